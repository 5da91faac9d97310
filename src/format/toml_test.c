/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/json.h"
#include "format/toml.h"

/* ---- What is TOML, and what it means, as JSON ------------------------------------------------ */

struct good {
    const char *toml;
    const char *json;
};

static const struct good good_documents[] = {
    {"", "{}"},
    {"\n\n", "{}"},
    {" \t ", "{}"},
    {"\r\n", "{}"},
    {"# nothing", "{}"},
    {"# nothing\r\n# \xC3\xA9\ttab\n", "{}"},
    {"\xEF\xBB\xBF"
     "a = 1",
     "{\"a\":1}"},
    {"a = 1", "{\"a\":1}"},
    {"  a\t=\t1\t# why", "{\"a\":1}"},
    {"a=1\nb=2\n\n\nc=3", "{\"a\":1,\"b\":2,\"c\":3}"},
    {"a=1\r\nb=2\r\n", "{\"a\":1,\"b\":2}"},
    {"z=1\na=2\nm=3", "{\"z\":1,\"a\":2,\"m\":3}"}, /* the order stays */
};

static const struct good good_keys[] = {
    {"A-b_9 = 1", "{\"A-b_9\":1}"},
    {"1234 = 1", "{\"1234\":1}"},
    {"- = 1\n_ = 2", "{\"-\":1,\"_\":2}"},
    {"\"a b\" = 1", "{\"a b\":1}"},
    {"'a\\b' = 1", "{\"a\\\\b\":1}"},
    {"\"\" = 1", "{\"\":1}"},
    {"'' = 1", "{\"\":1}"},
    {"\"\\u00e9\" = 1", "{\"\xC3\xA9\":1}"},
    {"a.b.c = 1", "{\"a\":{\"b\":{\"c\":1}}}"},
    {"a . b\t. c = 1", "{\"a\":{\"b\":{\"c\":1}}}"},
    {"a.\"b.c\".d = 1", "{\"a\":{\"b.c\":{\"d\":1}}}"},
    {"a.b = 1\na.c = 2", "{\"a\":{\"b\":1,\"c\":2}}"},
    {"a.b = 1\nx = 3\na.c = 2", "{\"a\":{\"b\":1,\"c\":2},\"x\":3}"},
    {"3.14159 = 'pi'", "{\"3\":{\"14159\":\"pi\"}}"},
    {"true = 1\ninf = 2", "{\"true\":1,\"inf\":2}"},
    {"2026-11-22 = 1", "{\"2026-11-22\":1}"},
    {"\"a\".b = 1\na.'c' = 2", "{\"a\":{\"b\":1,\"c\":2}}"},
};

static const struct good good_strings[] = {
    {"a = \"\"", "{\"a\":\"\"}"},
    {"a = ''", "{\"a\":\"\"}"},
    {"a = \"x # y\"", "{\"a\":\"x # y\"}"},
    {"a = \"\\b\\t\\n\\f\\r\\\"\\\\\"", "{\"a\":\"\\b\\t\\n\\f\\r\\\"\\\\\"}"},
    {"a = \"\\u00E9\\U0001F600\"", "{\"a\":\"\xC3\xA9\xF0\x9F\x98\x80\"}"},
    {"a = \"\\u0000\"", "{\"a\":\"\\u0000\"}"},
    {"a = \"\\\\u0041\"", "{\"a\":\"\\\\u0041\"}"},
    {"a = \"\t\"", "{\"a\":\"\\t\"}"},
    {"a = 'C:\\new\\'", "{\"a\":\"C:\\\\new\\\\\"}"},
    {"a = 'say \"hi\"'", "{\"a\":\"say \\\"hi\\\"\"}"},
    {"a = \"it's\"", "{\"a\":\"it's\"}"},
    {"a = \"\xE6\x97\xA5\xE6\x9C\xAC\"", "{\"a\":\"\xE6\x97\xA5\xE6\x9C\xAC\"}"},
    {"a = \"\"\"\"\"\"", "{\"a\":\"\"}"},
    {"a = ''''''", "{\"a\":\"\"}"},
    {"a = \"\"\"\nx\ny\"\"\"", "{\"a\":\"x\\ny\"}"},
    {"a = \"\"\"\r\nx\r\ny\"\"\"", "{\"a\":\"x\\ny\"}"},
    {"a = \"\"\"\n\nx\"\"\"", "{\"a\":\"\\nx\"}"},
    {"a = \"\"\"x \\\n   y\"\"\"", "{\"a\":\"x y\"}"},
    {"a = \"\"\"x \\  \n\n\t  y\"\"\"", "{\"a\":\"x y\"}"},
    {"a = \"\"\"x \\\r\n y\"\"\"", "{\"a\":\"x y\"}"},
    {"a = \"\"\"\\\n  \"\"\"", "{\"a\":\"\"}"},
    {"a = \"\"\"a \"quoted\" b\"\"\"", "{\"a\":\"a \\\"quoted\\\" b\"}"},
    {"a = \"\"\"two \"\" here\"\"\"", "{\"a\":\"two \\\"\\\" here\"}"},
    {"a = \"\"\"end\"\"\"\"", "{\"a\":\"end\\\"\"}"},
    {"a = \"\"\"end\"\"\"\"\"", "{\"a\":\"end\\\"\\\"\"}"},
    {"a = \"\"\"\\\"\"\"\"", "{\"a\":\"\\\"\"}"},
    {"a = \"\"\"x\\\\\"\"\"", "{\"a\":\"x\\\\\"}"},
    {"a = '''\nx\\\ny'''", "{\"a\":\"x\\\\\\ny\"}"},
    {"a = '''x\r\ny'''", "{\"a\":\"x\\ny\"}"},
    {"a = '''it''s'''", "{\"a\":\"it''s\"}"},
    {"a = '''x'''''", "{\"a\":\"x''\"}"},
    {"a = \"\"\"# no comment\"\"\" # one", "{\"a\":\"# no comment\"}"},
};

