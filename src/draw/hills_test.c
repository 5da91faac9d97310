/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/drawing_check.h"
#include "draw/hills.h"

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

static html hills(struct arena *a, str seed, uint32_t stones) {
    struct hills h = {.seed = seed, .stones = stones, .title = STR("A map"), .north = STR("N")};
    return draw_hills(a, &h);
}

static void the_same_seed_gives_the_same_bytes(void **state) {
    html a = hills(*state, STR("Waymark"), 6);
    html b = hills(*state, STR("Waymark"), 6);
    assert_true(str_eq(a.safe, b.safe));
    assert_false(str_eq(a.safe, hills(*state, STR("Harbor"), 6).safe));
}

/* The first bytes of the picture are fixed: a change of the dice or the rounding is seen here. */
static void the_edge_of_the_sheet_is_known(void **state) {
    const struct xml_node *root = drawing_root(*state, hills(*state, STR("Waymark"), 6));
    const struct xml_node *ground = drawing_nth(root, "d-ground", 0);
    struct drawing_box box = drawing_path_box(drawing_value(ground, "d"));
    assert_int_equal(box.points, 16);
    assert_int_equal(box.loops, 1);
    assert_true(box.left < 10 && box.right > HILLS_WIDTH - 12);
}

static void there_is_one_stone_a_module(void **state) {
    for (uint32_t n = 0; n <= HILLS_STONES_COUNT_MAX; n++) {
        const struct xml_node *root = drawing_root(*state, hills(*state, STR("s"), n));
        assert_int_equal(drawing_count(root, "text", "d-paper"), n);
        assert_int_equal(drawing_count(root, "g", NULL), n + 1);
    }
}

static void more_stones_than_fit_are_left_out(void **state) {
    const struct xml_node *root = drawing_root(*state, hills(*state, STR("s"), UINT32_MAX));
    assert_int_equal(drawing_count(root, "text", "d-paper"), HILLS_STONES_COUNT_MAX);
}

static double number_of(const struct xml_node *n, const char *name) {
    str value = drawing_value(n, name);
    double number = -1;
    assert_true(drawing_number(&value, &number));
    return number;
}

static void stones_are_numbered_inside_and_apart(void **state) {
    for (uint32_t count = 2; count <= 8; count++) {
        const struct xml_node *root = drawing_root(*state, hills(*state, STR("apart"), count));
        for (uint32_t i = 0; i < count; i++) {
            const struct xml_node *text = drawing_nth(root, "d-paper", i);
            buf number = buf_new(*state);
            buf_u64(&number, i + 1);
            assert_true(str_eq(text->first->text, buf_str(&number)));
            double x = number_of(text, "x");
            double y = number_of(text, "y");
            assert_true(x > 21 && x < HILLS_WIDTH - 21 && y > 28 && y < HILLS_HEIGHT - 14);
            for (uint32_t j = 0; j < i; j++) {
                const struct xml_node *other = drawing_nth(root, "d-paper", j);
                double dx = x - number_of(other, "x");
                double dy = y - number_of(other, "y");
                assert_true(dx * dx + dy * dy > 42 * 42);
            }
        }
    }
}

static void everything_lies_in_the_picture(void **state) {
    for (int i = 0; i < 20; i++) {
        buf seed = buf_new(*state);
        buf_c(&seed, "seed ");
        buf_i64(&seed, i);
        const struct xml_node *root = drawing_root(*state, hills(*state, buf_str(&seed), 6));
        assert_true(str_eq(drawing_value(root, "viewBox"), STR("0 0 660 580")));
        drawing_inside(root, HILLS_WIDTH, HILLS_HEIGHT);
        drawing_painted(root);
    }
}

static void the_map_has_all_its_parts(void **state) {
    const struct xml_node *root = drawing_root(*state, hills(*state, STR("Waymark"), 6));
    assert_int_equal(drawing_count(root, "path", "d-tree"), 1);
    assert_int_equal(drawing_count(root, "path", "d-line"), 1);
    assert_int_equal(drawing_count(root, "path", "d-line2"), 1);
    assert_int_equal(drawing_count(root, "path", "d-water"), 1);
    assert_int_equal(drawing_count(root, "path", "d-stream"), 1);
    assert_int_equal(drawing_count(root, "path", "d-path"), 1);
    assert_int_equal(drawing_count(root, "path", "d-blaze"), 1);
    assert_int_equal(drawing_count(root, "path", "d-way"), 1);
    assert_int_equal(drawing_count(root, "clipPath", NULL), 1);
    struct drawing_box woods = drawing_path_box(drawing_value(drawing_nth(root, "d-tree", 0), "d"));
    assert_true(woods.loops >= 3 && woods.loops <= 12);
    struct drawing_box light = drawing_path_box(drawing_value(drawing_nth(root, "d-line2", 0), "d"));
    assert_true(light.loops >= 9);
}

/* A home page is read on a phone: the drawing stays small. */
static void it_stays_small(void **state) {
    assert_true(hills(*state, STR("Waymark"), 6).safe.n < 48 * 1024);
}

static void words_from_outside_are_escaped(void **state) {
    struct hills h = {.seed = {"\0\xFF<", 3}, .stones = 1, .title = STR("</title><b>"), .north = STR("<N>")};
    const struct xml_node *root = drawing_root(*state, draw_hills(*state, &h));
    assert_true(str_eq(root->first->first->text, STR("</title><b>")));
    assert_int_equal(drawing_count(root, "b", NULL), 0);
    assert_true(str_eq(drawing_nth(root, "d-t", 0)->first->text, STR("<N>")));
}

static void an_empty_name_has_hills_too(void **state) {
    struct hills h = {0};
    const struct xml_node *root = drawing_root(*state, draw_hills(*state, &h));
    assert_int_equal(drawing_count(root, "path", "d-tree"), 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_same_seed_gives_the_same_bytes),
        TEST(the_edge_of_the_sheet_is_known),
        TEST(there_is_one_stone_a_module),
        TEST(more_stones_than_fit_are_left_out),
        TEST(stones_are_numbered_inside_and_apart),
        TEST(everything_lies_in_the_picture),
        TEST(the_map_has_all_its_parts),
        TEST(it_stays_small),
        TEST(words_from_outside_are_escaped),
        TEST(an_empty_name_has_hills_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
