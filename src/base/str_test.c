/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_str(str got, const char *want) {
    assert_int_equal(got.n, strlen(want));
    if (got.n) {
        assert_memory_equal(got.p, want, got.n);
    }
}

static void comparing(void **state) {
    (void)state;
    str none = {NULL, 0};
    assert_true(str_eq(none, STR("")));
    assert_true(str_eq(str_c(NULL), str_c("")));
    assert_true(str_eq(STR("abc"), str_n("abcd", 3)));
    assert_false(str_eq(STR("abc"), STR("abd")));
    assert_false(str_eq(STR("abc"), STR("ab")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
    assert_true(str_eq_nocase(STR("Content-TYPE"), STR("content-type")));
    assert_false(str_eq_nocase(STR("\xc3\x84"), STR("\xc3\xa4")));
    assert_false(str_eq_nocase(STR("@"), STR("`")));
    assert_false(str_eq_nocase(STR("a"), STR("aa")));
}

static void ordering(void **state) {
    (void)state;
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("b"), STR("a")) > 0);
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("ab"), STR("a")) > 0);
    assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
    assert_int_equal(str_cmp((str){NULL, 0}, STR("")), 0);
    assert_true(str_cmp(STR("z"), STR("\xc3\xa4")) < 0);
}

static void finding(void **state) {
    (void)state;
    assert_int_equal(str_find(STR("abcabd"), STR("abd")), 3);
    assert_int_equal(str_find(STR("aaab"), STR("aab")), 1);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
    assert_int_equal(str_find((str){NULL, 0}, STR("")), 0);
    assert_true(str_find((str){NULL, 0}, STR("a")) == SIZE_MAX);
    assert_true(str_find(STR("ab"), STR("abc")) == SIZE_MAX);
    assert_true(str_find(STR("abababab"), STR("abc")) == SIZE_MAX);
    assert_int_equal(str_find(STR("xa"), STR("a")), 1);
    assert_int_equal(str_find_byte(STR("a/b/c"), '/'), 1);
    assert_int_equal(str_find_last_byte(STR("a/b/c"), '/'), 3);
    assert_true(str_find_byte((str){NULL, 0}, 'x') == SIZE_MAX);
    assert_true(str_find_last_byte(STR("abc"), 'x') == SIZE_MAX);
    assert_true(str_contains(STR("abc"), STR("bc")));
    assert_false(str_contains(STR("abc"), STR("cb")));
}

static void ends(void **state) {
    (void)state;
    assert_true(str_starts(STR("abc"), STR("ab")));
    assert_true(str_starts(STR("abc"), STR("")));
    assert_false(str_starts(STR("ab"), STR("abc")));
    assert_true(str_ends(STR("abc"), STR("bc")));
    assert_true(str_ends(STR(""), STR("")));
    assert_false(str_ends(STR("abc"), STR("ab")));
    assert_str(str_without_start(STR("abc"), STR("a")), "bc");
    assert_str(str_without_start(STR("abc"), STR("b")), "abc");
    assert_str(str_without_end(STR("a.md"), STR(".md")), "a");
    assert_str(str_without_end(STR("a.md"), STR("a")), "a.md");
}

static void parts(void **state) {
    (void)state;
    assert_str(str_sub(STR("abcdef"), 2, 3), "cde");
    assert_str(str_sub(STR("abc"), 1, SIZE_MAX), "bc");
    assert_str(str_sub(STR("abc"), 3, 1), "");
    assert_str(str_sub(STR("abc"), SIZE_MAX, SIZE_MAX), "");
    assert_str(str_from(STR("abc"), 2), "c");
    assert_non_null(str_from((str){NULL, 0}, 0).p);
    assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
    assert_str(str_trim(STR("  ")), "");
    assert_str(str_trim((str){NULL, 0}), "");
    assert_str(str_trim(STR("\v")), "\v");
    assert_true(str_empty(STR("")));
    assert_false(str_empty(STR(" ")));
}

static void splitting(void **state) {
    (void)state;
    str rest = STR("a//b/");
    assert_str(str_split(&rest, '/'), "a");
    assert_str(str_split(&rest, '/'), "");
    assert_str(str_split(&rest, '/'), "b");
    assert_int_equal(rest.n, 0);
    assert_str(str_split(&rest, '/'), "");
    rest = STR("one\r\ntwo\n\nthree\r");
    assert_str(str_line(&rest), "one");
    assert_str(str_line(&rest), "two");
    assert_str(str_line(&rest), "");
    assert_str(str_line(&rest), "three");
    assert_int_equal(rest.n, 0);
}

