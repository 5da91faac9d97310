/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/xml.h"
#include "format/xml_write.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void test_elements_and_attributes(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf out = buf_new(a);
    struct xml_writer w = xml_writer_new(&out);
    xml_open(&w, "feed");
    xml_add_attribute(&w, "xmlns", STR("urn:x"));
    xml_element(&w, "title", STR("Two & more"));
    xml_open(&w, "link");
    xml_add_attribute(&w, "href", STR("/a?b=\"c\"&d"));
    xml_close(&w);
    xml_finish(&w);
    assert_string_equal(buf_str(&out).p, HEAD "<feed xmlns=\"urn:x\"><title>Two &amp; more</title>"
                                              "<link href=\"/a?b=&quot;c&quot;&amp;d\"/></feed>\n");
    arena_free(a);
}

static void test_finish_closes_all(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf out = buf_new(a);
    struct xml_writer w = xml_writer_new(&out);
    xml_open(&w, "a");
    xml_open(&w, "b");
    xml_add_text(&w, STR("x"));
    xml_open(&w, "c");
    xml_finish(&w);
    assert_string_equal(buf_str(&out).p, HEAD "<a><b>x<c/></b></a>\n");
    arena_free(a);
}

/* Whatever the text holds, a reader gets well-formed XML, and the same text where XML can hold it. */
static void test_hostile_texts_come_back(void **state) {
    (void)state;
    static const struct {
        str text;
        str want;
    } cases[] = {
        {STR_INIT("</title><script>]]>&amp;\"'"), STR_INIT("</title><script>]]>&amp;\"'")},
        {STR_INIT("a\r\nb\tc"), STR_INIT("a\r\nb\tc")},
        {STR_INIT("\0\x01\x1f"), STR_INIT("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")},
        {STR_INIT("\xff\xc3"), STR_INIT("\xEF\xBF\xBD\xEF\xBF\xBD")},
        {STR_INIT("\xEF\xBF\xBE"), STR_INIT("\xEF\xBF\xBD")},
        {STR_INIT("日本 \xF0\x9F\x8C\x8D"), STR_INIT("日本 \xF0\x9F\x8C\x8D")},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *a = arena_new();
        buf out = buf_new(a);
        struct xml_writer w = xml_writer_new(&out);
        xml_open(&w, "x");
        xml_add_attribute(&w, "y", cases[i].text);
        xml_add_text(&w, cases[i].text);
        xml_finish(&w);
        struct xml_node *root = NULL;
        assert_false(failed(xml_parse(a, buf_str(&out), &root)));
        assert_true(str_eq(root->first->text, cases[i].want));
        assert_true(str_eq(xml_attribute_find(root, "y")->value, cases[i].want));
        arena_free(a);
    }
}

static void test_a_full_buffer_is_told(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf out = buf_limited(a, 60);
    struct xml_writer w = xml_writer_new(&out);
    xml_element(&w, "x", STR("longer than what is left in the buffer"));
    xml_finish(&w);
    assert_true(out.failed);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_and_attributes),
        cmocka_unit_test(test_finish_closes_all),
        cmocka_unit_test(test_hostile_texts_come_back),
        cmocka_unit_test(test_a_full_buffer_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
