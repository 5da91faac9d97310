/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "i18n/i18n.h"

extern const struct catalog *const test_catalogs[];
extern const size_t test_catalogs_count;

static const struct catalog *test_catalog(const char *tag) {
    return catalog_find_in(test_catalogs, test_catalogs_count, str_c(tag));
}

static void assert_str(str got, str want) {
    if (!str_eq(got, want)) {
        print_error("got  \"%.*s\"\nwant \"%.*s\"\n", STR_ARG(got), STR_ARG(want));
    }
    assert_true(str_eq(got, want));
}

/* ---- Plural rules ---- */

/* Numbers and the form that each takes, from the examples of Unicode CLDR's plural rules. */
struct sample {
    enum plural_id rule;
    const char *numbers; /* separated by spaces */
    unsigned form;
};

static const struct sample SAMPLES[] = {
    {PLURAL_NONE, "0 1 2 5 11 100 1000000", 0},
    {PLURAL_ONE, "1", 0},
    {PLURAL_ONE, "0 2 10 11 21 101 1000000", 1},
    {PLURAL_FRENCH, "0 1", 0},
    {PLURAL_FRENCH, "2 10 21 101", 1},
    {PLURAL_TWO, "1", 0},
    {PLURAL_TWO, "2", 1},
    {PLURAL_TWO, "0 3 10 12 22", 2},
    {PLURAL_POLISH, "1", 0},
    {PLURAL_POLISH, "2 3 4 22 23 24 32 102 1002", 1},
    {PLURAL_POLISH, "0 5 9 10 11 12 13 14 15 19 20 21 25 100 101 111 112 114 1000000", 2},
    {PLURAL_RUSSIAN, "1 21 31 101 1001", 0},
    {PLURAL_RUSSIAN, "2 3 4 22 24 102", 1},
    {PLURAL_RUSSIAN, "0 5 11 12 14 20 25 100 111 112", 2},
    {PLURAL_CZECH, "1", 0},
    {PLURAL_CZECH, "2 3 4", 1},
    {PLURAL_CZECH, "0 5 12 21 22 101 102", 2},
    {PLURAL_LITHUANIAN, "1 21 31 101", 0},
    {PLURAL_LITHUANIAN, "2 9 22 29 102", 1},
    {PLURAL_LITHUANIAN, "0 10 11 19 20 30 111", 2},
    {PLURAL_LATVIAN, "1 21 31 101", 0},
    {PLURAL_LATVIAN, "2 10 11 20 111", 1},
    {PLURAL_LATVIAN, "0", 2},
    {PLURAL_ROMANIAN, "1", 0},
    {PLURAL_ROMANIAN, "0 2 19 101 119 1001", 1},
    {PLURAL_ROMANIAN, "20 35 100 120 1000", 2},
    {PLURAL_SLOVENIAN, "1 101 201", 0},
    {PLURAL_SLOVENIAN, "2 102", 1},
    {PLURAL_SLOVENIAN, "3 4 103 104", 2},
    {PLURAL_SLOVENIAN, "0 5 11 12 100 111", 3},
    {PLURAL_ICELANDIC, "1 21 31 101", 0},
    {PLURAL_ICELANDIC, "0 2 11 12 111", 1},
    {PLURAL_WELSH, "0", 0},
    {PLURAL_WELSH, "1", 1},
    {PLURAL_WELSH, "2", 2},
    {PLURAL_WELSH, "3", 3},
    {PLURAL_WELSH, "6", 4},
    {PLURAL_WELSH, "4 5 7 13 16 100", 5},
    {PLURAL_ARABIC, "0", 0},
    {PLURAL_ARABIC, "1", 1},
    {PLURAL_ARABIC, "2", 2},
    {PLURAL_ARABIC, "3 10 103 110 1003", 3},
    {PLURAL_ARABIC, "11 26 99 111 199 1011", 4},
    {PLURAL_ARABIC, "100 101 102 200 202 1000 1000000", 5},
};

