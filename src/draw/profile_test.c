/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/drawing_check.h"
#include "draw/profile.h"

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

#define COUNT 9

/* Two modules: five stretches with a summit, four with a summit. */
struct course {
    struct profile_stretch stretches[COUNT];
    struct profile_part parts[2];
    struct profile profile;
};

static struct profile *course(struct arena *a, size_t walked) {
    struct course *c = ARENA_NEW(a, struct course);
    for (size_t i = 0; i < COUNT; i++) {
        c->stretches[i] = (struct profile_stretch){45, 30 + (uint32_t)i, false, i < walked};
    }
    c->stretches[4] = (struct profile_stretch){70, 90, true, 4 < walked};
    c->stretches[8] = (struct profile_stretch){80, 100, true, 8 < walked};
    c->parts[0] = (struct profile_part){5, STR("250 min")};
    c->parts[1] = (struct profile_part){4, STR("215 min")};
    c->profile = (struct profile){
        .stretches = c->stretches,
        .stretches_count = COUNT,
        .parts = c->parts,
        .parts_count = 2,
        .title = STR("The way"),
    };
    return &c->profile;
}

static const struct xml_node *drawn(struct arena *a, const struct profile *p) {
    return drawing_root(a, draw_profile(a, p));
}

static void nothing_gives_nothing(void **state) {
    struct profile p = {0};
    assert_true(html_empty(draw_profile(*state, &p)));
}

static void too_much_gives_nothing(void **state) {
    struct profile p = {0};
    p.stretches_count = PROFILE_STRETCHES_COUNT_MAX + 1;
    p.stretches = ARENA_ARRAY(*state, struct profile_stretch, p.stretches_count);
    assert_true(html_empty(draw_profile(*state, &p)));
    p.stretches_count = PROFILE_STRETCHES_COUNT_MAX;
    assert_false(html_empty(draw_profile(*state, &p)));
}

static void both_widths_lie_in_their_box(void **state) {
    for (size_t walked = 0; walked <= COUNT; walked++) {
        struct profile *p = course(*state, walked);
        const struct xml_node *wide = drawn(*state, p);
        assert_true(str_eq(drawing_value(wide, "viewBox"), STR("0 0 1180 216")));
        drawing_inside(wide, PROFILE_WIDE, 216);
        drawing_painted(wide);
        p->narrow = true;
        const struct xml_node *narrow = drawn(*state, p);
        assert_true(str_eq(drawing_value(narrow, "viewBox"), STR("0 0 358 144")));
        drawing_inside(narrow, PROFILE_NARROW, 144);
        drawing_painted(narrow);
    }
}

static void the_same_course_gives_the_same_bytes(void **state) {
    html a = draw_profile(*state, course(*state, 3));
    html b = draw_profile(*state, course(*state, 3));
    assert_true(str_eq(a.safe, b.safe));
    assert_false(str_eq(a.safe, draw_profile(*state, course(*state, 4)).safe));
}

static void every_summit_has_a_flag(void **state) {
    const struct xml_node *root = drawn(*state, course(*state, 0));
    assert_int_equal(drawing_count(root, "path", "d-paper"), 2);
    assert_int_equal(drawing_count(root, "path", "d-way"), 0);
}

static size_t filled(const struct xml_node *root, const char *class) {
    size_t count = 0;
    for (size_t i = 0; drawing_nth(root, class, i); i++) {
        count += !str_eq(drawing_value(drawing_nth(root, class, i), "fill"), STR("none"));
    }
    return count;
}

static void flags_behind_are_filled(void **state) {
    const struct xml_node *root = drawn(*state, course(*state, 6));
    assert_int_equal(drawing_count(root, "path", "d-paper"), 1);
    assert_int_equal(filled(root, "d-way"), 1);
    root = drawn(*state, course(*state, COUNT));
    assert_int_equal(drawing_count(root, "path", "d-paper"), 0);
    assert_int_equal(filled(root, "d-way"), 2);
}

