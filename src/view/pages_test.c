/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The pages as documents: whatever is in their structs, elements close in order, there is one h1 and one main, headings skip
 * no level, ids are there once, and links inside the page lead somewhere. */
#include "view/pages.h"

#include "views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

#define EVIL_TEXT "</title><script>\"'&<b x=\"{{"
#define EVIL      STR(EVIL_TEXT)

/* ---- A small reader of what the views write ---- */

struct outline {
    struct arena *arena;
    str open[64];
    size_t depth;
    int level; /* of the last heading */
    size_t h1, mains, headings;
    LIST(str) ids;
    LIST(str) anchors; /* of href="#…" */
};

static bool is_void(str name) {
    static const char *const VOID[] = {"meta", "link", "br", "img", "input", "hr", "wbr", "!doctype"};
    for (size_t i = 0; i < COUNT_OF(VOID); i++) {
        if (str_eq(name, str_c(VOID[i]))) {
            return true;
        }
    }
    return false;
}

static str attribute_of(struct arena *a, str tag, const char *name) {
    str start = arena_join(a, (str[]){STR(" "), str_c(name), STR("=\"")}, 3);
    size_t at = str_find(tag, start);
    if (at == SIZE_MAX) {
        return (str){0};
    }
    str value = str_from(tag, at + start.n);
    return str_sub(value, 0, str_find_byte(value, '"'));
}

static void see_heading(struct outline *o, str name) {
    if (name.n != 2 || name.p[0] != 'h' || !byte_is_digit(name.p[1])) {
        return;
    }
    int level = name.p[1] - '0';
    if (level > o->level + 1) {
        fail_msg("a heading of level %d follows one of level %d", level, o->level);
    }
    o->level = level;
    o->h1 += level == 1;
    o->headings++;
}

static void see_start(struct outline *o, str name, str tag) {
    see_heading(o, name);
    o->mains += str_eq(name, STR("main"));
    str id = attribute_of(o->arena, tag, "id");
    if (id.n) {
        for (size_t i = 0; i < o->ids.n; i++) {
            if (str_eq(o->ids.at[i], id)) {
                fail_msg("the id %.*s is there twice", STR_ARG(id));
            }
        }
        *LIST_ADD(o->arena, &o->ids) = id;
    }
    str href = attribute_of(o->arena, tag, "href");
    if (str_starts(href, STR("#")) && href.n > 1) { /* "#" alone is an address that was refused */
        *LIST_ADD(o->arena, &o->anchors) = str_from(href, 1);
    }
    if (!is_void(name)) {
        assert_true(o->depth < COUNT_OF(o->open));
        o->open[o->depth++] = name;
    }
}

static void see_end(struct outline *o, str name) {
    assert_true(o->depth > 0);
    str open = o->open[--o->depth];
    if (!str_eq(open, name)) {
        fail_msg("</%.*s> closes <%.*s>", STR_ARG(name), STR_ARG(open));
    }
}

/* Values are escaped, so a '<' always begins a tag and a '>' always ends it. */
static struct outline outline_of(struct arena *a, buf *page) {
    struct outline o = {.arena = a};
    str rest = buf_str(page);
    assert_false(page->failed);
    size_t at;
    while ((at = str_find_byte(rest, '<')) != SIZE_MAX) {
        rest = str_from(rest, at + 1);
        size_t end = str_find_byte(rest, '>');
        assert_true(end != SIZE_MAX);
        str tag = str_sub(rest, 0, end);
        rest = str_from(rest, end + 1);
        bool closing = str_starts(tag, STR("/"));
        str name = str_from(tag, closing);
        size_t name_end = str_find_byte(name, ' ');
        name = name_end == SIZE_MAX ? name : str_sub(name, 0, name_end);
        if (closing) {
            see_end(&o, name);
        } else {
            see_start(&o, name, tag);
        }
    }
    return o;
}

