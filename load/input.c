/* SPDX-License-Identifier: ISC */
#include "load/input.h"

#include <stdlib.h>

#include "load/copy.h"

struct inputs {
	struct buf rows; /* without their keys, which are the run's */
	uint64_t reports;
	uint64_t rejects;
	bool open; /* the last row lacks its counts */
};

struct inputs *
inputs_new(void)
{
	struct inputs *inputs = calloc(1, sizeof(*inputs));

	if (inputs == NULL)
		diag_die(EX_OSERR, "out of memory");
	return inputs;
}

void
inputs_free(struct inputs *inputs)
{
	if (inputs == NULL)
		return;
	buf_release(&inputs->rows);
	free(inputs);
}

static void
close_row(struct inputs *inputs)
{
	if (!inputs->open)
		return;
	copy_number(&inputs->rows, (int64_t)inputs->reports);
	copy_number(&inputs->rows, (int64_t)inputs->rejects);
	buf_add_char(&inputs->rows, '\n');
	inputs->open = false;
}

void
inputs_add(struct inputs *inputs, const struct record *record)
{
	close_row(inputs);
	for (size_t i = 0; i < kind_nfields(KIND_INPUT); i++)
		copy_text(&inputs->rows, record->field[i]);
	inputs->reports = 0;
	inputs->rejects = 0;
	inputs->open = true;
}

void
inputs_count(struct inputs *inputs, enum kind kind)
{
	if (kind == KIND_REPORT)
		inputs->reports++;
	else
		inputs->rejects++;
}

void
inputs_end(struct inputs *inputs, struct run *run)
{
	struct buf key = BUF_INIT;
	struct buf rows = BUF_INIT;

	close_row(inputs);
	if (!run_has_id(run))
		return;
	copy_key(&key, run_id(run));
	copy_rows(&rows, (struct slice){ key.data, key.len },
	    (struct slice){ inputs->rows.data, inputs->rows.len });
	copy_send(run_session(run), &sql_copy_input, &rows);
	buf_release(&key);
	buf_release(&rows);
}
