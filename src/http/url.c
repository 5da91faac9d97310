/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/url.h"

static int hex_digit(char c) {
    if (byte_is_digit(c)) {
        return c - '0';
    }
    char low = byte_lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

static bool needs_decoding(str s, bool plus) {
    return str_find_byte(s, '%') != SIZE_MAX || (plus && str_find_byte(s, '+') != SIZE_MAX);
}

/* Takes one byte, plain or escaped, off the front of *rest; -1 for a broken escape. */
static int next_byte(str *rest, bool plus) {
    char c = rest->p[0];
    if (c != '%') {
        *rest = str_from(*rest, 1);
        return plus && c == '+' ? ' ' : (unsigned char)c;
    }
    int high = rest->n >= 3 ? hex_digit(rest->p[1]) : -1;
    int low = rest->n >= 3 ? hex_digit(rest->p[2]) : -1;
    *rest = str_from(*rest, 3);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool http_url_decode(struct arena *a, str s, bool plus, str *ret) {
    str decoded = s;
    if (needs_decoding(s, plus)) {
        char *out = arena_alloc(a, s.n);
        size_t n = 0;
        for (str rest = s; rest.n;) {
            int byte = next_byte(&rest, plus);
            if (byte < 0) {
                return false;
            }
            out[n++] = (char)byte;
        }
        decoded = str_n(out, n);
    }
    if (str_find_byte(decoded, '\0') != SIZE_MAX || !utf8_valid(decoded)) {
        return false;
    }
    *ret = decoded;
    return true;
}

static bool is_unreserved(char c) {
    return byte_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static void encode(buf *b, str s, str kept) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (is_unreserved(s.p[i]) || str_find_byte(kept, s.p[i]) != SIZE_MAX) {
            buf_byte(b, s.p[i]);
        } else {
            buf_byte(b, '%');
            buf_byte(b, digits[c >> 4]);
            buf_byte(b, digits[c & 15]);
        }
    }
}

void http_url_encode(buf *b, str s) {
    encode(b, s, STR(""));
}

void url_encode_path(buf *b, str path) {
    encode(b, path, STR("/!$&'()*+,;=:@"));
}

static bool has_control(str s) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20 || c == 0x7F) {
            return true;
        }
    }
    return false;
}

static bool segment_is_dots(str segment) {
    return str_eq(segment, STR(".")) || str_eq(segment, STR(".."));
}

/* Whether every segment but the last has bytes, and none is dots. */
static bool is_tidy(str path) {
    str rest = str_from(path, 1);
    while (rest.n) {
        bool last = str_find_byte(rest, '/') == SIZE_MAX;
        str segment = str_split(&rest, '/');
        if (segment_is_dots(segment) || (!segment.n && !last)) {
            return false;
        }
    }
    return true;
}

/* Takes the last segment off "/a/b/", which always ends in '/'. */
static void drop_segment(char *out, size_t *n) {
    if (*n > 1) {
        (*n)--;
        while (out[*n - 1] != '/') {
            (*n)--;
        }
    }
}

static str tidied(struct arena *a, str path) {
    char *out = arena_alloc(a, path.n + 1);
    size_t n = 0;
    out[n++] = '/';
    for (str rest = path; rest.n;) {
        bool last = str_find_byte(rest, '/') == SIZE_MAX;
        str segment = str_split(&rest, '/');
        if (str_eq(segment, STR(".."))) {
            drop_segment(out, &n);
        } else if (segment.n && !segment_is_dots(segment)) {
            memcpy(out + n, segment.p, segment.n);
            n += segment.n;
            if (!last) {
                out[n++] = '/';
            }
        }
    }
    return str_n(out, n);
}

enum url_verdict url_path(struct arena *a, str raw, str *ret) {
    str path;
    if (!str_starts(raw, STR("/")) || !http_url_decode(a, raw, false, &path) || has_control(path)) {
        return URL_WRONG;
    }
    if (is_tidy(path)) {
        *ret = path;
        return URL_FINE;
    }
    *ret = tidied(a, path);
    return URL_MOVED;
}

static void split_query(str s, str *ret_path, str *ret_query) {
    size_t mark = str_find_byte(s, '?');
    *ret_path = str_sub(s, 0, mark);
    *ret_query = mark == SIZE_MAX ? STR("") : str_from(s, mark + 1);
}

/* Takes "http://host" off the front. */
static bool take_origin(str *s) {
    size_t scheme = str_find(*s, STR("://"));
    if (scheme == SIZE_MAX) {
        return false;
    }
    str name = str_sub(*s, 0, scheme);
    if (!str_eq_nocase(name, STR("http")) && !str_eq_nocase(name, STR("https"))) {
        return false;
    }
    str rest = str_from(*s, scheme + 3);
    size_t host = 0;
    while (host < rest.n && rest.p[host] != '/' && rest.p[host] != '?') {
        host++;
    }
    if (!host || str_find_byte(str_sub(rest, 0, host), '@') != SIZE_MAX) {
        return false;
    }
    *s = str_from(rest, host);
    return true;
}

bool url_target(str target, bool asterisk, str *ret_path, str *ret_query) {
    if (str_starts(target, STR("/"))) {
        split_query(target, ret_path, ret_query);
        return true;
    }
    if (asterisk && str_eq(target, STR("*"))) {
        *ret_path = STR("/");
        *ret_query = STR("");
        return true;
    }
    str rest = target;
    if (!take_origin(&rest)) {
        return false;
    }
    split_query(rest, ret_path, ret_query);
    if (!ret_path->n) {
        *ret_path = STR("/");
    }
    return true;
}

bool url_parameters(struct arena *a, str s, struct http_parameters *ret) {
    struct http_parameters list = {0};
    while (s.n) {
        str value = str_split(&s, '&');
        if (!value.n) {
            continue;
        }
        if (list.list.n == HTTP_PARAMETERS_COUNT_MAX) {
            return false;
        }
        struct http_parameter *p = LIST_ADD(a, &list.list);
        str name = str_split(&value, '=');
        if (!http_url_decode(a, name, true, &p->name) || !http_url_decode(a, value, true, &p->value)) {
            return false;
        }
    }
    *ret = list;
    return true;
}

str http_parameter(const struct http_parameters *p, const char *name) {
    str wanted = str_c(name);
    for (size_t i = 0; i < p->list.n; i++) {
        if (str_eq(p->list.at[i].name, wanted)) {
            return p->list.at[i].value;
        }
    }
    return STR("");
}
