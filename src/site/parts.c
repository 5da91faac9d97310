/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

#define JOIN(m, ...)                                                                                         \
    arena_join((m)->arena, (const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

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

/* The entries of the header are the book's own pages: its short title is the map. */
static void fill_nav(struct maker *m, const struct book *b, str path, struct frame *f) {
    struct link *map = LIST_ADD(m->arena, &f->nav);
    *map = make_link(b->short_title, book_url(m, b));
    map->current = str_starts(path, map->url);
    for (size_t i = 0; i < b->pages.n && f->nav.n < 4; i++) {
        struct link *entry = LIST_ADD(m->arena, &f->nav);
        *entry = make_link(b->pages.at[i].title, book_page_url(m, b, &b->pages.at[i]));
        entry->current = str_eq(path, entry->url);
        if (entry->current) {
            f->nav.at[0].current = false;
        }
    }
    for (size_t i = 0; i < f->nav.n; i++) {
        *LIST_ADD(m->arena, &f->links) = make_link(f->nav.at[i].title, f->nav.at[i].url);
    }
}

struct frame make_frame(struct maker *m, const struct book *b, str path, str title, str description) {
    struct frame f = {0};
    f.language = str_c(m->settings->catalog->tag);
    f.direction = str_c(m->settings->catalog->direction);
    f.site_name = m->settings->site_name;
    f.title = title;
    f.description = description;
    f.assets_version = m->settings->assets_version;
    f.hidden = path.n == 0;
    if (path.n && m->settings->base_url.n) {
        f.canonical = JOIN(m, m->settings->base_url, path);
    }
    if (b) {
        if (!str_eq(b->language, f.language)) {
            f.content_language = b->language;
        }
        f.license = b->license;
        fill_nav(m, b, path, &f);
    }
    return f;
}

struct unit_row make_unit_row(struct maker *m, const struct book *b, const struct module *o,
                              const struct unit *u) {
    return (struct unit_row){
        .key = u->key,
        .title = u->title,
        .url = unit_url(m, b, o, u),
        .teaser = u->teaser,
        .minutes = unit_minutes(u),
        .summit = u->kind == UNIT_SUMMIT,
        .planned = u->state == UNIT_PLANNED,
        .partial = u->state == UNIT_PARTIAL,
    };
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
