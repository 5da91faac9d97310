/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * toml_write: writing TOML 1.0.0 (https://toml.io/en/v1.0.0).
 *
 * A stream of calls to a buffer, in the order in which a person would write the file: keys with
 * their values, headers of tables, entries of arrays of tables. What it writes, toml_parse reads
 * back as the same values. The form is made for people who go on editing by hand: one key a line,
 * a list of several texts one a line, long texts with line ends between three quotation marks.
 *
 * It is not a printer of value trees, and it does not look at what was written before: the caller
 * gives each key once in its table. It never changes a file on its own.
 *
 * Text: any bytes; what is not UTF-8 becomes U+FFFD, control characters become escapes, CR LF
 * stays what it is (as an escape, because a reader may fold it). Nothing is allocated but by the
 * buffer, so whether it all fitted is asked of the buffer (`failed`) at the end.
 */
#ifndef WAYMARK_FORMAT_TOML_WRITE_H
#define WAYMARK_FORMAT_TOML_WRITE_H

#include "base/base.h"

/* The parts of a value, for callers that build an inline table themselves: a quoted text on one line
 * (§ String), and a key, bare where it may be (A-Z a-z 0-9 _ -), quoted where it must (§ Keys). */
void toml_add_text(buf *b, str text);
void toml_add_key(buf *b, str key);

/* `key = "text"` and the line end. A text with a line end in it stands between """ and """, each of
 * its lines on a line of its own. */
void toml_text(buf *b, const char *key, str text);
/* The same, and nothing at all when the text is empty. */
void toml_text_some(buf *b, const char *key, str text);
void toml_integer(buf *b, const char *key, int64_t v);
void toml_boolean(buf *b, const char *key, bool v);

/* `key = 2026-11-22`. The date is not checked: it must be one (value_day). */
void toml_date(buf *b, const char *key, int year, int month, int day);

/* `key = ["a", "b"]`; `n` may be 0. More than 100 bytes of texts stand one a line. */
void toml_texts(buf *b, const char *key, const str *texts, size_t n);

/* One member of an inline table. A text if `text` is given, else the number. */
struct toml_member {
    const char *key;
    str text;
    int64_t number;
    bool is_number;
};

/* `key = {a = "x", n = 3}` on one line (§ Inline Table: no line end inside). */
void toml_inline(buf *b, const char *key, const struct toml_member *members, size_t n);

/* An array of inline tables, one a line: toml_rows_begin, toml_row for each, toml_rows_end. */
void toml_rows_begin(buf *b, const char *key);
void toml_row(buf *b, const struct toml_member *members, size_t n);
void toml_rows_end(buf *b);

/* An empty line and `[name]` or `[[name]]`: what follows belongs to it. */
void toml_table(buf *b, const char *name);
void toml_entry(buf *b, const char *name);

#endif