static const struct good good_numbers[] = {
    {"a = 0\nb = +0\nc = -0", "{\"a\":0,\"b\":0,\"c\":0}"},
    {"a = +99\nb = -17", "{\"a\":99,\"b\":-17}"},
    {"a = 1_000\nb = 1_2_3", "{\"a\":1000,\"b\":123}"},
    {"a = 0xDEADBEEF\nb = 0xdead_beef", "{\"a\":3735928559,\"b\":3735928559}"},
    {"a = 0o755\nb = 0o00", "{\"a\":493,\"b\":0}"},
    {"a = 0b1101_0110", "{\"a\":214}"},
    {"a = 0x00ff", "{\"a\":255}"},
    {"a = 9223372036854775807", "{\"a\":9223372036854775807}"},
    {"a = -9223372036854775808", "{\"a\":-9223372036854775808}"},
    {"a = 0x7fffffffffffffff", "{\"a\":9223372036854775807}"},
    {"a = 1.0", "{\"a\":1.0}"},
    {"a = 3.1415", "{\"a\":3.1415}"},
    {"a = -0.01", "{\"a\":-0.01}"},
    {"a = 5e+22", "{\"a\":5e+22}"},
    {"a = 1e06", "{\"a\":1000000.0}"},
    {"a = -2E-2", "{\"a\":-0.02}"},
    {"a = 6.626e-34", "{\"a\":6.626e-34}"},
    {"a = 224_617.445_991_228", "{\"a\":224617.445991228}"},
    {"a = 1e1_0", "{\"a\":10000000000.0}"},
    {"a = 0.0\nb = -0.0", "{\"a\":0.0,\"b\":-0.0}"},
    {"a = 0e0", "{\"a\":0.0}"},
    {"a = inf\nb = +inf\nc = -inf", "{\"a\":\"inf\",\"b\":\"inf\",\"c\":\"-inf\"}"},
    {"a = nan\nb = +nan\nc = -nan", "{\"a\":\"nan\",\"b\":\"nan\",\"c\":\"nan\"}"},
    {"a = true\nb = false", "{\"a\":true,\"b\":false}"},
};

static const struct good good_times[] = {
    {"a = 1979-05-27T07:32:00Z", "{\"a\":\"1979-05-27T07:32:00Z\"}"},
    {"a = 1979-05-27t07:32:00z", "{\"a\":\"1979-05-27T07:32:00Z\"}"},
    {"a = 1979-05-27 07:32:00Z", "{\"a\":\"1979-05-27T07:32:00Z\"}"},
    {"a = 1979-05-27T00:32:00-07:00", "{\"a\":\"1979-05-27T00:32:00-07:00\"}"},
    {"a = 1979-05-27T00:32:00+00:00", "{\"a\":\"1979-05-27T00:32:00Z\"}"},
    {"a = 1979-05-27T00:32:00.999999+05:45", "{\"a\":\"1979-05-27T00:32:00.999999+05:45\"}"},
    {"a = 1979-05-27T00:32:00.5", "{\"a\":\"1979-05-27T00:32:00.5\"}"},
    {"a = 1979-05-27T00:32:00.12345678901", "{\"a\":\"1979-05-27T00:32:00.123456\"}"},
    {"a = 1979-05-27T00:32:00.000", "{\"a\":\"1979-05-27T00:32:00\"}"},
    {"a = 1979-05-27", "{\"a\":\"1979-05-27\"}"},
    {"a = 1979-05-27 # a day", "{\"a\":\"1979-05-27\"}"},
    {"a = 2000-02-29\nb = 2024-02-29", "{\"a\":\"2000-02-29\",\"b\":\"2024-02-29\"}"},
    {"a = 0000-01-01\nb = 9999-12-31", "{\"a\":\"0000-01-01\",\"b\":\"9999-12-31\"}"},
    {"a = 0000-01-01T00:00:00+23:59", "{\"a\":\"0000-01-01T00:00:00+23:59\"}"},
    {"a = 9999-12-31T23:59:59-23:59", "{\"a\":\"9999-12-31T23:59:59-23:59\"}"},
    {"a = 07:32:00\nb = 00:00:00.000001", "{\"a\":\"07:32:00\",\"b\":\"00:00:00.000001\"}"},
    {"a = 23:59:59.999999", "{\"a\":\"23:59:59.999999\"}"},
    {"a = [1979-05-27, 07:32:00]", "{\"a\":[\"1979-05-27\",\"07:32:00\"]}"},
};

