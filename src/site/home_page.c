/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

static uint32_t book_written_count(const struct book *b) {
    uint32_t count = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        count += module_written_count(&b->modules.at[i]);
    }
    return count;
}

static void add_certificate(struct maker *m, struct home_page *page, const struct book *b) {
    *LIST_ADD(m->arena, &page->certificates) = (struct certificate_row){
        .title = b->short_title,
        .url = book_url(m, b),
        .teaser = b->teaser,
        .units = (uint32_t)book_units_count(b),
        .written = book_written_count(b),
        .time = duration_of(book_minutes(b) + b->live_minutes),
        .planned = (uint32_t)book_units_count(b) - book_written_count(b),
    };
}

void make_home_page(struct maker *m) {
    const struct book *first = m->source->books[0];
    struct home_page page = {.frame = make_frame(m, first, STR("/"), (str){0}, first->teaser)};
    page.frame.data = data_of_home(m);
    page.map_url = book_url(m, first);
    struct place start;
    if (first_written(first, &start)) {
        page.start_url = unit_url(m, first, start.module, start.unit);
    }
    for (size_t i = 0; i < first->modules.n; i++) {
        const struct module *o = &first->modules.at[i];
        *LIST_ADD(m->arena, &page.modules) =
            (struct module_link){(uint32_t)(i + 1), o->title, module_url(m, first, o)};
    }
    for (size_t i = 0; i < m->source->n; i++) {
        add_certificate(m, &page, m->source->books[i]);
    }
    fill_hills(m, &page);
    buf out;
    struct view v = view_to(m, &out);
    view_home_page(&v, &page);
    add_html(m, STR("/"), &out, first->updated);
}

void make_empty_page(struct maker *m) {
    struct empty_page page = {
        .frame = make_frame(m, NULL, (str){0}, (str){0}, (str){0}),
        .folder = m->source->folder,
        .problem = m->source->problem,
    };
    buf out;
    struct view v = view_to(m, &out);
    view_empty_page(&v, &page);
    add_html(m, STR("/"), &out, 0);
}
