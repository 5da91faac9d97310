/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/log.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "base/world.h"

#include <errno.h>
#include <unistd.h>

static bool is_name(const char *z) {
    for (size_t i = 0; z[i]; i++) {
        if (!byte_is_digit(z[i]) && !(z[i] >= 'a' && z[i] <= 'z') && z[i] != '_' && z[i] != '.') {
            return false;
        }
    }
    return z[0] != 0;
}

static bool is_plain(str value) {
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c <= ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '=') {
            return false;
        }
    }
    return value.n > 0;
}

/* Characters that a terminal or a reader of logs could take for something else than a letter: controls,
 * line and paragraph separators, marks of direction, byte order marks. */
static bool is_hidden(uint32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

static void add_escaped(buf *b, str *rest) {
    str before = *rest;
    uint32_t c = utf8_next(rest);
    if (c == UTF8_INVALID) {
        buf_c(b, "\\x{");
        buf_hex(b, before.p, 1);
        buf_byte(b, '}');
    } else if (c == '\n') {
        buf_c(b, "\\n");
    } else if (c == '"' || c == '\\') {
        buf_byte(b, '\\');
        buf_byte(b, (char)c);
    } else if (is_hidden(c)) {
        buf_fmt(b, "\\u{%" PRIx32 "}", c);
    } else {
        buf_add(b, str_sub(before, 0, before.n - rest->n));
    }
}

static void add_value(buf *b, str value) {
    str shown = utf8_cut(value, LOG_VALUE_BYTES_MAX);
    bool cut = shown.n < value.n;
    if (!cut && is_plain(shown)) {
        buf_add(b, shown);
        return;
    }
    buf_byte(b, '"');
    while (shown.n) {
        add_escaped(b, &shown);
    }
    buf_c(b, cut ? "\" cut=value" : "\"");
}

static void add_field(buf *line, const struct log_field *f) {
    ASSERT(is_name(f->key));
    buf_byte(line, ' ');
    buf_c(line, f->key);
    buf_byte(line, '=');
    add_value(line, f->value);
}

void log_format(buf *b, time_us now, enum log_level level, const char *event, const struct log_field *fields,
                size_t count) {
    static const char cut[] = " cut=line\n";
    char room[LOG_LINE_BYTES_MAX + 1] = {0};
    /* The end of the room is kept free for `cut`. */
    buf line = {.p = room, .capacity = sizeof room, .bytes_max = LOG_LINE_BYTES_MAX - sizeof cut};
    ASSERT(is_name(event) && strlen(event) < LOG_VALUE_BYTES_MAX);
    buf_c(&line, "time=");
    time_add_rfc3339(&line, now);
    buf_c(&line, " level=");
    buf_c(&line, log_level_name(level));
    buf_c(&line, " event=");
    buf_c(&line, event);
    size_t whole = line.n;
    for (size_t i = 0; i < count && !line.failed; i++) {
        whole = line.n;
        add_field(&line, &fields[i]);
    }
    if (!line.failed) {
        whole = line.n;
    }
    buf_add(b, str_n(room, whole));
    buf_c(b, line.failed ? cut : "\n");
}

void log_event(const struct log *log, enum log_level level, const char *event, const struct log_field *fields,
               size_t count) {
    char room[LOG_LINE_BYTES_MAX + 1] = {0};
    buf line = {.p = room, .capacity = sizeof room, .bytes_max = LOG_LINE_BYTES_MAX};
    if (level < log->least || log->fd < 0) {
        return;
    }
    log_format(&line, log->world->now(log->world), level, event, fields, count);
    str rest = buf_str(&line);
    while (rest.n) {
        ssize_t n = write(log->fd, rest.p, rest.n);
        if (n < 0 && errno != EINTR) {
            return; /* there is nowhere to say that the log cannot be written */
        }
        rest = str_from(rest, n > 0 ? (size_t)n : 0);
    }
}

str log_number(struct arena *a, int64_t v) {
    buf b = buf_limited(a, 24);
    buf_i64(&b, v);
    return buf_str(&b);
}

const char *log_level_name(enum log_level level) {
    switch (level) {
    case LOG_DEBUG:
        return "debug";
    case LOG_INFO:
        return "info";
    case LOG_WARNING:
        return "warning";
    case LOG_ERROR:
        return "error";
    }
    return "unknown";
}
