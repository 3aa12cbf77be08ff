-- What a run read.
SELECT input FROM etl.input WHERE run_id = :run ORDER BY input_no;
