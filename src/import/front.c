/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The front matter of somebody else's page: TOML between +++, YAML between ---. */
#include "format/toml.h"
#include "format/yaml.h"
#include "import/inside.h"

static bool is_fence(str line, char c) {
    str t = str_trim(line);
    return line.n >= 3 && line.p[0] == c && t.n == 3 && t.p[1] == c && t.p[2] == c;
}

/* Bytes up to and with the closing fence; 0 = there is none. The inside goes to *ret. */
static size_t find(str text, char fence, str *ret_inside, size_t *ret_lines) {
    str rest = text;
    (void)str_line(&rest);
    size_t from = text.n - rest.n;
    for (size_t lines = 1; rest.n; lines++) {
        size_t at = text.n - rest.n;
        if (is_fence(str_line(&rest), fence)) {
            *ret_inside = str_sub(text, from, at - from);
            *ret_lines = lines + 1;
            return text.n - rest.n;
        }
    }
    return 0;
}

/* A rule of dashes at the top of a page is no front matter: its first line names no key. */
static bool looks_yaml(str inside) {
    while (inside.n) {
        str line = str_trim(str_line(&inside));
        if (line.n > 0 && line.p[0] != '#') {
            return str_find_byte(line, ':') != SIZE_MAX;
        }
    }
    return true;
}

static void parse(struct importer *im, struct page_in *p, char fence, str inside) {
    const struct value *v = NULL;
    struct text_place place = {0, 0};
    err e =
        fence == '+' ? toml_parse(im->arena, inside, &v, &place) : yaml_parse(im->arena, inside, &v, &place);
    if (!failed(e) && v->kind == VALUE_TABLE) {
        p->front = v;
        return;
    }
    if (failed(e)) {
        remark(im, (struct remark){p->path, place.line + 1, place.column, "front-matter", SEVERITY_WARNING,
                                   say3(im, "the front matter cannot be read: ", str_c(e.message), ""),
                                   STR("it is in " IMPORT_LEFTOVERS "; give title and order by hand")});
    }
}

void front_read(struct importer *im, struct page_in *p) {
    str rest = p->text;
    str first = str_line(&rest);
    char fence = is_fence(first, '+') ? '+' : is_fence(first, '-') ? '-' : 0;
    str inside = {0};
    size_t lines = 0;
    size_t bytes = fence ? find(p->text, fence, &inside, &lines) : 0;
    if (bytes == 0 || (fence == '-' && !looks_yaml(inside))) {
        return;
    }
    p->front_text = str_trim(str_sub(p->text, 0, bytes));
    p->text = str_from(p->text, bytes);
    p->line_offset = lines;
    parse(im, p, fence, inside);
    static const char *const TAKEN[] = {"title", "weight", "toc"};
    size_t at = 0;
    if (p->front == NULL || value_unknown_key(p->front, TAKEN, COUNT_OF(TAKEN), &at) != NULL) {
        keep(im, p->path, 1, STR("front matter"), p->front_text);
    }
}

str front_word(const struct page_in *p, const char *key) {
    const struct value *v = value_get(p->front, key);
    return v != NULL && v->kind == VALUE_TEXT ? str_trim(v->as.text) : STR("");
}

uint32_t front_number(const struct page_in *p, const char *key) {
    const struct value *v = value_get(p->front, key);
    uint64_t number = 0;
    if (v != NULL && v->kind == VALUE_INTEGER && v->as.integer > 0 && v->as.integer <= UINT16_MAX) {
        return (uint32_t)v->as.integer;
    }
    bool text = v != NULL && v->kind == VALUE_TEXT && str_to_u64(str_trim(v->as.text), UINT16_MAX, &number);
    return text ? (uint32_t)number : 0;
}
