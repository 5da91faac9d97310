/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

#include "curriculum/inside.h"

static void assert_license(const char *written, const char *url, const char *spdx) {
    struct arena *a = arena_new();
    struct license_note note = {0};
    assert_true(license_note_of(a, str_c(written), &note));
    assert_str(note.id, written);
    assert_str(note.url, url);
    assert_str(note.spdx, spdx);
    arena_free(a);
}

static void the_six_and_the_public_domain_tools(void **state) {
    (void)state;
    assert_license("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0");
    assert_license("cc by-sa 3.0", "https://creativecommons.org/licenses/by-sa/3.0/", "CC-BY-SA-3.0");
    assert_license("CC BY-NC 2.5", "https://creativecommons.org/licenses/by-nc/2.5/", "CC-BY-NC-2.5");
    assert_license("CC BY-ND 2.0", "https://creativecommons.org/licenses/by-nd/2.0/", "CC-BY-ND-2.0");
    assert_license("CC BY-NC-SA 1.0", "https://creativecommons.org/licenses/by-nc-sa/1.0/",
                   "CC-BY-NC-SA-1.0");
    assert_license("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/",
                   "CC-BY-NC-ND-4.0");
    assert_license("CC BY-NC-ND 1.0", "https://creativecommons.org/licenses/by-nd-nc/1.0/",
                   "CC-BY-NC-ND-1.0");
    assert_license("CC0", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0");
    assert_license("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0");
    assert_license("PDM 1.0", "https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0");
    assert_license("Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/",
                   "CC-PDM-1.0");
}

static void what_is_not_known_is_not_guessed(void **state) {
    (void)state;
    static const char *const UNKNOWN[] = {"",          "CC",        "CC ",           "CC BY",
                                          "CC BY 5.0", "CC BY 2.1", "CC SA 4.0",     "CC BY-SA-ND 4.0",
                                          "BY 4.0",    "MIT",       "CC BY 4.0 DE",  "CC BY 4",
                                          "CC0 2.0",   "CC  4.0",   "public domain", "CC BY-NC-SA"};
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(UNKNOWN); i++) {
        struct license_note note = {.id = STR("before")};
        if (license_note_of(a, str_c(UNKNOWN[i]), &note)) {
            fail_msg("known: %s", UNKNOWN[i]);
        }
        assert_str(note.id, "before");
    }
    arena_free(a);
}

static void an_unknown_license_is_reported_and_kept(void **state) {
    (void)state;
    struct reading r = read_one("m/one.md", UNIT_FRONT "license = \"Free for all\"\n+++\n" UNIT_BODY);
    assert_problem(&r, "m/one.md:8:11", "license", "Free for all");
    assert_str(first_unit(&r)->license.id, "Free for all");
    assert_int_equal(first_unit(&r)->license.url.n, 0);
    reading_end(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_six_and_the_public_domain_tools),
        cmocka_unit_test(what_is_not_known_is_not_guessed),
        cmocka_unit_test(an_unknown_license_is_reported_and_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