static void check_document(struct arena *a, buf *page) {
    struct outline o = outline_of(a, page);
    assert_int_equal(o.depth, 0);
    assert_int_equal(o.h1, 1);
    assert_int_equal(o.mains, 1);
    for (size_t i = 0; i < o.anchors.n; i++) {
        bool found = false;
        for (size_t j = 0; j < o.ids.n; j++) {
            found = found || str_eq(o.anchors.at[i], o.ids.at[j]);
        }
        if (!found) {
            fail_msg("nothing has the id %.*s", STR_ARG(o.anchors.at[i]));
        }
    }
    str text = buf_str(page);
    assert_true(str_starts(text, STR("<!doctype html>")) ||
                str_starts(str_trim(text), STR("<!doctype html>")));
    assert_false(str_contains(text, STR(EVIL_TEXT)));
    assert_false(str_contains(text, STR("<b x=")));
    assert_false(str_contains(text, STR(" style=")));
    assert_false(str_contains(text, STR("javascript:")));
}

/* ---- Pages full of trouble ---- */

static link_list two_links(struct arena *a) {
    link_list l = {0};
    *LIST_ADD(a, &l) = (struct link){EVIL, STR("javascript:alert(1)"), true};
    *LIST_ADD(a, &l) = (struct link){EVIL, EVIL, false};
    return l;
}

static struct frame evil_frame(struct arena *a) {
    return (struct frame){
        .language = EVIL,
        .direction = STR("ltr"),
        .content_language = STR("en"),
        .site_name = EVIL,
        .title = EVIL,
        .description = EVIL,
        .canonical = EVIL,
        .article = true,
        .hidden = true,
        .assets_version = EVIL,
        .license = {.id = EVIL, .url = STR("javascript:x")},
        .nav = two_links(a),
        .links = two_links(a),
        .program_line = EVIL,
        .places = {.certificates = STR("/certificates"),
                   .quests = EVIL,
                   .glossary = EVIL,
                   .credits = EVIL,
                   .feed = EVIL},
        .feed_title = EVIL,
        .picture = EVIL,
        .modified = EVIL,
        .attribution_name = EVIL,
        .attribution_url = EVIL,
        .data = json_for_html(a, STR("{\"name\":\"</script><b>\"}")),
    };
}

static unit_row_list evil_rows(struct arena *a) {
    unit_row_list rows = {0};
    *LIST_ADD(a, &rows) =
        (struct unit_row){.key = EVIL, .title = EVIL, .url = EVIL, .minutes = 45, .current = true};
    *LIST_ADD(a, &rows) =
        (struct unit_row){.key = EVIL, .title = EVIL, .url = EVIL, .planned = true, .teaser = EVIL};
    *LIST_ADD(a, &rows) =
        (struct unit_row){.key = EVIL, .title = EVIL, .url = EVIL, .summit = true, .partial = true};
    return rows;
}

static html words(struct arena *a) {
    return html_from_text(a, EVIL);
}

static struct unit *evil_unit(struct arena *a) {
    struct unit *u = ARENA_NEW(a, struct unit);
    *u = (struct unit){
        .key = EVIL,
        .title = EVIL,
        .teaser = EVIL,
        .state = UNIT_PARTIAL,
        .read_minutes = 20,
        .practice_minutes = 25,
        .media_count = 2,
        .big_question = words(a),
        .reflection = words(a),
        .plan = words(a),
        .application = {words(a), words(a), words(a)},
        .application_intro = words(a),
        .notes = words(a),
    };
    static const struct {
        const char *id;
        enum part part;
    } sections[] = {{"one", PART_ESSENTIAL},
                    {"two", PART_COUNT},
                    {"three", PART_CHECK},
                    {"four", PART_LOOP},
                    {"five", PART_SOURCES}};
    for (size_t i = 0; i < COUNT_OF(sections); i++) {
        *LIST_ADD(a, &u->sections) = (struct section){
            .id = str_c(sections[i].id), .title = EVIL, .part = sections[i].part, .body = words(a)};
        *LIST_ADD(a, &u->headings) = (struct heading){.id = str_c(sections[i].id), .text = EVIL, .level = 2};
    }
    struct question *q = LIST_ADD(a, &u->questions);
    *q = (struct question){.id = STR("q_1"), .prompt = words(a), .before = words(a)};
    *LIST_ADD(a, &q->options) = (struct question_option){STR("A"), words(a), words(a), true};
    *LIST_ADD(a, &q->options) = (struct question_option){STR("B"), words(a), words(a), false};
    return u;
}

