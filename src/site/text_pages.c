/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

void make_text_page(struct maker *m, const struct book *b, const struct page *p) {
    str url = book_page_url(m, b, p);
    struct text_page page = {
        .frame = make_frame(m, b, url, p->title, p->teaser),
        .title = p->title,
        .teaser = p->teaser,
        .body = p->body,
        .notes = p->notes,
        .updated = make_day(m, p->updated),
    };
    page.frame.article = true;
    page.frame.license = p->license;
    page.frame.modified = page.updated.iso;
    page.frame.data = data_of_page(m, b, p);
    page.trail.at = p->headings.at;
    page.trail.n = p->headings.n;
    crumb(m, &page.crumbs, b->short_title, book_url(m, b));
    buf out;
    struct view v = view_to(m, &out);
    view_text_page(&v, &page);
    add_html(m, url, &out, p->updated);
}

static struct link module_link(struct maker *m, const struct book *b, size_t index) {
    if (index >= b->modules.n) {
        return (struct link){0};
    }
    const struct module *o = &b->modules.at[index];
    return make_link(o->title, module_url(m, b, o));
}

void make_module_page(struct maker *m, const struct place *p) {
    const struct module *o = p->module;
    str url = module_url(m, p->book, o);
    struct module_page page = {
        .frame = make_frame(m, p->book, url, o->title, o->question),
        .number = (uint32_t)(p->module_index + 1),
        .count = (uint32_t)p->book->modules.n,
        .title = o->title,
        .question = o->question,
        .body = o->body,
        .time = duration_of(module_minutes(o)),
        .before = module_link(m, p->book, p->module_index - 1),
        .next = module_link(m, p->book, p->module_index + 1),
    };
    page.frame.data = data_of_module(m, p);
    struct place start;
    if (module_first_written(p->book, p->module_index, &start)) {
        page.start_url = unit_url(m, p->book, start.module, start.unit);
    }
    for (size_t i = 0; i < o->units.n; i++) {
        *LIST_ADD(m->arena, &page.units) = make_unit_row(m, p->book, o, &o->units.at[i]);
    }
    crumb(m, &page.crumbs, p->book->short_title, book_url(m, p->book));
    buf out;
    struct view v = view_to(m, &out);
    view_module_page(&v, &page);
    add_html(m, url, &out, p->book->updated);
}

/* A quest names units by key; the reader gets titles and addresses. */
static void fill_quest_units(struct maker *m, const struct book *b, const struct quest *q,
                             struct quest_page *page) {
    for (size_t i = 0; i < b->modules.n; i++) {
        const struct module *o = &b->modules.at[i];
        for (size_t k = 0; k < o->units.n; k++) {
            for (size_t j = 0; j < q->units.n; j++) {
                if (str_eq(q->units.at[j], o->units.at[k].key)) {
                    crumb(m, &page->units, o->units.at[k].title, unit_url(m, b, o, &o->units.at[k]));
                }
            }
        }
    }
}

static bool quest_checks(const struct quest *q, str check) {
    return texts_have(q->checks.at, q->checks.n, check);
}

void make_quest_page(struct maker *m, const struct book *b, const struct quest *q) {
    str url = quest_url(m, b, q);
    struct quest_page page = {
        .frame = make_frame(m, b, url, q->title, q->teaser),
        .quest = q,
        .quick = str_eq(q->effort, STR("quick")),
        .medium = str_eq(q->effort, STR("medium")),
        .deep = str_eq(q->effort, STR("deep")),
        .check_attribution = quest_checks(q, STR("attribution")),
        .check_marking = quest_checks(q, STR("marking")),
        .check_remix = quest_checks(q, STR("remix")),
        .license = q->license,
    };
    page.has_checks = page.check_attribution || page.check_marking || page.check_remix;
    page.frame.article = true;
    page.frame.license = q->license;
    page.frame.data = data_of_quest(m, b, q);
    crumb(m, &page.crumbs, b->short_title, book_url(m, b));
    page.bank_url = bank_url(m, b);
    page.report_url = report_link(m, b, url);
    fill_quest_units(m, b, q, &page);
    buf out;
    struct view v = view_to(m, &out);
    view_quest_page(&v, &page);
    add_html(m, url, &out, b->updated);
}

void make_media(struct maker *m, const struct book *b) {
    for (size_t i = 0; i < b->media.n; i++) {
        const struct media *f = &b->media.at[i];
        if (f->missing || f->bytes.n == 0) {
            continue;
        }
        const str url[] = {STR("/"), b->id, STR("/"), f->file};
        add_page(m, arena_join(m->arena, url, 4), f->type, f->bytes, 0);
        m->site->pages.at[m->site->pages.n - 1].sandbox = true;
    }
}
