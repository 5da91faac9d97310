/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/xml.h"

/* The tree as text: name[@attribute='value' …](children), texts in quotes. */
static void show(buf *b, const struct xml_node *n) {
    for (; n; n = n->next) {
        if (xml_is_text(n)) {
            buf_c(b, "'");
            buf_add(b, n->text);
            buf_c(b, "'");
            continue;
        }
        buf_add(b, n->name);
        for (size_t i = 0; i < n->attributes_count; i++) {
            buf_c(b, "@");
            buf_add(b, n->attributes[i].name);
            buf_c(b, "=");
            buf_add(b, n->attributes[i].value);
        }
        buf_c(b, "(");
        show(b, n->first);
        buf_c(b, ")");
    }
}

static const struct {
    const char *xml;
    const char *tree;
} good[] = {
    {"<a/>", "a()"},
    {"<a></a>", "a()"},
    {"\n<a>x</a>\n", "a('x')"},
    {"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", "a()"},
    {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xC3\xA9</a>", "a('\xC3\xA9')"},
    {"<?xml version=\"1.0\" encoding=\"UTF-7\"?><a>+ADw-b+AD4-</a>", "a('+ADw-b+AD4-')"},
    {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "a()"},
    {"<?xml version=\"1.0\" encoding=\"unknown\"?><a/>", "a()"},
    {"\xEF\xBB\xBF<a/>", "a()"},
    {"<a b=\"1\" c='2'/>", "a@b=1@c=2()"},
    {"<a><b/><c/>x<d/></a>", "a(b()c()'x'd())"},
    {"<a> <b/> </a>", "a(' 'b()' ')"},
    {"<a><!-- no <b/> --><?x y?>z</a>", "a('z')"},
    {"<a><![CDATA[<b>&amp;]]></a>", "a('<b>&amp;')"},
    {"<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x42;</a>", "a('<&>\"'AB')"},
    {"<a b='&lt;&#10;&quot;x&quot;'/>", "a@b=<\n\"x\"()"},
    {"<svg xmlns='urn:s' viewBox='0 0 1 1'><linearGradient/></svg>", "svg@viewBox=0 0 1 1(linearGradient())"},
    {"<s:svg xmlns:s='urn:s' xmlns:x='urn:x' x:href='#a'/>", "s:svg@x:href=#a()"},
    {"<a><!-- <!DOCTYPE x> --><![CDATA[<!ENTITY]]></a>", "a('<!ENTITY')"},
    {"<a b='<'></a>", NULL},
    {"<a b='>'><c d=\"=\"/></a>", "a@b=>(c@d==())"},
};

static void test_good(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct arena *a = arena_new();
        struct xml_node *n = NULL;
        err e = xml_parse(a, str_c(good[i].xml), &n);
        if (!good[i].tree) {
            assert_int_equal(e.code, ERR_INPUT);
            assert_null(n);
        } else if (failed(e)) {
            fail_msg("<<%s>> %s", good[i].xml, e.message);
        } else {
            buf b = buf_new(a);
            show(&b, n);
            assert_string_equal(arena_z(a, buf_str(&b)), good[i].tree);
        }
        arena_free(a);
    }
}

static void test_names_and_spaces(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct xml_node *n;
    assert_false(failed(
        xml_parse(a,
                  STR("<s:svg xmlns:s='urn:s' xmlns='urn:d'>\n <p xmlns:x='urn:x' x:href='#a' id='i'/>\n"
                      " text\n</s:svg>"),
                  &n)));
    assert_true(str_eq(n->local, STR("svg")));
    assert_true(str_eq(n->space, STR("urn:s")));
    const struct xml_node *p = n->first->next;
    assert_true(str_eq(p->name, STR("p")));
    assert_true(str_eq(p->space, STR("urn:d")));
    assert_int_equal(p->line, 2);
    const struct xml_attribute *href = xml_attribute_find(p, "x:href");
    assert_non_null(href);
    assert_true(str_eq(href->local, STR("href")));
    assert_true(str_eq(href->space, STR("urn:x")));
    assert_true(str_empty(xml_attribute_find(p, "id")->space));
    assert_null(xml_attribute_find(p, "href"));
    assert_null(xml_attribute_find(p, "xmlns:x"));
    assert_true(xml_is_text(p->next) && !xml_is_text(p));
    assert_null(p->next->next);
    arena_free(a);
}

