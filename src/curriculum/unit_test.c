/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

static void a_whole_unit(void **state) {
    (void)state;
    struct reading r = read_files(NULL, 0);
    assert_clean(&r);
    const struct unit *u = first_unit(&r);
    assert_str(u->key, "t/m/one");
    assert_str(u->slug, "one");
    assert_str(u->title, "Unit one");
    assert_int_equal(u->state, UNIT_COMPLETE);
    assert_int_equal(u->kind, UNIT_LESSON);
    assert_int_equal(unit_minutes(u), 45);
    assert_int_equal(u->outcomes.n, 1);
    assert_int_equal(u->outcomes.at[0].skill, SKILL_FINDING);
    assert_true(u->toc);
    assert_str(u->license.id, "CC BY 4.0");
    assert_str(u->big_question.safe, "<p>What now?</p>");
    assert_str(u->reflection.safe, "And <em>you</em>?");
    assert_str(u->application.toolkit.safe, "<p>T.</p>");
    assert_str(u->application.community.safe, "<p>C.</p>");
    assert_str(u->application.practice.safe, "<p>P.</p>");
    assert_int_equal(u->sections.n, 4);
    assert_int_equal(u->sections.at[0].part, PART_ESSENTIAL);
    assert_str(u->sections.at[0].body.safe, "<p>It is so.</p><h3 id=\"detail\">Detail</h3><p>More.</p>");
    assert_int_equal(u->sections.at[1].part, PART_CHECK);
    assert_true(html_empty(u->sections.at[1].body));
    assert_int_equal(u->questions.n, 1);
    assert_int_equal(u->revision.n, 64);
    assert_true(u->words > 20);
    reading_end(&r);
}

static void the_contents_have_the_outcomes(void **state) {
    (void)state;
    struct reading r = read_files(NULL, 0);
    const struct unit *u = first_unit(&r);
    assert_int_equal(u->headings.n, 8);
    assert_str(u->headings.at[0].id, "the-big-question");
    assert_str(u->headings.at[1].id, "outcomes");
    assert_str(u->headings.at[1].text, "Learning outcomes");
    assert_str(u->headings.at[2].text, "Personal reflection");
    reading_end(&r);
    struct reading with =
        read_one("m/one.md", UNIT_FRONT
                 "+++\n## The big question\n\na\n\n## Learning outcomes\n\n## Personal reflection\n");
    assert_int_equal(first_unit(&with)->headings.n, 3);
    assert_str(first_unit(&with)->headings.at[1].id, "learning-outcomes");
    reading_end(&with);
}

static void further_headings_belong_to_essential(void **state) {
    (void)state;
    struct reading r = read_one("m/one.md", UNIT_FRONT
                                "+++\n## Before\n\nx\n\n## Essential knowledge\n\na\n\n## More of it\n\nb\n\n"
                                "## Closing the loop\n\nc\n\n## After\n\nd\n");
    const struct unit *u = first_unit(&r);
    static const enum part WANT[] = {PART_COUNT, PART_ESSENTIAL, PART_ESSENTIAL, PART_LOOP, PART_COUNT};
    assert_int_equal(u->sections.n, COUNT_OF(WANT));
    for (size_t i = 0; i < COUNT_OF(WANT); i++) {
        assert_int_equal(u->sections.at[i].part, WANT[i]);
    }
    reading_end(&r);
}

