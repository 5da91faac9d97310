/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

void glossary_read(struct reader *r) {
    const struct tree_file *file = page_file(r, STR("glossary.md"));
    if (file == NULL) {
        return;
    }
    struct front_matter fm = front_matter_read(r, file);
    const struct md_document *d = page_document(r, file, &fm);
    struct map terms = map_new(r->arena);
    for (size_t i = 0; i < d->sections.n; i++) {
        struct md_section *s = &d->sections.at[i];
        if (!map_put(&terms, s->title, s)) {
            book_problem(r, (struct problem){
                                .file = file->path,
                                .line = s->line,
                                .rule = "duplicate-slug",
                                .severity = SEVERITY_ERROR,
                                .message = text_join(r, STR("\""), s->title, STR("\" is explained twice")),
                                .fix = STR("make one explanation of both")});
        }
        *LIST_ADD(r->arena, &r->book->glossary) =
            (struct definition){s->id, s->title, md_section_body(r->arena, s)};
    }
}
