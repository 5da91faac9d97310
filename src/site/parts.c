/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

#define JOIN SITE_JOIN

str book_url(struct maker *m, const struct book *b) {
    return JOIN(m, STR("/"), b->id, STR("/"));
}

str book_page_url(struct maker *m, const struct book *b, const struct page *p) {
    return JOIN(m, STR("/"), b->id, STR("/"), p->slug);
}

str module_url(struct maker *m, const struct book *b, const struct module *o) {
    return JOIN(m, STR("/"), b->id, STR("/"), o->slug, STR("/"));
}

str unit_url(struct maker *m, const struct book *b, const struct module *o, const struct unit *u) {
    return JOIN(m, STR("/"), b->id, STR("/"), o->slug, STR("/"), u->slug);
}

str quest_url(struct maker *m, const struct book *b, const struct quest *q) {
    return JOIN(m, STR("/"), b->id, STR("/quests/"), q->slug);
}

struct link make_link(str title, str url) {
    return (struct link){.title = title, .url = url};
}

void crumb(struct maker *m, link_list *crumbs, str title, str url) {
    *LIST_ADD(m->arena, crumbs) = make_link(title, url);
}

/* An address of the program's own below a book, unless the author has a page there. */
static str own_url(struct maker *m, const struct book *b, bool wanted, str name) {
    return wanted && !book_page(b, str_without_end(name, STR("/"))) ? JOIN(m, STR("/"), b->id, STR("/"), name)
                                                                    : (str){0};
}

str bank_url(struct maker *m, const struct book *b) {
    return own_url(m, b, b->quests.n > 0, STR("quests/"));
}

str glossary_url(struct maker *m, const struct book *b) {
    return own_url(m, b, b->glossary.n > 0, STR("glossary"));
}

str credits_url(struct maker *m, const struct book *b) {
    return own_url(m, b, true, STR("credits"));
}

str feed_url(struct maker *m, const struct book *b) {
    return JOIN(m, STR("/"), b->id, STR("/atom.xml"));
}

/* Letters beyond ASCII are percent-encoded (RFC 3986 §2.1), since not every reader of an address does it. */
str absolute_url(struct maker *m, str path) {
    buf url = buf_new(m->arena);
    buf_add(&url, m->settings->base_url);
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        if (c > 0x20 && c < 0x7f) {
            buf_byte(&url, path.p[i]);
        } else {
            buf_byte(&url, '%');
            buf_hex(&url, &path.p[i], 1);
        }
    }
    return buf_str(&url);
}

str authors_of(struct maker *m, const struct book *b) {
    buf all = buf_new(m->arena);
    for (size_t i = 0; i < b->authors.n; i++) {
        buf_c(&all, i ? ", " : "");
        buf_add(&all, b->authors.at[i]);
    }
    return buf_str(&all);
}

bool texts_have(const str *at, size_t n, str text) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq(at[i], text)) {
            return true;
        }
    }
    return false;
}

str plain_words(struct maker *m, buf *out) {
    return html_plain(m->arena, buf_str(out));
}

enum { NAV_COUNT = 4 }; /* entries of the header: Certificates, pages of the book, Quests */

static void fill_nav(struct maker *m, const struct book *b, str path, struct frame *f) {
    size_t room = NAV_COUNT - 1 - (f->places.quests.n > 0);
    for (size_t i = 0; i < b->pages.n; i++) {
        struct link entry = make_link(b->pages.at[i].title, book_page_url(m, b, &b->pages.at[i]));
        *LIST_ADD(m->arena, &f->links) = entry;
        entry.current = str_eq(path, entry.url);
        if (i < room) {
            *LIST_ADD(m->arena, &f->nav) = entry;
        }
    }
}

/* Map, modules and units belong to the certificates; the other pages have an entry of their own or none. */
static void fill_places(struct maker *m, const struct book *b, str path, struct site_places *ret) {
    *ret = (struct site_places){
        .certificates = STR("/certificates"),
        .quests = bank_url(m, b),
        .glossary = glossary_url(m, b),
        .credits = credits_url(m, b),
        .feed = feed_url(m, b),
    };
    str inside = str_without_start(path, book_url(m, b));
    bool in_book = path.n > 0 && inside.n < path.n;
    bool in_module = in_book && (inside.n == 0 || str_find_byte(inside, '/') != SIZE_MAX);
    ret->in_quests = in_book && str_starts(inside, STR("quests/"));
    ret->in_certificates = str_eq(path, ret->certificates) || (in_module && !ret->in_quests);
}

/* Empty unless somebody is named: then the view has a sentence of its own. */
static str program_line(struct maker *m) {
    if (m->settings->issuer_name.n == 0) {
        return (str){0};
    }
    const struct program_page words = {.issuer_name = m->settings->issuer_name};
    buf out;
    struct view v = view_to(m, &out);
    view_program_line(&v, &words);
    return plain_words(m, &out);
}

static void fill_for_book(struct maker *m, const struct book *b, str path, struct frame *f) {
    if (!str_eq(b->language, f->language)) {
        f->content_language = b->language;
    }
    f->license = b->license;
    f->feed_title = b->title;
    f->attribution_name = authors_of(m, b);
    f->attribution_url = absolute_url(m, path);
    fill_places(m, b, path, &f->places);
    fill_nav(m, b, path, f);
}

