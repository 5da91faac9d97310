/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/json.h"
#include "search/search.h"

/* Books made by hand: what the index reads of them and nothing else. */
struct fixture {
    struct arena *arena;
    struct book book;
    struct module *module;
    struct search_index *index;
    struct search_result result;
};

static html paragraph(struct arena *a, const char *text) {
    struct html_writer *w = html_writer_new(a);
    html_open(w, "p");
    html_text(w, str_c(text));
    return html_finish(w);
}

static struct fixture begin(void) {
    struct fixture f = {.arena = arena_new()};
    f.book = (struct book){.id = STR("core"), .short_title = STR("CORE"), .language = STR("en")};
    for (size_t i = 0; i < PART_COUNT; i++) {
        f.book.part_titles[i] = str_c(part_id((enum part)i));
    }
    f.module = LIST_ADD(f.arena, &f.book.modules);
    *f.module =
        (struct module){.slug = STR("commons"), .title = STR("The Commons"), .question = STR("Whose is it?")};
    return f;
}

static struct unit *add_unit(struct fixture *f, const char *slug, const char *title, const char *text) {
    struct unit *u = LIST_ADD(f->arena, &f->module->units);
    *u = (struct unit){.slug = str_c(slug), .title = str_c(title)};
    struct section *s = LIST_ADD(f->arena, &u->sections);
    *s = (struct section){.id = STR("essential"),
                          .title = STR("Essential"),
                          .part = PART_ESSENTIAL,
                          .body = paragraph(f->arena, text)};
    return u;
}

static void add_term(struct fixture *f, const char *id, const char *term, const char *text) {
    *LIST_ADD(f->arena, &f->book.glossary) =
        (struct definition){.id = str_c(id), .term = str_c(term), .text = paragraph(f->arena, text)};
}

static void index_books(struct fixture *f) {
    struct book *books[] = {&f->book};
    f->index = search_index_new(f->arena, books, 1);
}

static const struct search_result *ask_n(struct fixture *f, str text) {
    const struct search_question q = {.text = text};
    search_run(f->arena, f->index, &q, &f->result);
    return &f->result;
}

static const struct search_result *ask(struct fixture *f, const char *text) {
    return ask_n(f, str_c(text));
}

static void assert_first(struct fixture *f, const char *text, const char *url) {
    const struct search_result *r = ask(f, text);
    if (!r->hits.n || !str_eq(r->hits.at[0].url, str_c(url))) {
        fail_msg("\"%s\" found %.*s first and not %s", text,
                 STR_ARG(r->hits.n ? r->hits.at[0].url : STR("nothing")), url);
    }
}

/* The parts as one text, hits in brackets. */
static str marked(struct arena *a, const struct search_parts *parts) {
    buf b = buf_new(a);
    for (size_t i = 0; i < parts->n; i++) {
        buf_c(&b, parts->at[i].hit ? "[" : "");
        buf_add(&b, parts->at[i].text);
        buf_c(&b, parts->at[i].hit ? "]" : "");
    }
    return buf_str(&b);
}

static struct fixture small(void) {
    struct fixture f = begin();
    struct page *p = LIST_ADD(f.arena, &f.book.pages);
    *p = (struct page){.slug = STR("overview"),
                       .title = STR("Overview"),
                       .body = paragraph(f.arena, "Where the gratitude begins.")};
    add_unit(&f, "significance", "Significance of the commons",
             "Villagers shared a pasture and wrote down rules. A commons is looked after by its people.");
    add_unit(&f, "licenses", "Licenses in action",
             "A license is a permission. The commons grows by licenses; nobody owns the commons alone.");
    struct unit *summit = add_unit(&f, "summit", "Summit: your own commons", "Bring everything together.");
    summit->kind = UNIT_SUMMIT;
    struct quest *q = LIST_ADD(f.arena, &f.book.quests);
    *q = (struct quest){.slug = STR("thanks"),
                        .title = STR("Say thanks"),
                        .teaser = STR("Write to somebody whose photograph you used."),
                        .body = paragraph(f.arena, "Attribution is a duty, thanks are not.")};
    add_term(&f, "attribution", "Attribution", "Saying whose work you use.");
    add_term(&f, "pasture", "Pasture", "Grassland.");
    index_books(&f);
    return f;
}

