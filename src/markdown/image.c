/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/markdown.h"

static uint32_t byte_at(str s, size_t at) {
    return at < s.n ? (unsigned char)s.p[at] : 0;
}

static uint32_t big16(str s, size_t at) {
    return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

static uint32_t little16(str s, size_t at) {
    return byte_at(s, at) | byte_at(s, at + 1) << 8;
}

static uint32_t little24(str s, size_t at) {
    return little16(s, at) | byte_at(s, at + 2) << 16;
}

struct size {
    uint32_t width;
    uint32_t height;
};

static struct size png_size(str s) {
    return s.n < 24 ? (struct size){0, 0}
                    : (struct size){big16(s, 16) << 16 | big16(s, 18), big16(s, 20) << 16 | big16(s, 22)};
}

static struct size gif_size(str s) {
    return (struct size){little16(s, 6), little16(s, 8)};
}

/* SOF0 to SOF15 are frames; the three between them are not. */
static bool is_frame(uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static struct size jpeg_size(str s) {
    size_t at = 2;
    while (at + 9 <= s.n && byte_at(s, at) == 0xFF) {
        uint32_t marker = byte_at(s, at + 1);
        if (is_frame(marker)) {
            return (struct size){big16(s, at + 7), big16(s, at + 5)};
        }
        uint32_t length = big16(s, at + 2);
        if (marker == 0xDA || length < 2) {
            break;
        }
        at += 2 + length;
    }
    return (struct size){0, 0};
}

static struct size webp_size(str s) {
    str kind = str_sub(s, 12, 4);
    if (s.n < 30) {
        return (struct size){0, 0};
    }
    if (str_eq(kind, STR("VP8 "))) {
        return (struct size){little16(s, 26) & 0x3FFF, little16(s, 28) & 0x3FFF};
    }
    if (str_eq(kind, STR("VP8L"))) {
        uint32_t bits = little16(s, 21) | little16(s, 23) << 16;
        return (struct size){(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
    }
    return str_eq(kind, STR("VP8X")) ? (struct size){little24(s, 24) + 1, little24(s, 27) + 1}
                                     : (struct size){0, 0};
}

struct image_kind {
    str magic;
    size_t magic_at;
    str type;
    struct size (*size)(str bytes);
};

static const struct image_kind KINDS[] = {
    {STR_INIT("\x89PNG\r\n\x1a\n"), 0, STR_INIT("image/png"), png_size},
    {STR_INIT("\xFF\xD8\xFF"), 0, STR_INIT("image/jpeg"), jpeg_size},
    {STR_INIT("GIF8"), 0, STR_INIT("image/gif"), gif_size},
    {STR_INIT("WEBP"), 8, STR_INIT("image/webp"), webp_size},
};

static const struct image_kind *kind_of(str bytes) {
    for (size_t i = 0; i < COUNT_OF(KINDS); i++) {
        if (str_starts(str_from(bytes, KINDS[i].magic_at), KINDS[i].magic)) {
            return &KINDS[i];
        }
    }
    return NULL;
}

bool image_size(str bytes, uint32_t *ret_width, uint32_t *ret_height) {
    const struct image_kind *kind = kind_of(bytes);
    struct size size = kind == NULL ? (struct size){0, 0} : kind->size(bytes);
    if (size.width == 0 || size.height == 0) {
        return false;
    }
    *ret_width = size.width;
    *ret_height = size.height;
    return true;
}

str image_type(str name, str bytes) {
    const struct image_kind *kind = kind_of(bytes);
    if (kind != NULL) {
        return kind->type;
    }
    return str_ends(name, STR(".svg")) ? STR("image/svg+xml") : STR("");
}