struct frame make_frame(struct maker *m, const struct book *b, str path, str title, str description) {
    struct frame f = {0};
    f.language = str_c(m->settings->catalog->tag);
    f.direction = str_c(m->settings->catalog->direction);
    f.site_name = m->settings->site_name;
    f.title = title;
    f.description = description;
    f.assets_version = m->settings->assets_version;
    f.watch = m->settings->watch;
    f.editions_url = m->settings->history && b ? site_editions_path(m->arena, b) : (str){0};
    f.hidden = path.n == 0;
    if (m->settings->has_search || m->source->search_script.n) {
        f.search_url = STR("/search");
    }
    if (path.n && m->settings->base_url.n) {
        f.canonical = absolute_url(m, path);
    }
    f.program_line = program_line(m);
    if (b) {
        fill_for_book(m, b, path, &f);
    }
    return f;
}

static void fill_quest_minutes(const struct unit *u, struct unit_row *row) {
    row->quests = (uint32_t)u->quests.n;
    for (size_t i = 0; i < u->quests.n; i++) {
        uint32_t minutes = u->quests.at[i]->minutes;
        row->quests_least = i == 0 || minutes < row->quests_least ? minutes : row->quests_least;
        row->quests_most = minutes > row->quests_most ? minutes : row->quests_most;
    }
}

struct unit_row make_unit_row(struct maker *m, const struct book *b, const struct module *o,
                              const struct unit *u) {
    struct unit_row row = {
        .key = u->key,
        .title = u->title,
        .url = unit_url(m, b, o, u),
        .teaser = u->teaser,
        .minutes = unit_minutes(u),
        .practice = u->practice_minutes,
        .outcomes = (uint32_t)u->outcomes.n,
        .summit = u->kind == UNIT_SUMMIT,
        .planned = u->state == UNIT_PLANNED,
        .partial = u->state == UNIT_PARTIAL,
    };
    fill_quest_minutes(u, &row);
    return row;
}

void make_trail(struct maker *m, const struct place *p, struct trail *ret) {
    *ret = (struct trail){.module = make_link(p->module->title, module_url(m, p->book, p->module))};
    for (size_t i = 0; i < p->module->units.n; i++) {
        const struct unit *u = &p->module->units.at[i];
        struct unit_row *row = LIST_ADD(m->arena, &ret->units);
        *row = make_unit_row(m, p->book, p->module, u);
        row->current = u == p->unit;
    }
    if (p->unit) {
        ret->at = p->unit->headings.at;
        ret->n = p->unit->headings.n;
    }
}

struct day make_day(struct maker *m, time_us t) {
    if (t == 0) {
        return (struct day){0};
    }
    buf text = buf_new(m->arena);
    buf iso = buf_new(m->arena);
    locale_add_date(&text, m->settings->catalog->locale, t);
    time_add_date(&iso, t);
    return (struct day){.text = buf_str(&text), .iso = buf_str(&iso)};
}

bool module_first_written(const struct book *b, size_t module_index, struct place *ret) {
    const struct module *o = &b->modules.at[module_index];
    for (size_t i = 0; i < o->units.n; i++) {
        if (o->units.at[i].state != UNIT_PLANNED) {
            *ret = (struct place){b, o, &o->units.at[i], module_index, i};
            return true;
        }
    }
    return false;
}

bool first_written(const struct book *b, struct place *ret) {
    for (size_t i = 0; i < b->modules.n; i++) {
        if (module_first_written(b, i, ret)) {
            return true;
        }
    }
    return false;
}

uint32_t module_written_count(const struct module *o) {
    uint32_t count = 0;
    for (size_t i = 0; i < o->units.n; i++) {
        count += o->units.at[i].kind == UNIT_LESSON && o->units.at[i].state != UNIT_PLANNED;
    }
    return count;
}

uint32_t module_lessons_count(const struct module *o) {
    uint32_t count = 0;
    for (size_t i = 0; i < o->units.n; i++) {
        count += o->units.at[i].kind == UNIT_LESSON;
    }
    return count;
}

/* The unit `step` places on, crossing the borders of modules; false at the ends of the book. */
static bool walk(const struct place *p, int step, struct place *ret) {
    *ret = *p;
    for (;;) {
        bool inside = step > 0 ? ret->unit_index + 1 < ret->module->units.n : ret->unit_index > 0;
        if (inside) {
            ret->unit_index = step > 0 ? ret->unit_index + 1 : ret->unit_index - 1;
            ret->unit = &ret->module->units.at[ret->unit_index];
            return true;
        }
        bool more = step > 0 ? ret->module_index + 1 < p->book->modules.n : ret->module_index > 0;
        if (!more) {
            return false;
        }
        ret->module_index = step > 0 ? ret->module_index + 1 : ret->module_index - 1;
        ret->module = &p->book->modules.at[ret->module_index];
        ret->unit_index = step > 0 ? SIZE_MAX : ret->module->units.n;
    }
}

struct link neighbor(struct maker *m, const struct place *p, int step) {
    struct place other;
    if (!walk(p, step, &other)) {
        return (struct link){0};
    }
    return make_link(other.unit->title, unit_url(m, p->book, other.module, other.unit));
}

struct view view_to(struct maker *m, buf *out) {
    *out = buf_new(m->arena);
    return (struct view){.out = out, .catalog = m->settings->catalog};
}

void add_page(struct maker *m, str path, str type, str body, time_us modified) {
    struct site_page *page = LIST_ADD(m->arena, &m->site->pages);
    *page = (struct site_page){.path = path, .type = type, .body = body, .modified = modified};
}

void add_html(struct maker *m, str path, buf *body, time_us modified) {
    if (body->failed) {
        m->error = err_fmt(m->arena, ERR_LIMIT, "the page %.*s is too large", STR_ARG(path));
        return;
    }
    add_page(m, path, STR("text/html; charset=utf-8"), buf_str(body), modified);
}

void add_redirect(struct maker *m, str from, str to) {
    struct site_redirect *r = LIST_ADD(m->arena, &m->site->redirects);
    *r = (struct site_redirect){from, to};
}
