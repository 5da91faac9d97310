/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#define ZLIB_CONST /* zlib takes its input as const then */

#include "format/decompress.h"

#include <brotli/decode.h>
#include <zlib.h>

enum { STEP_BYTES = 65536, GZIP_WINDOW = 15 + 16 };

static err damaged(const char *message) {
    return err_of(ERR_INPUT, message);
}

static err too_large(void) {
    return err_of(ERR_LIMIT, "more would come out than is allowed");
}

/* Room for the next bytes: as many as a step, and one more than the limit in the end, so that what
 * passes it is seen. */
static size_t next_room(buf *out, unsigned char **ret) {
    size_t left = out->bytes_max - out->n;
    size_t room = left < STEP_BYTES ? left : STEP_BYTES;
    char *p = buf_space(out, room);
    ASSERT(p);
    *ret = (unsigned char *)p;
    return room;
}

static err inflate_all(z_stream *z, buf *out) {
    for (;;) {
        size_t room = next_room(out, &z->next_out);
        z->avail_out = (uInt)room;
        int result = inflate(z, Z_NO_FLUSH);
        buf_used(out, room - z->avail_out);
        if (out->n == out->bytes_max) {
            return too_large();
        }
        if (result == Z_STREAM_END) {
            return z->avail_in ? damaged("bytes follow after the gzip member") : OK;
        }
        if (result != Z_OK || (z->avail_in == 0 && z->avail_out)) {
            return damaged("not gzip, damaged or cut");
        }
    }
}

err decompress_gzip(struct arena *a, str bytes, size_t bytes_max, str *ret) {
    if (bytes_max > COMPRESS_BYTES_MAX || bytes.n > UINT32_MAX) {
        return too_large();
    }
    z_stream z = {.next_in = (const unsigned char *)bytes.p, .avail_in = (uInt)bytes.n};
    buf out = buf_limited(a, bytes_max + 1);
    ASSERT(inflateInit2(&z, GZIP_WINDOW) == Z_OK);
    err e = inflate_all(&z, &out);
    (void)inflateEnd(&z);
    if (!failed(e)) {
        *ret = buf_str(&out);
    }
    return e;
}

static err unbrotli_all(BrotliDecoderState *s, str bytes, buf *out) {
    const unsigned char *from = (const unsigned char *)bytes.p;
    for (;;) {
        unsigned char *to = NULL;
        size_t room = next_room(out, &to);
        size_t left = room;
        BrotliDecoderResult result = BrotliDecoderDecompressStream(s, &bytes.n, &from, &left, &to, NULL);
        buf_used(out, room - left);
        if (out->n == out->bytes_max) {
            return too_large();
        }
        if (result == BROTLI_DECODER_RESULT_SUCCESS) {
            return bytes.n ? damaged("bytes follow after the brotli stream") : OK;
        }
        if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
            return damaged("not brotli, damaged or cut");
        }
    }
}

err decompress_brotli(struct arena *a, str bytes, size_t bytes_max, str *ret) {
    if (bytes_max > COMPRESS_BYTES_MAX) {
        return too_large();
    }
    BrotliDecoderState *s = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    ASSERT(s);
    buf out = buf_limited(a, bytes_max + 1);
    err e = unbrotli_all(s, bytes, &out);
    BrotliDecoderDestroyInstance(s);
    if (!failed(e)) {
        *ret = buf_str(&out);
    }
    return e;
}
