/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Each page once more: its front matter as values, its text parsed for anchors, links and plain words. */
#include "lint/inside.h"

static struct lint_page *add_page(struct lint_run *r, str path) {
    const struct tree_file *file = tree_find(r->tree, path);
    struct lint_page *page = NULL;
    if (file != NULL) {
        page = LIST_ADD(r->arena, &r->pages);
        page->file = file;
    }
    return page;
}

static void add_units(struct lint_run *r, const struct module *m) {
    if (m->file.n > 0) {
        (void)add_page(r, m->file);
    }
    for (size_t i = 0; i < m->units.n; i++) {
        struct lint_page *page = add_page(r, m->units.at[i].file);
        if (page != NULL) {
            page->unit = &m->units.at[i];
        }
        (void)map_put(&r->unit_at, m->units.at[i].key, &m->units.at[i]);
    }
}

static void add_guides(struct lint_run *r) {
    for (size_t i = 0; i < r->tree->files.n; i++) {
        str path = r->tree->files.at[i].path;
        if (str_starts(path, STR("guide/")) && str_ends(path, STR(".md"))) {
            (void)add_page(r, path);
        }
    }
}

static void add_pages(struct lint_run *r) {
    for (size_t i = 0; i < r->book->modules.n; i++) {
        add_units(r, &r->book->modules.at[i]);
    }
    for (size_t i = 0; i < r->book->pages.n; i++) {
        (void)add_page(r, r->book->pages.at[i].file);
    }
    for (size_t i = 0; i < r->book->quests.n; i++) {
        struct lint_page *page = add_page(r, r->book->quests.at[i].file);
        if (page != NULL) {
            page->quest = &r->book->quests.at[i];
        }
    }
    struct lint_page *glossary = add_page(r, STR("glossary.md"));
    if (glossary != NULL) {
        glossary->glossary = true;
    }
    add_guides(r);
}

/* The ids that a link may name: headings, questions, and the parts that a page makes by itself. */
static void collect_anchors(struct lint_page *page) {
    const struct md_document *d = page->document;
    for (size_t i = 0; i < d->headings.n; i++) {
        (void)map_put(&page->anchors, d->headings.at[i].id, page);
    }
    for (size_t i = 0; i < d->questions.n; i++) {
        (void)map_put(&page->anchors, d->questions.at[i].id, page);
    }
    for (int part = 0; part < PART_COUNT && page->unit != NULL; part++) {
        (void)map_put(&page->anchors, str_c(part_id((enum part)part)), page);
    }
}

void lint_pages_read(struct lint_run *r) {
    add_pages(r);
    for (size_t i = 0; i < r->book->media.n; i++) {
        (void)map_put(&r->media_at, r->book->media.at[i].file, &r->book->media.at[i]);
    }
    for (size_t i = 0; i < r->pages.n; i++) {
        struct lint_page *page = &r->pages.at[i];
        page->source = source_page_read(r->arena, page->file->bytes);
        struct md_options options = {.file = page->file->path, .line_offset = page->source.body_offset};
        page->document = markdown_read(r->arena, page->source.body, &options);
        page->anchors = map_new(r->arena);
        collect_anchors(page);
        (void)map_put(&r->page_at, page->file->path, page);
    }
}
