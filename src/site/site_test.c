/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "curriculum/library.h"
#include "i18n/i18n.h"
#include "site/assets.h"
#include "site/site.h"

/* The tiny curriculum of the golden files: one module, a written unit, a planned one, a summit, a quest. */
struct fixture {
    struct arena *arena;
    struct world world;
    struct library library;
    struct site_settings settings;
    struct site_source source;
    struct site *site;
};

static struct fixture make_fixture(const char *base_url) {
    struct fixture f = {.arena = arena_new(), .world = world_fixed(0, 1)};
    assert_false(failed(library_read(f.arena, &f.world, "test/golden/curricula", &f.library)));
    assert_int_equal(f.library.books.n, 1);
    f.settings = (struct site_settings){
        .site_name = STR("Test <site>"),
        .base_url = str_c(base_url),
        .assets_version = assets_version(f.arena),
        .catalog = catalog_find(STR("en")),
    };
    f.source = (struct site_source){.books = f.library.books.at, .n = f.library.books.n, .folder = STR("x")};
    assert_false(failed(site_make(f.arena, &f.settings, &f.source, &f.site)));
    return f;
}

static str body_at(const struct fixture *f, const char *path) {
    const struct site_page *page = site_page_at(f->site, str_c(path));
    assert_non_null(page);
    return page->body;
}

static void assert_has(str text, const char *part) {
    if (!str_contains(text, str_c(part))) {
        fail_msg("\"%s\" is missing", part);
    }
}

static void test_every_address_is_there(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    const char *const paths[] = {"/",
                                 "/tiny/",
                                 "/tiny/overview",
                                 "/tiny/one/",
                                 "/tiny/one/stone",
                                 "/tiny/one/moss",
                                 "/tiny/one/summit",
                                 "/tiny/quests/paint-a-stone",
                                 "/tiny/media/stone.svg",
                                 "/certificates",
                                 "/tiny/quests/",
                                 "/tiny/glossary",
                                 "/tiny/credits",
                                 "/tiny/atom.xml",
                                 "/about",
                                 "/faq",
                                 "/privacy",
                                 "/accessibility"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        assert_non_null(site_page_at(f.site, str_c(paths[i])));
    }
    assert_int_equal(f.site->pages.n, COUNT_OF(paths));
    assert_null(site_page_at(f.site, STR("/tiny/two/")));
    arena_free(f.arena);
}

static void test_pages_are_whole_documents(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    for (size_t i = 0; i < f.site->pages.n; i++) {
        const struct site_page *p = &f.site->pages.at[i];
        if (!str_starts(p->type, STR("text/html"))) {
            continue;
        }
        assert_true(str_starts(p->body, STR("<!doctype html>")));
        assert_has(p->body, "</html>");
        assert_has(p->body, "Test &lt;site&gt;");
        assert_false(str_contains(p->body, STR("<site>")));
        assert_false(str_contains(p->body, STR("<script>alert")));
        assert_false(str_contains(p->body, STR("javascript:")));
    }
    arena_free(f.arena);
}

static void test_same_input_same_bytes(void **state) {
    (void)state;
    struct fixture one = make_fixture("https://learn.example.org");
    struct fixture two = make_fixture("https://learn.example.org");
    assert_int_equal(one.site->pages.n, two.site->pages.n);
    for (size_t i = 0; i < one.site->pages.n; i++) {
        assert_true(str_eq(one.site->pages.at[i].body, two.site->pages.at[i].body));
    }
    arena_free(one.arena);
    arena_free(two.arena);
}

static void test_canonical_only_with_a_base(void **state) {
    (void)state;
    struct fixture with = make_fixture("https://learn.example.org");
    struct fixture without = make_fixture("");
    assert_has(body_at(&with, "/tiny/one/stone"), "https://learn.example.org/tiny/one/stone");
    assert_false(str_contains(body_at(&without, "/tiny/one/stone"), STR("canonical")));
    arena_free(with.arena);
    arena_free(without.arena);
}

static void test_unit_shows_its_parts(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    str unit = body_at(&f, "/tiny/one/stone");
    const char *const parts[] = {"A stone",
                                 "Amina stands at a fork",
                                 "Tell a stone from a rock.",
                                 "When did you last follow a mark?",
                                 "A hole shows nothing.",
                                 "Collect a stone.",
                                 "Show somebody the way.",
                                 "Paint a stone",
                                 "Amina saw the bars.",
                                 "A field guide.",
                                 "Mark a stone &lt;well&gt;.",
                                 "/tiny/quests/paint-a-stone",
                                 "/tiny/one/moss"};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        assert_has(unit, parts[i]);
    }
    arena_free(f.arena);
}

