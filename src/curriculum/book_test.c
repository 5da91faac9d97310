/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

static void a_whole_book(void **state) {
    (void)state;
    struct reading r = read_files(NULL, 0);
    assert_clean(&r);
    assert_int_equal(r.book->hash.n, 64);
    assert_int_equal(book_units_count(r.book), 1);
    assert_int_equal(book_minutes(r.book), 45);
    const struct page *page = book_page(r.book, STR("overview"));
    assert_str(page->title, "Overview");
    assert_str(page->body.safe, "<p>Hello.</p>");
    assert_null(book_page(r.book, STR("details")));
    time_us day = 0;
    assert_true(time_parse_date(STR("2026-11-22"), &day));
    assert_int_equal(r.book->updated, day);
    reading_end(&r);
}

static void broken_encoding_is_reported_and_read(void **state) {
    (void)state;
    struct reading r = {.arena = arena_new()};
    r.tree = tree_of(r.arena, NULL, 0);
    tree_put(r.arena, &r.tree, STR("overview.md"),
             STR("+++\ntitle = \"x\"\n+++\n\xC3\xA4"
                 "b\xFFz\n"));
    tree_put(r.arena, &r.tree, STR("m/_index.md"), STR("+++\ntitle = \"y\"\n+++\na\0b\n"));
    r.error = book_read(r.arena, &r.tree, &r.book);
    assert_problem(&r, "overview.md:4:3", "encoding", "not UTF-8");
    assert_problem(&r, "m/_index.md:4:2", "encoding", "NUL");
    assert_true(utf8_valid(r.book->pages.at[0].body.safe));
    assert_true(utf8_valid(r.book->modules.at[0].body.safe));
    reading_end(&r);
}

static void broken_encoding_in_front_matter(void **state) {
    (void)state;
    struct reading r = read_one("m/one.md", "+++\ntitle = \"\xFF\"\nweight = 1\n+++\n" UNIT_BODY);
    assert_problem(&r, "m/one.md:2:10", "encoding", "not UTF-8");
    assert_str(first_unit(&r)->title, "one");
    reading_end(&r);
}

static void problems_of_the_folder_are_in_the_book(void **state) {
    (void)state;
    struct reading r = {.arena = arena_new()};
    r.tree = tree_of(r.arena, NULL, 0);
    *LIST_ADD(r.arena, &r.tree.problems) =
        (struct tree_problem){STR("m/link.md"), "it leads out of the folder"};
    r.error = book_read(r.arena, &r.tree, &r.book);
    assert_problem(&r, "m/link.md:0:0", "file", "leads out");
    reading_end(&r);
}

static void hostile_pages_make_no_hostile_book(void **state) {
    (void)state;
    static const char *const PAGES[] = {
        "+++\ntitle = \"<script>\"\nteaser = "
        "\"\\u0000\"\n+++\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n",
        "+++\n+++\n",
        "+++",
        "---\n&a [*a]\n---\n",
        "+++\noutcomes = \"x\"\nminutes = 3\n+++\n",
        "",
        "+++\ntitle = 3\nweight = \"x\"\nroles = [1]\naliases = {a = 1}\nlicense = []\n+++\n## "
        "Application\n\n## Application\n\n### Toolkit\n",
        "---\ntitle: [[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\n",
    };
    for (size_t i = 0; i < COUNT_OF(PAGES); i++) {
        struct file files[] = {{"m/one.md", PAGES[i]},    {"m/_index.md", PAGES[i]},
                               {"overview.md", PAGES[i]}, {"glossary.md", PAGES[i]},
                               {"quests/q.md", PAGES[i]}, {"m/summit.md", PAGES[i]}};
        struct reading r = read_files(files, COUNT_OF(files));
        assert_false(failed(r.error));
        assert_true(r.book->problems.n > 0);
        const struct unit *u = first_unit(&r);
        assert_false(str_contains(u->big_question.safe, STR("<script")));
        assert_false(str_contains(r.book->pages.at[0].body.safe, STR("href=\"javascript")));
        assert_true(u->title.n > 0);
        reading_end(&r);
    }
}

/* Each start of a page is a page that somebody may save by accident. */
static void cut_pages_never_break_the_reading(void **state) {
    (void)state;
    static const char PAGE[] = UNIT_FRONT "+++\n\n" UNIT_BODY;
    for (size_t n = 0; n < sizeof PAGE - 1; n += 7) {
        struct reading r = {.arena = arena_new()};
        r.tree = tree_of(r.arena, NULL, 0);
        tree_put(r.arena, &r.tree, STR("m/one.md"), str_n(PAGE, n));
        r.error = book_read(r.arena, &r.tree, &r.book);
        assert_false(failed(r.error));
        assert_int_equal(r.book->modules.at[0].units.n, 1);
        reading_end(&r);
    }
}

static struct tree large_tree(struct arena *a, int units) {
    struct tree t = {0};
    *LIST_ADD(a, &t.files) = (struct tree_file){.path = STR("curriculum.toml"), .bytes = STR(MANIFEST_HEAD)};
    *LIST_ADD(a, &t.files) =
        (struct tree_file){.path = STR("m/_index.md"), .bytes = STR("+++\ntitle = \"M\"\n+++\n")};
    for (int i = 0; i < units; i++) {
        buf path = buf_new(a);
        buf_fmt(&path, "m/u%05d.md", i);
        *LIST_ADD(a, &t.files) =
            (struct tree_file){.path = buf_str(&path), .bytes = STR(UNIT_FRONT "+++\n\n" UNIT_BODY)};
    }
    return t;
}

static time_us time_of(int units) {
    struct world w = world_real();
    struct arena *a = arena_new();
    struct tree t = large_tree(a, units);
    struct book *book = NULL;
    time_us start = w.now(&w);
    assert_false(failed(book_read(a, &t, &book)));
    time_us took = w.now(&w) - start;
    assert_int_equal(book_units_count(book), units);
    arena_free(a);
    return took;
}

/* Ten times the units may not cost a hundred times the work. Generous, because machines are busy. */
static void reading_is_linear(void **state) {
    (void)state;
    (void)time_of(100);
    time_us small = time_of(400);
    time_us large = time_of(4000);
    if (large > 40 * small + 500 * 1000) {
        print_error("400 units: %lld us, 4000 units: %lld us\n", (long long)small, (long long)large);
    }
    assert_true(large <= 40 * small + 500 * 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_book),
        cmocka_unit_test(broken_encoding_is_reported_and_read),
        cmocka_unit_test(broken_encoding_in_front_matter),
        cmocka_unit_test(problems_of_the_folder_are_in_the_book),
        cmocka_unit_test(hostile_pages_make_no_hostile_book),
        cmocka_unit_test(cut_pages_never_break_the_reading),
        cmocka_unit_test(reading_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
