-- The books of the service that brings archives in night by night: which there
-- are, what became of each, and what each of its runs came to.  What is loaded
-- is decided by etl.document_version alone; these rows save reading an archive
-- again, and tell people and machines how things stand.
CREATE TABLE etl.ingest (
	ingest_id          bigint      GENERATED ALWAYS AS IDENTITY
	                               CONSTRAINT ingest_pk PRIMARY KEY,
	started_at         timestamptz NOT NULL DEFAULT now(),
	finished_at        timestamptz,
	host               text        NOT NULL,
	process            bigint      NOT NULL,
	program_version    text        NOT NULL,
	exit_status        integer,
	archives_unchanged bigint,
	archives_loaded    bigint,
	archives_damaged   bigint,
	archives_duplicate bigint,
	archives_failed    bigint,
	archives_waiting   bigint,
	reports_loaded     bigint,
	cells_loaded       bigint,
	rejects_new        bigint,
	reports_reread     bigint,
	reports_withdrawn  bigint
);
COMMENT ON TABLE etl.ingest IS
	'One row for each run of the service, whether it brought anything or not; one without an end was killed or is at work';
COMMENT ON COLUMN etl.ingest.ingest_id IS 'Key of the run of the service';
COMMENT ON COLUMN etl.ingest.started_at IS 'When it began';
COMMENT ON COLUMN etl.ingest.finished_at IS 'When it ended; null if it was killed or is at work';
COMMENT ON COLUMN etl.ingest.host IS 'The machine that it ran on';
COMMENT ON COLUMN etl.ingest.process IS 'Its process there';
COMMENT ON COLUMN etl.ingest.program_version IS 'Version of the programs';
COMMENT ON COLUMN etl.ingest.exit_status IS 'Its exit status, as the manual has them';
COMMENT ON COLUMN etl.ingest.archives_unchanged IS 'Archives that were dealt with before';
COMMENT ON COLUMN etl.ingest.archives_loaded IS 'Archives that were read to their end';
COMMENT ON COLUMN etl.ingest.archives_damaged IS
	'Archives that are damaged, and of which the rest was loaded';
COMMENT ON COLUMN etl.ingest.archives_duplicate IS
	'Archives with the bytes of another, which were not read';
COMMENT ON COLUMN etl.ingest.archives_failed IS 'Archives of which nothing was loaded';
COMMENT ON COLUMN etl.ingest.archives_waiting IS 'Archives that were left to the next run';
COMMENT ON COLUMN etl.ingest.reports_loaded IS 'Reports that were new';
COMMENT ON COLUMN etl.ingest.cells_loaded IS 'Cells of the new reports';
COMMENT ON COLUMN etl.ingest.rejects_new IS 'Rejects that were new';
COMMENT ON COLUMN etl.ingest.reports_reread IS
	'Reports that were replaced by another reading';
COMMENT ON COLUMN etl.ingest.reports_withdrawn IS
	'Reports that are none any more to the new reader';

CREATE TABLE etl.archive (
	archive_id      bigint      GENERATED ALWAYS AS IDENTITY
	                            CONSTRAINT archive_pk PRIMARY KEY,
	archive         text        NOT NULL CONSTRAINT archive_name_key UNIQUE,
	archive_size    bigint      NOT NULL,
	modified_at     timestamptz NOT NULL,
	digest          text        CONSTRAINT archive_digest_check
	                            CHECK (length(digest) = 64),
	archive_state   text        NOT NULL CONSTRAINT archive_state_check
	                            CHECK (archive_state IN ('waiting', 'loaded',
	                                'damaged', 'duplicate', 'failed', 'gone')),
	attempts        integer     NOT NULL DEFAULT 0,
	exit_status     integer,
	complaint       text,
	report_count    bigint,
	reject_count    bigint,
	seconds         numeric,
	program_version text,
	ingest_id       bigint      CONSTRAINT archive_ingest_fk
	                            REFERENCES etl.ingest (ingest_id),
	first_seen      timestamptz NOT NULL DEFAULT now(),
	last_tried      timestamptz
);
CREATE INDEX archive_digest_idx ON etl.archive (digest);
COMMENT ON TABLE etl.archive IS
	'One row for each archive that the service has met, by its path, with what became of it';
COMMENT ON COLUMN etl.archive.archive_id IS 'Key of the archive';
COMMENT ON COLUMN etl.archive.archive IS 'Its path from the root';
COMMENT ON COLUMN etl.archive.archive_size IS 'Its size in bytes when it was last looked at';
COMMENT ON COLUMN etl.archive.modified_at IS
	'When it was last written to; with the size, whether to look at it again';
COMMENT ON COLUMN etl.archive.digest IS
	'SHA-256 of its bytes, in hexadecimal; null until it was read';
COMMENT ON COLUMN etl.archive.archive_state IS
	'waiting; loaded; damaged: the rest was loaded; duplicate: another has its bytes; failed: nothing was loaded; gone: it was waiting or failed and is no longer there';
COMMENT ON COLUMN etl.archive.attempts IS 'How often it failed since it last changed';
COMMENT ON COLUMN etl.archive.exit_status IS
	'Exit status of the stage that complained; 124 if it took too long; null if none did';
COMMENT ON COLUMN etl.archive.complaint IS 'The first of its complaints';
COMMENT ON COLUMN etl.archive.report_count IS 'Reports found in it, new or not';
COMMENT ON COLUMN etl.archive.reject_count IS 'Documents of it that were given up';
COMMENT ON COLUMN etl.archive.seconds IS
	'How long reading and loading took; of small archives that are read together, all of them';
COMMENT ON COLUMN etl.archive.program_version IS 'Version of the programs that read it';
COMMENT ON COLUMN etl.archive.ingest_id IS
	'The run of the service that last dealt with it; null on another engine';
COMMENT ON COLUMN etl.archive.first_seen IS 'When the service first met it';
COMMENT ON COLUMN etl.archive.last_tried IS 'When it was last read, or taken for a duplicate';
