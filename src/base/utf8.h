/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * utf8: checking and walking UTF-8 (RFC 3629; Unicode 15 §3.9, table 3-7).
 *
 * Overlong forms, surrogates, values above U+10FFFF and cut sequences are wrong.
 * NUL is a valid character here; borders that do not want it check for it.
 *
 * A "character" is a Unicode scalar value, not what a reader sees as one letter: nothing is
 * normalized, combined or measured here. Text is checked once, where it enters; the functions
 * below are safe with wrong bytes all the same and never look beyond the text. No memory is
 * taken but by utf8_add; there is no state, so any thread may call them.
 */
#ifndef WAYMARK_BASE_UTF8_H
#define WAYMARK_BASE_UTF8_H

#include "base/buf.h"

#define UTF8_INVALID 0xFFFFFFFFu

/* Place of the first wrong byte, or SIZE_MAX when all is well. */
size_t utf8_check(str s);
/* Whether all is well. */
bool utf8_valid(str s);

/* Takes one character off the front of *rest. UTF8_INVALID takes one byte. *rest must not be empty. */
uint32_t utf8_next(str *rest);

/* Adds a character. A value that is no character adds U+FFFD. */
void utf8_add(buf *b, uint32_t character);

/* How many characters; a wrong byte counts as one. */
size_t utf8_count(str s);

/* The longest start of `s` of at most `bytes` bytes that does not cut a character. */
str utf8_cut(str s, size_t bytes);

/* Line and column (both from 1, column in characters) of the byte at `at`. */
void utf8_place(str text, size_t at, size_t *ret_line, size_t *ret_column);

#endif
