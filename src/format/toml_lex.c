/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/toml_parser.h"

/* ---- Bytes, white space, comments ("Spec", "Comment") --------------------------------------- */

int toml_peek(const struct toml *p) {
    return p->at < p->text.n ? (unsigned char)p->text.p[p->at] : -1;
}

bool toml_take(struct toml *p, str token) {
    if (!str_starts(str_from(p->text, p->at), token)) {
        return false;
    }
    p->at += token.n;
    return true;
}

bool toml_take_newline(struct toml *p) {
    return toml_take(p, STR("\n")) || toml_take(p, STR("\r\n"));
}

void toml_skip_blanks(struct toml *p) {
    while (toml_peek(p) == ' ' || toml_peek(p) == '\t') {
        p->at++;
    }
}

const char *toml_found(struct toml *p) {
    str rest = str_from(p->text, p->at);
    if (!rest.n) {
        return "the end of the file";
    }
    if (rest.p[0] == '\n' || str_starts(rest, STR("\r\n"))) {
        return "the end of the line";
    }
    str after = rest;
    uint32_t c = utf8_next(&after);
    buf b = buf_new(p->arena);
    if (c < 0x20 || c == 0x7F) {
        buf_fmt(&b, "the control character U+%04" PRIX32, c);
    } else {
        buf_fmt(&b, "\"%.*s\"", STR_ARG(str_sub(rest, 0, rest.n - after.n)));
    }
    return arena_z(p->arena, buf_str(&b));
}

static bool is_control(int c) {
    return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7F;
}

static err fail_control(struct toml *p, const char *where) {
    return toml_fail(p, p->at, "%s may not stand in %s", toml_found(p), where);
}

err toml_skip_comment(struct toml *p) {
    if (toml_peek(p) != '#') {
        return OK;
    }
    while (toml_peek(p) >= 0 && !is_control(toml_peek(p))) {
        p->at++;
    }
    str rest = str_sub(p->text, p->at, 2);
    if (!rest.n || rest.p[0] == '\n' || str_eq(rest, STR("\r\n"))) {
        return OK;
    }
    return fail_control(p, "a comment");
}

err toml_skip_lines(struct toml *p) {
    do {
        toml_skip_blanks(p);
        err e = toml_skip_comment(p);
        if (failed(e)) {
            return e;
        }
    } while (toml_take_newline(p));
    return OK;
}

/* ---- Strings ("String") --------------------------------------------------------------------- */

/* One of the four kinds: "…", '…', """…""", '''…'''. */
struct quotes {
    char quote;
    bool escapes; /* basic, not literal */
    bool lines;   /* multi-line */
    size_t at;    /* of the opening quote */
};

/* How many quotes in a row stand at p->at, at most 5: three that close, and two that belong to the text. */
static size_t quotes_in_a_row(const struct toml *p, char quote) {
    size_t n = 0;
    while (n < 5 && p->at + n < p->text.n && p->text.p[p->at + n] == quote) {
        n++;
    }
    return n;
}

static err fail_open(struct toml *p, const struct quotes *q) {
    const char *close = q->lines ? (q->escapes ? "\"\"\"" : "'''") : (q->escapes ? "\"" : "'");
    return toml_fail(p, q->at, "this text has no closing %s%s", close,
                     q->lines ? "" : " on its line; texts of several lines stand between three quotes");
}

/* Most of a text means nothing special. */
static void skip_plain(struct toml *p, char quote) {
    const char *c = p->text.p + p->at;
    const char *end = p->text.p + p->text.n;
    while (c < end && (unsigned char)*c >= 0x20 && *c != quote && *c != '\\' && *c != 0x7F) {
        c++;
    }
    p->at = (size_t)(c - p->text.p);
}

/* Whether the text ends here without its quote having come. */
static bool breaks_off(struct toml *p, const struct quotes *q) {
    size_t before = p->at;
    bool newline = !q->lines && toml_take_newline(p);
    p->at = before;
    return newline || toml_peek(p) < 0;
}

/* Leaves p->at behind the closing quotes; *ret is what stands between, as written. */
static err string_content(struct toml *p, const struct quotes *q, str *ret) {
    size_t from = p->at;
    for (;;) {
        skip_plain(p, q->quote);
        int c = toml_peek(p);
        size_t row = c == q->quote ? quotes_in_a_row(p, q->quote) : 0;
        size_t closing = q->lines ? 3 : 1;
        if (row >= closing) {
            size_t extra = q->lines ? row - 3 : 0;
            *ret = str_sub(p->text, from, p->at + extra - from);
            p->at += closing + extra;
            return OK;
        }
        if (breaks_off(p, q)) {
            return fail_open(p, q);
        }
        if (q->lines && toml_take_newline(p)) {
            continue;
        }
        if (is_control(c)) {
            return fail_control(p, q->escapes ? "a text; write it as \\u and four hexadecimal digits"
                                              : "a text");
        }
        /* A backslash takes the quote or backslash behind it along, so that it closes or escapes nothing. */
        str pair = str_sub(p->text, p->at, 2);
        bool escapes = q->escapes && (str_eq(pair, STR("\\\\")) || str_eq(pair, STR("\\\"")));
        p->at += row ? row : escapes ? 2 : 1;
    }
}

static err fail_escape(struct toml *p, size_t at) {
    return toml_fail(p, at,
                     "unknown escape; known are \\b \\t \\n \\f \\r \\\" \\\\ \\uXXXX \\UXXXXXXXX "
                     "(texts in ' ' have no escapes)");
}

