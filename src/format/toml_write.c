/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/toml_write.h"

#define LINE_BYTES 100

static bool is_bare(str key) {
    for (size_t i = 0; i < key.n; i++) {
        if (!byte_is_alnum(key.p[i]) && key.p[i] != '_' && key.p[i] != '-') {
            return false;
        }
    }
    return key.n > 0;
}

static void add_escaped(buf *b, uint32_t c) {
    switch (c) {
    case '"':
        buf_c(b, "\\\"");
        return;
    case '\\':
        buf_c(b, "\\\\");
        return;
    case '\n':
        buf_c(b, "\\n");
        return;
    case '\r':
        buf_c(b, "\\r");
        return;
    case '\t':
        buf_c(b, "\\t");
        return;
    default: /* style: characters, not an enum */
        break;
    }
    if (c < 0x20 || c == 0x7F) {
        buf_fmt(b, "\\u%04X", (unsigned)c);
    } else {
        utf8_add(b, c);
    }
}

static void add_line(buf *b, str text) {
    while (text.n) {
        add_escaped(b, utf8_next(&text));
    }
}

void toml_add_text(buf *b, str text) {
    buf_byte(b, '"');
    add_line(b, text);
    buf_byte(b, '"');
}

void toml_add_key(buf *b, str key) {
    if (is_bare(key)) {
        buf_add(b, key);
    } else {
        toml_add_text(b, key);
    }
}

static void start(buf *b, const char *key) {
    toml_add_key(b, str_c(key));
    buf_c(b, " = ");
}

/* The line end right after the opening marks is not part of the text, so the first line starts there. */
static void add_lines(buf *b, str text) {
    buf_c(b, "\"\"\"\n");
    for (;;) {
        size_t end = str_find_byte(text, '\n');
        add_line(b, str_sub(text, 0, end));
        if (end == SIZE_MAX) {
            break;
        }
        buf_byte(b, '\n');
        text = str_from(text, end + 1);
    }
    buf_c(b, "\"\"\"");
}

void toml_text(buf *b, const char *key, str text) {
    start(b, key);
    if (str_find_byte(text, '\n') == SIZE_MAX) {
        toml_add_text(b, text);
    } else {
        add_lines(b, text);
    }
    buf_byte(b, '\n');
}

void toml_text_some(buf *b, const char *key, str text) {
    if (text.n > 0) {
        toml_text(b, key, text);
    }
}

void toml_integer(buf *b, const char *key, int64_t v) {
    start(b, key);
    buf_i64(b, v);
    buf_byte(b, '\n');
}

void toml_boolean(buf *b, const char *key, bool v) {
    start(b, key);
    buf_c(b, v ? "true\n" : "false\n");
}

void toml_date(buf *b, const char *key, int year, int month, int day) {
    start(b, key);
    buf_fmt(b, "%04d-%02d-%02d\n", year, month, day);
}

void toml_texts(buf *b, const char *key, const str *texts, size_t n) {
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) {
        bytes += texts[i].n + 4;
    }
    bool tall = bytes > LINE_BYTES;
    start(b, key);
    buf_c(b, tall ? "[\n" : "[");
    for (size_t i = 0; i < n; i++) {
        buf_c(b, tall ? "  " : i > 0 ? ", " : "");
        toml_add_text(b, texts[i]);
        buf_c(b, tall ? ",\n" : "");
    }
    buf_c(b, "]\n");
}

static void add_members(buf *b, const struct toml_member *members, size_t n) {
    buf_byte(b, '{');
    for (size_t i = 0; i < n; i++) {
        buf_c(b, i > 0 ? ", " : "");
        start(b, members[i].key);
        if (members[i].is_number) {
            buf_i64(b, members[i].number);
        } else {
            toml_add_text(b, members[i].text);
        }
    }
    buf_byte(b, '}');
}

void toml_inline(buf *b, const char *key, const struct toml_member *members, size_t n) {
    start(b, key);
    add_members(b, members, n);
    buf_byte(b, '\n');
}

void toml_rows_begin(buf *b, const char *key) {
    start(b, key);
    buf_c(b, "[\n");
}

void toml_row(buf *b, const struct toml_member *members, size_t n) {
    buf_c(b, "  ");
    add_members(b, members, n);
    buf_c(b, ",\n");
}

void toml_rows_end(buf *b) {
    buf_c(b, "]\n");
}

static void add_header(buf *b, const char *name, const char *open, const char *close) {
    if (b->n > 0) {
        buf_byte(b, '\n');
    }
    buf_c(b, open);
    toml_add_key(b, str_c(name));
    buf_c(b, close);
}

void toml_table(buf *b, const char *name) {
    add_header(b, name, "[", "]\n");
}

void toml_entry(buf *b, const char *name) {
    add_header(b, name, "[[", "]]\n");
}
