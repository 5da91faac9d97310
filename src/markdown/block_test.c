/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static void paragraphs_and_marks(void **state) {
    (void)state;
    assert_page("a *b* **c** ~~d~~ `e<f>`\ng  \nh",
                "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f&gt;</code>\ng<br>\nh</p>");
    assert_page("AT&amp;T \\*x\\* &copy; \"q\"", "<p>AT&amp;T *x* © &quot;q&quot;</p>");
    assert_page("a ~b~ c", "<p>a ~b~ c</p>");
    assert_page("", "");
    assert_page("***\n", "<hr>");
}

static void lists(void **state) {
    (void)state;
    assert_page("- a\n- b\n", "<ul><li>a</li><li>b</li></ul>");
    assert_page("3. a\n\n4. b\n", "<ol start=\"3\"><li><p>a</p></li><li><p>b</p></li></ol>");
    assert_page("1. a\n   - b\n", "<ol><li>a<ul><li>b</li></ul></li></ol>");
}

static void task_lists_say_what_is_done(void **state) {
    (void)state;
    struct page p = page_read("- [ ] open\n- [x] done\n");
    assert_has(p.body, "<ul class=\"tasks\">");
    assert_has(p.body, "<span class=\"task task-open\" role=\"img\" aria-label=\"To do\">☐</span> open");
    assert_has(p.body, "<span class=\"task task-done\" role=\"img\" aria-label=\"Done\">☑</span> done");
    assert_lacks(p.body, "<input");
    page_end(&p);
}

static void code_blocks(void **state) {
    (void)state;
    assert_page("```c\n<script>alert(1)</script>\n```\n",
                "<pre tabindex=\"0\"><code "
                "class=\"language-c\">&lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>");
    assert_page("    indented\n", "<pre tabindex=\"0\"><code>indented\n</code></pre>");
    assert_page("``` c++ extra\nx\n```\n",
                "<pre tabindex=\"0\"><code class=\"language-c++\">x\n</code></pre>");
    assert_page("```\" onload=x\nx\n```\n", "<pre tabindex=\"0\"><code>x\n</code></pre>");
}

static void quotes_keep_headings_out_of_the_outline(void **state) {
    (void)state;
    struct page p = page_read("> ## not a section\n> text\n");
    assert_str(p.body, "<blockquote><p><strong>not a section</strong></p><p>text</p></blockquote>");
    assert_int_equal(p.document->headings.n, 0);
    page_end(&p);
}

static void raw_html_is_dropped_and_reported(void **state) {
    (void)state;
    struct page p =
        page_read("a <b onclick=x>b</b>\n\n<script>alert(1)</script>\n\n<!-- said -->\n\n<!-- so -->x\n");
    assert_has(p.body, "<p>a b</p>");
    assert_lacks(p.body, "<script");
    assert_lacks(p.body, "alert");
    assert_problem(&p, "html", 11, 3);
    assert_problem(&p, "html", 13, 1);
    assert_int_equal(p.document->problems.n, 3);
    page_end(&p);
}

static void levels_follow_the_outline(void **state) {
    (void)state;
    struct page p = page_read("# Title\n\n#### Deep\n\n## Next\n\n###### Six\n");
    assert_str(p.body, "<h2 id=\"title\">Title</h2><h3 id=\"deep\">Deep</h3><h2 id=\"next\">Next</h2><h3 "
                       "id=\"six\">Six</h3>");
    assert_problem(&p, "heading", 11, 1);
    assert_problem(&p, "heading", 13, 1);
    assert_problem(&p, "heading", 17, 1);
    page_end(&p);
}

static void empty_headings_are_reported(void **state) {
    (void)state;
    struct page p = page_read("##\n\ntext\n");
    assert_problem(&p, "heading", 11, 1);
    assert_str(p.document->sections.at[0].id, "section");
    page_end(&p);
}

static void nesting_is_bounded(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int depth = 0; depth < 400; depth++) {
        for (int i = 0; i < depth; i++) {
            buf_add(&source, STR("  "));
        }
        buf_add(&source, STR("- a\n"));
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    bool found = false;
    for (size_t i = 0; i < p.document->problems.n; i++) {
        found = found || str_eq(str_c(p.document->problems.at[i].rule), STR("limit"));
    }
    assert_true(found);
    assert_int_equal(p.document->words, 400);
    page_end(&p);
    arena_free(a);
}

static void deep_emphasis_is_bounded(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int i = 0; i < 3000; i++) {
        buf_add(&source, STR("*a _b "));
    }
    for (int i = 0; i < 3000; i++) {
        buf_add(&source, STR("c_ d* "));
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_has(p.body, "<em>a <em>b ");
    assert_true(p.body.n > source.n / 2);
    page_end(&p);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_and_marks),
        cmocka_unit_test(lists),
        cmocka_unit_test(task_lists_say_what_is_done),
        cmocka_unit_test(code_blocks),
        cmocka_unit_test(quotes_keep_headings_out_of_the_outline),
        cmocka_unit_test(raw_html_is_dropped_and_reported),
        cmocka_unit_test(levels_follow_the_outline),
        cmocka_unit_test(empty_headings_are_reported),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(deep_emphasis_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
