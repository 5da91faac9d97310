/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define AT(seconds) ((time_us)(seconds)*TIME_SECOND)

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

static const char *written(struct arena *a, void (*add)(buf *, time_us), time_us t) {
    buf b = buf_new(a);
    add(&b, t);
    return buf_str(&b).p;
}

static void known_instants(void **state) {
    assert_string_equal(written(*state, time_add_rfc3339, 0), "1970-01-01T00:00:00Z");
    assert_string_equal(written(*state, time_add_rfc3339, -1), "1969-12-31T23:59:59Z");
    assert_string_equal(written(*state, time_add_rfc3339, AT(951782400)), "2000-02-29T00:00:00Z");
    assert_string_equal(written(*state, time_add_rfc3339, AT(4107542400)), "2100-03-01T00:00:00Z");
    assert_string_equal(written(*state, time_add_rfc3339, AT(1795354094)), "2026-11-22T13:28:14Z");
    assert_string_equal(written(*state, time_add_date, AT(1795354094) + 999999), "2026-11-22");
    assert_string_equal(written(*state, time_add_http, AT(1795354094)), "Sun, 22 Nov 2026 13:28:14 GMT");
    assert_string_equal(written(*state, time_add_http, AT(784111777)), "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_string_equal(written(*state, time_add_http, -1), "Wed, 31 Dec 1969 23:59:59 GMT");
}

static void outside_the_calendar(void **state) {
    assert_string_equal(written(*state, time_add_rfc3339, INT64_MIN), "0001-01-01T00:00:00Z");
    assert_string_equal(written(*state, time_add_rfc3339, INT64_MAX), "9999-12-31T23:59:59Z");
}

/* Every day of ten centuries comes after the one before it and comes back. */
static void days_follow_days(void **state) {
    (void)state;
    time_us t = time_from_civil((struct civil){.year = 1600, .month = 1, .day = 1});
    struct civil before = time_to_civil(t - TIME_DAY);
    assert_int_equal(before.year, 1599);
    for (int i = 0; i < 366000; i++, t += TIME_DAY) {
        struct civil c = time_to_civil(t);
        bool next_day = c.year == before.year && c.month == before.month && c.day == before.day + 1;
        bool next_month = c.day == 1 && (c.month == before.month + 1 || (c.month == 1 && before.month == 12));
        if (!(next_day || next_month) || c.weekday != (before.weekday + 1) % 7 || time_from_civil(c) != t) {
            fail_msg("%04d-%02d-%02d", c.year, c.month, c.day);
        }
        before = c;
    }
}

static void parts_come_back(void **state) {
    (void)state;
    struct civil c = {
        .year = 2024, .month = 2, .day = 29, .hour = 23, .minute = 59, .second = 58, .micro = 7};
    struct civil back = time_to_civil(time_from_civil(c));
    assert_int_equal(back.year, 2024);
    assert_int_equal(back.month, 2);
    assert_int_equal(back.day, 29);
    assert_int_equal(back.hour, 23);
    assert_int_equal(back.minute, 59);
    assert_int_equal(back.second, 58);
    assert_int_equal(back.micro, 7);
    assert_int_equal(back.weekday, 4);
}

static void validity(void **state) {
    (void)state;
    assert_true(civil_is_valid((struct civil){.year = 2000, .month = 2, .day = 29}));
    assert_false(civil_is_valid((struct civil){.year = 1900, .month = 2, .day = 29}));
    assert_false(civil_is_valid((struct civil){.year = 2023, .month = 2, .day = 29}));
    assert_false(civil_is_valid((struct civil){.year = 2023, .month = 4, .day = 31}));
    assert_false(civil_is_valid((struct civil){.year = 0, .month = 1, .day = 1}));
    assert_false(civil_is_valid((struct civil){.year = 10000, .month = 1, .day = 1}));
    assert_false(civil_is_valid((struct civil){.year = 1, .month = 13, .day = 1}));
    assert_false(civil_is_valid((struct civil){.year = 1, .month = 0, .day = 1}));
    assert_false(civil_is_valid((struct civil){.year = 1, .month = 1, .day = 0}));
    assert_false(civil_is_valid((struct civil){.year = 1, .month = 1, .day = 1, .hour = 24}));
    assert_false(civil_is_valid((struct civil){.year = 1, .month = 1, .day = 1, .minute = -1}));
    assert_false(civil_is_valid((struct civil){.year = 1, .month = 1, .day = 1, .second = 60}));
}

static void rfc3339(void **state) {
    static const struct {
        const char *text;
        time_us want;
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-01t00:00:00z", 0},
        {"1970-01-01T00:00:00.5Z", 500000},
        {"1970-01-01T00:00:00.1234567899Z", 123456},
        {"1970-01-01T01:00:00+01:00", 0},
        {"1969-12-31T23:30:00-00:30", 0},
        {"1970-01-01T00:00:00-00:00", 0},
        {"0001-01-01T00:00:00Z", (time_us)-62135596800 * TIME_SECOND},
        {"9999-12-31T23:59:59.999999Z", (time_us)253402300800 * TIME_SECOND - 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        time_us t = 7;
        assert_true(time_parse_rfc3339(str_c(cases[i].text), &t));
        assert_true(t == cases[i].want);
    }
}

static void not_rfc3339(void **state) {
    static const char *const cases[] = {
        "",
        "1970-01-01",
        "1970-01-01T00:00:00",
        "1970-01-01 00:00:00Z",
        "1970-01-01T00:00:00.Z",
        "1970-01-01T00:00:60Z",
        "1970-01-01T24:00:00Z",
        "1970-13-01T00:00:00Z",
        "1970-02-30T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "1970-1-01T00:00:00Z",
        "1970-01-01T00:00:00Z ",
        " 1970-01-01T00:00:00Z",
        "+970-01-01T00:00:00Z",
        "1970-01-01T00:00:00+1:00",
        "1970-01-01T00:00:00+24:00",
        "1970-01-01T00:00:00+00:60",
        "1970-01-01T00:00:00+0000",
        "1970-01-01T00:00Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "1970-01-01T00:00:00ZZ",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        time_us t = 7;
        assert_false(time_parse_rfc3339(str_c(cases[i]), &t));
        assert_true(t == 7);
    }
    time_us t = 7;
    assert_false(time_parse_rfc3339((str){NULL, 0}, &t));
}

static void dates(void **state) {
    (void)state;
    time_us t = 7;
    assert_true(time_parse_date(STR("2000-02-29"), &t));
    assert_true(t == AT(951782400));
    assert_false(time_parse_date(STR("2001-02-29"), &t));
    assert_false(time_parse_date(STR("2000-02-29T"), &t));
    assert_false(time_parse_date(STR("2000-2-29"), &t));
    assert_false(time_parse_date(STR("20000229"), &t));
    assert_true(t == AT(951782400));
}

static void http_dates(void **state) {
    static const char *const wrong[] = {
        "",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 GMT ",
        "Sun, 06 Nov 1994 08:49:60 GMT",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37",
    };
    (void)state;
    time_us t = 7;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_false(time_parse_http(str_c(wrong[i]), &t));
    }
    assert_true(t == 7);
    assert_true(time_parse_http(STR("Sun, 06 Nov 1994 08:49:37 GMT"), &t));
    assert_true(t == AT(784111777));
}

static void what_is_written_can_be_read(void **state) {
    for (time_us t = AT(-60000000000); t < AT(250000000000); t += AT(777777777)) {
        time_us back = 0;
        assert_true(time_parse_rfc3339(str_c(written(*state, time_add_rfc3339, t)), &back));
        assert_true(back == t);
        assert_true(time_parse_http(str_c(written(*state, time_add_http, t)), &back));
        assert_true(back == t);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(known_instants),   TEST(outside_the_calendar),
        TEST(days_follow_days), TEST(parts_come_back),
        TEST(validity),         TEST(rfc3339),
        TEST(not_rfc3339),      TEST(dates),
        TEST(http_dates),       TEST(what_is_written_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
