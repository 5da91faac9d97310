/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The pages one looks things up in, and what machines read: bank, glossary, credits, feeds, descriptions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "curriculum/library.h"
#include "format/xml.h"
#include "site/assets.h"
#include "site/maker.h"

struct fixture {
    struct arena *arena;
    struct world world;
    struct library library;
    struct site_settings settings;
    struct site_source source;
    struct site *site;
};

static struct fixture make(const char *folder, const char *base_url, const char *report_url) {
    struct fixture f = {.arena = arena_new(), .world = world_fixed(0, 1)};
    assert_false(failed(library_read(f.arena, &f.world, folder, &f.library)));
    f.settings = (struct site_settings){.site_name = STR("Test"),
                                        .base_url = str_c(base_url),
                                        .report_url = str_c(report_url),
                                        .assets_version = assets_version(f.arena),
                                        .catalog = catalog_find(STR("en"))};
    f.source = (struct site_source){.books = f.library.books.at, .n = f.library.books.n, .folder = STR("x")};
    assert_false(failed(site_make(f.arena, &f.settings, &f.source, &f.site)));
    return f;
}

static struct fixture make_tiny(const char *base_url) {
    return make("test/golden/curricula", base_url, "");
}

static str body_at(const struct fixture *f, const char *path) {
    const struct site_page *page = site_page_at(f->site, str_c(path));
    assert_non_null(page);
    return page->body;
}

static void assert_has(str text, const char *part) {
    if (!str_contains(text, str_c(part))) {
        fail_msg("\"%s\" is missing in %.*s", part, (int)(text.n < 3000 ? text.n : 3000), text.p);
    }
}

static void assert_lacks(str text, const char *part) {
    if (str_contains(text, str_c(part))) {
        fail_msg("\"%s\" is there", part);
    }
}

static size_t count_of(str text, const char *part) {
    size_t count = 0;
    for (size_t at = str_find(text, str_c(part)); at != SIZE_MAX; at = str_find(text, str_c(part))) {
        count++;
        text = str_from(text, at + 1);
    }
    return count;
}

/* ---- Quests ---- */

static size_t shown(const struct fixture *f, const char *path, struct quest_filter filter) {
    str page = site_quest_bank(f->arena, &f->settings, &f->source, str_c(path), &filter);
    assert_true(page.n > 0);
    assert_has(page, "noindex");
    size_t rows = count_of(page, "data-find=");
    assert_int_equal(rows == 0, str_contains(page, STR("<div class=\"ask-none\">")));
    return rows;
}

static void test_bank_of_the_bundled_book(void **state) {
    (void)state;
    struct fixture f = make("curricula", "", "");
    const struct book *b = f.source.books[0];
    size_t quick = 0;
    size_t remix = 0;
    size_t summits = 0;
    for (size_t i = 0; i < b->quests.n; i++) {
        const struct quest *q = &b->quests.at[i];
        quick += str_eq(q->effort, STR("quick"));
        remix += texts_have(q->checks.at, q->checks.n, STR("remix"));
        summits += q->summit;
    }
    assert_int_equal(shown(&f, "/core/quests/", (struct quest_filter){.effort = STR("quick")}), quick);
    assert_int_equal(shown(&f, "/core/quests/", (struct quest_filter){.check = STR("remix")}), remix);
    assert_int_equal(shown(&f, "/core/quests/", (struct quest_filter){.kind = STR("practice")}),
                     b->quests.n - summits);
    assert_int_equal(shown(&f, "/core/quests/", (struct quest_filter){.kind = STR("summit")}),
                     summits + b->modules.n);
    size_t all = count_of(body_at(&f, "/core/quests/"), "data-find=");
    assert_int_equal(all, b->quests.n + b->modules.n);
    size_t by_module = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        by_module += shown(&f, "/core/quests/", (struct quest_filter){.module = b->modules.at[i].slug});
    }
    assert_int_equal(by_module, all);
    arena_free(f.arena);
}

