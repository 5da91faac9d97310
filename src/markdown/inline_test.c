/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static void links_lead_where_the_caller_says(void **state) {
    (void)state;
    assert_page("[a](b.md#c)", "<p><a href=\"/core/b.md#c\">a</a></p>");
    assert_page("[a](https://example.org/?x=1&y=\"2\")",
                "<p><a href=\"https://example.org/?x=1&amp;y=&quot;2&quot;\">a</a></p>");
    assert_page("<mailto:a@example.org>", "<p><a href=\"mailto:a@example.org\">mailto:a@example.org</a></p>");
    assert_page("[a](/verify)", "<p><a href=\"/verify\">a</a></p>");
    assert_page("[a]\n\n[a]: b.md\n", "<p><a href=\"/core/b.md\">a</a></p>");
    assert_page("https://example.org stays text", "<p>https://example.org stays text</p>");
}

static void dangling_links_keep_their_text(void **state) {
    (void)state;
    struct page p = page_read("see\n\nä [the **page**](missing.md)\n");
    assert_has(p.body, "<p>ä the <strong>page</strong></p>");
    assert_problem(&p, "link", 13, 3);
    assert_int_equal(p.document->problems.at[0].severity, SEVERITY_WARNING);
    page_end(&p);
}

static void hostile_addresses_lose_their_link(void **state) {
    (void)state;
    static const char *const HOSTILE[] = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,AA)",
        "[x](vbscript:msgbox)",
        "[x](<java\tscript:alert(1)>)",
        "[x](\\j\\avascript:alert(1))",
        "<javascript:alert(1)>",
        "[x](file:///etc/passwd)",
        "[x]\n\n[x]: javascript:alert(1)\n",
        "[x](&#x6A;avascript&#58;alert(1))",
        "[x](blob:abc)",
    };
    for (size_t i = 0; i < COUNT_OF(HOSTILE); i++) {
        struct page p = page_read(HOSTILE[i]);
        assert_lacks(p.body, "href=\"javascript");
        assert_lacks(p.body, "href=\"data");
        assert_lacks(p.body, "href=\"file");
        page_end(&p);
    }
    struct page p = page_read("[x](javascript:alert(1))");
    assert_str(p.body, "<p>x</p>");
    assert_problem(&p, "link", 11, 1);
    page_end(&p);
}

static void anchors_of_the_page_are_checked(void **state) {
    (void)state;
    struct page p = page_read("[a](#two) [b](#three)\n\n## Two\n");
    assert_has(p.body, "<a href=\"#two\">a</a>");
    assert_problem(&p, "link", 11, 11);
    assert_int_equal(p.document->problems.n, 1);
    page_end(&p);
}

static void without_a_resolver_links_stay(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct md_options options = {.file = STR("x.md")};
    struct md_document *d = markdown_read(a, STR("[a](../b.md) ![c](d.png)"), &options);
    assert_str(d->intro.safe, "<p><a href=\"../b.md\">a</a> c</p>");
    arena_free(a);
}

static void license_codes_stay_on_one_line(void **state) {
    (void)state;
    static const char *const CODES[] = {"CC BY 4.0", "CC BY-NC-SA 3.0", "CC0",     "CC0 1.0",    "BY-SA",
                                        "BY-NC-ND",  "CC BY",           "PDM 1.0", "CC PDM 1.0", "BY 4.0"};
    for (size_t i = 0; i < COUNT_OF(CODES); i++) {
        struct arena *a = arena_new();
        str source = arena_join(a, (str[]){STR("under "), str_c(CODES[i]), STR(", yes")}, 3);
        str want = arena_join(
            a, (str[]){STR("<p>under <span class=\"lic\">"), str_c(CODES[i]), STR("</span>, yes</p>")}, 3);
        struct page p = page_read_with(source, NULL, NULL);
        assert_str(p.body, arena_z(a, want));
        page_end(&p);
        arena_free(a);
    }
    assert_page("BY the sea, STANDBY-SA, BY-SAFE, PDM, CC, BY-NC-SA2",
                "<p>BY the sea, STANDBY-SA, BY-SAFE, PDM, CC, BY-NC-SA2</p>");
    assert_page("`CC BY 4.0`", "<p><code>CC BY 4.0</code></p>");
    assert_page("CC BY-SA 4.0 and CC0",
                "<p><span class=\"lic\">CC BY-SA 4.0</span> and <span class=\"lic\">CC0</span></p>");
}

static void license_codes_over_two_lines(void **state) {
    (void)state;
    assert_page("under CC BY\n4.0 today", "<p>under <span class=\"lic\">CC BY\n4.0</span> today</p>");
    assert_page("under CC\nBY-SA today", "<p>under <span class=\"lic\">CC\nBY-SA</span> today</p>");
    assert_page("under CC\nand so", "<p>under CC\nand so</p>");
    assert_page("under CC BY\nand CC0\n1.0",
                "<p>under <span class=\"lic\">CC BY</span>\nand <span class=\"lic\">CC0\n1.0</span></p>");
    assert_page("x CC BY  \n4.0", "<p>x <span class=\"lic\">CC BY</span><br>\n4.0</p>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_where_the_caller_says),
        cmocka_unit_test(dangling_links_keep_their_text),
        cmocka_unit_test(hostile_addresses_lose_their_link),
        cmocka_unit_test(anchors_of_the_page_are_checked),
        cmocka_unit_test(without_a_resolver_links_stay),
        cmocka_unit_test(license_codes_stay_on_one_line),
        cmocka_unit_test(license_codes_over_two_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
