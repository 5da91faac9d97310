/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Texts that are wrong, and where. */
static const struct {
    str text;
    size_t at;
} wrong[] = {
    {STR_INIT("\x80"), 0},     /* continuation alone */
    {STR_INIT("a\xbf"), 1},    /* the same after a letter */
    {STR_INIT("\xc0\xaf"), 0}, /* overlong '/' in two, three and four bytes */
    {STR_INIT("\xc1\xbf"), 0}, /* overlong DEL */
    {STR_INIT("\xe0\x80\xaf"), 0},
    {STR_INIT("\xe0\x9f\xbf"), 0}, /* overlong U+07FF */
    {STR_INIT("\xf0\x80\x80\xaf"), 0},
    {STR_INIT("\xf0\x8f\xbf\xbf"), 0},     /* overlong U+FFFF */
    {STR_INIT("\xed\xa0\x80"), 0},         /* first surrogate */
    {STR_INIT("\xed\xbf\xbf"), 0},         /* last surrogate */
    {STR_INIT("\xf4\x90\x80\x80"), 0},     /* U+110000 */
    {STR_INIT("\xf5\x80\x80\x80"), 0},     /* beyond */
    {STR_INIT("\xf8\x88\x80\x80\x80"), 0}, /* five bytes */
    {STR_INIT("\xfe"), 0},                 /* never in UTF-8 */
    {STR_INIT("\xff"), 0},                 /* never in UTF-8 */
    {STR_INIT("abc\xc3"), 3},              /* cut */
    {STR_INIT("\xe2\x82"), 0},             /* cut */
    {STR_INIT("\xf0\x9f\x98"), 0},         /* cut */
    {STR_INIT("\xe2\x28\xa1"), 0},         /* a letter in a sequence */
    {STR_INIT("\xc3\xa4\xe2\x82X"), 2},    /* after a good one */
    {STR_INIT("0123456789abcdef\xff"), 16},
};

static const struct {
    str text;
    uint32_t character;
} good[] = {
    {STR_INIT("\0"), 0},
    {STR_INIT("\x7f"), 0x7f},
    {STR_INIT("\xc2\x80"), 0x80},
    {STR_INIT("\xdf\xbf"), 0x7ff},
    {STR_INIT("\xe0\xa0\x80"), 0x800},
    {STR_INIT("\xed\x9f\xbf"), 0xd7ff},
    {STR_INIT("\xee\x80\x80"), 0xe000},
    {STR_INIT("\xef\xbf\xbf"), 0xffff},
    {STR_INIT("\xf0\x90\x80\x80"), 0x10000},
    {STR_INIT("\xf4\x8f\xbf\xbf"), 0x10ffff},
};

static void wrong_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_int_equal(utf8_check(wrong[i].text), wrong[i].at);
        assert_false(utf8_valid(wrong[i].text));
    }
}

static void wrong_bytes_are_taken_one_by_one(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        str rest = str_from(wrong[i].text, wrong[i].at);
        size_t before = rest.n;
        assert_true(utf8_next(&rest) == UTF8_INVALID);
        assert_int_equal(rest.n, before - 1);
    }
}

static void good_characters(void **state) {
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        buf b = buf_new(a);
        str rest = good[i].text;
        assert_true(utf8_valid(rest));
        assert_int_equal(utf8_next(&rest), good[i].character);
        assert_int_equal(rest.n, 0);
        utf8_add(&b, good[i].character);
        assert_true(str_eq(buf_str(&b), good[i].text));
    }
    arena_free(a);
}

static void every_character_comes_back(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    for (uint32_t c = 0; c <= 0x10ffff; c++) {
        bool surrogate = c >= 0xd800 && c <= 0xdfff;
        buf_clear(&b);
        utf8_add(&b, c);
        str rest = buf_str(&b);
        uint32_t back = utf8_next(&rest);
        if (back != (surrogate ? 0xfffd : c) || rest.n) {
            fail_msg("U+%04X", (unsigned)c);
        }
    }
    arena_free(a);
}

static void what_is_no_character_is_replaced(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    utf8_add(&b, 0xd800);
    utf8_add(&b, 0x110000);
    utf8_add(&b, UTF8_INVALID);
    assert_string_equal(buf_str(&b).p, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    arena_free(a);
}

static void empty_is_valid(void **state) {
    (void)state;
    assert_true(utf8_valid((str){NULL, 0}));
    assert_int_equal(utf8_count((str){NULL, 0}), 0);
    assert_int_equal(utf8_cut((str){NULL, 0}, 5).n, 0);
}

static void counting(void **state) {
    (void)state;
    assert_int_equal(utf8_count(STR("abc")), 3);
    assert_int_equal(utf8_count(STR("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80")), 3);
    assert_int_equal(utf8_count(STR("\xff\xfe"
                                    "a")),
                     3);
    assert_int_equal(utf8_count(STR("\xe2\x82")), 2);
}

static void cutting(void **state) {
    (void)state;
    str s = STR("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80z");
    static const size_t want[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
    for (size_t n = 0; n < COUNT_OF(want); n++) {
        assert_int_equal(utf8_cut(s, n).n, want[n]);
    }
}

static void cutting_wrong_text(void **state) {
    (void)state;
    assert_int_equal(utf8_cut(STR("\x80\x80\x80\x80\x80\x80"), 4).n, 4);
    assert_int_equal(utf8_cut(STR("\xf0\x9f\x98"
                                  "abc"),
                              2)
                         .n,
                     2);
}

static void places(void **state) {
    (void)state;
    str text = STR("ab\n\xc3\xa4x\r\n\nlast");
    static const struct {
        size_t at, line, column;
    } want[] = {{0, 1, 1}, {2, 1, 3}, {3, 2, 1},  {5, 2, 2}, {6, 2, 3},
                {8, 3, 1}, {9, 4, 1}, {13, 4, 5}, {99, 4, 5}};
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        size_t line = 0;
        size_t column = 0;
        utf8_place(text, want[i].at, &line, &column);
        assert_int_equal(line, want[i].line);
        assert_int_equal(column, want[i].column);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_texts),
        cmocka_unit_test(wrong_bytes_are_taken_one_by_one),
        cmocka_unit_test(good_characters),
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(what_is_no_character_is_replaced),
        cmocka_unit_test(empty_is_valid),
        cmocka_unit_test(counting),
        cmocka_unit_test(cutting),
        cmocka_unit_test(cutting_wrong_text),
        cmocka_unit_test(places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
