COPY etl.document_version (report_id, digest, ordinal) FROM STDIN
