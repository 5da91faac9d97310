/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What kind of source it is, and the order of modules and units. */
#include "import/testing.h"

#define FILES(...) import_files((const char *const[]){__VA_ARGS__, NULL})

/* "module: unit unit summit; module: …" of the book. */
static void assert_outline(const struct imported *i, const char *want) {
    buf b = buf_new(i->arena);
    for (size_t m = 0; m < i->book->modules.n; m++) {
        const struct module *one = &i->book->modules.at[m];
        buf_c(&b, m > 0 ? "; " : "");
        buf_add(&b, one->slug);
        buf_c(&b, ":");
        for (size_t u = 0; u < one->units.n; u++) {
            buf_c(&b, " ");
            buf_add(&b, one->units.at[u].slug);
        }
    }
    assert_text(buf_str(&b), want);
    assert_no_book_errors(i);
}

static void assert_pages(const struct imported *i, const char *want) {
    buf b = buf_new(i->arena);
    for (size_t p = 0; p < i->book->pages.n; p++) {
        buf_c(&b, p > 0 ? " " : "");
        buf_add(&b, i->book->pages.at[p].slug);
    }
    assert_text(buf_str(&b), want);
}

static void test_plain_folders_by_name(void **state) {
    (void)state;
    struct imported i = FILES("02-b/02-y.md", "# Y\n", "02-b/01-x.md", "# X\n", "01-a/z.md", "# Z\n",
                              "about.md", "# About us\n", "README.md", "# Whole Course\n\nhello\n");
    assert_int_equal(i.result.kind, IMPORT_FOLDER);
    assert_outline(&i, "01-a: z; 02-b: 01-x 02-y");
    assert_pages(&i, "about");
    assert_text(i.book->title, "Whole Course");
    assert_text(i.book->id, "my-course");
    assert_non_null(imported_problem(&i, "no-index"));
    assert_holds(imported_file(&i, IMPORT_LEFTOVERS), "hello");
    imported_end(&i);
}

static void test_pages_at_the_top_are_one_module(void **state) {
    (void)state;
    struct imported i = FILES("b.md", "# B\n", "a.md", "# A\n", "summit quest.md", "# S\n\n## Task\n\nDo.\n");
    assert_int_equal(i.result.kind, IMPORT_FOLDER);
    assert_outline(&i, "my-course: a b summit");
    assert_int_equal(i.result.summits, 1);
    imported_end(&i);
}

static void test_hugo_by_weight(void **state) {
    (void)state;
    struct imported i = FILES(
        "content/_index.md", "+++\ntitle = \"Course\"\n+++\nWelcome.\n", "content/late/_index.md",
        "---\ntitle: Late\nweight: 2\n---\n", "content/late/one.md", "---\ntitle: One\n---\n",
        "content/early/_index.md", "+++\ntitle = \"Early\"\nweight = 1\n+++\n", "content/early/alpha.md",
        "+++\nweight = 20\ntitle = \"Alpha\"\n+++\n# Alpha\n", "content/early/beta/index.md",
        "+++\nweight = 10\ntitle = \"Beta\"\ndescription = \"About beta.\"\n+++\ntext\n",
        "content/early/gamma.md",
        "+++\ntitle = \"No weight\"\ndate = 2020-02-03T04:05:06Z\nminutes = 30\n+++\n",
        "content/faq/_index.md", "+++\ntitle = \"Questions\"\n+++\nWhy?\n");
    assert_int_equal(i.result.kind, IMPORT_HUGO);
    assert_outline(&i, "early: beta alpha gamma; late: one");
    const struct module *m = book_module(i.book, STR("early"));
    assert_text(m->title, "Early");
    assert_text(m->units.at[0].teaser, "About beta.");
    assert_int_equal(m->units.at[2].read_minutes, 30);
    assert_int_equal(m->units.at[1].read_minutes, 0);
    assert_int_not_equal(m->units.at[2].updated, 0);
    assert_holds(imported_file(&i, IMPORT_LEFTOVERS), "date = 2020-02-03T04:05:06Z");
    imported_end(&i);
}

static void test_hugo_section_alone(void **state) {
    (void)state;
    struct imported i =
        FILES("_index.md", "+++\ntitle = \"Commons\"\n+++\nIntro.\n", "b.md",
              "+++\ntitle = \"B\"\nweight = 1\n+++\n", "a.md", "+++\ntitle = \"A\"\nweight = 2\n+++\n");
    assert_outline(&i, "my-course: b a");
    assert_holds(i.book->modules.at[0].body.safe, "Intro.");
    imported_end(&i);
}

