/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

static void assert_slug(const char *text, const char *want) {
    struct arena *a = arena_new();
    assert_str(md_slug(a, str_c(text)), want);
    arena_free(a);
}

static void latin_letters_lose_accents(void **state) {
    (void)state;
    assert_slug("The Big Question", "the-big-question");
    assert_slug("Überall & naïve Größe", "uberall-naive-grosse");
    assert_slug("Łódź, Ærø, Þór, Đà", "lodz-aero-thor-da");
    assert_slug("don't and don’t", "dont-and-dont");
    assert_slug("CC BY-SA 4.0?", "cc-by-sa-4-0");
    assert_slug("3 × 4", "3-4");
}

static void other_scripts_stay(void **state) {
    (void)state;
    assert_slug("Лицензии и ПРАВО", "лицензии-и-право");
    assert_slug("ΑΒΓ δεν", "αβγ-δεν");
    assert_slug("著作権、とは？", "著作権-とは");
    assert_slug("الرخص، الحرة", "الرخص-الحرة");
    assert_slug("लाइसेंस क्या है।", "लाइसेंस-क्या-है");
}

static void never_empty_and_never_long(void **state) {
    (void)state;
    assert_slug("", "section");
    assert_slug("!?… — «»", "section");
    assert_slug("\xF0\x9F\x8E\x89\xF0\x9F\x8E\x89", "section");
    assert_slug("--a--", "a");
    struct arena *a = arena_new();
    buf long_text = buf_new(a);
    for (int i = 0; i < 200; i++) {
        buf_add(&long_text, STR("ж"));
    }
    str slug = md_slug(a, buf_str(&long_text));
    assert_true(slug.n <= SLUG_BYTES_MAX);
    assert_true(utf8_valid(slug));
    arena_free(a);
}

static void broken_text_gives_a_slug(void **state) {
    (void)state;
    assert_slug("a\xFF\xFE"
                "b",
                "a-b");
    assert_slug("\xC3", "section");
}

static void ids_are_unique(void **state) {
    (void)state;
    struct page p = page_read("## A\n\n## A\n\n## a-2\n\n## A\n\n## Main\n\n## ?\n\n## !\n");
    static const char *const WANT[] = {"a", "a-2", "a-2-2", "a-3", "main-2", "section", "section-2"};
    assert_int_equal(p.document->headings.n, COUNT_OF(WANT));
    for (size_t i = 0; i < COUNT_OF(WANT); i++) {
        assert_str(p.document->headings.at[i].id, WANT[i]);
    }
    page_end(&p);
}

/* Thousands of equal headings must not cost thousands of tries each. */
static void many_equal_headings(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf source = buf_new(a);
    for (int i = 0; i < 40000; i++) {
        buf_add(&source, STR("## a\n"));
    }
    struct page p = page_read_with(buf_str(&source), NULL, NULL);
    assert_int_equal(p.document->headings.n, 40000);
    assert_str(p.document->headings.at[39999].id, "a-40000");
    page_end(&p);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_letters_lose_accents),
        cmocka_unit_test(other_scripts_stay),
        cmocka_unit_test(never_empty_and_never_long),
        cmocka_unit_test(broken_text_gives_a_slug),
        cmocka_unit_test(ids_are_unique),
        cmocka_unit_test(many_equal_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
