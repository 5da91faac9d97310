/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * uuid: keys of rows.
 *
 * UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then 12 bits that here hold
 * the fraction of the millisecond (§6.2, method 3), then 62 random bits. So keys grow with time,
 * which keeps the database's indexes compact, and need no counter or lock.
 *
 * A UUIDv7 tells when it was made. What is public and must not tell (evidence addresses, feeds,
 * codes, salts) is random and not made here (contracts.md §3).
 */
#ifndef WAYMARK_STORE_UUID_H
#define WAYMARK_STORE_UUID_H

#include "base/base.h"

#define UUID_TEXT_BYTES 36

/* A new key in lower case, "01937b1e-5c3a-7e2f-8…", in the arena. The clock must be at 1970 or later. */
str uuid_v7(struct arena *a, struct world *w);

#endif
