/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

static void adding(void **state) {
    buf b = buf_new(*state);
    assert_string_equal(buf_str(&b).p, "");
    buf_add(&b, (str){NULL, 0});
    buf_add(&b, STR("ab"));
    buf_byte(&b, 'c');
    buf_byte(&b, 0);
    buf_c(&b, "d");
    buf_c(&b, NULL);
    str s = buf_str(&b);
    assert_int_equal(s.n, 5);
    assert_memory_equal(s.p, "abc\0d", 6);
    assert_false(b.failed);
}

static void numbers(void **state) {
    buf b = buf_new(*state);
    static const int64_t values[] = {0, -1, 1, INT64_MIN, INT64_MAX};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        buf_i64(&b, values[i]);
        buf_byte(&b, ' ');
    }
    buf_u64(&b, UINT64_MAX);
    assert_string_equal(buf_str(&b).p,
                        "0 -1 1 -9223372036854775808 9223372036854775807 18446744073709551615");
}

static void hexadecimal(void **state) {
    buf b = buf_new(*state);
    buf_hex(&b, "\x00\x7f\xff\xa5", 4);
    assert_string_equal(buf_str(&b).p, "007fffa5");
    buf_hex(&b, NULL, 0);
    assert_int_equal(b.n, 8);
    assert_false(b.failed);
}

static void formatting(void **state) {
    buf b = buf_new(*state);
    buf_fmt(&b, "%s=%d", "port", 8080);
    buf_fmt(&b, "%s", "");
    buf_fmt(&b, " %0200d", 1);
    assert_int_equal(b.n, 9 + 1 + 200);
    assert_memory_equal(b.p, "port=8080 000", 13);
}

static void growth_keeps_content(void **state) {
    buf b = buf_new(*state);
    for (unsigned i = 0; i < 20000; i++) {
        buf_byte(&b, (char)('a' + i % 26));
        if (i % 1000 == 0) {
            (void)arena_alloc(*state, 10);
        }
    }
    str s = buf_str(&b);
    assert_int_equal(s.n, 20000);
    for (unsigned i = 0; i < 20000; i++) {
        assert_int_equal(s.p[i], 'a' + i % 26);
    }
    assert_int_equal(s.p[20000], 0);
}

static void limit_is_exact_and_sticky(void **state) {
    buf b = buf_limited(*state, 5);
    buf_c(&b, "12345");
    assert_false(b.failed);
    buf_byte(&b, '6');
    assert_true(b.failed);
    assert_string_equal(buf_str(&b).p, "12345");
    buf_clear(&b);
    assert_false(b.failed);
    assert_string_equal(buf_str(&b).p, "");
    buf_c(&b, "123456");
    assert_true(b.failed);
    buf_c(&b, "1");
    assert_int_equal(b.n, 0);
}

static void every_addition_obeys_the_limit(void **state) {
    buf b = buf_limited(*state, 3);
    buf_u64(&b, 1234);
    assert_true(b.failed && b.n == 0);
    buf_clear(&b);
    buf_hex(&b, "ab", 2);
    assert_true(b.failed && b.n == 0);
    buf_clear(&b);
    buf_fmt(&b, "%d", 1234);
    assert_true(b.failed && b.n == 0);
    buf_clear(&b);
    assert_null(buf_space(&b, SIZE_MAX));
    assert_true(b.failed);
    buf_clear(&b);
    buf_hex(&b, "", SIZE_MAX);
    assert_true(b.failed && b.n == 0);
}

static void negative_numbers_at_the_limit(void **state) {
    buf b = buf_limited(*state, 3);
    buf_i64(&b, -12);
    assert_false(b.failed);
    assert_string_equal(buf_str(&b).p, "-12");
    buf_clear(&b);
    buf_i64(&b, -123);
    assert_true(b.failed);
    assert_int_equal(b.n, 0);
}

static void nothing_fits_into_nothing(void **state) {
    buf b = buf_limited(*state, 0);
    buf_add(&b, STR(""));
    assert_false(b.failed);
    buf_byte(&b, 'x');
    assert_true(b.failed);
    assert_int_equal(buf_str(&b).n, 0);
}

static void writing_in_place(void **state) {
    buf b = buf_new(*state);
    char *p = buf_space(&b, 1000);
    memset(p, 'x', 1000);
    buf_used(&b, 3);
    assert_string_equal(buf_str(&b).p, "xxx");
    p = buf_space(&b, 0);
    assert_non_null(p);
    buf_used(&b, 0);
    assert_int_equal(b.n, 3);
}

static void lists(void **state) {
    LIST(struct map_entry) list = {0};
    for (size_t i = 0; i < 1000; i++) {
        struct map_entry *e = LIST_ADD(*state, &list);
        assert_null(e->value);
        assert_int_equal(e->key.n, 0);
        e->key.n = i + 1;
    }
    assert_int_equal(list.n, 1000);
    for (size_t i = 0; i < list.n; i++) {
        assert_int_equal(list.at[i].key.n, i + 1);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(adding),
        TEST(numbers),
        TEST(hexadecimal),
        TEST(formatting),
        TEST(growth_keeps_content),
        TEST(limit_is_exact_and_sticky),
        TEST(every_addition_obeys_the_limit),
        TEST(negative_numbers_at_the_limit),
        TEST(nothing_fits_into_nothing),
        TEST(writing_in_place),
        TEST(lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
