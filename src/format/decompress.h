/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * decompress: the inverse of compress, for tests and tools that look at what was served.
 *
 * A few compressed bytes can claim to be gigabytes, so the caller names how much may come out,
 * and no more than twice that is ever held. The input is one gzip member or one brotli stream and
 * nothing behind it.
 *
 * Lifetimes: results live in the arena given. Threads: no shared state. Errors: ERR_INPUT for bytes
 * that are damaged, cut or followed by others; ERR_LIMIT when more than bytes_max would come out
 * (or bytes_max is above COMPRESS_BYTES_MAX). *ret is untouched then.
 */
#ifndef WAYMARK_FORMAT_DECOMPRESS_H
#define WAYMARK_FORMAT_DECOMPRESS_H

#include "base/base.h"

/* RFC 1952, checksum and length included. */
MUST_USE err decompress_gzip(struct arena *a, str bytes, size_t bytes_max, str *ret);

/* RFC 7932. */
MUST_USE err decompress_brotli(struct arena *a, str bytes, size_t bytes_max, str *ret);

#endif
