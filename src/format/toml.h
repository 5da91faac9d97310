/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * toml: reading TOML 1.0.0 (https://toml.io/en/v1.0.0), the whole of it.
 *
 * Settings, curriculum manifests and front matter are TOML. The parser is our own, because
 * its messages are read by authors: each says the line, the column and what to do, and stops
 * at the first mistake.
 *
 * Where the specification leaves a choice: integers are 64 bits and others are refused; times
 * keep microseconds; a second of 60 is refused; a byte order mark at the very start is passed
 * over; `-nan` is not a number like `nan`.
 *
 * Limits, which are never a surprise in memory or time: TOML_BYTES_MAX for the text,
 * TOML_DEPTH_MAX for nesting in whatever way it is written (headers, dotted keys, inline
 * tables, arrays), VALUE_COUNT_MAX for values. The time is linear in the length of the text.
 *
 * It does not write TOML.
 */
#ifndef WAYMARK_FORMAT_TOML_H
#define WAYMARK_FORMAT_TOML_H

#include "format/value.h"

/*
 * Reads a whole document. *ret is its top table, in `a`; texts and keys without escapes are borrowed
 * from `text`, which must live as long as the tree.
 *
 * ERR_INPUT (not TOML, not UTF-8) and ERR_LIMIT. The message begins with "line L, column C: "; the same
 * numbers go to *ret_place, which may be NULL and is set on failure only. A text that is too long has
 * the place 1:1.
 */
MUST_USE err toml_parse(struct arena *a, str text, const struct value **ret, struct text_place *ret_place);

#endif
