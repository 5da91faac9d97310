/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/json.h"

#include <jansson.h>
#include <math.h>

/* ---- Reading ------------------------------------------------------------------------------- */

struct reader {
    struct arena *arena;
    str text;
    struct text_place fail;
};

static err fail_at(struct reader *r, size_t at, enum err_code code, const char *message) {
    size_t line;
    size_t column;
    utf8_place(r->text, at, &line, &column);
    r->fail = (struct text_place){(uint32_t)line, (uint32_t)column};
    return err_fmt(r->arena, code, "line %zu, column %zu: %s", line, column, message);
}

/* Nesting and number of values, counted before jansson builds anything: outside of texts every bracket
 * nests, and every value but the first follows a bracket, a colon or a comma. */
static err check_sizes(struct reader *r) {
    size_t depth = 0;
    size_t values = 1;
    bool in_text = false;
    for (size_t i = 0; i < r->text.n; i++) {
        char c = r->text.p[i];
        if (in_text) {
            i += c == '\\';
            in_text = c != '"';
            continue;
        }
        in_text = c == '"';
        depth += c == '[' || c == '{';
        depth -= (c == ']' || c == '}') && depth;
        values += c == '[' || c == '{' || c == ',';
        if (depth > JSON_DEPTH_MAX) {
            return fail_at(r, i, ERR_LIMIT, "too many lists and objects inside each other");
        }
        if (values > VALUE_COUNT_MAX) {
            return fail_at(r, i, ERR_LIMIT, "too many values");
        }
    }
    return OK;
}

static err check_bytes(struct reader *r) {
    if (r->text.n > JSON_BYTES_MAX) {
        return fail_at(r, 0, ERR_LIMIT, "the text is too long");
    }
    size_t wrong = utf8_check(r->text);
    if (wrong != SIZE_MAX) {
        return fail_at(r, wrong, ERR_INPUT, "not UTF-8");
    }
    return check_sizes(r);
}

static struct value *convert(struct arena *a, json_t *j);

static struct value *convert_object(struct arena *a, json_t *j) {
    struct value *table = value_new(a, VALUE_TABLE, (struct text_place){0, 0});
    const char *key;
    json_t *member;
    json_object_foreach(j, key, member) {
        value_put(a, table, arena_str(a, str_c(key)), (struct text_place){0, 0}, convert(a, member));
    }
    return table;
}

static struct value *convert_array(struct arena *a, json_t *j) {
    struct value *array = value_new(a, VALUE_ARRAY, (struct text_place){0, 0});
    size_t i;
    json_t *item;
    json_array_foreach(j, i, item) {
        value_push(a, array, convert(a, item));
    }
    return array;
}

/* Recursion goes no deeper than check_sizes let through. */
static struct value *convert(struct arena *a, json_t *j) {
    struct value *v = value_new(a, VALUE_NULL, (struct text_place){0, 0});
    switch (json_typeof(j)) {
    case JSON_OBJECT:
        return convert_object(a, j);
    case JSON_ARRAY:
        return convert_array(a, j);
    case JSON_STRING:
        v->kind = VALUE_TEXT;
        v->as.text = arena_str(a, str_n(json_string_value(j), json_string_length(j)));
        return v;
    case JSON_INTEGER:
        v->kind = VALUE_INTEGER;
        v->as.integer = json_integer_value(j);
        return v;
    case JSON_REAL:
        v->kind = VALUE_REAL;
        v->as.real = json_real_value(j);
        return v;
    case JSON_TRUE:
    case JSON_FALSE:
        v->kind = VALUE_BOOLEAN;
        v->as.boolean = json_is_true(j);
        return v;
    case JSON_NULL:
        return v;
    }
    return v;
}

