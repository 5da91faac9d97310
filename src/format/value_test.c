/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/json.h"
#include "format/toml.h"
#include "format/yaml.h"

static const char document[] = "title = 'Commons'\n"
                               "minutes = 25\n"
                               "share = 0.5\n"
                               "draft = true\n"
                               "day = 2026-11-22\n"
                               "at = 2026-11-22T13:28:14+01:00\n"
                               "local = 2026-11-22T13:28:14\n"
                               "authors = ['a', 'b']\n"
                               "mixed = ['a', 1]\n"
                               "\n"
                               "[skill]\n"
                               "id = 'x'\n";

struct fixture {
    struct arena *arena;
    const struct value *v;
};

static int set_up(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    *state = f;
    return failed(toml_parse(f->arena, str_c(document), &f->v, NULL));
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    arena_free(f->arena);
    free(f);
    return 0;
}

static void check_message(err e, const char *expected) {
    assert_int_equal(e.code, ERR_INPUT);
    assert_string_equal(e.message, expected);
}

/* ---- Looking --------------------------------------------------------------------------------- */

static void test_looking(void **state) {
    struct fixture *f = *state;
    assert_int_equal(value_count(f->v), 10);
    assert_true(str_eq(value_at(f->v, 0)->key, STR("title")));
    assert_true(str_eq(value_at(f->v, 9)->key, STR("skill")));
    assert_null(value_at(f->v, 10));
    assert_null(value_get(f->v, "none"));
    assert_null(value_get(NULL, "none"));
    assert_null(value_get(value_get(f->v, "title"), "x"));
    assert_null(value_get(value_get(f->v, "none"), "x"));
    assert_true(str_eq(value_get(value_get(f->v, "skill"), "id")->as.text, STR("x")));
    assert_ptr_equal(value_find(f->v, STR("day")), value_get(f->v, "day"));
    assert_int_equal(value_count(NULL), 0);
    assert_int_equal(value_count(value_get(f->v, "title")), 0);
    assert_null(value_at(NULL, 0));
}

/* ---- Typed reading --------------------------------------------------------------------------- */

static void test_reading(void **state) {
    struct fixture *f = *state;
    str title = STR("");
    int64_t minutes = 0;
    double share = 0;
    double whole = 0;
    bool draft = false;
    time_us day = 0;
    time_us at = 0;
    const struct value *list = NULL;
    const struct value *skill = NULL;
    struct value_texts authors = {0};
    assert_false(failed(value_read_text(f->arena, f->v, "title", VALUE_REQUIRED, &title)));
    assert_false(failed(value_read_integer(f->arena, f->v, "minutes", VALUE_REQUIRED, &minutes)));
    assert_false(failed(value_read_real(f->arena, f->v, "share", VALUE_REQUIRED, &share)));
    assert_false(failed(value_read_real(f->arena, f->v, "minutes", VALUE_REQUIRED, &whole)));
    assert_false(failed(value_read_boolean(f->arena, f->v, "draft", VALUE_REQUIRED, &draft)));
    assert_false(failed(value_read_date(f->arena, f->v, "day", VALUE_REQUIRED, &day)));
    assert_false(failed(value_read_instant(f->arena, f->v, "at", VALUE_REQUIRED, &at)));
    assert_false(failed(value_read_array(f->arena, f->v, "mixed", VALUE_REQUIRED, &list)));
    assert_false(failed(value_read_table(f->arena, f->v, "skill", VALUE_REQUIRED, &skill)));
    assert_false(failed(value_read_texts(f->arena, f->v, "authors", VALUE_REQUIRED, &authors)));
    assert_true(str_eq(title, STR("Commons")));
    assert_int_equal(minutes, 25);
    assert_true(share > 0.49 && share < 0.51);
    assert_true(whole > 24.9 && whole < 25.1);
    assert_true(draft);
    assert_int_equal(day, 1795305600 * TIME_SECOND);
    assert_int_equal(at, day + 12 * TIME_HOUR + 28 * TIME_MINUTE + 14 * TIME_SECOND);
    assert_int_equal(value_count(list), 2);
    assert_int_equal(value_count(skill), 1);
    assert_int_equal(authors.n, 2);
    assert_true(str_eq(authors.at[1], STR("b")));
}

