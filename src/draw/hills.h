/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * hills: the map on the home page.
 *
 * A country seen from above that is made of a name: eight hills (Gaussian bumps on a low
 * ground), thirteen levels of contours (every fourth heavier), a wood on each height, a lake
 * with its stream, and a dashed trail with one stone a module that ends at a flag.
 *
 * What it is not: it shows no data but the number of stones. The list of links beside it
 * says the same in words.
 *
 * Contours: marching squares (Lorensen and Cline 1987, in the plane) on a grid of 10 units; the
 * middles of their segments are joined with quadratic curves. Everything is clipped by a torn edge.
 *
 * The output is one inline <svg> of 660 × 580 units whose elements carry a class of the drawings
 * (d-ink, d-line, …; assets/css/drawings.css) and the light color as an attribute.
 *
 * Invariants: the same input gives the same bytes on every machine (no libm, no locale, IEEE doubles
 * rounded to tenths); every point lies in the viewBox. Threads: pure.
 */
#ifndef WAYMARK_DRAW_HILLS_H
#define WAYMARK_DRAW_HILLS_H

#include "format/html.h"

#define HILLS_WIDTH  660
#define HILLS_HEIGHT 580

struct hills {
    str seed;        /* the name of the program or certificate: other names, other hills */
    uint32_t stones; /* one a module, numbered from 1; more than HILLS_STONES_COUNT_MAX are not drawn */
    str title;       /* text alternative in the page's language: what the map shows */
    str north;       /* the letter for north in the page's language: "N" */
};

/* The drawing. It has the id "d_hills_edge" in it, so it may stand once on a page. Lives in `a`. */
html draw_hills(struct arena *a, const struct hills *h);

#endif