static void test_bank_by_unit(void **state) {
    (void)state;
    struct fixture f = make("curricula", "", "");
    const struct book *b = f.source.books[0];
    const struct unit *u = module_unit(book_module(b, STR("commons")), STR("significance"));
    size_t want = u->quests.n;
    assert_true(want > 1);
    assert_int_equal(shown(&f, "/core/quests/", (struct quest_filter){.unit = STR("commons/significance")}),
                     want);
    assert_int_equal(shown(&f, "/core/quests/", (struct quest_filter){.unit = STR("significance")}), want);
    struct quest_filter both = {.unit = STR("significance"), .module = STR("legal")};
    assert_int_equal(shown(&f, "/core/quests/", both), 0);
    arena_free(f.arena);
}

static void test_bank_asked_for_nonsense(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    const struct quest_filter odd = {.module = STR("\"><script>alert(1)</script>"), .unit = STR("\xff")};
    assert_int_equal(shown(&f, "/tiny/quests/", odd), 0);
    str page = site_quest_bank(f.arena, &f.settings, &f.source, STR("/tiny/quests/"), &odd);
    assert_lacks(page, "<script>alert");
    assert_has(page, "No quest like that");
    const struct quest_filter none = {0};
    assert_int_equal(site_quest_bank(f.arena, &f.settings, &f.source, STR("/other/quests/"), &none).n, 0);
    arena_free(f.arena);
}

static void test_bank_rows_say_what_the_script_needs(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    str page = body_at(&f, "/tiny/quests/");
    assert_has(page, "data-find=\" module=one unit=one/stone kind=practice effort=");
    assert_has(page, "unit=one/summit kind=summit \"");
    assert_has(page, "data-count=\"{shown} of 2 quests\"");
    assert_lacks(page, "noindex");
    arena_free(f.arena);
}

/* ---- Glossary ---- */

static void test_glossary_page(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    str page = body_at(&f, "/tiny/glossary");
    assert_has(page, "href=\"#letter_P\"");
    assert_has(page, "id=\"letter_P\"");
    assert_has(page, "id=\"waymark\"");
    assert_has(page, "A color that <strong>stays</strong>.");
    assert_true(str_find(page, STR("id=\"paint\"")) < str_find(page, STR("id=\"waymark\"")));
    assert_int_equal(count_of(page, "<a href=\"/tiny/one/stone\">A stone</a>"), 2);
    arena_free(f.arena);
}

static void test_units_explain_terms(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    str unit = body_at(&f, "/tiny/one/stone");
    assert_has(unit, "<a href=\"/tiny/glossary#paint\" aria-describedby=\"def_");
    assert_has(unit, "<b>Paint</b> A color that stays. It needs a dry day.</span>");
    assert_lacks(unit, "/tiny/glossary#waymark"); /* the unit has a note of its own */
    const struct unit *u = &f.source.books[0]->modules.at[0].units.at[0];
    assert_int_equal(u->terms.n, 2);
    arena_free(f.arena);
}

static void assert_order(const char *language, const char *before, const char *after) {
    struct arena *a = arena_new();
    str x = alphabet_key(a, str_c(language), str_c(before));
    str y = alphabet_key(a, str_c(language), str_c(after));
    if (str_cmp(x, y) >= 0) {
        fail_msg("%s: %s does not precede %s", language, before, after);
    }
    arena_free(a);
}

static void test_alphabet_order(void **state) {
    (void)state;
    assert_order("en", "apple", "Banana");
    assert_order("en", "common pool", "commons");
    assert_order("en", "école", "edit");
    assert_order("en-US", "2 rules", "abc");
    assert_order("de", "Öffnung", "Ort");
    assert_order("sv", "zebra", "ånger");
    assert_order("sv-SE", "ånger", "ängel");
    assert_order("sv", "ängel", "öppen");
    assert_order("da", "ø", "å");
    assert_order("es", "nz", "ñandú");
    assert_order("es", "ñandú", "oasis");
    assert_order("en", "ñandú", "nz");
    assert_order("pl", "lz", "łan");
    assert_order("ru", "ежь", "ёж");
    assert_order("ru", "ёж", "жук");
    assert_order("el", "άλφα", "βήτα");
    assert_order("en", "z", "я");
}

