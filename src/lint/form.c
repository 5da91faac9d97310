/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Bytes of the text files: their encoding where nobody else looks, and what editors of other systems leave. */
#include "lint/inside.h"

static bool is_text(str path) {
    return str_ends(path, STR(".md")) || str_ends(path, STR(".toml")) || str_ends(path, STR(".svg")) ||
           str_ends(path, STR(".txt"));
}

static void report(struct lint_run *r, const struct tree_file *file, size_t at, struct problem p) {
    p.file = file->path;
    utf8_place(file->bytes, at, &p.line, &p.column);
    lint_add(r, p);
}

/* The pages are the book's. */
static void look_at_encoding(struct lint_run *r, const struct tree_file *file) {
    size_t wrong = utf8_check(file->bytes);
    size_t zero = str_find_byte(file->bytes, '\0');
    if (str_ends(file->path, STR(".md")) || (wrong == SIZE_MAX && zero == SIZE_MAX)) {
        return;
    }
    report(r, file, wrong != SIZE_MAX ? wrong : zero,
           (struct problem){.rule = "encoding",
                            .message = wrong != SIZE_MAX ? STR("this byte is not UTF-8")
                                                         : STR("a NUL byte stands here"),
                            .fix = STR("save the file as UTF-8 text")});
}

static void look_at_marks(struct lint_run *r, const struct tree_file *file) {
    size_t carriage = str_find(file->bytes, STR("\r\n"));
    str front = source_page_read(r->arena, file->bytes).front;
    size_t tab = str_ends(file->path, STR(".md")) ? str_find_byte(front, '\t') : SIZE_MAX;
    if (str_starts(file->bytes, STR("\xEF\xBB\xBF"))) {
        report(r, file, 0,
               (struct problem){.rule = "text-form",
                                .message = STR("the file begins with a byte order mark"),
                                .fix = STR("save it as UTF-8 without a BOM")});
    }
    if (carriage != SIZE_MAX) {
        report(r, file, carriage,
               (struct problem){.rule = "text-form",
                                .message = STR("this line ends with CR LF"),
                                .fix = STR("save the file with LF line ends")});
    }
    if (tab != SIZE_MAX) {
        report(r, file, (size_t)(front.p - file->bytes.p) + tab,
               (struct problem){.rule = "text-form",
                                .message = STR("a tab stands in the front matter"),
                                .fix = STR("indent with spaces")});
    }
}

void lint_form(struct lint_run *r) {
    for (size_t i = 0; i < r->tree->files.n; i++) {
        const struct tree_file *file = &r->tree->files.at[i];
        if (is_text(file->path)) {
            look_at_encoding(r, file);
            look_at_marks(r, file);
        }
    }
}
