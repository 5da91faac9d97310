/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Authors link files; readers visit addresses. */
#include "curriculum/inside.h"

struct page_view {
    const struct reader *reader;
    str file;
};

static int hex_value(char c) {
    c = byte_lower(c);
    return byte_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Percent-encoding resolved (RFC 3986 §2.1); what is none stays. */
static str decode(struct arena *a, str s) {
    if (str_find_byte(s, '%') == SIZE_MAX) {
        return s;
    }
    buf b = buf_new(a);
    for (size_t i = 0; i < s.n; i++) {
        int high = i + 2 < s.n && s.p[i] == '%' ? hex_value(s.p[i + 1]) : -1;
        int low = high >= 0 ? hex_value(s.p[i + 2]) : -1;
        if (low >= 0) {
            buf_byte(&b, (char)(high * 16 + low));
            i += 2;
        } else {
            buf_byte(&b, s.p[i]);
        }
    }
    return buf_str(&b);
}

/* One name of a path onto the end of what is there; false when ".." leaves the folder. */
static bool step(buf *path, str name) {
    if (name.n == 0 || str_eq(name, STR("."))) {
        return true;
    }
    if (!str_eq(name, STR(".."))) {
        if (path->n) {
            buf_byte(path, '/');
        }
        buf_add(path, name);
        return true;
    }
    if (path->n == 0) {
        return false;
    }
    size_t slash = str_find_last_byte(buf_str(path), '/');
    path->n = slash == SIZE_MAX ? 0 : slash;
    return true;
}

str link_path(struct arena *a, str from, str target) {
    buf path = buf_new(a);
    size_t slash = str_find_last_byte(from, '/');
    buf_add(&path, slash == SIZE_MAX ? STR("") : str_sub(from, 0, slash));
    str rest = decode(a, target);
    if (!utf8_valid(rest)) {
        return STR("");
    }
    while (rest.n) {
        if (!step(&path, str_split(&rest, '/'))) {
            return STR("");
        }
    }
    return buf_str(&path);
}

static const str *address_of(const struct reader *r, struct arena *a, str path) {
    const str *found = map_get(&r->addresses, path);
    if (found == NULL) {
        found = map_get(&r->addresses, arena_join(a, (str[]){path, STR("/_index.md")}, 2));
    }
    return found != NULL ? found : map_get(&r->addresses, arena_join(a, (str[]){path, STR(".md")}, 2));
}

static bool resolve_link(const void *context, struct arena *a, str target, str *ret_url) {
    const struct page_view *view = context;
    size_t hash = str_find_byte(target, '#');
    str fragment = hash == SIZE_MAX ? STR("") : str_from(target, hash);
    str path = link_path(a, view->file, str_sub(target, 0, hash));
    const str *address = address_of(view->reader, a, path);
    if (address == NULL || path.n == 0) {
        return false;
    }
    *ret_url = arena_join(a, (str[]){*address, fragment}, 2);
    return true;
}

static bool resolve_media(const void *context, struct arena *a, str target, struct md_media *ret) {
    const struct page_view *view = context;
    const struct media *m = map_get(&view->reader->media, target);
    m = m != NULL ? m : map_get(&view->reader->media, link_path(a, view->file, target));
    if (m == NULL) {
        return false;
    }
    *ret = (struct md_media){.type = m->type,
                             .bytes = m->bytes,
                             .ours = true,
                             .title = m->title,
                             .author = m->author,
                             .author_url = m->author_url,
                             .source_url = m->source_url,
                             .changes = m->changes,
                             .alt = m->alt,
                             .license = m->license.id,
                             .license_url = m->license.url};
    if (m->bytes.n > 0) {
        ret->src = arena_join(a, (str[]){STR("/"), view->reader->book->id, STR("/"), m->file}, 4);
    }
    return true;
}

struct md_resolver link_resolver(struct reader *r, str file) {
    struct page_view *view = ARENA_NEW(r->arena, struct page_view);
    *view = (struct page_view){r, file};
    return (struct md_resolver){view, resolve_link, resolve_media};
}
