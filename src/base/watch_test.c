/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Watching a folder and stamping it: both answer whether something changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "base/stamp.h"
#include "base/watch.h"

enum { PATIENCE_MS = 4000, SILENCE_MS = 200 };

struct fixture {
    struct arena *arena;
    struct world world;
    char root[40];
};

static const char *at(struct fixture *f, const char *name) {
    return arena_join(f->arena, (str[]){str_c(f->root), STR("/"), str_c(name)}, 3).p;
}

static int setup(void **state) {
    static struct fixture f; /* style: one at a time, and it must outlive the setup */
    f = (struct fixture){.arena = arena_new(), .world = world_real()};
    snprintf(f.root, sizeof f.root, "/tmp/waymark-watch-XXXXXX");
    assert_non_null(mkdtemp(f.root));
    assert_int_equal(mkdir(at(&f, "a"), 0700), 0);
    assert_int_equal(mkdir(at(&f, "a/b"), 0700), 0);
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    const char *const names[] = {"one", ".hidden", "moved", "a/one", "a/b/one", "a/b/two", "late/one"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        unlink(at(f, names[i]));
    }
    const char *const folders[] = {"a/b", "a", "late", "."};
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        rmdir(at(f, folders[i]));
    }
    rmdir(f->root);
    arena_free(f->arena);
    return 0;
}

static void put(struct fixture *f, const char *name, const char *text) {
    int fd = open(at(f, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

static struct watch *open_watch(struct fixture *f) {
    struct watch *watch = NULL;
    assert_false(failed(watch_open(f->arena, &f->world, f->root, &watch)));
    return watch;
}

static void tells_every_kind_of_change(void **state) {
    struct fixture *f = *state;
    struct watch *watch = open_watch(f);
    assert_int_equal(watch_wait(watch, SILENCE_MS), WATCH_QUIET);
    put(f, "one", "1");
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    put(f, "a/b/one", "deep");
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    assert_int_equal(rename(at(f, "one"), at(f, "moved")), 0);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    unlink(at(f, "moved"));
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    assert_int_equal(watch_wait(watch, SILENCE_MS), WATCH_QUIET);
    watch_close(watch);
}

/* An editor's own files are none of ours. */
static void passes_hidden_names_over(void **state) {
    struct fixture *f = *state;
    struct watch *watch = open_watch(f);
    if (watch_is_told(watch)) {
        put(f, ".hidden", "swap");
        assert_int_equal(watch_wait(watch, SILENCE_MS), WATCH_QUIET);
    }
    watch_close(watch);
}

static void a_burst_is_one_change(void **state) {
    struct fixture *f = *state;
    struct watch *watch = open_watch(f);
    for (int i = 0; i < 20; i++) {
        put(f, "one", "again");
    }
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    assert_int_equal(watch_wait(watch, SILENCE_MS), WATCH_QUIET);
    watch_close(watch);
}

static void watches_folders_that_come_later(void **state) {
    struct fixture *f = *state;
    struct watch *watch = open_watch(f);
    assert_int_equal(mkdir(at(f, "late"), 0700), 0);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    put(f, "late/one", "x");
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    watch_close(watch);
}

static void the_folder_itself_goes_and_comes(void **state) {
    struct fixture *f = *state;
    struct watch *watch = open_watch(f);
    str away = arena_join(f->arena, (str[]){str_c(f->root), STR("-away")}, 2);
    assert_int_equal(rename(f->root, away.p), 0);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    assert_false(watch_is_told(watch));
    assert_int_equal(rename(away.p, f->root), 0);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    put(f, "a/one", "x");
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    watch_close(watch);
}

/* A folder that is not there yet, and one whose stamp must do. */
static void polls_where_it_is_not_told(void **state) {
    struct fixture *f = *state;
    struct watch *watch = NULL;
    assert_false(failed(watch_open(f->arena, &f->world, at(f, "late"), &watch)));
    assert_false(watch_is_told(watch));
    assert_int_equal(watch_wait(watch, SILENCE_MS), WATCH_QUIET);
    assert_int_equal(mkdir(at(f, "late"), 0700), 0);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    watch_close(watch);
}

static void is_woken_and_stopped(void **state) {
    struct fixture *f = *state;
    struct watch *watch = NULL;
    assert_false(failed(watch_open(f->arena, &f->world, NULL, &watch)));
    assert_int_equal(watch_wait(watch, 0), WATCH_QUIET);
    watch_wake(watch);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_WOKEN);
    assert_int_equal(watch_wait(watch, 0), WATCH_QUIET);
    watch_wake(watch);
    watch_stop(watch);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_STOPPED);
    assert_int_equal(watch_wait(watch, 0), WATCH_STOPPED);
    watch_close(watch);
    watch_close(NULL);
}

/* Neither a change nor a wake that come together is lost. */
static void a_wake_and_a_change_are_both_told(void **state) {
    struct fixture *f = *state;
    struct watch *watch = open_watch(f);
    put(f, "one", "x");
    watch_wake(watch);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_CHANGED);
    assert_int_equal(watch_wait(watch, PATIENCE_MS), WATCH_WOKEN);
    watch_close(watch);
}

static struct folder_stamp stamp(struct fixture *f) {
    struct folder_stamp s = {0};
    assert_false(failed(folder_stamp(f->arena, &f->world, f->root, &s)));
    return s;
}

static void assert_changed(struct fixture *f, struct folder_stamp *last) {
    struct folder_stamp now = stamp(f);
    assert_false(folder_stamp_eq(&now, last));
    *last = stamp(f);
    assert_true(folder_stamp_eq(&now, last));
}

static void a_stamp_sees_every_kind_of_change(void **state) {
    struct fixture *f = *state;
    struct folder_stamp last = stamp(f);
    put(f, "a/b/one", "1");
    assert_changed(f, &last);
    put(f, "a/b/one", "22");
    assert_changed(f, &last);
    assert_int_equal(rename(at(f, "a/b/one"), at(f, "a/b/two")), 0);
    assert_changed(f, &last);
    assert_int_equal(chmod(at(f, "a/b/two"), 0400), 0);
    assert_changed(f, &last);
    unlink(at(f, "a/b/two"));
    assert_changed(f, &last);
}

static void a_stamp_of_nothing_is_an_error(void **state) {
    struct fixture *f = *state;
    struct folder_stamp s = {7, 7};
    assert_int_equal(folder_stamp(f->arena, &f->world, at(f, "none"), &s).code, ERR_NOT_FOUND);
    assert_int_equal(s.sum, 7);
    f->world.file_fault = file_fault_countdown;
    f->world.fault_after = 0;
    assert_int_equal(folder_stamp(f->arena, &f->world, f->root, &s).code, ERR_IO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tells_every_kind_of_change, setup, teardown),
        cmocka_unit_test_setup_teardown(passes_hidden_names_over, setup, teardown),
        cmocka_unit_test_setup_teardown(a_burst_is_one_change, setup, teardown),
        cmocka_unit_test_setup_teardown(watches_folders_that_come_later, setup, teardown),
        cmocka_unit_test_setup_teardown(the_folder_itself_goes_and_comes, setup, teardown),
        cmocka_unit_test_setup_teardown(polls_where_it_is_not_told, setup, teardown),
        cmocka_unit_test_setup_teardown(is_woken_and_stopped, setup, teardown),
        cmocka_unit_test_setup_teardown(a_wake_and_a_change_are_both_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_stamp_sees_every_kind_of_change, setup, teardown),
        cmocka_unit_test_setup_teardown(a_stamp_of_nothing_is_an_error, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
