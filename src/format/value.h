/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * value: the tree that TOML, YAML front matter and JSON are read into.
 *
 * Readers of settings, curricula and forms see one shape, whatever the text was written in:
 * a value has a kind, its content and the place where it stands, so that every message about
 * it can say where. The trees are made by toml_parse, yaml_parse and json_parse; they are
 * immutable afterwards, live in the arena that the parser was given, and may be read by any
 * number of threads.
 *
 * It is not a document model: comments, spelling and layout of the source are gone.
 *
 * Invariants:
 * - A table keeps its members in the order of the source and has no key twice.
 * - Text is valid UTF-8. It holds no NUL when it comes from YAML or JSON; TOML may write one
 *   as \u0000, and who hands text to C strings checks for it.
 * - Nesting is at most the depth limit of the format it came from (limits.h), so recursion
 *   over a tree is safe. A document holds at most VALUE_COUNT_MAX values.
 * - A place with line 0 is unknown (JSON keeps none). Messages then leave it out.
 */
#ifndef WAYMARK_FORMAT_VALUE_H
#define WAYMARK_FORMAT_VALUE_H

#include "base/base.h"

/* What a value is. The four kinds of time are TOML's; YAML gives VALUE_LOCAL_DATE only, JSON none. A whole
 * number and a real number are two kinds because counts must not become fractions. */
enum value_kind {
    VALUE_NULL, /* YAML and JSON only */
    VALUE_TEXT,
    VALUE_INTEGER,
    VALUE_REAL, /* may be an infinity or not a number */
    VALUE_BOOLEAN,
    VALUE_INSTANT,        /* a date, a time and an offset from UTC */
    VALUE_LOCAL_DATETIME, /* a date and a time, nobody said where */
    VALUE_LOCAL_DATE,
    VALUE_LOCAL_TIME,
    VALUE_ARRAY,
    VALUE_TABLE
};

/* Where something stands in its text: both from 1, the column in characters (not bytes), a tab being one.
 * The text is what the parser was given: who cut it out of a page adds the lines before it. */
struct text_place {
    uint32_t line; /* 0 = unknown */
    uint32_t column;
};

/* A point in time of one of the four kinds. Years 0 to 9999; a second of 60 is refused. */
struct value_time {
    time_us us; /* instant: since 1970 in UTC. Local date-time, local date (at midnight): the same as
                             * if it were UTC. Local time: since midnight. Finer digits are cut off. */
    int32_t offset_minutes; /* instant: as written, east of UTC positive; else 0 */
};

struct value;

/* What an array or table holds. A table looks in at[] while it is small and asks the hash when it is not,
 * so that a thousand keys take time in proportion, whoever chose them (base/map.h). */
struct value_items {
    struct value **at; /* walk at[0..n-1] */
    size_t n;
    size_t capacity;
    struct map *index; /* tables with many members; NULL in small ones and in arrays */
};

/* One value. Readers take `kind`, the one member of `as` that belongs to it, and the places. */
struct value {
    enum value_kind kind;
    uint8_t mark;                /* for the parser while it builds; means nothing to readers */
    struct text_place place;     /* of its first byte */
    str key;                     /* under which it stands in its table; empty in arrays and at the top */
    struct text_place key_place; /* of the key; the place of the value where there is no key */
    union {
        str text;
        int64_t integer;
        double real;
        bool boolean;
        struct value_time time;
        struct value_items items; /* array: the elements; table: the members, each with its key */
    } as;
};

/* ---- Reading ------------------------------------------------------------------------------- */

/* The member `key` of a table, or NULL when it has none. NULL too when `table` is NULL or no table,
 * so that value_get(value_get(v, "a"), "b") is safe. */
const struct value *value_get(const struct value *table, const char *key);
const struct value *value_find(const struct value *table, str key);

/* How many elements of an array or members of a table; 0 for every other kind and for NULL, so that a
 * missing list is walked like an empty one. */
size_t value_count(const struct value *v);

/* The element or member at `i` (below value_count), or NULL. Members carry their key:
 *     for (size_t i = 0; i < value_count(t); i++) { const struct value *m = value_at(t, i); … m->key … } */
const struct value *value_at(const struct value *v, size_t i);

/* The words for a kind in messages: "a whole number", "a text in quotes", "a date such as 2026-11-22". They fit
 * after "must be". A literal. */
const char *value_kind_name(enum value_kind kind);

