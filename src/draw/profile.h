/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * profile: a certificate as a walk, seen from the side.
 *
 * Distance is time, height is effort. The stretches (units) stand in order; summit quests are
 * peaks with a flag. What is walked is green up to the mark, the rest is a contour line. Below
 * the ground line each module has its number and a label.
 *
 * What it is not: the same facts stand as rows on the page; the drawing adds the overview and
 * nothing else, so it has one text alternative as a whole.
 *
 * The page draws it twice, PROFILE_WIDE with labels and PROFILE_NARROW with numbers alone; the
 * style sheet shows one and mirrors it for languages from right to left.
 *
 * Every stretch is a hill. The line is a monotone cubic through the tops and the valleys between them
 * (Fritsch and Carlson 1980; harmonic means as in Fritsch and Butland 1984), so it never goes below the
 * ground or above a summit.
 *
 * Invariants: the same input gives the same bytes on every machine; every point lies in the
 * viewBox. Threads: pure.
 */
#ifndef WAYMARK_DRAW_PROFILE_H
#define WAYMARK_DRAW_PROFILE_H

#include "format/html.h"

#define PROFILE_WIDE       1180
#define PROFILE_NARROW     358
#define PROFILE_EFFORT_MAX 100

/* A unit on the way. */
struct profile_stretch {
    uint32_t minutes; /* reading and practice; 0 counts as 1 */
    uint32_t effort;  /* 0 to PROFILE_EFFORT_MAX; more counts as that */
    bool is_summit;   /* a peak with a flag */
    bool walked;      /* behind the reader; only those from the start without a gap count */
};

/* A module: the next `stretches` of them. */
struct profile_part {
    size_t stretches;
    str label; /* "245 min" in the page's language; only drawn where it fits */
};

struct profile {
    const struct profile_stretch *stretches;
    size_t stretches_count; /* 1 to PROFILE_STRETCHES_COUNT_MAX, else the drawing is empty */
    const struct profile_part *parts;
    size_t parts_count;
    bool narrow; /* PROFILE_NARROW, else PROFILE_WIDE */
    str title;   /* text alternative in the page's language */
};

/* How much effort a unit of `practice_minutes` takes, for profiles without a better measure:
 * 12 for 10 minutes or less, 52 for half an hour or more; a summit 55, and 100 from 90 minutes on. */
uint32_t profile_effort(uint32_t practice_minutes, bool is_summit);

/* The drawing; HTML_NONE when there is nothing to draw. Lives in `a`. */
html draw_profile(struct arena *a, const struct profile *p);

#endif
