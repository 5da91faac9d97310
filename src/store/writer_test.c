/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/sqlite.h"
#include "store/testing.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>

#define THREADS 64
#define EACH    20

static int set_up(void **state) {
    static struct fixture f;
    fixture_folder(&f, &t_catalog);
    fixture_open(&f);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture_end(*state);
    return 0;
}

static struct writer *started(struct fixture *f) {
    struct writer *w = NULL;
    err e = writer_start(f->a, f->store, 0, &w);
    assert_int_equal(e.code, ERR_NONE);
    return w;
}

static void run_ok(struct writer *w, struct change *c) {
    err e = writer_run(w, c);
    if (failed(e)) {
        print_error("%s\n", e.message);
    }
    assert_int_equal(e.code, ERR_NONE);
}

/* A second process, as far as SQLite is concerned. */
static struct sqlite other_connection(struct fixture *f) {
    struct sqlite c;
    err e = sqlite_connect(f->a, f->store, false, &c);
    assert_int_equal(e.code, ERR_NONE);
    return c;
}

static void exec(struct sqlite *c, const char *sql) {
    err e = sqlite_run(c, sql);
    if (failed(e)) {
        print_error("%s\n", e.message);
    }
    assert_int_equal(e.code, ERR_NONE);
}

static void pause_ms(long ms) {
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
    nanosleep(&t, NULL);
}

static void a_change_is_there_when_told(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    int64_t value = 0, rev = 0;
    run_ok(w, t_item_change(f->a, STR("a"), 5));
    assert_true(t_find_item(f->reader, STR("a"), &value, &rev));
    assert_int_equal(value, 5);
    assert_int_equal(rev, 1);
    struct change *c = change_new(f->a);
    t_add_set(c, STR("a"), 1, 6);
    t_add_child(c, STR("child"), STR("a"));
    run_ok(w, c);
    assert_true(t_find_item(f->reader, STR("a"), &value, &rev));
    assert_int_equal(value, 6);
    assert_int_equal(rev, 2);
    struct writer_stats stats = writer_stats(w);
    assert_int_equal(stats.submitted, 2);
    assert_int_equal(stats.applied, 2);
    assert_int_equal(stats.commits, 2);
    writer_stop(w);
}

static void an_empty_change_is_fine(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    run_ok(w, change_new(f->a));
    writer_stop(w);
    writer_stop(NULL);
}

static void parameters_are_copied(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    char id[] = "before";
    struct change *c = t_item_change(f->a, str_c(id), 1);
    memcpy(id, "after!", 6);
    run_ok(w, c);
    int64_t value = 0, rev = 0;
    assert_true(t_find_item(f->reader, STR("before"), &value, &rev));
    writer_stop(w);
}

static void expect(struct writer *w, struct change *c, enum err_code code, const char *part) {
    err e = writer_run(w, c);
    assert_int_equal(e.code, code);
    if (!str_contains(str_c(e.message), str_c(part))) {
        print_error("message: %s\n", e.message);
    }
    assert_true(str_contains(str_c(e.message), str_c(part)));
}

static void conflicts_undo_the_whole_change(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    run_ok(w, t_item_change(f->a, STR("a"), 1));

    struct change *stale = change_new(f->a);
    t_add_item(stale, STR("b"), 1, STR(""));
    t_add_set(stale, STR("a"), 9, 2);
    expect(w, stale, ERR_CONFLICT, "item_set: 0 rows in place of 1");

    struct change *taken = change_new(f->a);
    t_add_item(taken, STR("c"), 1, STR(""));
    t_add_item(taken, STR("a"), 1, STR(""));
    expect(w, taken, ERR_CONFLICT, "item_insert");

    struct change *orphan = change_new(f->a);
    t_add_child(orphan, STR("x"), STR("nobody"));
    expect(w, orphan, ERR_CONFLICT, "FOREIGN KEY");

    struct change *broken = t_item_change(f->a, STR("d"), -1);
    expect(w, broken, ERR_INTERNAL, "CHECK");

    struct change *any = change_new(f->a);
    change_add(any, T_ITEM_DELETE, (struct store_value[]){store_value_text(STR("nobody"))}, 1,
               CHANGE_ROWS_ANY);
    run_ok(w, any);

    assert_int_equal(t_count_items(f->reader), 1);
    struct writer_stats stats = writer_stats(w);
    assert_int_equal(stats.conflicts, 3);
    assert_int_equal(stats.errors, 1);
    assert_int_equal(stats.applied, 2);
    writer_stop(w);
}