static void assert_letter(const char *language, const char *text, const char *want) {
    struct arena *a = arena_new();
    str letter = alphabet_letter(a, str_c(language), str_c(text));
    if (!str_eq(letter, str_c(want))) {
        fail_msg("%s: %s stands under %.*s", language, text, STR_ARG(letter));
    }
    arena_free(a);
}

static void test_alphabet_letters(void **state) {
    (void)state;
    assert_letter("en", "apple", "A");
    assert_letter("en", "Éclair", "E");
    assert_letter("sv", "ängel", "Ä");
    assert_letter("de", "ängstlich", "A");
    assert_letter("es", "ñandú", "Ñ");
    assert_letter("ru", "жук", "Ж");
    assert_letter("pl", "Łan", "Ł");
    assert_letter("ja", "著作権", "著");
    assert_letter("en", "4.0", "#");
    assert_letter("en", "", "#");
    assert_letter("en", "“quoted”", "#");
}

/* ---- Credits ---- */

static void test_credits_name_every_picture(void **state) {
    (void)state;
    struct fixture f = make("curricula", "", "");
    const struct book *b = f.source.books[0];
    str page = body_at(&f, "/core/credits");
    assert_int_equal(count_of(page, "class=\"picture\""), b->media.n);
    for (size_t i = 0; i < b->media.n; i++) {
        assert_true(str_contains(page, b->media.at[i].file));
    }
    assert_has(page, "property=\"dct:title\"");
    assert_has(page, "property=\"cc:attributionName\"");
    assert_has(page, "None. Every page stands under the license above.");
    assert_has(page, "<a class=\"use\" href=\"/core/commons/significance\">");
    assert_has(page, "The Waymark authors");
    arena_free(f.arena);
}

static void test_credits_list_exceptions(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    struct book *b = f.library.books.at[0];
    b->quests.at[0].license =
        (struct license_note){STR("CC BY-SA 4.0"), STR("https://example.org/by-sa"), STR("")};
    b->media.at[0].author = STR("A <b> & C");
    b->media.at[0].source_url = STR("javascript:alert(1)");
    assert_false(failed(site_make(f.arena, &f.settings, &f.source, &f.site)));
    str page = body_at(&f, "/tiny/credits");
    assert_has(page, "<a class=\"lic\" href=\"https://example.org/by-sa\">CC BY-SA 4.0</a>");
    assert_lacks(page, "None. Every page");
    assert_has(page, "A &lt;b&gt; &amp; C");
    assert_lacks(page, "href=\"javascript");
    arena_free(f.arena);
}

/* ---- What machines read ---- */

static const struct value *data_of(struct fixture *f, const char *path) {
    str body = body_at(f, path);
    str start = STR("<script type=\"application/ld+json\">");
    size_t at = str_find(body, start);
    assert_true(at != SIZE_MAX);
    str json = str_from(body, at + start.n);
    json = str_sub(json, 0, str_find(json, STR("</script>")));
    const struct value *value = NULL;
    assert_false(failed(json_parse(f->arena, json, &value, NULL)));
    return value;
}

static str text_of(const struct value *table, const char *key) {
    const struct value *v = value_get(table, key);
    return v && v->kind == VALUE_TEXT ? v->as.text : STR("");
}

