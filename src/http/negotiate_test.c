/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/negotiate.h"

static const bool have_all[CODING_COUNT] = {true, true, true};
static const bool have_gzip[CODING_COUNT] = {[CODING_GZIP] = true, [CODING_IDENTITY] = true};
static const bool have_identity[CODING_COUNT] = {[CODING_IDENTITY] = true};

static void chooses_a_coding(void **state) {
    (void)state;
    static const struct {
        const char *accept;
        enum coding coding;
    } cases[] = {
        {"", CODING_IDENTITY},
        {"gzip", CODING_GZIP},
        {"GZIP", CODING_GZIP},
        {"x-gzip", CODING_GZIP},
        {"br", CODING_BROTLI},
        {"gzip, deflate, br", CODING_BROTLI},
        {"gzip,br;q=0.5", CODING_GZIP},
        {"gzip;q=0.5,br;q=0.5", CODING_BROTLI},
        {"gzip;q=0.501 , br;q=0.5", CODING_GZIP},
        {"gzip; q=0, br; Q=0", CODING_IDENTITY},
        {"*", CODING_BROTLI},
        {"*;q=0", CODING_IDENTITY},
        {"br;q=0, *", CODING_GZIP},
        {"gzip;q=0.1, *;q=0", CODING_GZIP},
        {"identity", CODING_IDENTITY},
        {"identity;q=0.5, gzip;q=0.4", CODING_IDENTITY},
        {"identity;q=0.5, *;q=0.6", CODING_BROTLI},
        {"identity;q=0", CODING_IDENTITY}, /* nothing else is offered by the client, so all the same */
        {"gzip;q=0.001", CODING_GZIP},
        {"deflate, zstd", CODING_IDENTITY},
        {"gzip;q=1.001", CODING_IDENTITY},
        {"gzip;q=2", CODING_IDENTITY},
        {"gzip;q=-1", CODING_IDENTITY},
        {"gzip;q=", CODING_IDENTITY},
        {"gzip;q=0.0001", CODING_IDENTITY},
        {"gzip;x=1;q=0.5", CODING_GZIP},
        {"gzip;x=1", CODING_GZIP},
        {",, ;q=1,gzip,", CODING_GZIP},
        {"gzipx, xgzip, b r", CODING_IDENTITY},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (negotiate_coding(str_c(cases[i].accept), have_all) != cases[i].coding) {
            fail_msg("%s gives %d", cases[i].accept, (int)negotiate_coding(str_c(cases[i].accept), have_all));
        }
    }
}

static void chooses_among_what_there_is(void **state) {
    (void)state;
    assert_int_equal(negotiate_coding(STR("br, gzip;q=0.1"), have_gzip), CODING_GZIP);
    assert_int_equal(negotiate_coding(STR("br"), have_gzip), CODING_IDENTITY);
    assert_int_equal(negotiate_coding(STR("br, gzip, *"), have_identity), CODING_IDENTITY);
    assert_int_equal(negotiate_coding(STR("*;q=0"), have_identity), CODING_IDENTITY);
}

static void compares_tags(void **state) {
    (void)state;
    str tag = STR("\"abc\"");
    static const char *const match[] = {
        "\"abc\"",           "W/\"abc\"",        "*",         " * ", "\"x\", \"abc\"", "\"x\",\"abc\",\"y\"",
        "\"x\" , W/\"abc\"", "\"a,b\", \"abc\"", ", ,\"abc\""};
    static const char *const differ[] = {"",         "\"abd\"",   "abc",      "\"ABC\"",   "\"abc",
                                         "\"ab",     "w/\"abc\"", "W\"abc\"", "\"x\" abc", "\"x, \"abc\"",
                                         "\"abc \"", "**",        "*, \"x\""};
    for (size_t i = 0; i < COUNT_OF(match); i++) {
        if (!etag_matches(str_c(match[i]), tag)) {
            fail_msg("%s does not match", match[i]);
        }
    }
    for (size_t i = 0; i < COUNT_OF(differ); i++) {
        if (etag_matches(str_c(differ[i]), tag)) {
            fail_msg("%s matches", differ[i]);
        }
    }
}

static void decides_not_modified(void **state) {
    (void)state;
    time_us t = 1767225600 * TIME_SECOND; /* 2026-01-01T00:00:00Z */
    str tag = STR("\"a\""), none = STR("");
    str then = STR("Thu, 01 Jan 2026 00:00:00 GMT"), before = STR("Wed, 31 Dec 2025 23:59:59 GMT");
    assert_false(is_not_modified(none, none, tag, t));
    assert_true(is_not_modified(none, then, tag, t));
    assert_true(is_not_modified(none, then, tag, t + TIME_SECOND - 1)); /* the date has no fractions */
    assert_false(is_not_modified(none, then, tag, t + TIME_SECOND));
    assert_false(is_not_modified(none, before, tag, t));
    assert_false(is_not_modified(none, then, tag, 0));
    assert_false(is_not_modified(none, STR("yesterday"), tag, t));
    assert_true(is_not_modified(STR("\"a\""), before, tag, t)); /* the tag decides alone */
    assert_false(is_not_modified(STR("\"b\""), then, tag, t));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chooses_a_coding),
        cmocka_unit_test(chooses_among_what_there_is),
        cmocka_unit_test(compares_tags),
        cmocka_unit_test(decides_not_modified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
