COPY etl.input (
	run_id, input_no, input, input_size, report_count, reject_count
) FROM STDIN
