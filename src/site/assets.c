/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/assets.h"

#include "crypto/hash.h"

str assets_version(struct arena *a) {
    buf all = buf_new(a);
    for (size_t i = 0; i < assets_count; i++) {
        buf_add(&all, assets[i].path);
        buf_u64(&all, assets[i].n);
        buf_add(&all, str_n((const char *)assets[i].bytes, assets[i].n));
    }
    return str_sub(hash_sha256_hex(a, buf_str(&all)), 0, 8);
}
