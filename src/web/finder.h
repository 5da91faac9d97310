/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * finder: the search index of a shelf, made when nothing more urgent is left. Not for other rooms.
 *
 * Indexing costs some 20 ms for a certificate and seconds for thousands of units. A server is to answer soon
 * after its start, and an author is to see a change at once, so the index is not made with the shelf but
 * afterwards: by the thread that keeps the shelf (finder_prepare), or by the first question if that comes sooner.
 * Whoever asks while another thread is at it does not wait, as a loop must never: finder_index is NULL then, and
 * the answer is 503 with Retry-After.
 *
 * Invariants: an index is made once and does not change. It borrows from the books of the shelf, and ends with
 * it. Threads: finder_prepare and finder_index anywhere; finder_new and finder_free by the shelf's owner.
 */
#ifndef WAYMARK_WEB_FINDER_H
#define WAYMARK_WEB_FINDER_H

#include "search/search.h"
#include "site/site.h"

struct finder;

/* Lives in `a`; `source` outlives it. */
struct finder *finder_new(struct arena *a, const struct site_source *source);
/* NULL is allowed. */
void finder_free(struct finder *f);

/* Makes the index unless it is there or being made. */
void finder_prepare(struct finder *f);

/* The index, made now if need be; NULL while another thread makes it. */
const struct search_index *finder_index(struct finder *f);

#endif