static void test_every_kind_is_found(void **state) {
    (void)state;
    struct fixture f = small();
    assert_int_equal(search_entries_count(f.index), 8);
    assert_first(&f, "significance", "/core/commons/significance");
    assert_first(&f, "summit", "/core/commons/summit");
    assert_true(f.result.hits.at[0].summit);
    assert_first(&f, "duty", "/core/quests/thanks");
    assert_int_equal(f.result.hits.at[0].kind, SEARCH_QUEST);
    assert_first(&f, "grassland", "/core/glossary#pasture");
    assert_int_equal(f.result.hits.at[0].kind, SEARCH_TERM);
    assert_first(&f, "gratitude", "/core/overview");
    assert_first(&f, "whose is it", "/core/commons/");
    assert_true(f.result.hits.at[0].module);
    arena_free(f.arena);
}

static void test_a_hit_says_where_it_is(void **state) {
    (void)state;
    struct fixture f = small();
    const struct search_hit *h = &ask(&f, "villagers")->hits.at[0];
    assert_true(str_eq(h->where, STR("CORE / The Commons")));
    assert_true(str_eq(h->section, STR("Essential")));
    assert_true(str_eq(h->section_url, STR("/core/commons/significance#essential")));
    assert_true(str_eq(h->name, STR("Significance of the commons")));
    h = &ask(&f, "attribution")->hits.at[0];
    assert_int_equal(h->section_url.n, 0);
    arena_free(f.arena);
}

static void test_title_before_text(void **state) {
    (void)state;
    struct fixture f = small();
    assert_first(&f, "attribution", "/core/glossary#attribution");
    assert_first(&f, "pasture", "/core/glossary#pasture");
    assert_first(&f, "licenses", "/core/commons/licenses");
    assert_first(&f, "the commons", "/core/commons/"); /* its title is the question */
    arena_free(f.arena);
}

static void test_all_words_before_some(void **state) {
    (void)state;
    struct fixture f = small();
    const struct search_result *r = ask(&f, "commons permission");
    assert_int_equal(r->total, 1);
    assert_true(str_eq(r->hits.at[0].url, STR("/core/commons/licenses")));
    r = ask(&f, "permission qwertyuiop villagers");
    assert_int_equal(r->total, 2);
    assert_int_equal(r->unmatched.n, 1);
    assert_true(str_eq(r->unmatched.at[0], STR("qwertyuiop")));
    arena_free(f.arena);
}

static void test_one_mistake_is_forgiven(void **state) {
    (void)state;
    struct fixture f = small();
    const char *const wrong[] = {"atribution", "attrribution", "attrobution", "attirbution",  "ttribution",
                                 "attributio", "attributoin",  "Attribùtiom", "xattribution", "tatribution"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const struct search_result *r = ask(&f, wrong[i]);
        if (!r->total || !str_eq(r->hits.at[0].url, STR("/core/glossary#attribution"))) {
            fail_msg("\"%s\" did not find attribution", wrong[i]);
        }
    }
    assert_true(str_eq(ask(&f, "my atribution, please")->corrected, STR("my attribution, please")));
    assert_int_equal(ask(&f, "attribution")->corrected.n, 0);
    assert_int_equal(ask(&f, "atributon of x")->total > 0, ask(&f, "of x")->total > 0);
    arena_free(f.arena);
}

static void test_two_mistakes_and_short_words_are_not(void **state) {
    (void)state;
    struct fixture f = small();
    const struct search_result *r = ask(&f, "atributin");
    assert_int_equal(r->total, 0);
    assert_true(r->suggestions.n > 0);
    assert_true(str_eq(r->suggestions.at[0], STR("attribution")));
    assert_int_equal(ask(&f, "dut")->total, 1); /* it begins so */
    assert_int_equal(ask(&f, "xut")->total, 0);
    r = ask(&f, "pasturexyz");
    assert_int_equal(r->total, 0);
    assert_true(r->suggestions.n > 0);
    assert_true(str_eq(r->suggestions.at[0], STR("pasture")));
    arena_free(f.arena);
}

static void test_the_last_word_may_be_begun(void **state) {
    (void)state;
    struct fixture f = small();
    assert_first(&f, "signif", "/core/commons/significance");
    assert_first(&f, "nobody own", "/core/commons/licenses");
    assert_int_equal(ask(&f, "signi villagers")->unmatched.n, 1);
    arena_free(f.arena);
}