/* Whether a key must be there. */
enum value_need {
    VALUE_REQUIRED, /* a missing key is an error */
    VALUE_OPTIONAL  /* a missing key leaves *ret as it is, so put the default there first */
};

/*
 * The member `key` as the type that the caller needs. ERR_INPUT when it is missing (and required) or of
 * another kind, with a message for the author: "line 3, column 5: minutes must be a whole number". What is
 * returned belongs to the tree. YAML's and JSON's null counts as missing.
 */
MUST_USE err value_read_text(struct arena *a, const struct value *table, const char *key,
                             enum value_need need, str *ret);
MUST_USE err value_read_integer(struct arena *a, const struct value *table, const char *key,
                                enum value_need need, int64_t *ret);
/* Whole numbers are taken too. */
MUST_USE err value_read_real(struct arena *a, const struct value *table, const char *key,
                             enum value_need need, double *ret);
MUST_USE err value_read_boolean(struct arena *a, const struct value *table, const char *key,
                                enum value_need need, bool *ret);
/* A local date, as midnight UTC. A date with a time is refused: it would silently lose the time. */
MUST_USE err value_read_date(struct arena *a, const struct value *table, const char *key,
                             enum value_need need, time_us *ret);
/* A date with time and offset. Without the offset nobody knows which moment is meant, so that is refused. */
MUST_USE err value_read_instant(struct arena *a, const struct value *table, const char *key,
                                enum value_need need, time_us *ret);
MUST_USE err value_read_array(struct arena *a, const struct value *table, const char *key,
                              enum value_need need, const struct value **ret);
MUST_USE err value_read_table(struct arena *a, const struct value *table, const char *key,
                              enum value_need need, const struct value **ret);

/* An array of texts; the list is new in `a`, the texts are the tree's. An item of another kind is an error at
 * the place of that item. */
struct value_texts {
    str *at;
    size_t n;
};
MUST_USE err value_read_texts(struct arena *a, const struct value *table, const char *key,
                              enum value_need need, struct value_texts *ret);

/* An ERR_INPUT about `v`: its place and the message, for checks that only the caller knows:
 *     return value_err(a, v, "minutes must be between 1 and 600"); */
err value_err(struct arena *a, const struct value *v, const char *format, ...) PRINTF_LIKE(3, 4);

/* ---- Keys that nobody knows ---------------------------------------------------------------- */

/* The next member from *at on whose key is not among the `n` names, or NULL; *at is left behind it, so
 * that all of them can be listed. Start with *at = 0. */
const struct value *value_unknown_key(const struct value *table, const char *const *names, size_t n,
                                      size_t *at);

/* Of the `n` names the one nearest to `key` (str_distance of at most 2, or a third of the key's length), or NULL when
 * none is near. The first of equals. */
const char *value_nearest_name(str key, const char *const *names, size_t n);

/* ERR_INPUT for the first unknown key: "line 3, column 1: there is no setting "minuts" here; did you mean
 * "minutes"?". OK when every key is known. */
MUST_USE err value_check_keys(struct arena *a, const struct value *table, const char *const *names, size_t n);

/* ---- Time as text -------------------------------------------------------------------------- */

/* RFC 3339 of one of the four kinds of time: 2026-11-22T13:28:14.5+01:00, 2026-11-22T13:28:14, 2026-11-22,
 * 13:28:14. A fraction is written without zeros at its end. ASSERTs that it is one of them. */
void value_add_time(buf *b, const struct value *v);

/* Microseconds since 1970 of a day; false when there is no such day. Years 0 to 9999. */
bool value_day(int year, int month, int day, time_us *ret);

/* ---- Building: for parsers ----------------------------------------------------------------- */

/* Nothing below is for readers: a tree is not changed any more once its parser has returned it. A parser
 * counts the values it makes against VALUE_COUNT_MAX and keeps its own limit of depth. */

/* A new value with nothing in it; its key, if it gets one, comes with value_put. */
struct value *value_new(struct arena *a, enum value_kind kind, struct text_place place);

/* Adds at the end of an array. ASSERTs that it is one. Constant time on average. */
void value_push(struct arena *a, struct value *array, struct value *item);

/* value_find for a tree that is still being built and may be changed. */
struct value *value_member(const struct value *table, str key);

/* As the last member of a table. False when the key is there already; then nothing changes. The key is
 * borrowed and must live as long as the tree. */
bool value_put(struct arena *a, struct value *table, str key, struct text_place key_place,
               struct value *item);

#endif
