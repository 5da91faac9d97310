/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Two real sources, where they are there: the draft of CORE and a page of its Hugo site. */
#include "import/testing.h"

#include <unistd.h>

static bool read_shared(struct imported *i, const char *folder, const char *name) {
    struct world w = world_real();
    *i = (struct imported){.arena = arena_new()};
    if (access(folder, R_OK) != 0) {
        imported_end(i);
        return false;
    }
    assert_false(failed(import_read(i->arena, &w, folder, &i->source)));
    imported_run(i, name);
    return true;
}

struct expected_module {
    const char *slug;
    const char *title;
    const char *units[7]; /* slugs */
    const char *titles[7];
    bool summit;
};

static const struct expected_module CORE[] = {
    {"commons",
     "The Commons",
     {"significance", "physical-digital", "opportunity", "creative-commons"},
     {"Significance of the Commons", "Physical and Digital Commons", "The Opportunity of the Commons",
      "The Creative Commons Organization"},
     true},
    {"copyright",
     "Copyright",
     {"basics", "other-ip", "public-domain", "exceptions-limitations", "global"},
     {"Copyright Basics", "Copyright vs Other Intellectual Property", "Scope of Public Domain",
      "Exceptions and Limitations of Copyright", "Global Aspects of Copyright"},
     true},
    {"licenses",
     "Creative Commons Licenses",
     {"with-copyright", "overview", "examples", "remixed", "legal-precedence"},
     {"How Licenses Work with Copyright", "Overview of the Licenses", "Examples of Licenses in Action",
      "Remixing Differently Licensed Works", "Legal Precedence of Creative Commons Licenses"},
     true},
    {"sociocultural",
     "Sociocultural",
     {"open-better", "shift-open", "promoting-open", "community-development", "gratitude"},
     {"How the Open Model is Better", "Shifting to Open", "Promoting Openness",
      "Community Development for Openness", "Building a Culture of Gratitude and Collaboration"},
     true},
    {"legal",
     "Legal",
     {"aspects", "clauses", "marking", "commercial", "copyright-not-implicated", "open-policies"},
     {"Legal Aspects of Licensing and Attribution", "Language of License Clauses", "Proper Legal Marking",
      "Commercial Adaptations of Licensed Content", "Where Copyright Is Not Implicated",
      "Formulating Open Policies"},
     false},
    {"using",
     "Using Creative Commons",
     {"choosing-license", "finding-content", "legal-technical-open", "attribution"},
     {"Choosing a License", "Finding CC Licensed Content", "Legal vs Technical Openness",
      "Giving Attribution"},
     false},
};

static void check_module(const struct module *m, const struct expected_module *want) {
    size_t n = 0;
    assert_text(m->slug, want->slug);
    assert_text(m->title, want->title);
    for (; want->units[n]; n++) {
        assert_true(n < m->units.n);
        assert_text(m->units.at[n].slug, want->units[n]);
        assert_text(m->units.at[n].title, want->titles[n]);
        assert_int_equal(m->units.at[n].kind, UNIT_LESSON);
    }
    assert_int_equal(m->units.n, n + want->summit);
    if (want->summit) {
        assert_text(m->units.at[n].slug, "summit");
        assert_int_equal(m->units.at[n].kind, UNIT_SUMMIT);
        assert_text(m->units.at[n].license.id, "CC BY-SA 4.0");
    }
}

static void test_core(void **state) {
    (void)state;
    struct imported i;
    if (!read_shared(&i, "../shared/data/curricula/cc-cert-core", "cc-cert-core")) {
        skip();
    }
    assert_int_equal(i.result.kind, IMPORT_LINKED);
    assert_text(i.book->title, "Creative Commons Core Certificate");
    assert_int_equal(i.book->modules.n, COUNT_OF(CORE));
    assert_int_equal(book_units_count(i.book), 29);
    for (size_t at = 0; at < COUNT_OF(CORE); at++) {
        check_module(&i.book->modules.at[at], &CORE[at]);
    }
    assert_int_equal(i.book->pages.n, 2);
    assert_text(i.book->pages.at[0].slug, "overview");
    assert_text(i.book->pages.at[1].slug, "details");
    assert_no_book_errors(&i);
    assert_int_equal(problems_count(&i.result.problems, SEVERITY_ERROR), 0);
    imported_end(&i);
}

