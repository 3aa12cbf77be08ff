-- Gives the lock up at once; a session that only ends may hold it for a moment
-- longer than its program runs, and the next would be turned away.
SELECT pg_advisory_unlock(444199957363)
