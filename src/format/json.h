/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * json: reading JSON (RFC 8259) over jansson, and writing it.
 *
 * Reading makes the tree of value.h. Writing is a stream of calls to a buffer: the writer knows
 * whether it stands in an object or an array, sets commas and quotes, and asserts that keys and
 * values alternate, so what it writes is always well-formed. Keys come out in the order given.
 *
 * `json_text` is JSON that may stand in a <script> element of a page (contracts.md §8). Only
 * json_for_html makes one; the views print nothing else as data.
 *
 * It is not the canonical form that is signed (RFC 8785); that is a writer of its own.
 */
#ifndef WAYMARK_FORMAT_JSON_H
#define WAYMARK_FORMAT_JSON_H

#include "format/value.h"

/*
 * Reads one JSON value that is the whole of `text`; any kind may be at the top. Everything in *ret is
 * copied to `a`. Values have no place (line 0), only mistakes have.
 *
 * ERR_INPUT: not JSON, not UTF-8, a key twice in an object, \u0000 in a text, a number that does not
 * fit. ERR_LIMIT: JSON_BYTES_MAX, JSON_DEPTH_MAX, VALUE_COUNT_MAX; checked before anything is built.
 * Messages begin with "line L, column C: "; *ret_place (may be NULL) is set on failure only.
 */
MUST_USE err json_parse(struct arena *a, str text, const struct value **ret, struct text_place *ret_place);

/* ---- Writing ------------------------------------------------------------------------------- */

/* The names json_object, json_array, json_null … are jansson's; ours say "add". */

/* Kept by the caller, usually on the stack; all fields are the writer's own. */
struct json_writer {
    buf *out;
    uint64_t objects; /* bit d: level d is an object */
    uint64_t filled;  /* bit d: level d has a member */
    unsigned depth;   /* levels open */
    bool keyed;       /* a key was written, its value is due */
    bool done;        /* the one value at the top is complete */
};

/* Writes to the end of `out`. Whether it all fitted is asked of the buffer (`failed`) at the end. */
struct json_writer json_writer_new(buf *out);

/* Opens; at most JSON_DEPTH_MAX levels (asserted, as every wrong order of calls is). */
void json_add_object(struct json_writer *w);
void json_add_array(struct json_writer *w);
/* Closes the innermost object or array. */
void json_end(struct json_writer *w);

/* The key of the next value; in objects only. Keys of our own are literals. */
void json_key(struct json_writer *w, const char *key);
void json_key_str(struct json_writer *w, str key);

/* Text; a wrong UTF-8 byte becomes U+FFFD. Control characters, '"' and '\' are escaped (RFC 8259 §7). */
void json_add_str(struct json_writer *w, str text);
void json_add_i64(struct json_writer *w, int64_t v);
void json_add_u64(struct json_writer *w, uint64_t v);
void json_add_boolean(struct json_writer *w, bool v);
void json_add_null(struct json_writer *w);
/* The shortest digits that read back the same, always with a '.' or an exponent. JSON knows no infinity
 * and no NaN (RFC 8259 §6): they are written as the texts "inf", "-inf", "nan". */
void json_add_real(struct json_writer *w, double v);
/* A whole tree; times as RFC 3339 texts. */
void json_add_value(struct json_writer *w, const struct value *v);

/* Key and value in one, for flat objects. */
void json_member_str(struct json_writer *w, const char *key, str text);
void json_member_i64(struct json_writer *w, const char *key, int64_t v);
void json_member_boolean(struct json_writer *w, const char *key, bool v);

/* ASSERTs that one whole value was written. */
void json_finish(struct json_writer *w);

/* A tree as JSON text in `a`. */
str json_from_value(struct arena *a, const struct value *v);

/* ---- In a page ----------------------------------------------------------------------------- */

typedef struct json_text {
    str safe; /* read it freely; made only by json_for_html */
} json_text;

/* JSON with <, >, & and U+2028, U+2029 written as \u escapes: no "</script>" and no "<!--" can be in it.
 * `json` must be JSON, as the writer above makes it: there these characters stand in texts only. */
json_text json_for_html(struct arena *a, str json);

#endif
