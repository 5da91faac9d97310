/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * What happens when the disk fails at the n-th operation, for every n, and when the process is
 * killed at a random moment. Acknowledged changes must be there, others as a whole or not at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/check.h"
#include "store/sqlite.h"
#include "store/testing.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>

/* ---- a file system that fails at the n-th operation --------------------------------------------- */

static atomic_long countdown = -1; /* operations until one fails; below 0 none does */

static bool fault(void) {
    return atomic_load(&countdown) >= 0 && atomic_fetch_sub(&countdown, 1) == 0;
}

struct faulty {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
};

static sqlite3_vfs *machine(void) {
    return sqlite3_vfs_find("unix");
}

static sqlite3_file *real_of(sqlite3_file *f) {
    return ((struct faulty *)(void *)f)->real;
}

static int f_close(sqlite3_file *f) {
    return real_of(f)->pMethods->xClose(real_of(f));
}
static int f_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at) {
    return fault() ? SQLITE_IOERR_READ : real_of(f)->pMethods->xRead(real_of(f), p, n, at);
}
static int f_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at) {
    if (fault()) { /* half of it arrives */
        int code = real_of(f)->pMethods->xWrite(real_of(f), p, n / 2, at);
        return code == SQLITE_OK ? SQLITE_FULL : code;
    }
    return real_of(f)->pMethods->xWrite(real_of(f), p, n, at);
}
static int f_truncate(sqlite3_file *f, sqlite3_int64 n) {
    return fault() ? SQLITE_IOERR_TRUNCATE : real_of(f)->pMethods->xTruncate(real_of(f), n);
}
static int f_sync(sqlite3_file *f, int flags) {
    return fault() ? SQLITE_IOERR_FSYNC : real_of(f)->pMethods->xSync(real_of(f), flags);
}
static int f_size(sqlite3_file *f, sqlite3_int64 *ret) {
    return real_of(f)->pMethods->xFileSize(real_of(f), ret);
}
static int f_lock(sqlite3_file *f, int lock) {
    return real_of(f)->pMethods->xLock(real_of(f), lock);
}
static int f_unlock(sqlite3_file *f, int lock) {
    return real_of(f)->pMethods->xUnlock(real_of(f), lock);
}
static int f_reserved(sqlite3_file *f, int *ret) {
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), ret);
}
static int f_control(sqlite3_file *f, int what, void *p) {
    return real_of(f)->pMethods->xFileControl(real_of(f), what, p);
}
static int f_sector(sqlite3_file *f) {
    return real_of(f)->pMethods->xSectorSize(real_of(f));
}
static int f_traits(sqlite3_file *f) {
    return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}
static int f_shm_map(sqlite3_file *f, int page, int bytes, int extend, void volatile **ret) {
    return real_of(f)->pMethods->xShmMap(real_of(f), page, bytes, extend, ret);
}
static int f_shm_lock(sqlite3_file *f, int at, int n, int flags) {
    return real_of(f)->pMethods->xShmLock(real_of(f), at, n, flags);
}
static void f_shm_barrier(sqlite3_file *f) {
    real_of(f)->pMethods->xShmBarrier(real_of(f));
}
static int f_shm_unmap(sqlite3_file *f, int remove) {
    return real_of(f)->pMethods->xShmUnmap(real_of(f), remove);
}
static int f_fetch(sqlite3_file *f, sqlite3_int64 at, int n, void **ret) {
    return real_of(f)->pMethods->xFetch(real_of(f), at, n, ret);
}
static int f_unfetch(sqlite3_file *f, sqlite3_int64 at, void *p) {
    return real_of(f)->pMethods->xUnfetch(real_of(f), at, p);
}

static const sqlite3_io_methods faulty_methods = {
    3,          f_close,       f_read,      f_write,   f_truncate, f_sync,   f_size,
    f_lock,     f_unlock,      f_reserved,  f_control, f_sector,   f_traits, f_shm_map,
    f_shm_lock, f_shm_barrier, f_shm_unmap, f_fetch,   f_unfetch,
};

