-- The loader's own books: what made this warehouse, what has been loaded into
-- it, and what was given up.  Readers of figures need none of it.
--
-- On a distributed server these tables stay on the coordinator.  No fact
-- refers to them by a foreign key, for such a key could not cross over.
CREATE SCHEMA etl;
COMMENT ON SCHEMA etl IS
	'The loader''s books: migrations, runs, inputs, documents and rejects';

CREATE TABLE etl.migration (
	version         integer     NOT NULL CONSTRAINT migration_pk PRIMARY KEY,
	migration       text        NOT NULL CONSTRAINT migration_name_key UNIQUE,
	checksum        text        NOT NULL,
	applied_at      timestamptz NOT NULL DEFAULT now(),
	program_version text        NOT NULL
);
COMMENT ON TABLE etl.migration IS
	'One row for each file of DDL that has run here, in order; never changed';
COMMENT ON COLUMN etl.migration.version IS 'Number of the file, rising';
COMMENT ON COLUMN etl.migration.migration IS 'Name of the file';
COMMENT ON COLUMN etl.migration.checksum IS
	'SHA-256 of its text, in hexadecimal; load refuses a warehouse made from another text';
COMMENT ON COLUMN etl.migration.applied_at IS 'When it ran';
COMMENT ON COLUMN etl.migration.program_version IS 'Version of the program that ran it';

CREATE TABLE etl.seed (
	seed            text        NOT NULL CONSTRAINT seed_pk PRIMARY KEY,
	checksum        text        NOT NULL,
	applied_at      timestamptz NOT NULL DEFAULT now(),
	program_version text        NOT NULL
);
COMMENT ON TABLE etl.seed IS
	'One row for each table of the catalogue that fills a dimension';
COMMENT ON COLUMN etl.seed.seed IS 'Name of the catalogue''s table';
COMMENT ON COLUMN etl.seed.checksum IS
	'SHA-256 of the statements made from it, in hexadecimal; they run again when it changes';
COMMENT ON COLUMN etl.seed.applied_at IS 'When they last ran';
COMMENT ON COLUMN etl.seed.program_version IS 'Version of the program that ran them';

CREATE TABLE etl.run (
	run_id            bigint      GENERATED ALWAYS AS IDENTITY
	                              CONSTRAINT run_pk PRIMARY KEY,
	started_at        timestamptz NOT NULL DEFAULT now(),
	finished_at       timestamptz,
	loaded_by         text        NOT NULL DEFAULT current_user,
	stream_program    text        NOT NULL,
	stream_version    text        NOT NULL,
	load_version      text        NOT NULL,
	reports_loaded    bigint,
	reports_unchanged bigint,
	cells_loaded      bigint,
	identities_loaded bigint,
	rejects_new       bigint,
	rejects_known     bigint,
	rejects_resolved  bigint,
	stage_counts      jsonb,
	reports_reread    bigint,
	reports_withdrawn bigint
);
COMMENT ON TABLE etl.run IS
	'One row for each stream that changed the warehouse; one that brought nothing new leaves no row';
COMMENT ON COLUMN etl.run.run_id IS 'Key of the run';
COMMENT ON COLUMN etl.run.started_at IS 'When its transaction began';
COMMENT ON COLUMN etl.run.finished_at IS 'When its last row was written';
COMMENT ON COLUMN etl.run.loaded_by IS 'The role that loaded it';
COMMENT ON COLUMN etl.run.stream_program IS 'The program that wrote the stream';
COMMENT ON COLUMN etl.run.stream_version IS 'Version of that program';
COMMENT ON COLUMN etl.run.load_version IS 'Version of the loader';
COMMENT ON COLUMN etl.run.reports_loaded IS 'Reports that were new';
COMMENT ON COLUMN etl.run.reports_unchanged IS 'Reports that were here already';
COMMENT ON COLUMN etl.run.cells_loaded IS 'Cells of the new reports';
COMMENT ON COLUMN etl.run.identities_loaded IS 'Checks of the new reports';
COMMENT ON COLUMN etl.run.rejects_new IS 'Rejects that were new';
COMMENT ON COLUMN etl.run.rejects_known IS 'Rejects that were here already';
COMMENT ON COLUMN etl.run.rejects_resolved IS
	'Rejects of earlier runs that no longer stand';
COMMENT ON COLUMN etl.run.stage_counts IS
	'The counters of the stages before, as the stream''s end record gave them';
COMMENT ON COLUMN etl.run.reports_reread IS
	'Reports that were here and were replaced by another reading; etl.reread has them';
COMMENT ON COLUMN etl.run.reports_withdrawn IS
	'Reports that were here and are none any more to the new reader; etl.reread has them';

CREATE TABLE etl.input (
	run_id       bigint  NOT NULL CONSTRAINT input_run_fk REFERENCES etl.run (run_id),
	input_no     integer NOT NULL,
	input        text    NOT NULL,
	input_size   bigint,
	report_count bigint  NOT NULL,
	reject_count bigint  NOT NULL,
	CONSTRAINT input_pk PRIMARY KEY (run_id, input_no)
);
COMMENT ON TABLE etl.input IS 'One row for each input of a run';
COMMENT ON COLUMN etl.input.run_id IS 'The run';
COMMENT ON COLUMN etl.input.input_no IS 'Running number of the input in the stream, from 1';
COMMENT ON COLUMN etl.input.input IS 'The operand as extract was given it; - for standard input';
COMMENT ON COLUMN etl.input.input_size IS
	'Size of the file in bytes; null for a directory and for standard input';