static void what_is_missing_is_reported(void **state) {
    (void)state;
    struct reading r = read_one("m/one.md", UNIT_FRONT "+++\n## The big question\n\n## Check yourself\n\nNo "
                                                       "question.\n\n## Application\n\n### Toolkit\n\nT\n");
    assert_int_equal(first_unit(&r)->state, UNIT_PARTIAL);
    assert_problem(&r, "m/one.md:0:0", "skeleton-empty", "The big question");
    assert_problem(&r, "m/one.md:0:0", "skeleton-missing", "Personal reflection");
    size_t missing = 0;
    size_t empty = 0;
    for (size_t i = 0; i < r.book->problems.n; i++) {
        missing += str_eq(str_c(r.book->problems.at[i].rule), STR("skeleton-missing"));
        empty += str_eq(str_c(r.book->problems.at[i].rule), STR("skeleton-empty"));
        assert_int_equal(r.book->problems.at[i].severity, SEVERITY_ERROR);
    }
    assert_int_equal(empty, 2);   /* big question, check */
    assert_int_equal(missing, 6); /* reflection, essential, loop, sources, community, practice */
    reading_end(&r);
}

static void announced_gaps_are_notes(void **state) {
    (void)state;
    struct reading r =
        read_one("m/one.md", UNIT_FRONT "status = \"partial\"\n+++\n## The big question\n\nq\n");
    assert_int_equal(first_unit(&r)->state, UNIT_PARTIAL);
    assert_int_equal(problems_count(&r.book->problems, SEVERITY_ERROR), 0);
    assert_true(problems_count(&r.book->problems, SEVERITY_NOTE) > 0);
    reading_end(&r);
}

static void planned_units_say_what_will_be_there(void **state) {
    (void)state;
    struct reading r = read_one("m/one.md", UNIT_FRONT
                                "status = \"planned\"\n+++\nThere *will* be.\n\n## The big question\n\nx\n");
    assert_clean(&r);
    const struct unit *u = first_unit(&r);
    assert_int_equal(u->state, UNIT_PLANNED);
    assert_str(u->plan.safe,
               "<p>There <em>will</em> be.</p><h2 id=\"the-big-question\">The big question</h2><p>x</p>");
    assert_int_equal(u->sections.n, 0);
    assert_int_equal(u->outcomes.n, 1);
    reading_end(&r);
    struct reading wrong = read_one("m/one.md", UNIT_FRONT "status = \"someday\"\n+++\n" UNIT_BODY);
    assert_problem(&wrong, "m/one.md:8:10", "front-matter", "someday");
    reading_end(&wrong);
}

static void order_and_doubles(void **state) {
    (void)state;
    struct reading r = read_one(
        "m/one.md", UNIT_FRONT
        "+++\n## Closing the loop\n\na\n\n## Essential knowledge\n\nb\n\n## Closing the loop\n\nc\n");
    assert_problem(&r, "m/one.md:13:0", "skeleton-order", "Essential");
    assert_problem(&r, "m/one.md:17:0", "skeleton-double", "Closing");
    reading_end(&r);
    struct reading intro = read_one("m/one.md", UNIT_FRONT "+++\nBefore it.\n\n" UNIT_BODY);
    assert_problem(&intro, "m/one.md:0:0", "skeleton-order", "before the first heading");
    assert_str(first_unit(&intro)->big_question.safe, "<p>Before it.</p><p>What now?</p>");
    reading_end(&intro);
}

static void summits_need_no_skeleton(void **state) {
    (void)state;
    struct file files[] = {{"m/summit.md", "+++\ntitle = \"Climb\"\nminutes = {read = 10, practice = 60}\n"
                                           "outcomes = [{id = \"o1\", text = \"x\", skill = "
                                           "\"sharing\"}]\n+++\nOpening.\n\n## The task\n\nDo it.\n"}};
    struct reading r = read_files(files, 1);
    assert_clean(&r);
    assert_int_equal(r.book->modules.at[0].units.n, 2);
    const struct unit *u = &r.book->modules.at[0].units.at[1];
    assert_int_equal(u->kind, UNIT_SUMMIT);
    assert_int_equal(u->state, UNIT_COMPLETE);
    assert_int_equal(u->sections.n, 1);
    assert_int_equal(u->sections.at[0].part, PART_COUNT);
    assert_str(u->big_question.safe, "<p>Opening.</p>");
    assert_int_equal(book_units_count(r.book), 1);
    assert_int_equal(book_minutes(r.book), 115);
    reading_end(&r);
}