static const struct good good_arrays[] = {
    {"a = []", "{\"a\":[]}"},
    {"a = [ ]", "{\"a\":[]}"},
    {"a = [\n# empty\n]", "{\"a\":[]}"},
    {"a = [1, 2, 3]", "{\"a\":[1,2,3]}"},
    {"a = [1,2,]", "{\"a\":[1,2]}"},
    {"a = [\n  1, # one\n  2\n  # two\n  ,\n]", "{\"a\":[1,2]}"},
    {"a = [1, 'x', true, [2.5], {b = 1}]", "{\"a\":[1,\"x\",true,[2.5],{\"b\":1}]}"},
    {"a = [[1, 2], [\"a\"], []]", "{\"a\":[[1,2],[\"a\"],[]]}"},
    {"a = [\"\"\"x\ny\"\"\", 'z']", "{\"a\":[\"x\\ny\",\"z\"]}"},
    {"a = [ { x = 1 }, { x = 2 } ]", "{\"a\":[{\"x\":1},{\"x\":2}]}"},
};

static const struct good good_tables[] = {
    {"[a]", "{\"a\":{}}"},
    {"[a] # why\nb = 1", "{\"a\":{\"b\":1}}"},
    {"[ a . b ]\nc = 1", "{\"a\":{\"b\":{\"c\":1}}}"},
    {"[\"a.b\".'c']", "{\"a.b\":{\"c\":{}}}"},
    {"[a.b]\nx=1\n[a]\ny=2", "{\"a\":{\"b\":{\"x\":1},\"y\":2}}"},
    {"[a.b.c]\n[a]\nb.x = 1", "{\"a\":{\"b\":{\"c\":{},\"x\":1}}}"},
    {"[a.b.c]\n[a.b]\n[a]", "{\"a\":{\"b\":{\"c\":{}}}}"},
    {"x=1\n[a]\nx=2\n[b]\nx=3", "{\"x\":1,\"a\":{\"x\":2},\"b\":{\"x\":3}}"},
    {"[a]\nb.c = 1\n[a.b.d]\nx = 1", "{\"a\":{\"b\":{\"c\":1,\"d\":{\"x\":1}}}}"},
    {"a.b = 1\n[a.c]\nx = 1", "{\"a\":{\"b\":1,\"c\":{\"x\":1}}}"},
    {"[a]\nb.c = 1\nb.d.e = 2\n[f]", "{\"a\":{\"b\":{\"c\":1,\"d\":{\"e\":2}}},\"f\":{}}"},
    {"[\"\"]", "{\"\":{}}"},
    {"a = {}", "{\"a\":{}}"},
    {"a = { }", "{\"a\":{}}"},
    {"a = { b = 1, c = 'x' }", "{\"a\":{\"b\":1,\"c\":\"x\"}}"},
    {"a = {b.c = 1, b.d = 2}", "{\"a\":{\"b\":{\"c\":1,\"d\":2}}}"},
    {"a = {b = {c = {}}}", "{\"a\":{\"b\":{\"c\":{}}}}"},
    {"a = { b = [\n1,\n2 ] }", "{\"a\":{\"b\":[1,2]}}"},
    {"a = { b = \"\"\"x\ny\"\"\" }", "{\"a\":{\"b\":\"x\\ny\"}}"},
    {"[[a]]\nx=1\n[[a]]\nx=2\n[[a]]", "{\"a\":[{\"x\":1},{\"x\":2},{}]}"},
    {"[[a]]\n[a.b]\nx=1\n[[a]]\n[a.b]\nx=2", "{\"a\":[{\"b\":{\"x\":1}},{\"b\":{\"x\":2}}]}"},
    {"[[a]]\n[[a.b]]\nx=1\n[[a.b]]\n[[a]]\n[[a.b]]", "{\"a\":[{\"b\":[{\"x\":1},{}]},{\"b\":[{}]}]}"},
    {"[[a.b]]\nx=1\n[a]\ny=1", "{\"a\":{\"b\":[{\"x\":1}],\"y\":1}}"},
    {"[a]\n[[a.b]]\n[[a.b]]", "{\"a\":{\"b\":[{},{}]}}"},
    {"[[a]]\nb.c=1\n[[a]]\nb.c=2", "{\"a\":[{\"b\":{\"c\":1}},{\"b\":{\"c\":2}}]}"},
};

/* The document as JSON, or what is wrong with it. */
static const char *read_as_json(struct arena *a, const char *toml) {
    const struct value *v;
    err e = toml_parse(a, str_c(toml), &v, NULL);
    return failed(e) ? e.message : arena_z(a, json_from_value(a, v));
}

static void check_good(const struct good *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct arena *a = arena_new();
        const char *json = read_as_json(a, cases[i].toml);
        if (strcmp(json, cases[i].json) != 0) {
            fail_msg("<<%s>>\n  gives    %s\n  expected %s", cases[i].toml, json, cases[i].json);
        }
        arena_free(a);
    }
}