static struct unit_page evil_unit_page(struct arena *a) {
    const struct unit *u = evil_unit(a);
    struct unit_page p = {
        .frame = evil_frame(a),
        .crumbs = two_links(a),
        .trail = {.module = {EVIL, EVIL, false},
                  .units = evil_rows(a),
                  .at = u->headings.at,
                  .n = u->headings.n},
        .unit = u,
        .module_number = 1,
        .module_title = EVIL,
        .number = 1,
        .count = 4,
        .version = EVIL,
        .license = {.id = EVIL, .url = EVIL},
        .updated = {EVIL, EVIL},
        .big_question = {STR("big"), EVIL},
        .outcomes_head = {STR("out"), EVIL},
        .reflection = {STR("ref"), EVIL},
        .application = {STR("app"), EVIL},
        .has_application = true,
        .has_practice = true,
        .before = {EVIL, EVIL, false},
        .next = {EVIL, EVIL, false},
    };
    *LIST_ADD(a, &p.outcomes) = (struct outcome_row){EVIL, EVIL};
    *LIST_ADD(a, &p.quests) =
        (struct quest_row){.title = EVIL, .url = EVIL, .teaser = EVIL, .medium = true, .minutes = 30};
    return p;
}

static struct view view_of(struct arena *a, buf *out) {
    *out = buf_new(a);
    return view_new(out, NULL);
}

static void a_unit(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct unit_page p = evil_unit_page(*state);
    view_unit_page(&v, &p);
    check_document(*state, &out);
    str text = buf_str(&out);
    assert_true(str_contains(text, STR("Right.")));
    assert_true(str_contains(text, STR("Look again.")));
    assert_true(str_contains(text, STR("partly written")));
    /* The application stands between the questions and the loop. */
    size_t check = str_find(text, STR("id=\"three\""));
    size_t application = str_find(text, STR("id=\"app\""));
    size_t loop = str_find(text, STR("id=\"four\""));
    assert_true(check < application && application < loop);
}

static void a_unit_without_anything(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct unit u = {0};
    struct unit_page p = {.unit = &u};
    view_unit_page(&v, &p);
    check_document(*state, &out);
    str text = buf_str(&out);
    assert_false(str_contains(text, STR("<textarea")));
    assert_false(str_contains(text, STR("class=\"big\"")));
    assert_false(str_contains(text, STR("class=\"question\"")));
    assert_false(str_contains(text, STR("class=\"crumbs")));
}

static void a_planned_unit_says_so(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct planned_page p = {
        .frame = evil_frame(*state),
        .unit = evil_unit(*state),
        .trail = {.units = evil_rows(*state)},
        .written = {EVIL, EVIL, false},
        .next = {EVIL, EVIL, false},
    };
    *LIST_ADD(*state, &p.outcomes) = (struct outcome_row){EVIL, (str){0}};
    view_planned_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("This unit is not written yet.")));
    assert_true(str_contains(buf_str(&out), STR("summit quest")));
}

static void the_map(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct map_page p = {.frame = evil_frame(*state),
                         .title = EVIL,
                         .teaser = EVIL,
                         .units = 29,
                         .written = 1,
                         .summits = 6,
                         .time = duration_of(1835),
                         .live_hours = 16,
                         .version = EVIL,
                         .start_url = EVIL,
                         .profile_wide = words(*state),
                         .profile_narrow = words(*state),
                         .pages = two_links(*state),
                         .attribution = words(*state)};
    *LIST_ADD(*state, &p.modules) = (struct map_module){.number = 1,
                                                        .title = EVIL,
                                                        .url = EVIL,
                                                        .question = EVIL,
                                                        .time = duration_of(245),
                                                        .units_count = 4,
                                                        .written_count = 1,
                                                        .units = evil_rows(*state)};
    view_map_page(&v, &p);
    check_document(*state, &out);
    str text = buf_str(&out);
    assert_true(str_contains(text, STR("30 h 35 min")));
    assert_true(str_contains(text, STR("4 h 5 min.")));
    assert_true(str_contains(text, STR(">planned<")));
    assert_true(str_contains(text, STR(">partly written<")));
    assert_true(str_contains(text, STR("1 of 4 units can be read now.")));
}