/* What a `done` learned; the writer's thread adds, the test reads. */
struct told {
    atomic_int count, good, busy, conflicts, others;
};

static void tell(void *context, struct change *c, err result) {
    struct told *told = context;
    (void)c;
    atomic_fetch_add(&told->good, !failed(result) ? 1 : 0);
    atomic_fetch_add(&told->busy, result.code == ERR_BUSY ? 1 : 0);
    atomic_fetch_add(&told->conflicts, result.code == ERR_CONFLICT ? 1 : 0);
    atomic_fetch_add(&told->others,
                     failed(result) && result.code != ERR_BUSY && result.code != ERR_CONFLICT ? 1 : 0);
    atomic_fetch_add(&told->count, 1);
}

static void wait_until(const atomic_int *count, int n) {
    for (int i = 0; i < 1000 && atomic_load(count) < n; i++) {
        pause_ms(10);
    }
    assert_int_equal(atomic_load(count), n);
}

static err submit_item(struct fixture *f, struct writer *w, struct told *told, const char *id,
                       int64_t value) {
    struct arena *a = f->a;
    struct change *c = t_item_change(a, str_c(id), value);
    c->done = tell;
    c->context = told;
    return writer_submit(w, c);
}

static void one_commit_takes_many_and_fails_only_the_wrong(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    struct told told = {0};
    struct sqlite other = other_connection(f);
    exec(&other, "BEGIN IMMEDIATE");
    char ids[101][8];
    /* The first is alone in its commit, perhaps; the writer waits with it for the other connection. */
    assert_int_equal(submit_item(f, w, &told, "first", 1).code, ERR_NONE);
    pause_ms(50);
    for (int i = 0; i < 100; i++) {
        snprintf(ids[i], sizeof ids[i], "i%d", i % 90); /* the last ten are taken by then */
        assert_int_equal(submit_item(f, w, &told, ids[i], 1).code, ERR_NONE);
    }
    assert_int_equal(atomic_load(&told.count), 0);
    exec(&other, "COMMIT");
    wait_until(&told.count, 101);
    assert_int_equal(atomic_load(&told.good), 91);
    assert_int_equal(atomic_load(&told.conflicts), 10);
    assert_int_equal(t_count_items(f->reader), 91);
    struct writer_stats stats = writer_stats(w);
    assert_in_range(stats.commits, 1, 3);
    sqlite_close(&other);
    writer_stop(w);
}

static void a_full_queue_says_busy(void **state) {
    struct fixture *f = *state;
    struct writer *w = NULL;
    struct told told = {0};
    assert_int_equal(writer_start(f->a, f->store, 2, &w).code, ERR_NONE);
    struct sqlite other = other_connection(f);
    exec(&other, "BEGIN IMMEDIATE");
    assert_int_equal(submit_item(f, w, &told, "a", 1).code, ERR_NONE);
    pause_ms(100); /* the writer has taken it and waits for the lock */
    assert_int_equal(submit_item(f, w, &told, "b", 1).code, ERR_NONE);
    assert_int_equal(submit_item(f, w, &told, "c", 1).code, ERR_NONE);
    assert_int_equal(submit_item(f, w, &told, "d", 1).code, ERR_BUSY);
    assert_int_equal(writer_stats(w).queued, 2);
    assert_int_equal(writer_stats(w).refused, 1);
    exec(&other, "ROLLBACK");
    wait_until(&told.count, 3);
    assert_int_equal(atomic_load(&told.good), 3);
    assert_int_equal(submit_item(f, w, &told, "e", 1).code, ERR_NONE);
    wait_until(&told.count, 4);
    sqlite_close(&other);
    writer_stop(w);
}

static void another_process_that_writes_too_long(void **state) {
    struct fixture *f = *state;
    struct told told = {0};
    fixture_end(f);
    fixture_folder(f, &t_catalog);
    f->config.busy_ms = 60;
    fixture_open(f);
    struct writer *w = started(f);
    struct sqlite other = other_connection(f);
    exec(&other, "BEGIN IMMEDIATE");
    assert_int_equal(submit_item(f, w, &told, "a", 1).code, ERR_NONE);
    wait_until(&told.count, 1);
    assert_int_equal(atomic_load(&told.busy), 1);
    exec(&other, "COMMIT");
    assert_int_equal(t_count_items(f->reader), 0);
    run_ok(w, t_item_change(f->a, STR("a"), 1));
    sqlite_close(&other);
    writer_stop(w);
}

/* ---- many threads ---------------------------------------------------------------------------- */

