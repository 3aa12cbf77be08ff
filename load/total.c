/* SPDX-License-Identifier: ISC */
#include "load/total.h"

#include <stdlib.h>
#include <string.h>

#include "load/array.h"
#include "load/decimal.h"
#include "load/table.h"
#include "schema/diag.h"

enum {
	SLOTS = 2 * TOTALS_MAX,
	SENT_MAX = 1 << 14, /* rows of one statement */
	COHORT_SHIFT = 35,
	WHAT_SHIFT = 32,
	COLUMNS = 12
};

/* The sum of what reports add to one place of one cohort. */
struct total {
	uint64_t key; /* 0 if the slot is free */
	int64_t amount;
	int64_t below;
	uint32_t count[TOTAL_STATES];
};

struct totals {
	struct total *slot; /* SLOTS of them */
	size_t n;
};

uint64_t
total_place(unsigned what, int row, int column)
{
	return ((uint64_t)what << WHAT_SHIFT) |
	    ((uint64_t)((unsigned)row + 1) << 16) | ((unsigned)column + 1);
}

struct totals *
totals_new(void)
{
	struct totals *totals = calloc(1, sizeof(*totals));

	if (totals == NULL)
		diag_die(EX_OSERR, "out of memory");
	totals->slot = calloc(SLOTS, sizeof(*totals->slot));
	if (totals->slot == NULL)
		diag_die(EX_OSERR, "out of memory");
	return totals;
}

void
totals_free(struct totals *totals)
{
	if (totals == NULL)
		return;
	free(totals->slot);
	free(totals);
}

static struct total *
find(const struct totals *totals, uint64_t key)
{
	size_t at = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 40) %
	    SLOTS;

	while (totals->slot[at].key != 0 && totals->slot[at].key != key)
		at = (at + 1) % SLOTS;
	return &totals->slot[at];
}

static bool
is_near(int64_t sum)
{
	return sum < DECIMAL_SUM_MAX && sum > -DECIMAL_SUM_MAX;
}

/* Whether all parts can be added. */
static bool
have_room(const struct totals *totals, const struct part *parts, size_t n)
{
	size_t fresh = 0;

	for (size_t i = 0; i < n; i++) {
		const struct total *total = find(totals, parts[i].place);

		if (total->key == 0)
			fresh++;
		else if (!is_near(total->amount) || !is_near(total->below))
			return false;
		if (!is_near(parts[i].amount) || !is_near(parts[i].below))
			return false;
	}
	return totals->n + fresh <= TOTALS_MAX;
}

bool
total_add(struct totals *totals, int64_t cohort, struct part *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		parts[i].place += (uint64_t)cohort << COHORT_SHIFT;
	if (!have_room(totals, parts, n))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct total *total = find(totals, parts[i].place);

		if (total->key == 0) {
			total->key = parts[i].place;
			totals->n++;
		}
		total->amount += parts[i].amount;
		total->below += parts[i].below;
		total->count[parts[i].state]++;
	}
	return true;
}

/* Rows of one kind, as arrays, until there are enough of them. */
struct sending {
	struct session *session;
	const struct statement *statement;
	struct buf column[COLUMNS];
	size_t ncolumns;
	size_t n;
};

static void
send(struct sending *sending)
{
	const char *values[COLUMNS];

	if (sending->n == 0)
		return;
	for (size_t i = 0; i < sending->ncolumns; i++)
		values[i] = array_end(&sending->column[i]);
	PQclear(session_query(sending->session, sending->statement,
	    (int)sending->ncolumns, values));
	for (size_t i = 0; i < sending->ncolumns; i++)
		buf_reset(&sending->column[i]);
	sending->n = 0;
}

static void
put_number(struct sending *sending, int64_t number)
{
	array_add_number(&sending->column[sending->ncolumns++], number);
}

static void
put_text(struct sending *sending, const char *text)
{
	array_add(&sending->column[sending->ncolumns++], slice_of(text));
}

static void
put_amount(struct sending *sending, int64_t amount)
{
	struct buf text = BUF_INIT;

	decimal_add(&text, amount, decimal_places(amount));
	array_add(&sending->column[sending->ncolumns++],
	    (struct slice){ text.data, text.len });
	buf_release(&text);
}

static void
put(struct sending *sending, unsigned what, const struct total *total)
{
	sending->ncolumns = 0;
	put_number(sending, (int64_t)(total->key >> COHORT_SHIFT));
	if (what != TOTAL_FIGURES && what != TOTAL_RATES &&
	    what != TOTAL_REPORTS)
		put_text(sending, table_name((enum table)what));
	put_number(sending, (int64_t)(total->key >> 16 & 0xffff) - 1);
	put_number(sending, (int64_t)(total->key & 0xffff) - 1);
	put_amount(sending, total->amount);
	put_amount(sending, total->below);
	for (size_t i = 0; i < TOTAL_STATES; i++)
		put_number(sending, total->count[i]);
	if (++sending->n == SENT_MAX)
		send(sending);
}

static unsigned
what_of(const struct total *total)
{
	return (unsigned)(total->key >> WHAT_SHIFT) & 7;
}

static void
send_all(const struct totals *totals, struct session *session, unsigned what,
    const struct statement *statement)
{
	struct sending sending = { .session = session, .statement = statement };

	for (size_t i = 0; i < SLOTS; i++)
		if (totals->slot[i].key != 0 &&
		    what_of(&totals->slot[i]) == what)
			put(&sending, what, &totals->slot[i]);
	send(&sending);
	for (size_t i = 0; i < COLUMNS; i++)
		buf_release(&sending.column[i]);
}

void
total_send(struct totals *totals, struct session *session)
{
	if (totals->n == 0)
		return;
	send_all(totals, session, TOTAL_REPORTS, &sql_total_report);
	for (unsigned i = TABLE_DISCLOSURE; i <= TABLE_INDICATOR; i++)
		send_all(totals, session, i, &sql_total_cell);
	send_all(totals, session, TOTAL_FIGURES, &sql_total_figure);
	send_all(totals, session, TOTAL_RATES, &sql_total_rate);
	memset(totals->slot, 0, SLOTS * sizeof(*totals->slot));
	totals->n = 0;
}