/* jansson counts the bytes up to and with what it could not take; we want the start of that character. */
static size_t wrong_byte(const struct reader *r, int position) {
    size_t at = position > 0 ? (size_t)position - 1 : 0;
    at = at < r->text.n ? at : r->text.n;
    while (at > 0 && at < r->text.n && ((unsigned char)r->text.p[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

static err parse(struct reader *r, const struct value **ret) {
    err e = check_bytes(r);
    if (failed(e)) {
        return e;
    }
    json_error_t why;
    json_t *j =
        json_loadb(r->text.n ? r->text.p : "", r->text.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    if (!j) {
        return fail_at(r, wrong_byte(r, why.position), ERR_INPUT, why.text);
    }
    *ret = convert(r->arena, j);
    json_decref(j);
    return OK;
}

err json_parse(struct arena *a, str text, const struct value **ret, struct text_place *ret_place) {
    struct reader r = {.arena = a, .text = text};
    err e = parse(&r, ret);
    if (failed(e) && ret_place) {
        *ret_place = r.fail;
    }
    return e;
}

/* ---- Writing ------------------------------------------------------------------------------- */

_Static_assert(JSON_DEPTH_MAX <= 64, "a level is a bit of 64");

struct json_writer json_writer_new(buf *out) {
    return (struct json_writer){.out = out};
}

static uint64_t level_bit(const struct json_writer *w) {
    return (uint64_t)1 << (w->depth - 1);
}

static bool in_object(const struct json_writer *w) {
    return w->depth && (w->objects & level_bit(w));
}

static void comma(struct json_writer *w) {
    if (w->filled & level_bit(w)) {
        buf_byte(w->out, ',');
    }
    w->filled |= level_bit(w);
}

/* Before each value: the comma of an array; in an object the key must have been written. */
static void begin_value(struct json_writer *w) {
    ASSERT(!w->done);
    ASSERT(w->keyed == in_object(w));
    w->keyed = false;
    if (w->depth && !in_object(w)) {
        comma(w);
    }
    w->done = w->depth == 0;
}

static void open_level(struct json_writer *w, bool object) {
    begin_value(w);
    ASSERT(w->depth < JSON_DEPTH_MAX);
    w->depth++;
    w->done = false;
    w->filled &= ~level_bit(w);
    w->objects = object ? w->objects | level_bit(w) : w->objects & ~level_bit(w);
    buf_byte(w->out, object ? '{' : '[');
}

void json_add_object(struct json_writer *w) {
    open_level(w, true);
}

void json_add_array(struct json_writer *w) {
    open_level(w, false);
}

void json_end(struct json_writer *w) {
    ASSERT(w->depth && !w->keyed);
    buf_byte(w->out, in_object(w) ? '}' : ']');
    w->depth--;
    w->done = w->depth == 0;
}

static void add_escape(buf *b, unsigned char c) {
    static const char letters[] = "\"\\\b\f\n\r\t";
    static const char escapes[] = "\"\\bfnrt";
    const char *letter = c ? strchr(letters, c) : NULL;
    buf_byte(b, '\\');
    if (letter) {
        buf_byte(b, escapes[letter - letters]);
    } else {
        buf_c(b, "u00");
        buf_hex(b, &c, 1);
    }
}

static void add_text(buf *b, str text) {
    buf_byte(b, '"');
    while (text.n) {
        size_t n = 0;
        while (n < text.n && (unsigned char)text.p[n] >= 0x20 && text.p[n] != '"' && text.p[n] != '\\') {
            n++;
        }
        buf_add(b, str_sub(text, 0, n));
        if (n < text.n) {
            add_escape(b, (unsigned char)text.p[n]);
            n++;
        }
        text = str_from(text, n);
    }
    buf_byte(b, '"');
}

/* Text is checked where it enters, so this is one look; only what slipped through is copied character by
 * character, with U+FFFD for each wrong byte. */
static void add_any_text(buf *b, str text) {
    if (utf8_valid(text)) {
        add_text(b, text);
        return;
    }
    buf mended = buf_new(b->arena);
    while (text.n) {
        utf8_add(&mended, utf8_next(&text));
    }
    add_text(b, buf_str(&mended));
}

void json_key_str(struct json_writer *w, str key) {
    ASSERT(in_object(w) && !w->keyed);
    comma(w);
    add_any_text(w->out, key);
    buf_byte(w->out, ':');
    w->keyed = true;
}

void json_key(struct json_writer *w, const char *key) {
    json_key_str(w, str_c(key));
}

void json_add_str(struct json_writer *w, str text) {
    begin_value(w);
    add_any_text(w->out, text);
}

void json_add_i64(struct json_writer *w, int64_t v) {
    begin_value(w);
    buf_i64(w->out, v);
}

void json_add_u64(struct json_writer *w, uint64_t v) {
    begin_value(w);
    buf_u64(w->out, v);
}

void json_add_boolean(struct json_writer *w, bool v) {
    begin_value(w);
    buf_c(w->out, v ? "true" : "false");
}

void json_add_null(struct json_writer *w) {
    begin_value(w);
    buf_c(w->out, "null");
}

void json_add_real(struct json_writer *w, double v) {
    if (isnan(v) || isinf(v)) {
        json_add_str(w, isnan(v) ? STR("nan") : v < 0 ? STR("-inf") : STR("inf"));
        return;
    }
    begin_value(w);
    char digits[32]; /* 17 digits, sign, point, exponent */
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, v);
        if (strtod(digits, NULL) == v) { /* exactly: that is what is asked */
            break;
        }
    }
    buf_c(w->out, digits);
    if (!strpbrk(digits, ".e")) {
        buf_c(w->out, ".0");
    }
}

static void add_items(struct json_writer *w, const struct value *v) {
    bool table = v->kind == VALUE_TABLE;
    open_level(w, table);
    for (size_t i = 0; i < value_count(v); i++) {
        if (table) {
            json_key_str(w, value_at(v, i)->key);
        }
        json_add_value(w, value_at(v, i));
    }
    json_end(w);
}

static void add_time(struct json_writer *w, const struct value *v) {
    begin_value(w);
    buf_byte(w->out, '"');
    value_add_time(w->out, v);
    buf_byte(w->out, '"');
}

void json_add_value(struct json_writer *w, const struct value *v) {
    switch (v->kind) {
    case VALUE_NULL:
        json_add_null(w);
        return;
    case VALUE_TEXT:
        json_add_str(w, v->as.text);
        return;
    case VALUE_INTEGER:
        json_add_i64(w, v->as.integer);
        return;
    case VALUE_REAL:
        json_add_real(w, v->as.real);
        return;
    case VALUE_BOOLEAN:
        json_add_boolean(w, v->as.boolean);
        return;
    case VALUE_INSTANT:
    case VALUE_LOCAL_DATETIME:
    case VALUE_LOCAL_DATE:
    case VALUE_LOCAL_TIME:
        add_time(w, v);
        return;
    case VALUE_ARRAY:
    case VALUE_TABLE:
        add_items(w, v);
        return;
    }
}

void json_member_str(struct json_writer *w, const char *key, str text) {
    json_key(w, key);
    json_add_str(w, text);
}

void json_member_i64(struct json_writer *w, const char *key, int64_t v) {
    json_key(w, key);
    json_add_i64(w, v);
}

void json_member_boolean(struct json_writer *w, const char *key, bool v) {
    json_key(w, key);
    json_add_boolean(w, v);
}

void json_finish(struct json_writer *w) {
    ASSERT(w->done && w->depth == 0);
}

str json_from_value(struct arena *a, const struct value *v) {
    buf b = buf_new(a);
    struct json_writer w = json_writer_new(&b);
    json_add_value(&w, v);
    json_finish(&w);
    ASSERT(!b.failed);
    return buf_str(&b);
}

/* ---- In a page ----------------------------------------------------------------------------- */

/* The escape of what stands at the front of `s`, and how many bytes it takes the place of. */
static const char *page_escape(str s, size_t *ret_bytes) {
    *ret_bytes = 1;
    switch (s.p[0]) {
    case '<':
        return "\\u003c";
    case '>':
        return "\\u003e";
    case '&':
        return "\\u0026";
    default:
        *ret_bytes = 3;
        return str_starts(s, STR("\xE2\x80\xA8"))   ? "\\u2028"
               : str_starts(s, STR("\xE2\x80\xA9")) ? "\\u2029"
                                                    : NULL;
    }
}

json_text json_for_html(struct arena *a, str json) {
    buf b = buf_new(a);
    size_t from = 0;
    for (size_t i = 0; i < json.n;) {
        size_t bytes;
        const char *escape = page_escape(str_from(json, i), &bytes);
        if (!escape) {
            i++;
            continue;
        }
        buf_add(&b, str_sub(json, from, i - from));
        buf_c(&b, escape);
        i += bytes;
        from = i;
    }
    buf_add(&b, str_from(json, from));
    ASSERT(!b.failed);
    return (json_text){buf_str(&b)};
}