static const struct {
    str xml;
    enum err_code code;
    const char *says;
} bad[] = {
    {STR_INIT(""), ERR_INPUT, "line 1: "},
    {STR_INIT("   "), ERR_INPUT, "line 1: "},
    {STR_INIT("text"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a>"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a>\n<b></a>"), ERR_INPUT, "line 2: "},
    {STR_INIT("<a/><b/>"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a b=1/>"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a b='1' b='2'/>"), ERR_INPUT, "redefined"},
    {STR_INIT("<a\n\n>&x;</a>"), ERR_INPUT, "line 3: "},
    {STR_INIT("<a>&nbsp;</a>"), ERR_INPUT, "nbsp"},
    {STR_INIT("<a>&#0;</a>"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a>\0</a>"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a>\x01</a>"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a>\n\xFF</a>"), ERR_INPUT, "line 2: not UTF-8"},
    {STR_INIT("\xFF\xFE<\0a\0/\0>\0"), ERR_INPUT, "not UTF-8"},
    {STR_INIT("<a><!-- x"), ERR_INPUT, "line 1: "},
    {STR_INIT("<a><![CDATA[x"), ERR_INPUT, "line 1: "},
    {STR_INIT("<!DOCTYPE a><a/>"), ERR_UNSUPPORTED, "document type"},
    {STR_INIT("\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), ERR_UNSUPPORTED, "line 2: "},
    {STR_INIT("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), ERR_UNSUPPORTED, "document type"},
    {STR_INIT("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"), ERR_UNSUPPORTED,
     "document type"},
    {STR_INIT("<!-- x --><!DOCTYPE a><a/>"), ERR_UNSUPPORTED, "document type"},
    {STR_INIT("<?x <!DOCTYPE ?><!DOCTYPE a><a/>"), ERR_UNSUPPORTED, "document type"},
    {STR_INIT("<a><!DOCTYPE a></a>"), ERR_UNSUPPORTED, "document type"},
    {STR_INIT("<!doctype a><a/>"), ERR_UNSUPPORTED, "document type"},
};

static void test_bad(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct arena *a = arena_new();
        struct xml_node *n = NULL;
        err e = xml_parse(a, bad[i].xml, &n);
        const char *message = failed(e) ? e.message : "(accepted)";
        if (e.code != bad[i].code || !strstr(message, bad[i].says)) {
            fail_msg("<<%.*s>>\n  gives    %d: %s\n  expected %d: %s", STR_ARG(bad[i].xml), (int)e.code,
                     message, (int)bad[i].code, bad[i].says);
        }
        assert_true(strstr(message, "line ") == message);
        assert_null(n);
        arena_free(a);
    }
}

/* before, part × times, after × times, end */
struct pattern {
    const char *before;
    const char *part;
    const char *after;
    const char *end;
};

static enum err_code repeated(struct pattern p, size_t times) {
    struct arena *a = arena_new();
    buf b = buf_new(a);
    buf_c(&b, p.before);
    for (size_t i = 0; i < times; i++) {
        buf_c(&b, p.part);
        if (strchr(p.part, '%')) { /* a number makes names different */
            b.n--;
            buf_u64(&b, i);
            buf_c(&b, "=''");
        }
    }
    for (size_t i = 0; i < times; i++) {
        buf_c(&b, p.after);
    }
    buf_c(&b, p.end);
    struct xml_node *n;
    enum err_code code = xml_parse(a, buf_str(&b), &n).code;
    arena_free(a);
    return code;
}

static void test_limits(void **state) {
    (void)state;
    struct pattern deep = {"", "<a>", "</a>", ""};
    assert_int_equal(repeated(deep, XML_DEPTH_MAX), ERR_NONE);
    assert_int_equal(repeated(deep, XML_DEPTH_MAX + 1), ERR_LIMIT);
    struct pattern open = {"", "<a>", "", ""};
    assert_int_equal(repeated(open, 300000), ERR_LIMIT);
    struct pattern nodes = {"<a>", "<b/>", "", "</a>"};
    assert_int_equal(repeated(nodes, XML_NODES_COUNT_MAX - 1), ERR_NONE);
    assert_int_equal(repeated(nodes, XML_NODES_COUNT_MAX), ERR_LIMIT);
    struct pattern attributes = {"<a", " b%", "", "/>"};
    assert_int_equal(repeated(attributes, XML_ATTRIBUTES_COUNT_MAX), ERR_NONE);
    assert_int_equal(repeated(attributes, XML_ATTRIBUTES_COUNT_MAX + 1), ERR_LIMIT);
    assert_int_equal(repeated(attributes, 80000), ERR_LIMIT); /* at once: libxml2 never sees them */
    struct pattern bytes = {"<a>", "0123456789abcdef", "", "</a>"};
    assert_int_equal(repeated(bytes, XML_BYTES_MAX / 16 - 1), ERR_NONE);
    assert_int_equal(repeated(bytes, XML_BYTES_MAX / 16), ERR_LIMIT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_names_and_spaces),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
