/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/drawing_check.h"

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

static str tenths(struct arena *a, int64_t value) {
    buf b = buf_new(a);
    path_tenths(&b, value);
    return buf_str(&b);
}

static void numbers_have_one_decimal_at_most(void **state) {
    assert_string_equal(tenths(*state, 0).p, "0");
    assert_string_equal(tenths(*state, 5).p, ".5");
    assert_string_equal(tenths(*state, -5).p, "-.5");
    assert_string_equal(tenths(*state, 10).p, "1");
    assert_string_equal(tenths(*state, 15).p, "1.5");
    assert_string_equal(tenths(*state, -20).p, "-2");
    assert_string_equal(tenths(*state, 11804).p, "1180.4");
}

static void numbers_are_rounded_away_from_zero_at_halves(void **state) {
    (void)state;
    assert_int_equal(tenths_of(1.04), 10);
    assert_int_equal(tenths_of(1.06), 11);
    assert_int_equal(tenths_of(-1.06), -11);
    assert_int_equal(tenths_of(0), 0);
    assert_int_equal(tenths_of(-0.01), 0);
}

static void path_data_is_short_and_can_be_read_again(void **state) {
    buf d = buf_new(*state);
    path_letter(&d, 'M');
    path_point(&d, (struct point){1, 2.5});
    path_cubic(&d, (struct point){-1, -2}, (struct point){.5, 3}, (struct point){10, 20});
    path_letter(&d, 'Z');
    assert_string_equal(buf_str(&d).p, "M1 2.5C-1-2 .5 3 10 20Z");
    struct drawing_box box = drawing_path_box(buf_str(&d));
    assert_int_equal(box.points, 4);
    assert_int_equal(box.loops, 1);
    assert_true(box.left == -1 && box.top == -2 && box.right == 10 && box.bottom == 20);
}

static void a_drawing_has_a_title_and_a_box(void **state) {
    struct pen p = pen_begin(*state, 30, 40, STR("a <b> & \"c\""));
    html drawing = pen_end(&p);
    const struct xml_node *root = drawing_root(*state, drawing);
    assert_string_equal(arena_z(*state, drawing_value(root, "viewBox")), "0 0 30 40");
    assert_string_equal(arena_z(*state, drawing_value(root, "role")), "img");
    assert_true(str_eq(root->first->name, STR("title")));
    assert_true(str_eq(root->first->first->text, STR("a <b> & \"c\"")));
}

static void paint_leaves_out_what_is_not_there(void **state) {
    struct pen p = pen_begin(*state, 9, 9, STR("t"));
    pen_path(&p, &(struct paint){.class = "d-ink", .fill = "#1B221D"}, STR("M0 0L1 1"));
    pen_path(
        &p,
        &(struct paint){.class = "d-line", .fill = "none", .stroke = "#B3955F", .width = "2", .dash = "1 2"},
        STR("M0 0L1 1"));
    const struct xml_node *root = drawing_root(*state, pen_end(&p));
    const struct xml_node *filled = drawing_nth(root, "d-ink", 0);
    const struct xml_node *line = drawing_nth(root, "d-line", 0);
    assert_null(xml_attribute_find(filled, "stroke"));
    assert_null(xml_attribute_find(filled, "stroke-linecap"));
    assert_true(str_eq(drawing_value(line, "fill"), STR("none")));
    assert_true(str_eq(drawing_value(line, "stroke-width"), STR("2")));
    assert_true(str_eq(drawing_value(line, "stroke-dasharray"), STR("1 2")));
    assert_true(str_eq(drawing_value(line, "stroke-linecap"), STR("round")));
}

static void letters_are_escaped_and_anchored(void **state) {
    struct pen p = pen_begin(*state, 9, 9, STR("t"));
    struct lettering l = {"d-t", "#1B221D", "middle", 20, true};
    pen_text(&p, &l, (struct point){3, 4.5}, STR("</text><script>"));
    const struct xml_node *text = drawing_nth(drawing_root(*state, pen_end(&p)), "d-t", 0);
    assert_true(str_eq(text->first->text, STR("</text><script>")));
    assert_true(str_eq(drawing_value(text, "y"), STR("4.5")));
    assert_true(str_eq(drawing_value(text, "font-size"), STR("20")));
    assert_true(str_eq(drawing_value(text, "font-weight"), STR("700")));
    assert_true(str_eq(drawing_value(text, "text-anchor"), STR("middle")));
}

static void the_mark_has_three_shapes_and_a_stone_one(void **state) {
    struct pen p = pen_begin(*state, 99, 99, STR("t"));
    pen_stone(&p, (struct point){50, 50}, 32, NULL);
    pen_stone(&p, (struct point){50, 50}, 30, &(struct paint){.class = "d-ink", .fill = "#1B221D"});
    const struct xml_node *root = drawing_root(*state, pen_end(&p));
    assert_int_equal(drawing_count(root, "path", "d-stone"), 1);
    assert_int_equal(drawing_count(root, "path", "d-stone-bar"), 1);
    assert_int_equal(drawing_count(root, "path", "d-blaze"), 1);
    assert_int_equal(drawing_count(root, "path", "d-ink"), 1);
    const struct xml_node *mark = root->first->next;
    assert_string_equal(arena_z(*state, drawing_value(mark, "transform")), "translate(34 34) scale(1.00)");
    assert_string_equal(arena_z(*state, drawing_value(mark->next, "transform")),
                        "translate(35 35) scale(0.94)");
}

static void circles(void **state) {
    struct pen p = pen_begin(*state, 9, 9, STR("t"));
    pen_circle(&p, &(struct paint){.class = "d-way", .fill = "#0F5C47"}, (struct point){1.5, 2}, 3);
    const struct xml_node *circle = drawing_nth(drawing_root(*state, pen_end(&p)), "d-way", 0);
    assert_true(str_eq(circle->name, STR("circle")));
    assert_true(str_eq(drawing_value(circle, "cx"), STR("1.5")));
    assert_true(str_eq(drawing_value(circle, "r"), STR("3")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(numbers_have_one_decimal_at_most),          TEST(numbers_are_rounded_away_from_zero_at_halves),
        TEST(path_data_is_short_and_can_be_read_again),  TEST(a_drawing_has_a_title_and_a_box),
        TEST(paint_leaves_out_what_is_not_there),        TEST(letters_are_escaped_and_anchored),
        TEST(the_mark_has_three_shapes_and_a_stone_one), TEST(circles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
