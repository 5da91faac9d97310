/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/hills.h"

#include "draw/terrain.h"

#define LEVELS          13
#define HEAVY_EVERY     4
#define WOOD_LEVEL      6
#define TREES_COUNT_MAX 18
#define TREE_TRIES      400

static const struct paint GROUND = {.class = "d-ground", .fill = "#EDF1E5"};
static const struct paint WOOD = {.class = "d-tree", .fill = "#DDE7CF"};
static const struct paint LIGHT = {.class = "d-line2", .fill = "none", .stroke = "#DCCFB2", .width = "1"};
static const struct paint HEAVY = {.class = "d-line", .fill = "none", .stroke = "#B3955F", .width = "1.2"};
static const struct paint LAKE = {.class = "d-water", .fill = "#E7F0F5", .stroke = "#1B5880", .width = "1.5"};
static const struct paint STREAM = {.class = "d-stream", .fill = "none", .stroke = "#1B5880", .width = "2"};
static const struct paint TREE = {.class = "d-way", .fill = "none", .stroke = "#0F5C47", .width = "1.4"};
static const struct paint PATH = {
    .class = "d-path", .fill = "none", .stroke = "#1B221D", .width = "3.5", .dash = "9 8"};
static const struct paint INK = {.class = "d-ink", .fill = "#1B221D"};
static const struct paint STAFF = {.class = "d-ink", .fill = "none", .stroke = "#1B221D", .width = "3"};
static const struct paint NEEDLE = {.class = "d-ink", .fill = "none", .stroke = "#1B221D", .width = "1.5"};
static const struct paint BLAZE = {.class = "d-blaze", .fill = "#F3B80A"};

/* From the way in over the stones to the flag. */
static const struct point TRAIL[] = {{17, 566},  {62, 524},  {191, 406}, {270, 243},
                                     {341, 328}, {486, 400}, {523, 214}, {582, 142}};
#define LEGS (COUNT_OF(TRAIL) - 1)

struct scene {
    const struct hills *input;
    struct pen pen;
    struct dice dice;
    struct terrain terrain;
    struct point trail[COUNT_OF(TRAIL)];
};

static double level_of(const struct scene *s, int number) {
    return s->terrain.highest * (number + 1) / (LEVELS + 0.6);
}

/* ---- The trail: a Catmull-Rom curve through its points ---- */

static struct point trail_point(const struct scene *s, size_t i, int step) {
    if (step < 0) {
        return s->trail[i ? i - 1 : 0];
    }
    size_t last = COUNT_OF(TRAIL) - 1;
    size_t at = i + (size_t)step;
    return s->trail[at < last ? at : last];
}

static void leg(const struct scene *s, size_t i, struct point ret[4]) {
    struct point before = trail_point(s, i, -1);
    struct point from = trail_point(s, i, 0);
    struct point to = trail_point(s, i, 1);
    struct point behind = trail_point(s, i, 2);
    ret[0] = from;
    ret[1] = (struct point){from.x + (to.x - before.x) / 4.6, from.y + (to.y - before.y) / 4.6};
    ret[2] = (struct point){to.x - (behind.x - from.x) / 4.6, to.y - (behind.y - from.y) / 4.6};
    ret[3] = to;
}

