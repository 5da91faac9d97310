/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "export/inside.h"

#define INDEX STR("index.html")

str file_of_path(struct arena *a, str path, bool is_html) {
    str rest = str_without_start(path, STR("/"));
    if (rest.n == 0 || str_ends(rest, STR("/"))) {
        return arena_join(a, (const str[]){rest, INDEX}, 2);
    }
    bool bare = is_html && !str_ends(rest, STR(".html"));
    return arena_join(a, (const str[]){rest, bare ? STR(".html") : STR("")}, 2);
}

static bool name_is_plain(str name) {
    if (name.n == 0 || name.n > EXPORT_NAME_BYTES_MAX || str_eq(name, STR(".")) || str_eq(name, STR(".."))) {
        return false;
    }
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (c < 0x20 || c == 0x7f || c == '\\') {
            return false;
        }
    }
    return true;
}

bool file_name_is_plain(str file) {
    if (file.n == 0 || file.n > TREE_PATH_BYTES_MAX * 2 || str_ends(file, STR("/"))) {
        return false;
    }
    while (file.n) {
        if (!name_is_plain(str_split(&file, '/'))) {
            return false;
        }
    }
    return true;
}

static bool is_safe(char c) {
    return byte_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
}

static void add_encoded(buf *b, str path) {
    while (path.n) {
        size_t n = 0;
        while (n < path.n && is_safe(path.p[n])) {
            n++;
        }
        buf_add(b, str_sub(path, 0, n));
        if (n < path.n) {
            buf_byte(b, '%');
            buf_hex(b, &path.p[n], 1);
            n++;
        }
        path = str_from(path, n);
    }
}

/* Length of the folders that both have: "a/b/" of "a/b/c" and "a/b/d/e". */
static size_t common_folders(str a, str b) {
    size_t common = 0;
    for (size_t i = 0; i < a.n && i < b.n && a.p[i] == b.p[i]; i++) {
        if (a.p[i] == '/') {
            common = i + 1;
        }
    }
    return common;
}

void address_relative(buf *b, str from, str to) {
    size_t common = common_folders(from, to);
    for (size_t i = common; i < from.n; i++) {
        if (from.p[i] == '/') {
            buf_c(b, "../");
        }
    }
    add_encoded(b, str_from(to, common));
}

void address_rooted(buf *b, str to) {
    bool is_index = str_eq(to, INDEX) || str_ends(to, STR("/index.html"));
    add_encoded(b, is_index ? str_without_end(to, INDEX) : to);
}

static const struct {
    str name;
    char byte;
} entities[] = {
    {STR_INIT("&amp;"), '&'},  {STR_INIT("&lt;"), '<'},  {STR_INIT("&gt;"), '>'},
    {STR_INIT("&quot;"), '"'}, {STR_INIT("&#34;"), '"'}, {STR_INIT("&#39;"), '\''},
};

/* The byte that stands at the front of *rest, which is taken off. */
static char take_entity(str *rest) {
    for (size_t i = 0; i < COUNT_OF(entities); i++) {
        if (str_starts(*rest, entities[i].name)) {
            *rest = str_from(*rest, entities[i].name.n);
            return entities[i].byte;
        }
    }
    char c = rest->p[0];
    *rest = str_from(*rest, 1);
    return c;
}

static int hex_digit(char c) {
    if (byte_is_digit(c)) {
        return c - '0';
    }
    char lower = byte_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

str address_decode(struct arena *a, str address) {
    if (str_find_byte(address, '&') == SIZE_MAX && str_find_byte(address, '%') == SIZE_MAX) {
        return address;
    }
    buf b = buf_new(a);
    while (address.n) {
        char c = take_entity(&address);
        int high = c == '%' && address.n >= 2 ? hex_digit(address.p[0]) : -1;
        int low = high >= 0 ? hex_digit(address.p[1]) : -1;
        if (low >= 0) {
            c = (char)(high * 16 + low);
            address = str_from(address, 2);
        }
        buf_byte(&b, c);
    }
    return buf_str(&b);
}
