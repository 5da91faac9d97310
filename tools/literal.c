/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "literal.h"

#define SOURCE_BYTES_MAX (1u << 20) // bytes: a template or a translation

static void add_octal(buf *b, unsigned char byte) {
    buf_byte(b, '\\');
    buf_byte(b, (char)('0' + (byte >> 6)));
    buf_byte(b, (char)('0' + ((byte >> 3) & 7)));
    buf_byte(b, (char)('0' + (byte & 7)));
}

/* Each line of the text in a literal of its own, so that the C reads like the HTML. "??" would be a
 * trigraph (C17 §5.2.1.1). */
void add_c_literal(buf *b, str text, size_t indent) {
    buf_byte(b, '"');
    for (size_t i = 0; i < text.n; i++) {
        char byte = text.p[i];
        if (byte == '\n') {
            buf_c(b, "\\n");
        } else if (byte == '"' || byte == '\\' || (byte == '?' && i > 0 && text.p[i - 1] == '?')) {
            buf_byte(b, '\\');
            buf_byte(b, byte);
        } else if ((unsigned char)byte < ' ') {
            add_octal(b, (unsigned char)byte);
        } else {
            buf_byte(b, byte);
        }
        if (byte == '\n' && i + 1 < text.n && indent) {
            buf_c(b, "\"\n");
            for (size_t k = 0; k < indent; k++) {
                buf_byte(b, ' ');
            }
            buf_byte(b, '"');
        }
    }
    buf_byte(b, '"');
}

bool file_load(struct arena *a, const char *path, str *ret) {
    FILE *f = fopen(path, "rb");
    if (!f) {
        return false;
    }
    char *space = arena_alloc(a, SOURCE_BYTES_MAX);
    size_t n = fread(space, 1, SOURCE_BYTES_MAX, f);
    bool fine = !ferror(f) && n < SOURCE_BYTES_MAX;
    fclose(f);
    *ret = str_n(space, n);
    return fine;
}

bool file_save(const char *path, str text) {
    FILE *f = fopen(path, "wb");
    if (!f) {
        return false;
    }
    bool fine = text.n == 0 || fwrite(text.p, 1, text.n, f) == text.n;
    return fclose(f) == 0 && fine;
}
