/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/source.h"

#include "curriculum/test_tree.h"

static void a_page_in_two_halves(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct source_page p = source_page_read(a, STR("+++\ntitle = \"A\"\n# more\n+++\nText\n"));
    assert_str(value_get(p.table, "title")->as.text, "A");
    assert_str(p.front, "title = \"A\"\n# more\n");
    assert_str(p.body, "Text\n");
    assert_int_equal(p.front_offset, 1);
    assert_int_equal(p.body_offset, 4);
    p = source_page_read(a, STR("\xEF\xBB\xBF---\ntitle: B\n---\nText\n"));
    assert_str(value_get(p.table, "title")->as.text, "B");
    assert_int_equal(p.body_offset, 3);
    arena_free(a);
}

static void pages_without_usable_front_matter(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct source_page p = source_page_read(a, STR("Text\n"));
    assert_null(p.table);
    assert_int_equal(p.body_offset, 0);
    assert_int_equal(p.front_offset, 0);
    assert_str(p.body, "Text\n");
    p = source_page_read(a, STR("+++\ntitle = \n+++\nText\n"));
    assert_null(p.table);
    assert_str(p.body, "Text\n");
    p = source_page_read(a, STR("+++\ntitle = \"A\"\n"));
    assert_null(p.table);
    assert_int_equal(p.body.n, 0);
    p = source_page_read(a, STR("---\n- one\n- two\n---\n"));
    assert_null(p.table);
    arena_free(a);
}

static void front_matter_beyond_the_limit_is_not_read(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    buf_c(&b, "+++\ntitle = \"A\"\n");
    while (b.n <= FRONT_MATTER_BYTES_MAX) {
        buf_c(&b, "# on and on\n");
    }
    buf_c(&b, "+++\nText\n");
    struct source_page p = source_page_read(a, buf_str(&b));
    assert_null(p.table);
    assert_str(p.body, "Text\n");
    arena_free(a);
}

static void paths_as_seen_from_a_file(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_str(source_path(a, STR("m/one.md"), STR("../x/two.md")), "x/two.md");
    assert_str(source_path(a, STR("m/one.md"), STR("./a%20b.md")), "m/a b.md");
    assert_str(source_path(a, STR("one.md"), STR("../two.md")), "");
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_in_two_halves),
        cmocka_unit_test(pages_without_usable_front_matter),
        cmocka_unit_test(front_matter_beyond_the_limit_is_not_read),
        cmocka_unit_test(paths_as_seen_from_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
