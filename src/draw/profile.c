/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/profile.h"

#include "draw/pen.h"

/* Per width: the ground line, the heights, the letters. */
struct measure {
    uint32_t width;
    uint32_t height;
    double ground; /* y of the ground line */
    double low;    /* height of no effort */
    double high;   /* height of the most effort */
    double staff;  /* length of a flag's staff */
    uint32_t letters;
    const char *walked_width;
    const char *ahead_width;
};

static const struct measure WIDE = {PROFILE_WIDE, 216, 178, 16, 140, 25, 16, "3.5", "2"};
static const struct measure NARROW = {PROFILE_NARROW, 144, 116, 10, 84, 24, 15, "3", "2"};

static const struct paint GROUND = {.class = "d-ground", .fill = "#EDF1E5"};
static const struct paint WALKED_GROUND = {.class = "d-tree", .fill = "#DDE7CF"};
static const struct paint INK_LINE = {.class = "d-ink", .fill = "none", .stroke = "#1B221D", .width = "2"};
static const struct paint HEIGHT_LINE = {
    .class = "d-line2", .fill = "none", .stroke = "#DCCFB2", .width = "1", .dash = "1 6"};

/* A point of the line with its slope; between two the line is a cubic. */
struct knot {
    double x;
    double y; /* above the ground */
    double slope;
};

struct walk {
    const struct profile *input;
    const struct measure *m;
    struct pen pen;
    double *starts; /* x of each stretch, and of the end */
    LIST(struct knot) knots;
    double walked_to; /* x */
};

uint32_t profile_effort(uint32_t practice_minutes, bool is_summit) {
    if (!is_summit) {
        uint32_t beyond = practice_minutes < 10 ? 0 : practice_minutes - 10;
        return 12 + 2 * (beyond < 20 ? beyond : 20);
    }
    uint32_t more = practice_minutes < 90 ? practice_minutes : 90;
    return 55 + more / 2;
}

static uint32_t minutes_of(const struct profile_stretch *s) {
    return s->minutes ? s->minutes : 1;
}

static void find_starts(struct walk *k) {
    size_t n = k->input->stretches_count;
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        total += minutes_of(&k->input->stretches[i]);
    }
    k->starts = ARENA_ARRAY(k->pen.arena, double, n + 1);
    double gone = 0;
    for (size_t i = 0; i < n; i++) {
        k->starts[i] = gone / total * k->m->width;
        gone += minutes_of(&k->input->stretches[i]);
    }
    k->starts[n] = k->m->width;
    size_t walked = 0;
    while (walked < n && k->input->stretches[walked].walked) {
        walked++;
    }
    k->walked_to = k->starts[walked];
}

static double height_of(const struct walk *k, size_t i) {
    uint32_t effort = k->input->stretches[i].effort;
    double part = (effort < PROFILE_EFFORT_MAX ? effort : PROFILE_EFFORT_MAX) / (double)PROFILE_EFFORT_MAX;
    return k->m->low + part * (k->m->high - k->m->low);
}