static void test_planned_unit_says_so(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    str page = body_at(&f, "/tiny/one/moss");
    assert_has(page, "This unit will say what grows on stones.");
    assert_has(page, "Name three mosses.");
    assert_has(page, "/tiny/one/stone");
    arena_free(f.arena);
}

static void test_moved_addresses(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    struct {
        const char *from, *to;
    } const cases[] = {
        {"/tiny", "/tiny/"},
        {"/tiny/one", "/tiny/one/"},
        {"/tiny/one/stone/", "/tiny/one/stone"},
        {"/tiny/one/rock", "/tiny/one/stone"},
        {"/tiny/two", ""},
        {"/nothing/", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str to = site_moved_to(f.arena, f.site, str_c(cases[i].from));
        assert_true(str_eq(to, str_c(cases[i].to)));
    }
    arena_free(f.arena);
}

static void test_before_and_next(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    str first = body_at(&f, "/tiny/one/stone");
    str last = body_at(&f, "/tiny/one/summit");
    assert_false(str_contains(first, STR("rel=\"prev\"")));
    assert_has(first, "rel=\"next\"");
    assert_has(last, "rel=\"prev\"");
    assert_false(str_contains(last, STR("rel=\"next\"")));
    arena_free(f.arena);
}

static void test_pictures_are_sandboxed(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    const struct site_page *picture = site_page_at(f.site, STR("/tiny/media/stone.svg"));
    assert_non_null(picture);
    assert_true(picture->sandbox);
    assert_true(str_eq(picture->type, STR("image/svg+xml")));
    arena_free(f.arena);
}

static void test_two_books_at_one_address(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    struct book *twice[] = {f.library.books.at[0], f.library.books.at[0]};
    struct site_source source = {.books = twice, .n = 2};
    struct site *site = NULL;
    err e = site_make(f.arena, &f.settings, &source, &site);
    assert_int_equal(e.code, ERR_INPUT);
    assert_null(site);
    assert_non_null(strstr(e.message, "/tiny/"));
    arena_free(f.arena);
}

static void test_no_book_says_what_to_do(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    struct site_source source = {.folder = STR("my <folder>"),
                                 .problem = STR("curriculum.toml:3:1: wrong & bad")};
    struct site *site = NULL;
    assert_false(failed(site_make(f.arena, &f.settings, &source, &site)));
    const struct site_page *page = site_page_at(site, STR("/"));
    assert_non_null(page);
    assert_has(page->body, "my &lt;folder&gt;");
    assert_has(page->body, "wrong &amp; bad");
    arena_free(f.arena);
}

static void test_error_pages(void **state) {
    (void)state;
    struct fixture f = make_fixture("");
    const uint32_t status[] = {400, 404, 405, 413, 429, 500, 503};
    str bodies[COUNT_OF(status)];
    for (size_t i = 0; i < COUNT_OF(status); i++) {
        const struct site_error e = {status[i], STR("what & why"), STR("0123456789abcdef")};
        bodies[i] = site_error_page(f.arena, &f.settings, &f.source, &e);
        assert_has(bodies[i], "what &amp; why");
        assert_has(bodies[i], "0123456789abcdef");
        assert_has(bodies[i], "noindex");
    }
    assert_false(str_eq(bodies[1], bodies[5]));
    arena_free(f.arena);
}

static void test_assets(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_true(assets_count >= 3);
    for (size_t i = 0; i < assets_count; i++) {
        assert_true(str_starts(assets[i].path, STR("/assets/")));
        assert_true(assets[i].n > 0);
        assert_true(i == 0 || str_cmp(assets[i - 1].path, assets[i].path) < 0);
    }
    assert_int_equal(assets_version(a).n, 8);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_address_is_there),
        cmocka_unit_test(test_pages_are_whole_documents),
        cmocka_unit_test(test_same_input_same_bytes),
        cmocka_unit_test(test_canonical_only_with_a_base),
        cmocka_unit_test(test_unit_shows_its_parts),
        cmocka_unit_test(test_planned_unit_says_so),
        cmocka_unit_test(test_moved_addresses),
        cmocka_unit_test(test_before_and_next),
        cmocka_unit_test(test_pictures_are_sandboxed),
        cmocka_unit_test(test_two_books_at_one_address),
        cmocka_unit_test(test_no_book_says_what_to_do),
        cmocka_unit_test(test_error_pages),
        cmocka_unit_test(test_assets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