static void test_good(void **state) {
    (void)state;
    check_good(good_documents, COUNT_OF(good_documents));
    check_good(good_keys, COUNT_OF(good_keys));
    check_good(good_strings, COUNT_OF(good_strings));
    check_good(good_numbers, COUNT_OF(good_numbers));
    check_good(good_times, COUNT_OF(good_times));
    check_good(good_arrays, COUNT_OF(good_arrays));
    check_good(good_tables, COUNT_OF(good_tables));
}

/* ---- What is not TOML, where, and what is said ----------------------------------------------- */

struct bad {
    const char *toml;
    unsigned line;
    unsigned column;
    const char *says; /* a part of the message */
};

static const struct bad bad_documents[] = {
    {"a", 1, 2, "after the key \"a\" an = is needed"},
    {"a\n", 1, 2, "the end of the line is there"},
    {"a 1", 1, 3, "\"1\" is there"},
    {"a =", 1, 4, "a value was expected, but the end of the file"},
    {"a = \nb = 1", 1, 5, "a value was expected, but the end of the line"},
    {"a = # x", 1, 5, "a value was expected"},
    {"= 1", 1, 1, "a key was expected"},
    {"a = 1 b = 2", 1, 7, "the line must end after a value, but \"b\""},
    {"[a] b = 1", 1, 5, "the line must end after a header"},
    {"[a][b]", 1, 4, "the line must end after a header"},
    {"a = 1\n\n  ?", 3, 3, "a key was expected, but \"?\""},
    {"\xC3\xA9 = 1", 1, 1, "need quotes"},
    {"a = 'x' \xC3\xA9\xC3\xA9", 1, 9, "but \"\xC3\xA9\" follows"},
    {"'\xC3\xA9' = ?", 1, 7, "a value was expected"},
    {"a = \"\xFF\"", 1, 6, "not UTF-8"},
    {"a = 1\nb = '\xED\xA0\x80'", 2, 6, "not UTF-8"},
    {"# \x01", 1, 3, "U+0001 may not stand in a comment"},
    {"# x\ry", 1, 4, "U+000D may not stand in a comment"},
    {"# \x7F", 1, 3, "U+007F"},
    {"a = 1\rb = 2", 1, 6, "U+000D"},
    {"a = 1 \xEF\xBB\xBF", 1, 7, "the line must end"},
};

static const struct bad bad_keys[] = {
    {"a = 1\na = 2", 2, 1, "\"a\" is there already (1 line above)"},
    {"a = 1\n\"a\" = 2", 2, 1, "\"a\" is there already"},
    {"a.b = 1\na.b = 2", 2, 3, "\"b\" is there already"},
    {"a = 1\na.b = 2", 2, 1, "is no table but a value"},
    {"a.b = 1\na = 2", 2, 1, "\"a\" is there already"},
    {"a..b = 1", 1, 3, "a key was expected"},
    {".a = 1", 1, 1, "a key was expected"},
    {"a. = 1", 1, 4, "a key was expected"},
    {"a b = 1", 1, 3, "an = is needed"},
    {"\"a = 1", 1, 1, "no closing \""},
    {"\"\"\"a\"\"\" = 1", 1, 1, "several lines"},
    {"'''a''' = 1", 1, 1, "several lines"},
    {"\"a\nb\" = 1", 1, 1, "no closing"},
    {"a\n= 1", 1, 2, "an = is needed"},
    {"a! = 1", 1, 2, "an = is needed"},
    {"a = []\na.b = 1", 2, 1, "is no table"},
    {"\"\\q\" = 1", 1, 2, "unknown escape"},
};

static const struct bad bad_strings[] = {
    {"a = \"x", 1, 5, "no closing \" on its line"},
    {"a = 'x\n'", 1, 5, "no closing ' on its line"},
    {"a = \"x\ny\"", 1, 5, "no closing"},
    {"a = \"x\r\ny\"", 1, 5, "no closing"},
    {"a = \"\"\"x\n\n", 1, 5, "no closing \"\"\""},
    {"a = '''x''", 1, 5, "no closing '''"},
    {"a = \"\"\"x\"\"\"\"\"\"", 1, 14, "the line must end"},
    {"a = '''x''''''", 1, 14, "the line must end"},
    {"a = \"\\q\"", 1, 6, "unknown escape"},
    {"a = \"\\e\"", 1, 6, "unknown escape"}, /* TOML 1.1 has it */
    {"a = \"\\x41\"", 1, 6, "unknown escape"},
    {"a = \"abc\\ \"", 1, 9, "unknown escape"},
    {"a = \"\\u12\"", 1, 6, "\\u needs 4"},
    {"a = \"\\u00G0\"", 1, 6, "\\u needs 4"},
    {"a = \"\\U0001F60\"", 1, 6, "\\U needs 8"},
    {"a = \"\\uD800\"", 1, 6, "no character U+D800"},
    {"a = \"\\uDFFF\"", 1, 6, "no character U+DFFF"},
    {"a = \"\\U00110000\"", 1, 6, "no character U+110000"},
    {"a = \"\\UFFFFFFFF\"", 1, 6, "no character"},
    {"a = \"\"\"\nx\n  \\q\"\"\"", 3, 3, "unknown escape"},
    {"a = \"\"\"x \\ y\"\"\"", 1, 10, "unknown escape"},
    {"a = \"\x01\"", 1, 6, "U+0001 may not stand in a text; write it as"},
    {"a = '\x1F'", 1, 6, "U+001F may not stand in a text"},
    {"a = \"\x7F\"", 1, 6, "U+007F"},
    {"a = \"\"\"\rx\"\"\"", 1, 8, "U+000D"},
    {"a = '''x\ry'''", 1, 9, "U+000D"},
    {"a = \"\\", 1, 5, "no closing"},
    {"a = \"\\\"", 1, 5, "no closing"},
    {"a = text", 1, 5, "text: neither a number"},
    {"a = \"x\" \"y\"", 1, 9, "the line must end"},
};