static void the_mark_stands_between_start_and_end_only(void **state) {
    assert_int_equal(drawing_count(drawn(*state, course(*state, 0)), NULL, "d-stone"), 0);
    assert_int_equal(drawing_count(drawn(*state, course(*state, 1)), NULL, "d-stone"), 1);
    assert_int_equal(drawing_count(drawn(*state, course(*state, 8)), NULL, "d-stone"), 1);
    assert_int_equal(drawing_count(drawn(*state, course(*state, COUNT)), NULL, "d-stone"), 0);
}

/* Only what is walked without a gap from the start counts. */
static void a_gap_ends_the_walked_part(void **state) {
    struct profile *p = course(*state, 3);
    html before = draw_profile(*state, p);
    struct profile_stretch with_gap[COUNT];
    memcpy(with_gap, p->stretches, sizeof with_gap);
    with_gap[5].walked = true;
    p->stretches = with_gap;
    assert_true(str_eq(before.safe, draw_profile(*state, p).safe));
}

static struct drawing_box land(const struct xml_node *root, const char *class) {
    const struct xml_node *n = drawing_nth(root, class, 0);
    assert_non_null(n);
    return drawing_path_box(drawing_value(n, "d"));
}

static void walked_and_ahead_meet(void **state) {
    const struct xml_node *root = drawn(*state, course(*state, 4));
    struct drawing_box behind = land(root, "d-tree");
    struct drawing_box ahead = land(root, "d-ground");
    /* 4 × 45 of 465 minutes of 1180 units. */
    double border = 4 * 45 / (7 * 45 + 150.0) * PROFILE_WIDE;
    assert_true(behind.left == 0 && ahead.right == PROFILE_WIDE);
    assert_true(behind.right == ahead.left);
    assert_true(behind.right > border - 0.1 && behind.right < border + 0.1);
}

static void the_highest_point_is_the_hardest_summit(void **state) {
    const struct xml_node *root = drawn(*state, course(*state, 0));
    struct drawing_box all = land(root, "d-ground");
    /* Effort 100 stands 140 above the ground line at 178. */
    assert_true(all.top == 38);
    assert_true(all.bottom == 178);
}

static void more_effort_than_there_is_counts_as_most(void **state) {
    struct profile_stretch s[] = {
        {10, 10, false, false}, {10, UINT32_MAX, true, false}, {10, 0, false, false}};
    struct profile_part part = {3, STR("30 min")};
    struct profile p = {.stretches = s, .stretches_count = 3, .parts = &part, .parts_count = 1};
    drawing_inside(drawn(*state, &p), PROFILE_WIDE, 216);
    assert_true(land(drawn(*state, &p), "d-ground").top == 38);
}

static void no_time_and_much_time_lie_inside_too(void **state) {
    struct profile_stretch s[] = {{0, 50, true, true}, {UINT32_MAX, 50, true, true}, {0, 50, true, false}};
    struct profile_part parts[] = {{1, STR("0 min")}, {2, STR("")}};
    struct profile p = {.stretches = s, .stretches_count = 3, .parts = parts, .parts_count = 2};
    drawing_inside(drawn(*state, &p), PROFILE_WIDE, 216);
    p.narrow = true;
    drawing_inside(drawn(*state, &p), PROFILE_NARROW, 144);
}

static void modules_have_numbers_and_where_they_fit_labels(void **state) {
    struct profile *p = course(*state, 0);
    const struct xml_node *wide = drawn(*state, p);
    assert_int_equal(drawing_count(wide, "text", "d-t"), 2);
    assert_int_equal(drawing_count(wide, "text", "d-tn"), 2);
    assert_true(str_eq(drawing_nth(wide, "d-t", 1)->first->text, STR("2")));
    assert_true(str_eq(drawing_nth(wide, "d-tn", 0)->first->text, STR("250 min")));
    p->narrow = true;
    assert_int_equal(drawing_count(drawn(*state, p), "text", "d-t"), 2);
    assert_int_equal(drawing_count(drawn(*state, p), "text", "d-tn"), 0);
}