static void test_links_in_two_levels(void **state) {
    (void)state;
    struct imported i = FILES("index.md", "# Course\n\n* [Contents](contents.md)\n", "contents.md",
                              "# C\n\n1. [Second](b/index.md)\n   1. [Two](b/2.md)\n   2. [One](b/1.md)\n2. "
                              "[First](a/index.md)\n\t- [Only](a/x.md)\n",
                              "a/index.md", "# A Module\n", "a/x.md", "# X\n", "b/index.md", "# B Module\n",
                              "b/1.md", "# 1\n", "b/2.md", "# 2\n");
    assert_int_equal(i.result.kind, IMPORT_LINKED);
    assert_outline(&i, "b: 2 1; a: x");
    assert_text(i.book->modules.at[0].title, "Second");
    assert_text(i.book->modules.at[1].units.at[0].title, "Only");
    assert_text(i.book->title, "Course");
    assert_non_null(imported_problem(&i, "title"));
    imported_end(&i);
}

static void test_links_in_the_modules_own_pages(void **state) {
    (void)state;
    struct imported i =
        FILES("index.md", "# Course\n\n* [Overview](overview/index.md)\n* [B](b/)\n* [A](a/index.md)\n",
              "overview/index.md", "# Overview\n\nText\n", "a/index.md",
              "# A\n\n- [Y](y.md)\n- [X](x.md)\n- [quest](my-summit.md)\n", "a/x.md", "# X\n", "a/y.md",
              "# Y\n", "a/my-summit.md", "# S\n\n## Do\n\nIt.\n", "b/index.md",
              "# B\n\n- [Z](z.md) - about z\n", "b/z.md", "# Z\n", "b/extra.md", "# Extra\n");
    assert_int_equal(i.result.kind, IMPORT_LINKED);
    assert_outline(&i, "b: z extra; a: y x summit");
    assert_pages(&i, "overview");
    assert_text(imported_problem(&i, "not-listed")->file, "b/extra.md");
    imported_end(&i);
}

static void test_announced_units_are_planned(void **state) {
    (void)state;
    struct imported i =
        FILES("index.md", "# C\n\n* [M](m/index.md)\n  * [There](m/there.md)\n  * [Not there](m/gone.md)\n",
              "m/index.md", "# M\n", "m/there.md", "# There\n");
    assert_outline(&i, "m: there gone");
    assert_text(i.book->modules.at[0].units.at[1].title, "Not there");
    assert_int_equal(i.book->modules.at[0].units.at[1].state, UNIT_PLANNED);
    assert_int_equal(imported_problem(&i, "missing-page")->line, 5);
    imported_end(&i);
}

