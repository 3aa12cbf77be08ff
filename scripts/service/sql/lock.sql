-- One run of the service for one warehouse, from whatever machine: held until
-- the session ends.  The number is the letters `ingest`.
SELECT pg_try_advisory_lock(115922902020980);
