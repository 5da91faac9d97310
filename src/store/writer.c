/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/writer.h"

#include "store/sqlite.h"

#include <errno.h>
#include <pthread.h>

/* The writer's own statements. */
enum own { OWN_BEGIN, OWN_COMMIT, OWN_ROLLBACK, OWN_SAVEPOINT, OWN_RELEASE, OWN_UNDO, OWN_COUNT };

static const char *const own_sql[OWN_COUNT] = {
    [OWN_BEGIN] = "BEGIN IMMEDIATE",
    [OWN_COMMIT] = "COMMIT",
    [OWN_ROLLBACK] = "ROLLBACK",
    [OWN_SAVEPOINT] = "SAVEPOINT change",
    [OWN_RELEASE] = "RELEASE SAVEPOINT change",
    [OWN_UNDO] = "ROLLBACK TO SAVEPOINT change",
};

struct queue {
    struct change *first, *last;
    size_t n;
};

struct writer {
    const struct store_catalog *catalog;
    size_t queue_count_max;
    pthread_t thread;

    /* The thread's alone. */
    struct sqlite sqlite;
    sqlite3_stmt **statements;
    sqlite3_stmt *own[OWN_COUNT];
    int wal_pages; /* in the WAL after the last commit */

    pthread_mutex_t lock; /* for all below */
    pthread_cond_t wake;
    struct queue waiting;
    bool stopping;
    struct writer_stats stats;
};

static void queue_add(struct queue *q, struct change *c) {
    c->next = NULL;
    if (q->last != NULL) {
        q->last->next = c;
    } else {
        q->first = c;
    }
    q->last = c;
    q->n++;
}

static struct change *queue_take(struct queue *q) {
    struct change *c = q->first;
    if (c != NULL) {
        q->first = c->next;
        q->last = q->first == NULL ? NULL : q->last;
        q->n--;
    }
    return c;
}

/* ---- applying -------------------------------------------------------------------------------- */

static err own_run(struct writer *w, enum own what) {
    int code = sqlite3_step(w->own[what]);
    err e = sqlite_error(&w->sqlite, code, "write");
    sqlite3_reset(w->own[what]);
    return e;
}

static err step_apply(struct writer *w, struct change *c, const struct change_step *step) {
    const struct store_query *q = &w->catalog->queries[step->query];
    sqlite3_stmt *s = w->statements[step->query];
    int code = sqlite_bind(s, step->values, step->values_count);
    if (code == SQLITE_OK) {
        code = sqlite3_step(s);
    }
    err e = sqlite_error(&w->sqlite, code, "write");
    int64_t rows = sqlite3_changes64(w->sqlite.db);
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    if (failed(e)) {
        return err_fmt(c->arena, e.code, "%s: %s", q->name, e.message);
    }
    if (step->rows_expected != CHANGE_ROWS_ANY && rows != step->rows_expected) {
        return err_fmt(c->arena, ERR_CONFLICT,
                       "%s: %" PRId64 " rows in place of %" PRId64 ": it was changed meanwhile", q->name,
                       rows, step->rows_expected);
    }
    return OK;
}

/* c->result becomes the change's own verdict; the err returned is one that ends the whole commit. */
static err change_apply(struct writer *w, struct change *c) {
    err fatal = own_run(w, OWN_SAVEPOINT);
    if (failed(fatal)) {
        return fatal;
    }
    c->result = OK;
    for (size_t i = 0; i < c->steps.n && !failed(c->result); i++) {
        c->result = step_apply(w, c, &c->steps.at[i]);
    }
    /* SQLite itself ends the transaction on a full disk and some other errors. */
    if (c->result.code == ERR_IO || sqlite3_get_autocommit(w->sqlite.db) != 0) {
        return c->result;
    }
    if (failed(c->result)) {
        fatal = own_run(w, OWN_UNDO);
    }
    return failed(fatal) ? fatal : own_run(w, OWN_RELEASE);
}

static void give_up(struct writer *w, struct change *first, err e) {
    if (sqlite3_get_autocommit(w->sqlite.db) == 0) {
        err undone = own_run(w, OWN_ROLLBACK);
        (void)undone; /* what is not committed is not there, whatever this says */
    }
    for (struct change *c = first; c != NULL; c = c->next) {
        c->result = err_fmt(c->arena, e.code, "%s", e.message);
    }
}

