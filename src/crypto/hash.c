/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "crypto/hash.h"
#include "crypto/openssl.h"

struct hasher hasher_start(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ASSERT(context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1);
    return (struct hasher){context};
}

void hasher_add(struct hasher *h, str bytes) {
    ASSERT(h->context && EVP_DigestUpdate(h->context, bytes.p, bytes.n) == 1);
}

struct hash hasher_end(struct hasher *h) {
    struct hash hash = {{0}};
    unsigned n = 0;
    ASSERT(h->context && EVP_DigestFinal_ex(h->context, hash.bytes, &n) == 1 && n == HASH_BYTES);
    EVP_MD_CTX_free(h->context);
    h->context = NULL;
    return hash;
}

struct hash hash_sha256(str bytes) {
    struct hasher h = hasher_start();
    hasher_add(&h, bytes);
    return hasher_end(&h);
}

str hash_sha256_hex(struct arena *a, str bytes) {
    return hash_hex(a, hash_sha256(bytes));
}

void hash_add_hex(buf *b, struct hash hash) {
    buf_hex(b, hash.bytes, HASH_BYTES);
}

str hash_hex(struct arena *a, struct hash hash) {
    buf b = buf_limited(a, HASH_HEX_BYTES);
    hash_add_hex(&b, hash);
    return buf_str(&b);
}

static int hex_value(char c) {
    c = byte_lower(c);
    if (byte_is_digit(c)) {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hash_from_hex(str s, struct hash *ret) {
    struct hash hash = {{0}};
    if (s.n != HASH_HEX_BYTES) {
        return false;
    }
    for (size_t i = 0; i < HASH_BYTES; i++) {
        int high = hex_value(s.p[2 * i]);
        int low = hex_value(s.p[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        hash.bytes[i] = (unsigned char)(high * 16 + low);
    }
    *ret = hash;
    return true;
}

bool hash_equal(struct hash x, struct hash y) {
    return memcmp(x.bytes, y.bytes, HASH_BYTES) == 0;
}

bool secret_equal(str x, str y) {
    return x.n == y.n && (x.n == 0 || CRYPTO_memcmp(x.p, y.p, x.n) == 0);
}
