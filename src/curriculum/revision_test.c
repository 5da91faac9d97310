/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

#include "crypto/hash.h"
#include "curriculum/inside.h"

static struct tree tree_with(struct arena *a, const char *path, str bytes) {
    struct tree t = {0};
    *LIST_ADD(a, &t.files) = (struct tree_file){.path = str_c(path), .bytes = bytes};
    return t;
}

static str revision(struct arena *a, const char *path, str bytes) {
    struct tree t = tree_with(a, path, bytes);
    return revision_of_tree(a, &t);
}

/* The form of contracts.md §2, computed from the words of the contract. */
static void the_written_form(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct tree t = {0};
    *LIST_ADD(a, &t.files) = (struct tree_file){.path = STR("a.md"), .bytes = STR("x\n")};
    *LIST_ADD(a, &t.files) = (struct tree_file){.path = STR("b/c.png"), .bytes = STR("\x89P")};
    str want = hash_sha256_hex(a, STR("a.md\0002\000x\nb/c.png\0002\000\x89P"));
    assert_true(str_eq(revision_of_tree(a, &t), want));
    arena_free(a);
}

static void text_is_brought_into_one_form(void **state) {
    (void)state;
    struct arena *a = arena_new();
    str want = revision(a, "a.md", STR("one\n\ntwo\n"));
    static const str SAME[] = {STR_INIT("one\r\n\r\ntwo\r\n"), STR_INIT("\xEF\xBB\xBFone\n\ntwo\n"),
                               STR_INIT("one\n\ntwo"), STR_INIT("one\n\ntwo\n\n\n"),
                               STR_INIT("one\r\n\ntwo")};
    for (size_t i = 0; i < COUNT_OF(SAME); i++) {
        assert_true(str_eq(revision(a, "a.md", SAME[i]), want));
    }
    static const str OTHER[] = {STR_INIT("one\ntwo\n"), STR_INIT("one\n\ntwo \n"), STR_INIT("\none\n\ntwo\n"),
                                STR_INIT("")};
    for (size_t i = 0; i < COUNT_OF(OTHER); i++) {
        assert_false(str_eq(revision(a, "a.md", OTHER[i]), want));
    }
    assert_false(str_eq(revision(a, "b.md", STR("one\n\ntwo\n")), want));
    arena_free(a);
}

static void pictures_stay_as_they_are(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_false(str_eq(revision(a, "a.png", STR("x\r\n")), revision(a, "a.png", STR("x\n"))));
    assert_true(str_eq(revision(a, "a.svg", STR("x\r\n")), revision(a, "a.svg", STR("x\n"))));
    arena_free(a);
}

static void a_unit_has_its_file_and_its_pictures(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct tree t = {0};
    static const char *const PATHS[] = {"m/one.md", "media/a.png", "media/b.png", "overview.md"};
    for (size_t i = 0; i < COUNT_OF(PATHS); i++) {
        *LIST_ADD(a, &t.files) = (struct tree_file){.path = str_c(PATHS[i]), .bytes = STR("x\n")};
    }
    const struct media x = {.file = STR("media/a.png")};
    const struct media y = {.file = STR("media/b.png")};
    const struct media gone = {.file = STR("media/gone.png")};
    const struct media *both[] = {&y, &x, &y, &gone};
    str want = hash_sha256_hex(a, STR("m/one.md\0002\000x\nmedia/a.png\0002\000x\nmedia/b.png\0002\000x\n"));
    assert_true(str_eq(revision_of_unit(a, &t, STR("m/one.md"), both, 4), want));
    str alone = hash_sha256_hex(a, STR("m/one.md\0002\000x\n"));
    assert_true(str_eq(revision_of_unit(a, &t, STR("m/one.md"), NULL, 0), alone));
    arena_free(a);
}

static void what_is_elsewhere_does_not_change_a_unit(void **state) {
    (void)state;
    struct reading one = read_files(NULL, 0);
    struct reading two = read_one("overview.md", "+++\ntitle = \"Other\"\n+++\n");
    assert_true(str_eq(first_unit(&one)->revision, first_unit(&two)->revision));
    assert_false(str_eq(one.book->hash, two.book->hash));
    reading_end(&one);
    reading_end(&two);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_written_form),
        cmocka_unit_test(text_is_brought_into_one_form),
        cmocka_unit_test(pictures_stay_as_they_are),
        cmocka_unit_test(a_unit_has_its_file_and_its_pictures),
        cmocka_unit_test(what_is_elsewhere_does_not_change_a_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
