/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "curriculum/library.h"
#include "i18n/i18n.h"
#include "site/site.h"
#include "view/pages.h"

struct fixture {
    struct arena *arena;
    struct world world;
    struct library library;
    struct site_settings settings;
    struct site_source source;
    struct site *site;
};

static void start(struct fixture *f, const char *script, bool has_search) {
    *f = (struct fixture){.arena = arena_new(), .world = world_fixed(0, 1)};
    assert_false(failed(library_read(f->arena, &f->world, "test/golden/curricula", &f->library)));
    f->settings = (struct site_settings){.site_name = STR("Test"),
                                         .assets_version = STR("12345678"),
                                         .catalog = catalog_find(STR("en")),
                                         .has_search = has_search};
    f->source = (struct site_source){
        .books = f->library.books.at, .n = f->library.books.n, .search_script = str_c(script)};
    assert_false(failed(site_make(f->arena, &f->settings, &f->source, &f->site)));
}

static void assert_has(str text, const char *part) {
    if (!str_contains(text, str_c(part))) {
        fail_msg("\"%s\" is missing", part);
    }
}

static const char *const HEADER_LINK = "class=\"site-search\" href=\"/search\"";

static void test_a_static_copy_has_the_page_and_its_script(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "const WAYMARK_SEARCH = {};\n", false);
    const struct site_page *page = site_page_at(f.site, STR("/search"));
    const struct site_page *script = site_page_at(f.site, STR("/search-index.js"));
    assert_non_null(page);
    assert_non_null(script);
    assert_true(str_eq(script->body, STR("const WAYMARK_SEARCH = {};\n")));
    assert_true(str_starts(script->type, STR("text/javascript")));
    assert_has(page->body, "src=\"/search-index.js\"");
    assert_has(page->body, "src=\"/assets/search.js?v=12345678\"");
    assert_has(page->body, "name=\"robots\" content=\"noindex\"");
    assert_has(page->body, "search-needs");
    assert_has(page->body, "data-results=\"Results: {n}\"");
    assert_has(site_page_at(f.site, STR("/tiny/"))->body, HEADER_LINK);
    arena_free(f.arena);
}

static void test_a_server_makes_none_beforehand(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "", true);
    assert_null(site_page_at(f.site, STR("/search")));
    assert_null(site_page_at(f.site, STR("/search-index.js")));
    assert_has(site_page_at(f.site, STR("/tiny/"))->body, HEADER_LINK);
    arena_free(f.arena);
}

static void test_without_a_search_nothing_leads_there(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "", false);
    for (size_t i = 0; i < f.site->pages.n; i++) {
        assert_false(str_contains(f.site->pages.at[i].body, STR("href=\"/search")));
    }
    arena_free(f.arena);
}

static void add_result(struct arena *a, struct search_page *page) {
    struct result_row *row = LIST_ADD(a, &page->results);
    *row = (struct result_row){.kind = HIT_SUMMIT, .url = STR("/tiny/one/summit"), .where = STR("A & B")};
    *LIST_ADD(a, &row->title) = (struct marked_part){STR("<Peak>"), true};
    *LIST_ADD(a, &row->snippet) = (struct marked_part){STR("before </p> "), false};
    *LIST_ADD(a, &row->snippet) = (struct marked_part){STR("<peak>"), true};
    row->section = (struct link){.title = STR("Sec<tion"), .url = STR("/tiny/one/summit#x")};
}

static void test_results_are_text(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "", true);
    struct search_page page = {.query = STR("\"><b>peak"), .total = 1, .first = 1};
    add_result(f.arena, &page);
    *LIST_ADD(f.arena, &page.kinds) = (struct kind_link){HIT_ALL, STR("/search?q=x"), 1, true};
    str body = site_search_page(f.arena, &f.settings, &f.source, &page);
    assert_has(body, "value=\"&quot;&gt;&lt;b&gt;peak\"");
    assert_has(body, "<mark>&lt;Peak&gt;</mark>");
    assert_has(body, "before &lt;/p&gt; <mark>&lt;peak&gt;</mark>");
    assert_has(body, "Summit quest <span class=\"result-where\">A &amp; B</span>");
    assert_has(body, "href=\"/tiny/one/summit#x\">Sec&lt;tion</a>");
    assert_has(body, "1 result for");
    assert_has(body, "aria-current=\"true\">All");
    assert_false(str_contains(body, STR("<b>peak")));
    assert_false(str_contains(body, STR("rel=\"license\"")));
    arena_free(f.arena);
}

static void test_each_state_says_what_to_do(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "", true);
    struct search_page empty = {.first = 1};
    str body = site_search_page(f.arena, &f.settings, &f.source, &empty);
    assert_has(body, "Nothing asked yet");
    assert_has(body, "href=\"/tiny/\">See all units");
    struct search_page none = {.query = STR("xyz"), .first = 1};
    body = site_search_page(f.arena, &f.settings, &f.source, &none);
    assert_has(body, "Nothing here says “xyz”");
    assert_has(body, "Try fewer words");
    struct search_page near = {.query = STR("xyz"), .first = 1};
    *LIST_ADD(f.arena, &near.suggestions) =
        (struct link){.title = STR("stone"), .url = STR("/search?q=stone")};
    body = site_search_page(f.arena, &f.settings, &f.source, &near);
    assert_has(body, "Did you mean:");
    assert_has(body, "href=\"/search?q=stone\">stone</a>");
    arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_static_copy_has_the_page_and_its_script),
        cmocka_unit_test(test_a_server_makes_none_beforehand),
        cmocka_unit_test(test_without_a_search_nothing_leads_there),
        cmocka_unit_test(test_results_are_text),
        cmocka_unit_test(test_each_state_says_what_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
