/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#define ZLIB_CONST /* zlib takes its input as const then */

#include "format/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

enum { GZIP_WINDOW = 15 + 16, GZIP_MEMORY = 9, GZIP_SYSTEM_UNKNOWN = 255 };

static bool too_large(str bytes) {
    return bytes.n > COMPRESS_BYTES_MAX;
}

static err err_too_large(void) {
    return err_of(ERR_LIMIT, "too large to be compressed in memory (COMPRESS_BYTES_MAX)");
}

/* One call with all of the input and room for all of the output; the bytes written. */
static size_t deflate_all(str bytes, unsigned char *to, size_t room) {
    gz_header header = {.os = GZIP_SYSTEM_UNKNOWN};
    z_stream z = {0};
    ASSERT(deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY, Z_DEFAULT_STRATEGY) ==
           Z_OK);
    ASSERT(deflateSetHeader(&z, &header) == Z_OK);
    z.next_in = (const unsigned char *)bytes.p;
    z.avail_in = (uInt)bytes.n;
    z.next_out = to;
    z.avail_out = (uInt)room;
    ASSERT(deflate(&z, Z_FINISH) == Z_STREAM_END);
    size_t n = room - z.avail_out;
    ASSERT(deflateEnd(&z) == Z_OK);
    return n;
}

err compress_gzip(struct arena *a, str bytes, str *ret) {
    if (too_large(bytes)) {
        return err_too_large();
    }
    /* The bound is more than comes out, so it is kept in an arena that ends here. compressBound knows
     * nothing of the header and trailer of gzip, which are 18 bytes. */
    struct arena *work = arena_new();
    size_t room = compressBound((uLong)bytes.n) + 64;
    unsigned char *to = arena_alloc(work, room);
    size_t n = deflate_all(bytes, to, room);
    *ret = arena_str(a, str_n((const char *)to, n));
    arena_free(work);
    return OK;
}

err compress_brotli(struct arena *a, str bytes, int quality, str *ret) {
    ASSERT(quality >= BROTLI_MIN_QUALITY && quality <= BROTLI_MAX_QUALITY);
    if (too_large(bytes)) {
        return err_too_large();
    }
    struct arena *work = arena_new();
    size_t n = BrotliEncoderMaxCompressedSize(bytes.n);
    unsigned char *to = arena_alloc(work, n);
    ASSERT(BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.n,
                                 (const unsigned char *)bytes.p, &n, to) == BROTLI_TRUE);
    *ret = arena_str(a, str_n((const char *)to, n));
    arena_free(work);
    return OK;
}
