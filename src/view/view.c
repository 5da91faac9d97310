/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "view/view.h"

struct view view_new(buf *out, const struct catalog *catalog) {
    return (struct view){out, catalog ? catalog : catalog_english()};
}

/* ---- Text ---- */

/* What stands for an ASCII byte; the empty literal for bytes that stay. */
static str escape_of(unsigned char byte) {
    switch (byte) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\'':
        return STR("&#39;");
    case '\r':
        return STR("&#13;");
    case '\n':
    case '\t':
        return STR("");
    }
    return byte < ' ' || byte == 0x7F ? STR("\xEF\xBF\xBD") : STR("");
}

/* Bytes from the front that need no thought. */
static size_t plain(str s) {
    size_t n = 0;
    while (n < s.n && (unsigned char)s.p[n] < 0x80 && escape_of((unsigned char)s.p[n]).n == 0) {
        n++;
    }
    return n;
}

void view_text(struct view *view, str text) {
    while (text.n) {
        size_t n = plain(text);
        buf_add(view->out, str_sub(text, 0, n));
        text = str_from(text, n);
        if (!text.n) {
            return;
        }
        unsigned char byte = (unsigned char)text.p[0];
        if (byte < 0x80) {
            buf_add(view->out, escape_of(byte));
            text = str_from(text, 1);
        } else {
            utf8_add(view->out, utf8_next(&text)); /* U+FFFD for what is no character */
        }
    }
}

void view_i64(struct view *view, int64_t number) {
    buf_i64(view->out, number);
}

void view_u64(struct view *view, uint64_t number) {
    buf_u64(view->out, number);
}

/* ---- Addresses ---- */

void view_url(struct view *view, str url) {
    view_text(view, html_url_is_safe(url) ? url : STR("#"));
}

static void percent(buf *out, unsigned char byte) {
    static const char DIGITS[] = "0123456789ABCDEF";
    buf_byte(out, '%');
    buf_byte(out, DIGITS[byte >> 4]);
    buf_byte(out, DIGITS[byte & 15]);
}

static bool unreserved(char byte) {
    return byte_is_alnum(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

static bool behind_slash(const buf *out) {
    return out->n && out->p[out->n - 1] == '/';
}

void view_url_path(struct view *view, str part) {
    for (size_t i = 0; i < part.n; i++) {
        char byte = part.p[i];
        if (unreserved(byte) || (byte == '/' && !behind_slash(view->out))) {
            buf_byte(view->out, byte);
        } else {
            percent(view->out, (unsigned char)byte);
        }
    }
}

void view_url_root(struct view *view, str part) {
    view_url_path(view, part.n ? part : STR("."));
}

void view_url_query(struct view *view, str part) {
    for (size_t i = 0; i < part.n; i++) {
        if (unreserved(part.p[i])) {
            buf_byte(view->out, part.p[i]);
        } else {
            percent(view->out, (unsigned char)part.p[i]);
        }
    }
}

/* ---- Safe bytes ---- */

void view_html(struct view *view, html h) {
    buf_add(view->out, h.safe);
}

void view_json(struct view *view, struct json_text json) {
    buf_add(view->out, json.safe);
}

const void *view_item(const void *at, size_t i, size_t size, bool is_pointer) {
    return is_pointer ? ((const void *const *)at)[i] : (const char *)at + i * size;
}

/* ---- Messages ---- */

static void value_add(struct view *view, const struct view_value *value) {
    if (!value->is_number) {
        view_text(view, value->text);
        return;
    }
    char space[64];
    str number = locale_number(view->catalog->locale, value->number, space);
    view_text(view, number);
}

static const struct view_value *value_named(const struct view_value *values, size_t count, str name) {
    for (size_t i = 0; i < count; i++) {
        if (str_eq(str_c(values[i].name), name)) {
            return &values[i];
        }
    }
    return 0;
}

/* Messages were checked when they were compiled: each brace belongs to the name of a value. A message of
 * another origin keeps what is not one. */
static void message_add(struct view *view, str text, const struct view_value *values, size_t count) {
    for (;;) {
        size_t open = str_find_byte(text, '{');
        size_t close = open == SIZE_MAX ? SIZE_MAX : str_find_byte(str_from(text, open), '}');
        if (close == SIZE_MAX) {
            view_text(view, text);
            return;
        }
        const struct view_value *value = value_named(values, count, str_sub(text, open + 1, close - 1));
        view_text(view, str_sub(text, 0, open));
        if (value) {
            value_add(view, value);
        } else {
            view_text(view, str_sub(text, open, close + 1));
        }
        text = str_from(text, open + close + 1);
    }
}

void view_message(struct view *view, str text, const struct view_value *values, size_t count) {
    message_add(view, catalog_text(view->catalog, text), values, count);
}

void view_plural(struct view *view, str one, str other, const struct view_value *values, size_t count) {
    ASSERT(count > 0);
    int64_t n = values[0].number;
    uint64_t magnitude = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    message_add(view, catalog_plural(view->catalog, one, other, magnitude), values, count);
}
