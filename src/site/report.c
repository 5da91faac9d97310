/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* "Report a problem": a mail or a form of a tracker that already names the page and the edition. */
#include "site/maker.h"

/* RFC 3986 §2.3: all but the unreserved characters. */
static void add_encoded(buf *b, str text) {
    static const char HEX[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (byte_is_alnum(text.p[i]) || str_find_byte(STR("-._~"), text.p[i]) != SIZE_MAX) {
            buf_byte(b, text.p[i]);
        } else {
            buf_byte(b, '%');
            buf_byte(b, HEX[c >> 4]);
            buf_byte(b, HEX[c & 15]);
        }
    }
}

/* `{page}` and `{edition}` filled in where the setting has them. */
static str filled(struct maker *m, str pattern, str page, str edition) {
    buf b = buf_new(m->arena);
    while (pattern.n) {
        bool is_page = str_starts(pattern, STR("{page}"));
        bool is_edition = str_starts(pattern, STR("{edition}"));
        if (is_page || is_edition) {
            add_encoded(&b, is_page ? page : edition);
        } else {
            buf_byte(&b, pattern.p[0]);
        }
        pattern = str_from(pattern, is_page ? 6 : is_edition ? 9 : 1);
    }
    return buf_str(&b);
}

/* RFC 6068 §2 for mailto; forms get two parameters that they may ignore. */
static str appended(struct maker *m, str url, str page, str edition) {
    bool mail = str_starts(url, STR("mailto:"));
    buf b = buf_new(m->arena);
    buf_add(&b, url);
    buf_c(&b, str_find_byte(url, '?') == SIZE_MAX ? "?" : "&");
    buf_c(&b, mail ? "subject=" : "page=");
    add_encoded(&b, page);
    buf_c(&b, mail ? "&body=" : "&edition=");
    add_encoded(&b, edition);
    return buf_str(&b);
}

str report_link(struct maker *m, const struct book *b, str path) {
    str url = m->settings->report_url;
    if (!url.n) {
        return (str){0};
    }
    str page = absolute_url(m, path);
    str edition = SITE_JOIN(m, b->id, STR(" "), b->version);
    bool pattern = str_contains(url, STR("{page}")) || str_contains(url, STR("{edition}"));
    return pattern ? filled(m, url, page, edition) : appended(m, url, page, edition);
}
