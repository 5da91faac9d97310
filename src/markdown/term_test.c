/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Terms of the glossary: where they are found, where they are left alone, what is written. */
#include "markdown/test_page.h"

static const struct md_term TERMS[] = {
    {STR_INIT("Commons"), STR_INIT("/core/glossary#commons"), STR_INIT("Held together.")},
    {STR_INIT("Creative Commons"), STR_INIT("/core/glossary#creative-commons"), STR_INIT("A nonprofit.")},
    {STR_INIT("License"), STR_INIT("/core/glossary#license"), STR_INIT("A permission <given>.")},
    {STR_INIT("Public domain"), STR_INIT("/core/glossary#public-domain"), STR_INIT("Free for all.")},
    {STR_INIT("Common-pool resource"), STR_INIT("/core/glossary#pool"), STR_INIT("Used up by use.")},
    {STR_INIT("Évidence"), STR_INIT("/core/glossary#evidence"), STR_INIT("Seen.")},
};

static struct page read_terms(const char *source) {
    struct page p = {.arena = arena_new()};
    const str without[] = {STR("Big question")};
    struct md_options options = {.file = STR("page.md"),
                                 .resolver = {NULL, page_link, page_media},
                                 .terms = md_terms_new(p.arena, TERMS, COUNT_OF(TERMS), true),
                                 .sections_without_terms = without,
                                 .sections_without_terms_count = COUNT_OF(without)};
    p.document = markdown_read(p.arena, str_c(source), &options);
    p.body = md_document_body(p.arena, p.document).safe;
    p.notes = p.document->notes.safe;
    return p;
}

static size_t count_of(str text, const char *part) {
    size_t count = 0;
    for (size_t at = str_find(text, str_c(part)); at != SIZE_MAX; at = str_find(text, str_c(part))) {
        count++;
        text = str_from(text, at + 1);
    }
    return count;
}

static void assert_terms(const char *text, size_t count) {
    struct arena *a = arena_new();
    str source = arena_join(a, (str[]){STR("## Part\n\n"), str_c(text)}, 2);
    struct page p = read_terms(arena_z(a, source));
    if (count_of(p.body, "class=\"gloss\"") != count) {
        fail_msg("%s\ngives %.*s", text, STR_ARG(p.body));
    }
    assert_int_equal(count_of(p.body, "role=\"tooltip\""), count);
    page_end(&p);
    arena_free(a);
}

static void test_the_first_place_is_explained(void **state) {
    (void)state;
    struct page p = read_terms("## Part\n\nA commons here. A commons there.\n\n## Other\n\nAnd a commons.");
    assert_int_equal(count_of(p.body, "class=\"gloss\""), 1);
    assert_has(
        p.body,
        "A <span class=\"gloss\"><a href=\"/core/glossary#commons\" aria-describedby=\"def_1\">commons</a>"
        "<span class=\"gloss-text\" id=\"def_1\" role=\"tooltip\"><b>Commons</b> Held together.</span></span>"
        " here.");
    assert_int_equal(p.document->terms.n, 1);
    assert_int_equal(p.document->terms.at[0], 0);
    page_end(&p);
}

static void test_definitions_are_escaped(void **state) {
    (void)state;
    struct page p = read_terms("## Part\n\nA license.");
    assert_has(p.body, "A permission &lt;given&gt;.");
    page_end(&p);
}

static void test_the_longest_term_wins(void **state) {
    (void)state;
    struct page p = read_terms("## Part\n\nCreative Commons is not a commons. Creative Commons stays.");
    assert_has(p.body, "#creative-commons\" aria-describedby=\"def_1\">Creative Commons</a>");
    assert_has(p.body, "#commons\" aria-describedby=\"def_2\">commons</a>");
    assert_int_equal(count_of(p.body, "class=\"gloss\""), 2);
    page_end(&p);
}

/* A term that was explained keeps its words: "Commons" in the second "Creative Commons" is no new place. */
static void test_words_of_a_known_term_are_not_taken(void **state) {
    (void)state;
    assert_terms("Creative Commons. And Creative Commons.", 1);
}

static void test_words(void **state) {
    (void)state;
    assert_terms("commons", 1);
    assert_terms("COMMONS", 1);
    assert_terms("(commons)", 1);
    assert_terms("“commons”", 1);
    assert_terms("commons’ rules", 1);
    assert_terms("uncommons commonsense commonsx", 0);
    assert_terms("the commons-based way", 0);
    assert_terms("commonsé écommons", 0);
    assert_terms("licenses", 1);
    assert_terms("licensee licensed", 0);
    assert_terms("public\ndomain", 1);
    assert_terms("public  works", 0);
    assert_terms("a common-pool resource", 1);
    assert_terms("common-pool resources", 1);
    assert_terms("Évidence", 1);
    assert_terms("commons **license** *public domain*", 3);
    assert_terms("\xc2\xa0"
                 "commons\xe2\x80\xa6",
                 1);
}

