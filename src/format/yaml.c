/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/yaml.h"

#include <math.h>
#include <yaml.h>

struct reader {
    struct arena *arena;
    str text;
    yaml_parser_t parser;
    size_t values_count;
    struct text_place fail;
};

/* ---- Mistakes -------------------------------------------------------------------------------- */

static struct text_place place_of(yaml_mark_t mark) {
    return (struct text_place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static err fail_at(struct reader *r, struct text_place at, enum err_code code, const char *message) {
    r->fail = at;
    return err_fmt(r->arena, code, "line %" PRIu32 ", column %" PRIu32 ": %s", at.line, at.column, message);
}

/* libyaml says where for all but bytes that it does not take. */
static err fail_parser(struct reader *r) {
    const yaml_parser_t *p = &r->parser;
    const char *why = p->problem ? p->problem : "not YAML";
    if (p->error != YAML_READER_ERROR) {
        return fail_at(r, place_of(p->problem_mark), ERR_INPUT, why);
    }
    size_t line;
    size_t column;
    utf8_place(r->text, p->problem_offset < r->text.n ? p->problem_offset : r->text.n, &line, &column);
    return fail_at(r, (struct text_place){(uint32_t)line, (uint32_t)column}, ERR_INPUT, why);
}

/* ---- Plain scalars: the core schema of YAML 1.2.2 §10.3.2 ------------------------------------ */

static bool is_one_of(str s, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq(s, str_c(names[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_null(str s) {
    static const char *const names[] = {"", "~", "null", "Null", "NULL"};
    return is_one_of(s, names, COUNT_OF(names));
}

static bool boolean_of(str s, bool *ret) {
    static const char *const yes[] = {"true", "True", "TRUE"};
    static const char *const no[] = {"false", "False", "FALSE"};
    *ret = is_one_of(s, yes, COUNT_OF(yes));
    return *ret || is_one_of(s, no, COUNT_OF(no));
}

static bool date_of(str s, time_us *ret) {
    bool shaped = s.n == 10;
    for (size_t i = 0; shaped && i < s.n; i++) {
        shaped = i == 4 || i == 7 ? s.p[i] == '-' : byte_is_digit(s.p[i]);
    }
    uint64_t year = 0;
    uint64_t month = 0;
    uint64_t day = 0;
    return shaped && str_to_u64(str_sub(s, 0, 4), 9999, &year) && str_to_u64(str_sub(s, 5, 2), 99, &month) &&
           str_to_u64(str_sub(s, 8, 2), 99, &day) && value_day((int)year, (int)month, (int)day, ret);
}

static size_t count_digits(str s, const char *digits) {
    size_t n = 0;
    while (n < s.n && s.p[n] && strchr(digits, s.p[n])) {
        n++;
    }
    return n;
}

static bool is_all_digits(str s, const char *digits) {
    return s.n > 0 && count_digits(s, digits) == s.n;
}

static str without_sign(str s) {
    return str_from(s, s.n && (s.p[0] == '+' || s.p[0] == '-'));
}

static unsigned integer_base(str s) {
    if (str_starts(s, STR("0x"))) {
        return is_all_digits(str_from(s, 2), "0123456789abcdefABCDEF") ? 16 : 0;
    }
    if (str_starts(s, STR("0o"))) {
        return is_all_digits(str_from(s, 2), "01234567") ? 8 : 0;
    }
    return is_all_digits(without_sign(s), "0123456789") ? 10 : 0;
}

/* False when it does not fit; `s` has the shape of an integer in that base. */
static bool integer_of(str s, unsigned base, int64_t *ret) {
    bool negative = s.p[0] == '-';
    uint64_t most = (uint64_t)INT64_MAX + negative;
    str digits = base == 10 ? without_sign(s) : str_from(s, 2);
    uint64_t v = 0;
    for (size_t i = 0; i < digits.n; i++) {
        char c = byte_lower(digits.p[i]);
        unsigned digit = (unsigned)(byte_is_digit(c) ? c - '0' : c - 'a' + 10);
        if (v > (most - digit) / base) {
            return false;
        }
        v = v * base + digit;
    }
    *ret = negative && v ? -(int64_t)(v - 1) - 1 : (int64_t)v;
    return true;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_real(str s) {
    static const char digits[] = "0123456789";
    s = without_sign(s);
    size_t whole = count_digits(s, digits);
    s = str_from(s, whole);
    if (str_starts(s, STR("."))) {
        size_t part = count_digits(str_from(s, 1), digits);
        whole += part;
        s = str_from(s, 1 + part);
    }
    if (!whole) {
        return false;
    }
    bool exponent = s.n && byte_lower(s.p[0]) == 'e';
    return exponent ? is_all_digits(without_sign(str_from(s, 1)), digits) : s.n == 0;
}

static bool special_real(str s, double *ret) {
    static const char *const infinite[] = {".inf", ".Inf", ".INF"};
    static const char *const none[] = {".nan", ".NaN", ".NAN"};
    if (is_one_of(s, none, COUNT_OF(none))) {
        *ret = (double)NAN;
        return true;
    }
    *ret = s.n && s.p[0] == '-' ? -HUGE_VAL : HUGE_VAL;
    return is_one_of(without_sign(s), infinite, COUNT_OF(infinite));
}

/* The text in *v gets the kind that the core schema gives it. */
static err resolve_number(struct reader *r, struct value *v) {
    str s = v->as.text;
    unsigned base = integer_base(s);
    if (base) {
        v->kind = VALUE_INTEGER;
        return integer_of(s, base, &v->as.integer)
                   ? OK
                   : fail_at(r, v->place, ERR_INPUT,
                             "this number is too large; put it in quotes if it is a text");
    }
    double real;
    if (special_real(s, &real)) {
        v->kind = VALUE_REAL;
        v->as.real = real;
    } else if (is_real(s)) {
        v->kind = VALUE_REAL;
        v->as.real = strtod(arena_z(r->arena, s), NULL);
        if (isinf(v->as.real)) {
            return fail_at(r, v->place, ERR_INPUT,
                           "this number is too large; put it in quotes if it is a text");
        }
    }
    return OK;
}

static err resolve(struct reader *r, struct value *v) {
    bool boolean;
    time_us day;
    if (is_null(v->as.text)) {
        v->kind = VALUE_NULL;
    } else if (boolean_of(v->as.text, &boolean)) {
        v->kind = VALUE_BOOLEAN;
        v->as.boolean = boolean;
    } else if (date_of(v->as.text, &day)) {
        v->kind = VALUE_LOCAL_DATE;
        v->as.time = (struct value_time){day, 0};
    } else {
        return resolve_number(r, v);
    }
    return OK;
}

/* ---- Events → values ------------------------------------------------------------------------- */

/* The next event; the caller deletes it. */
static err next(struct reader *r, yaml_event_t *ret) {
    return yaml_parser_parse(&r->parser, ret) ? OK : fail_parser(r);
}

static bool has_text(const yaml_char_t *z) {
    return z != NULL;
}

/* Anchors and tags are refused wherever they stand. */
static err check_subset(struct reader *r, const yaml_event_t *event) {
    bool anchor = false;
    bool tag = false;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = has_text(event->data.scalar.anchor);
        tag = has_text(event->data.scalar.tag);
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = has_text(event->data.sequence_start.anchor);
        tag = has_text(event->data.sequence_start.tag);
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = has_text(event->data.mapping_start.anchor);
        tag = has_text(event->data.mapping_start.tag);
    }
    struct text_place at = place_of(event->start_mark);
    if (anchor) {
        return fail_at(r, at, ERR_UNSUPPORTED,
                       "anchors (&name) are not read here; put the text in quotes if & is meant");
    }
    if (tag) {
        return fail_at(r, at, ERR_UNSUPPORTED,
                       "tags (!name) are not read here; put the text in quotes if ! is meant");
    }
    if (event->type == YAML_ALIAS_EVENT) {
        return fail_at(r, at, ERR_UNSUPPORTED,
                       "aliases (*name) are not read here; put the text in quotes if * is meant");
    }
    return OK;
}

static err node(struct reader *r, const yaml_event_t *event, unsigned depth, struct value **ret);

/* Reads the next event as a node; *ret = NULL when it is `end` instead. */
static err node_or_end(struct reader *r, yaml_event_type_t end, unsigned depth, struct value **ret) {
    yaml_event_t event;
    err e = next(r, &event);
    if (failed(e)) {
        return e;
    }
    *ret = NULL;
    if (event.type != end) {
        e = node(r, &event, depth, ret);
    }
    yaml_event_delete(&event);
    return e;
}

static err scalar(struct reader *r, const yaml_event_t *event, struct value *v) {
    str text = str_n((const char *)event->data.scalar.value, event->data.scalar.length);
    if (str_find_byte(text, '\0') != SIZE_MAX) {
        return fail_at(r, v->place, ERR_INPUT, "a text may not hold the character \\0");
    }
    v->kind = VALUE_TEXT;
    v->as.text = arena_str(r->arena, text);
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? resolve(r, v) : OK;
}

static err sequence(struct reader *r, unsigned depth, struct value *v) {
    for (;;) {
        struct value *item;
        err e = node_or_end(r, YAML_SEQUENCE_END_EVENT, depth + 1, &item);
        if (failed(e) || !item) {
            return e;
        }
        value_push(r->arena, v, item);
    }
}

/* A key is the text that was written, whatever the schema would make of it. */
static err key_of(struct reader *r, str *ret, struct text_place *ret_place, bool *ret_end) {
    yaml_event_t event;
    err e = next(r, &event);
    if (failed(e)) {
        return e;
    }
    struct text_place place = place_of(event.start_mark);
    *ret_end = event.type == YAML_MAPPING_END_EVENT;
    e = check_subset(r, &event);
    if (!failed(e) && event.type == YAML_SCALAR_EVENT) {
        str text = str_n((const char *)event.data.scalar.value, event.data.scalar.length);
        bool plain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        *ret = arena_str(r->arena, text);
        *ret_place = place;
        if (plain && str_eq(text, STR("<<"))) {
            e = fail_at(r, place, ERR_UNSUPPORTED, "merge keys (<<) are not read here; write the keys out");
        } else if (str_find_byte(text, '\0') != SIZE_MAX) {
            e = fail_at(r, place, ERR_INPUT, "a key may not hold the character \\0");
        }
    } else if (!failed(e) && !*ret_end) {
        e = fail_at(r, place, ERR_UNSUPPORTED, "a key must be a word or a text, not a list or mapping");
    }
    yaml_event_delete(&event);
    return e;
}

static err mapping(struct reader *r, unsigned depth, struct value *v) {
    for (;;) {
        str key = {0};
        struct text_place place = {0};
        bool end;
        err e = key_of(r, &key, &place, &end);
        if (failed(e) || end) {
            return e;
        }
        struct value *member;
        /* A mapping cannot end between a key and its value: libyaml gives an empty scalar there. */
        e = node_or_end(r, YAML_NO_EVENT, depth + 1, &member);
        if (failed(e)) {
            return e;
        }
        if (!value_put(r->arena, v, key, place, member)) {
            return fail_at(r, place, ERR_INPUT, "this key is there twice");
        }
    }
}

static err node(struct reader *r, const yaml_event_t *event, unsigned depth, struct value **ret) {
    struct text_place place = place_of(event->start_mark);
    err e = check_subset(r, event);
    if (failed(e)) {
        return e;
    }
    if (r->values_count++ >= VALUE_COUNT_MAX) {
        return fail_at(r, place, ERR_LIMIT, "too many values");
    }
    struct value *v = value_new(r->arena, VALUE_NULL, place);
    *ret = v;
    if (event->type == YAML_SCALAR_EVENT) {
        return scalar(r, event, v);
    }
    if (depth > YAML_DEPTH_MAX) {
        return fail_at(r, place, ERR_LIMIT, "too many lists and mappings inside each other");
    }
    bool list = event->type == YAML_SEQUENCE_START_EVENT;
    v->kind = list ? VALUE_ARRAY : VALUE_TABLE;
    return list ? sequence(r, depth, v) : mapping(r, depth, v);
}

/* ---- The document ---------------------------------------------------------------------------- */

/* Passes over one event that must be there; *ret_type says which it was. */
static err take(struct reader *r, yaml_event_type_t *ret_type, struct text_place *ret_place) {
    yaml_event_t event;
    err e = next(r, &event);
    if (failed(e)) {
        return e;
    }
    *ret_type = event.type;
    *ret_place = place_of(event.start_mark);
    bool directives =
        event.type == YAML_DOCUMENT_START_EVENT &&
        event.data.document_start.tag_directives.start != event.data.document_start.tag_directives.end;
    yaml_event_delete(&event);
    return directives ? fail_at(r, *ret_place, ERR_UNSUPPORTED, "%TAG directives are not read here") : OK;
}

static err document(struct reader *r, struct value **ret) {
    yaml_event_type_t type;
    struct text_place place;
    err e = take(r, &type, &place); /* the stream begins */
    if (!failed(e)) {
        e = take(r, &type, &place);
    }
    if (failed(e)) {
        return e;
    }
    if (type == YAML_STREAM_END_EVENT) {
        *ret = value_new(r->arena, VALUE_NULL, (struct text_place){1, 1});
        return OK;
    }
    e = node_or_end(r, YAML_NO_EVENT, 1, ret);
    if (!failed(e)) {
        e = take(r, &type, &place); /* the document ends */
    }
    if (!failed(e)) {
        e = take(r, &type, &place);
    }
    if (!failed(e) && type != YAML_STREAM_END_EVENT) {
        e = fail_at(r, place, ERR_UNSUPPORTED, "a second document begins here; only one is read");
    }
    return e;
}

static err parse(struct reader *r, const struct value **ret) {
    struct text_place top = {1, 1};
    if (r->text.n > YAML_BYTES_MAX) {
        return fail_at(r, top, ERR_LIMIT, "the text is too long");
    }
    size_t wrong = utf8_check(r->text);
    if (wrong != SIZE_MAX) {
        size_t line;
        size_t column;
        utf8_place(r->text, wrong, &line, &column);
        return fail_at(r, (struct text_place){(uint32_t)line, (uint32_t)column}, ERR_INPUT, "not UTF-8");
    }
    if (!yaml_parser_initialize(&r->parser)) {
        return err_of(ERR_INTERNAL, "libyaml could not begin");
    }
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)(r->text.n ? r->text.p : ""), r->text.n);
    struct value *top_value = NULL;
    err e = document(r, &top_value);
    yaml_parser_delete(&r->parser);
    if (!failed(e)) {
        *ret = top_value;
    }
    return e;
}

err yaml_parse(struct arena *a, str text, const struct value **ret, struct text_place *ret_place) {
    struct reader r = {.arena = a, .text = text};
    err e = parse(&r, ret);
    if (failed(e) && ret_place) {
        *ret_place = r.fail;
    }
    return e;
}
