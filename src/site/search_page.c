/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Search engines are asked not to list it: its addresses are without end. */
#include "site/maker.h"

static buf show(struct maker *m, struct search_page *page) {
    const struct book *first = m->source->n ? m->source->books[0] : NULL;
    page->frame = make_frame(m, first, (str){0}, (str){0}, (str){0});
    page->frame.search_current = true;
    page->frame.license = (struct license_note){0};
    page->slot = STR("{n}");
    page->frame.attribution_name = (str){0};
    page->frame.content_language = (str){0};
    if (first) {
        page->map_url = book_url(m, first);
    }
    buf title;
    struct view v = view_to(m, &title);
    view_search_title(&v, page);
    page->frame.title = html_plain(m->arena, buf_str(&title));
    buf out;
    v = view_to(m, &out);
    view_search_page(&v, page);
    return out;
}

void make_search_page(struct maker *m) {
    struct search_page page = {.is_static = true};
    buf out = show(m, &page);
    add_html(m, STR("/search"), &out, 0);
    add_page(m, STR("/search-index.js"), STR("text/javascript; charset=utf-8"), m->source->search_script, 0);
}

str site_search_page(struct arena *a, const struct site_settings *s, const struct site_source *source,
                     struct search_page *page) {
    struct maker m = {.arena = a, .settings = s, .source = source};
    buf out = show(&m, page);
    return buf_str(&out);
}