static void add_knot(struct walk *k, double x, double y) {
    *LIST_ADD(k->pen.arena, &k->knots) = (struct knot){.x = x, .y = y};
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

/* Every unit is a hill of its own; the valleys before and behind a summit are deeper, so that it stands alone. */
static void add_knots(struct walk *k) {
    const struct profile_stretch *s = k->input->stretches;
    size_t n = k->input->stretches_count;
    add_knot(k, 0, k->m->low);
    for (size_t i = 0; i < n; i++) {
        if (i > 0) {
            double depth = s[i].is_summit || s[i - 1].is_summit ? 0.66 : 0.84;
            add_knot(k, k->starts[i], smaller(height_of(k, i), height_of(k, i - 1)) * depth);
        }
        add_knot(k, (k->starts[i] + k->starts[i + 1]) / 2, height_of(k, i));
    }
    add_knot(k, k->m->width, k->m->low);
}

/* Harmonic means of the slopes at both sides, flat at tops and bottoms: the line stays between its knots. */
static void find_slopes(struct walk *k) {
    for (size_t i = 1; i + 1 < k->knots.n; i++) {
        struct knot *at = &k->knots.at[i];
        double before = (at->y - at[-1].y) / (at->x - at[-1].x);
        double behind = (at[1].y - at->y) / (at[1].x - at->x);
        at->slope = before * behind > 0 ? 2 * before * behind / (before + behind) : 0;
    }
}

/* The cubic between two knots as a Bézier curve. x runs evenly along it, since its control points stand at thirds. */
struct curve {
    struct point p[4];
};

static struct curve curve_at(const struct walk *k, size_t i) {
    const struct knot *a = &k->knots.at[i];
    const struct knot *b = a + 1;
    double third = (b->x - a->x) / 3;
    double ground = k->m->ground;
    return (struct curve){{{a->x, ground - a->y},
                           {a->x + third, ground - (a->y + a->slope * third)},
                           {b->x - third, ground - (b->y - b->slope * third)},
                           {b->x, ground - b->y}}};
}

static struct point between(struct point a, struct point b, double t) {
    return (struct point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* The part of a curve up to `t`, or from it on (de Casteljau). */
static struct curve curve_cut(struct curve c, double t, bool first) {
    struct point ab = between(c.p[0], c.p[1], t);
    struct point bc = between(c.p[1], c.p[2], t);
    struct point cd = between(c.p[2], c.p[3], t);
    struct point abc = between(ab, bc, t);
    struct point bcd = between(bc, cd, t);
    struct point middle = between(abc, bcd, t);
    return first ? (struct curve){{c.p[0], ab, abc, middle}} : (struct curve){{middle, bcd, cd, c.p[3]}};
}

static struct curve curve_inside(struct curve c, double from, double to) {
    double x0 = c.p[0].x;
    double x1 = c.p[3].x;
    if (to < x1) {
        c = curve_cut(c, (to - x0) / (x1 - x0), true);
    }
    if (from > x0) {
        c = curve_cut(c, (from - x0) / (c.p[3].x - x0), false);
    }
    return c;
}

/* The line from one x to another; empty when there is nothing between. */
static str line_between(const struct walk *k, double from, double to) {
    buf d = buf_new(k->pen.arena);
    for (size_t i = 0; i + 1 < k->knots.n; i++) {
        if (k->knots.at[i + 1].x <= from || k->knots.at[i].x >= to) {
            continue;
        }
        struct curve c = curve_inside(curve_at(k, i), from, to);
        if (d.n == 0) {
            path_letter(&d, 'M');
            path_point(&d, c.p[0]);
        }
        path_cubic(&d, c.p[1], c.p[2], c.p[3]);
    }
    return buf_str(&d);
}

static double y_at(const struct walk *k, double x) {
    for (size_t i = 0; i + 1 < k->knots.n; i++) {
        if (x <= k->knots.at[i + 1].x) {
            struct curve c = curve_at(k, i);
            return curve_cut(c, (x - c.p[0].x) / (c.p[3].x - c.p[0].x), true).p[3].y;
        }
    }
    return k->m->ground - k->m->low;
}

/* The land below the line. */
static void draw_land(struct walk *k, double from, double to, const struct paint *paint) {
    str line = line_between(k, from, to);
    if (line.n == 0) {
        return;
    }
    buf d = buf_new(k->pen.arena);
    buf_add(&d, line);
    path_letter(&d, 'L');
    path_point(&d, (struct point){to, k->m->ground});
    path_letter(&d, 'L');
    path_point(&d, (struct point){from, k->m->ground});
    path_letter(&d, 'Z');
    pen_path(&k->pen, paint, buf_str(&d));
}

static void draw_line(struct walk *k, double from, double to, const struct paint *paint) {
    str line = line_between(k, from, to);
    if (line.n) {
        pen_path(&k->pen, paint, line);
    }
}

/* Straight strokes: pairs of points. */
static void draw_strokes(struct walk *k, const struct paint *paint, const struct point *at, size_t count) {
    buf d = buf_new(k->pen.arena);
    for (size_t i = 0; i < count; i++) {
        path_letter(&d, i % 2 ? 'L' : 'M');
        path_point(&d, at[i]);
    }
    pen_path(&k->pen, paint, buf_str(&d));
}

static void draw_heights(struct walk *k) {
    for (int i = 1; i <= 4; i++) {
        double y = k->m->ground - k->m->high * 0.21 * i;
        draw_strokes(k, &HEIGHT_LINE, (struct point[]){{0, y}, {k->m->width, y}}, 2);
    }
}

/* A staff on the top with a flag, filled when the summit is walked. At the end of the way it turns back. */
static void draw_flag(struct walk *k, size_t i) {
    double x = (k->starts[i] + k->starts[i + 1]) / 2;
    double top = y_at(k, x) - k->m->staff;
    double way = x + 20 < k->m->width ? 1 : -1;
    draw_strokes(k, &INK_LINE, (struct point[]){{x, top + k->m->staff}, {x, top}}, 2);
    buf d = buf_new(k->pen.arena);
    path_letter(&d, 'M');
    path_point(&d, (struct point){x, top});
    path_letter(&d, 'L');
    path_point(&d, (struct point){x + 17 * way, top + 5.5});
    path_letter(&d, 'L');
    path_point(&d, (struct point){x, top + 11});
    path_letter(&d, 'Z');
    bool walked = k->starts[i + 1] <= k->walked_to;
    pen_path(&k->pen,
             walked ? &(struct paint){.class = "d-way", .fill = "#0F5C47"}
                    : &(struct paint){.class = "d-paper", .fill = "#FBFBF7"},
             buf_str(&d));
    pen_path(&k->pen, &(struct paint){.class = "d-ink", .fill = "none", .stroke = "#1B221D", .width = "1.5"},
             buf_str(&d));
}

static void draw_number(struct walk *k, size_t number, double x) {
    buf b = buf_new(k->pen.arena);
    buf_u64(&b, number);
    struct lettering l = {"d-t", "#1B221D", "start", k->m->letters, true};
    pen_text(&k->pen, &l, (struct point){x + 7, k->m->height - 14}, buf_str(&b));
}

/* Rough: a letter of this face is about half as wide as it is high. */
static double width_of(const struct walk *k, str text) {
    return (double)text.n * k->m->letters * 0.58;
}

static void draw_parts(struct walk *k) {
    size_t at = 0;
    double y = k->m->ground;
    for (size_t i = 0; i < k->input->parts_count && at < k->input->stretches_count; i++) {
        const struct profile_part *part = &k->input->parts[i];
        size_t rest = k->input->stretches_count - at;
        size_t end = at + (part->stretches < rest ? part->stretches : rest);
        double x = k->starts[at];
        double room = k->starts[end] - x;
        double tick = x < 1 ? 1 : x;
        draw_strokes(k, &INK_LINE, (struct point[]){{tick, y}, {tick, y + 9}}, 2);
        if (room > 12) {
            draw_number(k, i + 1, x);
        }
        double label_x = x + (i < 9 ? 23 : 33);
        if (!k->input->narrow && room > label_x - x + width_of(k, part->label)) {
            struct lettering l = {"d-tn", "#485249", "start", k->m->letters - 1, false};
            pen_text(&k->pen, &l, (struct point){label_x, k->m->height - 14}, part->label);
        }
        at = end;
    }
    double last = k->m->width - 1.0;
    draw_strokes(k, &INK_LINE, (struct point[]){{1, y}, {last, y}, {last, y}, {last, y + 9}}, 4);
}

static void draw_here(struct walk *k) {
    if (k->walked_to <= 0 || k->walked_to >= k->m->width) {
        return;
    }
    double x = k->walked_to;
    double y = y_at(k, x);
    draw_strokes(k, &INK_LINE, (struct point[]){{x, y}, {x, k->m->ground}}, 2);
    double half = k->input->narrow ? 10 : 15;
    double inside = x < half ? half : smaller(x, k->m->width - half);
    pen_stone(&k->pen, (struct point){inside, y - half - 8}, 2 * half, NULL);
}

static void draw_way(struct walk *k) {
    struct paint walked = {
        .class = "d-way", .fill = "none", .stroke = "#0F5C47", .width = k->m->walked_width};
    struct paint ahead = {.class = "d-line", .fill = "none", .stroke = "#B3955F", .width = k->m->ahead_width};
    double end = k->m->width;
    draw_heights(k);
    draw_land(k, k->walked_to, end, &GROUND);
    draw_land(k, 0, k->walked_to, &WALKED_GROUND);
    draw_line(k, k->walked_to, end, &ahead);
    draw_line(k, 0, k->walked_to, &walked);
    for (size_t i = 0; i < k->input->stretches_count; i++) {
        if (k->input->stretches[i].is_summit) {
            draw_flag(k, i);
        }
    }
    draw_parts(k);
    draw_here(k);
}

html draw_profile(struct arena *a, const struct profile *p) {
    if (p->stretches_count == 0 || p->stretches_count > PROFILE_STRETCHES_COUNT_MAX) {
        return HTML_NONE;
    }
    struct walk k = {.input = p, .m = p->narrow ? &NARROW : &WIDE};
    k.pen = pen_begin(a, k.m->width, k.m->height, p->title);
    find_starts(&k);
    add_knots(&k);
    find_slopes(&k);
    draw_way(&k);
    return pen_end(&k.pen);
}
