/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

#define BOM STR("\xEF\xBB\xBF")

/* Exactly three of the fence's characters; spaces may follow. */
static bool is_fence(str line, char fence) {
    return line.n >= 3 && line.p[0] == fence && line.p[1] == fence && line.p[2] == fence &&
           str_trim(str_from(line, 3)).n == 0;
}

struct front_matter_span front_matter_find(str page) {
    struct front_matter_span span = {.body = str_without_start(page, BOM)};
    str rest = span.body;
    str first = str_line(&rest);
    if (!is_fence(first, '+') && !is_fence(first, '-')) {
        return span;
    }
    span.fence = first.p[0];
    span.text = rest;
    span.body_offset = 1;
    while (rest.n) {
        size_t at = (size_t)(rest.p - span.text.p);
        span.body_offset++;
        if (is_fence(str_line(&rest), span.fence)) {
            span.closed = true;
            span.text = str_sub(span.text, 0, at);
            span.body = rest;
            return span;
        }
    }
    span.body = str_from(page, page.n);
    return span;
}

static err parse(struct arena *a, const struct front_matter_span *span, const struct value **ret) {
    if (!span->closed) {
        return err_of(
            ERR_INPUT,
            "line 0, column 1: the front matter has no end; close it with +++ (or ---) on a line of its own");
    }
    if (span->text.n > FRONT_MATTER_BYTES_MAX) {
        return err_of(ERR_LIMIT,
                      "line 0, column 1: the front matter is longer than 64 KiB; move text below it");
    }
    return span->fence == '+' ? toml_parse(a, span->text, ret, NULL) : yaml_parse(a, span->text, ret, NULL);
}

struct front_matter front_matter_read(struct reader *r, const struct tree_file *file) {
    struct front_matter_span span = front_matter_find(file->bytes);
    struct front_matter fm = {.body = span.body, .line_offset = 1, .body_offset = span.body_offset};
    if (span.fence == 0) {
        book_problem(r, (struct problem){.file = file->path,
                                         .line = 1,
                                         .rule = "front-matter",
                                         .severity = SEVERITY_ERROR,
                                         .message = STR("this page has no front matter"),
                                         .fix = STR("start it with +++, title = \"…\", +++")});
        return fm;
    }
    const struct value *table = NULL;
    err e = parse(r->arena, &span, &table);
    if (failed(e)) {
        book_problem_err(r, file->path, fm.line_offset, e);
    } else if (table->kind == VALUE_TABLE) {
        fm.table = table;
    } else {
        book_problem_err(
            r, file->path, fm.line_offset,
            err_of(ERR_INPUT, "line 1, column 1: the front matter must be a list of names and values"));
    }
    return fm;
}
