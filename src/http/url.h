/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * url: addresses and forms, from the bytes of a request to text that handlers may trust.
 *
 * Decoding happens once. What comes out of url_path is valid UTF-8, starts with '/', and holds no
 * control character, no empty segment except a last one, and no "." or "..": a handler can split it at
 * '/' and compare. An address that is merely untidy ("/a//b/../c") is not served under two names and
 * not refused either: url_path says where it should have pointed, and the server redirects there.
 *
 * It is not a general URL parser: no fragments, no hosts, no relative references.
 *
 * Lifetimes: results are in the arena given, or are parts of the input where nothing was to decode.
 * Threads: pure functions.
 * RFC 3986 §2.1, §5.2.4; RFC 9112 §3.2; WHATWG URL Standard §5.1 (application/x-www-form-urlencoded).
 */
#ifndef WAYMARK_HTTP_URL_H
#define WAYMARK_HTTP_URL_H

#include "http/http.h"

enum url_verdict {
    URL_FINE,
    URL_MOVED, /* understood, but the tidy form is another one: *ret is where it is */
    URL_WRONG  /* broken escapes, %00 or another control character, not UTF-8, no '/' in front */
};

/* The path of a request target, without its query, decoded. */
enum url_verdict url_path(struct arena *a, str raw, str *ret);

/* The path and the query (without '?', empty when there is none) of a target in origin form, absolute
 * form (http and https, RFC 9112 §3.2.2) or, when `asterisk` is allowed (OPTIONS), "*". Parts of
 * `target`. False for anything else: user info, an empty host, other schemes. */
bool url_target(str target, bool asterisk, str *ret_path, str *ret_query);

/* name=value pairs of a query or a form, decoded, in order; empty pieces between two '&' are passed over.
 * False for broken escapes, NUL, bytes that are not UTF-8, or more than HTTP_PARAMETERS_COUNT_MAX. */
bool url_parameters(struct arena *a, str s, struct http_parameters *ret);

/* A path as it stands in an address: '/' and what RFC 3986 §3.3 lets stand in a segment are kept, all
 * else becomes %XX. */
void url_encode_path(buf *b, str path);

#endif
