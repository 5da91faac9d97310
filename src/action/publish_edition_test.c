/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "action/publish_edition.h"
#include "queries.h"
#include "store/testing.h"

#include <pthread.h>
#include <stdatomic.h>

#define HASH_A STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
#define HASH_B STR("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")
#define HASH_C STR("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc")

static struct writer *writer;

static int set_up(void **state) {
    static struct fixture f;
    fixture_folder(&f, &queries_catalog);
    fixture_open(&f);
    *state = &f;
    return failed(writer_start(f.a, f.store, 0, &writer)) ? -1 : 0;
}

static int tear_down(void **state) {
    writer_stop(writer);
    fixture_end(*state);
    return 0;
}

static struct publish_edition_form form(str version, str hash) {
    return (struct publish_edition_form){
        .curriculum = STR("core"), .version = version, .hash = hash, .units = 29};
}

static struct publish_edition_result publish(struct fixture *f, str version, str hash) {
    struct publish_edition_form what = form(version, hash);
    struct publish_edition_result result;
    err e = publish_edition_run(f->a, &f->world, f->reader, writer, &what, &result);
    if (failed(e)) {
        print_error("%s\n", e.message);
    }
    assert_int_equal(e.code, ERR_NONE);
    return result;
}

static struct edition current(struct fixture *f) {
    struct edition e;
    bool found = false;
    assert_int_equal(editions_current(f->reader, f->a, STR("core"), &found, &e).code, ERR_NONE);
    assert_true(found);
    return e;
}

static size_t count(struct fixture *f) {
    struct edition_list all;
    assert_int_equal(editions_list(f->reader, f->a, STR("core"), 1000, &all).code, ERR_NONE);
    return all.list.n;
}

static void the_first_time_it_is_new(void **state) {
    struct fixture *f = *state;
    struct publish_edition_result r = publish(f, STR("1.0.0"), HASH_A);
    assert_int_equal(r.outcome, PUBLISH_NEW);
    assert_null(r.warning);
    struct edition e = current(f);
    assert_true(str_eq(e.hash, HASH_A) && str_empty(e.note));
    assert_int_equal(e.units, 29);
    assert_int_equal(e.published_at, T_NOW);
    assert_int_equal(e.id.n, 36);
}

static void the_second_time_nothing_is_written(void **state) {
    struct fixture *f = *state;
    (void)publish(f, STR("1.0.0"), HASH_A);
    f->world.fixed_now += TIME_DAY;
    struct publish_edition_result r = publish(f, STR("1.0.0"), HASH_A);
    assert_int_equal(r.outcome, PUBLISH_KNOWN);
    assert_null(r.change);
    assert_null(r.warning);
    assert_int_equal(writer_stats(writer).submitted, 1);
    assert_int_equal(current(f).served_at, T_NOW);
}

static void files_that_change_under_one_version_are_noted(void **state) {
    struct fixture *f = *state;
    (void)publish(f, STR("1.0.0"), HASH_A);
    f->world.fixed_now += TIME_DAY;
    struct publish_edition_result r = publish(f, STR("1.0.0"), HASH_B);
    assert_int_equal(r.outcome, PUBLISH_NEW);
    assert_string_equal(r.warning,
                        "curriculum core: version 1.0.0 was served before with other files (aaaaaaaaaaaa, "
                        "now bbbbbbbbbbbb): raise the version in curriculum.toml");
    assert_true(str_eq(current(f).note, STR("the version was not raised")));
    r = publish(f, STR("1.1.0"), HASH_C);
    assert_null(r.warning);
    assert_true(str_empty(current(f).note));
    assert_int_equal(count(f), 3);
}

static void going_back_makes_the_old_row_current(void **state) {
    struct fixture *f = *state;
    (void)publish(f, STR("1.0.0"), HASH_A);
    f->world.fixed_now += TIME_DAY;
    (void)publish(f, STR("1.1.0"), HASH_B);
    f->world.fixed_now += TIME_DAY;
    struct publish_edition_result r = publish(f, STR("1.0.0"), HASH_A);
    assert_int_equal(r.outcome, PUBLISH_AGAIN);
    assert_null(r.warning);
    struct edition e = current(f);
    assert_true(str_eq(e.hash, HASH_A));
    assert_int_equal(e.published_at, T_NOW);
    assert_int_equal(e.served_at, T_NOW + 2 * TIME_DAY);
    assert_int_equal(count(f), 2);
}