/* \uXXXX or \UXXXXXXXX: `digits` hexadecimal digits, no surrogate ("Unicode scalar value"). `at` is that
 * of the backslash, *rest begins behind the letter. */
static err unicode_escape(struct toml *p, size_t at, size_t digits, str *rest, buf *out) {
    uint32_t v = 0;
    for (size_t i = 0; i < digits; i++) {
        char c = i < rest->n ? byte_lower(rest->p[i]) : ' ';
        bool letter = c >= 'a' && c <= 'f';
        if (!byte_is_digit(c) && !letter) {
            return toml_fail(p, at, "\\%c needs %zu hexadecimal digits", digits == 4 ? 'u' : 'U', digits);
        }
        v = v << 4 | (uint32_t)(letter ? c - 'a' + 10 : c - '0');
    }
    if (v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF)) {
        return toml_fail(p, at, "there is no character U+%04" PRIX32, v);
    }
    utf8_add(out, v);
    *rest = str_from(*rest, digits);
    return OK;
}

/* A backslash at the end of a line takes away all white space up to the next character. */
static bool line_ending_backslash(str *rest) {
    size_t n = 0;
    while (n < rest->n && (rest->p[n] == ' ' || rest->p[n] == '\t')) {
        n++;
    }
    str after = str_from(*rest, n);
    if (!str_starts(after, STR("\n")) && !str_starts(after, STR("\r\n"))) {
        return false;
    }
    while (n < rest->n && byte_is_space(rest->p[n])) {
        n++;
    }
    *rest = str_from(*rest, n);
    return true;
}

/* *rest begins behind the backslash that is at `at`. */
static err escape(struct toml *p, const struct quotes *q, size_t at, str *rest, buf *out) {
    static const char letters[] = "btnfr\"\\";
    static const char meanings[] = "\b\t\n\f\r\"\\";
    if (q->lines && line_ending_backslash(rest)) {
        return OK;
    }
    char c = rest->n ? rest->p[0] : '\0';
    *rest = str_from(*rest, 1);
    if (c == 'u' || c == 'U') {
        return unicode_escape(p, at, c == 'u' ? 4 : 8, rest, out);
    }
    const char *letter = c ? strchr(letters, c) : NULL;
    if (!letter) {
        return fail_escape(p, at);
    }
    buf_byte(out, meanings[letter - letters]);
    return OK;
}

/* What was written between the quotes → what it means. Line ends become LF. */
static err decode(struct toml *p, const struct quotes *q, str content, str *ret) {
    buf out = buf_limited(p->arena, TOML_BYTES_MAX);
    str rest = content;
    while (rest.n) {
        size_t n = 0;
        while (n < rest.n && rest.p[n] != '\r' && (rest.p[n] != '\\' || !q->escapes)) {
            n++;
        }
        buf_add(&out, str_sub(rest, 0, n));
        rest = str_from(rest, n);
        if (!rest.n) {
            break;
        }
        size_t at = (size_t)(rest.p - p->text.p);
        bool escaped = rest.p[0] == '\\';
        rest = str_from(rest, 1); /* a CR is dropped: an LF follows it */
        err e = escaped ? escape(p, q, at, &rest, &out) : OK;
        if (failed(e)) {
            return e;
        }
    }
    ASSERT(!out.failed); /* never longer than what was written */
    *ret = buf_str(&out);
    return OK;
}

err toml_string(struct toml *p, str *ret) {
    char quote = (char)toml_peek(p);
    struct quotes q = {.quote = quote, .escapes = quote == '"', .at = p->at};
    q.lines = toml_take(p, quote == '"' ? STR("\"\"\"") : STR("'''"));
    if (q.lines) {
        toml_take_newline(p); /* one directly after the opening quotes is not part of the text */
    } else {
        p->at++;
    }
    str content = {0};
    err e = string_content(p, &q, &content);
    if (failed(e)) {
        return e;
    }
    bool as_written =
        str_find_byte(content, '\r') == SIZE_MAX && (!q.escapes || str_find_byte(content, '\\') == SIZE_MAX);
    if (as_written) {
        *ret = content;
        return OK;
    }
    return decode(p, &q, content, ret);
}

/* ---- Keys ("Keys") -------------------------------------------------------------------------- */

static bool is_bare(int c) {
    return c >= 0 && c < 0x80 && (byte_is_alnum((char)c) || c == '_' || c == '-');
}

err toml_key_part(struct toml *p, struct toml_key *ret) {
    struct toml_key key = {.at = p->at, .place = toml_here(p)};
    str rest = str_from(p->text, p->at);
    int c = toml_peek(p);
    if (c == '"' || c == '\'') {
        if (str_starts(rest, STR("\"\"\"")) || str_starts(rest, STR("'''"))) {
            return toml_fail(p, p->at, "a key cannot be a text of several lines; use one quote");
        }
        err e = toml_string(p, &key.name);
        if (failed(e)) {
            return e;
        }
        *ret = key;
        return OK;
    }
    while (is_bare(toml_peek(p))) {
        p->at++;
    }
    key.name = str_sub(p->text, key.at, p->at - key.at);
    if (!key.name.n) {
        return toml_fail(
            p, p->at,
            "a key was expected, but %s is there; keys with other characters than A-Z a-z 0-9 _ - "
            "need quotes",
            toml_found(p));
    }
    *ret = key;
    return OK;
}
