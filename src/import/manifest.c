/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "import/inside.h"

/* Ids stand in addresses; a name that starts with a digit is fine there. */
static void write_names(struct importer *im, buf *b) {
    LIST(str) modules = {0};
    LIST(str) pages = {0};
    for (size_t i = 0; i < im->modules.n; i++) {
        *LIST_ADD(im->arena, &modules) = im->modules.at[i].slug;
    }
    for (size_t i = 0; i < im->pages_out.n; i++) {
        *LIST_ADD(im->arena, &pages) = im->pages_out.at[i].slug;
    }
    toml_texts(b, "modules", modules.at, modules.n);
    toml_texts(b, "pages", pages.at, pages.n);
}

static str notice_of(struct importer *im) {
    buf b = buf_new(im->arena);
    for (size_t i = 0; i < im->notices.n; i++) {
        buf_c(&b, i > 0 ? "\n" : "");
        buf_add(&b, im->notices.at[i]);
    }
    return buf_str(&b);
}

/* Who it is from, under which license, and that it was changed by the import (CC BY 4.0 §3(a)(1)). */
static str attribution_of(struct importer *im) {
    buf b = buf_new(im->arena);
    if (im->attribution.n > 0) {
        buf_add(&b, im->attribution);
        buf_c(&b, str_ends(im->attribution, STR(".")) ? " " : ". ");
    } else {
        buf_c(&b, "After \"");
        buf_add(&b, im->result->title);
        buf_c(&b, "\"");
        buf_c(&b, im->license.n ? ", licensed under " : "");
        buf_add(&b, im->license);
        buf_c(&b, ". ");
    }
    buf_c(&b, "Changes: imported; the pages were put into another layout.");
    return buf_str(&b);
}

static void write_titles(struct importer *im, buf *b) {
    static const char *const ROWS[] = {"toolkit", "community", "practice"};
    toml_table(b, "skeleton");
    for (int part = 0; part < PART_COUNT; part++) {
        toml_text(b, part_id((enum part)part), im->part_titles[part]);
    }
    toml_table(b, "application");
    for (int row = 0; row < ROW_COUNT; row++) {
        toml_text(b, ROWS[row], im->row_titles[row]);
    }
}

void manifest_write(struct importer *im) {
    buf b = buf_new(im->arena);
    toml_text(&b, "id", im->result->id);
    toml_text(&b, "title", im->result->title);
    toml_text(&b, "version", STR("0.1.0"));
    toml_text(&b, "language", STR("en"));
    toml_text_some(&b, "license", im->license);
    if (im->authors.n > 0) {
        toml_texts(&b, "authors", im->authors.at, im->authors.n);
    }
    write_names(im, &b);
    toml_text_some(&b, "notice", notice_of(im));
    toml_text(&b, "attribution", attribution_of(im));
    if (im->thanks.n > 0) {
        toml_texts(&b, "acknowledgments", im->thanks.at, im->thanks.n);
    }
    write_titles(im, &b);
    file_add(im, STR("curriculum.toml"), buf_str(&b));
}
