-- One loader or migration at a time: the others wait for it to commit.  The
-- number is the letters `glass`.
SELECT pg_advisory_xact_lock(444199957363)