static void chooses_the_form_of_a_number(void **state) {
    (void)state;
    bool seen[PLURAL_COUNT] = {false};
    for (size_t i = 0; i < COUNT_OF(SAMPLES); i++) {
        str numbers = str_c(SAMPLES[i].numbers);
        seen[SAMPLES[i].rule] = true;
        while (numbers.n) {
            uint64_t n = 0;
            assert_true(str_to_u64(str_split(&numbers, ' '), UINT64_MAX, &n));
            assert_int_equal(plural_rules[SAMPLES[i].rule].form(n), SAMPLES[i].form);
        }
    }
    for (int i = 0; i < PLURAL_COUNT; i++) {
        assert_true(seen[i]);
    }
}

static void uses_each_form_and_no_other(void **state) {
    (void)state;
    for (int i = 0; i < PLURAL_COUNT; i++) {
        unsigned used = 0;
        for (uint64_t n = 0; n < 1200; n++) {
            unsigned form = plural_rules[i].form(n);
            assert_true(form < plural_rules[i].forms);
            used |= 1u << form;
        }
        assert_int_equal(used, (1u << plural_rules[i].forms) - 1);
        assert_true(plural_rules[i].form(UINT64_MAX) < plural_rules[i].forms);
    }
}

static void recognizes_headers(void **state) {
    (void)state;
    enum plural_id rule = PLURAL_NONE;
    assert_true(plural_find(STR("nplurals=2; plural=(n != 1);"), &rule));
    assert_int_equal(rule, PLURAL_ONE);
    assert_true(plural_find(STR(" nplurals = 2 ;plural = n>1"), &rule));
    assert_int_equal(rule, PLURAL_FRENCH);
    assert_true(plural_find(
        STR("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"),
        &rule));
    assert_int_equal(rule, PLURAL_POLISH);
    assert_true(
        plural_find(STR("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
                        "n%100>=20) ? 1 : 2);"),
                    &rule));
    assert_int_equal(rule, PLURAL_RUSSIAN);
    assert_true(plural_find(STR("nplurals=1; plural=0;"), &rule));
    assert_int_equal(rule, PLURAL_NONE);
}

static void finds_each_rule_by_its_own_header(void **state) {
    struct arena *a = *state;
    for (int i = 0; i < PLURAL_COUNT; i++) {
        buf b = buf_new(a);
        buf_fmt(&b, "nplurals=%u; plural=(%s);\n", plural_rules[i].forms, plural_rules[i].expression);
        enum plural_id rule = PLURAL_COUNT;
        assert_true(plural_find(buf_str(&b), &rule));
        assert_int_equal(rule, i);
    }
}

static void refuses_unknown_headers(void **state) {
    (void)state;
    static const char *const HEADERS[] = {
        "",
        ";",
        "nplurals=2",
        "nplurals=2;",
        "nplurals=2; plural=",
        "nplurals=2; plural=n",
        "nplurals=3; plural=(n != 1);",
        "nplurals=2; plural=(n != 2);",
        "nplurals=2; plural=exit(1);",
        "nplurals=2; plural=(n != 1); x",
        "nplurals=99999999999999999999; plural=0",
        "nplurals=-1; plural=0",
        "plural=(n != 1); nplurals=2;",
        "nplurals=1; plural=0; nplurals=1",
    };
    for (size_t i = 0; i < COUNT_OF(HEADERS); i++) {
        enum plural_id rule = PLURAL_COUNT;
        assert_false(plural_find(str_c(HEADERS[i]), &rule));
        assert_int_equal(rule, PLURAL_COUNT);
    }
}

static void refuses_a_header_of_any_length(void **state) {
    struct arena *a = *state;
    enum plural_id rule = PLURAL_COUNT;
    for (size_t n = 200; n < 600; n++) {
        char *bytes = arena_alloc(a, n);
        memset(bytes, 'n', n);
        assert_false(plural_find(str_n(bytes, n), &rule));
    }
}

/* ---- Catalogs ---- */

