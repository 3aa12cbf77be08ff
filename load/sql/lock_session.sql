-- The lock of lock.sql for several transactions: until the session ends.
SELECT pg_advisory_lock(444199957363)
