/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

static enum error_kind kind_of(uint32_t status) {
    if (status == 404 || status == 410) {
        return ERROR_KIND_NOT_FOUND;
    }
    if (status == 429 || status == 503) {
        return ERROR_KIND_BUSY;
    }
    return status >= 500 ? ERROR_KIND_BROKEN : ERROR_KIND_REQUEST;
}

str site_error_page(struct arena *a, const struct site_settings *s, const struct site_source *source,
                    const struct site_error *e) {
    struct maker m = {.arena = a, .settings = s, .source = source};
    const struct book *first = source->n ? source->books[0] : NULL;
    struct error_page page = {
        .frame = make_frame(&m, first, (str){0}, (str){0}, (str){0}),
        .kind = kind_of(e->status),
        .status = e->status,
        .detail = e->detail,
        .request_id = e->request_id,
        .links = {0},
    };
    if (first) {
        crumb(&m, &page.links, first->title, book_url(&m, first));
    }
    buf out;
    struct view v = view_to(&m, &out);
    view_error_page(&v, &page);
    return buf_str(&out);
}
