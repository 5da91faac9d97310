/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/toml_parser.h"

/* "Array": values between [ ], with line ends and comments anywhere, a comma at the end allowed. */
static err array(struct toml *p, unsigned depth, struct value *v) {
    size_t open = p->at++;
    for (;;) {
        err e = toml_skip_lines(p);
        if (failed(e)) {
            return e;
        }
        if (toml_take(p, STR("]"))) {
            return OK;
        }
        if (toml_peek(p) < 0) {
            return toml_fail(p, open, "this list has no closing ]");
        }
        struct value *item;
        e = toml_value(p, depth, &item);
        if (failed(e)) {
            return e;
        }
        value_push(p->arena, v, item);
        e = toml_skip_lines(p);
        if (failed(e)) {
            return e;
        }
        if (!toml_take(p, STR(",")) && toml_peek(p) != ']') {
            return toml_peek(p) < 0
                       ? toml_fail(p, open, "this list has no closing ]")
                       : toml_fail(p, p->at, "between the items of a list a comma is needed, but %s is there",
                                   toml_found(p));
        }
    }
}

/* "Inline Table": on one line, without a comma at the end. */
static err inline_table(struct toml *p, unsigned depth, struct value *v) {
    p->at++;
    v->mark = TOML_INLINE;
    toml_skip_blanks(p);
    if (toml_take(p, STR("}"))) {
        return OK;
    }
    for (;;) {
        toml_skip_blanks(p);
        if (toml_peek(p) == '}') {
            return toml_fail(p, p->at, "no comma may stand before the } of an inline table");
        }
        if (toml_peek(p) == '\n' || toml_peek(p) == '\r') {
            return toml_fail(p, p->at,
                             "an inline table must be on one line; use a [header] for a longer one");
        }
        err e = toml_key_value(p, v, depth);
        if (failed(e)) {
            return e;
        }
        toml_skip_blanks(p);
        if (toml_take(p, STR("}"))) {
            return OK;
        }
        if (!toml_take(p, STR(","))) {
            return toml_fail(
                p, p->at,
                "in an inline table , or } is needed here (it must be on one line), but %s is there",
                toml_found(p));
        }
    }
}

static err new_at(struct toml *p, enum value_kind kind, struct value **ret) {
    return toml_new(p, kind, toml_here(p), ret);
}

static err nested(struct toml *p, unsigned depth, struct value **ret) {
    bool list = toml_peek(p) == '[';
    err e = toml_check_depth(p, depth);
    if (!failed(e)) {
        e = new_at(p, list ? VALUE_ARRAY : VALUE_TABLE, ret);
    }
    if (failed(e)) {
        return e;
    }
    return list ? array(p, depth, *ret) : inline_table(p, depth, *ret);
}

err toml_value(struct toml *p, unsigned depth, struct value **ret) {
    int c = toml_peek(p);
    if (c == '[' || c == '{') {
        return nested(p, depth + 1, ret);
    }
    err e = new_at(p, VALUE_TEXT, ret);
    if (failed(e)) {
        return e;
    }
    return c == '"' || c == '\'' ? toml_string(p, &(*ret)->as.text) : toml_bare_value(p, *ret);
}
