/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "queries.h"
#include "records/editions.h"
#include "store/testing.h"
#include "store/uuid.h"

#define HASH_A STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
#define HASH_B STR("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")

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

static struct edition edition(struct fixture *f, str curriculum, str version, str hash, time_us at) {
    return (struct edition){.id = uuid_v7(f->a, &f->world),
                            .curriculum = curriculum,
                            .version = version,
                            .hash = hash,
                            .units = 29,
                            .published_at = at};
}

static enum err_code add(struct fixture *f, const struct edition *e) {
    struct change *c = change_new(f->a);
    editions_add(c, e);
    return writer_run(writer, c).code;
}

static bool current(struct fixture *f, str curriculum, struct edition *ret) {
    bool found = false;
    err e = editions_current(f->reader, f->a, curriculum, &found, ret);
    assert_int_equal(e.code, ERR_NONE);
    return found;
}

static void what_was_added_comes_back(void **state) {
    struct fixture *f = *state;
    struct edition got = {.units = -1}, e = edition(f, STR("core"), STR("1.0.0"), HASH_A, T_NOW);
    assert_false(current(f, STR("core"), &got));
    assert_int_equal(got.units, -1); /* untouched */
    e.note = STR("a note");
    assert_int_equal(add(f, &e), ERR_NONE);
    assert_true(current(f, STR("core"), &got));
    assert_true(str_eq(got.id, e.id) && str_eq(got.curriculum, e.curriculum) &&
                str_eq(got.version, e.version));
    assert_true(str_eq(got.hash, HASH_A) && str_eq(got.note, STR("a note")));
    assert_int_equal(got.units, 29);
    assert_int_equal(got.published_at, T_NOW);
    assert_int_equal(got.served_at, T_NOW);
    assert_int_equal(got.rev, 1);
    assert_false(current(f, STR("educators"), &got));
}

static void finds_by_hash_and_version(void **state) {
    struct fixture *f = *state;
    struct edition got, a = edition(f, STR("core"), STR("1.0.0"), HASH_A, T_NOW);
    struct edition b = edition(f, STR("core"), STR("1.0.0"), HASH_B, T_NOW + 1);
    bool found = true;
    assert_int_equal(add(f, &a), ERR_NONE);
    assert_int_equal(add(f, &b), ERR_NONE);
    assert_int_equal(editions_by_hash(f->reader, f->a, STR("core"), HASH_B, &found, &got).code, ERR_NONE);
    assert_true(found && str_eq(got.id, b.id) && str_empty(got.note));
    assert_int_equal(editions_by_hash(f->reader, f->a, STR("other"), HASH_B, &found, &got).code, ERR_NONE);
    assert_false(found);
    assert_int_equal(editions_by_version(f->reader, f->a, STR("core"), STR("1.0.0"), &found, &got).code,
                     ERR_NONE);
    assert_true(found && str_eq(got.id, a.id)); /* the oldest */
    assert_int_equal(editions_by_version(f->reader, f->a, STR("core"), STR("2.0.0"), &found, &got).code,
                     ERR_NONE);
    assert_false(found);
}

static void the_schema_refuses_what_cannot_be(void **state) {
    struct fixture *f = *state;
    struct edition e = edition(f, STR("core"), STR("1.0.0"), HASH_A, T_NOW);
    assert_int_equal(add(f, &e), ERR_NONE);
    e.id = uuid_v7(f->a, &f->world);
    e.published_at++;
    assert_int_equal(add(f, &e), ERR_CONFLICT); /* the hash */
    e.hash = HASH_B;
    e.published_at = T_NOW;
    assert_int_equal(add(f, &e), ERR_CONFLICT); /* the instant */
    e.curriculum = STR("other");
    assert_int_equal(add(f, &e), ERR_NONE); /* another curriculum's are its own */
    e = edition(f, STR("core"), STR("1.0.0"), STR("short"), T_NOW + 2);
    assert_int_equal(add(f, &e), ERR_INTERNAL);
    e.hash = HASH_B;
    e.units = -1;
    assert_int_equal(add(f, &e), ERR_INTERNAL);
    e.units = 0;
    e.id = STR("1");
    assert_int_equal(add(f, &e), ERR_INTERNAL);
}

static void an_older_one_can_be_served_again(void **state) {
    struct fixture *f = *state;
    struct edition got, old, a = edition(f, STR("core"), STR("1.0.0"), HASH_A, T_NOW);
    struct edition b = edition(f, STR("core"), STR("1.1.0"), HASH_B, T_NOW + 5);
    bool found = false;
    assert_int_equal(add(f, &a), ERR_NONE);
    assert_int_equal(add(f, &b), ERR_NONE);
    assert_true(current(f, STR("core"), &got));
    assert_true(str_eq(got.id, b.id));
    assert_int_equal(editions_by_hash(f->reader, f->a, STR("core"), HASH_A, &found, &old).code, ERR_NONE);
    struct change *c = change_new(f->a), *again = change_new(f->a);
    editions_serve_again(c, &old, T_NOW + 9);
    assert_int_equal(writer_run(writer, c).code, ERR_NONE);
    assert_true(current(f, STR("core"), &got));
    assert_true(str_eq(got.id, a.id));
    assert_int_equal(got.published_at, T_NOW);
    assert_int_equal(got.served_at, T_NOW + 9);
    assert_int_equal(got.rev, 2);
    editions_serve_again(again, &old, T_NOW + 10); /* with the revision that was read before */
    assert_int_equal(writer_run(writer, again).code, ERR_CONFLICT);
}

static void lists_the_newest_first(void **state) {
    struct fixture *f = *state;
    struct edition_list got;
    for (int i = 0; i < 5; i++) {
        char hash[65] = {0};
        memset(hash, '0' + i, 64);
        struct edition e = edition(f, STR("core"), STR("1.0.0"), str_c(hash), T_NOW + i);
        assert_int_equal(add(f, &e), ERR_NONE);
    }
    assert_int_equal(editions_list(f->reader, f->a, STR("core"), 3, &got).code, ERR_NONE);
    assert_int_equal(got.list.n, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(got.list.at[i].served_at, T_NOW + 4 - i);
        assert_int_equal(got.list.at[i].hash.p[0], '0' + 4 - i);
    }
    assert_int_equal(editions_list(f->reader, f->a, STR("core"), 100, &got).code, ERR_NONE);
    assert_int_equal(got.list.n, 5);
    assert_int_equal(editions_list(f->reader, f->a, STR("none"), 100, &got).code, ERR_NONE);
    assert_int_equal(got.list.n, 0);
}

#define EDITIONS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        EDITIONS_TEST(what_was_added_comes_back),
        EDITIONS_TEST(finds_by_hash_and_version),
        EDITIONS_TEST(the_schema_refuses_what_cannot_be),
        EDITIONS_TEST(an_older_one_can_be_served_again),
        EDITIONS_TEST(lists_the_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