static void test_a_rare_spelling_finds_the_frequent_one(void **state) {
    (void)state;
    struct fixture f = begin();
    for (size_t i = 0; i < 20; i++) {
        add_unit(&f, i ? "x" : "first", "Unit", i == 19 ? "the licence of England" : "the license");
    }
    index_books(&f);
    assert_int_equal(ask(&f, "licence")->total, 20);
    assert_int_equal(ask(&f, "license")->total, 19);
    arena_free(f.arena);
}

static void test_words_close_together_come_first(void **state) {
    (void)state;
    struct fixture f = begin();
    add_unit(
        &f, "apart", "One",
        "Fair words are of no help to those who listen to a judge; and then somebody may name a use of it.");
    add_unit(&f, "turned", "Two",
             "The use fair to all the people of the valley and of the hills is named here and nowhere else "
             "at all.");
    add_unit(
        &f, "phrase", "Three",
        "What the court calls fair use is a limit to the right that nobody has to ask for in that country.");
    index_books(&f);
    assert_first(&f, "fair use", "/core/commons/phrase");
    assert_true(str_eq(f.result.hits.at[1].url, STR("/core/commons/turned")));
    arena_free(f.arena);
}

static void test_ties_keep_the_order(void **state) {
    (void)state;
    struct fixture f = begin();
    for (size_t i = 0; i < 30; i++) {
        buf slug = buf_new(f.arena);
        buf_u64(&slug, 100 + i);
        add_unit(&f, arena_z(f.arena, buf_str(&slug)), "Same", "same words");
    }
    index_books(&f);
    const struct search_result *r = ask(&f, "same");
    assert_int_equal(r->total, 30);
    for (size_t i = 1; i < r->hits.n; i++) {
        assert_true(str_cmp(r->hits.at[i - 1].url, r->hits.at[i].url) < 0);
    }
    arena_free(f.arena);
}

static void test_kinds_are_counted_and_chosen(void **state) {
    (void)state;
    struct fixture f = small();
    const struct search_question q = {.text = STR("pasture"), .has_kind = true, .kind = SEARCH_UNIT};
    struct search_result r;
    search_run(f.arena, f.index, &q, &r);
    assert_int_equal(r.total, 1);
    assert_int_equal(r.counts_all, 2);
    assert_int_equal(r.counts[SEARCH_UNIT], 1);
    assert_int_equal(r.counts[SEARCH_TERM], 1);
    assert_int_equal(r.hits.at[0].kind, SEARCH_UNIT);
    const struct search_question none = {.text = STR("pasture"), .has_kind = true, .kind = SEARCH_PAGE};
    search_run(f.arena, f.index, &none, &r);
    assert_int_equal(r.total, 0);
    assert_int_equal(r.counts_all, 2);
    arena_free(f.arena);
}

static void test_kind_ids(void **state) {
    (void)state;
    for (size_t i = 0; i < SEARCH_KIND_COUNT; i++) {
        enum search_kind k = SEARCH_KIND_COUNT;
        assert_true(search_kind_from_id(str_c(search_kind_id((enum search_kind)i)), &k));
        assert_int_equal(k, i);
    }
    enum search_kind k = SEARCH_PAGE;
    assert_false(search_kind_from_id(STR("units"), &k));
    assert_false(search_kind_from_id(STR(""), &k));
    assert_int_equal(k, SEARCH_PAGE);
}

static void test_pages_of_results(void **state) {
    (void)state;
    struct fixture f = begin();
    for (size_t i = 0; i < 120; i++) {
        add_unit(&f, "x", "Same", "same words");
    }
    index_books(&f);
    const struct {
        size_t page, most, want_n, want_pages;
    } cases[] = {{0, 0, 50, 3},    {1, 50, 50, 3},   {3, 50, 20, 3},      {4, 50, 0, 3},
                 {1, 1000, 50, 3}, {12, 10, 10, 12}, {SIZE_MAX, 7, 0, 18}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct search_question q = {
            .text = STR("same"), .page = cases[i].page, .page_count_max = cases[i].most};
        struct search_result r;
        search_run(f.arena, f.index, &q, &r);
        assert_int_equal(r.total, 120);
        assert_int_equal(r.hits.n, cases[i].want_n);
        assert_int_equal(r.pages, cases[i].want_pages);
    }
    arena_free(f.arena);
}

static void test_snippets_show_the_hits(void **state) {
    (void)state;
    struct fixture f = small();
    const struct search_hit *h = &ask(&f, "PASTURE")->hits.at[1];
    assert_true(str_contains(marked(f.arena, &h->snippet), STR("shared a [pasture] and")));
    h = &ask(&f, "licenses")->hits.at[0];
    assert_true(str_eq(marked(f.arena, &h->title), STR("[Licenses] in action")));
    arena_free(f.arena);
}