static void a_label_that_is_too_long_is_left_out(void **state) {
    struct profile *p = course(*state, 0);
    struct profile_part parts[] = {
        {1, STR("a label that is far too long for one unit of forty-five minutes")}, {8, STR("8 units")}};
    p->parts = parts;
    const struct xml_node *root = drawn(*state, p);
    assert_int_equal(drawing_count(root, "text", "d-tn"), 1);
}

/* Parts that promise more stretches than there are, or none, do no harm. */
static void parts_that_do_not_add_up(void **state) {
    struct profile *p = course(*state, 0);
    struct profile_part parts[] = {{0, STR("none")}, {SIZE_MAX, STR("all")}, {3, STR("behind the end")}};
    p->parts = parts;
    p->parts_count = 3;
    const struct xml_node *root = drawn(*state, p);
    drawing_inside(root, PROFILE_WIDE, 216);
    assert_int_equal(drawing_count(root, "text", "d-tn"), 1);
    p->parts_count = 0;
    drawing_inside(drawn(*state, p), PROFILE_WIDE, 216);
}

static void the_title_is_escaped(void **state) {
    struct profile *p = course(*state, 0);
    p->title = STR("<script>&\"'");
    const struct xml_node *root = drawn(*state, p);
    assert_true(str_eq(root->first->first->text, STR("<script>&\"'")));
    assert_int_equal(drawing_count(root, "script", NULL), 0);
}

static void many_random_courses_lie_inside(void **state) {
    uint64_t seed = 7;
    for (int run = 0; run < 60; run++) {
        struct profile_stretch s[40];
        size_t n = 1 + (size_t)(seed % COUNT_OF(s));
        for (size_t i = 0; i < n; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            uint32_t r = (uint32_t)(seed >> 33);
            s[i] = (struct profile_stretch){r % 200, r / 7 % 130, r / 3 % 5 == 0, r % 3 != 0};
        }
        struct profile_part part = {n, STR("all")};
        struct profile p = {.stretches = s, .stretches_count = n, .parts = &part, .parts_count = 1};
        p.narrow = run % 2;
        drawing_inside(drawn(*state, &p), p.narrow ? PROFILE_NARROW : PROFILE_WIDE, p.narrow ? 144 : 216);
    }
}

static void effort_grows_with_practice(void **state) {
    (void)state;
    assert_int_equal(profile_effort(0, false), 12);
    assert_int_equal(profile_effort(10, false), 12);
    assert_int_equal(profile_effort(25, false), 42);
    assert_int_equal(profile_effort(30, false), 52);
    assert_int_equal(profile_effort(UINT32_MAX, false), 52);
    assert_int_equal(profile_effort(0, true), 55);
    assert_int_equal(profile_effort(90, true), PROFILE_EFFORT_MAX);
    assert_int_equal(profile_effort(UINT32_MAX, true), PROFILE_EFFORT_MAX);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(nothing_gives_nothing),
        TEST(too_much_gives_nothing),
        TEST(both_widths_lie_in_their_box),
        TEST(the_same_course_gives_the_same_bytes),
        TEST(every_summit_has_a_flag),
        TEST(flags_behind_are_filled),
        TEST(the_mark_stands_between_start_and_end_only),
        TEST(a_gap_ends_the_walked_part),
        TEST(walked_and_ahead_meet),
        TEST(the_highest_point_is_the_hardest_summit),
        TEST(more_effort_than_there_is_counts_as_most),
        TEST(no_time_and_much_time_lie_inside_too),
        TEST(modules_have_numbers_and_where_they_fit_labels),
        TEST(a_label_that_is_too_long_is_left_out),
        TEST(parts_that_do_not_add_up),
        TEST(the_title_is_escaped),
        TEST(many_random_courses_lie_inside),
        TEST(effort_grows_with_practice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
