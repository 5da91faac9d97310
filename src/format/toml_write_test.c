/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/toml.h"
#include "format/toml_write.h"

static const struct value *parse(struct arena *a, buf *b) {
    const struct value *v = NULL;
    err e = toml_parse(a, buf_str(b), &v, NULL);
    if (failed(e)) {
        fail_msg("%s in:\n%s", e.message, buf_str(b).p);
    }
    return v;
}

static str text_of(const struct value *table, const char *key) {
    const struct value *v = value_get(table, key);
    assert_non_null(v);
    assert_int_equal(v->kind, VALUE_TEXT);
    return v->as.text;
}

static void assert_str(str a, str b) {
    if (!str_eq(a, b)) {
        fail_msg("\"%.*s\" is not \"%.*s\"", STR_ARG(a), STR_ARG(b));
    }
}

static void test_texts_come_back(void **state) {
    (void)state;
    const str texts[] = {
        STR(""),
        STR("plain"),
        STR("with \"quotes\" and \\ back"),
        STR("tab\tand bell\x07 and delete\x7f"),
        STR("two\nlines"),
        STR("\nfirst line empty"),
        STR("ends with a line\n"),
        STR("\n"),
        STR("\n\n\n"),
        STR("CR LF\r\nand CR\ralone"),
        STR("three \"\"\" in a\nrow \"\"\"\"\""),
        STR("back at line end \\\nnext"),
        STR("ends in a quote\n\""),
        STR("Größe “quoted” 語 🙂"),
        STR("key = \"value\"\n[table]\n# no comment"),
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct arena *a = arena_new();
        buf b = buf_new(a);
        toml_text(&b, "x", texts[i]);
        assert_str(text_of(parse(a, &b), "x"), texts[i]);
        arena_free(a);
    }
}

static void test_every_byte_comes_back(void **state) {
    (void)state;
    struct arena *a = arena_new();
    for (int c = 0; c < 128; c++) {
        char text[] = {'a', (char)c, 'b'};
        buf b = buf_new(a);
        toml_text(&b, "x", str_n(text, 3));
        assert_str(text_of(parse(a, &b), "x"), str_n(text, 3));
    }
    arena_free(a);
}

static void test_wrong_utf8_is_replaced(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    toml_text(&b, "x",
              STR("a\xff"
                  "b"));
    assert_str(text_of(parse(a, &b), "x"), STR("a\xEF\xBF\xBD"
                                               "b"));
    arena_free(a);
}

static void test_one_line_form_is_exact(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    toml_text(&b, "title", STR("A \"b\""));
    toml_text_some(&b, "nothing", STR(""));
    toml_integer(&b, "weight", -3);
    toml_boolean(&b, "toc", false);
    toml_date(&b, "updated", 2026, 1, 2);
    assert_str(buf_str(&b), STR("title = \"A \\\"b\\\"\"\nweight = -3\ntoc = false\nupdated = 2026-01-02\n"));
    assert_int_equal(value_get(parse(a, &b), "updated")->kind, VALUE_LOCAL_DATE);
    arena_free(a);
}

static void test_keys_are_quoted_where_they_must(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    toml_text(&b, "bare-key_1", STR("1"));
    toml_text(&b, "core/x/y", STR("2"));
    toml_text(&b, "", STR("3"));
    const struct value *v = parse(a, &b);
    assert_true(str_starts(buf_str(&b), STR("bare-key_1 = ")));
    assert_str(text_of(v, "core/x/y"), STR("2"));
    assert_str(text_of(v, ""), STR("3"));
    arena_free(a);
}

static void test_arrays(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    str many[12];
    for (size_t i = 0; i < COUNT_OF(many); i++) {
        many[i] = STR("a text of some length");
    }
    toml_texts(&b, "none", NULL, 0);
    toml_texts(&b, "two", (str[]){STR("a"), STR("b\nc")}, 2);
    toml_texts(&b, "many", many, COUNT_OF(many));
    const struct value *v = parse(a, &b);
    assert_true(str_starts(buf_str(&b), STR("none = []\ntwo = [\"a\", \"b\\nc\"]\nmany = [\n  \"a text")));
    assert_int_equal(value_count(value_get(v, "none")), 0);
    assert_int_equal(value_count(value_get(v, "many")), 12);
    assert_str(value_at(value_get(v, "two"), 1)->as.text, STR("b\nc"));
    arena_free(a);
}

static void test_tables_and_rows(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    const struct toml_member minutes[] = {{.key = "read", .number = 20, .is_number = true},
                                          {.key = "practice", .number = 0, .is_number = true}};
    const struct toml_member outcome[] = {{.key = "id", .text = STR("o1")},
                                          {.key = "text", .text = STR("a\n\"b\"")}};
    toml_inline(&b, "minutes", minutes, 2);
    toml_rows_begin(&b, "outcomes");
    toml_row(&b, outcome, 2);
    toml_row(&b, outcome, 2);
    toml_rows_end(&b);
    toml_table(&b, "skeleton");
    toml_text(&b, "loop", STR("Loop"));
    toml_entry(&b, "media");
    toml_text(&b, "file", STR("1"));
    toml_entry(&b, "media");
    toml_text(&b, "file", STR("2"));
    const struct value *v = parse(a, &b);
    assert_int_equal(value_get(value_get(v, "minutes"), "read")->as.integer, 20);
    assert_int_equal(value_count(value_get(v, "outcomes")), 2);
    assert_str(text_of(value_at(value_get(v, "outcomes"), 1), "text"), STR("a\n\"b\""));
    assert_str(text_of(value_get(v, "skeleton"), "loop"), STR("Loop"));
    assert_str(text_of(value_at(value_get(v, "media"), 1), "file"), STR("2"));
    arena_free(a);
}

static void test_full_buffer_says_so(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_limited(a, 8);
    toml_text(&b, "title", STR("far too long for it"));
    assert_true(b.failed);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_come_back),
        cmocka_unit_test(test_every_byte_comes_back),
        cmocka_unit_test(test_wrong_utf8_is_replaced),
        cmocka_unit_test(test_one_line_form_is_exact),
        cmocka_unit_test(test_keys_are_quoted_where_they_must),
        cmocka_unit_test(test_arrays),
        cmocka_unit_test(test_tables_and_rows),
        cmocka_unit_test(test_full_buffer_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