static const struct bad bad_numbers[] = {
    {"a = 01", 1, 5, "may not begin with 0"},
    {"a = -01", 1, 5, "may not begin with 0"},
    {"a = 00", 1, 5, "may not begin with 0"},
    {"a = 01.5", 1, 5, "may not begin with 0"},
    {"a = 1__0", 1, 5, "1__0: neither"},
    {"a = _1", 1, 5, "neither"},
    {"a = 1_", 1, 5, "neither"},
    {"a = +_1", 1, 5, "neither"},
    {"a = +", 1, 5, "neither"},
    {"a = --1", 1, 5, "neither"},
    {"a = 0x", 1, 5, "after 0x only"},
    {"a = 0x_1", 1, 5, "after 0x only"},
    {"a = 0x1_", 1, 5, "after 0x only"},
    {"a = 0xg", 1, 5, "after 0x only"},
    {"a = 0o8", 1, 5, "after 0o only"},
    {"a = 0b2", 1, 5, "after 0b only"},
    {"a = 0X1", 1, 5, "neither"},
    {"a = +0x1", 1, 5, "neither"},
    {"a = 9223372036854775808", 1, 5, "too large"},
    {"a = -9223372036854775809", 1, 5, "too large"},
    {"a = 0xffffffffffffffff", 1, 5, "too large"},
    {"a = 99999999999999999999999999999999999999999999", 1, 5, "\xE2\x80\xA6: too large"},
    {"a = 1.", 1, 5, "neither"},
    {"a = .5", 1, 5, "neither"},
    {"a = 1.e5", 1, 5, "neither"},
    {"a = 1._5", 1, 5, "neither"},
    {"a = 1_.5", 1, 5, "neither"},
    {"a = 1.5_", 1, 5, "neither"},
    {"a = 1e", 1, 5, "neither"},
    {"a = 1e+", 1, 5, "neither"},
    {"a = 1e5.5", 1, 5, "neither"},
    {"a = 1.2.3", 1, 5, "neither"},
    {"a = 1e400", 1, 5, "too large for a number"},
    {"a = Inf", 1, 5, "neither"},
    {"a = infinity", 1, 5, "neither"},
    {"a = NaN", 1, 5, "neither"},
    {"a = True", 1, 5, "True: neither"},
    {"a = truer", 1, 5, "neither"},
    {"a = tru", 1, 5, "neither"},
};

static const struct bad bad_times[] = {
    {"a = 2026-02-29", 1, 5, "2026-02-29: there is no such day"},
    {"a = 1900-02-29", 1, 5, "no such day"},
    {"a = 2026-00-01", 1, 5, "no such day"},
    {"a = 2026-13-01", 1, 5, "no such day"},
    {"a = 2026-04-31", 1, 5, "no such day"},
    {"a = 2026-01-00", 1, 5, "no such day"},
    {"a = 2026-1-1", 1, 5, "neither"},
    {"a = 2026-01-01T", 1, 5, "not a date"},
    {"a = 2026-01-01T10:00", 1, 5, "not a date"},
    {"a = 2026-01-01T24:00:00", 1, 5, "not a date"},
    {"a = 2026-01-01T10:60:00", 1, 5, "not a date"},
    {"a = 2026-01-01T10:00:60", 1, 5, "not a date"},
    {"a = 2026-01-01T10:00:00.", 1, 5, "not a date"},
    {"a = 2026-01-01T10:00:00+1:00", 1, 5, "not a date"},
    {"a = 2026-01-01T10:00:00+24:00", 1, 5, "not a date"},
    {"a = 2026-01-01T10:00:00+01:60", 1, 5, "not a date"},
    {"a = 2026-01-01T10:00:00ZZ", 1, 5, "not a date"},
    {"a = 2026-01-01x", 1, 5, "not a date"},
    {"a = 2026-01-01  10:00:00", 1, 17, "the line must end"},
    {"a = 10:00", 1, 5, "not a time"},
    {"a = 24:00:00", 1, 5, "not a time"},
    {"a = 10:00:00Z", 1, 5, "not a time"},
    {"a = 10:00:00.", 1, 5, "not a time"},
};

