/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * source: the files of a curriculum as their authors wrote them.
 *
 * book.h is the curriculum as readers see it. Who looks at the text itself (lint) needs three things that
 * only this room knows: where front matter ends, what stands in it, and which file a relative link names.
 *
 * It reports nothing: book_read has said already what is wrong with a page. It keeps nothing either; what
 * it returns lies in the bytes given or in the arena. Any number of threads may call it.
 */
#ifndef WAYMARK_CURRICULUM_SOURCE_H
#define WAYMARK_CURRICULUM_SOURCE_H

#include "base/base.h"
#include "format/value.h"

/* A page in its two halves. */
struct source_page {
    const struct value *table; /* the front matter; NULL when there is none or it cannot be read */
    str front;                 /* its text between the fences; empty when there is none */
    str body;                  /* what follows it */
    size_t front_offset;       /* lines of the file before the first line of `front` */
    size_t body_offset;        /* lines of the file before the first line of `body` */
};

/* TOML between +++ or YAML between ---, at most FRONT_MATTER_BYTES_MAX. Front matter without an end
 * leaves an empty body. */
struct source_page source_page_read(struct arena *a, str bytes);

/* The path that a relative link `target` (without its fragment) names, as seen from the file `from`; empty
 * when it leaves the folder. Percent-encoding is resolved (RFC 3986 §2.1). */
str source_path(struct arena *a, str from, str target);

#endif
