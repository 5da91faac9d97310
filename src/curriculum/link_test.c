/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

#include "curriculum/inside.h"

static void paths_are_resolved(void **state) {
    (void)state;
    static const char *const CASES[][3] = {
        {"m/one.md", "two.md", "m/two.md"},
        {"m/one.md", "./two.md", "m/two.md"},
        {"m/one.md", "../n/two.md", "n/two.md"},
        {"m/one.md", "../overview.md", "overview.md"},
        {"overview.md", "m/one.md", "m/one.md"},
        {"m/one.md", "../../x.md", ""},
        {"m/one.md", "../m/../m/./one.md", "m/one.md"},
        {"m/one.md", "a%20b.md", "m/a b.md"},
        {"m/one.md", "a%2", "m/a%2"},
        {"m/one.md", "%FF", ""},
        {"m/one.md", "..", ""},
        {"m/one.md", "%2e%2e/%2e%2e/etc", ""},
        {"m/one.md", "../n/", "n"},
        {"m/one.md", "", "m"},
        {"m/one.md", "a//b.md", "m/a/b.md"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_str(link_path(a, str_c(CASES[i][0]), str_c(CASES[i][1])), CASES[i][2]);
    }
    arena_free(a);
}

static void links_lead_to_addresses(void **state) {
    (void)state;
    static const char *const CASES[][2] = {
        {"../overview.md", "/t/overview"},
        {"one.md#detail", "/t/m/one#detail"},
        {"_index.md", "/t/m/"},
        {"../m", "/t/m/"},
        {"../m/", "/t/m/"},
        {"one", "/t/m/one"},
        {"../quests/q.md", "/t/quests/q"},
        {"../glossary.md#a", "/t/glossary#a"},
        {"../media/a.svg", "/t/media/a.svg"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        str page =
            arena_join(a, (str[]){STR("+++\ntitle = \"x\"\n+++\n[a]("), str_c(CASES[i][0]), STR(")\n")}, 3);
        struct file files[] = {{"m/_index.md", arena_z(a, page)},
                               {"quests/q.md", "+++\ntitle = \"q\"\n+++\n"},
                               {"glossary.md", "+++\ntitle = \"g\"\n+++\n"},
                               {"media/a.svg", SVG}};
        struct reading r = read_files(files, COUNT_OF(files));
        str want = arena_join(a, (str[]){STR("<p><a href=\""), str_c(CASES[i][1]), STR("\">a</a></p>")}, 3);
        assert_str(r.book->modules.at[0].body.safe, arena_z(a, want));
        reading_end(&r);
    }
    arena_free(a);
}

static void dangling_links_are_warnings(void **state) {
    (void)state;
    static const char *const TARGETS[] = {"none.md", "../../etc/passwd", "%2e%2e/%2e%2e/x",
                                          "../rubrics/r.toml", "../../m/one.md"};
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(TARGETS); i++) {
        str page =
            arena_join(a, (str[]){STR("+++\ntitle = \"x\"\n+++\n[a]("), str_c(TARGETS[i]), STR(")\n")}, 3);
        struct reading r = read_one("m/_index.md", arena_z(a, page));
        assert_problem(&r, "m/_index.md:4:1", "link", "there is no page at");
        assert_int_equal(r.book->problems.at[0].severity, SEVERITY_WARNING);
        assert_str(r.book->modules.at[0].body.safe, "<p>a</p>");
        reading_end(&r);
    }
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_resolved),
        cmocka_unit_test(links_lead_to_addresses),
        cmocka_unit_test(dangling_links_are_warnings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
