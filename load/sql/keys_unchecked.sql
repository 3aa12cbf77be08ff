-- From here on the server takes rows without looking up, one by one, what they
-- refer to.  A role may do so that is a superuser or, from PostgreSQL 15 on, has
-- been granted SET ON PARAMETER session_replication_role.
SELECT set_config('session_replication_role', 'replica', true)
