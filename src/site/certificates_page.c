/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

static uint32_t summits_of(const struct book *b) {
    uint32_t count = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        count += (uint32_t)b->modules.at[i].units.n - module_lessons_count(&b->modules.at[i]);
    }
    return count;
}

static void add_card(struct maker *m, const struct book *b, struct certificates_page *page) {
    struct certificate_card card = {
        .title = b->title,
        .url = book_url(m, b),
        .teaser = b->teaser,
        .units = (uint32_t)book_units_count(b),
        .summits = summits_of(b),
        .time = duration_of(book_minutes(b)),
        .live_hours = b->live_minutes / 60,
        .version = b->version,
        .updated = make_day(m, b->updated),
        .license = b->license,
    };
    for (size_t i = 0; i < b->modules.n; i++) {
        card.written += module_written_count(&b->modules.at[i]);
    }
    for (size_t i = 0; i < b->pages.n; i++) {
        crumb(m, &card.pages, b->pages.at[i].title, book_page_url(m, b, &b->pages.at[i]));
    }
    card.planned = card.units - card.written;
    struct place start;
    if (first_written(b, &start)) {
        card.start_url = unit_url(m, b, start.module, start.unit);
    }
    *LIST_ADD(m->arena, &page->certificates) = card;
}

/* The view has the words, the frame needs them too. */
static str title_of(struct maker *m, const struct certificates_page *page) {
    buf out;
    struct view v = view_to(m, &out);
    view_certificates_title(&v, page);
    return plain_words(m, &out);
}

void make_certificates_page(struct maker *m) {
    const struct book *first = m->source->books[0];
    struct certificates_page page = {0};
    page.frame = make_frame(m, first, STR("/certificates"), title_of(m, &page), first->teaser);
    page.frame.license = (struct license_note){0}; /* the program's own page; each book states its license */
    time_us newest = 0;
    for (size_t i = 0; i < m->source->n; i++) {
        const struct book *b = m->source->books[i];
        newest = b->updated > newest ? b->updated : newest;
        add_card(m, b, &page);
    }
    buf out;
    struct view v = view_to(m, &out);
    view_certificates_page(&v, &page);
    add_html(m, STR("/certificates"), &out, newest);
}
