/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "viewc/test_page.h"

/* Written without utf8_next, which the views use: the shortest piece that is valid is a character. */
str seen_of(struct arena *a, str value) {
    buf b = buf_new(a);
    while (value.n) {
        size_t n = 1;
        while (n < 4 && n < value.n && !utf8_valid(str_sub(value, 0, n))) {
            n++;
        }
        str piece = str_sub(value, 0, n);
        unsigned char first = (unsigned char)piece.p[0];
        bool control = (first < ' ' && first != '\n' && first != '\t' && first != '\r') || first == 0x7F;
        if (!utf8_valid(piece) || control) {
            buf_c(&b, "\xEF\xBF\xBD");
            n = 1;
        } else {
            buf_add(&b, piece);
        }
        value = str_from(value, n);
    }
    return buf_str(&b);
}

struct hostile hostile_of(struct arena *a, str value) {
    struct hostile h = {.value = value, .n = 2};
    str seen = seen_of(a, value);
    h.body = html_from_text(a, seen);
    buf b = buf_new(a);
    struct json_writer w = json_writer_new(&b);
    json_add_object(&w);
    json_member_str(&w, "value", seen);
    json_end(&w);
    json_finish(&w);
    h.data = json_for_html(a, buf_str(&b));
    *LIST_ADD(a, &h.list) = value;
    *LIST_ADD(a, &h.list) = value;
    return h;
}

xmlDoc *page_parse(str page) {
    int options = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED;
    return htmlReadMemory(page.p, (int)page.n, 0, "UTF-8", options);
}

static void add_attributes(buf *b, const xmlNode *node) {
    buf_byte(b, '[');
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        buf_c(b, (const char *)a->name);
        buf_byte(b, ' ');
    }
    buf_byte(b, ']');
}

void page_shape(buf *b, const xmlNode *node) {
    for (const xmlNode *at = node; at; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            buf_c(b, (const char *)at->name);
            add_attributes(b, at);
            buf_byte(b, '(');
            page_shape(b, at->children);
            buf_byte(b, ')');
        } else if (at->type == XML_COMMENT_NODE || at->type == XML_PI_NODE) {
            buf_c(b, "!");
        }
    }
}

xmlNode *page_find(xmlNode *node, const char *id) {
    for (xmlNode *at = node; at; at = at->next) {
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        xmlChar *value = xmlGetProp(at, (const xmlChar *)"id");
        bool found = value && strcmp((const char *)value, id) == 0;
        xmlFree(value);
        if (found) {
            return at;
        }
        xmlNode *inner = page_find(at->children, id);
        if (inner) {
            return inner;
        }
    }
    return 0;
}
