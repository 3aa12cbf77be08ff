-- From here on every row is checked again.
SELECT set_config('session_replication_role', 'origin', true)