static void a_module(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct module_page p = {.frame = evil_frame(*state),
                            .crumbs = two_links(*state),
                            .number = 1,
                            .count = 6,
                            .title = EVIL,
                            .question = EVIL,
                            .body = words(*state),
                            .time = duration_of(45),
                            .start_url = EVIL,
                            .units = evil_rows(*state),
                            .next = {EVIL, EVIL, false}};
    view_module_page(&v, &p);
    check_document(*state, &out);
    assert_false(str_contains(buf_str(&out), STR("rel=\"prev\"")));
    assert_true(str_contains(buf_str(&out), STR("rel=\"next\"")));
}

static void a_page_of_text(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct text_page p = {.frame = evil_frame(*state),
                          .title = EVIL,
                          .teaser = EVIL,
                          .body = words(*state),
                          .notes = words(*state),
                          .updated = {EVIL, EVIL}};
    view_text_page(&v, &p);
    check_document(*state, &out);
}

static void a_quest(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct quest quest = {
        .title = EVIL, .teaser = EVIL, .minutes = 30, .body = words(*state), .notes = words(*state)};
    struct quest_page p = {.frame = evil_frame(*state),
                           .quest = &quest,
                           .quick = true,
                           .has_checks = true,
                           .check_marking = true,
                           .license = {.id = EVIL},
                           .units = two_links(*state)};
    view_quest_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("quick, 30 min")));
}

static void the_certificates(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct certificates_page p = {.frame = evil_frame(*state)};
    *LIST_ADD(*state, &p.certificates) = (struct certificate_card){.title = EVIL,
                                                                   .url = EVIL,
                                                                   .teaser = EVIL,
                                                                   .units = 29,
                                                                   .written = 1,
                                                                   .live_hours = 16,
                                                                   .version = EVIL,
                                                                   .updated = {EVIL, EVIL},
                                                                   .license = {.id = EVIL},
                                                                   .start_url = EVIL,
                                                                   .pages = two_links(*state)};
    *LIST_ADD(*state, &p.certificates) =
        (struct certificate_card){.title = STR("Bare"), .url = STR("/bare/")};
    view_certificates_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("2 certificates can be read here.")));
}

static void a_quest_bank(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct quest_bank_page p = {
        .frame = evil_frame(*state), .crumbs = two_links(*state), .url = EVIL, .asked = true};
    struct quest_choice_group units = {.title = EVIL};
    *LIST_ADD(*state, &units.units) = (struct quest_choice){EVIL, EVIL, true};
    *LIST_ADD(*state, &p.modules) = (struct quest_choice){EVIL, EVIL, false};
    *LIST_ADD(*state, &p.unit_groups) = units;
    struct bank_group group = {.id = STR("one"), .title = EVIL, .url = EVIL};
    *LIST_ADD(*state, &group.rows) = (struct bank_row){.title = EVIL,
                                                       .url = EVIL,
                                                       .teaser = EVIL,
                                                       .deep = true,
                                                       .minutes = 90,
                                                       .has_checks = true,
                                                       .check_remix = true,
                                                       .units = two_links(*state),
                                                       .find = EVIL};
    *LIST_ADD(*state, &group.rows) =
        (struct bank_row){.title = EVIL, .url = EVIL, .summit = true, .planned = true};
    *LIST_ADD(*state, &p.groups) = group;
    p.shown = p.count = 2;
    view_quest_bank_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("2 of 2 quests")));
}

static void a_glossary(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct glossary_page p = {
        .frame = evil_frame(*state), .crumbs = two_links(*state), .title = EVIL, .teaser = EVIL, .count = 1};
    struct glossary_letter letter = {.id = STR("letter_A"), .letter = EVIL};
    *LIST_ADD(*state, &letter.entries) = (struct glossary_entry){
        .id = STR("a"), .term = EVIL, .text = words(*state), .units = two_links(*state)};
    *LIST_ADD(*state, &p.letters) = letter;
    view_glossary_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("1 term")));
}

