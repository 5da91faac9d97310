/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

static void terms_and_definitions(void **state) {
    (void)state;
    struct reading r = read_one("glossary.md", "+++\ntitle = \"Glossary\"\n+++\nIntro.\n\n## Open "
                                               "access\n\nOne *thing*.\n\nTwo.\n\n## Größe\n\nThree.\n");
    assert_clean(&r);
    assert_int_equal(r.book->glossary.n, 2);
    assert_str(r.book->glossary.at[0].id, "open-access");
    assert_str(r.book->glossary.at[0].term, "Open access");
    assert_str(r.book->glossary.at[0].text.safe, "<p>One <em>thing</em>.</p><p>Two.</p>");
    assert_str(r.book->glossary.at[1].id, "grosse");
    reading_end(&r);
}

static void a_term_twice(void **state) {
    (void)state;
    struct reading r = read_one("glossary.md", "+++\ntitle = \"Glossary\"\n+++\n## A\n\nx\n\n## A\n\ny\n");
    assert_problem(&r, "glossary.md:8:0", "duplicate-slug", "twice");
    reading_end(&r);
}

static void without_a_glossary(void **state) {
    (void)state;
    struct reading r = read_files(NULL, 0);
    assert_int_equal(r.book->glossary.n, 0);
    reading_end(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_and_definitions),
        cmocka_unit_test(a_term_twice),
        cmocka_unit_test(without_a_glossary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