static int v_open(sqlite3_vfs *v, sqlite3_filename name, sqlite3_file *file, int flags, int *ret_flags) {
    struct faulty *f = (struct faulty *)(void *)file;
    (void)v;
    f->base.pMethods = NULL;
    f->real = (sqlite3_file *)(void *)(f + 1);
    int code = fault() ? SQLITE_CANTOPEN : machine()->xOpen(machine(), name, f->real, flags, ret_flags);
    if (code == SQLITE_OK) {
        f->base.pMethods = &faulty_methods;
    }
    return code;
}

static int v_delete(sqlite3_vfs *v, const char *name, int sync) {
    (void)v;
    return fault() ? SQLITE_IOERR_DELETE : machine()->xDelete(machine(), name, sync);
}

static int use_faulty_files(void **state) {
    static sqlite3_vfs faulty_vfs;
    (void)state;
    sqlite3_initialize();
    faulty_vfs = *machine();
    faulty_vfs.zName = "faulty";
    faulty_vfs.szOsFile += (int)sizeof(struct faulty);
    faulty_vfs.xOpen = v_open;
    faulty_vfs.xDelete = v_delete;
    return sqlite3_vfs_register(&faulty_vfs, 1) == SQLITE_OK ? 0 : -1;
}

static int set_up(void **state) {
    static struct fixture f;
    atomic_store(&countdown, -1);
    fixture_folder(&f, &t_catalog);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    atomic_store(&countdown, -1);
    fixture_end(*state);
    return 0;
}

static void expect_sound(struct fixture *f) {
    struct findings found = store_check(f->a, &f->config);
    for (size_t i = 0; i < found.list.n; i++) {
        if (found.list.at[i].level == FINDING_ERROR) {
            print_error("%s: %s\n", found.list.at[i].name, found.list.at[i].message);
        }
    }
    assert_int_equal(found.errors, 0);
}

/* Two rows that belong together. */
static struct change *pair(struct arena *a, const char *id) {
    char second[40];
    snprintf(second, sizeof second, "%s+", id);
    struct change *c = t_item_change(a, str_c(id), 1);
    t_add_item(c, str_c(second), 2, STR("the other"));
    return c;
}

static void opening_a_new_store(void **state) {
    struct fixture *f = *state;
    for (long n = 0;; n++) {
        assert_true(n < 1000);
        atomic_store(&countdown, n);
        err e = store_open(f->a, &f->config, &f->store);
        bool hit = atomic_exchange(&countdown, -1) < 0;
        /* A fault in tidying up after the last commit is not the opener's concern. */
        assert_true(failed(e) ? e.code == ERR_IO || e.code == ERR_DENIED : true);
        e = store_open(f->a, &f->config, &f->store);
        if (failed(e)) {
            print_error("after fault %ld: %s\n", n, e.message);
        }
        assert_int_equal(e.code, ERR_NONE);
        expect_sound(f);
        if (!hit) {
            assert_true(n > 10);
            return;
        }
        static const char *const names[] = {"waymark.db", "waymark.db-wal", "waymark.db-shm"};
        for (size_t i = 0; i < COUNT_OF(names); i++) {
            unlink(t_path(f, names[i]));
        }
    }
}

