/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* GET /search and GET /search.json: the same question, for people and for programs (docs/api.md). */
#include "format/json.h"
#include "view/pages.h"
#include "web/finder.h"
#include "web/handlers.h"
#include "web/web_state.h"

/* Numbers of pages on either side of the current one. */
enum { NUMBERS_AROUND = 3, PAGES_MAX = 100000 };

struct looking {
    struct arena *arena;
    struct search_question question;
    struct search_result result;
    struct search_page page;
};

static size_t read_number(str text, size_t max) {
    uint64_t n = 0;
    return str_to_u64(text, max, &n) ? (size_t)n : 0;
}

static struct looking read_question(const struct http_request *q) {
    struct looking l = {.arena = q->arena};
    struct search_question *s = &l.question;
    s->text = http_parameter(&q->query, "q");
    s->has_kind = search_kind_from_id(http_parameter(&q->query, "kind"), &s->kind);
    s->page = read_number(http_parameter(&q->query, "page"), PAGES_MAX);
    s->page_count_max = read_number(http_parameter(&q->query, "limit"), SEARCH_RESULTS_COUNT_MAX);
    s->page_count_max = s->page_count_max ? s->page_count_max : SEARCH_PAGE_RESULTS_COUNT;
    return l;
}

/* The address of a question; kind and page are left out where they are the usual. */
static str address_of(struct looking *l, str text, const char *kind, size_t page) {
    buf b = buf_new(l->arena);
    buf_c(&b, "/search?q=");
    http_url_encode(&b, text);
    buf_c(&b, kind ? "&kind=" : "");
    buf_c(&b, kind);
    if (page > 1) {
        buf_c(&b, "&page=");
        buf_u64(&b, page);
    }
    return buf_str(&b);
}

static const char *kind_of(const struct looking *l) {
    return l->question.has_kind ? search_kind_id(l->question.kind) : NULL;
}

static enum hit_kind hit_kind(enum search_kind kind, bool summit, bool module) {
    switch (kind) {
    case SEARCH_UNIT:
        return summit ? HIT_SUMMIT : HIT_UNIT;
    case SEARCH_QUEST:
        return HIT_QUEST;
    case SEARCH_TERM:
        return HIT_TERM;
    case SEARCH_PAGE:
    case SEARCH_KIND_COUNT:
        break;
    }
    return module ? HIT_MODULE : HIT_PAGE;
}

static void fill_results(struct looking *l) {
    for (size_t i = 0; i < l->result.hits.n; i++) {
        const struct search_hit *h = &l->result.hits.at[i];
        struct result_row *row = LIST_ADD(l->arena, &l->page.results);
        *row = (struct result_row){
            .kind = hit_kind(h->kind, h->summit, h->module),
            .url = h->url,
            .where = h->where,
            .section = {.title = h->section, .url = h->section_url},
        };
        for (size_t k = 0; k < h->title.n; k++) {
            *LIST_ADD(l->arena, &row->title) = (struct marked_part){h->title.at[k].text, h->title.at[k].hit};
        }
        for (size_t k = 0; k < h->snippet.n; k++) {
            *LIST_ADD(l->arena, &row->snippet) =
                (struct marked_part){h->snippet.at[k].text, h->snippet.at[k].hit};
        }
    }
}

/* All, and every kind of which there is something. */
static void fill_kinds(struct looking *l) {
    *LIST_ADD(l->arena, &l->page.kinds) =
        (struct kind_link){HIT_ALL, address_of(l, l->result.query, NULL, 1), (uint32_t)l->result.counts_all,
                           !l->question.has_kind};
    for (size_t i = 0; i < SEARCH_KIND_COUNT; i++) {
        enum search_kind kind = (enum search_kind)i;
        bool current = l->question.has_kind && kind == l->question.kind;
        if (l->result.counts[i] || current) {
            *LIST_ADD(l->arena, &l->page.kinds) = (struct kind_link){
                hit_kind(kind, false, false), address_of(l, l->result.query, search_kind_id(kind), 1),
                (uint32_t)l->result.counts[i], current};
        }
    }
}

static struct link page_link(struct looking *l, size_t number) {
    buf title = buf_new(l->arena);
    buf_u64(&title, number);
    bool is_there = number >= 1 && number <= l->result.pages;
    return (struct link){.title = buf_str(&title),
                         .url = is_there ? address_of(l, l->result.query, kind_of(l), number) : (str){0},
                         .current = number == l->result.page};
}

static void fill_numbers(struct looking *l) {
    size_t page = l->result.page;
    if (l->result.pages < 2) {
        return;
    }
    for (size_t i = 1; i <= l->result.pages; i++) {
        bool is_end = i == 1 || i == l->result.pages;
        if (is_end || (i + NUMBERS_AROUND >= page && i <= page + NUMBERS_AROUND)) {
            *LIST_ADD(l->arena, &l->page.numbers) = page_link(l, i);
        }
    }
    l->page.before = page_link(l, page - 1);
    l->page.next = page_link(l, page + 1);
}

