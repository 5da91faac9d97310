/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * The public test suite for TOML 1.0.0, where its folder is there (WAYMARK_TOML_SUITE, or beside the
 * repository). Our own cases, which always count, are in toml_test.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <math.h>
#include <unistd.h>

#include "format/toml.h"

static const char *suite_folder(void) {
    const char *named = getenv("WAYMARK_TOML_SUITE");
    return named ? named : "../shared/data/vectors/toml/tests";
}

static str suite_file(struct arena *a, str name) {
    struct world w = world_real();
    str path = arena_join(a, (str[]){str_c(suite_folder()), STR("/"), name}, 3);
    str bytes;
    err e = file_read(a, &w, path.p, FILE_BYTES_MAX, &bytes);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
    return bytes;
}

/* ---- Comparing with the tagged JSON of the suite -------------------------------------------- */

/* The suite writes .600 and .6 alike. */
static str without_zeros(struct arena *a, str time) {
    size_t dot = str_find_byte(time, '.');
    if (dot == SIZE_MAX) {
        return time;
    }
    size_t end = dot + 1;
    while (end < time.n && byte_is_digit(time.p[end])) {
        end++;
    }
    size_t digits = end;
    while (time.p[digits - 1] == '0') {
        digits--;
    }
    digits -= time.p[digits - 1] == '.';
    return arena_join(a, (str[]){str_sub(time, 0, digits), str_from(time, end)}, 2);
}

static bool same_real(double v, const char *expected) {
    if (strstr(expected, "nan")) {
        return isnan(v) != 0;
    }
    double e = strtod(expected, NULL);
    return e <= v && v <= e;
}

static bool same_scalar(struct arena *a, const struct value *v, const char *type, str expected) {
    buf b = buf_new(a);
    switch (v->kind) {
    case VALUE_TEXT:
        return !strcmp(type, "string") && str_eq(v->as.text, expected);
    case VALUE_INTEGER:
        buf_i64(&b, v->as.integer);
        return !strcmp(type, "integer") && str_eq(buf_str(&b), expected);
    case VALUE_REAL:
        return !strcmp(type, "float") && same_real(v->as.real, expected.p);
    case VALUE_BOOLEAN:
        return !strcmp(type, "bool") && str_eq(v->as.boolean ? STR("true") : STR("false"), expected);
    case VALUE_INSTANT:
    case VALUE_LOCAL_DATETIME:
    case VALUE_LOCAL_DATE:
    case VALUE_LOCAL_TIME: {
        static const char *const types[] = {"datetime", "datetime-local", "date-local", "time-local"};
        value_add_time(&b, v);
        return !strcmp(type, types[v->kind - VALUE_INSTANT]) &&
               str_eq(buf_str(&b), without_zeros(a, expected));
    }
    case VALUE_NULL:
    case VALUE_ARRAY:
    case VALUE_TABLE:
        return false;
    }
    return false;
}

/* jansson takes no NUL in a key; the one key of the suite that is a NUL goes by another name. */
#define NUL_KEY "(a NUL)"

static json_t *member_of(json_t *object, str key) {
    bool nul = key.n == 1 && key.p[0] == '\0';
    return nul ? json_object_get(object, NUL_KEY) : json_object_getn(object, key.p, key.n);
}

static json_t *load_expected(struct arena *a, str json) {
    size_t at = str_find(json, STR("\"\\u0000\":"));
    if (at != SIZE_MAX) {
        json =
            arena_join(a, (str[]){str_sub(json, 0, at), STR("\"" NUL_KEY "\":"), str_from(json, at + 9)}, 3);
    }
    json_error_t why;
    return json_loadb(json.p, json.n, JSON_ALLOW_NUL, &why);
}

static bool same(struct arena *a, const struct value *v, json_t *expected) {
    if (v->kind == VALUE_ARRAY) {
        bool equal = json_is_array(expected) && json_array_size(expected) == value_count(v);
        for (size_t i = 0; equal && i < value_count(v); i++) {
            equal = same(a, value_at(v, i), json_array_get(expected, i));
        }
        return equal;
    }
    if (v->kind == VALUE_TABLE) {
        bool equal = json_is_object(expected) && json_object_size(expected) == value_count(v);
        for (size_t i = 0; equal && i < value_count(v); i++) {
            json_t *member = member_of(expected, value_at(v, i)->key);
            equal = member && same(a, value_at(v, i), member);
        }
        return equal;
    }
    json_t *type = json_object_get(expected, "type");
    json_t *text = json_object_get(expected, "value");
    return type && text && json_object_size(expected) == 2 &&
           same_scalar(a, v, json_string_value(type),
                       str_n(json_string_value(text), json_string_length(text)));
}

/* ---- The cases ------------------------------------------------------------------------------ */

/* NULL when the case is as the suite says, else what is wrong. */
static const char *valid_case(struct arena *a, str name) {
    const struct value *v;
    err e = toml_parse(a, suite_file(a, name), &v, NULL);
    if (failed(e)) {
        return e.message;
    }
    str json = suite_file(a, arena_join(a, (str[]){str_without_end(name, STR(".toml")), STR(".json")}, 2));
    json_t *expected = load_expected(a, json);
    bool equal = expected && same(a, v, expected);
    json_decref(expected);
    return equal ? NULL : "another value than expected";
}

static const char *invalid_case(struct arena *a, str name) {
    const struct value *v = NULL;
    struct text_place place = {0, 0};
    err e = toml_parse(a, suite_file(a, name), &v, &place);
    if (!failed(e)) {
        return "was accepted";
    }
    if (getenv("WAYMARK_TOML_MESSAGES")) {
        print_message("%.*s\n    %s\n", STR_ARG(name), e.message);
    }
    bool placed = place.line > 0 && place.column > 0 && !v && strstr(e.message, "line ") == e.message;
    return placed ? NULL : "was refused without a place";
}

static void run_suite(const char *kind, const char *(*run)(struct arena *, str), int at_least) {
    struct arena *list = arena_new();
    str rest = suite_file(list, STR("files-toml-1.0.0"));
    int cases = 0;
    int wrong = 0;
    while (rest.n) {
        str name = str_line(&rest);
        if (!str_starts(name, str_c(kind)) || !str_ends(name, STR(".toml"))) {
            continue;
        }
        struct arena *a = arena_new();
        const char *problem = run(a, name);
        if (problem) {
            print_error("%.*s: %s\n", STR_ARG(name), problem);
        }
        cases++;
        wrong += problem != NULL;
        arena_free(a);
    }
    arena_free(list);
    print_message("%s: %d cases\n", kind, cases);
    assert_int_equal(wrong, 0);
    assert_true(cases >= at_least); /* an empty list would prove nothing */
}

static void test_valid(void **state) {
    (void)state;
    run_suite("valid/", valid_case, 200);
}

static void test_invalid(void **state) {
    (void)state;
    run_suite("invalid/", invalid_case, 450);
}

int main(void) {
    if (access(suite_folder(), R_OK) != 0) {
        print_message("no TOML suite at %s\n", suite_folder());
        return 0;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_valid), cmocka_unit_test(test_invalid)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
