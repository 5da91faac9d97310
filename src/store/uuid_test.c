/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/uuid.h"

#define T_MAX ((time_us)253402300799 * TIME_SECOND + 999999)

static struct arena *a;

static int set_up(void **state) {
    (void)state;
    a = arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_free(a);
    return 0;
}

/* RFC 9562 appendix A.6: 2022-02-22T19:22:22Z is 0x017F22E279B0 milliseconds. */
static void has_the_layout_of_the_rfc(void **state) {
    (void)state;
    struct world w = world_fixed((time_us)1645557742000 * 1000, 1);
    str id = uuid_v7(a, &w);
    assert_int_equal(id.n, UUID_TEXT_BYTES);
    assert_true(str_starts(id, STR("017f22e2-79b0-7000-")));
    assert_non_null(strchr("89ab", id.p[19]));
    for (size_t i = 0; i < id.n; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        assert_true(dash ? id.p[i] == '-' : strchr("0123456789abcdef", id.p[i]) != NULL);
    }
}

static void grows_with_every_microsecond(void **state) {
    (void)state;
    struct world w = world_fixed((time_us)1645557742000 * 1000, 1);
    str before = uuid_v7(a, &w);
    for (int i = 0; i < 3000; i++) {
        w.fixed_now++;
        str next = uuid_v7(a, &w);
        assert_true(str_cmp(before, next) < 0);
        before = next;
    }
    assert_true(str_starts(before, STR("017f22e2-79b3-7000-")));
}

static void differs_at_one_instant(void **state) {
    (void)state;
    struct world w = world_fixed(T_MAX, 3);
    struct map seen = map_new(a);
    bool variants[4] = {false};
    for (int i = 0; i < 1000; i++) {
        str id = uuid_v7(a, &w);
        assert_true(map_put(&seen, id, a));
        variants[strchr("89ab", id.p[19]) - "89ab"] = true;
    }
    assert_true(variants[0] && variants[1] && variants[2] && variants[3]);
}

static void holds_the_ends_of_time(void **state) {
    (void)state;
    struct world w = world_fixed(0, 1);
    assert_true(str_starts(uuid_v7(a, &w), STR("00000000-0000-7000-")));
    w.fixed_now = 999;
    assert_true(str_starts(uuid_v7(a, &w), STR("00000000-0000-7ffb-")));
    w.fixed_now = T_MAX;
    assert_true(
        str_starts(uuid_v7(a, &w), STR("e677d21f-dbff-7ffb-"))); /* the last microsecond of the year 9999 */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_layout_of_the_rfc),
        cmocka_unit_test(grows_with_every_microsecond),
        cmocka_unit_test(differs_at_one_instant),
        cmocka_unit_test(holds_the_ends_of_time),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
