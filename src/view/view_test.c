/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * What a page is after hostile values: the same elements, the same attributes, the values intact.
 * test/viewc/test_page.c has the values, test/viewc/hostile.html the contexts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "i18n/i18n.h"
#include "test/views.h"
#include "viewc/test_page.h"

extern const struct catalog *const test_catalogs[];
extern const size_t test_catalogs_count;

/* ---- Small tools ---- */

static const struct catalog *pseudo(void) {
    return catalog_find_in(test_catalogs, test_catalogs_count, STR("qps"));
}

static str text_printed(struct arena *a, str value) {
    buf b = buf_new(a);
    struct view view = view_new(&b, 0);
    view_text(&view, value);
    return buf_str(&b);
}

typedef void url_printer(struct view *view, str value);

/* What `print` adds behind `before`. */
static str url_printed(struct arena *a, url_printer *print, str before, str value) {
    buf b = buf_new(a);
    buf_add(&b, before);
    struct view view = view_new(&b, 0);
    print(&view, value);
    return str_from(buf_str(&b), before.n);
}

static void assert_str(str got, str want) {
    if (!str_eq(got, want)) {
        print_error("got  \"%.*s\"\nwant \"%.*s\"\n", STR_ARG(got), STR_ARG(want));
    }
    assert_true(str_eq(got, want));
}

/* ---- The runtime ---- */

