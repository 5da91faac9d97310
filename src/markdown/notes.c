/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/inside.h"

/* "fn_3", or "fnref_3_2" for the second place that refers to note 3. */
static str note_id(struct arena *a, const char *prefix, size_t number, size_t time) {
    buf b = buf_new(a);
    buf_c(&b, prefix);
    buf_u64(&b, number);
    if (time > 1) {
        buf_byte(&b, '_');
        buf_u64(&b, time);
    }
    return buf_str(&b);
}

static str anchor_url(struct arena *a, str id) {
    return arena_join(a, (str[]){STR("#"), id}, 2);
}

void md_note_mark(struct md_run *r, cmark_node *reference) {
    uint64_t number = 0;
    str shown = str_c(cmark_node_get_literal(reference));
    if (!str_to_u64(shown, MARKDOWN_FOOTNOTES_COUNT_MAX, &number) || number == 0 || number > r->notes_count) {
        return;
    }
    size_t time = ++r->note_refs[number];
    html_open(r->writer, "sup");
    html_attribute(r->writer, "class", STR("fn"));
    html_open(r->writer, "a");
    html_attribute(r->writer, "id", note_id(r->arena, "fnref_", number, time));
    html_url(r->writer, "href", anchor_url(r->arena, note_id(r->arena, "fn_", number, 1)));
    html_attribute(r->writer, "role", STR("doc-noteref"));
    html_attribute(r->writer, "aria-label", md_fill(r->arena, r->words->note, "{n}", shown));
    html_text(r->writer, shown);
    html_close(r->writer);
    html_close(r->writer);
}

/* One way back for each place that refers to the note. */
static void write_back_links(struct md_run *r, size_t number) {
    str name = md_fill(r->arena, r->words->note_back, "{n}", md_number(r->arena, number));
    for (size_t time = 1; time <= r->note_refs[number]; time++) {
        html_text(r->writer, STR(" "));
        html_open(r->writer, "a");
        html_attribute(r->writer, "class", STR("back"));
        html_url(r->writer, "href", anchor_url(r->arena, note_id(r->arena, "fnref_", number, time)));
        html_attribute(r->writer, "role", STR("doc-backlink"));
        html_attribute(r->writer, "aria-label", name);
        html_text(r->writer, STR("\u21a9\ufe0e"));
        html_close(r->writer);
    }
}

static void write_note(struct md_run *r, cmark_node *note, size_t number) {
    cmark_node *last = cmark_node_last_child(note);
    bool inside = md_is(last, CMARK_NODE_PARAGRAPH) && !md_is_figure(last);
    html_open(r->writer, "li");
    html_attribute(r->writer, "id", note_id(r->arena, "fn_", number, 1));
    for (cmark_node *n = cmark_node_first_child(note); n != NULL && !(inside && n == last);) {
        n = md_block(r, n);
    }
    html_open(r->writer, "p");
    if (inside) {
        md_inlines(r, last);
    }
    write_back_links(r, number);
    html_close(r->writer);
    html_close(r->writer);
}

void md_notes(struct md_run *r, cmark_node *root) {
    size_t number = 0;
    cmark_node *n = cmark_node_first_child(root);
    while (n != NULL && !md_is(n, CMARK_NODE_FOOTNOTE_DEFINITION)) {
        n = cmark_node_next(n);
    }
    if (n == NULL) {
        return;
    }
    html_open(r->writer, "ol");
    html_attribute(r->writer, "class", STR("notes"));
    for (; n != NULL && number < r->notes_count; n = cmark_node_next(n)) {
        write_note(r, n, ++number);
    }
    html_close(r->writer);
    r->document->notes = html_finish(r->writer);
}
