/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/inside.h"

/* What the cells of one table need to know. */
struct table {
    const uint8_t *alignments;
    size_t columns;
    str *labels; /* text of the head of each column */
};

static void write_class(struct md_run *r, const struct table *t, size_t column) {
    uint8_t alignment = column < t->columns && t->alignments != NULL ? t->alignments[column] : 0;
    if (alignment == 'r' || alignment == 'c') {
        html_attribute(r->writer, "class", alignment == 'r' ? STR("end") : STR("mid"));
    }
}

/* An empty head would be announced as nothing, so the corner is a plain cell. */
static void write_head_cell(struct md_run *r, const struct table *t, cmark_node *cell, size_t column) {
    bool head = t->labels[column].n > 0;
    html_open(r->writer, head ? "th" : "td");
    if (head) {
        html_attribute(r->writer, "scope", STR("col"));
    }
    write_class(r, t, column);
    md_inlines(r, cell);
    html_close(r->writer);
}

static void write_cell(struct md_run *r, const struct table *t, cmark_node *cell, size_t column) {
    bool head = column == 0 && cmark_node_first_child(cell) != NULL;
    html_open(r->writer, head ? "th" : "td");
    if (head) {
        html_attribute(r->writer, "scope", STR("row"));
    }
    write_class(r, t, column);
    if (t->labels[column].n) {
        html_attribute(r->writer, "data-l", t->labels[column]);
    }
    md_inlines(r, cell);
    html_close(r->writer);
}

static void write_row(struct md_run *r, const struct table *t, cmark_node *row, bool head) {
    size_t column = 0;
    html_open(r->writer, "tr");
    for (cmark_node *cell = cmark_node_first_child(row); cell != NULL && column < t->columns;
         cell = cmark_node_next(cell)) {
        if (head) {
            write_head_cell(r, t, cell, column);
        } else {
            write_cell(r, t, cell, column);
        }
        column++;
    }
    html_close(r->writer);
}

static struct table table_of(struct md_run *r, cmark_node *node) {
    struct table t = {.alignments = cmark_gfm_extensions_get_table_alignments(node),
                      .columns = cmark_gfm_extensions_get_table_columns(node)};
    t.labels = ARENA_ARRAY(r->arena, str, t.columns + 1);
    size_t column = 0;
    for (cmark_node *cell = cmark_node_first_child(cmark_node_first_child(node));
         cell != NULL && column < t.columns; cell = cmark_node_next(cell)) {
        t.labels[column++] = md_plain(r->arena, cell);
    }
    return t;
}

static void write_body(struct md_run *r, const struct table *t, cmark_node *row) {
    if (row == NULL) {
        return;
    }
    html_open(r->writer, "tbody");
    for (; row != NULL; row = cmark_node_next(row)) {
        write_row(r, t, row, false);
    }
    html_close(r->writer);
}

/* Wide tables scroll inside their frame, which therefore can be reached with the keyboard and has a name. */
static void open_frame(struct md_run *r) {
    html_open(r->writer, "div");
    html_attribute(r->writer, "class", STR("table"));
    html_attribute(r->writer, "role", STR("group"));
    html_attribute(r->writer, "tabindex", STR("0"));
    html_attribute(r->writer, "aria-label", r->heading.n ? r->heading : r->words->table);
    html_open(r->writer, "table");
}

void md_table(struct md_run *r, cmark_node *node) {
    struct table t = table_of(r, node);
    cmark_node *head = cmark_node_first_child(node);
    if (head == NULL || t.columns == 0 || !md_enter(r, node)) {
        return;
    }
    r->terms_off++; /* a definition would be cut off by the frame */
    open_frame(r);
    html_open(r->writer, "thead");
    write_row(r, &t, head, true);
    html_close(r->writer);
    write_body(r, &t, cmark_node_next(head));
    html_close(r->writer);
    html_close(r->writer);
    r->terms_off--;
    md_leave(r);
}
