-- What follows is asked of whole tables, whose rows the planner has not counted
-- yet: to look things up one by one would take it for ever.
SELECT set_config('enable_nestloop', 'off', true)
