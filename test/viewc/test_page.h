/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * test_page: what the test views of test/viewc show, and the page as a browser's parser sees it.
 *
 * The views of test/viewc/good are compiled with the tests and their output is compared with
 * test/viewc/golden. The view of test/viewc/hostile.html has a value in every context there is; the
 * tests put hostile bytes there and compare the parsed page with one of harmless bytes.
 * Never part of the program.
 */
#ifndef WAYMARK_TEST_PAGE_H
#define WAYMARK_TEST_PAGE_H

#include "format/html.h"
#include "format/json.h"

#include <libxml/HTMLparser.h>

enum thing_kind { THING_PLAIN, THING_ROUND };

struct thing {
    str name;
    uint32_t count;
    enum thing_kind kind;
    LIST(str) parts;
};

struct thing_holder {
    LIST(struct thing) list;
};

/* One struct for all good views. */
struct good {
    str name;
    str empty;
    str url;
    str key;
    int number;
    unsigned amount;
    size_t size;
    int64_t large;
    uint64_t huge;
    short little;
    bool yes;
    bool no;
    enum thing_kind kind;
    html body;
    html no_body;
    struct json_text data;
    struct thing inner;
    const struct thing *pointer;
    const struct thing *nothing;
    LIST(str) words;
    LIST(str) no_words;
    LIST(struct thing) things;
    struct thing_holder holder;
    LIST(const struct thing *) pointers;
};

/* Everything in it is made of the same bytes, which may be no UTF-8; the safe HTML and the JSON are made of
 * their valid form, as their rooms promise. */
struct hostile {
    str value;
    html body;
    struct json_text data;
    uint32_t n;
    LIST(str) list;
};

/* Bytes that have broken pages elsewhere, by what they try. */
extern const str hostile_values[];
extern const size_t hostile_values_count;

struct hostile hostile_of(struct arena *a, str value);

/* What a reader must see of a value: bytes that are no UTF-8 and control characters are U+FFFD. */
str seen_of(struct arena *a, str value);

/* The page as libxml2's HTML parser reads it; free it with xmlFreeDoc. NULL when it gave up. */
xmlDoc *page_parse(str page);
/* Elements and attribute names, nested: "html[lang](head(title)body(…))". Neither text nor values. */
void page_shape(buf *b, const xmlNode *node);
/* The element with this id, or NULL. */
xmlNode *page_find(xmlNode *node, const char *id);

#endif
