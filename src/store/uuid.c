/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/uuid.h"

str uuid_v7(struct arena *a, struct world *w) {
    unsigned char b[16];
    time_us now = w->now(w);
    ASSERT(now >= 0);
    uint64_t ms = (uint64_t)now / 1000;
    uint64_t fraction = ((uint64_t)now % 1000) * 4096 / 1000;
    w->random(w, b, sizeof b);
    for (int i = 0; i < 6; i++) {
        b[i] = (unsigned char)(ms >> (40 - 8 * i));
    }
    b[6] = (unsigned char)(0x70 | fraction >> 8);
    b[7] = (unsigned char)(fraction & 0xff);
    b[8] = (unsigned char)(0x80 | (b[8] & 0x3f));

    static const size_t ends[] = {4, 6, 8, 10, 16};
    buf out = buf_limited(a, UUID_TEXT_BYTES + 1);
    for (size_t part = 0, at = 0; part < COUNT_OF(ends); at = ends[part++]) {
        if (part > 0) {
            buf_byte(&out, '-');
        }
        buf_hex(&out, b + at, ends[part] - at);
    }
    return buf_str(&out);
}
