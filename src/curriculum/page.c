/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What all pages have in common, and the pages that are neither module nor unit. */
#include "curriculum/inside.h"

str text_join(struct reader *r, str a, str b, str c) {
    return arena_join(r->arena, (str[]){a, b, c}, 3);
}

static void report_encoding(struct reader *r, const struct tree_file *file, size_t at, str message) {
    struct problem p = {
        .file = file->path, .rule = "encoding", .severity = SEVERITY_ERROR, .message = message};
    utf8_place(file->bytes, at, &p.line, &p.column);
    p.fix = STR("save the file as UTF-8 text");
    book_problem(r, p);
}

void page_check_encoding(struct reader *r, const struct tree_file *file) {
    size_t wrong = utf8_check(file->bytes);
    size_t zero = str_find_byte(file->bytes, '\0');
    if (wrong != SIZE_MAX) {
        report_encoding(r, file, wrong, STR("this byte is not UTF-8"));
    } else if (zero != SIZE_MAX) {
        report_encoding(r, file, zero, STR("a NUL byte stands here"));
    }
}

const struct tree_file *page_file(struct reader *r, str path) {
    return tree_find(r->tree, path);
}

static struct md_options options_of(struct reader *r, const struct tree_file *file,
                                    const struct front_matter *fm) {
    return (struct md_options){.file = file->path,
                               .line_offset = fm->body_offset,
                               .words = &r->words,
                               .resolver = link_resolver(r, file->path)};
}

static struct md_document *document(struct reader *r, str body, const struct md_options *options) {
    struct md_document *d = markdown_read(r->arena, body, options);
    for (size_t i = 0; i < d->problems.n; i++) {
        book_problem(r, d->problems.at[i]);
    }
    return d;
}

struct md_document *page_document(struct reader *r, const struct tree_file *file,
                                  const struct front_matter *fm) {
    struct md_options options = options_of(r, file, fm);
    return document(r, fm->body, &options);
}

/* The big question is a story, the reflection a label, and sources are names: none is a place for definitions. */
struct md_document *unit_document(struct reader *r, const struct tree_file *file,
                                  const struct front_matter *fm) {
    const str *titles = r->book->part_titles;
    const str without[] = {titles[PART_BIG_QUESTION], titles[PART_OUTCOMES], titles[PART_REFLECTION],
                           titles[PART_SOURCES]};
    struct md_options options = options_of(r, file, fm);
    options.terms = r->terms;
    options.sections_without_terms = without;
    options.sections_without_terms_count = COUNT_OF(without);
    return document(r, fm->body, &options);
}

media_list pictures_of(struct reader *r, str file, const struct md_document *d) {
    media_list list = {0};
    for (size_t i = 0; i < d->pictures.n; i++) {
        const struct media *m = map_get(&r->media, d->pictures.at[i]);
        m = m != NULL ? m : map_get(&r->media, link_path(r->arena, file, d->pictures.at[i]));
        if (m != NULL) {
            *LIST_ADD(r->arena, &list) = m;
        }
    }
    return list;
}

static const char *const KEYS[] = {"title", "teaser", "updated", "weight", "license", "toc"};

static void read_page(struct reader *r, str slug, const struct tree_file *file) {
    struct front_matter fm = front_matter_read(r, file);
    struct fields f = {r, file->path, fm.line_offset, fm.table};
    fields_check(&f, KEYS, COUNT_OF(KEYS));
    const struct md_document *d = page_document(r, file, &fm);
    struct page *page = LIST_ADD(r->arena, &r->book->pages);
    *page = (struct page){.slug = slug,
                          .title = field_text(&f, "title", VALUE_REQUIRED),
                          .teaser = field_text(&f, "teaser", VALUE_OPTIONAL),
                          .body = md_document_body(r->arena, d),
                          .headings = d->headings,
                          .notes = d->notes,
                          .license =
                              value_get(f.table, "license") ? field_license(&f, "license") : r->book->license,
                          .pictures = pictures_of(r, file->path, d),
                          .updated = field_date(&f, "updated"),
                          .file = file->path};
    page->title = page->title.n ? page->title : slug;
}

void pages_read(struct reader *r) {
    for (size_t i = 0; i < value_count(r->pages); i++) {
        const struct value *name = value_at(r->pages, i);
        str path = name->kind == VALUE_TEXT ? text_join(r, name->as.text, STR(".md"), STR("")) : STR("");
        const struct tree_file *file = page_file(r, path);
        if (file != NULL) {
            read_page(r, name->as.text, file);
            continue;
        }
        book_problem(r, (struct problem){.file = STR("curriculum.toml"),
                                         .line = name->place.line,
                                         .column = name->place.column,
                                         .rule = "manifest",
                                         .severity = SEVERITY_ERROR,
                                         .message = text_join(r, STR("there is no page "), path, STR("")),
                                         .fix = STR("write it, or take it out of `pages`")});
    }
}
