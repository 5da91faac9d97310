/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * headers: the fields that every answer carries, and reading fields of a request.
 *
 * The security fields are one table, so that no answer can be made without them: answers are only
 * composed in answer.c and entity.c, and both take the table whole. An answer that names a field of the
 * table itself (an uploaded picture with `Content-Security-Policy: sandbox`) replaces that one line.
 * There is no Server field: it helps nobody but those who look for a version.
 *
 * Threads: pure functions and constant tables.
 * CSP Level 3; Fetch Standard §3.7 (CORP), HTML Standard §7.1.3 (COOP); RFC 6797 (HSTS); Permissions
 * Policy; RFC 6265 §4.2 (Cookie).
 */
#ifndef WAYMARK_HTTP_HEADERS_H
#define WAYMARK_HTTP_HEADERS_H

#include "base/base.h"

struct header {
    const char *name;
    const char *value;
};

/* The fields of every answer. The last one is Strict-Transport-Security, which is only sent when HTTPS is
 * in front (RFC 6797 §7.2 forbids it over plain HTTP): leave it out by taking one less. */
const struct header *headers_security(bool https, size_t *ret_count);

/* Whether a handler may send this field: the name is a token, the value has no control characters, and it
 * is none of those that the server itself decides (Content-Length, Transfer-Encoding, Connection, Date,
 * Upgrade). */
bool header_may_be_sent(str name, str value);

/* The value of a cookie in a Cookie field's value, without quotes around it; false when it is not there. */
bool cookie_find(str cookies, str name, str *ret);

#endif