static const struct bad bad_arrays[] = {
    {"a = [", 1, 5, "no closing ]"},
    {"a = [1, 2", 1, 5, "no closing ]"},
    {"a = [1\n\n", 1, 5, "no closing ]"},
    {"a = [1 2]", 1, 8, "a comma is needed, but \"2\""},
    {"a = [,]", 1, 6, "a value was expected"},
    {"a = [1,,2]", 1, 8, "a value was expected"},
    {"a = [1,\n2\n3]", 3, 1, "a comma is needed"},
    {"a = ]", 1, 5, "a value was expected"},
    {"a = [1]]", 1, 8, "the line must end"},
    {"a = [b = 1]", 1, 6, "b: neither"},
    {"a = [ # \x02\n]", 1, 9, "U+0002"},
};

static const struct bad bad_tables[] = {
    {"[]", 1, 2, "a key was expected"},
    {"[", 1, 2, "a key was expected"},
    {"[a", 1, 1, "no closing ]"},
    {"[a\n]", 1, 1, "no closing ]"},
    {"[a.]", 1, 4, "a key was expected"},
    {"[a..b]", 1, 4, "a key was expected"},
    {"[[]]", 1, 3, "a key was expected"},
    {"[[a]", 1, 1, "no closing ]]"},
    {"[[a] ]", 1, 1, "no closing ]]"},
    {"[ [a]]", 1, 3, "a key was expected"},
    {"[a]]", 1, 4, "the line must end"},
    {"[a b]", 1, 1, "no closing ]"},
    {"[a]\n[a]", 2, 2, "\"a\" is there already; each [header] may stand once (1 line above)"},
    {"[a]\n[b]\n[a]", 3, 2, "may stand once (2 lines above)"},
    {"a = 1\n[a]", 2, 2, "is there already"},
    {"a = 1\n[a.b]", 2, 2, "is no table but a value"},
    {"a = []\n[a.b]", 2, 2, "is no table"},
    {"[a]\nb = 1\n[a.b]", 3, 4, "is there already"},
    {"a.b = 1\n[a]", 2, 2, "is there already"},
    {"[a]\nb.c = 1\n[a.b]", 3, 4, "is there already"},
    {"[a.b]\nx = 1\n[a]\nb.y = 2", 4, 1, "has a table of its own"},
    {"[a.b.c]\nx = 1\n[a]\nb.c.y = 2", 4, 3, "has a table of its own"},
    {"[a.b.c]\n[a]\nb.x = 1\n[a.b]", 4, 4, "may stand once"},
    {"[a.b]\n[a]\nb = 1", 3, 1, "is there already"},
    {"[a]\n[[a]]", 2, 3, "not as [[tables]]"},
    {"[[a]]\n[a]", 2, 2, "is there already"},
    {"a = []\n[[a]]", 2, 3, "not as [[tables]]"},
    {"a = [{}]\n[a.b]", 2, 2, "is no table"},
    {"[[a.b]]\n[a]\nb.c = 1", 3, 1, "list of [[tables]]"},
    {"[[a]]\n[[a.b]]\n[a.b]", 3, 4, "is there already"},
    {"[a.b]\n[[a]]", 2, 3, "not as [[tables]]"},
    {"a = {b = 1}\n[a.c]", 2, 2, "inline table"},
    {"a = {b = 1}\na.c = 2", 2, 1, "inline table"},
    {"a = {b = {}}\n[a.b.c]", 2, 2, "inline table"},
    {"a = {}\n[a]", 2, 2, "is there already"},
    {"a = {}\n[[a]]", 2, 3, "not as [[tables]]"},
    {"[x]\na = {b.c = 1}\n[x.a.b]", 3, 4, "inline table"},
    {"a = {b = 1,}", 1, 12, "no comma may stand before the }"},
    {"a = {,}", 1, 6, "a key was expected"},
    {"a = {b = 1 c = 2}", 1, 12, ", or } is needed"},
    {"a = {b = 1\n}", 1, 11, "the end of the line"},
    {"a = {\nb = 1}", 1, 6, "must be on one line"},
    {"a = {b = 1,\nc = 2}", 1, 12, "must be on one line"},
    {"a = {b = 1 # x\n}", 1, 12, ", or } is needed"},
    {"a = {b = 1, b = 2}", 1, 13, "is there already (on the same line)"},
    {"a = {b = {}, b.c = 1}", 1, 14, "inline table"},
    {"a = {b = 1", 1, 11, "the end of the file"},
    {"a = {b}", 1, 7, "an = is needed"},
    {"a = {b = 1}}", 1, 12, "the line must end"},
};

static void check_bad(const struct bad *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct arena *a = arena_new();
        const struct value *v = NULL;
        struct text_place place = {0, 0};
        err e = toml_parse(a, str_c(cases[i].toml), &v, &place);
        const char *message = failed(e) ? e.message : "(accepted)";
        buf start = buf_new(a);
        buf_fmt(&start, "line %u, column %u: ", cases[i].line, cases[i].column);
        if (!strstr(message, cases[i].says) || !str_starts(str_c(message), buf_str(&start))) {
            fail_msg("<<%s>>\n  gives    %s\n  expected %.*s…%s…", cases[i].toml, message,
                     STR_ARG(buf_str(&start)), cases[i].says);
        }
        assert_int_equal(e.code, ERR_INPUT);
        assert_int_equal(place.line, cases[i].line);
        assert_int_equal(place.column, cases[i].column);
        assert_null(v); /* untouched */
        arena_free(a);
    }
}

