/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static void marks_and_ways_back(void **state) {
    (void)state;
    struct page p =
        page_read("One[^a] two[^b] one again[^a].\n\n[^a]: First *note*.\n[^b]: Second.\n\n    With more.\n");
    assert_has(p.body, "One<sup class=\"fn\"><a id=\"fnref_1\" href=\"#fn_1\" role=\"doc-noteref\" "
                       "aria-label=\"Note 1\">1</a></sup>");
    assert_has(p.body, "again<sup class=\"fn\"><a id=\"fnref_1_2\" href=\"#fn_1\"");
    assert_has(p.notes,
               "<ol class=\"notes\"><li id=\"fn_1\"><p>First <em>note</em>. <a class=\"back\" "
               "href=\"#fnref_1\" role=\"doc-backlink\" "
               "aria-label=\"Back to note 1 in the text\">↩︎</a> <a class=\"back\" href=\"#fnref_1_2\"");
    assert_has(p.notes, "<li id=\"fn_2\"><p>Second.</p><p>With more. <a class=\"back\" href=\"#fnref_2\"");
    assert_lacks(p.body, "First");
    assert_int_equal(p.document->problems.n, 0);
    page_end(&p);
}

static void words_can_be_translated(void **state) {
    (void)state;
    struct md_words words = *markdown_words_english();
    words.note = STR("Anmerkung {n}");
    words.note_back = STR("Zurück");
    struct page p = page_read_with(STR("a[^x]\n\n[^x]: b\n"), NULL, &words);
    assert_has(p.body, "aria-label=\"Anmerkung 1\"");
    assert_has(p.notes, "aria-label=\"Zurück\"");
    page_end(&p);
}

static void a_note_may_end_in_a_list(void **state) {
    (void)state;
    struct page p = page_read("a[^x]\n\n[^x]: b\n\n    - c\n");
    assert_has(p.notes, "<p>b</p><ul><li>c</li></ul><p> <a class=\"back\"");
    page_end(&p);
}

static void notes_may_refer_to_notes(void **state) {
    (void)state;
    struct page p = page_read("a[^x]\n\n[^x]: see[^y]\n[^y]: and[^x]\n");
    assert_has(p.notes, "id=\"fn_1\"");
    assert_has(p.notes, "id=\"fn_2\"");
    assert_has(p.notes, "href=\"#fn_2\"");
    page_end(&p);
}

static void what_is_not_there_is_reported(void **state) {
    (void)state;
    struct page p = page_read("line\n\nsee[^nothing] here\n");
    assert_has(p.body, "see[^nothing] here");
    assert_problem(&p, "footnote", 13, 1);
    assert_int_equal(p.notes.n, 0);
    page_end(&p);
}

/* Found by the fuzzer: the parser cuts such a reference inside a character. */
static void a_reference_over_two_lines(void **state) {
    (void)state;
    static const char *const SOURCES[] = {"[^\nää]", "[^[\n]bX \xC3\xA4\xC3\xA4]", "> [^a *b\n> ä* d] ä",
                                          "ä [^ä\nä]ä"};
    for (size_t i = 0; i < COUNT_OF(SOURCES); i++) {
        struct page p = page_read(SOURCES[i]);
        assert_true(utf8_valid(p.body));
        assert_true(utf8_valid(p.document->text));
        assert_string_equal(p.document->problems.at[0].rule, "footnote");
        page_end(&p);
    }
}

static void three_hundred_notes(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int i = 0; i < 300; i++) {
        buf_fmt(&source, "word[^n%d]\n\n[^n%d]: note %d\n\n", i, i, i);
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_int_equal(p.document->problems.n, 0);
    assert_has(p.notes, "<li id=\"fn_300\"><p>note 299 <a class=\"back\" href=\"#fnref_300\"");
    page_end(&p);
    arena_free(a);
}

static void too_many_notes_are_refused(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int i = 0; i < 501; i++) {
        buf_fmt(&source, "[^n%d]\n\n[^n%d]: note\n\n", i, i);
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_problem(&p, "limit", 0, 0);
    assert_int_equal(p.notes.n, 0);
    page_end(&p);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_and_ways_back),           cmocka_unit_test(words_can_be_translated),
        cmocka_unit_test(a_note_may_end_in_a_list),      cmocka_unit_test(notes_may_refer_to_notes),
        cmocka_unit_test(what_is_not_there_is_reported), cmocka_unit_test(three_hundred_notes),
        cmocka_unit_test(a_reference_over_two_lines),    cmocka_unit_test(too_many_notes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
