/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * log: one event, one line, key=value.
 *
 *     time=2026-11-22T13:28:14Z level=info event=http.request method=GET path=/core/ status=200
 *
 * Values with anything but plain characters are quoted, with \n, \", \\, \u{…} (controls and
 * characters that hide) and \x{…} (bytes that are not UTF-8) escapes, so that a value can
 * never forge a line. What is longer than LOG_VALUE_BYTES_MAX is cut and followed by
 * cut=value; a line that would pass LOG_LINE_BYTES_MAX ends with cut=line instead of the
 * fields that did not fit. A line is written with one write(2). Only `action`,
 * `web` and `cli` log (design.md §4.10); the rooms below return errors.
 *
 * Never logged: secrets, tokens, query strings, request bodies, e-mail addresses.
 * A log may be used by several threads at the same time.
 */
#ifndef WAYMARK_BASE_LOG_H
#define WAYMARK_BASE_LOG_H

#include "base/time.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

struct world;

struct log {
    int fd;               /* where lines go; -1 swallows them */
    enum log_level least; /* what is below is dropped */
    struct world *world;  /* its clock stamps the lines */
};

struct log_field {
    const char *key; /* lower-case letters, digits, '_' and '.' */
    str value;
};

#define LOG_TEXT(key, value) ((struct log_field){(key), (value)})

/* Writes one line, stamped with the world's clock. `event` and the keys are names from the code (lower-case
 * letters, digits, '_' and '.'; another is a bug). A line that cannot be written is lost in silence: there
 * is nowhere to say so. LOG_EVENT takes the fields directly:
 *     LOG_EVENT(log, LOG_INFO, "serve.ready", LOG_TEXT("address", address)); */
void log_event(const struct log *log, enum log_level level, const char *event, const struct log_field *fields,
               size_t count);
#define LOG_EVENT(log, level, event, ...)                                                                    \
    log_event((log), (level), (event), (const struct log_field[]){__VA_ARGS__},                              \
              sizeof((const struct log_field[]){__VA_ARGS__}) / sizeof(struct log_field))

/* The line without writing it, with its LF; for tests and for the journal. */
void log_format(buf *b, time_us now, enum log_level level, const char *event, const struct log_field *fields,
                size_t count);

/* A number in decimal digits as a value, in the arena. */
str log_number(struct arena *a, int64_t v);

/* "debug", "info", "warning", "error": in lines and in the setting log_level. */
const char *log_level_name(enum log_level level);

#endif