static void test_a_page_that_is_listed_twice_stands_once(void **state) {
    (void)state;
    struct imported i = FILES("index.md",
                              "# C\n\n* [M](m/index.md)\n  * [A](m/a.md)\n  * [Again](m/a.md)\n* [M "
                              "again](m/index.md)\n  * [A](m/a.md)\n",
                              "m/index.md", "# M\n", "m/a.md", "# A\n");
    assert_int_equal(i.result.units, 1);
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_dirty_names(void **state) {
    (void)state;
    struct imported i =
        FILES("Ein Modul/Größe.MD", "# G\n", "Ein Modul/My Unit.md", "# 1\n", "Ein Modul/my-unit.md", "# 2\n",
              "語/語.md", "# Word\n", "quests/a.md", "# Q\n", "ein-modul/b.md", "# B\n");
    assert_outline(&i, "ein-modul: grosse my-unit my-unit-2; ein-modul-2: b; quests-module: a; module: unit");
    assert_int_equal(imported_problem(&i, "duplicate-slug")->severity, SEVERITY_WARNING);
    imported_end(&i);
}

static void test_long_names_stay_below_the_limit(void **state) {
    (void)state;
#define LONG "a-very-long-name-that-somebody-gave-to-a-page-because-there-was-no-limit-to-the-length-of-names"
    struct imported i =
        FILES("m/" LONG ".md", "# 1\n", "m/" LONG "!.md", "# 2\n", LONG "/" LONG ".md", "# 3\n");
    assert_int_equal(i.result.units, 3);
    assert_no_book_errors(&i);
    imported_end(&i);
}

static void test_one_license_text_is_taken(void **state) {
    (void)state;
    struct imported i =
        FILES("m/a.md", "# A\n", "COPYING", "first", "LICENSE.txt", "second", "LICENSES/x.txt", "third");
    assert_text(imported_file(&i, "LICENSE"), "first");
    assert_int_equal(problems_count(&i.result.problems, SEVERITY_NOTE), 3); /* two files, and no index page */
    imported_end(&i);
}

static void test_three_titles_of_one_page(void **state) {
    (void)state;
    struct imported i =
        FILES("index.md", "# C\n\n* [M](m/index.md)\n  * [In the list](m/a.md)\n", "m/index.md", "# M\n",
              "m/a.md", "---\ntitle: In the front\n---\n# On the page\n");
    assert_text(i.book->modules.at[0].units.at[0].title, "In the list");
    assert_holds(imported_file(&i, IMPORT_LEFTOVERS), "In the front");
    assert_holds(imported_file(&i, IMPORT_LEFTOVERS), "On the page");
    imported_end(&i);
}

static void test_links_from_above_are_understood(void **state) {
    (void)state;
    struct imported i = FILES("c/one/a.md", "# A\n\n[b](one/b.md) [c](two/c.md)\n", "c/one/b.md", "# B\n",
                              "c/two/c.md", "# C\n");
    assert_holds(imported_file(&i, "one/a.md"), "[b](b.md) [c](../two/c.md)");
    assert_int_equal(imported_problem(&i, "link")->severity, SEVERITY_NOTE);
    imported_end(&i);
}

static void test_a_rule_at_the_top_is_no_front_matter(void **state) {
    (void)state;
    struct imported i = FILES("m/a.md", "---\n\n# A\n\ntext\n\n---\n\nmore\n", "m/b.md",
                              "---\ntitle: \"open\n", "m/c.md", "+++\ntitle = wrong wrong\n+++\nbody\n");
    assert_outline(&i, "m: a b c");
    assert_holds(imported_file(&i, "m/a.md"), "text");
    assert_holds(imported_file(&i, "m/a.md"), "more");
    assert_text(imported_problem(&i, "front-matter")->file, "m/c.md");
    assert_int_equal(imported_problem(&i, "front-matter")->line, 2);
    assert_holds(imported_file(&i, IMPORT_LEFTOVERS), "title = wrong wrong");
    assert_text(imported_missing_word(&i), "");
    imported_end(&i);
}

static void test_unreadable_files_are_named(void **state) {
    (void)state;
    struct imported i = {.arena = arena_new()};
    imported_add(&i, "m/a.md", STR("# A\n"));
    *LIST_ADD(i.arena, &i.source.problems) =
        (struct tree_problem){STR("m/secret.md"), "cannot be read: Permission denied"};
    imported_run(&i, "x");
    assert_int_equal(imported_problem(&i, "file")->severity, SEVERITY_ERROR);
    assert_text(imported_problem(&i, "file")->file, "m/secret.md");
    imported_end(&i);
}

static void test_ids(void **state) {
    (void)state;
    static const struct {
        const char *name;
        const char *id;
    } CASES[] = {{"Core 2", "core-2"},
                 {"..", "the-course"},
                 {"", "the-course"},
                 {"語", "imported"},
                 {"page.md", "page"}};
    for (size_t at = 0; at < COUNT_OF(CASES); at++) {
        struct imported i = {.arena = arena_new()};
        imported_add(&i, "index.md", STR("# The Course\n"));
        imported_run(&i, CASES[at].name);
        assert_text(i.book->id, CASES[at].id);
        imported_end(&i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_folders_by_name),
        cmocka_unit_test(test_pages_at_the_top_are_one_module),
        cmocka_unit_test(test_hugo_by_weight),
        cmocka_unit_test(test_hugo_section_alone),
        cmocka_unit_test(test_links_in_two_levels),
        cmocka_unit_test(test_links_in_the_modules_own_pages),
        cmocka_unit_test(test_announced_units_are_planned),
        cmocka_unit_test(test_a_page_that_is_listed_twice_stands_once),
        cmocka_unit_test(test_dirty_names),
        cmocka_unit_test(test_a_rule_at_the_top_is_no_front_matter),
        cmocka_unit_test(test_unreadable_files_are_named),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_long_names_stay_below_the_limit),
        cmocka_unit_test(test_one_license_text_is_taken),
        cmocka_unit_test(test_three_titles_of_one_page),
        cmocka_unit_test(test_links_from_above_are_understood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
