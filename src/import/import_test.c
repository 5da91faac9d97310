/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What a page becomes, and the dirt that pages come with. */
#include "import/testing.h"

#define FILES(...) import_files((const char *const[]){__VA_ARGS__, NULL})

static void assert_kept(const struct imported *i, const char *part) {
    assert_holds(imported_file(i, IMPORT_LEFTOVERS), part);
}

static const struct unit *unit_at(const struct imported *i, const char *module, const char *slug) {
    const struct module *m = book_module(i->book, str_c(module));
    assert_non_null(m);
    const struct unit *u = module_unit(m, str_c(slug));
    assert_non_null(u);
    return u;
}

/* Every word stands once in the source, so losing any construct loses a word that can be named. */
static void test_no_word_of_any_construct_is_lost(void **state) {
    (void)state;
    struct imported i = FILES(
        "aaa/index.md", "# Alpha Module\n\nbravo\n", "aaa/unit.md",
        "---\ntitle: charlie\ndelta: echo\n---\n"
        "# foxtrot [golf](https://hotel.example/india \"juliett\")\n\nkilo *lima* `mike`.\n\n"
        "<!-- november\n\noscar -->\n"
        "papa\nquebec\n======\n\nromeo\n-----\n"
        "1. sierra\n   * tango <b class=\"uniform\">victor</b>\n\n"
        "```whiskey\n## xray\n```\n\n"
        "    indented yankee\n\n"
        "| zulu | amber |\n|---|---|\n| birch<br>cedar | damson |\n\n"
        "> elder\n\n[fennel]: https://garlic.example\n\n"
        "![hazel](https://iris.example/juniper.png \"kale\")\n*\"[laurel](https://mint.example)\" by "
        "[nettle](https://olive.example) licensed under "
        "[parsley](https://creativecommons.org/licenses/by/2.0/) / quince*\n\n"
        "<img src=\"rose.png\" alt=\"sage\" title=\"thyme\"> <a href=\"https://umbra.example\">violet</a>\n\n"
        "<iframe src=\"https://willow.example/yew\" width=\"77\"></iframe>\n<script>var acorn = "
        "5;</script>\n\n"
        "[bad](javascript:beech) [gone](chestnut.md)\n\n"
        "## Learning Outcomes\n\nwalnut:\n\n* dogwood [elm](https://fir.example)\n* ginkgo\n\nhemlock\n\n"
        "## Opening questions\n\nivy?\n\n### jasmine\n\n## Applied practice\n\nkapok\n\n"
        "----\n\nLicensed under a [larch](https://creativecommons.org/licenses/by/4.0/).\n\n"
        "*With the kind support of maple*\n\nRecommended attribution:\n\n> \"oak\" by pine is licensed under "
        "CC BY 4.0\n\nredwood broken links\n",
        "README.md", "# spruce\n\ntulip\n", "template.md", "+++\nbroken = = teak\n+++\nunder\n");
    assert_text(imported_missing_word(&i), "");
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_skeleton_by_synonyms(void **state) {
    (void)state;
    struct imported i = FILES(
        "m/u.md",
        "# Unit\n\nOne sentence only.\n\n## Guiding question for all\n\nWhy?\n\n## Objectives\n\n* Find "
        "works\n* Teach others\n\n"
        "## Reflection\n\nYou?\n\n## A part of its own\n\nText.\n\n## Application\n\n### Toolkit\n\nT\n\n"
        "### Community\n\nC\n\n### Practice\n\nP\n\n## Conclusion\n\nEnd.\n\n## References\n\nR\n");
    const struct unit *u = unit_at(&i, "m", "u");
    assert_no_book_errors(&i);
    assert_text(u->teaser, "One sentence only.");
    assert_holds(u->big_question.safe, "Why?");
    assert_false(str_contains(u->big_question.safe, STR("One sentence")));
    assert_holds(u->reflection.safe, "You?");
    assert_holds(u->application.toolkit.safe, "T");
    assert_holds(u->application.practice.safe, "P");
    assert_int_equal(u->outcomes.n, 2);
    assert_int_equal(u->outcomes.at[0].skill, SKILL_FINDING);
    assert_int_equal(u->outcomes.at[1].skill, SKILL_TRAINING);
    assert_non_null(imported_problem(&i, "outcome-skill"));
    assert_text(i.book->part_titles[PART_BIG_QUESTION], "Guiding question for all");
    bool found = false;
    for (size_t at = 0; at < u->sections.n; at++) {
        found = found || (str_eq(u->sections.at[at].title, STR("A part of its own")) &&
                          u->sections.at[at].part == PART_ESSENTIAL);
    }
    assert_true(found);
    imported_end(&i);
}

static void test_a_page_without_skeleton_is_essential(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md", "# Unit\n\nStart here. Go on.\n\n## One\n\nText.\n\n## Two\n\nText.\n");
    const struct unit *u = unit_at(&i, "m", "u");
    assert_int_equal(u->state, UNIT_PARTIAL);
    assert_text(u->teaser, "Start here.");
    for (size_t at = 0; at < u->sections.n; at++) {
        assert_int_equal(u->sections.at[at].part, PART_ESSENTIAL);
    }
    assert_holds(imported_file(&i, "m/u.md"), "## Essential knowledge\n\nStart here. Go on.\n");
    imported_end(&i);
}

static void test_duplicate_headings_keep_their_text(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md", "# U\n\n## The big question\n\nfirst\n\n## The Big Question\n\nsecond\n\n## "
                        "Application\n\n### Toolkit\n\na\n\n### Toolkit\n\nb\n");
    assert_no_book_errors(&i);
    assert_int_equal(imported_problem(&i, "duplicate-heading")->line, 7);
    assert_holds(imported_file(&i, "m/u.md"), "## The Big Question (2)\n\nsecond");
    assert_holds(imported_file(&i, "m/u.md"), "### Toolkit (2)\n\nb");
    imported_end(&i);
}

