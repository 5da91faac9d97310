/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The decisions of the watchdog with a clock and byte counts of our own; server_test has the real thing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/watchdog.h"

#define WINDOW (10 * TIME_SECOND)
#define LEAST  (10 * HTTP_BODY_BYTES_PER_SECOND_MIN)

/* One look `seconds` after the connection was opened. */
static bool look(struct connection *c, enum phase phase, int64_t seconds, uint64_t bytes) {
    return watchdog_is_too_slow(c, 8u << 3 | (unsigned)phase, seconds * TIME_SECOND, WINDOW, bytes);
}

static void times_the_first_header(void **state) {
    (void)state;
    struct connection c = {0};
    for (int64_t s = 0; s <= 10; s++) {
        assert_false(look(&c, PHASE_FRESH, s, (uint64_t)s * 100000)); /* how much comes does not matter */
    }
    assert_true(look(&c, PHASE_FRESH, 11, 0));
}

static void lets_idle_connections_be(void **state) {
    (void)state;
    struct connection c = {0};
    for (int64_t s = 0; s < 1000; s++) {
        assert_false(look(&c, PHASE_IDLE, s, 77));
    }
}

static void times_later_headers(void **state) {
    (void)state;
    struct connection c = {0};
    assert_false(look(&c, PHASE_IDLE, 100, 77));
    assert_false(look(&c, PHASE_IDLE, 110, 78)); /* it begins */
    assert_false(look(&c, PHASE_IDLE, 120, 90));
    assert_true(look(&c, PHASE_IDLE, 121, 91));
}

static void a_new_request_is_timed_anew(void **state) {
    (void)state;
    struct connection c = {0};
    assert_false(look(&c, PHASE_IDLE, 100, 77));
    assert_false(look(&c, PHASE_IDLE, 101, 78));
    assert_false(watchdog_is_too_slow(&c, 10u << 3 | PHASE_IDLE, 120 * TIME_SECOND, WINDOW, 500));
    assert_false(watchdog_is_too_slow(&c, 10u << 3 | PHASE_IDLE, 300 * TIME_SECOND, WINDOW, 500));
}

static void measures_bodies_and_answers(void **state) {
    static const enum phase phases[] = {PHASE_BODY, PHASE_SENDING};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(phases); i++) {
        struct connection c = {0};
        assert_false(look(&c, phases[i], 50, 1000));
        assert_false(look(&c, phases[i], 59, 1000));
        assert_false(look(&c, phases[i], 60, 1000 + LEAST)); /* fast enough; a new window */
        assert_false(look(&c, phases[i], 69, 1000 + LEAST));
        assert_true(look(&c, phases[i], 70, 1000 + 2 * LEAST - 1)); /* one byte too few */
    }
}

static void never_cuts_a_handler(void **state) {
    (void)state;
    struct connection c = {0};
    for (int64_t s = 0; s < 1000; s++) {
        assert_false(look(&c, PHASE_WORK, s, 0));
    }
}

static void phases_are_told_apart(void **state) {
    (void)state;
    struct connection c = {0};
    connection_phase(&c, PHASE_BODY);
    unsigned first = atomic_load(&c.state);
    connection_phase(&c, PHASE_WORK);
    connection_phase(&c, PHASE_BODY);
    assert_int_equal(first & 7, PHASE_BODY);
    assert_int_equal(atomic_load(&c.state) & 7, PHASE_BODY);
    assert_int_not_equal(atomic_load(&c.state), first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_the_first_header),      cmocka_unit_test(lets_idle_connections_be),
        cmocka_unit_test(times_later_headers),         cmocka_unit_test(a_new_request_is_timed_anew),
        cmocka_unit_test(measures_bodies_and_answers), cmocka_unit_test(never_cuts_a_handler),
        cmocka_unit_test(phases_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