static void test_descriptions(void **state) {
    (void)state;
    struct fixture f = make_tiny("https://learn.example.org");
    const char *const paths[] = {"/",
                                 "/tiny/",
                                 "/tiny/overview",
                                 "/tiny/one/",
                                 "/tiny/one/stone",
                                 "/tiny/one/moss",
                                 "/tiny/quests/paint-a-stone",
                                 "/tiny/glossary",
                                 "/tiny/credits"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        const struct value *v = data_of(&f, paths[i]);
        assert_true(str_eq(text_of(v, "@context"), STR("https://schema.org")));
        assert_true(str_starts(text_of(v, "url"), STR("https://learn.example.org/")));
        assert_true(i == 0 ||
                    str_starts(text_of(v, "license"), STR("https://creativecommons.org/licenses/by/4.0/")));
    }
    const struct value *unit = data_of(&f, "/tiny/one/stone");
    assert_true(str_eq(text_of(unit, "timeRequired"), STR("PT45M")));
    assert_true(str_eq(text_of(value_get(unit, "isPartOf"), "@type"), STR("Course")));
    const struct value *picture = value_at(value_get(unit, "image"), 0);
    assert_true(str_eq(text_of(picture, "@type"), STR("ImageObject")));
    assert_true(str_ends(text_of(picture, "contentUrl"), STR("/tiny/media/stone.svg")));
    assert_true(text_of(picture, "license").n > 0);
    assert_true(
        str_eq(text_of(picture, "acquireLicensePage"), STR("https://learn.example.org/tiny/credits")));
    arena_free(f.arena);
}

static void test_rdfa_and_license(void **state) {
    (void)state;
    struct fixture f = make_tiny("https://learn.example.org");
    str unit = body_at(&f, "/tiny/one/stone");
    assert_has(unit, "<link rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">");
    assert_has(unit, "resource=\"https://learn.example.org/tiny/one/stone\"");
    assert_has(unit, "property=\"cc:attributionName\">The Waymark authors<");
    assert_has(unit, "<cite property=\"dct:title\">A stone</cite>");
    assert_has(unit, "type=\"application/atom+xml\"");
    arena_free(f.arena);
}

static void test_atom(void **state) {
    (void)state;
    struct fixture f = make_tiny("https://learn.example.org");
    struct xml_node *feed = NULL;
    assert_false(failed(xml_parse(f.arena, body_at(&f, "/tiny/atom.xml"), &feed)));
    assert_true(str_eq(feed->space, STR("http://www.w3.org/2005/Atom")));
    size_t entries = 0;
    for (const struct xml_node *n = feed->first; n; n = n->next) {
        entries += str_eq(n->local, STR("entry"));
        if (str_eq(n->local, STR("id"))) {
            assert_true(str_eq(n->first->text, STR("https://learn.example.org/tiny/atom.xml")));
        }
    }
    assert_true(entries >= 1);
    assert_lacks(body_at(&f, "/tiny/atom.xml"), "/tiny/one/moss"); /* planned: nothing to read */
    struct fixture local = make_tiny("");
    assert_false(failed(xml_parse(local.arena, body_at(&local, "/tiny/atom.xml"), &feed)));
    assert_has(body_at(&local, "/tiny/atom.xml"), "<id>tag:localhost,2026:/tiny/one/stone</id>");
    arena_free(local.arena);
    arena_free(f.arena);
}

static void test_sitemap(void **state) {
    (void)state;
    struct fixture f = make_tiny("https://learn.example.org");
    struct xml_node *root = NULL;
    str map = body_at(&f, "/sitemap.xml");
    assert_false(failed(xml_parse(f.arena, map, &root)));
    assert_has(map, "<loc>https://learn.example.org/tiny/one/stone</loc><lastmod>2026-11-22</lastmod>");
    assert_has(map, "<loc>https://learn.example.org/privacy</loc>");
    assert_lacks(map, ".svg");
    arena_free(f.arena);
    struct fixture without = make_tiny("");
    assert_null(site_page_at(without.site, STR("/sitemap.xml")));
    arena_free(without.arena);
}

/* ---- Ways and words ---- */

static void test_report_a_problem(void **state) {
    (void)state;
    static const struct {
        const char *setting;
        const char *want;
    } cases[] = {
        {"mailto:a@b.example", "mailto:a@b.example?subject=%2Ftiny%2Fone%2Fstone&amp;body=tiny%201.2.3"},
        {"https://t.example/new?x=1",
         "https://t.example/new?x=1&amp;page=%2Ftiny%2Fone%2Fstone&amp;edition=tiny%201.2.3"},
        {"https://t.example/new?title={page}", "https://t.example/new?title=%2Ftiny%2Fone%2Fstone\""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fixture f = make("test/golden/curricula", "", cases[i].setting);
        assert_has(body_at(&f, "/tiny/one/stone"), cases[i].want);
        assert_has(body_at(&f, "/accessibility"), "Report a problem");
        arena_free(f.arena);
    }
    struct fixture none = make_tiny("");
    assert_lacks(body_at(&none, "/tiny/one/stone"), "Report a problem");
    arena_free(none.arena);
}

static void test_header_and_footer(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    str unit = body_at(&f, "/tiny/one/stone");
    assert_has(unit, "<a href=\"/certificates\" aria-current=\"true\">Certificates</a>");
    assert_has(body_at(&f, "/tiny/quests/"), "<a href=\"/tiny/quests/\" aria-current=\"true\">Quests</a>");
    assert_has(body_at(&f, "/tiny/overview"), "<a href=\"/certificates\">Certificates</a>");
    const char *const places[] = {"/about",         "/faq",           "/privacy",
                                  "/accessibility", "/tiny/glossary", "/tiny/credits"};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        assert_has(unit, places[i]);
    }
    assert_true(str_eq(site_moved_to(f.arena, f.site, STR("/licenses")), STR("/tiny/credits")));
    arena_free(f.arena);
}

static void test_an_author_page_keeps_its_address(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    f.library.books.at[0]->pages.at[0].slug = STR("glossary");
    assert_false(failed(site_make(f.arena, &f.settings, &f.source, &f.site)));
    assert_lacks(body_at(&f, "/tiny/glossary"), "letter_P");
    arena_free(f.arena);
}

static void test_efforts(void **state) {
    (void)state;
    struct fixture f = make("curricula", "", "");
    const struct book *b = f.source.books[0];
    uint32_t efforts[512];
    book_efforts(b, efforts);
    size_t at = 0;
    uint32_t least = UINT32_MAX;
    uint32_t most = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        for (size_t k = 0; k < b->modules.at[i].units.n; k++, at++) {
            bool summit = b->modules.at[i].units.at[k].kind == UNIT_SUMMIT;
            assert_true(efforts[at] <= PROFILE_EFFORT_MAX);
            assert_true(summit ? efforts[at] >= 72 : efforts[at] <= 66);
            least = !summit && efforts[at] < least ? efforts[at] : least;
            most = !summit && efforts[at] > most ? efforts[at] : most;
        }
    }
    assert_int_equal(least, 12);
    assert_int_equal(most, 66);
    arena_free(f.arena);
}

