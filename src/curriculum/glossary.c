/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

#define ELLIPSIS STR(" …")

/* A definition as one line of text; a long one ends after a word. */
static str plain_text(struct reader *r, html text) {
    str whole = html_to_text(r->arena, text);
    if (whole.n <= GLOSSARY_TEXT_BYTES_MAX) {
        return whole;
    }
    str start = utf8_cut(whole, GLOSSARY_TEXT_BYTES_MAX - ELLIPSIS.n);
    size_t space = str_find_last_byte(start, ' ');
    return text_join(r, str_sub(start, 0, space), ELLIPSIS, STR(""));
}

static void report_twice(struct reader *r, str file, const struct md_section *s) {
    book_problem(r,
                 (struct problem){.file = file,
                                  .line = s->line,
                                  .rule = "duplicate-slug",
                                  .severity = SEVERITY_ERROR,
                                  .message = text_join(r, STR("\""), s->title, STR("\" is explained twice")),
                                  .fix = STR("make one explanation of both")});
}

static void read_page(struct reader *r, const struct tree_file *file, const struct front_matter *fm) {
    struct fields f = {r, file->path, fm->line_offset, fm->table};
    r->book->glossary_page = (struct page){.slug = STR("glossary"),
                                           .title = field_text(&f, "title", VALUE_OPTIONAL),
                                           .teaser = field_text(&f, "teaser", VALUE_OPTIONAL),
                                           .license = r->book->license,
                                           .updated = field_date(&f, "updated"),
                                           .file = file->path};
}

/* English adds "s"; how other languages bend their words is not known here. */
static void index_terms(struct reader *r) {
    struct book *b = r->book;
    struct md_term *terms = ARENA_ARRAY(r->arena, struct md_term, b->glossary.n);
    for (size_t i = 0; i < b->glossary.n; i++) {
        const struct definition *d = &b->glossary.at[i];
        str url = arena_join(r->arena, (str[]){STR("/"), b->id, STR("/glossary#"), d->id}, 4);
        terms[i] = (struct md_term){d->term, url, d->plain};
    }
    r->terms = md_terms_new(r->arena, terms, b->glossary.n, str_starts(b->language, STR("en")));
}

void glossary_read(struct reader *r) {
    const struct tree_file *file = page_file(r, STR("glossary.md"));
    if (file == NULL) {
        return;
    }
    struct front_matter fm = front_matter_read(r, file);
    read_page(r, file, &fm);
    const struct md_document *d = page_document(r, file, &fm);
    struct map terms = map_new(r->arena);
    for (size_t i = 0; i < d->sections.n; i++) {
        struct md_section *s = &d->sections.at[i];
        if (!map_put(&terms, s->title, s)) {
            report_twice(r, file->path, s);
        }
        html text = md_section_body(r->arena, s);
        *LIST_ADD(r->arena, &r->book->glossary) =
            (struct definition){s->id, s->title, text, plain_text(r, text)};
    }
    index_terms(r);
}