static void test_core_statements_are_in_the_manifest(void **state) {
    (void)state;
    struct imported i;
    if (!read_shared(&i, "../shared/data/curricula/cc-cert-core", "cc-cert-core")) {
        skip();
    }
    assert_text(i.book->license.id, "CC BY 4.0");
    assert_int_equal(i.book->authors.n, 1);
    assert_text(i.book->authors.at[0], "Creative Commons");
    assert_holds(i.book->notice, "Except where otherwise noted");
    assert_true(i.book->acknowledgments.n >= 1);
    assert_holds(i.book->acknowledgments.at[0], "Institute of Museum and Library Services");
    assert_holds(i.book->attribution.safe, "imported");
    const struct unit *u = module_unit(book_module(i.book, STR("commons")), STR("significance"));
    assert_false(str_contains(imported_file(&i, "commons/significance.md"), STR("Except where otherwise")));
    assert_int_equal(u->outcomes.n, 4);
    assert_text(u->teaser, "What do Wikipedia and medieval English pasture lands have in common?");
    assert_false(html_empty(u->application.toolkit));
    assert_false(html_empty(u->application.community));
    assert_false(html_empty(u->application.practice));
    assert_int_equal(module_unit(book_module(i.book, STR("legal")), STR("marking"))->state, UNIT_PLANNED);
    const struct media *m = book_media(i.book, STR("media/hedge-enclosure-boundary.jpg"));
    assert_non_null(m);
    assert_true(m->missing);
    assert_text(m->author, "Andy Waddington");
    assert_text(m->license.id, "CC BY-SA 2.0");
    assert_text(m->changes, "cropped from original");
    imported_end(&i);
}

static void test_core_loses_no_word_and_is_the_same_twice(void **state) {
    (void)state;
    struct imported i;
    if (!read_shared(&i, "../shared/data/curricula/cc-cert-core", "cc-cert-core")) {
        skip();
    }
    assert_text(imported_missing_word(&i), "");
    assert_text(imported_missing_line(&i), "");
    struct import_result again = {0};
    assert_false(failed(import_tree(i.arena, &i.source, STR("cc-cert-core"), &again)));
    assert_int_equal(again.files.n, i.result.files.n);
    for (size_t at = 0; at < again.files.n; at++) {
        assert_true(str_eq(again.files.at[at].path, i.result.files.at[at].path));
        assert_true(str_eq(again.files.at[at].bytes, i.result.files.at[at].bytes));
    }
    imported_end(&i);
}

static void test_hugo_page(void **state) {
    (void)state;
    struct imported i;
    if (!read_shared(&i, "../shared/data/curricula/overview-hugo", "overview-hugo")) {
        skip();
    }
    assert_int_equal(i.result.kind, IMPORT_PAGE);
    assert_int_equal(i.book->modules.n, 0);
    assert_int_equal(i.book->pages.n, 1);
    assert_text(i.book->pages.at[0].title, "Overview");
    assert_text(i.book->license.id, "CC BY-SA 4.0");
    assert_int_equal(i.book->media.n, 2);
    assert_int_not_equal(i.book->pages.at[0].updated, 0);
    assert_no_book_errors(&i);
    assert_text(imported_missing_word(&i), "");
    assert_text(imported_missing_line(&i), "");
    imported_end(&i);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_core),
        cmocka_unit_test(test_core_statements_are_in_the_manifest),
        cmocka_unit_test(test_core_loses_no_word_and_is_the_same_twice),
        cmocka_unit_test(test_hugo_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