static void test_stub_is_planned(void **state) {
    (void)state;
    struct imported i = FILES("m/u.md", "# U\n\nA unit will be here soon\n", "m/v.md", "");
    assert_int_equal(unit_at(&i, "m", "u")->state, UNIT_PLANNED);
    assert_holds(unit_at(&i, "m", "u")->plan.safe, "will be here soon");
    assert_int_equal(unit_at(&i, "m", "v")->state, UNIT_PLANNED);
    assert_text(unit_at(&i, "m", "v")->title, "V");
    imported_end(&i);
}

static void test_crlf_bom_tabs_and_setext(void **state) {
    (void)state;
    struct imported i = FILES("m/u.md", "\xEF\xBB\xBF"
                                        "The Unit\r\n========\r\n\r\nThe big "
                                        "question\r\n----\r\n\r\n*\tone\r\n\t*\ttwo\r\n\r\nLast\r\n***\r\n");
    str page = imported_file(&i, "m/u.md");
    assert_text(unit_at(&i, "m", "u")->title, "The Unit");
    assert_holds(page, "## The big question\n\n*\tone\n\t*\ttwo\n");
    assert_int_equal(str_find_byte(page, '\r'), SIZE_MAX);
    assert_holds(page, "Last\n\n----\n");
    imported_end(&i);
}

static void test_setext_is_not_seen_where_it_is_none(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md", "# U\n\n* item\n---\n\n> quote\n---\n\n| a |\n|---|\n| b |\n\n    code\n---\n");
    assert_false(str_contains(imported_file(&i, "m/u.md"), STR("##")));
    assert_holds(imported_file(&i, "m/u.md"), "* item\n\n----\n");
    imported_end(&i);
}

static void test_code_and_comments_are_left_alone(void **state) {
    (void)state;
    struct imported i = FILES("m/u.md", "# U\n\n```\n## no heading\n[a](b.md) <b>\n```\n\n<!-- ## "
                                        "neither\n\n[c](d.md) -->\n\nUse `[x](y.md)` and \\[z](w).\n");
    str page = imported_file(&i, "m/u.md");
    assert_holds(page, "```\n## no heading\n[a](b.md) <b>\n```\n");
    assert_holds(page, "<!-- ## neither\n\n[c](d.md) -->\n");
    assert_holds(page, "`[x](y.md)`");
    assert_null(imported_problem(&i, "link"));
    imported_end(&i);
}

