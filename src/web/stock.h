/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * stock: from the pages of a site to the entities of a shelf. Not for other rooms.
 *
 * A page whose bytes, type and day are those of the shelf before shares its entity: with it come the compressed
 * forms and whatever the server made for them. Comparing bytes costs less than hashing them.
 */
#ifndef WAYMARK_WEB_STOCK_H
#define WAYMARK_WEB_STOCK_H

#include "web/shelf.h"

/* Fills pages and assets from s->site. `before` may be NULL. ERR_LIMIT, ERR_INTERNAL. */
MUST_USE err stock_fill(struct shelf *s, const struct shelf *before);

/* Gives all entities back. */
void stock_empty(struct shelf *s);

#endif
