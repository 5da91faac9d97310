/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_real_clock_is_in_this_century(void **state) {
    (void)state;
    struct world w = world_real();
    time_us first = w.now(&w);
    time_us second = w.now(&w);
    assert_int_equal(time_to_civil(first).year / 100, 20);
    assert_true(second >= first - TIME_MINUTE && second < first + TIME_HOUR);
    assert_null(w.file_fault);
}

static void real_randomness_differs(void **state) {
    (void)state;
    struct world w = world_real();
    unsigned char a[1000] = {0};
    unsigned char b[1000] = {0};
    w.random(&w, a, sizeof a);
    w.random(&w, b, sizeof b);
    assert_memory_not_equal(a, b, 32);
    assert_memory_not_equal(a + 968, b + 968, 32);
    w.random(&w, a, 0);
}

static void the_fixed_world_repeats(void **state) {
    (void)state;
    struct world w = world_fixed(42, 7);
    struct world same = world_fixed(42, 7);
    struct world other = world_fixed(42, 8);
    unsigned char a[21];
    unsigned char b[21];
    unsigned char c[21];
    assert_true(w.now(&w) == 42);
    w.random(&w, a, sizeof a);
    same.random(&same, b, sizeof b);
    other.random(&other, c, sizeof c);
    assert_memory_equal(a, b, sizeof a);
    assert_memory_not_equal(a, c, sizeof a);
    w.random(&w, b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
    w.fixed_now = 43;
    assert_true(w.now(&w) == 43);
}

static void faults_count_down(void **state) {
    (void)state;
    struct world w = world_fixed(0, 1);
    assert_false(file_fault_countdown(&w, "open"));
    w.fault_after = 2;
    assert_false(file_fault_countdown(&w, "open"));
    assert_false(file_fault_countdown(&w, "read"));
    assert_true(file_fault_countdown(&w, "read"));
    assert_true(file_fault_countdown(&w, "close"));
    w.fault_after = -1;
    assert_false(file_fault_countdown(&w, "open"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_real_clock_is_in_this_century),
        cmocka_unit_test(real_randomness_differs),
        cmocka_unit_test(the_fixed_world_repeats),
        cmocka_unit_test(faults_count_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
