/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * terrain: the height field below the hills and its contours. Inside of the room `draw`.
 *
 * The field is sampled at the corners of cells of 10 units. Around it stands a ring of corners at
 * no height, folded onto the border, so every contour is a closed loop and lies in the picture.
 */
#ifndef WAYMARK_DRAW_TERRAIN_H
#define WAYMARK_DRAW_TERRAIN_H

#include "draw/pen.h"

#define TERRAIN_CELL    10
#define TERRAIN_COLUMNS 69 /* corners: 660 / 10 + 1 and the ring */
#define TERRAIN_ROWS    61 /* corners: 580 / 10 + 1 and the ring */

/* Numbers made of a name, always the same ones (splitmix64, Steele et al. 2014). */
struct dice {
    uint64_t state;
};
struct dice dice_of(str seed);
/* Between -1 and 1. */
double dice_throw(struct dice *d);

struct terrain {
    double *corners; /* TERRAIN_COLUMNS × TERRAIN_ROWS */
    double highest;
};

struct terrain terrain_make(struct arena *a, struct dice *d);
/* The height at a place, of the nearest corner. */
double terrain_at(const struct terrain *t, struct point at);
/* Adds the loops where the height is `level` to path data, smooth. */
void terrain_contour(struct arena *a, const struct terrain *t, double level, buf *d);

#endif