static struct point leg_at(const struct scene *s, size_t i, double t) {
    struct point p[4];
    leg(s, i, p);
    double u = 1 - t;
    double a = u * u * u;
    double b = 3 * u * u * t;
    double c = 3 * u * t * t;
    double d = t * t * t;
    return (struct point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/* The place of stone `i` of `count`: six stand on the points of the trail, others spread over the same way. */
static struct point stone_place(const struct scene *s, uint32_t i, uint32_t count) {
    const size_t inner = LEGS - 2;
    double way = count > 1 ? 1 + (double)i * (double)inner / (double)(count - 1) : 1;
    size_t number = (size_t)way;
    return leg_at(s, number, way - (double)number);
}

/* ---- Land ---- */

static void draw_contours(struct scene *s) {
    buf wood = buf_new(s->pen.arena);
    buf light = buf_new(s->pen.arena);
    buf heavy = buf_new(s->pen.arena);
    terrain_contour(s->pen.arena, &s->terrain, level_of(s, WOOD_LEVEL), &wood);
    for (int i = 0; i < LEVELS; i++) {
        bool is_heavy = i % HEAVY_EVERY == WOOD_LEVEL % HEAVY_EVERY;
        terrain_contour(s->pen.arena, &s->terrain, level_of(s, i), is_heavy ? &heavy : &light);
    }
    pen_path(&s->pen, &WOOD, buf_str(&wood));
    pen_path(&s->pen, &LIGHT, buf_str(&light));
    pen_path(&s->pen, &HEAVY, buf_str(&heavy));
}

static void draw_water(struct scene *s) {
    struct point by = {6 * dice_throw(&s->dice), 6 * dice_throw(&s->dice)};
    buf lake = buf_new(s->pen.arena);
    path_letter(&lake, 'M');
    struct point at[] = {{352, 214}, {356, 200}, {372, 204}, {384, 201}, {402, 199}, {408, 218}, {400, 229},
                         {393, 238}, {405, 250}, {388, 255}, {366, 260}, {349, 246}, {352, 214}};
    for (size_t i = 0; i < COUNT_OF(at); i++) {
        if (i % 3 == 1) {
            path_letter(&lake, 'C');
        }
        path_point(&lake, (struct point){at[i].x + by.x, at[i].y + by.y});
    }
    path_letter(&lake, 'Z');
    buf stream = buf_new(s->pen.arena);
    path_letter(&stream, 'M');
    path_point(&stream, (struct point){376 + by.x, 255 + by.y});
    path_cubic(&stream, (struct point){374, 292}, (struct point){404, 310}, (struct point){424, 342});
    path_cubic(&stream, (struct point){448, 380}, (struct point){520, 376}, (struct point){560, 402});
    path_cubic(&stream, (struct point){600, 428}, (struct point){628, 446}, (struct point){660, 455});
    pen_path(&s->pen, &STREAM, buf_str(&stream));
    pen_path(&s->pen, &LAKE, buf_str(&lake));
}

/* Where no tree may stand: the lake, the stream, the compass. */
static const struct point KEPT_FREE[] = {{365, 215}, {390, 240}, {385, 285}, {412, 325}, {445, 365},
                                         {490, 382}, {535, 392}, {575, 412}, {620, 438}, {605, 525}};

static double distance2(struct point a, struct point b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/* Not on the trail, not on another tree, well inside a wood and the torn edge. */
static bool tree_fits(const struct scene *s, struct point at, const struct point *trees, size_t count) {
    if (at.x < 40 || at.x > HILLS_WIDTH - 40 || at.y < 40 || at.y > HILLS_HEIGHT - 40 ||
        terrain_at(&s->terrain, at) < level_of(s, WOOD_LEVEL) * 1.12) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (distance2(at, trees[i]) < 22 * 22) {
            return false;
        }
    }
    for (size_t i = 0; i < COUNT_OF(KEPT_FREE); i++) {
        if (distance2(at, KEPT_FREE[i]) < 38 * 38) {
            return false;
        }
    }
    for (size_t i = 0; i < LEGS * 12; i++) {
        if (distance2(at, leg_at(s, i / 12, (double)(i % 12) / 12)) < 30 * 30) {
            return false;
        }
    }
    return true;
}

static void add_tree(buf *d, struct point at) {
    struct point top = {at.x, at.y - 8};
    struct point left = {at.x - 5, at.y + 4};
    struct point right = {at.x + 5, at.y + 4};
    path_letter(d, 'M');
    path_point(d, top);
    path_letter(d, 'L');
    path_point(d, left);
    path_letter(d, 'H');
    path_tenths(d, tenths_of(right.x));
    path_letter(d, 'Z');
    path_letter(d, 'M');
    path_point(d, (struct point){at.x, at.y - 2});
    path_letter(d, 'V');
    path_tenths(d, tenths_of(at.y + 8));
}

static void draw_trees(struct scene *s) {
    struct point trees[TREES_COUNT_MAX];
    size_t count = 0;
    buf d = buf_new(s->pen.arena);
    for (int i = 0; i < TREE_TRIES && count < TREES_COUNT_MAX; i++) {
        struct point at = {(double)HILLS_WIDTH / 2 * (1 + dice_throw(&s->dice)),
                           (double)HILLS_HEIGHT / 2 * (1 + dice_throw(&s->dice))};
        if (tree_fits(s, at, trees, count)) {
            trees[count++] = at;
            add_tree(&d, at);
        }
    }
    if (count) {
        pen_path(&s->pen, &TREE, buf_str(&d));
    }
}

/* ---- What people made ---- */

static void draw_trail(struct scene *s) {
    buf d = buf_new(s->pen.arena);
    path_letter(&d, 'M');
    path_point(&d, s->trail[0]);
    for (size_t i = 0; i < LEGS; i++) {
        struct point p[4];
        leg(s, i, p);
        path_cubic(&d, p[1], p[2], p[3]);
    }
    pen_path(&s->pen, &PATH, buf_str(&d));
}

static void draw_stones(struct scene *s) {
    uint32_t count = s->input->stones < HILLS_STONES_COUNT_MAX ? s->input->stones : HILLS_STONES_COUNT_MAX;
    for (uint32_t i = 0; i < count; i++) {
        struct point at = stone_place(s, i, count);
        buf number = buf_new(s->pen.arena);
        buf_u64(&number, i + 1);
        pen_stone(&s->pen, at, 42, &INK);
        struct lettering l = {"d-paper", "#FBFBF7", "middle", 21, true};
        pen_text(&s->pen, &l, (struct point){at.x, at.y + 7.5}, buf_str(&number));
    }
}

static void draw_flag(struct scene *s) {
    struct point foot = s->trail[LEGS];
    buf staff = buf_new(s->pen.arena);
    path_letter(&staff, 'M');
    path_point(&staff, foot);
    path_letter(&staff, 'V');
    path_tenths(&staff, tenths_of(foot.y - 46));
    buf cloth = buf_new(s->pen.arena);
    path_letter(&cloth, 'M');
    path_point(&cloth, (struct point){foot.x + 1.5, foot.y - 46});
    path_letter(&cloth, 'L');
    path_point(&cloth, (struct point){foot.x + 38, foot.y - 35});
    path_letter(&cloth, 'L');
    path_point(&cloth, (struct point){foot.x + 1.5, foot.y - 24});
    path_letter(&cloth, 'Z');
    pen_path(&s->pen, &BLAZE, buf_str(&cloth));
    pen_path(&s->pen, &STAFF, buf_str(&staff));
    pen_circle(&s->pen, &INK, foot, 5);
}

static void draw_compass(struct scene *s) {
    pen_path(&s->pen, &NEEDLE, STR("M605 538V488M597 500 605 487 613 500"));
    struct lettering l = {"d-t", "#1B221D", "middle", 20, true};
    pen_text(&s->pen, &l, (struct point){605, 561}, s->input->north);
}

/* ---- The sheet ---- */

/* The edge of the sheet: corners and points between them, moved a little. */
static str torn_edge(struct scene *s) {
    static const struct point EDGE[] = {
        {10, 6},    {170, 4},   {330, 7},   {500, 4},   {648, 6}, {652, 150}, {655, 300}, {653, 440},
        {656, 566}, {490, 570}, {330, 567}, {160, 572}, {6, 570}, {4, 430},   {6, 280},   {4, 140}};
    buf d = buf_new(s->pen.arena);
    for (size_t i = 0; i < COUNT_OF(EDGE); i++) {
        path_letter(&d, i ? 'L' : 'M');
        path_point(&d, (struct point){EDGE[i].x + 3.5 * dice_throw(&s->dice),
                                      EDGE[i].y + 3.5 * dice_throw(&s->dice)});
    }
    path_letter(&d, 'Z');
    return buf_str(&d);
}

static void define_edge(struct scene *s, str edge) {
    struct html_writer *w = s->pen.w;
    html_open(w, "clipPath");
    html_attribute(w, "id", STR("d_hills_edge"));
    html_open(w, "path");
    html_attribute(w, "d", edge);
    html_close(w);
    html_close(w);
}

static void prepare(struct scene *s) {
    s->dice = dice_of(s->input->seed);
    s->terrain = terrain_make(s->pen.arena, &s->dice);
    for (size_t i = 0; i < COUNT_OF(TRAIL); i++) {
        bool moves = i > 0 && i < LEGS;
        s->trail[i].x = TRAIL[i].x + (moves ? 7 * dice_throw(&s->dice) : 0);
        s->trail[i].y = TRAIL[i].y + (moves ? 7 * dice_throw(&s->dice) : 0);
    }
}

html draw_hills(struct arena *a, const struct hills *h) {
    struct scene s = {.input = h};
    s.pen = pen_begin(a, HILLS_WIDTH, HILLS_HEIGHT, h->title);
    prepare(&s);
    str edge = torn_edge(&s);
    define_edge(&s, edge);
    html_open(s.pen.w, "g");
    html_attribute(s.pen.w, "clip-path", STR("url(#d_hills_edge)"));
    pen_path(&s.pen, &GROUND, edge);
    draw_contours(&s);
    draw_water(&s);
    draw_trees(&s);
    html_close(s.pen.w);
    draw_trail(&s);
    draw_stones(&s);
    draw_flag(&s);
    draw_compass(&s);
    return pen_end(&s.pen);
}
