/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/value.h"

#include <stdarg.h>

#define VALUE_INDEX_FROM 12 /* members: from here on a table gets a hash; below, looking is faster */

/* ---- Building ------------------------------------------------------------------------------ */

struct value *value_new(struct arena *a, enum value_kind kind, struct text_place place) {
    struct value *v = ARENA_NEW(a, struct value);
    v->kind = kind;
    v->place = place;
    v->key_place = place;
    return v;
}

static void items_add(struct arena *a, struct value_items *items, struct value *item) {
    items->at = list_room(a, items->at, items->n, &items->capacity, sizeof *items->at);
    items->at[items->n++] = item;
}

void value_push(struct arena *a, struct value *array, struct value *item) {
    ASSERT(array->kind == VALUE_ARRAY);
    items_add(a, &array->as.items, item);
}

static void index_build(struct arena *a, struct value_items *items) {
    items->index = ARENA_NEW(a, struct map);
    *items->index = map_new(a);
    for (size_t i = 0; i < items->n; i++) {
        map_put(items->index, items->at[i]->key, items->at[i]);
    }
}

bool value_put(struct arena *a, struct value *table, str key, struct text_place key_place,
               struct value *item) {
    ASSERT(table->kind == VALUE_TABLE);
    struct value_items *items = &table->as.items;
    if (value_find(table, key)) {
        return false;
    }
    item->key = key;
    item->key_place = key_place;
    items_add(a, items, item);
    if (items->index) {
        map_put(items->index, key, item);
    } else if (items->n == VALUE_INDEX_FROM) {
        index_build(a, items);
    }
    return true;
}

/* ---- Looking ------------------------------------------------------------------------------- */

struct value *value_member(const struct value *table, str key) {
    if (!table || table->kind != VALUE_TABLE) {
        return NULL;
    }
    const struct value_items *items = &table->as.items;
    if (items->index) {
        return map_get(items->index, key);
    }
    for (size_t i = 0; i < items->n; i++) {
        if (str_eq(items->at[i]->key, key)) {
            return items->at[i];
        }
    }
    return NULL;
}

const struct value *value_find(const struct value *table, str key) {
    return value_member(table, key);
}

const struct value *value_get(const struct value *table, const char *key) {
    return value_find(table, str_c(key));
}

size_t value_count(const struct value *v) {
    return v && (v->kind == VALUE_ARRAY || v->kind == VALUE_TABLE) ? v->as.items.n : 0;
}

const struct value *value_at(const struct value *v, size_t i) {
    return v && i < value_count(v) ? v->as.items.at[i] : NULL;
}

const char *value_kind_name(enum value_kind kind) {
    static const char *const names[] = {
        [VALUE_NULL] = "nothing (null)",
        [VALUE_TEXT] = "a text in quotes",
        [VALUE_INTEGER] = "a whole number",
        [VALUE_REAL] = "a number",
        [VALUE_BOOLEAN] = "true or false",
        [VALUE_INSTANT] = "a date and time with offset, such as 2026-11-22T13:28:14Z",
        [VALUE_LOCAL_DATETIME] = "a date and time without offset, such as 2026-11-22T13:28:14",
        [VALUE_LOCAL_DATE] = "a date such as 2026-11-22",
        [VALUE_LOCAL_TIME] = "a time such as 13:28:14",
        [VALUE_ARRAY] = "a list in [ ]",
        [VALUE_TABLE] = "a table",
    };
    return names[kind];
}

/* ---- Messages ------------------------------------------------------------------------------ */

err value_err(struct arena *a, const struct value *v, const char *format, ...) {
    va_list arguments;
    va_list again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    ASSERT(n >= 0);
    char *message = arena_alloc(a, (size_t)n + 1);
    vsnprintf(message, (size_t)n + 1, format, again);
    va_end(again);
    if (!v->place.line) {
        return err_of(ERR_INPUT, message);
    }
    return err_fmt(a, ERR_INPUT, "line %" PRIu32 ", column %" PRIu32 ": %s", v->place.line, v->place.column,
                   message);
}

/* A missing key is reported where the table begins; the top of a document has no place worth naming. */
static err missing(struct arena *a, const struct value *table, const char *key) {
    if (!table || str_empty(table->key)) {
        return table && table->place.line > 1 ? value_err(a, table, "%s is missing", key)
                                              : err_fmt(a, ERR_INPUT, "%s is missing", key);
    }
    return value_err(a, table, "%s is missing in %.*s", key, STR_ARG(utf8_cut(table->key, 64)));
}