static void test_bad(void **state) {
    (void)state;
    check_bad(bad_documents, COUNT_OF(bad_documents));
    check_bad(bad_keys, COUNT_OF(bad_keys));
    check_bad(bad_strings, COUNT_OF(bad_strings));
    check_bad(bad_numbers, COUNT_OF(bad_numbers));
    check_bad(bad_times, COUNT_OF(bad_times));
    check_bad(bad_arrays, COUNT_OF(bad_arrays));
    check_bad(bad_tables, COUNT_OF(bad_tables));
}

/* ---- NUL, places, kinds ---------------------------------------------------------------------- */

static void test_nul_bytes(void **state) {
    (void)state;
    static const str texts[] = {STR_INIT("a = \"\0\""),
                                STR_INIT("a = '\0'"),
                                STR_INIT("# \0"),
                                STR_INIT("\0"),
                                STR_INIT("a = 1\0"),
                                STR_INIT("a\0 = 1"),
                                STR_INIT("a = \"\"\"\0\"\"\""),
                                STR_INIT("a = \"\\\0\"")};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct arena *a = arena_new();
        const struct value *v;
        assert_int_equal(toml_parse(a, texts[i], &v, NULL).code, ERR_INPUT);
        arena_free(a);
    }
}

static void check_place(const struct value *v, unsigned line, unsigned column) {
    assert_non_null(v);
    assert_int_equal(v->place.line, line);
    assert_int_equal(v->place.column, column);
}

static void test_places(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct value *v;
    str text = STR("\xEF\xBB\xBF"
                   "x = '\xC3\xA9\xC3\xA9'  # \xC3\xA9\n"
                   "y.z = [ 1,\n  '''\n\n''', 3 ]\n"
                   "[t]\nk = { '\xE6\x97\xA5' = 5 }\n"
                   "[[r]]\nq = 1979-05-27 07:32:00Z\n");
    assert_false(failed(toml_parse(a, text, &v, NULL)));
    check_place(value_get(v, "x"), 1, 5);
    const struct value *z = value_get(value_get(v, "y"), "z");
    check_place(z, 2, 7);
    assert_int_equal(z->key_place.column, 3);
    check_place(value_at(z, 0), 2, 9);
    check_place(value_at(z, 1), 3, 3);
    check_place(value_at(z, 2), 5, 6);
    check_place(value_get(v, "t"), 6, 2);
    const struct value *k = value_get(value_get(v, "t"), "k");
    check_place(k, 7, 5);
    check_place(value_at(k, 0), 7, 13);
    assert_int_equal(value_at(k, 0)->key_place.column, 7);
    check_place(value_at(value_get(v, "r"), 0), 8, 3);
    check_place(value_get(value_at(value_get(v, "r"), 0), "q"), 9, 5);
    arena_free(a);
}

static void test_times_are_instants(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct value *v;
    assert_false(failed(toml_parse(a,
                                   STR("a = 1970-01-01T01:00:00+01:00\nb = 1969-12-31T23:59:59.999999Z\n"
                                       "c = 2000-03-01\nd = 00:00:01\ne = 2001-09-09T01:46:40"),
                                   &v, NULL)));
    assert_int_equal(value_get(v, "a")->as.time.us, 0);
    assert_int_equal(value_get(v, "a")->as.time.offset_minutes, 60);
    assert_int_equal(value_get(v, "b")->as.time.us, -1);
    assert_int_equal(value_get(v, "c")->as.time.us, 951868800 * TIME_SECOND);
    assert_int_equal(value_get(v, "d")->as.time.us, TIME_SECOND);
    assert_int_equal(value_get(v, "e")->as.time.us, 1000000000 * TIME_SECOND);
    assert_int_equal(value_get(v, "e")->kind, VALUE_LOCAL_DATETIME);
    arena_free(a);
}

/* ---- Limits ---------------------------------------------------------------------------------- */

/* `part` again and again between two texts. */
static str repeated(struct arena *a, const char *before, const char *part, size_t times, const char *after) {
    buf b = buf_new(a);
    buf_c(&b, before);
    for (size_t i = 0; i < times; i++) {
        buf_c(&b, part);
    }
    buf_c(&b, after);
    return buf_str(&b);
}

static void check_code(struct arena *a, str text, enum err_code expected) {
    const struct value *v;
    struct text_place place = {0, 0};
    err e = toml_parse(a, text, &v, &place);
    if (e.code != expected) {
        fail_msg("expected %d, got %d: %s", (int)expected, (int)e.code, e.message ? e.message : "(accepted)");
    }
    assert_true(!failed(e) || (place.line > 0 && place.column > 0));
}