static void english_is_its_own_translation(void **state) {
    (void)state;
    const struct catalog *c = catalog_english();
    assert_str(catalog_text(c, STR("Close")), STR("Close"));
    assert_str(catalog_plural(c, STR("one"), STR("many"), 1), STR("one"));
    assert_str(catalog_plural(c, STR("one"), STR("many"), 0), STR("many"));
    assert_str(str_c(c->tag), STR("en"));
    assert_str(str_c(c->direction), STR("ltr"));
}

static void finds_a_catalog_by_its_tag(void **state) {
    (void)state;
    assert_str(str_c(test_catalog("pl")->tag), STR("pl"));
    assert_str(str_c(test_catalog("PL")->tag), STR("pl"));
    assert_str(str_c(test_catalog("pl-PL")->tag), STR("pl"));
    assert_str(str_c(test_catalog("pl-Latn-PL-x-a")->tag), STR("pl"));
    assert_str(str_c(test_catalog("p")->tag), STR("en"));
    assert_str(str_c(test_catalog("plx")->tag), STR("en"));
    assert_str(str_c(test_catalog("")->tag), STR("en"));
    assert_str(str_c(test_catalog("-")->tag), STR("en"));
    assert_str(str_c(test_catalog("-pl")->tag), STR("en"));
    assert_str(str_c(test_catalog("en-GB")->tag), STR("en"));
    assert_str(str_c(test_catalog("ar")->direction), STR("rtl"));
    assert_non_null(catalog_find(STR("x-none")));
}

static void translates(void **state) {
    (void)state;
    const struct catalog *c = test_catalog("qps");
    assert_int_equal(c->messages_count, 3);
    assert_str(catalog_text(c, STR("Close")), STR("⟦\"Çlöšé\" & <ğö>⟧"));
    assert_str(catalog_text(c, STR("Clos")), STR("Clos"));
    assert_str(catalog_text(c, STR("")), STR(""));
    assert_str(catalog_text(c, STR("~")), STR("~"));
}

static void shows_english_for_what_is_not_translated(void **state) {
    (void)state;
    const struct catalog *c = test_catalog("qps");
    assert_str(catalog_text(c, STR("Save")), STR("Save")); /* fuzzy */
    assert_str(catalog_text(c, STR("Name")), STR("Name")); /* empty */
    assert_str(catalog_text(c, STR("Gone")), STR("Gone")); /* obsolete */
    assert_str(catalog_plural(test_catalog("ja"), STR("{n} day"), STR("{n} days"), 1), STR("{n} day"));
    assert_str(catalog_plural(test_catalog("ja"), STR("{n} day"), STR("{n} days"), 2), STR("{n} days"));
}

static str units(const char *tag, uint64_t n) {
    return catalog_plural(test_catalog(tag), STR("{n} unit"), STR("{n} units"), n);
}

static void translates_plurals(void **state) {
    (void)state;
    assert_str(units("pl", 1), STR("{n} lekcja"));
    assert_str(units("pl", 3), STR("{n} lekcje"));
    assert_str(units("pl", 13), STR("{n} lekcji"));
    assert_str(units("ar", 0), STR("لا وحدات"));
    assert_str(units("ar", 1), STR("وحدة واحدة"));
    assert_str(units("ar", 2), STR("وحدتان"));
    assert_str(units("ar", 7), STR("{n} وحدات"));
    assert_str(units("ar", 50), STR("{n} وحدة"));
    assert_str(units("ar", 100), STR("{n} وحدة كاملة"));
    assert_str(units("ja", 0), STR("{n}単元"));
    assert_str(units("ja", 1), STR("{n}単元"));
    assert_str(units("qps", 1), STR("⟦{n} ünït öf lëärnïng⟧"));
    assert_str(units("nowhere", 5), STR("{n} units"));
}

static void never_reads_behind_the_forms(void **state) {
    (void)state;
    const str forms[] = {STR_INIT("only")};
    const struct catalog_message message = {STR_INIT("{n} unit"), forms, 1};
    const struct catalog c = {
        .plural = &plural_rules[PLURAL_ARABIC], .messages = &message, .messages_count = 1};
    assert_str(catalog_plural(&c, STR("{n} unit"), STR("{n} units"), 100), STR("only"));
}