struct worker {
    struct fixture *f;
    struct writer *w;
    int number;
    atomic_int *problems;
};

static void *insert_many(void *context) {
    struct worker *k = context;
    struct arena *a = arena_new();
    for (int i = 0; i < EACH; i++) {
        char id[32];
        snprintf(id, sizeof id, "t%d-%d", k->number, i);
        struct change *c = t_item_change(a, str_c(id), i);
        t_add_child(c, str_c(id), str_c(id));
        atomic_fetch_add(k->problems, failed(writer_run(k->w, c)) ? 1 : 0);
    }
    arena_free(a);
    return NULL;
}

static void run_threads(struct fixture *f, struct writer *w, int count, void *(*work)(void *)) {
    pthread_t threads[THREADS];
    struct worker workers[THREADS];
    atomic_int problems = 0;
    for (int i = 0; i < count; i++) {
        workers[i] = (struct worker){f, w, i, &problems};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < count; i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&problems), 0);
}

static void sixty_four_threads_share_commits(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    run_threads(f, w, THREADS, insert_many);
    struct writer_stats stats = writer_stats(w);
    assert_int_equal(stats.applied, THREADS * EACH);
    assert_true(stats.commits < stats.applied / 2);
    assert_int_equal(t_count_items(f->reader), THREADS * EACH);
    writer_stop(w);
}

/* Reads, adds one and writes with the revision it read, until nobody was faster. */
static void *count_up(void *context) {
    struct worker *k = context;
    struct arena *a = arena_new();
    struct store_reader *r = NULL;
    bool good = !failed(store_reader_open(a, k->f->store, &r));
    for (int done = 0, tries = 0; good && done < 5; tries++) {
        int64_t value = 0, rev = 0;
        good = tries < 100000 && t_find_item(r, STR("counter"), &value, &rev);
        struct change *c = change_new(a);
        t_add_set(c, STR("counter"), rev, value + 1);
        err e = writer_run(k->w, c);
        done += failed(e) ? 0 : 1;
        good = good && (!failed(e) || e.code == ERR_CONFLICT);
    }
    atomic_fetch_add(k->problems, good ? 0 : 1);
    store_reader_close(r);
    arena_free(a);
    return NULL;
}

static void nobody_overwrites_another(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    run_ok(w, t_item_change(f->a, STR("counter"), 0));
    run_threads(f, w, 16, count_up);
    int64_t value = 0, rev = 0;
    assert_true(t_find_item(f->reader, STR("counter"), &value, &rev));
    assert_int_equal(value, 16 * 5);
    assert_int_equal(rev, 16 * 5 + 1);
    writer_stop(w);
}

static void one_thread_keeps_its_order(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    struct told told = {0};
    run_ok(w, t_item_change(f->a, STR("a"), 0));
    for (int i = 1; i <= 700; i++) { /* more than one batch */
        struct change *c = change_new(f->a);
        t_add_set(c, STR("a"), i, i);
        c->done = tell;
        c->context = &told;
        assert_int_equal(writer_submit(w, c).code, ERR_NONE);
    }
    wait_until(&told.count, 700);
    assert_int_equal(atomic_load(&told.good), 700);
    writer_stop(w);
}

/* ---- stopping -------------------------------------------------------------------------------- */

static void stopping_finishes_what_waits(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    struct told told = {0};
    char ids[300][8];
    for (int i = 0; i < 300; i++) {
        snprintf(ids[i], sizeof ids[i], "s%d", i);
        assert_int_equal(submit_item(f, w, &told, ids[i], 1).code, ERR_NONE);
    }
    writer_stop(w);
    assert_int_equal(atomic_load(&told.good), 300);
    assert_int_equal(t_count_items(f->reader), 300);
    struct stat st;
    assert_true(stat(t_path(f, "waymark.db-wal"), &st) != 0 || st.st_size == 0);
}

struct late {
    struct writer *w;
    struct change *second;
    atomic_int code;
};

static void submit_late(void *context, struct change *c, err result) {
    struct late *late = context;
    (void)c;
    (void)result;
    err e = writer_submit(late->w, late->second);
    atomic_store(&late->code, (int)e.code);
}

static void *stop(void *context) {
    writer_stop(context);
    return NULL;
}

