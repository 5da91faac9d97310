/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * err: how a function says that it could not do what it was asked.
 *
 * A function that can fail returns `err` and is marked MUST_USE; its results come
 * last, through parameters named ret_…, and are untouched when it fails. The
 * message is written for the person who must act: what is wrong, where, and what
 * to do. It is a literal or lives in the arena that the function was given.
 *
 *     err e = file_read(a, path, FILE_BYTES_MAX, &ret_bytes);
 *     if (failed(e)) { return e; }
 *
 * Where a person can make many mistakes at once (a form, a curriculum, a proof),
 * the mistakes are a list in the result and not an err.
 */
#ifndef WAYMARK_BASE_ERR_H
#define WAYMARK_BASE_ERR_H

#include <stdbool.h>

#define MUST_USE                 __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((__format__(__printf__, text, first)))

enum err_code {
    ERR_NONE = 0,
    ERR_INPUT,       /* the bytes or values given are wrong: message says where */
    ERR_LIMIT,       /* a named limit of limits.h was passed */
    ERR_NOT_FOUND,   /* there is no such thing */
    ERR_DENIED,      /* the actor may not do this */
    ERR_CONFLICT,    /* somebody else changed it first */
    ERR_STATE,       /* not possible in the present state */
    ERR_BUSY,        /* try again later */
    ERR_IO,          /* disk, network or database failed */
    ERR_UNSUPPORTED, /* understood, but not something we do */
    ERR_USAGE,       /* the command was called wrongly */
    ERR_INTERNAL     /* a bug on our side */
};

typedef struct err {
    enum err_code code;
    const char *message; /* NULL when code is ERR_NONE */
} err;

struct arena;

#define OK ((err){ERR_NONE, 0})

/* True when something went wrong. */
static inline bool failed(err e) {
    return e.code != ERR_NONE;
}

/* An error whose message is a literal. */
static inline err err_of(enum err_code code, const char *literal) {
    return (err){code, literal};
}

/* An error with a composed message in the arena. printf formats. */
err err_fmt(struct arena *a, enum err_code code, const char *format, ...) PRINTF_LIKE(3, 4);

/* The word for a code in logs: "input", "limit", … */
const char *err_name(enum err_code code);

/* ASSERT is for our own bugs, never for input, and is always on. */
#define ASSERT(condition) ((condition) ? (void)0 : assert_failed(#condition, __FILE__, __LINE__))
_Noreturn void assert_failed(const char *condition, const char *file, int line);

#endif