static void test_without_a_book_the_program_pages_stand(void **state) {
    (void)state;
    struct fixture f = make_tiny("");
    struct site_source nothing = {.folder = STR("x")};
    struct site *site = NULL;
    assert_false(failed(site_make(f.arena, &f.settings, &nothing, &site)));
    assert_non_null(site_page_at(site, STR("/privacy")));
    assert_null(site_page_at(site, STR("/certificates")));
    arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bank_of_the_bundled_book),
        cmocka_unit_test(test_bank_by_unit),
        cmocka_unit_test(test_bank_asked_for_nonsense),
        cmocka_unit_test(test_bank_rows_say_what_the_script_needs),
        cmocka_unit_test(test_glossary_page),
        cmocka_unit_test(test_units_explain_terms),
        cmocka_unit_test(test_alphabet_order),
        cmocka_unit_test(test_alphabet_letters),
        cmocka_unit_test(test_credits_name_every_picture),
        cmocka_unit_test(test_credits_list_exceptions),
        cmocka_unit_test(test_descriptions),
        cmocka_unit_test(test_rdfa_and_license),
        cmocka_unit_test(test_atom),
        cmocka_unit_test(test_sitemap),
        cmocka_unit_test(test_report_a_problem),
        cmocka_unit_test(test_header_and_footer),
        cmocka_unit_test(test_an_author_page_keeps_its_address),
        cmocka_unit_test(test_efforts),
        cmocka_unit_test(test_without_a_book_the_program_pages_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