static void a_stopping_writer_takes_nothing(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    struct sqlite other = other_connection(f);
    exec(&other, "BEGIN IMMEDIATE");
    struct late late = {.w = w, .second = t_item_change(f->a, STR("b"), 1)};
    struct change *c = t_item_change(f->a, STR("a"), 1);
    c->done = submit_late;
    c->context = &late;
    assert_int_equal(writer_submit(w, c).code, ERR_NONE);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, stop, w), 0);
    pause_ms(200);
    exec(&other, "COMMIT");
    pthread_join(thread, NULL);
    assert_int_equal(atomic_load(&late.code), ERR_STATE);
    assert_int_equal(t_count_items(f->reader), 1);
    sqlite_close(&other);
}

/* ---- the disk -------------------------------------------------------------------------------- */

static struct change *large_change(struct arena *a, int number) {
    static char body[20000];
    char id[32];
    memset(body, 'x', sizeof body);
    struct change *c = change_new(a);
    for (int i = 0; i < 3; i++) {
        snprintf(id, sizeof id, "big%d-%d", number, i);
        t_add_item(c, str_c(id), 1, str_n(body, sizeof body));
    }
    return c;
}

static void a_database_that_may_not_grow(void **state) {
    struct fixture *f = *state;
    fixture_end(f);
    fixture_folder(f, &t_catalog);
    f->config.pages_max = 64;
    fixture_open(f);
    struct writer *w = started(f);
    int good = 0;
    err e = OK;
    for (; good < 100 && !failed(e); good++) {
        e = writer_run(w, large_change(f->a, good));
    }
    assert_int_equal(e.code, ERR_IO);
    assert_true(str_contains(str_c(e.message), STR("full")));
    assert_in_range(good, 2, 20);
    assert_int_equal(t_count_items(f->reader), (good - 1) * 3);
    assert_int_equal(writer_stats(w).errors, 1);
    struct change *c = change_new(f->a);
    t_add_set(c, STR("big0-0"), 1, 7);
    run_ok(w, c); /* what needs no room goes on */
    writer_stop(w);
}

static void limit_files(rlim_t bytes) {
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_commit_that_fails_fails_all_of_it(void **state) {
    struct fixture *f = *state;
    struct told told = {0};
    struct writer *w = started(f);
    struct sqlite other = other_connection(f);
    signal(SIGXFSZ, SIG_IGN);
    run_ok(w, t_item_change(f->a, STR("a"), 1));
    exec(&other, "BEGIN IMMEDIATE");
    for (int i = 0; i < 10; i++) {
        struct change *c = large_change(f->a, i);
        c->done = tell;
        c->context = &told;
        assert_int_equal(writer_submit(w, c).code, ERR_NONE);
    }
    pause_ms(50);
    limit_files(100000);
    exec(&other, "COMMIT");
    wait_until(&told.count, 10);
    limit_files(RLIM_INFINITY);
    /* The first may have been alone in its commit and small enough. */
    int good = atomic_load(&told.good);
    assert_in_range(good, 0, 1);
    assert_int_equal(atomic_load(&told.others), 10 - good);
    assert_int_equal(t_count_items(f->reader), 1 + 3 * good);
    run_ok(w, large_change(f->a, 50));
    assert_int_equal(t_count_items(f->reader), 4 + 3 * good);
    sqlite_close(&other);
    writer_stop(w);
}

static void the_wal_is_carried_over_in_idle_moments(void **state) {
    struct fixture *f = *state;
    struct writer *w = started(f);
    run_ok(w, large_change(f->a, 1));
    for (int i = 0; i < 500 && writer_stats(w).checkpoints == 0; i++) {
        pause_ms(10);
    }
    assert_int_equal(writer_stats(w).checkpoints, 1);
    pause_ms(3 * WRITER_IDLE_MS);
    assert_int_equal(writer_stats(w).checkpoints, 1); /* once is enough */
    writer_stop(w);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_change_is_there_when_told),
        STORE_TEST(an_empty_change_is_fine),
        STORE_TEST(parameters_are_copied),
        STORE_TEST(conflicts_undo_the_whole_change),
        STORE_TEST(one_commit_takes_many_and_fails_only_the_wrong),
        STORE_TEST(a_full_queue_says_busy),
        STORE_TEST(another_process_that_writes_too_long),
        STORE_TEST(sixty_four_threads_share_commits),
        STORE_TEST(nobody_overwrites_another),
        STORE_TEST(one_thread_keeps_its_order),
        STORE_TEST(stopping_finishes_what_waits),
        STORE_TEST(a_stopping_writer_takes_nothing),
        STORE_TEST(a_database_that_may_not_grow),
        STORE_TEST(a_commit_that_fails_fails_all_of_it),
        STORE_TEST(the_wal_is_carried_over_in_idle_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
