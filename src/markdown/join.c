/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Putting finished pieces together. Each is well-formed on its own, so any sequence of them is. */
#include "markdown/markdown.h"

html markdown_join(struct arena *a, const html *pieces, size_t count) {
    buf b = buf_new(a);
    for (size_t i = 0; i < count; i++) {
        buf_add(&b, pieces[i].safe);
    }
    return html_trusted(buf_str(&b));
}

static void add_section(buf *b, const struct md_section *s) {
    buf_add(b, s->before.safe);
    for (size_t i = 0; i < s->subsections.n; i++) {
        buf_add(b, s->subsections.at[i].head.safe);
        buf_add(b, s->subsections.at[i].body.safe);
    }
}

html md_section_body(struct arena *a, const struct md_section *s) {
    if (s->subsections.n == 0) {
        return s->before;
    }
    buf b = buf_new(a);
    add_section(&b, s);
    return html_trusted(buf_str(&b));
}

html md_document_body(struct arena *a, const struct md_document *d) {
    struct html_writer *w = html_writer_new(a);
    html_raw(w, d->intro);
    for (size_t i = 0; i < d->sections.n; i++) {
        const struct md_section *s = &d->sections.at[i];
        html_open(w, "h2");
        html_attribute(w, "id", s->id);
        html_text(w, s->title);
        html_close(w);
        html_raw(w, md_section_body(a, s));
    }
    return html_finish(w);
}

html markdown_unwrap(html blocks) {
    str s = blocks.safe;
    if (!str_starts(s, STR("<p>")) || !str_ends(s, STR("</p>"))) {
        return blocks;
    }
    str inner = str_sub(s, 3, s.n - 7);
    return str_contains(inner, STR("<p>")) || str_contains(inner, STR("</p>")) ? blocks : html_trusted(inner);
}
