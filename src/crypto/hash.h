/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * hash: SHA-256 (FIPS 180-4) and comparing secrets.
 *
 * Revisions and editions of a curriculum, entity tags, the register and every digest in a
 * credential are SHA-256. The work is done by OpenSSL's EVP functions; no other room includes
 * them. It is not for passwords (those need a slow function) and has no secret key (a message
 * authentication code is another thing).
 *
 * There is nothing to fail from outside: when the library itself cannot hash (no memory, a
 * broken installation), the process ends, as it does when memory runs out.
 *
 * Lifetimes: a struct hash is a value. A struct hasher belongs to one thread and holds memory
 * of the library between hasher_start and hasher_end, so each start needs its end.
 */
#ifndef WAYMARK_CRYPTO_HASH_H
#define WAYMARK_CRYPTO_HASH_H

#include "base/base.h"

#define HASH_BYTES     32               /* of SHA-256 */
#define HASH_HEX_BYTES (2 * HASH_BYTES) /* written as hexadecimal digits */

struct hash {
    unsigned char bytes[HASH_BYTES];
};

/* Of bytes that are all there. */
struct hash hash_sha256(str bytes);

/* The same as 64 lower-case hexadecimal digits, in the arena. */
str hash_sha256_hex(struct arena *a, str bytes);

/* Of bytes that come in parts:
 *     struct hasher h = hasher_start();
 *     hasher_add(&h, part);              // any number of times
 *     struct hash hash = hasher_end(&h); // once; h is used up */
struct hasher {
    void *context; /* NULL once it is used up */
};

struct hasher hasher_start(void);
void hasher_add(struct hasher *h, str bytes);
struct hash hasher_end(struct hasher *h);

/* 64 lower-case hexadecimal digits. */
void hash_add_hex(buf *b, struct hash hash);
str hash_hex(struct arena *a, struct hash hash);

/* The whole of `s` as 64 hexadecimal digits of either case; false when it is not, *ret untouched. */
bool hash_from_hex(str s, struct hash *ret);

bool hash_equal(struct hash x, struct hash y);

/* Whether two secrets are the same, in a time that tells nothing of where they differ. Their lengths are
 * not secret: with different ones the answer comes at once. */
bool secret_equal(str x, str y);

#endif
