/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * compress: bytes to fewer bytes, as gzip (RFC 1952) and brotli (RFC 7932).
 *
 * Published pages are compressed once, when an edition is loaded, and served many times; so
 * both functions take and give whole bodies. They are deterministic: the same bytes, settings
 * and library version give the same result. gzip carries no time stamp, no name and no system.
 *
 * It is not for bodies that carry a secret beside something a stranger chose: their length would
 * tell (contracts.md §9). The caller leaves those as they are.
 *
 * Lifetimes: results live in the arena given; working memory is given back before returning.
 * Threads: no shared state. Errors: ERR_LIMIT beyond COMPRESS_BYTES_MAX; running out of memory
 * ends the process, as everywhere.
 */
#ifndef WAYMARK_FORMAT_COMPRESS_H
#define WAYMARK_FORMAT_COMPRESS_H

#include "base/base.h"

/* gzip at level 9. */
MUST_USE err compress_gzip(struct arena *a, str bytes, str *ret);

#define COMPRESS_BROTLI_PUBLISH 5 /* quality while somebody waits; 11 costs 36 ms a page (contracts.md §10) */
#define COMPRESS_BROTLI_BEST    11 /* quality where nobody waits */

/* brotli at `quality`, 0 (fast) to 11 (small). */
MUST_USE err compress_brotli(struct arena *a, str bytes, int quality, str *ret);

#endif
