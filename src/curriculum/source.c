/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/source.h"

#include "curriculum/inside.h"

static const struct value *table_of(struct arena *a, const struct front_matter_span *span) {
    const struct value *table = NULL;
    if (span->fence == 0 || !span->closed || span->text.n > FRONT_MATTER_BYTES_MAX) {
        return NULL;
    }
    err e = span->fence == '+' ? toml_parse(a, span->text, &table, NULL)
                               : yaml_parse(a, span->text, &table, NULL);
    return !failed(e) && table->kind == VALUE_TABLE ? table : NULL;
}

struct source_page source_page_read(struct arena *a, str bytes) {
    struct front_matter_span span = front_matter_find(bytes);
    struct source_page page = {.body = span.body, .body_offset = span.body_offset};
    if (span.fence != 0) {
        page.front = span.text;
        page.front_offset = 1;
        page.table = table_of(a, &span);
    }
    return page;
}

str source_path(struct arena *a, str from, str target) {
    return link_path(a, from, target);
}
