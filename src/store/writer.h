/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * writer: the one place where the database is written.
 *
 * A thread with the process' only writing connection. It takes all changes that wait, applies each
 * in a savepoint inside one BEGIN IMMEDIATE ... COMMIT (group commit), and tells each submitter only
 * after the commit is on the disk. So sixty-four people who save at the same moment cost one flush.
 *
 *     struct change *c = change_new(a);
 *     editions_add(c, &edition);
 *     err e = writer_run(w, c);           // or set c->done and writer_submit(w, c)
 *
 * Promises:
 *   - OK is told only for what survives a crash of the process or the machine;
 *   - a change is there as a whole or not at all;
 *   - a change that touches other numbers of rows than it expects, or meets a unique, primary or
 *     foreign key that is taken or gone, is undone alone and gets ERR_CONFLICT: run the action again
 *     from its read, WRITER_TRIES_MAX times;
 *   - when the commit itself fails (disk full), every change of that commit gets the error and none
 *     of them is there; only when a flush fails and the power goes right after may the disk have kept
 *     them, so an error means "not acknowledged": look before doing it again;
 *   - changes of one thread are applied in the order in which it submitted them.
 * What it is not: no scheduler and no retrying. Several processes may each have one writer; they
 * take turns through SQLite's lock.
 *
 * The WAL is carried over into the database when the queue has been empty for a moment, or when it
 * has grown past STORE_WAL_PAGES_CHECKPOINT, so that no request pays for it.
 *
 * Thread rule: all functions may be called from any thread, except writer_stop, which is called
 * once, and writer_run, which must not be called from a `done`.
 */
#ifndef WAYMARK_STORE_WRITER_H
#define WAYMARK_STORE_WRITER_H

#include "store/change.h"

struct writer;

/* Counters since the start, for metrics. */
struct writer_stats {
    uint64_t submitted; /* taken into the queue */
    uint64_t refused;   /* the queue was full */
    uint64_t applied;   /* committed changes */
    uint64_t conflicts; /* undone alone */
    uint64_t errors;    /* failed for other reasons */
    uint64_t commits;
    uint64_t checkpoints;
    size_t queued; /* waiting now */
};

/* Opens the connection, prepares every writing statement and starts the thread. queue_count_max 0
 * means WRITER_QUEUE_COUNT_MAX. Errors as store_reader_open; ERR_LIMIT when no thread can be made.
 * The writer lives in `a` until writer_stop. */
MUST_USE err writer_start(struct arena *a, struct store *s, size_t queue_count_max, struct writer **ret);

/* Queues a change; c->done tells the result. When this fails, done is not called and the change is
 * the caller's again: ERR_BUSY the queue is full (answer 503), ERR_STATE the writer is stopping.
 * Results told to done: OK, ERR_CONFLICT, ERR_BUSY (another process writes for too long), ERR_IO,
 * ERR_INTERNAL (a broken CHECK or NOT NULL: a bug of the action). */
MUST_USE err writer_submit(struct writer *w, struct change *c);

/* The same and waits for the result. Uses c->done. */
MUST_USE err writer_run(struct writer *w, struct change *c);

struct writer_stats writer_stats(struct writer *w);

/* Takes no more changes, finishes those that wait, carries the WAL over, ends thread and connection.
 * NULL is allowed. */
void writer_stop(struct writer *w);

#endif
