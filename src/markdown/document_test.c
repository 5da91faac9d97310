/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static const char SOURCE[] = "Intro.\n\n## One\n\nFirst.\n\n### Sub\n\nSecond.\n\n#### Deep\n\nThird.\n\n### "
                             "Sub\n\n## Two\n\nFourth.\n";

static void sections_and_subsections(void **state) {
    (void)state;
    struct page p = page_read(SOURCE);
    const struct md_document *d = p.document;
    assert_str(d->intro.safe, "<p>Intro.</p>");
    assert_int_equal(d->sections.n, 2);
    const struct md_section *s = &d->sections.at[0];
    assert_str(s->title, "One");
    assert_str(s->id, "one");
    assert_int_equal(s->line, 13);
    assert_str(s->before.safe, "<p>First.</p>");
    assert_int_equal(s->subsections.n, 2);
    assert_str(s->subsections.at[0].head.safe, "<h3 id=\"sub\">Sub</h3>");
    assert_str(s->subsections.at[0].body.safe, "<p>Second.</p><h4 id=\"deep\">Deep</h4><p>Third.</p>");
    assert_str(s->subsections.at[1].id, "sub-2");
    assert_int_equal(s->subsections.at[1].line, 25);
    assert_int_equal(s->headings.n, 3);
    assert_int_equal(s->headings.at[1].level, 4);
    assert_int_equal(d->headings.n, 5);
    assert_int_equal(d->problems.n, 0);
    page_end(&p);
}

static void pieces_are_put_together(void **state) {
    (void)state;
    struct page p = page_read(SOURCE);
    assert_str(md_section_body(p.arena, &p.document->sections.at[0]).safe,
               "<p>First.</p><h3 id=\"sub\">Sub</h3><p>Second.</p><h4 id=\"deep\">Deep</h4><p>Third.</p>"
               "<h3 id=\"sub-2\">Sub</h3>");
    assert_has(p.body, "<p>Intro.</p><h2 id=\"one\">One</h2><p>First.</p>");
    assert_has(p.body, "<h2 id=\"two\">Two</h2><p>Fourth.</p>");
    html pieces[] = {html_from_text(p.arena, STR("a<")), HTML_NONE, html_from_text(p.arena, STR("b"))};
    assert_str(markdown_join(p.arena, pieces, 3).safe, "a&lt;b");
    page_end(&p);
}

static void one_paragraph_is_unwrapped(void **state) {
    (void)state;
    struct page one = page_read("Which *thing*?\n");
    assert_str(markdown_unwrap(one.document->intro).safe, "Which <em>thing</em>?");
    struct page two = page_read("a\n\nb\n");
    assert_str(markdown_unwrap(two.document->intro).safe, "<p>a</p><p>b</p>");
    struct page list = page_read("- a\n");
    assert_str(markdown_unwrap(list.document->intro).safe, "<ul><li>a</li></ul>");
    assert_int_equal(markdown_unwrap(HTML_NONE).safe.n, 0);
    page_end(&one);
    page_end(&two);
    page_end(&list);
}

static void text_for_search(void **state) {
    (void)state;
    struct page p = page_read(
        "## A *b*\n\nc `d`\ne [f](g.md) ![h](photo.gif) x[^n]\n\n> [!NOTE]\n> **T** u\n\n### Q: v?\n\n"
        "- [x] w\n\n  y\n- [ ] z\n\n  z\n\n[^n]: note\n");
    assert_str(p.document->text, "A b\nc d e f h x\nT u\nv?\nw\ny\nz\nz\nnote");
    assert_int_equal(p.document->words, 16);
    page_end(&p);
}

static void counting_words(void **state) {
    (void)state;
    assert_int_equal(md_words_count(STR("")), 0);
    assert_int_equal(md_words_count(STR("  one, two - three's 4 ")), 4);
    assert_int_equal(md_words_count(STR("著作権は")), 4);
    assert_int_equal(md_words_count(STR("Лицензия Größe")), 2);
    assert_int_equal(md_words_count(STR("\xFF\xFE")), 1);
}

static void broken_bytes_become_characters(void **state) {
    (void)state;
    struct page p = page_read_with(STR("a\xFF\0b\n\n## \xC3\n"), NULL, NULL);
    assert_true(utf8_valid(p.body));
    assert_has(p.body, "<p>a\xEF\xBF\xBD\xEF\xBF\xBD"
                       "b</p>");
    page_end(&p);
}

static void line_ends_of_all_kinds(void **state) {
    (void)state;
    struct page p = page_read("## A\r\n\r\ntext\r\n\r\n[x](missing.md)\r\n");
    assert_has(p.body, "<h2 id=\"a\">A</h2><p>text</p>");
    assert_problem(&p, "link", 15, 1);
    page_end(&p);
}

static void problems_of_one_source_are_bounded(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int i = 0; i < 2000; i++) {
        buf_c(&source, "<b>x\n\n");
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_int_equal(p.document->problems.n, MARKDOWN_PROBLEMS_COUNT_MAX);
    page_end(&p);
    arena_free(a);
}

static void the_list_of_problems_is_bounded(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct problem_list list = {0};
    for (size_t i = 0; i < PROBLEMS_COUNT_MAX + 10; i++) {
        problem_add(a, &list, (struct problem){.rule = "link", .severity = SEVERITY_NOTE});
    }
    assert_int_equal(list.n, PROBLEMS_COUNT_MAX);
    assert_string_equal(list.at[list.n - 1].rule, "limit");
    assert_int_equal(problems_count(&list, SEVERITY_NOTE), PROBLEMS_COUNT_MAX - 1);
    assert_int_equal(problems_count(&list, SEVERITY_ERROR), 1);
    assert_string_equal(severity_name(SEVERITY_NOTE), "note");
    assert_string_equal(severity_name(SEVERITY_WARNING), "warning");
    assert_string_equal(severity_name(SEVERITY_ERROR), "error");
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_and_subsections),
        cmocka_unit_test(pieces_are_put_together),
        cmocka_unit_test(one_paragraph_is_unwrapped),
        cmocka_unit_test(text_for_search),
        cmocka_unit_test(counting_words),
        cmocka_unit_test(broken_bytes_become_characters),
        cmocka_unit_test(line_ends_of_all_kinds),
        cmocka_unit_test(problems_of_one_source_are_bounded),
        cmocka_unit_test(the_list_of_problems_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
