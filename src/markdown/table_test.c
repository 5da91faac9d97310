/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static void cells_carry_their_column(void **state) {
    (void)state;
    assert_page(
        "## Who?\n\n|  | Use | No. |\n|---|:-:|--:|\n| All | *yes* | 3 |\n|  | b |\n",
        "<h2 id=\"who\">Who?</h2>"
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Who?\"><table><thead><tr><td></td>"
        "<th scope=\"col\" class=\"mid\">Use</th><th scope=\"col\" class=\"end\">No.</th></tr></thead><tbody>"
        "<tr><th scope=\"row\">All</th><td class=\"mid\" data-l=\"Use\"><em>yes</em></td>"
        "<td class=\"end\" data-l=\"No.\">3</td></tr>"
        "<tr><td></td><td class=\"mid\" data-l=\"Use\">b</td><td class=\"end\" data-l=\"No.\"></td></tr>"
        "</tbody></table></div>");
}

static void a_table_without_a_heading_is_named(void **state) {
    (void)state;
    struct page p = page_read("| a |\n|---|\n");
    assert_str(p.body,
               "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table><thead><tr>"
               "<th scope=\"col\">a</th></tr></thead></table></div>");
    page_end(&p);
}

static void labels_are_plain_and_escaped(void **state) {
    (void)state;
    struct page p = page_read("| **a** \"<b>\" `c` | x |\n|---|---|\n| 1 | 2 | 3 |\n");
    assert_has(p.body, "<th scope=\"row\" data-l=\"a &quot;&quot; c\">1</th>");
    assert_lacks(p.body, ">3<");
    page_end(&p);
}

static void tables_in_quotes_and_lists(void **state) {
    (void)state;
    struct page p = page_read("> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n- | c |\n  |---|\n  | 3 |\n");
    assert_has(p.body, "<blockquote><div class=\"table\"");
    assert_has(p.body, "<li><div class=\"table\"");
    page_end(&p);
}

static void huge_tables_are_refused(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int line = 0; line < 2; line++) {
        for (int i = 0; i < 500; i++) {
            buf_c(&source, line == 0 ? "|a" : "|-");
        }
        buf_byte(&source, '\n');
    }
    for (int i = 0; i < 60000; i++) {
        buf_c(&source, "a\n");
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_problem(&p, "limit", 0, 0);
    assert_int_equal(p.body.n, 0);
    page_end(&p);
    arena_free(a);
}

static void many_small_tables_are_fine(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int i = 0; i < 900; i++) {
        buf_c(&source, "| a | b |\n|---|---|\n| 1 | 2 |\n\n");
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_int_equal(p.document->problems.n, 0);
    assert_true(p.body.n > 900 * 100);
    page_end(&p);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_carry_their_column),     cmocka_unit_test(a_table_without_a_heading_is_named),
        cmocka_unit_test(labels_are_plain_and_escaped), cmocka_unit_test(tables_in_quotes_and_lists),
        cmocka_unit_test(huge_tables_are_refused),      cmocka_unit_test(many_small_tables_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