static void a_clock_that_stands_or_goes_back(void **state) {
    struct fixture *f = *state;
    (void)publish(f, STR("1.0.0"), HASH_A);
    (void)publish(f, STR("1.1.0"), HASH_B);
    assert_true(str_eq(current(f).hash, HASH_B));
    f->world.fixed_now -= TIME_DAY;
    (void)publish(f, STR("1.2.0"), HASH_C);
    assert_true(str_eq(current(f).hash, HASH_C));
    (void)publish(f, STR("1.0.0"), HASH_A);
    assert_true(str_eq(current(f).hash, HASH_A));
}

static void forms_that_are_wrong(void **state) {
    struct fixture *f = *state;
    char name[SLUG_BYTES_MAX + 1];
    memset(name, 'x', sizeof name);
    struct publish_edition_form forms[] = {
        form(STR(""), HASH_A),      form(STR("1.0.0"), STR("")),   form(STR("1.0.0"), STR("xyz")),
        form(STR("1.0.0"), HASH_A), form(str_n(name, 65), HASH_A), form(STR("1.0.0"), HASH_A),
        form(STR("1.0.0"), HASH_A),
    };
    forms[3].units = -1;
    forms[5].curriculum = STR("");
    forms[6].curriculum = str_n(name, sizeof name);
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct publish_edition_result r = {.warning = "untouched"};
        err e = publish_edition(f->a, &f->world, f->reader, &forms[i], &r);
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(r.warning, "untouched");
    }
    assert_int_equal(count(f), 0);
}

static void deciding_alone_writes_nothing(void **state) {
    struct fixture *f = *state;
    struct publish_edition_form what = form(STR("1.0.0"), HASH_A);
    struct publish_edition_result first, second;
    assert_int_equal(publish_edition(f->a, &f->world, f->reader, &what, &first).code, ERR_NONE);
    assert_int_equal(publish_edition(f->a, &f->world, f->reader, &what, &second).code, ERR_NONE);
    assert_int_equal(count(f), 0);
    assert_int_equal(writer_run(writer, first.change).code, ERR_NONE);
    assert_int_equal(writer_run(writer, second.change).code, ERR_CONFLICT); /* somebody was first */
    assert_int_equal(publish_edition(f->a, &f->world, f->reader, &what, &second).code, ERR_NONE);
    assert_int_equal(second.outcome, PUBLISH_KNOWN);
}

/* Two servers start at the same moment with the same files. */
struct server {
    struct fixture *f;
    atomic_int *news;
};

static void *serve(void *context) {
    struct server *s = context;
    struct arena *a = arena_new();
    struct world w = world_fixed(T_NOW, 99);
    struct store_reader *r = NULL;
    struct publish_edition_form what = form(STR("1.0.0"), HASH_A);
    struct publish_edition_result result = {.outcome = PUBLISH_NEW};
    if (!failed(store_reader_open(a, s->f->store, &r)) &&
        !failed(publish_edition_run(a, &w, r, writer, &what, &result))) {
        atomic_fetch_add(s->news, result.outcome == PUBLISH_NEW ? 1 : 1000);
    }
    store_reader_close(r);
    arena_free(a);
    return NULL;
}

static void only_one_of_many_records_it(void **state) {
    struct fixture *f = *state;
    atomic_int news = 0;
    struct server s = {f, &news};
    pthread_t threads[8];
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, serve, &s), 0);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&news), 1 + 7 * 1000);
    assert_int_equal(count(f), 1);
}

#define ACTION_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        ACTION_TEST(the_first_time_it_is_new),
        ACTION_TEST(the_second_time_nothing_is_written),
        ACTION_TEST(files_that_change_under_one_version_are_noted),
        ACTION_TEST(going_back_makes_the_old_row_current),
        ACTION_TEST(a_clock_that_stands_or_goes_back),
        ACTION_TEST(forms_that_are_wrong),
        ACTION_TEST(deciding_alone_writes_nothing),
        ACTION_TEST(only_one_of_many_records_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
