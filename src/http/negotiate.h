/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * negotiate: which form of a prepared answer a client gets, and whether it gets any bytes at all.
 *
 * Content codings: the client's Accept-Encoding says what it takes, with weights; we have identity and,
 * where they are smaller, gzip and brotli. The one with the highest weight wins, among equals the
 * smallest to send: brotli, gzip, identity. When the client refuses everything that we have, it gets
 * identity all the same (RFC 9110 §12.5.3 leaves that to us, and an answer is of more use than a 406).
 *
 * Conditional requests: If-None-Match with a list, "*", weak and strong tags, compared weakly as §13.1.2
 * asks; If-Modified-Since only without If-None-Match (§13.1.3). If-Match, If-Unmodified-Since and ranges
 * are not evaluated: prepared answers are only read, and a whole answer to a range request is allowed
 * (§14.2).
 *
 * Not here: the answers themselves (entity.h). Threads: pure functions. Nothing is allocated.
 * RFC 9110 §8.8.3, §12.4.2, §12.5.3, §13.
 */
#ifndef WAYMARK_HTTP_NEGOTIATE_H
#define WAYMARK_HTTP_NEGOTIATE_H

#include "base/base.h"

/* In the order in which equals are preferred. */
enum coding { CODING_BROTLI, CODING_GZIP, CODING_IDENTITY, CODING_COUNT };

/* The token of Content-Encoding: "br", "gzip"; identity has none and gives the empty str. */
str coding_name(enum coding c);

/* The best of those that we have (have[c]); identity must be among them. `accept` is the field's value,
 * empty when the request had none. What is not understood in it is passed over. */
enum coding negotiate_coding(str accept, const bool have[CODING_COUNT]);

/* Whether an If-None-Match value names `etag` (with its quotes), or is "*". */
bool etag_matches(str list, str etag);

/* Whether the client's copy is still good, from the values of its If-None-Match and If-Modified-Since
 * (empty = not sent) and our tag and time (0 = none). */
bool is_not_modified(str none_match, str since, str etag, time_us modified);

#endif
