-- A run of the service begins.
INSERT INTO etl.ingest (host, process, program_version)
VALUES (:'host', :process, :'version')
RETURNING ingest_id;
