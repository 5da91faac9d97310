/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * pen: shapes with a class and a light color. Inside of the room `draw`, not for other rooms.
 *
 * Every element gets the class of the style sheet and the same color as an attribute, so that the
 * drawing also shows where no style sheet is (assets/css/drawings.css says how the two meet).
 *
 * Numbers are written with at most one decimal, by hand: printf would follow the locale.
 */
#ifndef WAYMARK_DRAW_PEN_H
#define WAYMARK_DRAW_PEN_H

#include "format/html.h"

/* A drawing being written. */
struct pen {
    struct arena *arena;
    struct html_writer *w;
};

struct point {
    double x;
    double y;
};

/* How a shape is painted. NULL leaves the attribute out; `fill` is never NULL. The class stands for
 * the one of fill and stroke that is not "none". */
struct paint {
    const char *class;
    const char *fill;
    const char *stroke;
    const char *width; /* of the stroke */
    const char *dash;
};

/* Opens <svg> with the viewBox `0 0 width height` and its <title>. */
struct pen pen_begin(struct arena *a, uint32_t width, uint32_t height, str title);
html pen_end(struct pen *p);

/* An open element with class and colors; attributes may follow, then html_close. */
void pen_open(struct pen *p, const char *element, const struct paint *paint);
/* A number as attribute. */
void pen_number(struct pen *p, const char *name, double value);
void pen_path(struct pen *p, const struct paint *paint, str d);
void pen_circle(struct pen *p, const struct paint *paint, struct point center, double radius);

/* A line of text; `anchor` is "start", "middle" or "end". */
struct lettering {
    const char *class;
    const char *fill;
    const char *anchor;
    uint32_t size;
    bool bold;
};
void pen_text(struct pen *p, const struct lettering *l, struct point at, str text);

/* The stone of the mark, `size` units wide, its middle at `center`; with the two bars, or plain in the given
 * paint when `plain` is not NULL. */
void pen_stone(struct pen *p, struct point center, double size, const struct paint *plain);

/* The parts of path data: a letter, then numbers. */
void path_letter(buf *d, char letter);
void path_point(buf *d, struct point at);
void path_cubic(buf *d, struct point a, struct point b, struct point to);

/* Tenths as decimals: 15 is "1.5", -20 is "-2". */
void path_tenths(buf *d, int64_t tenths);
int64_t tenths_of(double value);

#endif