static void test_snippets_are_cut_at_words(void **state) {
    (void)state;
    struct fixture f = begin();
    buf text = buf_new(f.arena);
    for (size_t i = 0; i < 200; i++) {
        buf_c(&text, i == 120 ? "Größenwahn <b>&amp; " : "überall steht früher etwas ");
    }
    add_unit(&f, "long", "Long", arena_z(f.arena, buf_str(&text)));
    index_books(&f);
    const struct search_hit *h = &ask(&f, "grössenwahn")->hits.at[0];
    str all = marked(f.arena, &h->snippet);
    assert_true(str_starts(all, STR("… ")));
    assert_true(str_ends(all, STR(" …")));
    assert_true(str_contains(all, STR("[Größenwahn] <b>&amp; überall")));
    assert_true(utf8_valid(all));
    assert_true(utf8_count(all) <= SEARCH_SNIPPET_CHARACTERS + 8);
    assert_true(utf8_count(all) >= SEARCH_SNIPPET_CHARACTERS / 2);
    str inside = str_sub(all, STR("… ").n, all.n - STR("… ").n - STR(" …").n);
    while (inside.n) {
        str word = str_split(&inside, ' ');
        assert_true(str_contains(STR(" überall steht früher etwas [Größenwahn] <b>&amp; "), word));
    }
    arena_free(f.arena);
}

static void test_snippets_without_spaces(void **state) {
    (void)state;
    struct fixture f = begin();
    buf text = buf_new(f.arena);
    for (size_t i = 0; i < 100; i++) {
        buf_c(&text, i == 60 ? "著作権法" : "共有地は人々のもの");
    }
    add_unit(&f, "ja", "日本", arena_z(f.arena, buf_str(&text)));
    index_books(&f);
    const struct search_hit *h = &ask(&f, "著作権")->hits.at[0];
    str all = marked(f.arena, &h->snippet);
    assert_true(utf8_valid(all));
    assert_true(str_contains(all, STR("[著作権]法")));
    assert_true(utf8_count(all) <= SEARCH_SNIPPET_CHARACTERS + 10);
    assert_int_equal(ask(&f, "権")->total, 1);
    assert_int_equal(ask(&f, "作著")->total, 0);
    arena_free(f.arena);
}

static void test_questions_without_words(void **state) {
    (void)state;
    struct fixture f = small();
    buf marks = buf_new(f.arena);
    for (size_t i = 0; i < 100; i++) {
        buf_c(&marks, "\xCC\x81");
    }
    const str texts[] = {
        {0}, STR("   "), STR("?!…"), str_n("\0\0\0", 3), STR("\xFF\xFE\xC3"), buf_str(&marks)};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const struct search_result *r = ask_n(&f, texts[i]);
        assert_false(r->words);
        assert_int_equal(r->total, 0);
        assert_int_equal(r->hits.n, 0);
        assert_int_equal(r->suggestions.n, 0);
    }
    assert_int_equal(ask_n(&f, str_n("pas\0ture", 8))->words, true);
    arena_free(f.arena);
}

static void test_long_questions_are_cut(void **state) {
    (void)state;
    struct fixture f = small();
    buf b = buf_new(f.arena);
    buf_c(&b, "pasture ");
    for (size_t i = 0; i < 300; i++) {
        buf_c(&b, "ж");
    }
    const struct search_result *r = ask_n(&f, buf_str(&b));
    assert_true(r->cut);
    assert_true(r->query.n <= SEARCH_QUERY_BYTES_MAX);
    assert_true(utf8_valid(r->query));
    assert_int_equal(r->total, 2);
    r = ask(&f, "a b c d e f g h i j k l m n o p");
    assert_true(r->cut);
    r = ask(&f, "pasture pasture pasture pasture pasture pasture pasture pasture pasture pasture pasture "
                "pasture pasture");
    assert_false(r->cut);
    assert_int_equal(r->total, 2);
    arena_free(f.arena);
}

static void test_no_books(void **state) {
    (void)state;
    struct fixture f = {.arena = arena_new()};
    f.index = search_index_new(f.arena, NULL, 0);
    assert_int_equal(search_entries_count(f.index), 0);
    assert_int_equal(ask(&f, "anything at all")->total, 0);
    assert_int_equal(f.result.suggestions.n, 0);
    buf script = buf_new(f.arena);
    search_write_script(f.arena, NULL, 0, &script);
    assert_true(str_eq(buf_str(&script),
                       STR("const WAYMARK_SEARCH = {\"format\":1,\"whole\":true,\"entries\":[]};\n")));
    arena_free(f.arena);
}

