-- What the loader's statements count on, whatever the role has been given: no
-- notices, dates and instants as the stream has them, and nothing found by a
-- search path.  A stream may be slow, so its open transaction may be idle.  Nothing
-- is asked often enough to be worth compiling, and what is asked of all facts of
-- a stream has room to sort them.
SELECT set_config('client_min_messages', 'warning', false),
	set_config('search_path', 'pg_catalog', false),
	set_config('datestyle', 'ISO, YMD', false),
	set_config('timezone', 'UTC', false),
	set_config('jit', 'off', false),
	set_config('work_mem', '64MB', false),
	set_config('idle_in_transaction_session_timeout', '0', false)