static void escapes_text(void **state) {
    struct arena *a = *state;
    assert_str(text_printed(a, STR("<a href=\"x\">'&'</a>")),
               STR("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"));
    assert_str(text_printed(a, STR("")), STR(""));
    assert_str(text_printed(a, STR("plain é 日本 \n\t")), STR("plain é 日本 \n\t"));
    assert_str(text_printed(a, STR("a\rb")), STR("a&#13;b"));
    assert_str(text_printed(a, STR("a\0b\x01\x7F")), STR("a\xEF\xBF\xBD"
                                                         "b\xEF\xBF\xBD\xEF\xBF\xBD"));
    assert_str(text_printed(a, STR("\xC0\xBC\xE2\x80")),
               STR("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
}

static void prints_integers(void **state) {
    buf b = buf_new(*state);
    struct view view = view_new(&b, 0);
    VIEW_TEXT(&view, (int)-7);
    VIEW_TEXT(&view, INT64_MIN);
    VIEW_TEXT(&view, UINT64_MAX);
    VIEW_TEXT(&view, (size_t)0);
    assert_str(buf_str(&b), STR("-7-9223372036854775808184467440737095516150"));
}

static void checks_whole_addresses(void **state) {
    struct arena *a = *state;
    assert_str(url_printed(a, view_url, STR(""), STR("/a?b=c&d")), STR("/a?b=c&amp;d"));
    assert_str(url_printed(a, view_url, STR(""), STR("https://example.org/")), STR("https://example.org/"));
    assert_str(url_printed(a, view_url, STR(""), STR("javascript:alert(1)")), STR("#"));
    assert_str(url_printed(a, view_url, STR(""), STR("java\nscript:alert(1)")), STR("#"));
}

static void encodes_parts_of_addresses(void **state) {
    struct arena *a = *state;
    assert_str(url_printed(a, view_url_path, STR("/x/"), STR("core/commons a?b#c")),
               STR("core/commons%20a%3Fb%23c"));
    assert_str(url_printed(a, view_url_path, STR("/x"), STR("/a//b")), STR("/a/%2Fb"));
    assert_str(url_printed(a, view_url_path, STR("/"), STR("/evil.example")), STR("%2Fevil.example"));
    assert_str(url_printed(a, view_url_path, STR("/"), STR("\\evil.example")), STR("%5Cevil.example"));
    assert_str(url_printed(a, view_url_path, STR("/"), STR("é\0")), STR("%C3%A9%00"));
    assert_str(url_printed(a, view_url_root, STR("/"), STR("")), STR("."));
    assert_str(url_printed(a, view_url_root, STR("/"), STR("a")), STR("a"));
    assert_str(url_printed(a, view_url_query, STR("?q="), STR("a/b&c=d+e f~")),
               STR("a%2Fb%26c%3Dd%2Be%20f~"));
}

static str message_printed(struct arena *a, const struct catalog *c, str text,
                           const struct view_value *values) {
    buf b = buf_new(a);
    struct view view = view_new(&b, c);
    view_message(&view, text, values, 2);
    return buf_str(&b);
}

static void fills_messages(void **state) {
    struct arena *a = *state;
    struct view_value values[] = {VIEW_VALUE("name", STR("<b>{number}</b>")), VIEW_VALUE("number", 12345)};
    assert_str(message_printed(a, 0, STR("Hello {name}, you are number {number}."), values),
               STR("Hello &lt;b&gt;{number}&lt;/b&gt;, you are number 12,345."));
    assert_str(message_printed(a, 0, STR("{number}{number}"), values), STR("12,34512,345"));
    assert_str(message_printed(a, 0, STR("a {other} b } { c"), values), STR("a {other} b } { c"));
    assert_str(message_printed(a, pseudo(), STR("Hello {name}, you are number {number}."), values),
               STR("⟦‏Ñümbér 12,345, yöü äré mošt hëärtily wëlçömé; "
                   "‏&lt;b&gt;{number}&lt;/b&gt; "
                   "&amp; "
                   "&lt;b&gt;{number}&lt;/b&gt;‏ &lt;b&gt;!&lt;/b&gt;⟧"));
}

static str plural_printed(struct arena *a, const struct catalog *c, struct view_value n) {
    buf b = buf_new(a);
    struct view view = view_new(&b, c);
    view_plural(&view, STR("{n} unit"), STR("{n} units"), &n, 1);
    return buf_str(&b);
}

static void chooses_plurals(void **state) {
    struct arena *a = *state;
    const struct catalog *polish = catalog_find_in(test_catalogs, test_catalogs_count, STR("pl"));
    assert_str(plural_printed(a, 0, VIEW_VALUE("n", 1)), STR("1 unit"));
    assert_str(plural_printed(a, 0, VIEW_VALUE("n", 0)), STR("0 units"));
    assert_str(plural_printed(a, 0, VIEW_VALUE("n", -1)), STR("-1 unit"));
    assert_str(plural_printed(a, 0, VIEW_VALUE("n", UINT64_MAX)), STR("9,223,372,036,854,775,807 units"));
    assert_str(plural_printed(a, polish, VIEW_VALUE("n", 22u)), STR("22 lekcje"));
    assert_str(plural_printed(a, polish, VIEW_VALUE("n", 12u)), STR("12 lekcji"));
}

static void stops_at_the_buffers_limit(void **state) {
    buf b = buf_limited(*state, 8);
    struct view view = view_new(&b, 0);
    VIEW_LITERAL(&view, "1234");
    view_text(&view, STR("<<<<"));
    view_text(&view, STR("x"));
    assert_true(b.failed);
    assert_true(b.n <= 8);
}

/* ---- Hostile values ---- */

struct place {
    const char *id;
    const char *attribute; /* NULL: the text */
    const char *before;
    const char *after;
};

/* Where the value stands as text. */
static const struct place TEXTS[] = {
    {"title", 0, "", ""},          {"meta", "content", "", ""},
    {"text", 0, "", ""},           {"between", 0, "before ", " after"},
    {"double", "title", "", ""},   {"single", "title", "", ""},
    {"part", "class", "a ", " b"}, {"aria", "aria-label", "", ""},
    {"own", "data-value", "", ""}, {"src", "alt", "", ""},
    {"textarea", 0, "\n", ""}, /* libxml2 does not drop the first line feed as a browser does */
    {"option", "value", "", ""},   {"option", 0, "", ""},
    {"input", "value", "", ""},    {"input", "placeholder", "For example ", ""},
    {"message", 0, "Hello ", "!"}, {"plural", 0, "2 units of ", ""},
    {"html", 0, "", ""},           {"branch", "lang", "", ""},
    {"pre", 0, "\n", ""},          {"cell", 0, "", ""},
    {"included", "title", "", ""}, {"included", 0, "", ""},
    {"end", 0, "end", 0}, /* without the value */
};

/* Where it is a whole address. */
static const struct place URLS[] = {
    {"link", "href", 0, 0},
    {"href", "href", 0, 0},
    {"src", "src", 0, 0},
    {"action", "action", 0, 0},
    {"formaction", "formaction", 0, 0},
    {"cite", "cite", 0, 0},
    {"object", "data", 0, 0},
    {"poster", "poster", 0, 0},
    {"use", "href", 0, 0},
    {"svg-a", "href", 0, 0},
};

/* Where it is a part of one. */
static const struct place PARTS[] = {
    {"root-end", "href", "/", ""},
    {"root", "href", "/", "/x"},
    {"path", "href", "/a/", "/b"},
    {"relative", "href", "./", ""},
    {"absolute", "href", "https://example.org/", ""},
    {"query", "href", "/a?q=", ""},
    {"fragment", "href", "#", ""},
    {"srcset", "srcset", "/a/", " 1x"},
};

struct page {
    struct arena *a;
    xmlNode *root;
    str value;
    str seen;
};

static str place_read(struct page *p, const struct place *place) {
    xmlNode *node = page_find(p->root, place->id);
    assert_non_null(node);
    xmlChar *bytes =
        place->attribute ? xmlGetProp(node, (const xmlChar *)place->attribute) : xmlNodeGetContent(node);
    if (!bytes && place->attribute && strcmp(place->id, "use") == 0) {
        bytes = xmlGetProp(node, (const xmlChar *)"xlink:href");
    }
    assert_non_null(bytes);
    str got = arena_str(p->a, str_c((const char *)bytes));
    xmlFree(bytes);
    return got;
}

static void check_text(struct page *p, const struct place *place) {
    str want = arena_join(
        p->a, (str[]){str_c(place->before), place->after ? p->seen : STR(""), str_c(place->after)}, 3);
    assert_str(place_read(p, place), want);
}

/* The scheme that a browser finds (URL Standard §4.4): leading control characters and spaces are skipped,
 * tabs and line ends are dropped wherever they are. */
static str browser_scheme(struct arena *a, str url) {
    while (url.n && (unsigned char)url.p[0] <= ' ') {
        url = str_from(url, 1);
    }
    buf b = buf_new(a);
    for (size_t i = 0; i < url.n; i++) {
        char byte = url.p[i];
        if (byte == ':') {
            return buf_str(&b);
        }
        if (byte == '\t' || byte == '\n' || byte == '\r') {
            continue;
        }
        bool inner = byte_is_digit(byte) || byte == '+' || byte == '-' || byte == '.';
        if (!byte_is_alpha(byte) && !(inner && b.n)) {
            return STR("");
        }
        buf_byte(&b, byte_lower(byte));
    }
    return STR("");
}

static void check_url(struct page *p, const struct place *place) {
    str got = place_read(p, place);
    str scheme = browser_scheme(p->a, got);
    assert_true(str_empty(scheme) || str_eq(scheme, STR("http")) || str_eq(scheme, STR("https")) ||
                str_eq(scheme, STR("mailto")));
    assert_true(str_eq(got, p->seen) || str_eq(got, STR("#")));
    bool plainly_good = str_starts(p->value, STR("/")) || str_starts(p->value, STR("#")) ||
                        str_starts(p->value, STR("http://")) || str_starts(p->value, STR("https://"));
    bool control = false;
    for (size_t i = 0; i < p->value.n; i++) {
        control = control || (unsigned char)p->value.p[i] < ' ' || p->value.p[i] == 0x7F;
    }
    if (plainly_good && !control) {
        assert_str(got, p->seen);
    }
}

static unsigned hex(char digit) {
    return (unsigned)(byte_is_digit(digit) ? digit - '0' : digit - 'A' + 10);
}

static str decoded(struct arena *a, str part) {
    buf b = buf_new(a);
    for (size_t i = 0; i < part.n; i++) {
        if (part.p[i] == '%' && i + 2 < part.n) {
            buf_byte(&b, (char)(hex(part.p[i + 1]) * 16 + hex(part.p[i + 2])));
            i += 2;
        } else {
            buf_byte(&b, part.p[i]);
        }
    }
    return buf_str(&b);
}

static void check_part(struct page *p, const struct place *place) {
    str got = place_read(p, place);
    assert_true(str_starts(got, str_c(place->before)) && str_ends(got, str_c(place->after)));
    assert_false(str_starts(got, STR("//")));
    str part = str_without_end(str_from(got, strlen(place->before)), str_c(place->after));
    for (size_t i = 0; i < part.n; i++) {
        assert_true(byte_is_alnum(part.p[i]) || str_find_byte(STR("-._~/%"), part.p[i]) != SIZE_MAX);
    }
    assert_str(decoded(p->a, part),
               p->value.n || !str_eq(str_c(place->id), STR("root")) ? p->value : STR("."));
}

static void check_data(struct page *p) {
    const struct place place = {"data", 0, 0, 0};
    str json = place_read(p, &place);
    assert_true(str_find_byte(json, '<') == SIZE_MAX && str_find_byte(json, '>') == SIZE_MAX);
    const struct value *v = 0;
    assert_int_equal(json_parse(p->a, json, &v, 0).code, ERR_NONE);
}

static void check_list(struct page *p) {
    xmlNode *item = page_find(p->root, "each")->children;
    for (int i = 0; i < 2; i++, item = item->next) {
        assert_non_null(item);
        xmlChar *content = xmlNodeGetContent(item);
        xmlChar *class = xmlGetProp(item, (const xmlChar *)"class");
        assert_str(str_c((const char *)content), p->seen);
        assert_str(str_c((const char *)class), p->seen);
        xmlFree(content);
        xmlFree(class);
    }
    assert_null(item);
}

static str page_of(struct arena *a, str value) {
    buf b = buf_new(a);
    struct hostile h = hostile_of(a, value);
    struct view view = view_new(&b, 0);
    view_hostile(&view, &h);
    assert_false(b.failed);
    return buf_str(&b);
}

static str shape_of(struct arena *a, str value) {
    xmlDoc *doc = page_parse(page_of(a, value));
    assert_non_null(doc);
    buf b = buf_new(a);
    page_shape(&b, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return buf_str(&b);
}

static void keeps_the_shape_of_the_page(void **state) {
    struct arena *a = *state;
    str want = arena_str(a, shape_of(a, STR("harmless")));
    assert_true(str_contains(want, STR("textarea[")));
    for (size_t i = 0; i < hostile_values_count; i++) {
        assert_str(shape_of(a, hostile_values[i]), want);
    }
}

static void check_value(struct arena *a, str value) {
    str bytes = page_of(a, value);
    assert_true(utf8_valid(bytes));
    xmlDoc *doc = page_parse(bytes);
    struct page p = {a, xmlDocGetRootElement(doc), value, seen_of(a, value)};
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        check_text(&p, &TEXTS[i]);
    }
    for (size_t i = 0; i < COUNT_OF(URLS); i++) {
        check_url(&p, &URLS[i]);
    }
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        check_part(&p, &PARTS[i]);
    }
    check_data(&p);
    check_list(&p);
    xmlFreeDoc(doc);
}

static void keeps_hostile_values_intact(void **state) {
    assert_true(hostile_values_count >= 200);
    for (size_t i = 0; i < hostile_values_count; i++) {
        struct arena *a = arena_new();
        check_value(a, hostile_values[i]);
        arena_free(a);
    }
    (void)state;
}

static void keeps_an_empty_value_in_its_place(void **state) {
    struct arena *a = *state;
    assert_str(shape_of(a, STR("")), shape_of(a, STR("x")));
    assert_true(str_contains(page_of(a, STR("")), STR("href=\"/./x\"")));
}

/* ---- Golden pages ---- */

typedef void good_view(struct view *view, const struct good *v);

#define GOOD(name)                                                                                           \
    { #name, view_good_##name }
static const struct {
    const char *name;
    good_view *view;
} GOODS[] = {
    GOOD(attribute),      GOOD(comments),   GOOD(constants),   GOOD(document),     GOOD(each_empty),
    GOOD(each_pointer),   GOOD(each_str),   GOOD(each_struct), GOOD(each_value),   GOOD(elif),
    GOOD(form),           GOOD(html),       GOOD(if),          GOOD(if_attribute), GOOD(if_kinds),
    GOOD(if_value),       GOOD(include),    GOOD(integers),    GOOD(json),         GOOD(message),
    GOOD(message_quotes), GOOD(names),      GOOD(nothing),     GOOD(path),         GOOD(plural),
    GOOD(preserve),       GOOD(space),      GOOD(svg),         GOOD(table),        GOOD(text),
    GOOD(trigraphs),      GOOD(url_branch), GOOD(url_path),    GOOD(url_query),    GOOD(url_whole),
};

static struct thing thing_of(struct arena *a, const char *name, uint32_t count) {
    struct thing t = {.name = str_c(name), .count = count, .kind = count == 1 ? THING_ROUND : THING_PLAIN};
    for (uint32_t i = 0; i < count; i++) {
        *LIST_ADD(a, &t.parts) = i % 2 ? STR("<odd>") : STR("even");
    }
    return t;
}

static struct good *good_of(struct arena *a) {
    struct good *g = ARENA_NEW(a, struct good);
    *g = (struct good){
        .name = STR("Ada & \"Grace\" <Hopper>"),
        .url = STR("https://example.org/?a=b&c=d"),
        .key = STR("core/commons/significance"),
        .number = 3,
        .amount = 4000000000u,
        .size = 5,
        .large = -12345,
        .huge = UINT64_MAX,
        .little = -2,
        .yes = true,
        .kind = THING_ROUND,
        .body = html_from_text(a, STR("safe & <sound>")),
        .data = json_for_html(a, STR("{\"a\":\"</script><b>&\"}")),
        .inner = thing_of(a, "inner", 1),
    };
    static const char *const NAMES[] = {"none", "one", "two", "three & more"};
    for (uint32_t i = 0; i < COUNT_OF(NAMES); i++) {
        *LIST_ADD(a, &g->things) = thing_of(a, NAMES[i], i);
        *LIST_ADD(a, &g->holder.list) = thing_of(a, NAMES[i], i);
        *LIST_ADD(a, &g->words) = str_c(NAMES[i]);
    }
    g->pointer = &g->holder.list.at[1];
    *LIST_ADD(a, &g->pointers) = g->pointer;
    *LIST_ADD(a, &g->pointers) = &g->holder.list.at[3];
    return g;
}

static str golden_read(struct arena *a, const char *path) {
    FILE *f = fopen(path, "rb");
    char *space = arena_alloc(a, 65536);
    size_t n = f ? fread(space, 1, 65536, f) : 0;
    if (f) {
        fclose(f);
    }
    return str_n(space, n);
}

static void golden_check(struct arena *a, str path, str got) {
    if (getenv("BLESS")) {
        FILE *f = fopen(arena_z(a, path), "wb");
        assert_non_null(f);
        assert_int_equal(fwrite(got.n ? got.p : "", 1, got.n, f), got.n);
        fclose(f);
    }
    assert_str(got, golden_read(a, arena_z(a, path)));
}

static void prints_the_golden_pages(void **state) {
    struct arena *a = *state;
    assert_true(COUNT_OF(GOODS) >= 25);
    const struct good *g = good_of(a);
    for (size_t i = 0; i < COUNT_OF(GOODS); i++) {
        buf b = buf_new(a);
        struct view view = view_new(&b, 0);
        GOODS[i].view(&view, g);
        str path = arena_join(a, (str[]){STR("test/viewc/golden/"), str_c(GOODS[i].name), STR(".html")}, 3);
        golden_check(a, path, buf_str(&b));
    }
}

static void prints_a_page_in_another_language(void **state) {
    struct arena *a = *state;
    buf b = buf_new(a);
    struct view view = view_new(&b, pseudo());
    view_good_message(&view, good_of(a));
    golden_check(a, STR("test/viewc/golden/message.qps.html"), buf_str(&b));
}

static int arena_begin(void **state) {
    *state = arena_new();
    return 0;
}

static int arena_end(void **state) {
    arena_free(*state);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_begin, arena_end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(escapes_text),
        TEST(prints_integers),
        TEST(checks_whole_addresses),
        TEST(encodes_parts_of_addresses),
        TEST(fills_messages),
        TEST(chooses_plurals),
        TEST(stops_at_the_buffers_limit),
        TEST(keeps_the_shape_of_the_page),
        TEST(keeps_hostile_values_intact),
        TEST(keeps_an_empty_value_in_its_place),
        TEST(prints_the_golden_pages),
        TEST(prints_a_page_in_another_language),
    };
    int failures = cmocka_run_group_tests(tests, 0, 0);
    xmlCleanupParser();
    return failures;
}