static void unsigned_numbers(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "", " 1", "1 ", "-1", "+1", "1.0", "0x1", "a", "18446744073709551616"};
    uint64_t v = 7;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_false(str_to_u64(str_c(wrong[i]), UINT64_MAX, &v));
        assert_int_equal(v, 7);
    }
    assert_true(str_to_u64(STR("18446744073709551615"), UINT64_MAX, &v));
    assert_true(v == UINT64_MAX);
    assert_true(str_to_u64(STR("0065535"), 65535, &v));
    assert_int_equal(v, 65535);
    assert_false(str_to_u64(STR("65536"), 65535, &v));
    assert_false(str_to_u64(STR("9"), 5, &v));
    assert_true(str_to_u64(STR("5"), 5, &v));
    assert_true(str_to_u64(STR("0"), 0, &v));
    assert_int_equal(v, 0);
    assert_false(str_to_u64(STR("1\0"), 10, &v));
}

static void signed_numbers(void **state) {
    (void)state;
    int64_t v = 7;
    assert_true(str_to_i64(STR("-9223372036854775808"), &v));
    assert_true(v == INT64_MIN);
    assert_true(str_to_i64(STR("9223372036854775807"), &v));
    assert_true(v == INT64_MAX);
    assert_true(str_to_i64(STR("-0"), &v));
    assert_int_equal(v, 0);
    v = 7;
    assert_false(str_to_i64(STR("9223372036854775808"), &v));
    assert_false(str_to_i64(STR("-9223372036854775809"), &v));
    assert_false(str_to_i64(STR("--1"), &v));
    assert_false(str_to_i64(STR("-"), &v));
    assert_false(str_to_i64(STR(""), &v));
    assert_int_equal(v, 7);
}

static void bytes(void **state) {
    (void)state;
    int spaces = 0;
    int digits = 0;
    int letters = 0;
    for (int c = 0; c < 256; c++) {
        spaces += byte_is_space((char)c);
        digits += byte_is_digit((char)c);
        letters += byte_is_alpha((char)c);
        assert_int_equal(byte_is_alnum((char)c), byte_is_alpha((char)c) || byte_is_digit((char)c));
    }
    assert_int_equal(spaces, 4);
    assert_int_equal(digits, 10);
    assert_int_equal(letters, 52);
    assert_int_equal(byte_lower('Z'), 'z');
    assert_int_equal(byte_lower('['), '[');
}

static void hashing(void **state) {
    (void)state;
    static const char text[] = "abcdefghijklmnopqrstuvwxyz";
    /* Every length and every key gives something else; a byte at the end counts. */
    for (size_t n = 0; n < sizeof text; n++) {
        assert_true(str_hash(str_n(text, n), 1) == str_hash(str_n(text, n), 1));
        assert_true(str_hash(str_n(text, n), 1) != str_hash(str_n(text, n), 2));
        assert_true(str_hash(str_n(text, n), 1) != str_hash(str_n(text, n + 1), 1));
    }
    assert_true(str_hash(STR("a\0"), 1) != str_hash(STR("a"), 1));
    assert_true(str_hash((str){NULL, 0}, 1) == str_hash(STR(""), 1));
}

static void hash_spreads(void **state) {
    (void)state;
    unsigned counts[64] = {0};
    char key[2];
    for (unsigned i = 0; i < 64 * 256; i++) {
        key[0] = (char)(i & 0xff);
        key[1] = (char)(i >> 8);
        counts[str_hash(str_n(key, 2), 42) % 64]++;
    }
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        assert_in_range(counts[i], 150, 370);
    }
}

static void distance(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        size_t want;
    } cases[] = {
        {"", "", 0},         {"", "abc", 3},           {"abc", "", 3},       {"port", "port", 0},
        {"prot", "port", 1}, {"por", "port", 1},       {"portt", "port", 1}, {"pont", "port", 1},
        {"ca", "abc", 3},    {"kitten", "sitting", 3}, {"ab", "ba", 1},      {"abcd", "badc", 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(str_distance(str_c(cases[i].a), str_c(cases[i].b), 10), cases[i].want);
        assert_int_equal(str_distance(str_c(cases[i].b), str_c(cases[i].a), 10), cases[i].want);
    }
    assert_int_equal(str_distance(STR("abc"), STR("xyz"), 1), 2);
    assert_int_equal(str_distance((str){NULL, 0}, (str){NULL, 0}, 3), 0);
}

static void distance_of_long_texts(void **state) {
    (void)state;
    char long_text[65];
    memset(long_text, 'x', sizeof long_text);
    assert_int_equal(str_distance(str_n(long_text, 64), str_n(long_text, 64), 2), 0);
    assert_int_equal(str_distance(str_n(long_text, 65), str_n(long_text, 65), 2), 3);
    assert_int_equal(str_distance(STR(""), str_n(long_text, 64), 100), 64);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparing),
        cmocka_unit_test(ordering),
        cmocka_unit_test(finding),
        cmocka_unit_test(ends),
        cmocka_unit_test(parts),
        cmocka_unit_test(splitting),
        cmocka_unit_test(unsigned_numbers),
        cmocka_unit_test(signed_numbers),
        cmocka_unit_test(bytes),
        cmocka_unit_test(hashing),
        cmocka_unit_test(hash_spreads),
        cmocka_unit_test(distance),
        cmocka_unit_test(distance_of_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