static void test_optional(void **state) {
    struct fixture *f = *state;
    int64_t minutes = 7;
    str text = STR("default");
    struct value_texts texts = {NULL, 9};
    assert_false(failed(value_read_integer(f->arena, f->v, "none", VALUE_OPTIONAL, &minutes)));
    assert_false(failed(value_read_text(f->arena, f->v, "none", VALUE_OPTIONAL, &text)));
    assert_false(failed(value_read_texts(f->arena, f->v, "none", VALUE_OPTIONAL, &texts)));
    assert_int_equal(minutes, 7);
    assert_true(str_eq(text, STR("default")));
    assert_int_equal(texts.n, 9);
    /* There, but of another kind: an error all the same, and nothing is changed. */
    assert_true(failed(value_read_integer(f->arena, f->v, "title", VALUE_OPTIONAL, &minutes)));
    assert_int_equal(minutes, 7);
}

static void test_messages(void **state) {
    struct fixture *f = *state;
    struct arena *a = f->arena;
    int64_t n;
    double r;
    bool b;
    str s;
    time_us t;
    const struct value *v;
    struct value_texts x;
    const struct value *skill = value_get(f->v, "skill");
    check_message(value_read_integer(a, f->v, "title", VALUE_REQUIRED, &n),
                  "line 1, column 9: title must be a whole number");
    check_message(value_read_integer(a, f->v, "share", VALUE_REQUIRED, &n),
                  "line 3, column 9: share must be a whole number");
    check_message(value_read_real(a, f->v, "title", VALUE_REQUIRED, &r),
                  "line 1, column 9: title must be a number");
    check_message(value_read_boolean(a, f->v, "minutes", VALUE_REQUIRED, &b),
                  "line 2, column 11: minutes must be true or false");
    check_message(value_read_text(a, f->v, "day", VALUE_REQUIRED, &s),
                  "line 5, column 7: day must be a text in quotes");
    check_message(value_read_date(a, f->v, "at", VALUE_REQUIRED, &t),
                  "line 6, column 6: at must be a date such as 2026-11-22");
    check_message(
        value_read_instant(a, f->v, "local", VALUE_REQUIRED, &t),
        "line 7, column 9: local must be a date and time with offset, such as 2026-11-22T13:28:14Z");
    check_message(value_read_array(a, f->v, "skill", VALUE_REQUIRED, &v),
                  "line 11, column 2: skill must be a list in [ ]");
    check_message(value_read_table(a, f->v, "title", VALUE_REQUIRED, &v),
                  "line 1, column 9: title must be a table");
    check_message(value_read_texts(a, f->v, "mixed", VALUE_REQUIRED, &x),
                  "line 9, column 15: each item of mixed must be a text in quotes");
    check_message(value_read_text(a, f->v, "none", VALUE_REQUIRED, &s), "none is missing");
    check_message(value_read_text(a, NULL, "none", VALUE_REQUIRED, &s), "none is missing");
    check_message(value_read_text(a, skill, "title", VALUE_REQUIRED, &s),
                  "line 11, column 2: title is missing in skill");
    check_message(value_err(a, value_get(f->v, "minutes"), "%s must be at most %d", "minutes", 20),
                  "line 2, column 11: minutes must be at most 20");
}

static void test_without_places(void **state) {
    struct fixture *f = *state;
    const struct value *v;
    int64_t n = 3;
    assert_false(failed(json_parse(f->arena, STR("{\"a\": \"x\", \"b\": null}"), &v, NULL)));
    check_message(value_read_integer(f->arena, v, "a", VALUE_REQUIRED, &n), "a must be a whole number");
    check_message(value_read_integer(f->arena, v, "b", VALUE_REQUIRED, &n), "b is missing");
    assert_false(failed(value_read_integer(f->arena, v, "b", VALUE_OPTIONAL, &n)));
    assert_int_equal(n, 3);
}

static void test_tables_in_lists(void **state) {
    struct fixture *f = *state;
    const struct value *v;
    str s;
    assert_false(failed(toml_parse(f->arena, STR("[[unit]]\nid = 'a'\n\n[[unit]]\n"), &v, NULL)));
    check_message(value_read_text(f->arena, value_at(value_get(v, "unit"), 1), "id", VALUE_REQUIRED, &s),
                  "line 4, column 3: id is missing");
}

