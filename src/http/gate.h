/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * gate: what libmicrohttpd 0.9.75 lets through and we do not (contracts.md §9).
 *
 * How it sees what the library hides. libmicrohttpd parses a header in place: it reads into one block of
 * its memory and overwrites what ends something (the two spaces of the request line, the colon after a
 * name, CR and LF) with NUL, and never moves a byte. When it first calls us, the `method` pointer is the
 * start of that block and MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE is its length up to and including the
 * empty line, so the whole header as it came is there to be walked again, by our rules, without a copy,
 * however many packets it came in and whatever was pipelined before or after it. We also set
 * MHD_OPTION_UNESCAPE_CALLBACK to one that changes nothing and take the target in
 * MHD_OPTION_URI_LOG_CALLBACK, before it is cut.
 *
 * The walk knows one shape and refuses every other one:
 *
 *     METHOD NUL TARGET NUL "HTTP/1." ("0" | "1") NUL NUL  ( NAME NUL [SP HTAB]* VALUE NUL NUL )*  NUL NUL
 *
 * with the last byte exactly at the end of the block and as many fields as the library counted. Should
 * another version of the library arrange its memory differently, every request is refused: the gate
 * fails closed, and the first test sees it. The library is left lenient (MHD_OPTION_STRICT_FOR_CLIENT 0),
 * so that the gate answers and not the library's own page.
 *
 * Caught here, answered with our page, connection closed:
 *   two Content-Length · Content-Length with Transfer-Encoding · any Transfer-Encoding but one "chunked" ·
 *   Transfer-Encoding in HTTP/1.0 · no Host in HTTP/1.1, two, an empty or impossible one · a folded line ·
 *   a line that ends in LF alone, also the request line and the empty line · CR, NUL and other control
 *   bytes in a name, a value or the target · white space before a colon, in the target, or doubled in the
 *   request line · an empty name · %00 and broken escapes (url.h) · unknown methods (501) · HTTP/1.2 and up
 *   (505) · more than HTTP_TARGET_BYTES_MAX (414), HTTP_HEADERS_BYTES_MAX or HTTP_HEADERS_COUNT_MAX (431) ·
 *   addresses with user info, of another scheme, or in no form of RFC 9112 §3.2.
 * Caught by the library, with its own bare page, connection closed:
 *   a request line without a version (400) · HTTP/2.0 and HTTP/0.9 (505, 400) · a line without a colon
 *   (400) · a Content-Length that is no number (400) or beyond 64 bits (413) · headers that do not fit
 *   HTTP_CONNECTION_MEMORY_BYTES at all (414, 431).
 * Not seen by anybody: empty lines before a request line are skipped (RFC 9112 §2.2 asks for that), with
 * LF alone too; chunk lines of a chunked body may end in LF alone and have extensions. So that two
 * parsers that disagree about a chunked body cannot be set against each other, the connection is closed
 * after every request with one: nothing that follows it is ever read as a request.
 *
 * Threads: a pure function. Lifetimes: results point into the block, which the library keeps until the
 * answer is sent. RFC 9112 §2.2, §3, §5, §6.1, §6.3, §11.2.
 */
#ifndef WAYMARK_HTTP_GATE_H
#define WAYMARK_HTTP_GATE_H

#include "http/http.h"

struct gate_input {
    str block;           /* the header as described above */
    str target;          /* as it came */
    const char *url;     /* where the target stands in the block */
    const char *version; /* where the version stands in the block */
    size_t fields_count; /* how many fields the library found */
};

struct gate_field {
    str name;
    str value; /* without white space around it */
};

struct gate_result {
    enum http_method method;
    bool head;       /* the method was HEAD; `method` is HTTP_GET then */
    bool old;        /* HTTP/1.0 */
    bool chunked;    /* a chunked body follows */
    bool has_length; /* `length` bytes of body follow */
    uint64_t length;
    size_t fields_count;
    struct gate_field fields[HTTP_HEADERS_COUNT_MAX];
};

/* Why a request is refused. status 0 = it passes. */
struct gate_refusal {
    uint16_t status;
    const char *reason; /* a sentence for the error page */
};

/* Fills *ret as far as it came, also when it refuses. */
struct gate_refusal gate_check(const struct gate_input *in, struct gate_result *ret);

/* The first field of that name (any case), or the empty str. */
str gate_field(const struct gate_result *g, str name);

#endif