static void further_rows_of_the_application_are_kept(void **state) {
    (void)state;
    struct reading r = read_one("m/one.md", UNIT_FRONT
                                "+++\n## Application\n\nIntro.\n\n### Toolkit\n\nT\n\n### Extra\n\nE\n");
    assert_str(first_unit(&r)->application_intro.safe, "<p>Intro.</p><h3 id=\"extra\">Extra</h3><p>E</p>");
    reading_end(&r);
}

static void front_matter_of_units_is_checked(void **state) {
    (void)state;
    static const struct {
        const char *front;
        const char *rule;
        size_t line;
        size_t column;
        const char *part;
    } CASES[] = {
        {"+++\nweight = 1\n+++\n", "front-matter", 2, 0, "title"},
        {"+++\ntitle = \"x\"\n+++\n", "weight", 2, 1, "place in the module"},
        {"+++\ntitle = \"x\"\nweight = -1\n+++\n", "front-matter", 3, 10, "between 0 and"},
        {"+++\ntitle = \"x\"\nweight = 1\nminutes = {read = 7000}\n+++\n", "front-matter", 4, 19,
         "between 0 and 6000"},
        {"+++\ntitle = \"x\"\nweight = 1\nminutes = {reed = 7}\n+++\n", "unknown-key", 4, 12, "reed"},
        {"+++\ntitle = \"x\"\nweight = 1\ntoc = \"no\"\n+++\n", "front-matter", 4, 7, "toc"},
        {"+++\ntitle = \"x\"\nweight = 1\nupdated = \"today\"\n+++\n", "front-matter", 4, 11, "updated"},
        {"+++\ntitle = \"x\"\nweight = 1\noutcomes = [{id = \"a\", text = \"b\", skill = \"flying\"}]\n+++\n",
         "front-matter", 4, 45, "flying"},
        {"+++\ntitle = \"x\"\nweight = 1\noutcomes = [3]\n+++\n", "front-matter", 4, 13, "id"},
        {"+++\ntitle = \"x\"\nweight = 1\nroles = 3\n+++\n", "front-matter", 4, 9, "roles"},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        struct reading r = read_one("m/one.md", CASES[i].front);
        const struct problem *p = problem_find(&r, "m/one.md", CASES[i].rule);
        if (p == NULL || p->line != CASES[i].line || !str_contains(p->message, str_c(CASES[i].part))) {
            print_problems(&r);
            fail_msg("case %zu", i);
        }
        reading_end(&r);
    }
}

static void too_many_outcomes(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf page = buf_new(a);
    buf_c(&page, "+++\ntitle = \"x\"\nweight = 1\noutcomes = [\n");
    for (int i = 0; i < 30; i++) {
        buf_c(&page, "{id = \"o\", text = \"b\", skill = \"finding\"},\n");
    }
    buf_c(&page, "]\n+++\n");
    struct reading r = read_one("m/one.md", arena_z(a, buf_str(&page)));
    assert_problem(&r, "m/one.md:4:12", "limit", "24 outcomes");
    assert_int_equal(first_unit(&r)->outcomes.n, UNIT_OUTCOMES_COUNT_MAX);
    reading_end(&r);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_unit),
        cmocka_unit_test(the_contents_have_the_outcomes),
        cmocka_unit_test(further_headings_belong_to_essential),
        cmocka_unit_test(what_is_missing_is_reported),
        cmocka_unit_test(announced_gaps_are_notes),
        cmocka_unit_test(planned_units_say_what_will_be_there),
        cmocka_unit_test(order_and_doubles),
        cmocka_unit_test(summits_need_no_skeleton),
        cmocka_unit_test(further_rows_of_the_application_are_kept),
        cmocka_unit_test(front_matter_of_units_is_checked),
        cmocka_unit_test(too_many_outcomes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
