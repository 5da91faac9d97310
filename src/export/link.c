/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* One address at a time, and the texts in which addresses stand without markup around them. */
#include "export/inside.h"

struct address address_cut(str value) {
    struct address a = {.path = value};
    size_t hash = str_find_byte(a.path, '#');
    a.fragment = str_from(a.path, hash);
    a.path = str_sub(a.path, 0, hash);
    size_t mark = str_find_byte(a.path, '?');
    a.query = str_from(a.path, mark);
    a.path = str_sub(a.path, 0, mark);
    return a;
}

/* ?v= is the version of an asset for caches; a file has none. Other parameters stay as they are written. */
static void add_query(buf *out, str query) {
    str rest = str_without_start(query, STR("?"));
    char before = '?';
    while (rest.n) {
        size_t end = str_find_byte(rest, '&');
        str part = str_sub(rest, 0, end);
        rest = str_from(rest, part.n + (end != SIZE_MAX));
        if (end != SIZE_MAX && str_starts(rest, STR("amp;"))) {
            rest = str_from(rest, 4);
        }
        if (!str_starts(part, STR("v="))) {
            buf_byte(out, before);
            buf_c(out, before == '&' ? "amp;" : "");
            buf_add(out, part);
            before = '&';
        }
    }
}

static void note_missing(struct rewriting *r, str to) {
    if (r->file->path.n && r->missing.n < EXPORT_MISSING_COUNT_MAX) {
        *LIST_ADD(r->arena, &r->missing) = (struct export_link){r->file->path, to};
    }
}

/* The address of `to` as this file must write it. */
static void add_address(struct rewriting *r, const struct export_file *to) {
    if (r->file->rooted) {
        buf_byte(r->out, '/');
        address_rooted(r->out, to->file);
    } else {
        address_relative(r->out, r->file->file, to->file);
    }
}

/* What stands behind base_url: empty for "https://example.org" itself; false for other sites. */
static bool is_absolute_ours(const struct rewriting *r, str value, str *ret_rest) {
    str base = r->plan->request->settings->base_url;
    if (base.n == 0 || !str_starts(value, base)) {
        return false;
    }
    *ret_rest = str_from(value, base.n);
    return ret_rest->n == 0 || ret_rest->p[0] == '/' || ret_rest->p[0] == '#' || ret_rest->p[0] == '?';
}

/* An absolute address of this site names the file, as no server will complete it. False: leave it alone. */
static bool add_absolute(struct rewriting *r, str value) {
    str rest;
    if (!is_absolute_ours(r, value, &rest)) {
        return false;
    }
    struct address a = address_cut(rest);
    str path = a.path.n ? address_decode(r->arena, a.path) : STR("/");
    const struct export_file *to = plan_find(r->arena, r->plan, path);
    if (!to) {
        return false;
    }
    buf_add(r->out, r->plan->request->settings->base_url);
    buf_byte(r->out, '/');
    address_rooted(r->out, to->file);
    add_query(r->out, a.query);
    buf_add(r->out, a.fragment);
    return true;
}

bool link_add(struct rewriting *r, str name, str value) {
    if (value.n == 0 || value.p[0] != '/' || str_starts(value, STR("//"))) {
        return add_absolute(r, value);
    }
    struct address a = address_cut(value);
    const struct export_file *to = plan_find(r->arena, r->plan, address_decode(r->arena, a.path));
    if (!to) {
        if (!str_starts(name, STR("data-")) && !str_eq(name, STR("content"))) {
            note_missing(r, value);
        }
        return false;
    }
    add_address(r, to);
    add_query(r->out, a.query);
    buf_add(r->out, a.fragment);
    return true;
}

void text_copy(struct rewriting *r, str text) {
    str base = r->plan->request->settings->base_url;
    size_t at = base.n ? str_find(text, base) : SIZE_MAX;
    while (at != SIZE_MAX) {
        buf_add(r->out, str_sub(text, 0, at));
        text = str_from(text, at);
        size_t n = base.n;
        while (n < text.n && !byte_is_space(text.p[n]) &&
               str_find_byte(STR("\"'<>\\)"), text.p[n]) == SIZE_MAX) {
            n++;
        }
        str address = str_sub(text, 0, n);
        if (!add_absolute(r, address)) {
            buf_add(r->out, address);
        }
        text = str_from(text, n);
        at = str_find(text, base);
    }
    buf_add(r->out, text);
}

void css_copy(struct rewriting *r) {
    str rest = r->file->body;
    for (;;) {
        size_t at = str_find(rest, STR("url("));
        if (at == SIZE_MAX) {
            buf_add(r->out, rest);
            return;
        }
        size_t start = at + 4;
        start += start < rest.n && (rest.p[start] == '"' || rest.p[start] == '\'');
        buf_add(r->out, str_sub(rest, 0, start));
        rest = str_from(rest, start);
        size_t n = 0;
        while (n < rest.n && str_find_byte(STR("\"')"), rest.p[n]) == SIZE_MAX) {
            n++;
        }
        str value = str_sub(rest, 0, n);
        if (!link_add(r, STR("src"), value)) {
            buf_add(r->out, value);
        }
        rest = str_from(rest, n);
    }
}
