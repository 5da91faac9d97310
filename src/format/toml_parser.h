/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * toml_parser: what the four files of the TOML reader share. Nobody else includes it.
 *
 *   toml_lex.c    bytes → white space, comments, keys, strings
 *   toml_number.c one bare word → number, date, time
 *   toml_value.c  values: arrays, inline tables
 *   toml_table.c  headers and dotted keys: which tables may be opened and extended when
 *   toml.c        the document, line by line
 *
 * A recursive-descent parser over one text. Every function starts at p->at and leaves it behind
 * what it read; after a failure the parser is of no more use. Section names in the files are those
 * of https://toml.io/en/v1.0.0.
 */
#ifndef WAYMARK_FORMAT_TOML_PARSER_H
#define WAYMARK_FORMAT_TOML_PARSER_H

#include "format/toml.h"

/* How a table or array came to be (value.mark): it decides what may still be added to it. */
enum toml_mark {
    TOML_PLAIN,    /* a value; an array in [ ] */
    TOML_IMPLIED,  /* a table that only stands in the path of a header: [a.b] implies a */
    TOML_HEADED,   /* a table with its own header; the top table */
    TOML_DOTTED,   /* a table made by a dotted key: a.b = 1 makes a */
    TOML_INLINE,   /* a table in { }: complete where it stands */
    TOML_REPEATED, /* an array of tables: [[a]] */
};

struct toml {
    struct arena *arena;
    str text;
    size_t at;      /* next byte */
    size_t counted; /* `place` is that of this byte; runs after `at`, never back */
    struct text_place place;
    size_t values_count;
    struct value *top;
    struct value *table;    /* of the last header */
    unsigned table_depth;   /* levels from the top (1) to `table` */
    struct text_place fail; /* of the mistake */
};

struct toml_key {
    str name;
    size_t at; /* its first byte in the text */
    struct text_place place;
};

/* toml.c */

/* ERR_INPUT or ERR_LIMIT with the place of the byte `at` in front. */
err toml_fail(struct toml *p, size_t at, const char *format, ...) PRINTF_LIKE(3, 4);
err toml_fail_limit(struct toml *p, size_t at, const char *format, ...) PRINTF_LIKE(3, 4);
/* The place of p->at. Places are asked for in the order of the text, so counting is linear in all. */
struct text_place toml_here(struct toml *p);
/* A new value; ERR_LIMIT when the document has too many. `at` is where it stands. */
MUST_USE err toml_new(struct toml *p, enum value_kind kind, struct text_place place, struct value **ret);
/* ERR_LIMIT when something at `depth` (the top table is 1) is too deep. */
MUST_USE err toml_check_depth(struct toml *p, unsigned depth);

/* toml_lex.c */

/* The next byte, or -1 at the end. */
int toml_peek(const struct toml *p);
/* Takes `token` if it comes next. */
bool toml_take(struct toml *p, str token);
/* LF or CR LF. */
bool toml_take_newline(struct toml *p);
/* Spaces and tabs. */
void toml_skip_blanks(struct toml *p);
/* A comment up to the end of its line, if one begins here. */
MUST_USE err toml_skip_comment(struct toml *p);
/* Blanks, line ends and comments. */
MUST_USE err toml_skip_lines(struct toml *p);
/* What comes next, for messages: "x" with its quotes, or "the end of the line". In the arena. */
const char *toml_found(struct toml *p);
/* One part of a key: bare or quoted. */
MUST_USE err toml_key_part(struct toml *p, struct toml_key *ret);
/* Any of the four kinds of string; the next byte is a quote. */
MUST_USE err toml_string(struct toml *p, str *ret);

/* toml_number.c */

/* A number, date or time; `inf`, `nan`. Fills kind and content of *v. */
MUST_USE err toml_bare_value(struct toml *p, struct value *v);

/* toml_value.c */

/* Any value, where `depth` is that of the table or array it will stand in. */
MUST_USE err toml_value(struct toml *p, unsigned depth, struct value **ret);

/* toml_table.c */

/* key = value into `table`, which is at `depth`. */
MUST_USE err toml_key_value(struct toml *p, struct value *table, unsigned depth);
/* [a.b] or [[a.b]]; sets p->table. */
MUST_USE err toml_header(struct toml *p);

#endif
