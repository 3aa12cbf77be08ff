-- Who has the lock of lock_try.sql, and since when he is here.  What a role may
-- not see of another's session is null.
SELECT l.pid, a.application_name, a.usename,
	to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
FROM pg_locks AS l
	LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
	AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
	AND l.classid::bigint = 444199957363 >> 32
	AND l.objid::bigint = 444199957363 & 4294967295