static void test_an_open_fence_goes_to_the_end(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md", "# U\n\n~~~~\n# not\n~~~\nlast", "m/v.md", "# V\n\n<!-- never closed\n\n# not");
    assert_holds(imported_file(&i, "m/u.md"), "~~~~\n# not\n~~~\nlast\n");
    assert_holds(imported_file(&i, "m/v.md"), "<!-- never closed\n\n# not\n");
    imported_end(&i);
}

static void test_windows_1252_is_converted_and_said(void **state) {
    (void)state;
    struct imported i = FILES("m/u.md", "# U\n\nna\xefve \x93quoted\x94 \x80 5\n");
    assert_holds(imported_file(&i, "m/u.md"), "naïve “quoted” € 5");
    const struct problem *p = imported_problem(&i, "encoding");
    assert_int_equal(p->severity, SEVERITY_WARNING);
    assert_int_equal(p->line, 3);
    assert_int_equal(p->column, 3);
    imported_end(&i);
}

static void test_mixed_bytes_are_an_error(void **state) {
    (void)state;
    struct imported i = {.arena = arena_new()};
    imported_add(&i, "m/u.md", STR("# U\n\nna\xc3\xafve \x81 and \0 nul\n"));
    imported_run(&i, "x");
    assert_int_equal(imported_problem(&i, "encoding")->severity, SEVERITY_ERROR);
    assert_true(utf8_valid(imported_file(&i, "m/u.md")));
    assert_int_equal(str_find_byte(imported_file(&i, "m/u.md"), '\0'), SIZE_MAX);
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_links(void **state) {
    (void)state;
    struct imported i =
        FILES("one/Index.md", "# One\n", "one/A Unit.md",
              "# A\n\n[up](../two/B.md#part) [html](../two/B.html) [folder](../two/) [bare](../two/B) "
              "[spaced](../two/My Page.md) [encoded](../two/My%20Page.md \"T\") [self](#here) "
              "[out](https://x.example/a(b)) "
              "[mail](mailto:a@b.example) [rel](//c.example/d) [gone](nowhere.md) [ref][r] {{x}} "
              "[hugo]({{< ref \"/two/B.md\" >}})\n\n[r]: ../two/B.md 'T'\n",
              "two/index.md", "# Two\n", "two/B.md", "# B\n\n[back](../one/A%20Unit.md)\n", "two/My Page.md",
              "# My\n");
    str page = imported_file(&i, "one/a-unit.md");
    assert_holds(page,
                 "[up](../two/b.md#part) [html](../two/b.md) [folder](../two/_index.md) [bare](../two/b.md)");
    assert_holds(page, "[spaced](../two/my-page.md) [encoded](../two/my-page.md \"T\") [self](#here)");
    assert_holds(page, "[out](<https://x.example/a(b)>)");
    assert_holds(page, "[mail](mailto:a@b.example) [rel](https://c.example/d) [gone](nowhere.md)");
    assert_holds(page, "[hugo](../two/b.md)");
    assert_holds(page, "[r]: ../two/b.md 'T'");
    assert_holds(imported_file(&i, "two/b.md"), "[back](../one/a-unit.md)");
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_dangling_and_unsafe_links_keep_their_text(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md",
              "# U\n\n[gone](nowhere.md)\n\n[click *me*](javascript:alert(1)) [up](../../../etc/passwd)\n");
    const struct problem *p = imported_problem(&i, "link");
    assert_int_equal(p->severity, SEVERITY_WARNING);
    assert_int_equal(p->line, 3);
    assert_int_equal(p->column, 8);
    assert_text(p->file, "m/u.md");
    assert_holds(imported_file(&i, "m/u.md"), "click *me*");
    assert_false(str_contains(imported_file(&i, "m/u.md"), STR("javascript")));
    assert_kept(&i, "javascript:alert(1)");
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_pictures_and_their_credits(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md", "# U\n\n![Alt one](https://e.example/Big%20Pic.JPG?raw=true "
                        "\"One\")\n\n*\"[One](https://f.example/1)\" by [Ann](https://f.example/ann) is "
                        "licensed under [CC BY-SA](https://creativecommons.org/licenses/by-sa/2.0/)*\n\n"
                        "![Alt two](https://e.example/two.png)\nImage title by Bob B, CC BY 2.0\n\n"
                        "![Alt three](https://e.example/three.png)\n\n*[Three](https://f.example/3) placed "
                        "into the public domain by [Cy](https://f.example/cy) using "
                        "[CC0](https://creativecommons.org/publicdomain/zero/1.0/)*\n\n"
                        "![Alt four](https://g.example/two.png)\n\nJust text that goes on.\n\n"
                        "![Alt "
                        "one](https://e.example/Big%20Pic.JPG?raw=true)\n\n![](https://e.example/"
                        "five.gif)\n\nAttribution: Five by Dee licensed under CC BY-NC 3.0\n");
    const struct media *one = book_media(i.book, STR("media/big-pic.jpg"));
    assert_int_equal(i.book->media.n, 5);
    assert_true(one->missing);
    assert_text(one->title, "One");
    assert_text(one->author, "Ann");
    assert_text(one->author_url, "https://f.example/ann");
    assert_text(one->license.id, "CC BY-SA 2.0");
    assert_text(one->source_url, "https://e.example/Big%20Pic.JPG?raw=true");
    assert_text(one->alt, "Alt one");
    const struct media *two = book_media(i.book, STR("media/two.png"));
    assert_text(two->author, "Bob B");
    assert_text(two->license.id, "CC BY 2.0");
    assert_text(book_media(i.book, STR("media/three.png"))->license.id, "CC0 1.0");
    assert_text(book_media(i.book, STR("media/three.png"))->author, "Cy");
    assert_text(book_media(i.book, STR("media/two-2.png"))->author, "");
    assert_text(book_media(i.book, STR("media/five.gif"))->author, "Dee");
    assert_holds(imported_file(&i, "m/u.md"), "*\"[Three](https://f.example/3)\" placed");
    assert_non_null(imported_problem(&i, "credit"));
    assert_non_null(imported_problem(&i, "alt"));
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_local_files_are_copied(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md", "# U\n\n![Tree](../img/My Tree.png)\n\n[sheet](Work Sheet.pdf) ![gone](gone.png)\n",
              "img/My Tree.png", "\x89PNG\r\n\x1a\n123456789012345678901234", "m/Work Sheet.pdf", "%PDF",
              "unused.txt", "x", "LICENSE", "words");
    assert_holds(imported_file(&i, "m/u.md"), "![Tree](../media/my-tree.png)");
    assert_holds(imported_file(&i, "m/u.md"), "[sheet](../media/work-sheet.pdf)");
    assert_text(imported_file(&i, "media/work-sheet.pdf"), "%PDF");
    assert_text(imported_file(&i, "LICENSE"), "words");
    assert_false(book_media(i.book, STR("media/my-tree.png"))->missing);
    assert_true(book_media(i.book, STR("media/gone.png"))->missing);
    assert_non_null(imported_problem(&i, "missing-picture"));
    assert_text(imported_problem(&i, "no-place")->file, "unused.txt");
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_html(void **state) {
    (void)state;
    struct imported i =
        FILES("m/u.md",
              "# U\n\n<p align=\"center\"><b>bold</b> <EM>soft</EM> 1 < 2 <https://a.example> <a "
              "href='https://b.example'>link</a></p>\n\n"
              "<a href=\"v.md\"><img alt=\"A [b]\" src=\"https://c.example/d.png\"/></a>\n\n<a "
              "name=x>plain</a> <a href=\"https://open.example\">open\n\n"
              "| a<br/>b |\n|---|\n\n<style>p {}</style>done\n",
              "m/v.md", "# V\n");
    str page = imported_file(&i, "m/u.md");
    assert_holds(page, "**bold** *soft* 1 < 2 <https://a.example> [link](https://b.example)");
    assert_holds(page, "[![A b](../media/d.png)](v.md)");
    assert_holds(page, "plain [open](https://open.example)");
    assert_holds(page, "| a b |");
    assert_kept(&i, "<style>p {}</style>");
    assert_kept(&i, "align=\"center\"");
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_licenses_of_pages(void **state) {
    (void)state;
    struct imported i = FILES(
        "m/a.md",
        "# A\n\ntext\n\n----\n\nThis work is licensed under [CC "
        "BY](https://creativecommons.org/licenses/by/4.0/)\n",
        "m/b.md", "# B\n\ntext\n\nExcept where otherwise noted, CC BY 4.0 holds.\n", "m/c.md",
        "# C\n\ntext\n\n----\n\nLicensed under [NC](https://creativecommons.org/licenses/by-nc/4.0/)\n");
    assert_text(i.book->license.id, "CC BY 4.0");
    assert_text(unit_at(&i, "m", "a")->license.id, "CC BY 4.0");
    assert_text(unit_at(&i, "m", "c")->license.id, "CC BY-NC 4.0");
    assert_false(str_contains(imported_file(&i, "m/a.md"), STR("licensed")));
    assert_false(str_contains(imported_file(&i, "m/a.md"), STR("----")));
    assert_holds(i.book->notice, "Except where otherwise noted");
    imported_end(&i);
}

static void test_no_license_is_said(void **state) {
    (void)state;
    struct imported i = FILES("m/a.md", "# A\n\ntext\n\n----\n\nlast words\n");
    assert_non_null(imported_problem(&i, "license"));
    assert_text(i.book->license.id, "");
    assert_holds(imported_file(&i, "m/a.md"), "last words");
    imported_end(&i);
}

static void test_limits_and_nothing(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct tree empty = {0};
    struct import_result r = {.units = 7};
    err e = import_tree(a, &empty, STR("x"), &r);
    assert_int_equal(e.code, ERR_INPUT);
    assert_int_equal(r.units, 7); /* untouched */
    arena_free(a);
    struct imported i = {.arena = arena_new()};
    char *big = ARENA_ARRAY(i.arena, char, MARKDOWN_BYTES_MAX + 2);
    for (size_t at = 0; at < MARKDOWN_BYTES_MAX + 1; at++) {
        big[at] = 'x';
    }
    imported_add(&i, "m/big.md", str_n(big, MARKDOWN_BYTES_MAX + 1));
    imported_add(&i, "m/u.md", STR("# U\n"));
    imported_run(&i, "x");
    assert_int_equal(imported_problem(&i, "limit")->severity, SEVERITY_ERROR);
    assert_true(imported_file(&i, IMPORT_LEFTOVERS).n > MARKDOWN_BYTES_MAX);
    imported_end(&i);
}

static void test_hostile_text_takes_linear_time(void **state) {
    (void)state;
    static const char *const PIECES[] = {"[", "![",        "<a ", "`x``",     "<!--", "](",   "\"[a](b ",
                                         "*", "<img src=", "# ",  "\n- [x](", "> ",   "[a]: "};
    for (size_t at = 0; at < COUNT_OF(PIECES); at++) {
        struct arena *a = arena_new();
        buf b = buf_new(a);
        buf_c(&b, "# U\n\n");
        while (b.n < 60000) {
            buf_c(&b, PIECES[at]);
        }
        struct tree t = {0};
        *LIST_ADD(a, &t.files) = (struct tree_file){.path = STR("m/u.md"), .bytes = buf_str(&b)};
        struct import_result r = {0};
        assert_false(failed(import_tree(a, &t, STR("x"), &r)));
        arena_free(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_word_of_any_construct_is_lost),
        cmocka_unit_test(test_skeleton_by_synonyms),
        cmocka_unit_test(test_a_page_without_skeleton_is_essential),
        cmocka_unit_test(test_duplicate_headings_keep_their_text),
        cmocka_unit_test(test_stub_is_planned),
        cmocka_unit_test(test_crlf_bom_tabs_and_setext),
        cmocka_unit_test(test_setext_is_not_seen_where_it_is_none),
        cmocka_unit_test(test_code_and_comments_are_left_alone),
        cmocka_unit_test(test_an_open_fence_goes_to_the_end),
        cmocka_unit_test(test_windows_1252_is_converted_and_said),
        cmocka_unit_test(test_mixed_bytes_are_an_error),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_dangling_and_unsafe_links_keep_their_text),
        cmocka_unit_test(test_pictures_and_their_credits),
        cmocka_unit_test(test_local_files_are_copied),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_licenses_of_pages),
        cmocka_unit_test(test_no_license_is_said),
        cmocka_unit_test(test_limits_and_nothing),
        cmocka_unit_test(test_hostile_text_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