/* Definitions shown on hover are in the page of each unit, and not what it is about. */
static void test_definitions_are_found_in_the_glossary_alone(void **state) {
    (void)state;
    struct fixture f = begin();
    struct unit *u = add_unit(&f, "one", "One", "nothing");
    struct html_writer *w = html_writer_new(f.arena);
    html_open(w, "p");
    html_text(w, STR("Before the "));
    html_open(w, "span");
    html_attribute(w, "class", STR("gloss"));
    html_text(w, STR("pasture"));
    html_open(w, "span");
    html_attribute(w, "class", STR("gloss-text"));
    html_open(w, "span");
    html_text(w, STR("spanspan"));
    html_close(w);
    html_text(w, STR("Grassland spanned"));
    html_close(w);
    html_close(w);
    html_text(w, STR(" and behind."));
    u->sections.at[0].body = html_finish(w);
    index_books(&f);
    assert_int_equal(ask(&f, "grassland")->total, 0);
    assert_int_equal(ask(&f, "spanned")->total, 0);
    assert_int_equal(ask(&f, "before the pasture and behind")->total, 1);
    arena_free(f.arena);
}

/* The page of a planned unit has no headings to lead to. */
static void test_planned_units_are_found_as_a_whole(void **state) {
    (void)state;
    struct fixture f = begin();
    struct unit *u = LIST_ADD(f.arena, &f.module->units);
    *u = (struct unit){.slug = STR("later"), .title = STR("Later"), .state = UNIT_PLANNED};
    u->plan = paragraph(f.arena, "Here will be a heron.");
    *LIST_ADD(f.arena, &u->outcomes) =
        (struct outcome){.id = STR("o1"), .text = STR("Tell herons from storks.")};
    index_books(&f);
    assert_first(&f, "heron", "/core/commons/later");
    assert_int_equal(f.result.hits.at[0].section_url.n, 0);
    assert_first(&f, "storks", "/core/commons/later");
    assert_int_equal(f.result.hits.at[0].section_url.n, 0);
    arena_free(f.arena);
}

static void test_headings_lead_to_their_place(void **state) {
    (void)state;
    struct fixture f = begin();
    struct unit *u = add_unit(&f, "one", "One", "nothing");
    struct html_writer *w = html_writer_new(f.arena);
    html_open(w, "p");
    html_text(w, STR("Intro of oaks."));
    html_close(w);
    html_open(w, "h3");
    html_attribute(w, "id", STR("first-place"));
    html_text(w, STR("First place"));
    html_close(w);
    html_open(w, "p");
    html_text(w, STR("Here are beeches."));
    u->sections.at[0].body = html_finish(w);
    *LIST_ADD(f.arena, &u->sections.at[0].headings) =
        (struct heading){STR("first-place"), STR("First place"), 3};
    index_books(&f);
    assert_true(str_eq(ask(&f, "oaks")->hits.at[0].section_url, STR("/core/commons/one#essential")));
    assert_true(str_eq(ask(&f, "beeches")->hits.at[0].section_url, STR("/core/commons/one#first-place")));
    assert_true(str_eq(ask(&f, "first place")->hits.at[0].section_url, STR("/core/commons/one#first-place")));
    assert_true(str_contains(marked(f.arena, &f.result.hits.at[0].snippet), STR("Here are beeches.")));
    arena_free(f.arena);
}

static void test_the_script(void **state) {
    (void)state;
    struct fixture f = small();
    add_unit(&f, "evil", "</script><script>alert(1)", "a & b <!-- \xE2\x80\xA8 c");
    struct book *books[] = {&f.book};
    buf one = buf_new(f.arena);
    buf two = buf_new(f.arena);
    search_write_script(f.arena, books, 1, &one);
    search_write_script(f.arena, books, 1, &two);
    str script = buf_str(&one);
    assert_true(str_eq(script, buf_str(&two)));
    assert_false(str_contains(script, STR("<")));
    assert_false(str_contains(script, STR("\xE2\x80\xA8")));
    str json = str_without_end(str_without_start(script, STR("const WAYMARK_SEARCH = ")), STR(";\n"));
    const struct value *v = NULL;
    assert_false(failed(json_parse(f.arena, json, &v, NULL)));
    assert_true(str_contains(script, STR("\"form\":\"summit\"")));
    assert_true(str_contains(script, STR("\"url\":\"core/commons/index.html\"")));
    assert_true(str_contains(script, STR("\"url\":\"core/commons/significance.html\"")));
    assert_true(str_contains(script, STR("\"url\":\"core/glossary.html#pasture\"")));
    assert_true(str_contains(script, STR("Villagers shared a pasture")));
    arena_free(f.arena);
}

