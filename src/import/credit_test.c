/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Credit lines, licenses by address and by name, and the small functions on text. */
#include "import/inside.h"
#include "import/testing.h"

struct line {
    const char *text;
    bool credit;
    const char *title, *author, *license, *changes;
    const char *kept; /* as it stands in the page; NULL = unchanged */
};

#define BY20 "[CC BY](https://creativecommons.org/licenses/by/2.0/)"

static const struct line LINES[] = {
    {"*\"[A](https://a.example)\" by [B](https://b.example) licensed under " BY20 "*", true, "A", "B",
     "CC BY 2.0", "", NULL},
    {"*[A](https://a.example) by [B](https://b.example) is licensed " BY20 "*", true, "A", "B", "CC BY 2.0",
     "", "*\"[A](https://a.example)\" by [B](https://b.example) is licensed " BY20 "*"},
    {"_“A” by B, " BY20 " / cropped and turned_", true, "A", "B", "CC BY 2.0", "cropped and turned", NULL},
    {"Attribution: A by B, CC BY-NC-SA 3.0", true, "A", "B", "CC BY-NC-SA 3.0", "", NULL},
    {"Image title by Author, CC BY 2.0", true, "Image title", "Author", "CC BY 2.0", "", NULL},
    {"Photo: Old Mill by A. N. Other (CC-BY 4.0)", true, "Old Mill", "A. N. Other", "CC BY 4.0", "", NULL},
    {"*[A by day](https://a.example \"T\") by [B](https://b.example) is licensed " BY20 "*", true, "A by day",
     "B", "CC BY 2.0", "",
     "*\"[A by day](https://a.example \"T\")\" by [B](https://b.example) is licensed " BY20 "*"},
    {"\"[A](https://a.example)\" screenshot is licensed under " BY20, true, "A", "", "CC BY 2.0", "", NULL},
    {"*\"[A](https://a.example)\" by [B](javascript:x) is in the Public Domain*", true, "A", "B", "", "",
     NULL},
    {"*Composite of \"[A](https://a.example)\" by C " BY20 " and \"[D](https://d.example)\" by E " BY20 "*",
     true, "old", "", "", "", NULL},
    {"A paragraph that goes on after the picture and says that nothing is under a license.", false, "old", "",
     "", "", NULL},
    {"", false, "old", "", "", "", NULL},
    {"licensed", false, "old", "", "", "", NULL},
};

static void test_lines(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(LINES); i++) {
        struct importer im = {.arena = arena_new()};
        struct media_out m = {.title = STR("old")};
        str kept = {0};
        assert_int_equal(credit_take(&im, &m, str_c(LINES[i].text), &kept), LINES[i].credit);
        assert_text(m.title, LINES[i].title);
        assert_text(m.author, LINES[i].author);
        assert_text(m.license, LINES[i].license);
        assert_text(m.changes, LINES[i].changes);
        assert_false(str_contains(m.author_url, STR("javascript")));
        if (LINES[i].credit) {
            assert_text(kept, LINES[i].kept ? LINES[i].kept : LINES[i].text);
        }
        arena_free(im.arena);
    }
}

static void test_the_first_credit_holds(void **state) {
    (void)state;
    struct importer im = {.arena = arena_new()};
    struct media_out m = {.title = STR("old")};
    str kept = {0};
    assert_true(credit_take(&im, &m, STR("A by B, CC BY 2.0"), &kept));
    assert_true(credit_take(&im, &m, STR("C by D, CC BY 3.0"), &kept));
    assert_text(m.author, "B");
    assert_text(m.license, "CC BY 2.0");
    arena_free(im.arena);
}

struct pair {
    const char *from;
    const char *to;
};

static void test_licenses_by_address(void **state) {
    (void)state;
    static const struct pair CASES[] = {
        {"https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"},
        {"http://creativecommons.org/licenses/by-nc-sa/2.5", "CC BY-NC-SA 2.5"},
        {"https://creativecommons.org/licenses/by/2.1/jp/", "CC BY 2.1 JP"},
        {"https://creativecommons.org/licenses/by/4.0/deed.en", "CC BY 4.0"},
        {"https://creativecommons.org/publicdomain/zero/1.0/deed.de", "CC0 1.0"},
        {"https://creativecommons.org/publicdomain/mark/1.0/", "PDM 1.0"},
        {"https://creativecommons.org/licenses/", ""},
        {"https://creativecommons.org/licenses/sampling/1.0/", ""},
        {"https://creativecommons.org/about/", ""},
        {"https://example.org/licenses/by/4.0/", ""},
        {"", ""},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_text(license_of_url(a, str_c(CASES[i].from)), CASES[i].to);
    }
    arena_free(a);
}

