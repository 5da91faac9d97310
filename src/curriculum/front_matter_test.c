/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

#include "curriculum/inside.h"

static void both_fences(void **state) {
    (void)state;
    struct front_matter_span toml = front_matter_find(STR("+++\na = 1\n+++\nbody\n"));
    assert_int_equal(toml.fence, '+');
    assert_true(toml.closed);
    assert_str(toml.text, "a = 1\n");
    assert_str(toml.body, "body\n");
    assert_int_equal(toml.body_offset, 3);
    struct front_matter_span yaml = front_matter_find(STR("---  \r\na: 1\r\n---\r\nbody"));
    assert_int_equal(yaml.fence, '-');
    assert_str(yaml.text, "a: 1\r\n");
    assert_str(yaml.body, "body");
    struct front_matter_span bom = front_matter_find(STR("\xEF\xBB\xBF+++\n+++\nx"));
    assert_true(bom.closed);
    assert_int_equal(bom.text.n, 0);
    assert_str(bom.body, "x");
}

static void what_is_no_front_matter(void **state) {
    (void)state;
    static const char *const PAGES[] = {
        "", "text", "++\na\n++\n", "++++\na\n", "\n+++\na = 1\n+++\n", "+++x\n+++\n"};
    for (size_t i = 0; i < COUNT_OF(PAGES); i++) {
        struct front_matter_span span = front_matter_find(str_c(PAGES[i]));
        assert_int_equal(span.fence, 0);
        assert_str(span.body, PAGES[i]);
        assert_int_equal(span.body_offset, 0);
    }
}

static void an_open_fence_takes_everything(void **state) {
    (void)state;
    struct front_matter_span span = front_matter_find(STR("+++\na = 1\n---\nb\n"));
    assert_int_equal(span.fence, '+');
    assert_false(span.closed);
    assert_int_equal(span.body.n, 0);
    assert_false(front_matter_find(STR("+++")).closed);
    assert_false(front_matter_find(STR("---\n")).closed);
}

static void places_count_from_the_top_of_the_file(void **state) {
    (void)state;
    struct reading r = read_one("overview.md", "+++\ntitle = \"x\"\nteaser = 3\n+++\n\n[a](missing.md)\n");
    assert_problem(&r, "overview.md:3:10", "front-matter", "teaser");
    assert_problem(&r, "overview.md:6:1", "link", "missing.md");
    reading_end(&r);
    struct reading wrong = read_one("overview.md", "+++\ntitle = \"x\"\nteaser = \n+++\n");
    assert_non_null(problem_find(&wrong, "overview.md", "front-matter"));
    assert_int_equal(problem_find(&wrong, "overview.md", "front-matter")->line, 3);
    reading_end(&wrong);
}

static void yaml_is_read_too(void **state) {
    (void)state;
    struct reading r = read_one("overview.md", "---\ntitle: From YAML\nupdated: 2026-01-02\n---\ntext\n");
    assert_clean(&r);
    assert_str(r.book->pages.at[0].title, "From YAML");
    assert_str(r.book->pages.at[0].body.safe, "<p>text</p>");
    assert_true(r.book->pages.at[0].updated > 0);
    reading_end(&r);
    struct reading list = read_one("overview.md", "---\n- a\n- b\n---\ntext\n");
    assert_problem(&list, "overview.md:2:1", "front-matter", "names and values");
    reading_end(&list);
}

static void pages_without_a_usable_one(void **state) {
    (void)state;
    struct reading none = read_one("overview.md", "Just text.\n");
    assert_problem(&none, "overview.md:1:0", "front-matter", "no front matter");
    assert_str(none.book->pages.at[0].title, "overview");
    assert_str(none.book->pages.at[0].body.safe, "<p>Just text.</p>");
    reading_end(&none);
    struct reading endless = read_one("overview.md", "+++\ntitle = \"x\"\n\nText.\n");
    assert_problem(&endless, "overview.md:1:1", "front-matter", "no end");
    reading_end(&endless);
}

static void a_huge_one_is_refused(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf page = buf_new(a);
    buf_c(&page, "+++\ntitle = \"x\"\n");
    while (page.n < FRONT_MATTER_BYTES_MAX + 100) {
        buf_c(&page, "# a comment that goes on and on\n");
    }
    buf_c(&page, "+++\ntext\n");
    struct reading r = read_one("overview.md", arena_z(a, buf_str(&page)));
    assert_problem(&r, "overview.md:1:1", "limit", "longer than 64 KiB");
    assert_str(r.book->pages.at[0].body.safe, "<p>text</p>");
    reading_end(&r);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_fences),
        cmocka_unit_test(what_is_no_front_matter),
        cmocka_unit_test(an_open_fence_takes_everything),
        cmocka_unit_test(places_count_from_the_top_of_the_file),
        cmocka_unit_test(yaml_is_read_too),
        cmocka_unit_test(pages_without_a_usable_one),
        cmocka_unit_test(a_huge_one_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
