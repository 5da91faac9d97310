/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

static void fill_module(struct maker *m, const struct book *b, size_t index, struct map_page *page) {
    const struct module *o = &b->modules.at[index];
    struct map_module *row = LIST_ADD(m->arena, &page->modules);
    *row = (struct map_module){
        .number = (uint32_t)(index + 1),
        .title = o->title,
        .url = module_url(m, b, o),
        .question = o->question,
        .time = duration_of(module_minutes(o)),
        .units_count = module_lessons_count(o),
        .written_count = module_written_count(o),
    };
    for (size_t i = 0; i < o->units.n; i++) {
        *LIST_ADD(m->arena, &row->units) = make_unit_row(m, b, o, &o->units.at[i]);
    }
    page->written += row->written_count;
    page->summits += (uint32_t)(o->units.n - row->units_count);
}

void make_map_page(struct maker *m, const struct book *b) {
    str url = book_url(m, b);
    struct map_page page = {
        .frame = make_frame(m, b, url, b->title, b->teaser),
        .title = b->title,
        .teaser = b->teaser,
        .units = (uint32_t)book_units_count(b),
        .time = duration_of(book_minutes(b)),
        .live_hours = b->live_minutes / 60,
        .version = b->version,
        .attribution = b->attribution,
    };
    page.frame.data = data_of_book(m, b);
    crumb(m, &page.crumbs, b->short_title, url);
    for (size_t i = 0; i < b->modules.n; i++) {
        fill_module(m, b, i, &page);
    }
    for (size_t i = 0; i < b->pages.n; i++) {
        crumb(m, &page.pages, b->pages.at[i].title, book_page_url(m, b, &b->pages.at[i]));
    }
    struct place start;
    if (first_written(b, &start)) {
        page.start_url = unit_url(m, b, start.module, start.unit);
    }
    page.planned = page.units - page.written;
    fill_profile(m, b, &page);
    buf out;
    struct view v = view_to(m, &out);
    view_map_page(&v, &page);
    add_html(m, url, &out, b->updated);
}