/* ---- How a language writes ---- */

static void writes_numbers(void **state) {
    (void)state;
    static const struct {
        int64_t number;
        const char *want;
    } CASES[] = {
        {0, "0"},
        {7, "7"},
        {-7, "-7"},
        {2026, "2026"},
        {9999, "9999"},
        {10000, "10,000"},
        {-10000, "-10,000"},
        {123456, "123,456"},
        {1000000, "1,000,000"},
        {INT64_MAX, "9,223,372,036,854,775,807"},
        {INT64_MIN, "-9,223,372,036,854,775,808"},
    };
    char space[LOCALE_NUMBER_BYTES];
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_str(locale_number(&locale_list[0], CASES[i].number, space), str_c(CASES[i].want));
    }
}

static void has_room_for_wide_separators(void **state) {
    (void)state;
    struct locale l = locale_list[0];
    l.group = "\xE2\x80\xAF"; /* narrow no-break space, the longest in CLDR */
    char space[LOCALE_NUMBER_BYTES];
    assert_str(locale_number(&l, INT64_MIN, space), STR("-9\xE2\x80\xAF"
                                                        "223\xE2\x80\xAF"
                                                        "372\xE2\x80\xAF"
                                                        "036\xE2\x80\xAF"
                                                        "854\xE2\x80\xAF"
                                                        "775\xE2\x80\xAF"
                                                        "808"));
}

static str date_of(struct arena *a, int year, int month, int day) {
    buf b = buf_new(a);
    struct civil c = {.year = year, .month = month, .day = day, .hour = 23, .minute = 59};
    locale_add_date(&b, &locale_list[0], time_from_civil(c));
    return buf_str(&b);
}

static void writes_dates(void **state) {
    struct arena *a = *state;
    assert_str(date_of(a, 2026, 11, 22), STR("November 22, 2026"));
    assert_str(date_of(a, 2024, 2, 29), STR("February 29, 2024"));
    assert_str(date_of(a, 1, 1, 1), STR("January 1, 1"));
    assert_str(date_of(a, 9999, 12, 31), STR("December 31, 9999"));
}

static str duration_of(struct arena *a, uint32_t minutes) {
    buf b = buf_new(a);
    locale_add_duration(&b, &locale_list[0], minutes);
    return buf_str(&b);
}

static void writes_durations(void **state) {
    struct arena *a = *state;
    assert_str(duration_of(a, 0), STR("0 min"));
    assert_str(duration_of(a, 25), STR("25 min"));
    assert_str(duration_of(a, 59), STR("59 min"));
    assert_str(duration_of(a, 60), STR("1 h"));
    assert_str(duration_of(a, 245), STR("4 h 05 min"));
    assert_str(duration_of(a, 2750), STR("45 h 50 min"));
    assert_str(duration_of(a, UINT32_MAX), STR("71582788 h 15 min"));
}

static void finds_a_locale_by_language(void **state) {
    (void)state;
    assert_int_equal(locale_find(STR("en-GB")), 0);
    assert_int_equal(locale_find(STR("tlh")), 0);
    assert_int_equal(locale_find(STR("")), 0);
}

static int arena_begin(void **state) {
    *state = arena_new();
    return 0;
}

static int arena_end(void **state) {
    arena_free(*state);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_begin, arena_end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(chooses_the_form_of_a_number),
        TEST(uses_each_form_and_no_other),
        TEST(recognizes_headers),
        TEST(finds_each_rule_by_its_own_header),
        TEST(refuses_unknown_headers),
        TEST(refuses_a_header_of_any_length),
        TEST(english_is_its_own_translation),
        TEST(finds_a_catalog_by_its_tag),
        TEST(translates),
        TEST(shows_english_for_what_is_not_translated),
        TEST(translates_plurals),
        TEST(never_reads_behind_the_forms),
        TEST(writes_numbers),
        TEST(has_room_for_wide_separators),
        TEST(writes_dates),
        TEST(writes_durations),
        TEST(finds_a_locale_by_language),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