static void test_licenses_by_name(void **state) {
    (void)state;
    static const struct pair CASES[] = {
        {"under CC BY-SA 3.0.", "CC BY-SA 3.0"},
        {"CC-BY 2.0", "CC BY 2.0"},
        {"(CC0)", "CC0 1.0"},
        {"CC 0", "CC0 1.0"},
        {"CC PDM", "PDM 1.0"},
        {"CC BY", ""},
        {"ACC BY 4.0", ""},
        {"CC", ""},
        {"CC BY-ND-NC 4.0", ""},
        {"nothing", ""},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_text(license_of_text(a, str_c(CASES[i].from)), CASES[i].to);
    }
    arena_free(a);
}

static void test_plain_text(void **state) {
    (void)state;
    static const struct pair CASES[] = {
        {"**bold** and _soft_ `code`", "bold and soft code"},
        {"snake_case_word", "snake_case_word"},
        {"a [link](https://x.example/a_(b)) end", "a link (https://x.example/a_(b)) end"},
        {"![alt](p.png \"t\")", "alt (p.png)"},
        {"two\n  lines\t here ", "two lines here"},
        {"AT&amp;T &lt;b&gt; &copy;", "AT&T <b> &copy;"},
        {"\\*stars\\* [open](never", "*stars* open(never"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_text(plain_text(a, str_c(CASES[i].from), true), CASES[i].to);
    }
    assert_text(plain_text(a, STR("a [link](https://x.example)"), false), "a link");
    arena_free(a);
}

static void test_first_sentences(void **state) {
    (void)state;
    static const struct pair CASES[] = {
        {"One. Two.", "One."},
        {"Why? Because!", "Why?"},
        {"e.g. this one goes on. Next.", "e.g. this one goes on."},
        {"No end", "No end"},
        {"Version 2.0 is here. B", "Version 2.0 is here."},
        {"共有。次", "共有。"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_text(first_sentence(str_c(CASES[i].from)), CASES[i].to);
    }
}

static void test_paths(void **state) {
    (void)state;
    struct arena *a = arena_new();
    str path = STR("untouched");
    assert_true(path_join(a, STR("a/b"), STR("../c%20d/./e.md"), &path));
    assert_text(path, "a/c d/e.md");
    assert_true(path_join(a, STR("a/b"), STR("/top.md"), &path));
    assert_text(path, "top.md");
    assert_true(path_join(a, STR("a"), STR(".."), &path));
    assert_text(path, "");
    assert_false(path_join(a, STR("a"), STR("../../x"), &path));
    assert_true(path_join(a, STR(""), STR("100%"), &path));
    assert_text(path, "100%");
    assert_text(path_relative(a, STR("overview.md"), STR("m/a.md")), "m/a.md");
    assert_text(path_relative(a, STR("m/a.md"), STR("m/b.md")), "b.md");
    assert_text(path_relative(a, STR("m/a.md"), STR("n/b.md")), "../n/b.md");
    assert_text(path_relative(a, STR("m/a.md"), STR("overview.md")), "../overview.md");
    arena_free(a);
}

static void test_slugs(void **state) {
    (void)state;
    static const struct pair CASES[] = {
        {"My Unit (2)", "my-unit-2"}, {"Été", "ete"},   {"語 x", "x"}, {"語", "unit"}, {"...", "unit"},
        {"Section", "section"},       {"_a__b_", "a-b"}};
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_text(ascii_slug(a, str_c(CASES[i].from), "unit"), CASES[i].to);
    }
    arena_free(a);
}

static void test_heading_names(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_int_equal(heading_part(a, STR("  The **Big** Question ")), PART_BIG_QUESTION);
    assert_int_equal(heading_part(a, STR("Personal Reflection / Why it matters")), PART_REFLECTION);
    assert_int_equal(heading_part(a, STR("Wrap-Up")), PART_LOOP);
    assert_int_equal(heading_part(a, STR("Summary of the law")), PART_COUNT);
    assert_int_equal(heading_part(a, STR("Outcomes of the trial")), PART_COUNT);
    assert_int_equal(heading_row(a, STR("Community - Collaboration")), ROW_COMMUNITY);
    assert_int_equal(heading_row(a, STR("Communities")), ROW_COUNT);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_the_first_credit_holds),
        cmocka_unit_test(test_licenses_by_address),
        cmocka_unit_test(test_licenses_by_name),
        cmocka_unit_test(test_plain_text),
        cmocka_unit_test(test_first_sentences),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_slugs),
        cmocka_unit_test(test_heading_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