/* A message is as long as it must be. */
static void test_long_messages(void **state) {
    struct fixture *f = *state;
    char name[2001];
    memset(name, 'x', 2000);
    name[2000] = '\0';
    err e = value_err(f->arena, f->v, "%s!", name);
    assert_true(str_ends(str_c(e.message), STR("xxx!")));
    assert_true(strlen(e.message) > 2001);
}

/* ---- Unknown keys ---------------------------------------------------------------------------- */

static const char *const names[] = {"title", "minutes", "teaser", "license", "authors", "a"};

static void check_nearest(const char *key, const char *expected) {
    const char *nearest = value_nearest_name(str_c(key), names, COUNT_OF(names));
    if (!expected) {
        assert_null(nearest);
    } else {
        assert_non_null(nearest);
        assert_string_equal(nearest, expected);
    }
}

static void test_nearest(void **state) {
    (void)state;
    check_nearest("titel", "title");
    check_nearest("tittle", "title");
    check_nearest("licence", "license");
    check_nearest("Minutes", "minutes");
    check_nearest("mintes", "minutes");
    check_nearest("author", "authors");
    check_nearest("title", "title");
    check_nearest("b", NULL); /* one letter: everything would be near */
    check_nearest("", NULL);
    check_nearest("something-else", NULL);
}

static void test_unknown_keys(void **state) {
    struct fixture *f = *state;
    static const char *const known[] = {"title", "minutes", "draft", "at",
                                        "local", "authors", "mixed", "skill"};
    size_t at = 0;
    const struct value *v = value_unknown_key(f->v, known, COUNT_OF(known), &at);
    assert_true(v && str_eq(v->key, STR("share")));
    v = value_unknown_key(f->v, known, COUNT_OF(known), &at);
    assert_true(v && str_eq(v->key, STR("day")));
    assert_null(value_unknown_key(f->v, known, COUNT_OF(known), &at));
}

static void test_check_keys(void **state) {
    struct fixture *f = *state;
    const struct value *v;
    assert_false(failed(toml_parse(f->arena, STR("a = 1\n  minuts = 5\n"), &v, NULL)));
    check_message(value_check_keys(f->arena, v, names, COUNT_OF(names)),
                  "line 2, column 3: \"minuts\" is no key that is known here; did you mean \"minutes\"?");
    assert_false(failed(toml_parse(f->arena, STR("'whatever it is' = 5\n"), &v, NULL)));
    check_message(value_check_keys(f->arena, v, names, COUNT_OF(names)),
                  "line 1, column 1: \"whatever it is\" is no key that is known here");
    assert_false(failed(toml_parse(f->arena, STR("title = 5\n"), &v, NULL)));
    assert_false(failed(value_check_keys(f->arena, v, names, COUNT_OF(names))));
}

/* ---- Building, many members ------------------------------------------------------------------- */

static void test_building(void **state) {
    struct fixture *f = *state;
    struct text_place here = {1, 1};
    struct value *t = value_new(f->arena, VALUE_TABLE, here);
    for (uint64_t i = 0; i < 3000; i++) {
        buf key = buf_new(f->arena);
        buf_u64(&key, i);
        struct value *v = value_new(f->arena, VALUE_INTEGER, here);
        v->as.integer = (int64_t)i;
        assert_true(value_put(f->arena, t, buf_str(&key), here, v));
        assert_false(value_put(f->arena, t, buf_str(&key), here, value_new(f->arena, VALUE_NULL, here)));
        assert_int_equal(value_count(t), i + 1);
        assert_ptr_equal(value_find(t, buf_str(&key)), v);
    }
    assert_int_equal(value_get(t, "0")->as.integer, 0);
    assert_int_equal(value_get(t, "11")->as.integer, 11);
    assert_null(value_get(t, "3000"));
    assert_int_equal(value_at(t, 2999)->as.integer, 2999);
}

/* ---- Time ------------------------------------------------------------------------------------ */

static void check_time(struct arena *a, enum value_kind kind, struct value_time time, const char *expected) {
    struct value v = {.kind = kind, .as.time = time};
    buf b = buf_new(a);
    value_add_time(&b, &v);
    assert_string_equal(arena_z(a, buf_str(&b)), expected);
}

