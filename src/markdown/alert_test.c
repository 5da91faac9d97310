/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static void note_is_an_aside_with_its_term(void **state) {
    (void)state;
    assert_page("> [!NOTE]\n> **Open access**\n> No rules.\n",
                "<aside class=\"note\" role=\"note\"><p><dfn class=\"term\">Open access</dfn>\nNo "
                "rules.</p></aside>");
    assert_page(
        "> [!NOTE]\n> Plain **words**.\n>\n> More.\n",
        "<aside class=\"note\" role=\"note\"><p>Plain <strong>words</strong>.</p><p>More.</p></aside>");
    assert_page("> [!note]\n>\n> **Term** text\n",
                "<aside class=\"note\" role=\"note\"><p><dfn class=\"term\">Term</dfn> text</p></aside>");
}

static void boxes_have_a_word(void **state) {
    (void)state;
    static const char *const NAMES[][3] = {{"TIP", "tip", "Tip"},
                                           {"IMPORTANT", "important", "Important"},
                                           {"WARNING", "warning", "Warning"},
                                           {"CAUTION", "caution", "Caution"}};
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
        struct arena *a = arena_new();
        str source = arena_join(a, (str[]){STR("> [!"), str_c(NAMES[i][0]), STR("]\n> look\n")}, 3);
        str want = arena_join(a,
                              (str[]){STR("<div class=\"alert alert-"), str_c(NAMES[i][1]),
                                      STR("\" role=\"note\"><p class=\"alert-title\">"), str_c(NAMES[i][2]),
                                      STR("</p><p>look</p></div>")},
                              5);
        struct page p = page_read_with(source, NULL, NULL);
        assert_str(p.body, arena_z(a, want));
        page_end(&p);
        arena_free(a);
    }
}

static size_t count_of(str text, const char *part) {
    size_t count = 0;
    for (size_t at = str_find(text, str_c(part)); at != SIZE_MAX; at = str_find(text, str_c(part))) {
        text = str_from(text, at + 1);
        count++;
    }
    return count;
}

static void neighboring_roles_are_one_list(void **state) {
    (void)state;
    struct page p = page_read("> [!PRACTITIONER]\n> one\n\n> [!ADMINISTRATOR]\n> two\n\n> [!LEADER]\n> "
                              "three\n\ntext\n\n> [!LEADER]\n> four\n");
    assert_int_equal(count_of(p.body, "<ul class=\"roles\">"), 2);
    assert_int_equal(count_of(p.body, "<li class=\"role "), 4);
    assert_has(p.body, "<li class=\"role role-practice\"><svg class=\"icon\"");
    assert_has(p.body, "<p class=\"role-title\">If you practice</p><p>one</p>");
    assert_has(p.body, "<p class=\"role-title\">If you administer</p><p>two</p>");
    assert_has(
        p.body,
        "<p class=\"role-title\">If you lead</p><p>three</p></div></li></ul><p>text</p><ul class=\"roles\">");
    assert_has(p.body, "aria-hidden=\"true\"");
    page_end(&p);
}

static void words_can_be_translated(void **state) {
    (void)state;
    struct md_words words = *markdown_words_english();
    words.role_lead = STR("Wenn Sie <leiten>");
    words.tip = STR("Rat");
    struct page p = page_read_with(STR("> [!LEADER]\n> x\n\n> [!TIP]\n> y\n"), NULL, &words);
    assert_has(p.body, "<p class=\"role-title\">Wenn Sie &lt;leiten&gt;</p>");
    assert_has(p.body, "<p class=\"alert-title\">Rat</p>");
    page_end(&p);
}

static void unknown_callouts_are_quotes_and_reported(void **state) {
    (void)state;
    struct page p = page_read("> [!HINT]\n> x\n");
    assert_str(p.body, "<blockquote><p>[!HINT]\nx</p></blockquote>");
    assert_problem(&p, "callout", 11, 1);
    page_end(&p);
}

static void only_a_line_of_its_own_is_a_marker(void **state) {
    (void)state;
    assert_page("> [!NOTE] x\n", "<blockquote><p>[!NOTE] x</p></blockquote>");
    assert_page("> x\n> [!NOTE]\n", "<blockquote><p>x\n[!NOTE]</p></blockquote>");
    assert_page("[!NOTE]\n", "<p>[!NOTE]</p>");
    assert_page("> - x\n", "<blockquote><ul><li>x</li></ul></blockquote>");
    assert_page("> [!]\n", "<blockquote><p>[!]</p></blockquote>");
}

static void an_empty_callout_is_no_trap(void **state) {
    (void)state;
    assert_page("> [!NOTE]\n", "<aside class=\"note\" role=\"note\"></aside>");
    struct page p = page_read("> [!LEADER]\n\n> [!LEADER]\n");
    assert_int_equal(count_of(p.body, "<li"), 2);
    page_end(&p);
}

static void callouts_hold_any_blocks(void **state) {
    (void)state;
    struct page p = page_read("> [!TIP]\n> - a\n>\n> > [!NOTE]\n> > inner\n");
    assert_has(p.body, "<ul><li>a</li></ul><aside class=\"note\" role=\"note\"><p>inner</p></aside></div>");
    page_end(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(note_is_an_aside_with_its_term),
        cmocka_unit_test(boxes_have_a_word),
        cmocka_unit_test(neighboring_roles_are_one_list),
        cmocka_unit_test(words_can_be_translated),
        cmocka_unit_test(unknown_callouts_are_quotes_and_reported),
        cmocka_unit_test(only_a_line_of_its_own_is_a_marker),
        cmocka_unit_test(an_empty_callout_is_no_trap),
        cmocka_unit_test(callouts_hold_any_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
