-- Whether any reject still stands, and so might be resolved.
SELECT EXISTS (SELECT FROM etl.reject WHERE resolved_at IS NULL)