static void test_the_script_of_a_large_copy_has_titles(void **state) {
    (void)state;
    struct fixture f = begin();
    buf text = buf_new(f.arena);
    for (size_t i = 0; i < 100000; i++) {
        buf_c(&text, "hidden words ");
    }
    struct unit *u = add_unit(&f, "first", "First title", arena_z(f.arena, buf_str(&text)));
    html body = u->sections.at[0].body;
    for (size_t i = 0; i < SEARCH_SCRIPT_BYTES_MAX / text.n + 1; i++) {
        add_unit(&f, "x", "Another", "")->sections.at[0].body = body;
    }
    struct book *books[] = {&f.book};
    buf out = buf_new(f.arena);
    search_write_script(f.arena, books, 1, &out);
    assert_true(str_contains(buf_str(&out), STR("\"whole\":false")));
    assert_true(str_contains(buf_str(&out), STR("First title")));
    assert_true(str_contains(buf_str(&out), STR("\"title\":\"Essential\"")));
    assert_false(str_contains(buf_str(&out), STR("hidden")));
    arena_free(f.arena);
}

static double now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Ten thousand units, a vocabulary of as many words that are all alike: no question may hold a loop up. The
 * bound is far above what it takes, as sanitizers and busy machines are slow. */
static void test_hostile_questions_are_bounded(void **state) {
    (void)state;
    struct fixture f = begin();
    for (size_t i = 0; i < 10000; i++) {
        buf text = buf_new(f.arena);
        buf_fmt(&text, "common words here aaaa%05zu aaab%05zu and so on in unit %zu", i, i, i);
        add_unit(&f, "x", "Common title", arena_z(f.arena, buf_str(&text)));
    }
    index_books(&f);
    const char *const hostile[] = {
        "common words here and so on in unit title c",
        "aaaa",
        "aaaab aaaac aaaad aaaae aaaaf aaaag aaaah aaaai aaaaj aaaak aaaal aaaam",
        "aaaazzzz aaabzzzz aaaczzzz zzzzaaaa",
        "a a a a a a",
        "aa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };
    for (size_t i = 0; i < COUNT_OF(hostile); i++) {
        double before = now_ms();
        ask(&f, hostile[i]);
        double took = now_ms() - before;
        if (took > 2000) {
            fail_msg("\"%s\" took %.0f ms", hostile[i], took);
        }
    }
    assert_int_equal(ask(&f, "common title")->total, 10000);
    arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_is_found),
        cmocka_unit_test(test_a_hit_says_where_it_is),
        cmocka_unit_test(test_title_before_text),
        cmocka_unit_test(test_all_words_before_some),
        cmocka_unit_test(test_one_mistake_is_forgiven),
        cmocka_unit_test(test_two_mistakes_and_short_words_are_not),
        cmocka_unit_test(test_the_last_word_may_be_begun),
        cmocka_unit_test(test_a_rare_spelling_finds_the_frequent_one),
        cmocka_unit_test(test_words_close_together_come_first),
        cmocka_unit_test(test_ties_keep_the_order),
        cmocka_unit_test(test_kinds_are_counted_and_chosen),
        cmocka_unit_test(test_kind_ids),
        cmocka_unit_test(test_pages_of_results),
        cmocka_unit_test(test_snippets_show_the_hits),
        cmocka_unit_test(test_snippets_are_cut_at_words),
        cmocka_unit_test(test_snippets_without_spaces),
        cmocka_unit_test(test_questions_without_words),
        cmocka_unit_test(test_long_questions_are_cut),
        cmocka_unit_test(test_no_books),
        cmocka_unit_test(test_definitions_are_found_in_the_glossary_alone),
        cmocka_unit_test(test_planned_units_are_found_as_a_whole),
        cmocka_unit_test(test_headings_lead_to_their_place),
        cmocka_unit_test(test_the_script),
        cmocka_unit_test(test_the_script_of_a_large_copy_has_titles),
        cmocka_unit_test(test_hostile_questions_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
