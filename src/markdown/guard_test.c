/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

/* As many bars as a line may have. */
#define BARS_10  "|a|a|a|a|a|a|a|a|a|a"
#define BARS_100 BARS_10 BARS_10 BARS_10 BARS_10 BARS_10 BARS_10 BARS_10 BARS_10 BARS_10 BARS_10

/* A small text, written again and again until it is nearly as long as a source may be. */
static str repeated(struct arena *a, const char *head, const char *unit, const char *tail) {
    buf b = buf_new(a);
    buf_c(&b, head);
    while (b.n + str_c(unit).n + str_c(tail).n < MARKDOWN_BYTES_MAX) {
        buf_c(&b, unit);
    }
    buf_c(&b, tail);
    return buf_str(&b);
}

struct pathological {
    const char *head;
    const char *unit;
    const char *tail;
};

static const struct pathological SHAPES[] = {
    {"", "![[]()", ""},
    {"", "[", ""},
    {"", "*a **b ", ""},
    {"", "*", ""},
    {"", "_", "a"},
    {"", ">", "a"},
    {"", "> > > > > a\n", ""},
    {"> > > > > > a\n", "a\n", ""},
    {"", "- - - - a\n", ""},
    {"", "`a", ""},
    {"", "``a`", ""},
    {"", "<", ""},
    {"", "<a ", ""},
    {"", "&", ""},
    {"", "&#1;", ""},
    {"", "\\", ""},
    {"", "~~a ", ""},
    {"", "[a](b.md)", ""},
    {"", "[a]: b\n", ""},
    {"", "[^a]: b\n", ""},
    {"", "[^a]", ""},
    {"", "|a", "\n|-|\n"},
    {"|a|\n|-|\n", "|a\n", ""},
    {"", "|a|\n|-|\n", ""},
    {"", "a\n-\n", ""},
    {"", "### Q: a\n", ""},
    {"## c\n", "### Q: a\n", ""},
    {"", "> [!NOTE]\n", ""},
    {"", "![a](b.svg)\n\n", ""},
    {"", "CC BY\n", ""},
    {"", "CC BY 4.0", ""},
    {"", "<!-- ", ""},
    {"", "<?", ""},
    {"", "<![CDATA[", ""},
    {"", "a@b.c ", ""},
    {"", "http://a ", ""},
    {"", "\t", ""},
    {"", "\r", ""},
    {"", "- [x] a\n", ""},
    {"", "    ```\n", ""},
    {"", "```\n", ""},
    {"", "#", ""},
    {"", "######\n", ""},
    {"", "\xFF", ""},
    {"", "“", ""},
    {"", "\xE2\x80", ""},
    {"", "![a](", ""},
    {"", "[a](<b", ""},
    {"", BARS_100 BARS_100 BARS_100 BARS_100 BARS_100 "\n", "|-|\n"},
    {"", BARS_100 "\n|-|\n", ""},
};

/* Every shape is read within a time that a person would not notice as a fault: no quadratic blow-up. */
static void pathological_sources_are_bounded(void **state) {
    (void)state;
    struct world w = world_real();
    for (size_t i = 0; i < COUNT_OF(SHAPES); i++) {
        struct arena *a = arena_new();
        str source = repeated(a, SHAPES[i].head, SHAPES[i].unit, SHAPES[i].tail);
        time_us start = w.now(&w);
        struct page p = page_read_with(source, NULL, NULL);
        time_us took = w.now(&w) - start;
        if (took > 20 * TIME_SECOND) {
            print_error("%s took %lld us\n", SHAPES[i].unit, (long long)took);
        }
        assert_true(took <= 20 * TIME_SECOND);
        assert_true(utf8_valid(p.body));
        assert_lacks(p.body, "<script");
        page_end(&p);
        arena_free(a);
    }
}

static void assert_refused(str source, bool refused) {
    struct page p = page_read_with(source, NULL, NULL);
    bool found = p.document->problems.n > 0 && str_eq(str_c(p.document->problems.at[0].rule), STR("limit"));
    assert_int_equal(found, refused);
    assert_int_equal(p.body.n == 0, refused);
    page_end(&p);
}

static str copies(struct arena *a, const char *unit, size_t count) {
    buf b = buf_new(a);
    for (size_t i = 0; i < count; i++) {
        buf_c(&b, unit);
    }
    return buf_str(&b);
}

static void each_limit_has_two_sides(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_refused(copies(a, "a", MARKDOWN_BYTES_MAX), false);
    assert_refused(copies(a, "a", MARKDOWN_BYTES_MAX + 1), true);
    assert_refused(copies(a, "[", MARKDOWN_BRACKETS_COUNT_MAX), false);
    assert_refused(copies(a, "[", MARKDOWN_BRACKETS_COUNT_MAX + 1), true);
    assert_refused(arena_join(a, (str[]){copies(a, ">", MARKDOWN_DEPTH_MAX - 4), STR("a")}, 2), false);
    assert_refused(arena_join(a, (str[]){copies(a, ">", MARKDOWN_DEPTH_MAX + 1), STR("a")}, 2), true);
    assert_refused(copies(a, "|", MARKDOWN_LINE_PIPES_COUNT_MAX), false);
    assert_refused(copies(a, "|", MARKDOWN_LINE_PIPES_COUNT_MAX + 1), true);
    assert_refused(arena_join(a, (str[]){STR("|a|\n|-\n"), copies(a, "|a\n", 9000)}, 2), false);
    assert_refused(arena_join(a, (str[]){STR("|a|\n|-\n"), copies(a, "|a\n", 10001)}, 2), true);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pathological_sources_are_bounded),
        cmocka_unit_test(each_limit_has_two_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
