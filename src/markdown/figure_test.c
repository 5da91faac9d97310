/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

#define CREDIT                                                                                               \
    "<a href=\"https://creativecommons.org/licenses/by/4.0/\"><span class=\"lic\">CC BY 4.0</span></a>"

static void a_picture_alone_is_a_figure(void **state) {
    (void)state;
    assert_page("![A map](../media/photo.gif)\n\n\"The Valley\" by Ngozi, [CC BY "
                "4.0](https://example.org/).\n\nText.\n",
                "<figure class=\"figure\"><img src=\"/core/media/x\" alt=\"A map\" width=\"320\" "
                "height=\"240\" loading=\"lazy\">"
                "<figcaption>&quot;The Valley&quot; by Ngozi, <a href=\"https://example.org/\"><span "
                "class=\"lic\">CC BY 4.0"
                "</span></a>.</figcaption></figure><p>Text.</p>");
}

static void the_title_decides_what_is_the_credit_line(void **state) {
    (void)state;
    static const char *const CREDITS[] = {"“The Valley” by N.", "\"The Valley\" x", "„The Valley“ von N.",
                                          "«The Valley»"};
    for (size_t i = 0; i < COUNT_OF(CREDITS); i++) {
        struct arena *a = arena_new();
        str source = arena_join(a, (str[]){STR("![a](photo.gif)\n\n"), str_c(CREDITS[i]), STR("\n")}, 3);
        struct page p = page_read_with(source, NULL, NULL);
        assert_lacks(p.body, "<p>");
        assert_lacks(p.body, "class=\"credit\"");
        page_end(&p);
        arena_free(a);
    }
    struct page p = page_read("![a](photo.gif)\n\n\"Nobody owns it,\" she said.\n");
    assert_has(p.body, "</figure><p>&quot;Nobody owns it,&quot; she said.</p>");
    page_end(&p);
    struct page own = page_read("![a](photo.gif \"My title\")\n\n\"My title\" by me.\n");
    assert_has(own.body, "<figcaption>&quot;My title&quot; by me.</figcaption>");
    page_end(&own);
}

static void without_a_credit_line_one_is_made(void **state) {
    (void)state;
    struct page p = page_read("![a](photo.gif)\n");
    assert_has(p.body, "<figcaption><span class=\"credit\">“The Valley” by <a "
                       "href=\"https://example.org/ngozi\">Ngozi</a>, " CREDIT ".</span></figcaption>");
    page_end(&p);
}

static void pictures_inside_a_line(void **state) {
    (void)state;
    struct page p = page_read("see ![icon](photo.gif) here\n");
    assert_has(p.body, "<p>see <img src=\"/core/media/x\" alt=\"icon\"");
    assert_lacks(p.body, "<figure");
    assert_int_equal(p.document->pictures.n, 1);
    page_end(&p);
}

static void other_sites_are_never_asked(void **state) {
    (void)state;
    struct page p = page_read(
        "![A \\<b>](https://example.org/a.png \"T\") and\n\n![b](//example.org/b.png)\n\n![c](gone.png)\n");
    assert_lacks(p.body, "<img");
    assert_has(p.body, "<a href=\"https://example.org/a.png\">Picture on another site: A &lt;b&gt;</a>");
    assert_has(p.body, "<figure class=\"figure figure-remote\"><p><a href=\"//example.org/b.png\">");
    assert_has(p.body, "<a href=\"https://example.org/gone\">Picture on another site: c</a>");
    page_end(&p);
    struct page bad = page_read("![x](javascript:alert(1))\n");
    assert_lacks(bad.body, "javascript");
    page_end(&bad);
}

static void what_is_missing_is_reported(void **state) {
    (void)state;
    struct page p = page_read("![](photo.gif)\n\n![a](nowhere.png)\n");
    assert_problem(&p, "media", 11, 1);
    assert_problem(&p, "media", 13, 1);
    assert_has(p.body, "<p>a</p>");
    page_end(&p);
}

static void each_picture_is_listed_once(void **state) {
    (void)state;
    struct page p = page_read("![a](photo.gif)\n\n![b](drawing.svg)\n\n![c](photo.gif)\n");
    assert_int_equal(p.document->pictures.n, 2);
    assert_str(p.document->pictures.at[1], "drawing.svg");
    page_end(&p);
}

/* ---- Drawings ---- */