static void fill_page(struct looking *l) {
    struct search_page *p = &l->page;
    const struct search_result *r = &l->result;
    p->query = r->query;
    p->kind = l->question.has_kind ? str_c(kind_of(l)) : (str){0};
    p->cut = r->cut;
    p->total = (uint32_t)r->total;
    p->corrected = r->corrected;
    p->unmatched.at = r->unmatched.at;
    p->unmatched.n = r->unmatched.n;
    p->first = (uint32_t)((r->page - 1) * l->question.page_count_max + 1);
    for (size_t i = 0; i < r->suggestions.n; i++) {
        *LIST_ADD(l->arena, &p->suggestions) =
            (struct link){.title = r->suggestions.at[i], .url = address_of(l, r->suggestions.at[i], NULL, 1)};
    }
    if (r->counts_all) {
        fill_kinds(l);
    }
    fill_results(l);
    fill_numbers(l);
}

/* Answers `l` and gives true, or 503 while the index is being made. */
static bool look(const struct shelf *s, struct looking *l) {
    const struct search_index *index = finder_index(s->finder);
    if (index) {
        search_run(l->arena, index, &l->question, &l->result);
    }
    return index != NULL;
}

static void busy_answer(struct web *web, const struct http_request *q, struct http_response *r) {
    error_answer(web, q, 503, STR("The search is being prepared. Try again in a moment."), r);
    http_add_header(q->arena, r, STR("Retry-After"), STR("2"));
}

void handle_search(struct web *web, const struct http_request *q, struct http_response *r) {
    struct looking l = read_question(q);
    l.question.page_count_max = SEARCH_PAGE_RESULTS_COUNT;
    const struct shelf *s = current_take(&web->current);
    bool found = look(s, &l);
    if (found) {
        fill_page(&l);
        http_respond(r, 200, STR("text/html; charset=utf-8"),
                     site_search_page(q->arena, &s->settings, &s->source, &l.page));
    }
    current_put(&web->current, s);
    if (!found) {
        busy_answer(web, q, r);
    }
}

static void write_parts(struct json_writer *j, const char *key, const struct search_parts *parts) {
    json_key(j, key);
    json_add_array(j);
    for (size_t i = 0; i < parts->n; i++) {
        json_add_object(j);
        json_member_str(j, "text", parts->at[i].text);
        json_member_boolean(j, "hit", parts->at[i].hit);
        json_end(j);
    }
    json_end(j);
}

static void write_hit(struct json_writer *j, const struct search_hit *h) {
    json_add_object(j);
    json_member_str(j, "kind", str_c(search_kind_id(h->kind)));
    json_member_boolean(j, "summit", h->summit);
    json_member_boolean(j, "module", h->module);
    json_member_str(j, "title", h->name);
    json_member_str(j, "url", h->url);
    json_member_str(j, "where", h->where);
    json_key(j, "section");
    if (h->section_url.n) {
        json_add_object(j);
        json_member_str(j, "title", h->section);
        json_member_str(j, "url", h->section_url);
        json_end(j);
    } else {
        json_add_null(j);
    }
    write_parts(j, "title_parts", &h->title);
    write_parts(j, "snippet", &h->snippet);
    json_end(j);
}

static void write_texts(struct json_writer *j, const char *key, const str *at, size_t n) {
    json_key(j, key);
    json_add_array(j);
    for (size_t i = 0; i < n; i++) {
        json_add_str(j, at[i]);
    }
    json_end(j);
}

static void write_counts(struct json_writer *j, const struct search_result *r) {
    json_key(j, "counts");
    json_add_object(j);
    for (size_t i = 0; i < SEARCH_KIND_COUNT; i++) {
        json_member_i64(j, search_kind_id((enum search_kind)i), (int64_t)r->counts[i]);
    }
    json_end(j);
}

static str write_result(const struct looking *l) {
    const struct search_result *r = &l->result;
    buf body = buf_new(l->arena);
    struct json_writer j = json_writer_new(&body);
    json_add_object(&j);
    json_member_str(&j, "query", r->query);
    json_member_str(&j, "kind", l->question.has_kind ? str_c(kind_of(l)) : STR(""));
    json_member_boolean(&j, "cut", r->cut);
    json_member_i64(&j, "total", (int64_t)r->total);
    json_member_i64(&j, "page", (int64_t)r->page);
    json_member_i64(&j, "pages", (int64_t)r->pages);
    write_counts(&j, r);
    json_member_str(&j, "corrected", r->corrected);
    write_texts(&j, "unmatched", r->unmatched.at, r->unmatched.n);
    write_texts(&j, "suggestions", r->suggestions.at, r->suggestions.n);
    json_key(&j, "results");
    json_add_array(&j);
    for (size_t i = 0; i < r->hits.n; i++) {
        write_hit(&j, &r->hits.at[i]);
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
    return buf_str(&body);
}

void handle_search_json(struct web *web, const struct http_request *q, struct http_response *r) {
    struct looking l = read_question(q);
    const struct shelf *s = current_take(&web->current);
    bool found = look(s, &l);
    if (found) {
        http_respond(r, 200, STR("application/json"), write_result(&l));
        http_add_header(q->arena, r, STR("X-Robots-Tag"), STR("noindex"));
    }
    current_put(&web->current, s);
    if (!found) {
        http_respond(r, 503, STR("application/json"), STR("{\"error\":\"the search is being prepared\"}"));
        http_add_header(q->arena, r, STR("Retry-After"), STR("2"));
    }
}