static err wrong_kind(struct arena *a, const struct value *v, const char *key, enum value_kind kind) {
    return value_err(a, v, "%s must be %s", key, value_kind_name(kind));
}

/* Finds the member; *ret = NULL when it is missing and may be. */
static err member(struct arena *a, const struct value *table, const char *key, enum value_need need,
                  const struct value **ret) {
    const struct value *v = value_get(table, key);
    if (v && v->kind == VALUE_NULL) {
        v = NULL;
    }
    if (!v && need == VALUE_REQUIRED) {
        return missing(a, table, key);
    }
    *ret = v;
    return OK;
}

/* ---- Typed reading ------------------------------------------------------------------------- */

/* The functions below differ in the kind they want and in what they take out of it: each is these lines
 * with its own kind. `v` stays NULL for a missing optional key. */
#define READ_MEMBER(wanted)                                                                                  \
    const struct value *v = NULL;                                                                            \
    err e = member(a, table, key, need, &v);                                                                 \
    if (failed(e) || !v) {                                                                                   \
        return e;                                                                                            \
    }                                                                                                        \
    if (v->kind != (wanted)) {                                                                               \
        return wrong_kind(a, v, key, (wanted));                                                              \
    }

err value_read_text(struct arena *a, const struct value *table, const char *key, enum value_need need,
                    str *ret) {
    READ_MEMBER(VALUE_TEXT)
    *ret = v->as.text;
    return OK;
}

err value_read_integer(struct arena *a, const struct value *table, const char *key, enum value_need need,
                       int64_t *ret) {
    READ_MEMBER(VALUE_INTEGER)
    *ret = v->as.integer;
    return OK;
}

err value_read_real(struct arena *a, const struct value *table, const char *key, enum value_need need,
                    double *ret) {
    const struct value *whole = value_get(table, key);
    if (whole && whole->kind == VALUE_INTEGER) {
        *ret = (double)whole->as.integer;
        return OK;
    }
    READ_MEMBER(VALUE_REAL)
    *ret = v->as.real;
    return OK;
}

err value_read_boolean(struct arena *a, const struct value *table, const char *key, enum value_need need,
                       bool *ret) {
    READ_MEMBER(VALUE_BOOLEAN)
    *ret = v->as.boolean;
    return OK;
}

err value_read_date(struct arena *a, const struct value *table, const char *key, enum value_need need,
                    time_us *ret) {
    READ_MEMBER(VALUE_LOCAL_DATE)
    *ret = v->as.time.us;
    return OK;
}

err value_read_instant(struct arena *a, const struct value *table, const char *key, enum value_need need,
                       time_us *ret) {
    READ_MEMBER(VALUE_INSTANT)
    *ret = v->as.time.us;
    return OK;
}

err value_read_array(struct arena *a, const struct value *table, const char *key, enum value_need need,
                     const struct value **ret) {
    READ_MEMBER(VALUE_ARRAY)
    *ret = v;
    return OK;
}

err value_read_table(struct arena *a, const struct value *table, const char *key, enum value_need need,
                     const struct value **ret) {
    READ_MEMBER(VALUE_TABLE)
    *ret = v;
    return OK;
}

err value_read_texts(struct arena *a, const struct value *table, const char *key, enum value_need need,
                     struct value_texts *ret) {
    READ_MEMBER(VALUE_ARRAY)
    struct value_texts texts = {ARENA_ARRAY(a, str, value_count(v)), value_count(v)};
    for (size_t i = 0; i < texts.n; i++) {
        const struct value *item = v->as.items.at[i];
        if (item->kind != VALUE_TEXT) {
            return value_err(a, item, "each item of %s must be a text in quotes", key);
        }
        texts.at[i] = item->as.text;
    }
    *ret = texts;
    return OK;
}

/* ---- Unknown keys -------------------------------------------------------------------------- */

static bool is_among(str key, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq(key, str_c(names[i]))) {
            return true;
        }
    }
    return false;
}

const struct value *value_unknown_key(const struct value *table, const char *const *names, size_t n,
                                      size_t *at) {
    while (*at < value_count(table)) {
        const struct value *v = table->as.items.at[(*at)++];
        if (!is_among(v->key, names, n)) {
            return v;
        }
    }
    return NULL;
}

