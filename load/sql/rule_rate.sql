-- Which figures stand above and below in the metrics that are summed; below, 0
-- if nothing does.
SELECT r.metric_id, r.figure_id, coalesce(r.below_id, 0)
FROM glasshouse.rate_rule AS r
ORDER BY r.metric_id
