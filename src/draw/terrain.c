/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/terrain.h"

#include "draw/hills.h"

struct dice dice_of(str seed) {
    return (struct dice){str_hash(seed, 0)};
}

double dice_throw(struct dice *d) {
    d->state += 0x9E3779B97F4A7C15u;
    uint64_t z = d->state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return (double)(z >> 11) / (double)(1ull << 52) - 1;
}

struct hill {
    double x, y; /* top */
    double height;
    double width, depth; /* standard deviations */
    double lean;         /* how much it runs from upper right to lower left */
};

/* Where hills leave room for the trail; the dice move and shape them. */
static const struct hill HILLS[] = {
    {150, 125, 1.00, 78, 54, 0.0},  {462, 84, 1.05, 92, 52, -0.1}, {578, 306, 1.10, 62, 84, 0.1},
    {120, 448, 0.90, 74, 62, 0.45}, {304, 338, 0.85, 62, 48, 0.5}, {462, 506, 0.72, 74, 36, 0.0},
    {262, 214, 0.34, 56, 40, -0.2}, {640, 530, 0.70, 48, 36, 0.2},
};

/* e to the power of -x for x of 0 or more: the same on every machine, unlike libm's. */
static double falling(double x) {
    if (x > 24) {
        return 0;
    }
    double y = -x / 64;
    double e = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4 * (1 + y / 5))));
    for (int i = 0; i < 6; i++) {
        e *= e;
    }
    return e;
}

static double height_at(const struct hill *hills, struct point at) {
    /* A slope towards the upper left keeps the plains from being one flat level. */
    double sum = 0.1 + 0.05 * (1 - at.x / HILLS_WIDTH) + 0.05 * (1 - at.y / HILLS_HEIGHT);
    for (size_t i = 0; i < COUNT_OF(HILLS); i++) {
        double dx = (at.x - hills[i].x) / hills[i].width;
        double dy = (at.y - hills[i].y) / hills[i].depth;
        sum += hills[i].height * falling((dx * dx + dy * dy + 2 * hills[i].lean * dx * dy) / 2);
    }
    return sum;
}

static void throw_hills(struct dice *d, struct hill *ret) {
    for (size_t i = 0; i < COUNT_OF(HILLS); i++) {
        ret[i] = HILLS[i];
        ret[i].x += 16 * dice_throw(d);
        ret[i].y += 14 * dice_throw(d);
        ret[i].height *= 1 + 0.08 * dice_throw(d);
        ret[i].width *= 1 + 0.12 * dice_throw(d);
        ret[i].depth *= 1 + 0.12 * dice_throw(d);
        ret[i].lean += 0.12 * dice_throw(d);
    }
}

static size_t corner(size_t column, size_t row) {
    return row * TERRAIN_COLUMNS + column;
}

static double folded(size_t index, double size) {
    double at = ((double)index - 1) * TERRAIN_CELL;
    return at < 0 ? 0 : at < size ? at : size;
}

static struct point place_of(size_t column, size_t row) {
    return (struct point){folded(column, HILLS_WIDTH), folded(row, HILLS_HEIGHT)};
}

struct terrain terrain_make(struct arena *a, struct dice *d) {
    struct hill hills[COUNT_OF(HILLS)];
    throw_hills(d, hills);
    struct terrain t = {.corners = ARENA_ARRAY(a, double, (size_t)TERRAIN_COLUMNS *TERRAIN_ROWS)};
    for (size_t row = 1; row + 1 < TERRAIN_ROWS; row++) {
        for (size_t column = 1; column + 1 < TERRAIN_COLUMNS; column++) {
            double height = height_at(hills, place_of(column, row));
            t.corners[corner(column, row)] = height;
            t.highest = height > t.highest ? height : t.highest;
        }
    }
    return t;
}

double terrain_at(const struct terrain *t, struct point at) {
    double x = at.x < 0 ? 0 : at.x < HILLS_WIDTH ? at.x : HILLS_WIDTH;
    double y = at.y < 0 ? 0 : at.y < HILLS_HEIGHT ? at.y : HILLS_HEIGHT;
    return t->corners[corner((size_t)(x / TERRAIN_CELL + 0.5) + 1, (size_t)(y / TERRAIN_CELL + 0.5) + 1)];
}

/* ---- Contours ---- */

/* An edge of the grid: from the corner at column, row to the right, or down. */
struct edge {
    size_t column, row;
    bool down;
};

struct tracer {
    const struct terrain *t;
    double level;
    bool *seen; /* two for a corner: its edge to the right, its edge down */
    struct arena *arena;
};

typedef LIST(struct point) point_list;

static bool above(const struct tracer *k, size_t column, size_t row) {
    return k->t->corners[corner(column, row)] > k->level;
}

