/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static void a_question_is_taken_apart(void **state) {
    (void)state;
    struct page p = page_read(
        "## Check\n\nBefore you start.\n\n### Q: Which *one* under CC BY?\n\nLook at it.\n\n"
        "- [ ] The **first**\n\n  Because not.\n\n- [x] The second[^n]\n\n  Because so.\n\n  - twice\n\n"
        "### Q: And now?\n\n- [x] Yes\n\n  Sure.\n- [ ] No\n\n  Unsure.\n\n## After\n\n[^n]: A note.\n");
    assert_int_equal(p.document->problems.n, 0);
    assert_int_equal(p.document->questions.n, 2);
    const struct question *q = &p.document->questions.at[0];
    assert_str(q->id, "q_1");
    assert_str(q->prompt.safe, "Which <em>one</em> under <span class=\"lic\">CC BY</span>?");
    assert_str(q->before.safe, "<p>Look at it.</p>");
    assert_int_equal(q->line, 15);
    assert_int_equal(q->options.n, 2);
    assert_str(q->options.at[0].letter, "A");
    assert_str(q->options.at[0].text.safe, "The <strong>first</strong>");
    assert_str(q->options.at[0].reason.safe, "<p>Because not.</p>");
    assert_false(q->options.at[0].right);
    assert_str(q->options.at[1].letter, "B");
    assert_has(q->options.at[1].text.safe, "The second<sup class=\"fn\">");
    assert_str(q->options.at[1].reason.safe, "<p>Because so.</p><ul><li>twice</li></ul>");
    assert_true(q->options.at[1].right);
    assert_str(p.document->questions.at[1].id, "q_2");
    page_end(&p);
}

static void questions_are_not_in_the_text_around_them(void **state) {
    (void)state;
    struct page p = page_read("## Check\n\nStart.\n\n### Q: Eh?\n\n- [x] A\n\n  r\n- [ ] B\n\n  r\n\n### "
                              "More\n\nText.\n\n## After\n");
    const struct md_section *s = &p.document->sections.at[0];
    assert_int_equal(s->questions_from, 0);
    assert_int_equal(s->questions_count, 1);
    assert_str(s->before.safe, "<p>Start.</p>");
    assert_int_equal(s->subsections.n, 1);
    assert_str(s->subsections.at[0].body.safe, "<p>Text.</p>");
    assert_int_equal(p.document->headings.n, 3);
    assert_int_equal(p.document->sections.at[1].questions_count, 0);
    page_end(&p);
}

static void assert_question_problem(const char *rest, size_t line, const char *part) {
    struct arena *a = arena_new();
    struct page p =
        page_read_with(arena_join(a, (str[]){STR("## C\n### Q: Eh?\n\n"), str_c(rest)}, 2), NULL, NULL);
    bool found = false;
    for (size_t i = 0; i < p.document->problems.n; i++) {
        const struct problem *problem = &p.document->problems.at[i];
        found = found || (problem->line == line && str_contains(problem->message, str_c(part)) &&
                          str_eq(str_c(problem->rule), STR("question")) && problem->fix.n > 0);
    }
    if (!found) {
        print_error("not reported: %s\n", part);
    }
    assert_true(found);
    assert_int_equal(p.document->questions.n, 1);
    page_end(&p);
    arena_free(a);
}

static void mistakes_are_reported_where_they_are(void **state) {
    (void)state;
    assert_question_problem("", 12, "at least two options");
    assert_question_problem("text only\n", 12, "at least two options");
    assert_question_problem("- a\n- b\n", 12, "at least two options");
    assert_question_problem("- [x] a\n\n  r\n", 12, "at least two options");
    assert_question_problem("- [ ] a\n\n  r\n- [ ] b\n\n  r\n", 12, "no option is marked");
    assert_question_problem("- [x] a\n\n  r\n- [x] b\n\n  r\n", 12, "more than one option");
    assert_question_problem("- [x] a\n\n  r\n- [ ] b\n", 17, "gives no reason");
    assert_question_problem("- [x] a\n\n  r\n- [ ] b\n\n  r\n- c\n", 20, "is not marked");
    assert_question_problem("- [x] a\n\n  r\n- [ ] b\n\n  r\n\ntrailing\n", 21, "is not shown");
}

static void a_question_without_words(void **state) {
    (void)state;
    struct page p = page_read("## C\n### Q:\n\n- [x] a\n\n  r\n- [ ] b\n\n  r\n");
    assert_problem(&p, "question", 12, 1);
    assert_int_equal(p.document->questions.at[0].options.n, 2);
    page_end(&p);
}

static void only_level_three_below_a_section_asks(void **state) {
    (void)state;
    struct page p = page_read("### Q: no section\n\n## Q: level two\n\n#### Q: level four\n");
    assert_int_equal(p.document->questions.n, 0);
    page_end(&p);
}

static void letters_end_with_z(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    buf_c(&source, "## C\n### Q: Eh?\n\n- [x] a\n\n  r\n");
    for (int i = 0; i < 40; i++) {
        buf_c(&source, "- [ ] b\n\n  r\n");
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_int_equal(p.document->questions.at[0].options.n, 26);
    assert_str(p.document->questions.at[0].options.at[25].letter, "Z");
    assert_problem(&p, "question", 92, 1);
    page_end(&p);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_is_taken_apart),
        cmocka_unit_test(questions_are_not_in_the_text_around_them),
        cmocka_unit_test(mistakes_are_reported_where_they_are),
        cmocka_unit_test(a_question_without_words),
        cmocka_unit_test(only_level_three_below_a_section_asks),
        cmocka_unit_test(letters_end_with_z),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
