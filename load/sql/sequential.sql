-- A distributed server must be told that dimensions are written after facts
-- of the same transaction; to others the setting means nothing.
SELECT set_config('citus.multi_shard_modify_mode', 'sequential', true)