static void writing_on_a_disk_that_fails(void **state) {
    struct fixture *f = *state;
    struct writer *w = NULL;
    int64_t acknowledged = 0, failures = 0, value = 0, rev = 0;
    fixture_open(f);
    assert_int_equal(writer_start(f->a, f->store, 0, &w).code, ERR_NONE);
    for (long n = 0, hits = 1; hits > 0; n++) {
        hits = 0;
        for (int i = 0; i < 4; i++) { /* a WAL of different lengths each time */
            char id[32], next[32];
            snprintf(id, sizeof id, "n%ld-%d", n, i);
            snprintf(next, sizeof next, "n%ld-%d-next", n, i);
            atomic_store(&countdown, n);
            err e = writer_run(w, pair(f->a, id));
            hits += atomic_exchange(&countdown, -1) < 0 ? 1 : 0;
            bool there = t_find_item(f->reader, str_c(id), &value, &rev);
            assert_true(there == !failed(e));
            acknowledged += failed(e) ? 0 : 2;
            failures += failed(e) ? 1 : 0;
            assert_true(!failed(e) || e.code == ERR_IO);
            e = writer_run(w, pair(f->a, next)); /* and afterwards it works again */
            assert_int_equal(e.code, ERR_NONE);
            acknowledged += 2;
            assert_int_equal(t_count_items(f->reader), acknowledged);
        }
        assert_true(n < 1000);
    }
    assert_true(failures > 3);
    writer_stop(w);
    expect_sound(f);
    assert_int_equal(t_count_items(f->reader), acknowledged);
}

/* ---- killed ---------------------------------------------------------------------------------- */

enum { KILLS = 15, WRITERS = 6, NOTE_BYTES = 24 };

struct scribbler {
    struct writer *w;
    int round, number, out;
};

/* Writes pairs for ever and says each that was acknowledged through the pipe. */
static void *scribble(void *context) {
    struct scribbler *s = context;
    for (int i = 0;; i++) {
        struct arena *a = arena_new();
        char note[NOTE_BYTES] = {0};
        snprintf(note, sizeof note, "%d-%d-%d", s->round, s->number, i);
        err e = writer_run(s->w, pair(a, note));
        if (failed(e) || write(s->out, note, sizeof note) != (ssize_t)sizeof note) {
            _exit(1);
        }
        arena_free(a);
    }
    return NULL;
}

static void child_writes(struct fixture *f, int round, int out) {
    struct scribbler scribblers[WRITERS];
    pthread_t threads[WRITERS];
    struct writer *w = NULL;
    if (failed(store_open(f->a, &f->config, &f->store)) || failed(writer_start(f->a, f->store, 0, &w))) {
        _exit(1);
    }
    for (int i = 0; i < WRITERS; i++) {
        scribblers[i] = (struct scribbler){w, round, i, out};
        if (pthread_create(&threads[i], NULL, scribble, &scribblers[i]) != 0) {
            _exit(1);
        }
    }
    for (;;) {
        pause();
    }
}

static void kill_later(pid_t child, struct world *w) {
    uint16_t random = 0;
    w->random(w, &random, sizeof random);
    struct timespec t = {.tv_nsec = 10000000L + (long)random * 1500L}; /* 10 to 108 ms */
    nanosleep(&t, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static int64_t check_acknowledged(struct fixture *f, int in) {
    char note[NOTE_BYTES + 1] = {0};
    int64_t count = 0, value = 0, rev = 0;
    for (; read(in, note, NOTE_BYTES) == NOTE_BYTES; count++) {
        char second[NOTE_BYTES + 2];
        snprintf(second, sizeof second, "%s+", note);
        assert_true(t_find_item(f->reader, str_c(note), &value, &rev));
        assert_true(t_find_item(f->reader, str_c(second), &value, &rev));
    }
    return count;
}

static void killed_at_any_moment(void **state) {
    struct fixture *f = *state;
    int64_t acknowledged = 0;
    for (int round = 0; round < KILLS; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            close(ends[0]);
            child_writes(f, round, ends[1]);
        }
        close(ends[1]);
        kill_later(child, &f->world);
        fixture_open(f);
        acknowledged += check_acknowledged(f, ends[0]);
        close(ends[0]);
        assert_int_equal(t_count_items(f->reader) % 2, 0);
        assert_true(t_count_items(f->reader) >= 2 * acknowledged);
        expect_sound(f);
        store_reader_close(f->reader);
        f->reader = NULL;
    }
    assert_true(acknowledged > KILLS); /* else nothing was tested */
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(opening_a_new_store),
        STORE_TEST(writing_on_a_disk_that_fails),
        STORE_TEST(killed_at_any_moment),
    };
    return cmocka_run_group_tests(tests, use_faulty_files, NULL);
}
