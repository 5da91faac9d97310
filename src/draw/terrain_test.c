/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/drawing_check.h"
#include "draw/hills.h"
#include "draw/terrain.h"

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

static void dice_repeat_and_stay_between(void **state) {
    (void)state;
    struct dice a = dice_of(STR("Waymark"));
    struct dice b = dice_of(STR("Waymark"));
    struct dice c = dice_of(STR("waymark"));
    size_t different = 0;
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
        double x = dice_throw(&a);
        assert_true(x >= -1 && x < 1);
        assert_true(x == dice_throw(&b));
        different += x != dice_throw(&c);
        sum += x;
    }
    assert_true(different > 1990);
    assert_true(sum / 2000 > -0.1 && sum / 2000 < 0.1);
}

static void the_ring_is_lower_than_everything(void **state) {
    struct dice d = dice_of(STR("x"));
    struct terrain t = terrain_make(*state, &d);
    assert_true(t.highest > 0.8 && t.highest < 3);
    for (size_t i = 0; i < TERRAIN_COLUMNS; i++) {
        assert_true(t.corners[i] == 0);
        assert_true(t.corners[(TERRAIN_ROWS - 1) * TERRAIN_COLUMNS + i] == 0);
    }
    for (double y = 0; y <= HILLS_HEIGHT; y += 29) {
        for (double x = 0; x <= HILLS_WIDTH; x += 33) {
            double height = terrain_at(&t, (struct point){x, y});
            assert_true(height > 0 && height <= t.highest);
        }
    }
}

static void places_outside_give_the_border(void **state) {
    struct dice d = dice_of(STR("x"));
    struct terrain t = terrain_make(*state, &d);
    assert_true(terrain_at(&t, (struct point){-50, -50}) == terrain_at(&t, (struct point){0, 0}));
    assert_true(terrain_at(&t, (struct point){9999, 9999}) ==
                terrain_at(&t, (struct point){HILLS_WIDTH, HILLS_HEIGHT}));
}

/* A field of our own: `set` corners are 1, all others 0. */
static struct terrain flat(struct arena *a, const size_t (*set)[2], size_t count) {
    struct terrain t = {ARENA_ARRAY(a, double, (size_t)TERRAIN_COLUMNS *TERRAIN_ROWS), 1};
    for (size_t i = 0; i < count; i++) {
        t.corners[set[i][1] * TERRAIN_COLUMNS + set[i][0]] = 1;
    }
    return t;
}

static struct drawing_box contour_of(struct arena *a, const struct terrain *t, double level) {
    buf d = buf_new(a);
    terrain_contour(a, t, level, &d);
    return d.n ? drawing_path_box(buf_str(&d)) : (struct drawing_box){0};
}

static void one_corner_gives_one_loop_around_it(void **state) {
    struct terrain t = flat(*state, (const size_t[][2]){{10, 20}}, 1);
    struct drawing_box box = contour_of(*state, &t, 0.5);
    assert_int_equal(box.loops, 1);
    /* The corner stands at 90, 190 (the ring is 0), the crossings half a cell away. */
    assert_true(box.left >= 85 && box.right <= 95);
    assert_true(box.top >= 185 && box.bottom <= 195);
    assert_true(box.right - box.left > 6 && box.bottom - box.top > 6);
}

static void nothing_above_gives_nothing(void **state) {
    struct terrain t = flat(*state, NULL, 0);
    assert_int_equal(contour_of(*state, &t, 0.5).points, 0);
    t = flat(*state, (const size_t[][2]){{10, 20}}, 1);
    assert_int_equal(contour_of(*state, &t, 1.5).points, 0);
}

/* A saddle: two corners of a cell, diagonally. Below their middle they are one hill, above it two. */
static void a_saddle_is_decided_by_its_middle(void **state) {
    const size_t falling[][2] = {{10, 20}, {11, 21}};
    const size_t rising[][2] = {{11, 20}, {10, 21}};
    struct terrain t = flat(*state, falling, 2);
    assert_int_equal(contour_of(*state, &t, 0.4).loops, 1);
    assert_int_equal(contour_of(*state, &t, 0.6).loops, 2);
    t = flat(*state, rising, 2);
    assert_int_equal(contour_of(*state, &t, 0.4).loops, 1);
    assert_int_equal(contour_of(*state, &t, 0.6).loops, 2);
}

/* A ring of high corners around a low one: an outer loop and an inner one. */
static void a_crater_has_two_loops(void **state) {
    const size_t crater[][2] = {{10, 20}, {11, 20}, {12, 20}, {10, 21},
                                {12, 21}, {10, 22}, {11, 22}, {12, 22}};
    struct terrain t = flat(*state, crater, 8);
    assert_int_equal(contour_of(*state, &t, 0.4).loops, 2);
}

static void loops_at_the_border_stay_inside(void **state) {
    const size_t corners[][2] = {
        {1, 1}, {TERRAIN_COLUMNS - 2, 1}, {1, TERRAIN_ROWS - 2}, {TERRAIN_COLUMNS - 2, TERRAIN_ROWS - 2}};
    struct terrain t = flat(*state, corners, 4);
    struct drawing_box box = contour_of(*state, &t, 0.5);
    assert_int_equal(box.loops, 4);
    assert_true(box.left >= 0 && box.top >= 0 && box.right <= HILLS_WIDTH && box.bottom <= HILLS_HEIGHT);
}

static void all_levels_of_many_seeds_are_closed_and_inside(void **state) {
    for (int seed = 0; seed < 25; seed++) {
        buf name = buf_new(*state);
        buf_i64(&name, seed);
        struct dice d = dice_of(buf_str(&name));
        struct terrain t = terrain_make(*state, &d);
        for (double level = 0.06; level < t.highest; level += 0.13) {
            struct drawing_box box = contour_of(*state, &t, level);
            assert_true(box.loops >= 1);
            assert_true(box.left >= 0 && box.right <= HILLS_WIDTH);
            assert_true(box.top >= 0 && box.bottom <= HILLS_HEIGHT);
        }
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(dice_repeat_and_stay_between),
        TEST(the_ring_is_lower_than_everything),
        TEST(places_outside_give_the_border),
        TEST(one_corner_gives_one_loop_around_it),
        TEST(nothing_above_gives_nothing),
        TEST(a_saddle_is_decided_by_its_middle),
        TEST(a_crater_has_two_loops),
        TEST(loops_at_the_border_stay_inside),
        TEST(all_levels_of_many_seeds_are_closed_and_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
