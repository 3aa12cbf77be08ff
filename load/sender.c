/* SPDX-License-Identifier: ISC */
#include "load/sender.h"

#include <pthread.h>
#include <stdlib.h>

#include "load/bulk.h"
#include "load/copy.h"
#include "schema/diag.h"

struct sender {
	struct run *run;
	struct counts *counts;
	bool bulk;
	bool is_full;    /* there are rows to be sent */
	bool is_started; /* they are being sent */
	bool has_thread;
	pthread_t thread;
	struct session *session;
	struct buf rows[TABLE_COUNT];
	uint64_t sent[TABLE_COUNT];
	const struct statement *failed; /* NULL if none has */
	PGresult *result;               /* of it */
};

/* The one whose thread is at work, for a program that ends. */
static struct sender *at_work;

/*
 * Other parts may end the program while rows are sent: what libpq uses must not
 * be torn down under the thread.
 */
static void
wait_for_thread(void)
{
	if (at_work != NULL)
		pthread_join(at_work->thread, NULL);
}

struct sender *
sender_new(struct run *run, struct counts *counts, bool bulk)
{
	struct sender *sender = calloc(1, sizeof(*sender));

	if (sender == NULL)
		diag_die(EX_OSERR, "out of memory");
	sender->run = run;
	sender->counts = counts;
	sender->bulk = bulk;
	if (atexit(wait_for_thread) != 0)
		diag_die(EX_OSERR, "out of memory");
	return sender;
}

void
sender_free(struct sender *sender)
{
	if (sender == NULL)
		return;
	for (size_t i = 0; i < TABLE_COUNT; i++)
		buf_release(&sender->rows[i]);
	free(sender);
}

void
sender_take(struct sender *sender, struct buf rows[TABLE_COUNT])
{
	for (size_t i = TABLE_REPORT + 1; i < TABLE_COUNT; i++) {
		struct buf empty = sender->rows[i];

		sender->rows[i] = rows[i];
		buf_reset(&empty);
		rows[i] = empty;
	}
	sender->is_full = true;
}

/* The thread: it tells what went wrong, and leaves it to others to say so. */
static void *
send(void *arg)
{
	struct sender *sender = arg;

	for (int i = TABLE_REPORT + 1; i < TABLE_COUNT; i++) {
		const struct statement *copy = table_copy((enum table)i);

		if (copy_try(sender->session, copy, &sender->rows[i],
			&sender->sent[i], &sender->result))
			continue;
		sender->failed = copy;
		break;
	}
	return NULL;
}

void
sender_start(struct sender *sender)
{
	if (!sender->is_full)
		return;
	sender->is_full = false;
	sender->is_started = true;
	sender->session = run_session(sender->run);
	if (sender->bulk)
		bulk_begin(sender->session);
	sender->has_thread = pthread_create(&sender->thread, NULL, send,
				 sender) == 0;
	if (sender->has_thread)
		at_work = sender;
	else
		send(sender);
}

void
sender_finish(struct sender *sender)
{
	if (!sender->is_started)
		return;
	if (sender->has_thread)
		pthread_join(sender->thread, NULL);
	at_work = NULL;
	sender->is_started = false;
	if (sender->failed != NULL)
		session_fail(sender->session, sender->failed->name,
		    sender->result);
	if (sender->bulk)
		bulk_end(sender->session);
	for (int i = TABLE_REPORT + 1; i < TABLE_COUNT; i++)
		counts_add(sender->counts, table_counter((enum table)i),
		    sender->sent[i]);
}
