/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/json.h"
#include "format/yaml.h"

struct good {
    const char *yaml;
    const char *json;
};

static const struct good good_documents[] = {
    {"", "null"},
    {"# only a comment\n", "null"},
    {"---\n", "null"},
    {"---\na: 1\n...\n", "{\"a\":1}"},
    {"%YAML 1.1\n---\na: 1\n", "{\"a\":1}"},
    {"a: 1\nb: two\n", "{\"a\":1,\"b\":\"two\"}"},
    {"z: 1\na: 2\n", "{\"z\":1,\"a\":2}"},
    {"a:\n  b:\n    c: x\n", "{\"a\":{\"b\":{\"c\":\"x\"}}}"},
    {"a: [1, two, {b: c}]\n", "{\"a\":[1,\"two\",{\"b\":\"c\"}]}"},
    {"- 1\n- - 2\n  - 3\n- a: 4\n", "[1,[2,3],{\"a\":4}]"},
    {"a: []\nb: {}\n", "{\"a\":[],\"b\":{}}"},
    {"a:\nb: x\n", "{\"a\":null,\"b\":\"x\"}"},
    {"just text", "\"just text\""},
    {"a: |\n  x\n  y\nb: >-\n  x\n  y\n", "{\"a\":\"x\\ny\\n\",\"b\":\"x y\"}"},
    {"a: \"x\\ty\\u00e9\"\nb: 'it''s'\n", "{\"a\":\"x\\ty\xC3\xA9\",\"b\":\"it's\"}"},
    {"'a b': 1\n\"c\": 2\n", "{\"a b\":1,\"c\":2}"},
    {"1: x\ntrue: y\n~: z\n2026-11-22: w\n", "{\"1\":\"x\",\"true\":\"y\",\"~\":\"z\",\"2026-11-22\":\"w\"}"},
    {"'<<': x\n", "{\"<<\":\"x\"}"},
    {"\xEF\xBB\xBF"
     "a: 1\n",
     "{\"a\":1}"},
    {"a: 1\r\nb: 2\r\n", "{\"a\":1,\"b\":2}"},
    {"? a\n: 1\n", "{\"a\":1}"},
};

static const struct good good_scalars[] = {
    {"null", "null"},
    {"Null", "null"},
    {"NULL", "null"},
    {"~", "null"},
    {"nUll", "\"nUll\""},
    {"true", "true"},
    {"True", "true"},
    {"TRUE", "true"},
    {"false", "false"},
    {"False", "false"},
    {"FALSE", "false"},
    {"yes", "\"yes\""},
    {"no", "\"no\""},
    {"on", "\"on\""},
    {"off", "\"off\""},
    {"y", "\"y\""},
    {"tRue", "\"tRue\""},
    {"0", "0"},
    {"-0", "0"},
    {"+12", "12"},
    {"-19", "-19"},
    {"007", "7"},
    {"0o7", "7"},
    {"0x3A", "58"},
    {"0xfF", "255"},
    {"9223372036854775807", "9223372036854775807"},
    {"-9223372036854775808", "-9223372036854775808"},
    {"0x", "\"0x\""},
    {"0xg", "\"0xg\""},
    {"0o8", "\"0o8\""},
    {"-0x1", "\"-0x1\""},
    {"1_000", "\"1_000\""},
    {"+", "\"+\""},
    {"12e", "\"12e\""},
    {"1:30", "\"1:30\""},
    {"0b1", "\"0b1\""},
    {"0.", "0.0"},
    {"-0.0", "-0.0"},
    {".5", "0.5"},
    {"+12e03", "12000.0"},
    {"-2E+05", "-200000.0"},
    {"1.5e-3", "0.0015"},
    {".", "\".\""},
    {"e5", "\"e5\""},
    {"1e+", "\"1e+\""},
    {"1.2.3", "\"1.2.3\""},
    {"1.0 ", "1.0"},
    {".inf", "\"inf\""},
    {"-.Inf", "\"-inf\""},
    {"+.INF", "\"inf\""},
    {".nan", "\"nan\""},
    {".NaN", "\"nan\""},
    {"+.nan", "\"+.nan\""},
    {"inf", "\"inf\""},
    {"2026-11-22", "\"2026-11-22\""},
    {"2026-02-30", "\"2026-02-30\""},
    {"'true'", "\"true\""},
    {"\"12\"", "\"12\""},
    {"'~'", "\"~\""},
    {"''", "\"\""},
    {"|\n  12\n", "\"12\\n\""},
};

