/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/err.h"

#include "base/arena.h"

#include <stdarg.h>

err err_fmt(struct arena *a, enum err_code code, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int n = vsnprintf(NULL, 0, format, values);
    va_end(values);
    if (n < 0) {
        return err_of(code, "(the message could not be composed)");
    }
    char *message = ARENA_ARRAY(a, char, (size_t)n + 1);
    va_start(values, format);
    (void)vsnprintf(message, (size_t)n + 1, format, values);
    va_end(values);
    return (err){code, message};
}

const char *err_name(enum err_code code) {
    switch (code) {
    case ERR_NONE:
        return "none";
    case ERR_INPUT:
        return "input";
    case ERR_LIMIT:
        return "limit";
    case ERR_NOT_FOUND:
        return "not-found";
    case ERR_DENIED:
        return "denied";
    case ERR_CONFLICT:
        return "conflict";
    case ERR_STATE:
        return "state";
    case ERR_BUSY:
        return "busy";
    case ERR_IO:
        return "io";
    case ERR_UNSUPPORTED:
        return "unsupported";
    case ERR_USAGE:
        return "usage";
    case ERR_INTERNAL:
        return "internal";
    }
    return "unknown";
}

_Noreturn void assert_failed(const char *condition, const char *file, int line) {
    (void)fprintf(stderr, "waymark: bug: %s does not hold at %s:%d\n", condition, file, line);
    abort();
}
