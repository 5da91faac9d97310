/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

static void defaults(void **state) {
    (void)state;
    struct reading r = read_files(NULL, 0);
    assert_clean(&r);
    const struct book *b = r.book;
    assert_str(b->id, "t");
    assert_str(b->short_title, "Test");
    assert_str(b->language, "en");
    assert_str(b->direction, "ltr");
    assert_str(b->license.spdx, "CC-BY-4.0");
    assert_str(b->part_titles[PART_ESSENTIAL], "Essential knowledge");
    assert_str(b->skill_titles[SKILL_ADVOCACY], "advocacy");
    assert_true(html_empty(b->attribution));
    reading_end(&r);
}

static void everything(void **state) {
    (void)state;
    struct reading r = read_one("curriculum.toml", MANIFEST_HEAD
                                "short_title = \"T\"\nteaser = \"One.\"\nlanguage = \"ar\"\nauthors = "
                                "[\"A\", \"B\"]\nlive_minutes = 960\n"
                                "notice = \"N\"\nattribution = \"After [x](https://example.org/), CC BY "
                                "4.0.\"\nacknowledgments = [\"C\"]\n"
                                "[[skill]]\nid = \"finding\"\ntitle = \"find\"\ntext = \"Find it.\"\n"
                                "[skeleton]\nloop = \"Schluss\"\n[application]\ntoolkit = "
                                "\"Werkzeug\"\n[words]\nrole_lead = \"Wenn\"\n[evidence]\n");
    assert_false(failed(r.error));
    const struct book *b = r.book;
    assert_str(b->short_title, "T");
    assert_str(b->direction, "rtl");
    assert_int_equal(b->authors.n, 2);
    assert_int_equal(b->live_minutes, 960);
    assert_str(b->attribution.safe,
               "<p>After <a href=\"https://example.org/\">x</a>, <span class=\"lic\">CC BY 4.0</span>.</p>");
    assert_str(b->skill_titles[SKILL_FINDING], "find");
    assert_str(b->skill_texts[SKILL_FINDING], "Find it.");
    assert_str(b->part_titles[PART_LOOP], "Schluss");
    assert_str(b->part_titles[PART_CHECK], "Check yourself");
    assert_null(problem_find(&r, "curriculum.toml", "unknown-key"));
    reading_end(&r);
}

static void unusable_manifests_fail(void **state) {
    (void)state;
    static const char *const BAD[] = {NULL,
                                      "",
                                      "title = \"x\"\n",
                                      "id = 3\n",
                                      "id = \"\"\n",
                                      "id = \"A b\"\n",
                                      "id = \"-a\"\n",
                                      "id = \"x\"\nid = \"y\"\n",
                                      "id = \"x",
                                      "\xFF",
                                      "id = \"a/b\"\n"};
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        struct reading r = read_one("curriculum.toml", BAD[i]);
        if (!failed(r.error)) {
            fail_msg("accepted: %s", BAD[i] ? BAD[i] : "none");
        }
        assert_int_equal(r.error.code, ERR_INPUT);
        assert_true(str_contains(str_c(r.error.message), STR("curriculum.toml")));
        assert_null(r.book);
        reading_end(&r);
    }
    struct reading r = read_one("curriculum.toml", "id = \"x\"\ntitle = \n");
    assert_true(str_contains(str_c(r.error.message), STR("line 2, column")));
    reading_end(&r);
}

static void unknown_keys_name_the_nearest(void **state) {
    (void)state;
    struct reading r = read_one("curriculum.toml", MANIFEST_HEAD
                                "titel = \"x\"\n[skeleton]\nlop = \"y\"\n[words]\nzzzzzz = \"y\"\n");
    assert_problem(&r, "curriculum.toml:7:1", "unknown-key", "titel");
    assert_str(problem_find(&r, "curriculum.toml", "unknown-key")->fix, "did you mean \"title\"?");
    size_t count = 0;
    for (size_t i = 0; i < r.book->problems.n; i++) {
        count += str_eq(str_c(r.book->problems.at[i].rule), STR("unknown-key"));
    }
    assert_int_equal(count, 3);
    reading_end(&r);
}

static void versions(void **state) {
    (void)state;
    static const char *const BAD[] = {"1", "1.0", "1.0.x", "v1.0.0", "1.0.0.0", "1..0"};
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        struct arena *a = arena_new();
        str text = arena_join(
            a, (str[]){STR("id = \"t\"\ntitle = \"T\"\nversion = \""), str_c(BAD[i]), STR("\"\n")}, 3);
        struct reading r = read_one("curriculum.toml", arena_z(a, text));
        assert_problem(&r, "curriculum.toml:3:11", "manifest", "three numbers");
        reading_end(&r);
        arena_free(a);
    }
    struct reading r = read_one("curriculum.toml", "id = \"t\"\ntitle = \"T\"\nversion = \"1.2.3-rc.1+5\"\n");
    assert_null(problem_find(&r, "curriculum.toml", "manifest"));
    reading_end(&r);
}

static void skills_are_the_seven(void **state) {
    (void)state;
    for (int i = 0; i < SKILL_COUNT; i++) {
        enum skill skill = SKILL_COUNT;
        assert_true(skill_from_id(str_c(skill_id((enum skill)i)), &skill));
        assert_int_equal(skill, i);
    }
    for (int i = 0; i < PART_COUNT; i++) {
        enum part part = PART_COUNT;
        assert_true(part_from_id(str_c(part_id((enum part)i)), &part));
        assert_int_equal(part, i);
    }
    enum skill skill = SKILL_FINDING;
    enum part part = PART_LOOP;
    assert_false(skill_from_id(STR("cooking"), &skill));
    assert_false(part_from_id(STR(""), &part));
    assert_int_equal(skill, SKILL_FINDING);
    assert_string_equal(skill_id(SKILL_COUNT), "");
    assert_string_equal(part_id(PART_COUNT), "");
    struct reading r = read_one("curriculum.toml", MANIFEST_HEAD "[[skill]]\nid = \"cooking\"\n");
    assert_problem(&r, "curriculum.toml:8:6", "manifest", "cooking");
    reading_end(&r);
}

static void directions(void **state) {
    (void)state;
    static const char *const CASES[][2] = {{"ar", "rtl"},      {"fa-IR", "rtl"},   {"he", "rtl"},
                                           {"uz-Arab", "rtl"}, {"ar-Latn", "ltr"}, {"de", "ltr"},
                                           {"ckb", "rtl"},     {"arn", "ltr"},     {"zh-Hans", "ltr"}};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        struct arena *a = arena_new();
        str text =
            arena_join(a, (str[]){STR(MANIFEST_HEAD "language = \""), str_c(CASES[i][0]), STR("\"\n")}, 3);
        struct reading r = read_one("curriculum.toml", arena_z(a, text));
        assert_str(r.book->direction, CASES[i][1]);
        reading_end(&r);
        arena_free(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults),
        cmocka_unit_test(everything),
        cmocka_unit_test(unusable_manifests_fail),
        cmocka_unit_test(unknown_keys_name_the_nearest),
        cmocka_unit_test(versions),
        cmocka_unit_test(skills_are_the_seven),
        cmocka_unit_test(directions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