static bool crosses(const struct tracer *k, struct edge e) {
    return above(k, e.column, e.row) != above(k, e.column + !e.down, e.row + e.down);
}

static bool *seen(const struct tracer *k, struct edge e) {
    return &k->seen[2 * corner(e.column, e.row) + e.down];
}

static struct point crossing(const struct tracer *k, struct edge e) {
    size_t column = e.column + !e.down;
    size_t row = e.row + e.down;
    double from = k->t->corners[corner(e.column, e.row)];
    double part = (k->level - from) / (k->t->corners[corner(column, row)] - from);
    struct point a = place_of(e.column, e.row);
    struct point b = place_of(column, row);
    return (struct point){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

/* The sides of a cell in the order top, right, bottom, left. */
static struct edge side(size_t column, size_t row, unsigned number) {
    static const struct edge SIDES[] = {{0, 0, false}, {1, 0, true}, {0, 1, false}, {0, 0, true}};
    struct edge e = SIDES[number];
    return (struct edge){column + e.column, row + e.row, e.down};
}

/* The side by which a contour leaves the cell that it entered by `in`. Where all four cross, the height in the
 * middle decides which corners belong together. */
static unsigned way_out(const struct tracer *k, size_t column, size_t row, unsigned in) {
    unsigned count = 0;
    unsigned out = in;
    for (unsigned i = 0; i < 4; i++) {
        if (crosses(k, side(column, row, i))) {
            count++;
            out = i != in ? i : out;
        }
    }
    if (count < 4) {
        return out;
    }
    const double *c = k->t->corners;
    double middle = (c[corner(column, row)] + c[corner(column + 1, row)] + c[corner(column, row + 1)] +
                     c[corner(column + 1, row + 1)]) /
                    4;
    bool joined = (middle > k->level) == above(k, column, row);
    return joined ? in ^ 1u : 3 - in;
}

/* Follows one loop from the edge `start`, which runs to the right, into the cell below it. */
static void follow(struct tracer *k, struct edge start, point_list *ret) {
    struct edge e = start;
    size_t column = start.column;
    size_t row = start.row;
    unsigned in = 0;
    do {
        *seen(k, e) = true;
        *LIST_ADD(k->arena, ret) = crossing(k, e);
        unsigned out = way_out(k, column, row, in);
        e = side(column, row, out);
        /* Out of the top is into the cell above by its bottom, and so on. */
        column += out == 1;
        column -= out == 3;
        row += out == 2;
        row -= out == 0;
        in = (out + 2) % 4;
    } while (!*seen(k, e));
}

static struct point middle_of(struct point a, struct point b) {
    return (struct point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static int64_t whole(double value) {
    return (int64_t)(value + 0.5);
}

static void step_to(buf *d, struct point *at, struct point to) {
    int64_t dx = whole(to.x) - whole(at->x);
    int64_t dy = whole(to.y) - whole(at->y);
    if (dx >= 0 && byte_is_digit(d->p[d->n - 1])) {
        buf_byte(d, ' ');
    }
    buf_i64(d, dx);
    if (dy >= 0) {
        buf_byte(d, ' ');
    }
    buf_i64(d, dy);
}

/* Every other point of a long loop is enough; the curve runs through the middles between them. Both points of a
 * quadratic step count from where the step starts. */
static void add_loop(buf *d, const point_list *loop) {
    size_t step = loop->n > 16 ? 2 : 1;
    size_t count = loop->n / step;
    struct point at = middle_of(loop->at[(count - 1) * step], loop->at[0]);
    path_letter(d, 'M');
    buf_i64(d, whole(at.x));
    buf_byte(d, ' ');
    buf_i64(d, whole(at.y));
    path_letter(d, 'q');
    for (size_t i = 0; i < count; i++) {
        struct point bend = loop->at[i * step];
        struct point to = middle_of(bend, loop->at[(i + 1) % count * step]);
        step_to(d, &at, bend);
        step_to(d, &at, to);
        at = to;
    }
    path_letter(d, 'z');
}

void terrain_contour(struct arena *a, const struct terrain *t, double level, buf *d) {
    struct tracer k = {t, level, NULL, a};
    k.seen = ARENA_ARRAY(a, bool, 2 * (size_t)TERRAIN_COLUMNS * TERRAIN_ROWS);
    for (size_t row = 0; row + 1 < TERRAIN_ROWS; row++) {
        for (size_t column = 0; column + 1 < TERRAIN_COLUMNS; column++) {
            struct edge e = {column, row, false};
            if (crosses(&k, e) && !*seen(&k, e)) {
                point_list loop = {0};
                follow(&k, e, &loop);
                if (loop.n >= 4) {
                    add_loop(d, &loop);
                }
            }
        }
    }
}
