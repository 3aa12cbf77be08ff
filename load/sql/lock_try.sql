-- One loader or migration at a time: this session's, until it ends, unless
-- another has it.  The number is the letters `glass`.
SELECT pg_try_advisory_lock(444199957363)