static void test_depth(void **state) {
    (void)state;
    struct arena *a = arena_new();
    /* The top table is one level; what is counted is the same for every way of nesting. */
    size_t most = TOML_DEPTH_MAX - 1;
    str closing = repeated(a, "", "]", most, "");
    check_code(a, arena_join(a, (str[]){repeated(a, "a = ", "[", most, ""), closing}, 2), ERR_NONE);
    check_code(a, arena_join(a, (str[]){repeated(a, "a = ", "[", most + 1, "]"), closing}, 2), ERR_LIMIT);
    check_code(a, repeated(a, "", "a.", most, "b = 1"), ERR_NONE);
    check_code(a, repeated(a, "", "a.", most + 1, "b = 1"), ERR_LIMIT);
    check_code(a, repeated(a, "[", "a.", most - 1, "b]"), ERR_NONE);
    check_code(a, repeated(a, "[", "a.", most, "b]"), ERR_LIMIT);
    check_code(a, repeated(a, "[[", "a.", most - 2, "b]]"), ERR_NONE);
    check_code(a, repeated(a, "[[", "a.", most - 1, "b]]"), ERR_LIMIT);
    check_code(a, repeated(a, "[", "a.", most - 1, "b]\nx = []"), ERR_LIMIT);
    check_code(a, repeated(a, "[", "a.", most - 1, "b]\nx.y = 1"), ERR_LIMIT);
    check_code(a, repeated(a, "x = ", "{a=", most + 1, ""), ERR_LIMIT);
    check_code(a, repeated(a, "x = ", "[{a.b=", most, ""), ERR_LIMIT);
    /* Far beyond it, the answer is the same and comes at once. */
    check_code(a, repeated(a, "a = ", "[", 1000000, ""), ERR_LIMIT);
    check_code(a, repeated(a, "", "a.", 500000, "b = 1"), ERR_LIMIT);
    check_code(a, repeated(a, "[", "a.", 500000, "b]"), ERR_LIMIT);
    arena_free(a);
}

static void test_depth_is_that_of_the_tree(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct value *v;
    str text = repeated(a, "[[", "a.", TOML_DEPTH_MAX - 3, "b]]\nx = 1");
    assert_false(failed(toml_parse(a, text, &v, NULL)));
    assert_true(json_from_value(a, v).n > 0); /* asserts JSON_DEPTH_MAX, which is the same */
    arena_free(a);
}

static void test_sizes(void **state) {
    (void)state;
    struct arena *a = arena_new();
    size_t fits = TOML_BYTES_MAX - 2;
    check_code(a, repeated(a, "#", "x", fits, "\n"), ERR_NONE);
    check_code(a, repeated(a, "#", "x", fits + 1, "\n"), ERR_LIMIT);
    arena_reset(a);
    check_code(a, repeated(a, "a = [", "1,", VALUE_COUNT_MAX - 2, "]"), ERR_NONE);
    arena_reset(a);
    check_code(a, repeated(a, "a = [", "1,", VALUE_COUNT_MAX - 1, "]"), ERR_LIMIT);
    arena_reset(a);
    check_code(a, repeated(a, "", "[[a]]\n", 150000, ""), ERR_NONE);
    arena_free(a);
}

static void test_many_keys(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    for (uint64_t i = 0; i < 20000; i++) {
        buf_c(&b, "t.k");
        buf_u64(&b, i);
        buf_c(&b, " = ");
        buf_u64(&b, i);
        buf_c(&b, "\n");
    }
    const struct value *v;
    assert_false(failed(toml_parse(a, buf_str(&b), &v, NULL)));
    assert_int_equal(value_count(value_get(v, "t")), 20000);
    assert_int_equal(value_get(value_get(v, "t"), "k19999")->as.integer, 19999);
    assert_null(value_get(value_get(v, "t"), "k20000"));
    buf_c(&b, "t.k7 = 1");
    struct text_place place;
    assert_true(failed(toml_parse(a, buf_str(&b), &v, &place)));
    assert_int_equal(place.line, 20001);
    arena_free(a);
}

/* Every start of a document is refused or accepted, and never read past its end (the sanitizers see to
 * that). */
static void test_every_start(void **state) {
    (void)state;
    static const char whole[] = "a = \"x\\u00e9\\\"\" # c\r\n[t.'q']\nd = [1_0, 0x1f, 1.5e+3, {i = "
                                "'''\nl''', j.k = \"\"\"m\\\n n\"\"\"}]\n"
                                "[[r]]\nw = 1979-05-27 07:32:00.25-07:00\ny = 07:32:00\nz = -inf\nb = true\n";
    for (size_t n = 0; n <= sizeof whole - 1; n++) {
        struct arena *a = arena_new();
        char *exact = arena_alloc(a, n + 1);
        memcpy(exact, whole, n);
        const struct value *v;
        err e = toml_parse(a, str_n(exact, n), &v, NULL);
        assert_true(!failed(e) || e.code == ERR_INPUT);
        assert_true(n < sizeof whole - 1 || !failed(e));
        arena_free(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_nul_bytes),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_times_are_instants),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_depth_is_that_of_the_tree),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_every_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