static void the_credits(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct credits_page p = {.frame = evil_frame(*state),
                             .book_title = EVIL,
                             .authors = EVIL,
                             .version = EVIL,
                             .license = {.id = EVIL, .url = STR("javascript:x")},
                             .notice = EVIL,
                             .attribution = words(*state)};
    *LIST_ADD(*state, &p.acknowledgments) = EVIL;
    *LIST_ADD(*state, &p.exceptions) = (struct license_exception){EVIL, EVIL, {.id = EVIL}};
    *LIST_ADD(*state, &p.pictures) = (struct credit_row){.id = STR("picture_1"),
                                                         .preview = EVIL,
                                                         .about = EVIL,
                                                         .title = EVIL,
                                                         .author = EVIL,
                                                         .author_url = EVIL,
                                                         .source_url = EVIL,
                                                         .changes = EVIL,
                                                         .uses = two_links(*state)};
    *LIST_ADD(*state, &p.pictures) = (struct credit_row){.id = STR("picture_2"), .title = STR("Gone")};
    view_credits_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("no page yet")));
}

static void the_pages_of_the_program(void **state) {
    static void (*const views[])(struct view *, const struct program_page *) = {
        view_about_page, view_faq_page, view_privacy_page, view_accessibility_page};
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        buf out;
        struct view v = view_of(*state, &out);
        struct program_page p = {.frame = evil_frame(*state),
                                 .report_url = EVIL,
                                 .issuer_name = EVIL,
                                 .version = EVIL,
                                 .units = 29};
        views[i](&v, &p);
        check_document(*state, &out);
    }
}

static void the_home_page(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct home_page p = {
        .frame = evil_frame(*state), .start_url = EVIL, .map_url = EVIL, .hills = words(*state)};
    *LIST_ADD(*state, &p.modules) = (struct module_link){1, EVIL, EVIL};
    *LIST_ADD(*state, &p.certificates) =
        (struct certificate_row){EVIL, EVIL, EVIL, 29, 1, duration_of(2820), 28};
    view_home_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("29 units, 47 h")));
}

static void every_kind_of_error(void **state) {
    static const struct {
        enum error_kind kind;
        const char *says;
    } kinds[] = {{ERROR_KIND_NOT_FOUND, "There is no page here"},
                 {ERROR_KIND_REQUEST, "This request was not understood"},
                 {ERROR_KIND_BUSY, "Too much at once"},
                 {ERROR_KIND_BROKEN, "Something broke on our side"}};
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        buf out;
        struct view v = view_of(*state, &out);
        struct error_page p = {.frame = evil_frame(*state),
                               .kind = kinds[i].kind,
                               .status = 404,
                               .detail = EVIL,
                               .request_id = EVIL,
                               .links = two_links(*state)};
        view_error_page(&v, &p);
        check_document(*state, &out);
        assert_true(str_contains(buf_str(&out), str_c(kinds[i].says)));
        assert_true(str_contains(buf_str(&out), STR("noindex")));
    }
}

static void nothing_there(void **state) {
    buf out;
    struct view v = view_of(*state, &out);
    struct empty_page p = {
        .frame = {.language = STR("en"), .direction = STR("ltr")}, .folder = EVIL, .problem = EVIL};
    view_empty_page(&v, &p);
    check_document(*state, &out);
    assert_true(str_contains(buf_str(&out), STR("No curriculum was found")));
}

static void lengths_of_time(void **state) {
    (void)state;
    assert_int_equal(duration_of(0).hours, 0);
    assert_int_equal(duration_of(59).minutes, 59);
    assert_int_equal(duration_of(60).hours, 1);
    assert_int_equal(duration_of(245).hours, 4);
    assert_int_equal(duration_of(245).minutes, 5);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_unit),
        TEST(a_unit_without_anything),
        TEST(a_planned_unit_says_so),
        TEST(the_map),
        TEST(a_module),
        TEST(a_page_of_text),
        TEST(a_quest),
        TEST(the_certificates),
        TEST(a_quest_bank),
        TEST(a_glossary),
        TEST(the_credits),
        TEST(the_pages_of_the_program),
        TEST(the_home_page),
        TEST(every_kind_of_error),
        TEST(nothing_there),
        TEST(lengths_of_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