static void test_time_text(void **state) {
    struct fixture *f = *state;
    check_time(f->arena, VALUE_INSTANT, (struct value_time){0, 0}, "1970-01-01T00:00:00Z");
    check_time(f->arena, VALUE_INSTANT, (struct value_time){-1, 0}, "1969-12-31T23:59:59.999999Z");
    check_time(f->arena, VALUE_INSTANT, (struct value_time){500000, -90}, "1969-12-31T22:30:00.5-01:30");
    check_time(f->arena, VALUE_INSTANT, (struct value_time){0, 345}, "1970-01-01T05:45:00+05:45");
    check_time(f->arena, VALUE_LOCAL_DATETIME, (struct value_time){10, 0}, "1970-01-01T00:00:00.00001");
    check_time(f->arena, VALUE_LOCAL_DATE, (struct value_time){TIME_DAY * 59, 0}, "1970-03-01");
    check_time(f->arena, VALUE_LOCAL_TIME, (struct value_time){TIME_DAY - 1, 0}, "23:59:59.999999");
}

/* Every day of ten thousand years is one after the day before, and is written as it was counted. */
static void test_every_day(void **state) {
    struct fixture *f = *state;
    time_us expected = 0;
    assert_true(value_day(0, 1, 1, &expected));
    assert_int_equal(expected, -719528 * TIME_DAY);
    buf text = buf_new(f->arena);
    buf written = buf_new(f->arena);
    for (int year = 0; year <= 9999; year += year < 2100 ? 1 : 53) {
        bool counted = value_day(year, 1, 1, &expected);
        assert_true(counted);
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= 31; day++) {
                time_us t;
                if (!value_day(year, month, day, &t)) {
                    assert_true(day > 28);
                    continue;
                }
                assert_int_equal(t, expected);
                expected += TIME_DAY;
                struct value v = {.kind = VALUE_LOCAL_DATE, .as.time = {t, 0}};
                buf_clear(&text);
                buf_clear(&written);
                value_add_time(&text, &v);
                buf_fmt(&written, "%04d-%02d-%02d", year, month, day);
                assert_true(str_eq(buf_str(&text), buf_str(&written)));
            }
        }
    }
}

static void test_no_such_day(void **state) {
    (void)state;
    time_us t;
    assert_false(value_day(-1, 1, 1, &t));
    assert_false(value_day(10000, 1, 1, &t));
    assert_false(value_day(2026, 0, 1, &t));
    assert_false(value_day(2026, 13, 1, &t));
    assert_false(value_day(2026, 1, 0, &t));
    assert_false(value_day(2026, 1, 32, &t));
    assert_false(value_day(2025, 2, 29, &t));
    assert_false(value_day(1900, 2, 29, &t));
    assert_true(value_day(2000, 2, 29, &t));
    assert_true(value_day(0, 2, 29, &t));
    assert_true(value_day(1970, 1, 1, &t));
    assert_int_equal(t, 0);
}

/* The same content in three languages is the same tree. */
static void test_one_tree(void **state) {
    struct fixture *f = *state;
    const struct value *toml;
    const struct value *yaml;
    const struct value *json;
    assert_false(failed(toml_parse(f->arena, STR("a = [1, 2.5, true]\n[b]\nc = 'x'\n"), &toml, NULL)));
    assert_false(failed(yaml_parse(f->arena, STR("a: [1, 2.5, true]\nb:\n  c: x\n"), &yaml, NULL)));
    assert_false(failed(json_parse(f->arena, STR("{\"a\":[1,2.5,true],\"b\":{\"c\":\"x\"}}"), &json, NULL)));
    assert_true(str_eq(json_from_value(f->arena, toml), json_from_value(f->arena, json)));
    assert_true(str_eq(json_from_value(f->arena, yaml), json_from_value(f->arena, json)));
}

#define WITH_DOCUMENT(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_DOCUMENT(test_looking),        WITH_DOCUMENT(test_reading),
        WITH_DOCUMENT(test_optional),       WITH_DOCUMENT(test_messages),
        WITH_DOCUMENT(test_without_places), WITH_DOCUMENT(test_tables_in_lists),
        WITH_DOCUMENT(test_long_messages),  cmocka_unit_test(test_nearest),
        WITH_DOCUMENT(test_unknown_keys),   WITH_DOCUMENT(test_check_keys),
        WITH_DOCUMENT(test_building),       WITH_DOCUMENT(test_time_text),
        WITH_DOCUMENT(test_every_day),      cmocka_unit_test(test_no_such_day),
        WITH_DOCUMENT(test_one_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
