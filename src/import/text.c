/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "import/inside.h"

str lower_text(struct arena *a, str text) {
    char *p = ARENA_ARRAY(a, char, text.n + 1);
    for (size_t i = 0; i < text.n; i++) {
        p[i] = byte_lower(text.p[i]);
    }
    return str_n(p, text.n);
}

bool has_nocase(struct arena *a, str text, const char *part) {
    return str_contains(lower_text(a, text), str_c(part));
}

/* Addresses are ASCII here: a letter that md_slug keeps in another script is left out. */
str ascii_slug(struct arena *a, str text, const char *otherwise) {
    str slug = md_slug(a, text);
    buf b = buf_new(a);
    for (size_t i = 0; i < slug.n; i++) {
        bool dash = slug.p[i] == '-' && b.n > 0 && b.p[b.n - 1] != '-';
        if (byte_is_alnum(slug.p[i]) || dash) {
            buf_byte(&b, slug.p[i]);
        }
    }
    /* Room for a number behind it. */
    str result = str_without_end(str_sub(buf_str(&b), 0, SLUG_BYTES_MAX - 8), STR("-"));
    bool nothing = result.n == 0 || (str_eq(result, STR("section")) && !has_nocase(a, text, "section"));
    return nothing ? str_c(otherwise) : result;
}

str unique_name(struct importer *im, struct map *names, str wanted) {
    str name = wanted;
    /* The last part is an extension; the number stands before it. */
    size_t dot = str_find_last_byte(wanted, '.');
    for (uint64_t i = 2; !map_put(names, name, im); i++) {
        buf b = buf_new(im->arena);
        buf_add(&b, str_sub(wanted, 0, dot));
        buf_byte(&b, '-');
        buf_u64(&b, i);
        buf_add(&b, dot == SIZE_MAX ? STR("") : str_from(wanted, dot));
        name = buf_str(&b);
    }
    return name;
}

static int hex_value(char c) {
    c = byte_lower(c);
    return byte_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static str percent_decode(struct arena *a, str s) {
    buf b = buf_new(a);
    for (size_t i = 0; i < s.n; i++) {
        int high = s.p[i] == '%' && i + 2 < s.n ? hex_value(s.p[i + 1]) : -1;
        int low = high >= 0 ? hex_value(s.p[i + 2]) : -1;
        buf_byte(&b, low >= 0 ? (char)(high * 16 + low) : s.p[i]);
        i += low >= 0 ? 2 : 0;
    }
    return buf_str(&b);
}

bool path_join(struct arena *a, str folder, str target, str *ret) {
    buf path = buf_new(a);
    str rest = percent_decode(a, target);
    if (!str_starts(rest, STR("/"))) {
        buf_add(&path, folder);
    }
    while (rest.n) {
        str name = str_split(&rest, '/');
        if (name.n == 0 || str_eq(name, STR("."))) {
            continue;
        }
        if (str_eq(name, STR(".."))) {
            if (path.n == 0) {
                return false;
            }
            size_t slash = str_find_last_byte(buf_str(&path), '/');
            path.n = slash == SIZE_MAX ? 0 : slash;
            continue;
        }
        if (path.n) {
            buf_byte(&path, '/');
        }
        buf_add(&path, name);
    }
    *ret = buf_str(&path);
    return true;
}

/* Our layout is at most two deep, so the way up is at most one step. */
str path_relative(struct arena *a, str from_file, str to_file) {
    size_t slash = str_find_byte(from_file, '/');
    if (slash == SIZE_MAX) {
        return to_file;
    }
    str folder = str_sub(from_file, 0, slash + 1);
    if (str_starts(to_file, folder)) {
        return str_from(to_file, folder.n);
    }
    return arena_join(a, (str[]){STR("../"), to_file}, 2);
}

bool is_markdown(str path) {
    static const char *const ENDS[] = {".md", ".markdown", ".mdown", ".mkd"};
    size_t dot = str_find_last_byte(path, '.');
    for (size_t i = 0; dot != SIZE_MAX && i < COUNT_OF(ENDS); i++) {
        if (str_eq_nocase(str_from(path, dot), str_c(ENDS[i]))) {
            return true;
        }
    }
    return false;
}

bool is_index(str name) {
    str stem = str_sub(name, 0, str_find_last_byte(name, '.'));
    return str_eq_nocase(stem, STR("index")) || str_eq_nocase(stem, STR("_index")) ||
           str_eq_nocase(stem, STR("readme"));
}