static void check_good(const struct good *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct arena *a = arena_new();
        const struct value *v;
        err e = yaml_parse(a, str_c(cases[i].yaml), &v, NULL);
        const char *json = failed(e) ? e.message : arena_z(a, json_from_value(a, v));
        if (strcmp(json, cases[i].json) != 0) {
            fail_msg("<<%s>>\n  gives    %s\n  expected %s", cases[i].yaml, json, cases[i].json);
        }
        arena_free(a);
    }
}

static void test_good(void **state) {
    (void)state;
    check_good(good_documents, COUNT_OF(good_documents));
    check_good(good_scalars, COUNT_OF(good_scalars));
}

static enum value_kind kind_of(struct arena *a, const char *yaml) {
    const struct value *v;
    assert_false(failed(yaml_parse(a, str_c(yaml), &v, NULL)));
    return v->kind;
}

/* JSON has one form for what are two kinds here. */
static void test_kinds(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_int_equal(kind_of(a, "2026-11-22"), VALUE_LOCAL_DATE);
    assert_int_equal(kind_of(a, "'2026-11-22'"), VALUE_TEXT);
    assert_int_equal(kind_of(a, "2026-02-30"), VALUE_TEXT);
    assert_int_equal(kind_of(a, "2026-11-22T10:00:00Z"), VALUE_TEXT);
    assert_int_equal(kind_of(a, ".inf"), VALUE_REAL);
    assert_int_equal(kind_of(a, "'.inf'"), VALUE_TEXT);
    arena_free(a);
}

struct bad {
    const char *yaml;
    enum err_code code;
    unsigned line;
    unsigned column;
    const char *says;
};

static const struct bad bad_documents[] = {
    {"a: &x 1\n", ERR_UNSUPPORTED, 1, 4, "anchors (&name)"},
    {"a: &x [1]\n", ERR_UNSUPPORTED, 1, 4, "anchors"},
    {"a: &x {b: 1}\n", ERR_UNSUPPORTED, 1, 4, "anchors"},
    {"&x a: 1\n", ERR_UNSUPPORTED, 1, 1, "anchors"},
    {"a: *x\n", ERR_UNSUPPORTED, 1, 4, "aliases (*name)"},
    {"*x : 1\n", ERR_UNSUPPORTED, 1, 1, "aliases"},
    {"- *x\n", ERR_UNSUPPORTED, 1, 3, "aliases"},
    {"a: !!str 1\n", ERR_UNSUPPORTED, 1, 4, "tags (!name)"},
    {"a: !x 1\n", ERR_UNSUPPORTED, 1, 4, "tags"},
    {"a: ! 1\n", ERR_UNSUPPORTED, 1, 4, "tags"},
    {"!x a: 1\n", ERR_UNSUPPORTED, 1, 1, "tags"},
    {"a: !!map {}\n", ERR_UNSUPPORTED, 1, 4, "tags"},
    {"%TAG ! tag:x,2026:\n---\na: 1\n", ERR_UNSUPPORTED, 1, 1, "%TAG"},
    {"a: 1\n<<: {b: 2}\n", ERR_UNSUPPORTED, 2, 1, "merge keys"},
    {"[1]: x\n", ERR_UNSUPPORTED, 1, 1, "a key must be a word"},
    {"? {a: 1}\n: x\n", ERR_UNSUPPORTED, 1, 3, "a key must be a word"},
    {"a: 1\n---\nb: 2\n", ERR_UNSUPPORTED, 2, 1, "second document"},
    {"a: 1\nb: 2\na: 3\n", ERR_INPUT, 3, 1, "twice"},
    {"a: 1\n'a': 3\n", ERR_INPUT, 2, 1, "twice"},
    {"{a: {b: 1, b: 2}}\n", ERR_INPUT, 1, 12, "twice"},
    {"a: 9223372036854775808\n", ERR_INPUT, 1, 4, "too large"},
    {"a: 1e999\n", ERR_INPUT, 1, 4, "too large"},
    {"a: \"x\\0y\"\n", ERR_INPUT, 1, 4, "\\0"},
    {"\"x\\0y\": 1\n", ERR_INPUT, 1, 1, "\\0"},
    {"a: [1\n", ERR_INPUT, 2, 1, "did not find"},
    {"a: 'x\n", ERR_INPUT, 2, 1, "end of stream"},
    {"a: 1\n b: 2\n", ERR_INPUT, 2, 3, "not allowed"},
    {"a: b: c\n", ERR_INPUT, 1, 5, "not allowed"},
    {"\t a: 1\n", ERR_INPUT, 1, 1, "token"},
    {"a: @x\n", ERR_INPUT, 1, 4, "token"},
    {"a: \x01\n", ERR_INPUT, 1, 4, "control"},
    {"a: 1\nb: \xFF\n", ERR_INPUT, 2, 4, "not UTF-8"},
    {"\xC3\xA9: *x\n", ERR_UNSUPPORTED, 1, 4, "aliases"},
};

