/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The pages of the program itself: about, questions, privacy, accessibility. Their text is in views/program_pages.html. */
#include "site/maker.h"

typedef void program_view(struct view *v, const struct program_page *page);

struct program_part {
    str path;
    program_view *title;
    program_view *page;
};

static const struct program_part PARTS[] = {
    {STR_INIT("/about"), view_about_title, view_about_page},
    {STR_INIT("/faq"), view_faq_title, view_faq_page},
    {STR_INIT("/privacy"), view_privacy_title, view_privacy_page},
    {STR_INIT("/accessibility"), view_accessibility_title, view_accessibility_page},
};

static void make_one(struct maker *m, const struct program_part *part, struct program_page *page) {
    buf out;
    struct view v = view_to(m, &out);
    part->title(&v, page);
    const struct book *first = m->source->n ? m->source->books[0] : NULL;
    page->report_url = first ? report_link(m, first, part->path) : m->settings->report_url;
    page->frame = make_frame(m, first, part->path, plain_words(m, &out), (str){0});
    page->frame.content_language = (str){0};
    page->frame.license = (struct license_note){0};
    page->frame.attribution_name = (str){0};
    v = view_to(m, &out);
    part->page(&v, page);
    add_html(m, part->path, &out, 0);
}

void make_program_pages(struct maker *m) {
    struct program_page page = {
        .issuer_name = m->settings->issuer_name,
        .version = STR(WAYMARK_VERSION),
    };
    for (size_t i = 0; i < m->source->n; i++) {
        const struct book *b = m->source->books[i];
        page.units += (uint32_t)book_units_count(b);
        for (size_t k = 0; k < b->modules.n; k++) {
            page.written += module_written_count(&b->modules.at[k]);
        }
    }
    page.planned = page.units - page.written;
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        make_one(m, &PARTS[i], &page);
    }
}
