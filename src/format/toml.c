/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/toml_parser.h"

#include <stdarg.h>

/* Moves p->place on to the byte `at`. */
static void count_to(struct toml *p, size_t at) {
    for (; p->counted < at; p->counted++) {
        unsigned char c = (unsigned char)p->text.p[p->counted];
        if (c == '\n') {
            p->place.line++;
            p->place.column = 1;
        } else if ((c & 0xC0) != 0x80) { /* the first byte of a character */
            p->place.column++;
        }
    }
}

struct text_place toml_here(struct toml *p) {
    count_to(p, p->at);
    return p->place;
}

static struct text_place place_of(struct toml *p, size_t at) {
    if (at >= p->counted) {
        count_to(p, at);
        return p->place;
    }
    size_t line;
    size_t column;
    utf8_place(p->text, at, &line, &column);
    return (struct text_place){(uint32_t)line, (uint32_t)column};
}

static err fail_with(struct toml *p, size_t at, enum err_code code, const char *message) {
    p->fail = place_of(p, at);
    return err_fmt(p->arena, code, "line %" PRIu32 ", column %" PRIu32 ": %s", p->fail.line, p->fail.column,
                   message);
}

#define TOML_MESSAGE_BYTES_MAX 400 /* the parts that come from the text are cut by whoever puts them in */

err toml_fail(struct toml *p, size_t at, const char *format, ...) {
    char message[TOML_MESSAGE_BYTES_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return fail_with(p, at, ERR_INPUT, message);
}

err toml_fail_limit(struct toml *p, size_t at, const char *format, ...) {
    char message[TOML_MESSAGE_BYTES_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return fail_with(p, at, ERR_LIMIT, message);
}

err toml_new(struct toml *p, enum value_kind kind, struct text_place place, struct value **ret) {
    if (p->values_count >= VALUE_COUNT_MAX) {
        return toml_fail_limit(p, p->at, "more than %d values in one file; split it", VALUE_COUNT_MAX);
    }
    p->values_count++;
    *ret = value_new(p->arena, kind, place);
    return OK;
}

err toml_check_depth(struct toml *p, unsigned depth) {
    if (depth > TOML_DEPTH_MAX) {
        return toml_fail_limit(p, p->at, "more than %d tables and lists inside each other", TOML_DEPTH_MAX);
    }
    return OK;
}

/* After a header or a key with its value: a comment may follow, then the line must end. */
static err end_of_line(struct toml *p, const char *after) {
    toml_skip_blanks(p);
    err e = toml_skip_comment(p);
    if (failed(e) || toml_peek(p) < 0 || toml_take_newline(p)) {
        return e;
    }
    return toml_fail(p, p->at, "the line must end after %s, but %s follows", after, toml_found(p));
}

static err line(struct toml *p) {
    bool header = toml_peek(p) == '[';
    err e = header ? toml_header(p) : toml_key_value(p, p->table, p->table_depth);
    if (failed(e)) {
        return e;
    }
    return end_of_line(p, header ? "a header" : "a value");
}

static err document(struct toml *p) {
    err e = toml_new(p, VALUE_TABLE, toml_here(p), &p->top);
    if (failed(e)) {
        return e;
    }
    p->top->mark = TOML_HEADED;
    p->table = p->top;
    p->table_depth = 1;
    for (;;) {
        e = toml_skip_lines(p);
        if (failed(e) || toml_peek(p) < 0) {
            return e;
        }
        e = line(p);
        if (failed(e)) {
            return e;
        }
    }
}

static err check_bytes(struct toml *p) {
    if (p->text.n > TOML_BYTES_MAX) {
        return toml_fail_limit(p, 0, "the file is larger than %u bytes", TOML_BYTES_MAX);
    }
    size_t wrong = utf8_check(p->text);
    if (wrong != SIZE_MAX) {
        return toml_fail(p, wrong, "not UTF-8; save the file as UTF-8");
    }
    return OK;
}

err toml_parse(struct arena *a, str text, const struct value **ret, struct text_place *ret_place) {
    /* A byte order mark has no width: the first character after it is in column 1. */
    struct toml p = {.arena = a, .text = str_without_start(text, STR("\xEF\xBB\xBF")), .place = {1, 1}};
    err e = check_bytes(&p);
    if (!failed(e)) {
        e = document(&p);
    }
    if (!failed(e)) {
        *ret = p.top;
    } else if (ret_place) {
        *ret_place = p.fail;
    }
    return e;
}