/* All changes of the list in one commit. */
static void batch_apply(struct writer *w, struct change *first) {
    err e = own_run(w, OWN_BEGIN);
    size_t good = 0;
    for (struct change *c = first; c != NULL && !failed(e); c = c->next) {
        e = change_apply(w, c);
        good += failed(c->result) ? 0 : 1;
    }
    if (!failed(e)) {
        e = own_run(w, good > 0 ? OWN_COMMIT : OWN_ROLLBACK);
    }
    if (failed(e)) {
        /* The message is the connection's or a change's: both change while it is copied. */
        char message[SQLITE_MESSAGE_BYTES];
        snprintf(message, sizeof message, "%s", e.message);
        give_up(w, first, err_of(e.code, message));
    }
}

static void batch_count(struct writer *w, const struct change *first) {
    bool committed = false;
    pthread_mutex_lock(&w->lock);
    for (const struct change *c = first; c != NULL; c = c->next) {
        committed = committed || !failed(c->result);
        w->stats.applied += failed(c->result) ? 0 : 1;
        w->stats.conflicts += c->result.code == ERR_CONFLICT ? 1 : 0;
        w->stats.errors += failed(c->result) && c->result.code != ERR_CONFLICT ? 1 : 0;
    }
    w->stats.commits += committed ? 1 : 0;
    pthread_mutex_unlock(&w->lock);
}

static void batch_tell(struct change *first) {
    for (struct change *c = first, *next; c != NULL; c = next) {
        next = c->next; /* once told, the change is its submitter's again */
        if (c->done != NULL) {
            c->done(c->context, c, c->result);
        }
    }
}

/* ---- the thread ------------------------------------------------------------------------------ */

static int wal_grew(void *context, sqlite3 *db, const char *name, int pages) {
    (void)db;
    (void)name;
    ((struct writer *)context)->wal_pages = pages;
    return SQLITE_OK;
}

/* A reader may keep part of the WAL in use; then a later checkpoint carries that over. */
static void checkpoint(struct writer *w, int mode) {
    int code = sqlite3_wal_checkpoint_v2(w->sqlite.db, NULL, mode, NULL, NULL);
    w->wal_pages = 0;
    pthread_mutex_lock(&w->lock);
    w->stats.checkpoints += code == SQLITE_OK ? 1 : 0;
    pthread_mutex_unlock(&w->lock);
}

/* Waits for changes, for at most WRITER_IDLE_MS when there is something to do in an idle moment.
 * Called with the lock. */
static void wait_for_work(struct writer *w) {
    struct timespec until;
    int code = 0;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += WRITER_IDLE_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    while (w->waiting.n == 0 && !w->stopping && code != ETIMEDOUT) {
        code = w->wal_pages > 0 ? pthread_cond_timedwait(&w->wake, &w->lock, &until)
                                : pthread_cond_wait(&w->wake, &w->lock);
    }
}

/* The changes of the next commit; none after an idle moment. False when it is over. */
static bool next_batch(struct writer *w, struct change **ret_first) {
    struct queue batch = {0};
    pthread_mutex_lock(&w->lock);
    wait_for_work(w);
    while (w->waiting.n > 0 && batch.n < WRITER_BATCH_COUNT_MAX) {
        queue_add(&batch, queue_take(&w->waiting));
    }
    bool go_on = batch.n > 0 || !w->stopping;
    pthread_mutex_unlock(&w->lock);
    *ret_first = batch.first;
    return go_on;
}

static void *thread_main(void *context) {
    struct writer *w = context;
    struct change *first = NULL;
    while (next_batch(w, &first)) {
        if (first != NULL) {
            batch_apply(w, first);
            batch_count(w, first);
            batch_tell(first);
        }
        if (w->wal_pages > (first == NULL ? 0 : STORE_WAL_PAGES_CHECKPOINT)) {
            checkpoint(w, SQLITE_CHECKPOINT_PASSIVE);
        }
    }
    checkpoint(w, SQLITE_CHECKPOINT_TRUNCATE);
    return NULL;
}

/* ---- starting and stopping ------------------------------------------------------------------- */

static void close_all(struct writer *w) {
    sqlite_finalize(w->own, OWN_COUNT);
    if (w->statements != NULL) {
        sqlite_finalize(w->statements, w->catalog->queries_count);
    }
    sqlite_close(&w->sqlite);
}

