/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

#define QUEST(effort)                                                                                        \
    "+++\ntitle = \"Q\"\nteaser = \"Do it.\"\nunits = [\"t/m/one\"]\neffort = \"" effort                     \
    "\"\nminutes = 30\n+++\n## What\n\nDo.[^a]\n\n[^a]: Note.\n"

static void quests_are_found_by_their_units(void **state) {
    (void)state;
    struct file files[] = {{"quests/a-deep.md", QUEST("deep")},
                           {"quests/b-quick.md", QUEST("quick")},
                           {"quests/c-medium.md", QUEST("medium")}};
    struct reading r = read_files(files, COUNT_OF(files));
    assert_clean(&r);
    assert_int_equal(r.book->quests.n, 3);
    const struct unit *u = first_unit(&r);
    assert_int_equal(u->quests.n, 3);
    assert_str(u->quests.at[0]->slug, "b-quick");
    assert_str(u->quests.at[1]->slug, "c-medium");
    assert_str(u->quests.at[2]->slug, "a-deep");
    const struct quest *q = book_quest(r.book, STR("a-deep"));
    assert_ptr_equal(q, u->quests.at[2]);
    assert_str(q->key, "t/quests/a-deep");
    assert_int_equal(q->minutes, 30);
    assert_false(q->summit);
    assert_int_equal(q->headings.n, 1);
    assert_true(str_starts(q->body.safe, STR("<h2 id=\"what\">What</h2><p>Do.")));
    assert_false(html_empty(q->notes));
    assert_str(q->license.id, "CC BY 4.0");
    assert_null(book_quest(r.book, STR("none")));
    reading_end(&r);
}

static void every_field(void **state) {
    (void)state;
    struct file files[] = {{"quests/a.md", "+++\nid = \"a\"\ntitle = \"Q\"\nkind = \"summit\"\nchecks = "
                                           "[\"marking\", \"remix\", \"attribution\"]\n"
                                           "rubric = \"rubrics/r.toml#x\"\nlicense = \"CC0\"\n+++\nx\n"},
                           {"rubrics/r.toml", "x = 1\n"}};
    struct reading r = read_files(files, COUNT_OF(files));
    assert_clean(&r);
    const struct quest *q = &r.book->quests.at[0];
    assert_true(q->summit);
    assert_int_equal(q->checks.n, 3);
    assert_str(q->rubric, "rubrics/r.toml#x");
    assert_str(q->license.spdx, "CC0-1.0");
    assert_str(q->effort, "quick");
    reading_end(&r);
}

static void mistakes(void **state) {
    (void)state;
    static const struct {
        const char *line;
        const char *rule;
        const char *part;
    } CASES[] = {
        {"effort = \"quik\"", "front-matter", "effort cannot be quik"},
        {"kind = \"climb\"", "front-matter", "kind cannot be climb"},
        {"checks = [\"spelling\"]", "front-matter", "no check spelling"},
        {"rubric = \"rubrics/none.toml#a\"", "link", "rubrics/none.toml"},
        {"units = [\"t/m/none\"]", "link", "no unit t/m/none"},
        {"units = [3]", "front-matter", "units"},
        {"minutes = -4", "front-matter", "between 0"},
        {"minute = 4", "unknown-key", "minute"},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        struct arena *a = arena_new();
        str page =
            arena_join(a, (str[]){STR("+++\ntitle = \"Q\"\n"), str_c(CASES[i].line), STR("\n+++\nx\n")}, 3);
        struct reading r = read_one("quests/q.md", arena_z(a, page));
        const struct problem *p = problem_find(&r, "quests/q.md", CASES[i].rule);
        if (p == NULL || !str_contains(p->message, str_c(CASES[i].part))) {
            print_problems(&r);
            fail_msg("case %zu", i);
        }
        reading_end(&r);
        arena_free(a);
    }
}

static void units_of_other_curricula_are_only_noted(void **state) {
    (void)state;
    struct reading r = read_one("quests/q.md", "+++\ntitle = \"Q\"\nunits = [\"core/commons/x\"]\n+++\nx\n");
    assert_int_equal(r.book->problems.n, 1);
    assert_int_equal(r.book->problems.at[0].severity, SEVERITY_NOTE);
    reading_end(&r);
}

static void only_pages_of_the_folder_itself(void **state) {
    (void)state;
    struct file files[] = {{"quests/_index.md", "x"}, {"quests/sub/q.md", "x"}, {"quests/notes.txt", "x"}};
    struct reading r = read_files(files, COUNT_OF(files));
    assert_int_equal(r.book->quests.n, 0);
    reading_end(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quests_are_found_by_their_units),
        cmocka_unit_test(every_field),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(units_of_other_curricula_are_only_noted),
        cmocka_unit_test(only_pages_of_the_folder_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
