-- Who holds the lock of lock.sql.
SELECT coalesce(max(s.application_name), 'another session')
FROM pg_locks AS l JOIN pg_stat_activity AS s ON s.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
	AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
	AND (l.classid::bigint << 32 | l.objid::bigint) = 115922902020980;
