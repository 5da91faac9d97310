/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/inside.h"

/* Longer ones first, so that BY-NC-SA is not found as BY-NC. */
static const str CODES[] = {STR_INIT("BY-NC-SA"), STR_INIT("BY-NC-ND"), STR_INIT("BY-ND-NC"),
                            STR_INIT("BY-NC"),    STR_INIT("BY-SA"),    STR_INIT("BY-ND"),
                            STR_INIT("BY"),       STR_INIT("CC0"),      STR_INIT("PDM")};

enum { LONGEST = 11 }; /* "CC BY-NC-SA" */

static bool ends_word(str rest) {
    return rest.n == 0 ||
           (!byte_is_alnum(rest.p[0]) && rest.p[0] != '-' && (unsigned char)rest.p[0] < 0x80) ||
           (unsigned char)rest.p[0] >= 0xE2;
}

static bool is_gap(str s, size_t at) {
    return at < s.n && (s.p[at] == ' ' || s.p[at] == '\n');
}

/* " 4.0" after a code belongs to it. */
static size_t version_bytes(str rest) {
    bool is = rest.n >= 4 && is_gap(rest, 0) && byte_is_digit(rest.p[1]) && rest.p[2] == '.' &&
              byte_is_digit(rest.p[3]) && (rest.n == 4 || !byte_is_digit(rest.p[4]));
    return is ? 4 : 0;
}

/* Bytes of the license code that `text` starts with, or 0. A bare "BY" or "PDM" is not one: both are
 * also words. */
static size_t code_bytes(str text) {
    size_t prefix = str_starts(text, STR("CC")) && is_gap(text, 2) ? 3 : 0;
    str after = str_from(text, prefix);
    for (size_t i = 0; i < COUNT_OF(CODES); i++) {
        if (!str_starts(after, CODES[i])) {
            continue;
        }
        size_t n = prefix + CODES[i].n;
        size_t version = version_bytes(str_from(text, n));
        bool short_one = CODES[i].n == 2 || str_eq(CODES[i], STR("PDM"));
        if (!ends_word(str_from(text, n)) || (short_one && prefix == 0 && version == 0)) {
            return 0;
        }
        return n + version;
    }
    return 0;
}

static bool may_start(str text, size_t at) {
    char c = text.p[at];
    return (c == 'C' || c == 'B' || c == 'P') &&
           (at == 0 || (!byte_is_alnum(text.p[at - 1]) && text.p[at - 1] != '-'));
}

bool md_code_goes_on(str text, str next) {
    size_t from = text.n > LONGEST ? text.n - LONGEST : 0;
    bool version = next.n >= 3 && byte_is_digit(next.p[0]) && next.p[1] == '.';
    for (size_t i = from; i < text.n; i++) {
        str rest = str_from(text, i);
        if (may_start(text, i) &&
            (str_eq(rest, STR("CC")) ? str_starts(next, STR("BY")) : version && code_bytes(rest) == rest.n)) {
            return true;
        }
    }
    return false;
}

void md_text_codes(struct md_run *r, str text) {
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        size_t n = may_start(text, i) ? code_bytes(str_from(text, i)) : 0;
        if (n == 0) {
            continue;
        }
        html_text(r->writer, str_sub(text, done, i - done));
        html_open(r->writer, "span");
        html_attribute(r->writer, "class", STR("lic"));
        html_text(r->writer, str_sub(text, i, n));
        html_close(r->writer);
        done = i + n;
        i = done - 1;
    }
    html_text(r->writer, str_from(text, done));
}