const char *value_nearest_name(str key, const char *const *names, size_t n) {
    size_t limit = key.n / 3 > 2 ? key.n / 3 : 2;
    const char *nearest = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t distance = str_distance(key, str_c(names[i]), limit);
        if (distance <= limit && distance < key.n) {
            nearest = names[i];
            limit = distance - (distance > 0); /* only a nearer one replaces it */
        }
    }
    return nearest;
}

err value_check_keys(struct arena *a, const struct value *table, const char *const *names, size_t n) {
    size_t at = 0;
    const struct value *v = value_unknown_key(table, names, n, &at);
    if (!v) {
        return OK;
    }
    const char *nearest = value_nearest_name(v->key, names, n);
    struct value there = {.place = v->key_place};
    str key = utf8_cut(v->key, 64);
    if (!nearest) {
        return value_err(a, &there, "\"%.*s\" is no key that is known here", STR_ARG(key));
    }
    return value_err(a, &there, "\"%.*s\" is no key that is known here; did you mean \"%s\"?", STR_ARG(key),
                     nearest);
}

/* ---- Time ---------------------------------------------------------------------------------- */

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days before 1 January of `year` since 1 January of year 0, which is a leap year. */
static int64_t days_before_year(int64_t year) {
    int64_t before = year - 1;
    return year == 0 ? 0 : year * 365 + before / 4 - before / 100 + before / 400 + 1;
}

static const int days_before_month[2][13] = {
    {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
    {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366},
};

bool value_day(int year, int month, int day, time_us *ret) {
    if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1) {
        return false;
    }
    const int *before = days_before_month[is_leap(year)];
    if (day > before[month] - before[month - 1]) {
        return false;
    }
    int64_t days = days_before_year(year) + before[month - 1] + day - 1 - days_before_year(1970);
    *ret = days * TIME_DAY;
    return true;
}

/* v with at least `digits` digits. */
static void add_digits(buf *b, int64_t v, int digits) {
    for (int64_t ten = 10; --digits > 0; ten *= 10) {
        if (v < ten) {
            buf_byte(b, '0');
        }
    }
    buf_i64(b, v);
}

static void add_date(buf *b, int64_t days_since_1970) {
    int64_t days = days_since_1970 + days_before_year(1970);
    int64_t year = days / 366; /* never too late; at most 7 years early below 10000 */
    while (days_before_year(year + 1) <= days) {
        year++;
    }
    int day = (int)(days - days_before_year(year));
    const int *before = days_before_month[is_leap((int)year)];
    int month = 1;
    while (before[month] <= day) {
        month++;
    }
    add_digits(b, year, 4);
    buf_byte(b, '-');
    add_digits(b, month, 2);
    buf_byte(b, '-');
    add_digits(b, day - before[month - 1] + 1, 2);
}

static void add_clock(buf *b, time_us of_day) {
    add_digits(b, of_day / TIME_HOUR, 2);
    buf_byte(b, ':');
    add_digits(b, of_day / TIME_MINUTE % 60, 2);
    buf_byte(b, ':');
    add_digits(b, of_day / TIME_SECOND % 60, 2);
    int64_t micro = of_day % TIME_SECOND;
    if (micro) {
        int digits = 6;
        for (; micro % 10 == 0; micro /= 10) {
            digits--;
        }
        buf_byte(b, '.');
        add_digits(b, micro, digits);
    }
}

static void add_offset(buf *b, int minutes) {
    if (minutes == 0) {
        buf_byte(b, 'Z');
        return;
    }
    buf_byte(b, minutes < 0 ? '-' : '+');
    add_digits(b, abs(minutes) / 60, 2);
    buf_byte(b, ':');
    add_digits(b, abs(minutes) % 60, 2);
}

void value_add_time(buf *b, const struct value *v) {
    ASSERT(v->kind >= VALUE_INSTANT && v->kind <= VALUE_LOCAL_TIME);
    time_us us = v->as.time.us + v->as.time.offset_minutes * TIME_MINUTE;
    int64_t days = us / TIME_DAY - (us % TIME_DAY < 0);
    if (v->kind != VALUE_LOCAL_TIME) {
        add_date(b, days);
    }
    if (v->kind == VALUE_LOCAL_DATE) {
        return;
    }
    if (v->kind != VALUE_LOCAL_TIME) {
        buf_byte(b, 'T');
    }
    add_clock(b, us - days * TIME_DAY);
    if (v->kind == VALUE_INSTANT) {
        add_offset(b, v->as.time.offset_minutes);
    }
}
