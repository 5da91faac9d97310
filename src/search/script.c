/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/json.h"
#include "search/inside.h"

/* The file of a static copy: the same rule as export's. "/core/" → "core/index.html". */
static str file_of(struct arena *a, str url) {
    str path = str_without_start(url, STR("/"));
    size_t hash = str_find_byte(path, '#');
    str fragment = str_from(path, hash);
    path = str_sub(path, 0, hash);
    bool is_index = path.n == 0 || str_ends(path, STR("/"));
    return arena_join(a, (const str[]){path, is_index ? STR("index.html") : STR(".html"), fragment}, 3);
}

/* A section with all its pieces of text; *i goes on behind it. */
static void write_section(struct json_writer *j, const struct search_index *x, uint32_t *i, uint32_t end) {
    const struct piece *first = &x->pieces.at[*i];
    json_add_object(j);
    json_member_str(j, "id", first->anchor);
    json_member_str(j, "title", first->title);
    json_key(j, "text");
    buf text = buf_new(j->out->arena);
    for (; *i < end && str_eq(x->pieces.at[*i].anchor, first->anchor); (*i)++) {
        if (x->pieces.at[*i].field >= FIELD_TEXT) {
            buf_c(&text, text.n ? " " : "");
            buf_add(&text, x->pieces.at[*i].text);
        }
    }
    json_add_str(j, buf_str(&text));
    json_end(j);
}

static void write_sections(struct json_writer *j, const struct search_index *x, const struct entry *e) {
    uint32_t end = e->pieces_from + e->pieces_n;
    uint32_t i = e->pieces_from;
    while (i < end && (x->pieces.at[i].field == FIELD_TITLE || x->pieces.at[i].field == FIELD_TEASER)) {
        i++;
    }
    json_key(j, "sections");
    json_add_array(j);
    while (i < end) {
        write_section(j, x, &i, end);
    }
    json_end(j);
}

static const char *form_of(const struct entry *e) {
    return e->summit ? "summit" : e->module ? "module" : search_kind_id(e->kind);
}

static void write_entry(struct arena *scratch, struct json_writer *j, const struct search_index *x,
                        const struct entry *e) {
    json_add_object(j);
    json_member_str(j, "kind", str_c(search_kind_id(e->kind)));
    json_member_str(j, "form", str_c(form_of(e)));
    json_member_str(j, "title", e->title);
    json_member_str(j, "url", file_of(scratch, e->url));
    json_member_str(j, "where", e->where);
    json_member_str(j, "teaser", e->teaser);
    write_sections(j, x, e);
    json_end(j);
}

static struct search_index *read_books(struct arena *a, struct book *const *books, size_t n) {
    struct search_index *x = ARENA_NEW(a, struct search_index);
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) {
        bytes += entries_bytes(books[i]);
    }
    x->titles_only = bytes > SEARCH_SCRIPT_BYTES_MAX;
    for (size_t i = 0; i < n; i++) {
        entries_read(a, x, books[i]);
    }
    return x;
}

void search_write_script(struct arena *scratch, struct book *const *books, size_t n, buf *out) {
    const struct search_index *x = read_books(scratch, books, n);
    buf json = buf_new(scratch);
    struct json_writer j = json_writer_new(&json);
    json_add_object(&j);
    json_member_i64(&j, "format", 1);
    json_member_boolean(&j, "whole", !x->titles_only);
    json_key(&j, "entries");
    json_add_array(&j);
    for (size_t i = 0; i < x->entries.n; i++) {
        write_entry(scratch, &j, x, &x->entries.at[i]);
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
    buf_c(out, "const WAYMARK_SEARCH = ");
    buf_add(out, json_for_html(scratch, buf_str(&json)).safe);
    buf_c(out, ";\n");
}