COMMENT ON COLUMN etl.input.report_count IS 'Reports found in it, new or not';
COMMENT ON COLUMN etl.input.reject_count IS 'Documents of it that were given up';

-- What is here already.  dim_report has both columns too, but a unique
-- constraint on them is refused where dim_report is distributed by report_id;
-- so this table keeps the promise, in the same transaction.
CREATE TABLE etl.document_version (
	digest    text    NOT NULL CONSTRAINT document_version_digest_check
	                  CHECK (length(digest) = 64),
	ordinal   integer NOT NULL,
	report_id bigint  NOT NULL CONSTRAINT document_version_report_key UNIQUE,
	CONSTRAINT document_version_pk PRIMARY KEY (digest, ordinal)
);
COMMENT ON TABLE etl.document_version IS
	'One row for each report loaded, by the digest of its document: what is here is not loaded again';
COMMENT ON COLUMN etl.document_version.digest IS
	'SHA-256 of the document''s bytes, in hexadecimal';
COMMENT ON COLUMN etl.document_version.ordinal IS 'Which report of the document, from 1';
COMMENT ON COLUMN etl.document_version.report_id IS 'Its key in glasshouse.dim_report';

CREATE TABLE etl.reject_reason (
	code     text NOT NULL CONSTRAINT reject_reason_pk PRIMARY KEY,
	program  text NOT NULL,
	label_zh text NOT NULL,
	label_en text NOT NULL
);
COMMENT ON TABLE etl.reject_reason IS 'Why a document can be given up; made from the catalogue';
COMMENT ON COLUMN etl.reject_reason.code IS 'The reason''s code';
COMMENT ON COLUMN etl.reject_reason.program IS 'The stage that gives it';
COMMENT ON COLUMN etl.reject_reason.label_zh IS 'The reason in Chinese';
COMMENT ON COLUMN etl.reject_reason.label_en IS 'The reason in English';

CREATE TABLE etl.reject (
	reject_id      bigint      GENERATED ALWAYS AS IDENTITY
	                           CONSTRAINT reject_pk PRIMARY KEY,
	reject_key     text        NOT NULL CONSTRAINT reject_key_key UNIQUE,
	program        text        NOT NULL,
	document       text        NOT NULL,
	uri            text,
	archive        text        NOT NULL,
	archive_offset bigint      NOT NULL,
	archive_length bigint,
	digest         text,
	reason         text        NOT NULL,
	detail         text,
	first_run_id   bigint      NOT NULL CONSTRAINT reject_first_run_fk
	                           REFERENCES etl.run (run_id),
	last_run_id    bigint      NOT NULL CONSTRAINT reject_last_run_fk
	                           REFERENCES etl.run (run_id),
	first_seen     timestamptz NOT NULL DEFAULT now(),
	last_seen      timestamptz NOT NULL DEFAULT now(),
	resolved_run_id bigint     CONSTRAINT reject_resolved_run_fk
	                           REFERENCES etl.run (run_id),
	resolved_at    timestamptz,
	CONSTRAINT reject_resolved_check
	    CHECK ((resolved_run_id IS NULL) = (resolved_at IS NULL))
);
CREATE INDEX reject_digest_idx ON etl.reject (digest) WHERE resolved_at IS NULL;
CREATE INDEX reject_place_idx ON etl.reject (archive, archive_offset)
	WHERE resolved_at IS NULL;
COMMENT ON TABLE etl.reject IS
	'One row for each document that was given up, with where its bytes lie and why';
COMMENT ON COLUMN etl.reject.reject_id IS 'Key of the reject';
COMMENT ON COLUMN etl.reject.reject_key IS
	'SHA-256 of all fields of the reject record: the same reject again is no new row';
COMMENT ON COLUMN etl.reject.program IS 'The stage that gave it up';
COMMENT ON COLUMN etl.reject.document IS
	'The document''s name, or the input''s if no document was reached';
COMMENT ON COLUMN etl.reject.uri IS 'Where the page was published, if that is known';
COMMENT ON COLUMN etl.reject.archive IS 'The file that holds the bytes';
COMMENT ON COLUMN etl.reject.archive_offset IS 'Where they begin in it, in bytes';
COMMENT ON COLUMN etl.reject.archive_length IS 'How many they are, if that is known';
COMMENT ON COLUMN etl.reject.digest IS
	'SHA-256 of the document''s bytes, where they could be read';
COMMENT ON COLUMN etl.reject.reason IS 'Why: a code of etl.reject_reason';
COMMENT ON COLUMN etl.reject.detail IS 'What was found and what was wanted';
COMMENT ON COLUMN etl.reject.first_run_id IS 'The run that met it first';
COMMENT ON COLUMN etl.reject.last_run_id IS
	'The last run of etl.run that met it; a stream that brought nothing new is no run';
COMMENT ON COLUMN etl.reject.first_seen IS 'When the first of those runs began';
COMMENT ON COLUMN etl.reject.last_seen IS 'When the last of them began';
COMMENT ON COLUMN etl.reject.resolved_run_id IS
	'The run that met the document again and had no such trouble with it; null while the reject stands';
COMMENT ON COLUMN etl.reject.resolved_at IS 'When that run began; null while the reject stands';