static err prepare_all(struct arena *a, struct writer *w) {
    err e = sqlite_prepare_all(a, &w->sqlite, w->catalog, true, &w->statements);
    for (size_t i = 0; i < OWN_COUNT && !failed(e); i++) {
        int code =
            sqlite3_prepare_v3(w->sqlite.db, own_sql[i], -1, SQLITE_PREPARE_PERSISTENT, &w->own[i], NULL);
        e = sqlite_error(&w->sqlite, code, "write");
    }
    return failed(e) ? err_fmt(a, e.code, "%s", e.message) : OK;
}

static err thread_start(struct writer *w) {
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&w->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&w->lock, NULL);
    if (pthread_create(&w->thread, NULL, thread_main, w) != 0) {
        return err_of(ERR_LIMIT,
                      "cannot start the writer's thread: raise the limit of processes (ulimit -u)");
    }
    return OK;
}

err writer_start(struct arena *a, struct store *s, size_t queue_count_max, struct writer **ret) {
    struct writer *w = ARENA_NEW(a, struct writer);
    w->catalog = s->config.catalog;
    w->queue_count_max = queue_count_max > 0 ? queue_count_max : WRITER_QUEUE_COUNT_MAX;
    err e = sqlite_connect(a, s, false, &w->sqlite);
    if (failed(e)) {
        return e;
    }
    sqlite3_wal_hook(w->sqlite.db, wal_grew, w);
    e = prepare_all(a, w);
    if (!failed(e)) {
        e = thread_start(w);
    }
    if (failed(e)) {
        close_all(w);
        return e;
    }
    *ret = w;
    return OK;
}

void writer_stop(struct writer *w) {
    if (w == NULL) {
        return;
    }
    pthread_mutex_lock(&w->lock);
    w->stopping = true;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->wake);
    pthread_mutex_destroy(&w->lock);
    close_all(w);
}

/* ---- submitting ------------------------------------------------------------------------------ */

err writer_submit(struct writer *w, struct change *c) {
    for (size_t i = 0; i < c->steps.n; i++) {
        const struct change_step *step = &c->steps.at[i];
        ASSERT(step->query < w->catalog->queries_count && w->statements[step->query] != NULL);
        ASSERT(step->values_count == w->catalog->queries[step->query].params_count);
    }
    err e = OK;
    pthread_mutex_lock(&w->lock);
    if (w->stopping) {
        e = err_of(ERR_STATE, "the server is stopping: nothing more is saved");
    } else if (w->waiting.n >= w->queue_count_max) {
        e = err_of(ERR_BUSY, "too many changes are waiting to be saved: try again in a moment");
        w->stats.refused++;
    } else {
        queue_add(&w->waiting, c);
        w->stats.submitted++;
        pthread_cond_signal(&w->wake);
    }
    pthread_mutex_unlock(&w->lock);
    return e;
}

struct waiter {
    pthread_mutex_t lock;
    pthread_cond_t told;
    bool done;
    err result;
};

static void wake_waiter(void *context, struct change *c, err result) {
    struct waiter *waiter = context;
    (void)c;
    pthread_mutex_lock(&waiter->lock);
    waiter->done = true;
    waiter->result = result;
    pthread_cond_signal(&waiter->told);
    pthread_mutex_unlock(&waiter->lock);
}

err writer_run(struct writer *w, struct change *c) {
    struct waiter waiter = {.result = OK};
    ASSERT(pthread_equal(pthread_self(), w->thread) == 0);
    pthread_mutex_init(&waiter.lock, NULL);
    pthread_cond_init(&waiter.told, NULL);
    c->done = wake_waiter;
    c->context = &waiter; /* cppcheck-suppress autoVariables ; it is told before this function returns */
    err e = writer_submit(w, c);
    pthread_mutex_lock(&waiter.lock);
    while (!failed(e) && !waiter.done) {
        pthread_cond_wait(&waiter.told, &waiter.lock);
    }
    pthread_mutex_unlock(&waiter.lock);
    pthread_cond_destroy(&waiter.told);
    pthread_mutex_destroy(&waiter.lock);
    return failed(e) ? e : waiter.result;
}

struct writer_stats writer_stats(struct writer *w) {
    pthread_mutex_lock(&w->lock);
    struct writer_stats stats = w->stats;
    stats.queued = w->waiting.n;
    pthread_mutex_unlock(&w->lock);
    return stats;
}