static void test_bad(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad_documents); i++) {
        const struct bad *c = &bad_documents[i];
        struct arena *a = arena_new();
        const struct value *v = NULL;
        struct text_place place = {0, 0};
        err e = yaml_parse(a, str_c(c->yaml), &v, &place);
        const char *message = failed(e) ? e.message : "(accepted)";
        if (e.code != c->code || place.line != c->line || place.column != c->column ||
            !strstr(message, c->says)) {
            fail_msg("<<%s>>\n  gives    %d: %s\n  expected %d: line %u, column %u: …%s…", c->yaml,
                     (int)e.code, message, (int)c->code, c->line, c->column, c->says);
        }
        assert_true(strstr(message, "line ") == message);
        assert_null(v);
        arena_free(a);
    }
}

static void test_nul_byte(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct value *v;
    assert_int_equal(yaml_parse(a, STR("a: x\0y\n"), &v, NULL).code, ERR_INPUT);
    assert_int_equal(yaml_parse(a, STR("\0"), &v, NULL).code, ERR_INPUT);
    arena_free(a);
}

static void test_places(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct value *v;
    assert_false(failed(yaml_parse(a, STR("# x\n\xC3\xA9: [1,  two]\nb:\n  - 'x'\n"), &v, NULL)));
    const struct value *list = value_at(v, 0);
    assert_int_equal(list->key_place.line, 2);
    assert_int_equal(list->key_place.column, 1);
    assert_int_equal(list->place.column, 4);
    assert_int_equal(value_at(list, 1)->place.column, 9);
    assert_int_equal(value_at(value_get(v, "b"), 0)->place.line, 4);
    assert_int_equal(value_at(value_get(v, "b"), 0)->place.column, 5);
    arena_free(a);
}

/* ---- Limits ---------------------------------------------------------------------------------- */

static enum err_code repeated(const char *before, const char *part, size_t times, const char *after,
                              size_t closing) {
    struct arena *a = arena_new();
    buf b = buf_new(a);
    buf_c(&b, before);
    for (size_t i = 0; i < times; i++) {
        buf_c(&b, part);
    }
    for (size_t i = 0; i < closing; i++) {
        buf_c(&b, after);
    }
    const struct value *v;
    enum err_code code = yaml_parse(a, buf_str(&b), &v, NULL).code;
    arena_free(a);
    return code;
}

static void test_limits(void **state) {
    (void)state;
    assert_int_equal(repeated("", "[", YAML_DEPTH_MAX, "]", YAML_DEPTH_MAX), ERR_NONE);
    assert_int_equal(repeated("", "[", YAML_DEPTH_MAX + 1, "]", YAML_DEPTH_MAX + 1), ERR_LIMIT);
    assert_int_equal(repeated("", "[", 60000, "", 0), ERR_LIMIT);
    assert_int_equal(repeated("", "{a: ", 15000, "", 0), ERR_LIMIT);
    assert_int_equal(repeated("", "- ", 30000, "x", 1), ERR_LIMIT);
    assert_int_equal(repeated("# ", "x", YAML_BYTES_MAX - 3, "\n", 1), ERR_NONE);
    assert_int_equal(repeated("# ", "x", YAML_BYTES_MAX - 2, "\n", 1), ERR_LIMIT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),     cmocka_unit_test(test_kinds),  cmocka_unit_test(test_bad),
        cmocka_unit_test(test_nul_byte), cmocka_unit_test(test_places), cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
