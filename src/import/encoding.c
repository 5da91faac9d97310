/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* From the bytes of a file to UTF-8 with LF. Files that are not UTF-8 were nearly always written in
 * Windows-1252 (WHATWG Encoding §9, index windows-1252). */
#include "import/inside.h"

/* What 0x80 to 0x9F are; 0 = not assigned. */
static const uint16_t WINDOWS[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static uint32_t windows_character(unsigned char c) {
    return c < 0x80 || c >= 0xA0 ? c : WINDOWS[c - 0x80];
}

/* It is clearly Windows-1252 when every byte is assigned there and no character is right UTF-8 already. */
static bool is_windows(str bytes) {
    str rest = bytes;
    while (rest.n) {
        unsigned char first = (unsigned char)rest.p[0];
        size_t before = rest.n;
        uint32_t c = utf8_next(&rest);
        bool wide = c != UTF8_INVALID && before - rest.n > 1;
        if (wide || first == 0 || (c == UTF8_INVALID && windows_character(first) == 0)) {
            return false;
        }
    }
    return true;
}

static str convert(struct arena *a, str bytes) {
    buf b = buf_new(a);
    while (bytes.n) {
        unsigned char first = (unsigned char)bytes.p[0];
        uint32_t c = utf8_next(&bytes);
        if (c == UTF8_INVALID) {
            c = windows_character(first);
        }
        utf8_add(&b, c == 0 ? UTF8_INVALID : c);
    }
    return buf_str(&b);
}

/* CR LF and CR alone end a line. */
static str unix_lines(struct arena *a, str text) {
    if (str_find_byte(text, '\r') == SIZE_MAX) {
        return text;
    }
    buf b = buf_new(a);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '\r') {
            buf_byte(&b, text.p[i]);
        } else if (i + 1 >= text.n || text.p[i + 1] != '\n') {
            buf_byte(&b, '\n');
        }
    }
    return buf_str(&b);
}

str text_decode(struct importer *im, const struct tree_file *file) {
    str bytes = str_without_start(file->bytes, STR("\xEF\xBB\xBF"));
    size_t wrong = utf8_check(bytes);
    size_t zero = str_find_byte(bytes, '\0');
    if (wrong == SIZE_MAX && zero == SIZE_MAX) {
        return unix_lines(im->arena, bytes);
    }
    bool windows = zero == SIZE_MAX && is_windows(bytes);
    struct remark r = {
        .file = file->path, .rule = "encoding", .severity = windows ? SEVERITY_WARNING : SEVERITY_ERROR};
    utf8_place(bytes, wrong < zero ? wrong : zero, &r.line, &r.column);
    r.message = windows ? STR("this file was not UTF-8; it was read as Windows-1252")
                        : STR("this byte is not text; it was replaced");
    r.fix = windows ? STR("look whether quotation marks and accents are right")
                    : STR("compare with the source and mend the text");
    remark(im, r);
    return unix_lines(im->arena, convert(im->arena, bytes));
}
