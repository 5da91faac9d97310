/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

#define ENTRY                                                                                                \
    "[[media]]\nfile = \"a.svg\"\ntitle = \"A map\"\nauthor = \"Ngozi\"\nlicense = \"CC BY-SA 4.0\"\nalt = " \
    "\"What it tells\"\n"

#define SVG_SHA256 "0000000000000000000000000000000000000000000000000000000000000000"

static struct reading read_media(const char *table, const char *body) {
    struct file files[] = {{"media/media.toml", table}, {"media/a.svg", SVG}, {"overview.md", body}};
    return read_files(files, COUNT_OF(files));
}

static void entries_and_their_files(void **state) {
    (void)state;
    struct reading r = read_media(ENTRY, "+++\ntitle = \"x\"\n+++\n![](media/a.svg)\n");
    assert_clean(&r);
    const struct media *m = book_media(r.book, STR("media/a.svg"));
    assert_non_null(m);
    assert_str(m->type, "image/svg+xml");
    assert_str(m->bytes, SVG);
    assert_str(m->license.spdx, "CC-BY-SA-4.0");
    assert_null(book_media(r.book, STR("a.svg")));
    str body = r.book->pages.at[0].body.safe;
    assert_true(str_contains(
        body, STR("<svg class=\"drawing\" viewBox=\"0 0 8 8\" role=\"img\" aria-label=\"What it tells\">")));
    assert_true(str_contains(
        body, STR("“A map” by Ngozi, <a href=\"https://creativecommons.org/licenses/by-sa/4.0/\">")));
    reading_end(&r);
}

static void files_without_an_entry(void **state) {
    (void)state;
    struct reading r = read_media("", "+++\ntitle = \"x\"\n+++\n![a](media/a.svg)\n");
    assert_problem(&r, "media/a.svg:0:0", "media", "no entry");
    assert_problem(&r, "overview.md:4:1", "media", "no picture at media/a.svg");
    reading_end(&r);
    struct reading none = read_media(NULL, "+++\ntitle = \"x\"\n+++\n");
    assert_problem(&none, "media/a.svg:0:0", "media", "no entry");
    reading_end(&none);
}

static void entries_are_checked(void **state) {
    (void)state;
    static const struct {
        const char *table;
        const char *rule;
        size_t line;
        const char *part;
    } CASES[] = {
        {ENTRY "[[media]]\nfile = \"b.png\"\ntitle = \"t\"\nauthor = \"a\"\nlicense = \"CC0\"\nalt = \"x\"\n",
         "media", 8, "no file media/b.png"},
        {ENTRY ENTRY, "media", 0, "two entries"},
        {ENTRY "sha256 = \"" SVG_SHA256 "\"\n", "media", 7, "not the file"},
        {"[[media]]\nfile = \"a.svg\"\ntitle = \"t\"\nauthor = \"a\"\nalt = \"x\"\n", "media", 1,
         "has no license"},
        {ENTRY "autor = \"x\"\n", "unknown-key", 7, "autor"},
        {ENTRY "[[medium]]\n", "unknown-key", 7, "medium"},
        {"[[media]]\ntitle = \"t\"\n", "front-matter", 1, "file"},
        {"[[media\n", "front-matter", 1, ""},
        {ENTRY "missing = 3\n", "front-matter", 7, "missing"},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        struct reading r = read_media(CASES[i].table, "+++\ntitle = \"x\"\n+++\n");
        const struct problem *p = problem_find(&r, "media/media.toml", CASES[i].rule);
        if (p == NULL || p->line != CASES[i].line || !str_contains(p->message, str_c(CASES[i].part))) {
            print_problems(&r);
            fail_msg("case %zu", i);
        }
        reading_end(&r);
    }
}

static void a_missing_picture_is_a_link_to_its_source(void **state) {
    (void)state;
    struct reading r = read_media(ENTRY "[[media]]\nfile = \"far.jpg\"\ntitle = \"Far\"\nauthor = "
                                        "\"B\"\nlicense = \"CC BY 2.0\"\nalt = \"Hills\"\n"
                                        "source_url = \"https://example.org/far.jpg\"\nmissing = true\n",
                                  "+++\ntitle = \"x\"\n+++\n![](https://example.org/far.jpg)\n");
    assert_clean(&r);
    str body = r.book->pages.at[0].body.safe;
    assert_false(str_contains(body, STR("<img")));
    assert_true(str_contains(
        body, STR("<a href=\"https://example.org/far.jpg\">Picture on another site: Hills</a>")));
    assert_true(str_contains(body, STR("by B, <a href=\"https://creativecommons.org/licenses/by/2.0/\">")));
    reading_end(&r);
}

static void units_count_their_pictures(void **state) {
    (void)state;
    struct file files[] = {
        {"media/media.toml", ENTRY},
        {"media/a.svg", SVG},
        {"m/one.md", UNIT_FRONT "+++\n![x](../media/a.svg)\n\n" UNIT_BODY "\n![y](../media/a.svg)\n"}};
    struct reading r = read_files(files, COUNT_OF(files));
    assert_int_equal(first_unit(&r)->media_count, 1);
    reading_end(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_and_their_files),
        cmocka_unit_test(files_without_an_entry),
        cmocka_unit_test(entries_are_checked),
        cmocka_unit_test(a_missing_picture_is_a_link_to_its_source),
        cmocka_unit_test(units_count_their_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