static void drawings_become_part_of_the_page(void **state) {
    (void)state;
    struct page p = page_read_with(STR("![What it tells](drawing.svg)\n"),
                                   SVG_OPEN "<title>t</title><g transform=\"scale(2)\">\n<rect class=\"d-ink "
                                            "d-t\" width=\"3\" height=\"4\" fill=\"#1B221D\"/>\n"
                                            "<text x=\"1\" y=\"2\" font-size=\"20\" text-anchor=\"middle\">a "
                                            "<tspan>&lt;b&gt;</tspan> c</text></g></svg>",
                                   NULL);
    assert_has(p.body, "<svg class=\"drawing\" viewBox=\"0 0 8 8\" role=\"img\" aria-label=\"What it "
                       "tells\"><g transform=\"scale(2)\">"
                       "<rect class=\"d-ink d-t\" width=\"3\" height=\"4\" fill=\"#1B221D\"></rect>"
                       "<text x=\"1\" y=\"2\" font-size=\"20\" text-anchor=\"middle\">a "
                       "<tspan>&lt;b&gt;</tspan> c</text></g></svg>");
    assert_int_equal(p.document->problems.n, 0);
    page_end(&p);
}

static void hostile_drawings_are_shown_as_files(void **state) {
    (void)state;
    static const char *const HOSTILE[] = {
        SVG_OPEN "<script>alert(1)</script></svg>",
        SVG_OPEN "<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a></svg>",
        SVG_OPEN "<use href=\"https://example.org/x.svg#a\"/></svg>",
        SVG_OPEN "<image href=\"https://example.org/x.png\"/></svg>",
        SVG_OPEN "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject></svg>",
        SVG_OPEN "<path d=\"M0 0\" onclick=\"alert(1)\"/></svg>",
        SVG_OPEN "<path d=\"M0 0\" style=\"fill:red\"/></svg>",
        SVG_OPEN "<style>*{fill:red}</style></svg>",
        SVG_OPEN "<path id=\"main\" d=\"M0 0\"/></svg>",
        SVG_OPEN "<path class=\"menu\" d=\"M0 0\"/></svg>",
        SVG_OPEN "<path class=\"d-ink menu\" d=\"M0 0\"/></svg>",
        SVG_OPEN "<path fill=\"url(https://example.org/p)\" d=\"M0 0\"/></svg>",
        SVG_OPEN "<path fill=\"URL(#x)\" d=\"M0 0\"/></svg>",
        SVG_OPEN "<animate attributeName=\"x\"/></svg>",
        SVG_OPEN "<set attributeName=\"href\" to=\"x\"/></svg>",
        SVG_OPEN "<svg viewBox=\"0 0 1 1\"/></svg>",
        SVG_OPEN "<h:path xmlns:h=\"http://www.w3.org/1999/xhtml\"/></svg>",
        SVG_OPEN "<path xmlns=\"http://www.w3.org/1999/xhtml\" d=\"M0 0\"/></svg>",
        SVG_OPEN "<path d=\"M0 0\"",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>",
        "<svg viewBox=\"0 0 8 8\"><path d=\"M0 0\"/></svg>",
        "<html/>",
        "",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG_OPEN "<text>&a;</text></svg>",
    };
    for (size_t i = 0; i < COUNT_OF(HOSTILE); i++) {
        struct page p = page_read_with(STR("![a](drawing.svg)\n"), HOSTILE[i], NULL);
        assert_has(p.body, "<img src=\"/core/media/x\" alt=\"a\"");
        assert_lacks(p.body, "<svg");
        assert_problem(&p, "media", 11, 1);
        page_end(&p);
    }
}

static void deep_drawings_are_refused(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf svg = buf_new(a);
    buf_c(&svg, SVG_OPEN);
    for (int i = 0; i < 40; i++) {
        buf_c(&svg, "<g>");
    }
    for (int i = 0; i < 40; i++) {
        buf_c(&svg, "</g>");
    }
    buf_c(&svg, "</svg>");
    struct page p = page_read_with(STR("![a](drawing.svg)\n"), arena_z(a, buf_str(&svg)), NULL);
    assert_has(p.body, "<img");
    page_end(&p);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_alone_is_a_figure),
        cmocka_unit_test(the_title_decides_what_is_the_credit_line),
        cmocka_unit_test(without_a_credit_line_one_is_made),
        cmocka_unit_test(pictures_inside_a_line),
        cmocka_unit_test(other_sites_are_never_asked),
        cmocka_unit_test(what_is_missing_is_reported),
        cmocka_unit_test(each_picture_is_listed_once),
        cmocka_unit_test(drawings_become_part_of_the_page),
        cmocka_unit_test(hostile_drawings_are_shown_as_files),
        cmocka_unit_test(deep_drawings_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