static void test_places_without_terms(void **state) {
    (void)state;
    assert_terms("[commons](a.md)", 0);
    assert_terms("`commons`", 0);
    assert_terms("```\ncommons\n```", 0);
    assert_terms("### commons\n\nx", 0);
    assert_terms("#### commons\n\nx", 0);
    assert_terms("| commons |\n|---|\n| license |", 0);
    assert_terms("> [!NOTE]\n> A commons here.", 0);
    assert_terms("### Q: A commons?\n\n- [x] commons\n\n  commons\n\n- [ ] no\n\n  license", 0);
    assert_terms("![commons](drawing.svg)\n\n“The Valley” of commons.", 0);
    assert_terms("Text.[^a]\n\n[^a]: A commons.", 0);
    assert_terms("![commons](drawing.svg) in a line", 0);
    assert_terms("> [!TIP]\n> A commons.", 1);
    assert_terms("> [!PRACTITIONER]\n> A commons.", 1);
    assert_terms("- a commons\n- a license", 2);
    assert_terms("> a commons", 1);
}

static void test_sections_without_terms(void **state) {
    (void)state;
    struct page p =
        read_terms("A commons first.\n\n## Big Question\n\nA commons.\n\n## Part\n\nThe commons at last.");
    assert_int_equal(count_of(p.body, "class=\"gloss\""), 1);
    assert_has(p.body, "<p>The <span class=\"gloss\">");
    page_end(&p);
}

/* What the author explains in the margin is not explained twice, but it counts as used. */
static void test_a_note_explains_its_term(void **state) {
    (void)state;
    struct page p =
        read_terms("## Part\n\nA commons.\n\n> [!NOTE]\n> **Commons**\n> What we hold.\n\nAnd a license.");
    assert_lacks(p.body, "glossary#commons");
    assert_has(p.body, "glossary#license");
    assert_int_equal(p.document->terms.n, 2);
    page_end(&p);
    assert_terms("A commons.\n\n> [!NOTE]\n> **Commons of all kinds** are many.", 1);
}

static void test_callouts_survive(void **state) {
    (void)state;
    struct page p = read_terms("## Part\n\n> [!WARNING]\n> One line\n> and a commons.");
    assert_has(p.body, "alert-warning");
    assert_has(p.body, "One line\nand a <span");
    assert_lacks(p.body, "[!WARNING]");
    page_end(&p);
}

static void test_many_lines_cost_no_more_than_their_bytes(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    buf_c(&source, "## Part\n\n");
    for (size_t i = 0; i < 60000; i++) {
        buf_c(&source, "a\n");
    }
    buf_c(&source, "commons");
    struct page p = read_terms(arena_z(a, buf_str(&source)));
    assert_int_equal(count_of(p.body, "class=\"gloss\""), 1);
    page_end(&p);
    arena_free(a);
}

static void test_without_a_plural(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct md_options options = {.terms = md_terms_new(a, TERMS, COUNT_OF(TERMS), false)};
    const struct md_document *d = markdown_read(a, STR("## Part\n\nlicenses and a license"), &options);
    str body = md_document_body(a, d).safe;
    assert_has(body, "licenses and a <span");
    arena_free(a);
}

static void test_odd_terms_do_no_harm(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct md_term odd[] = {{STR(""), STR("#"), STR("")},
                                  {STR("…"), STR("#"), STR("")},
                                  {STR("a"), STR("javascript:x"), STR("")}};
    struct md_options options = {.terms = md_terms_new(a, odd, COUNT_OF(odd), true)};
    const struct md_document *d = markdown_read(a, STR("## Part\n\n… a \xff \xe2\x80"), &options);
    str body = md_document_body(a, d).safe;
    assert_lacks(body, "javascript");
    assert_true(utf8_valid(body));
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_place_is_explained),
        cmocka_unit_test(test_definitions_are_escaped),
        cmocka_unit_test(test_the_longest_term_wins),
        cmocka_unit_test(test_words_of_a_known_term_are_not_taken),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_places_without_terms),
        cmocka_unit_test(test_sections_without_terms),
        cmocka_unit_test(test_a_note_explains_its_term),
        cmocka_unit_test(test_callouts_survive),
        cmocka_unit_test(test_many_lines_cost_no_more_than_their_bytes),
        cmocka_unit_test(test_without_a_plural),
        cmocka_unit_test(test_odd_terms_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
