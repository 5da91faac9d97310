/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/inside.h"

static void add_folded(buf *b, str text) {
    while (text.n) {
        size_t word = 0;
        while (word < text.n && !byte_is_space(text.p[word])) {
            word++;
        }
        buf_add(b, str_sub(text, 0, word));
        if (word < text.n && b->n > 0 && !byte_is_space(b->p[b->n - 1])) {
            buf_byte(b, ' ');
        }
        text = str_from(text, word + 1);
    }
}

/* Adds what one node itself says. */
static void add_node(buf *b, cmark_node *n) {
    cmark_node_type type = cmark_node_get_type(n);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK) {
        add_folded(b, str_c(cmark_node_get_literal(n)));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        add_folded(b, STR(" "));
    }
}

static bool ends_line(cmark_node *n) {
    cmark_node_type type = cmark_node_get_type(n);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK ||
           (type != CMARK_NODE_TEXT && md_is_named(n, "table_cell"));
}

static void end_line(buf *b) {
    while (b->n > 0 && b->p[b->n - 1] == ' ') {
        b->n--;
    }
    if (b->n > 0 && b->p[b->n - 1] != '\n') {
        buf_byte(b, '\n');
    }
}

static void add_tree(buf *b, cmark_node *root, bool lines) {
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type e = cmark_iter_next(walk); e != CMARK_EVENT_DONE; e = cmark_iter_next(walk)) {
        cmark_node *n = cmark_iter_get_node(walk);
        if (e == CMARK_EVENT_ENTER) {
            add_node(b, n);
        }
        if (lines && ends_line(n) && (e == CMARK_EVENT_EXIT || md_is(n, CMARK_NODE_CODE_BLOCK))) {
            end_line(b);
        }
    }
    cmark_iter_free(walk);
}

str md_plain(struct arena *a, cmark_node *n) {
    buf b = buf_new(a);
    add_tree(&b, n, false);
    return str_trim(buf_str(&b));
}

str md_plain_document(struct arena *a, cmark_node *root) {
    buf b = buf_new(a);
    add_tree(&b, root, true);
    return str_trim(buf_str(&b));
}

/* Scripts that are written without spaces: Han, kana, and their extensions. */
static bool counts_alone(uint32_t c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_wordly(uint32_t c) {
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F);
}

size_t md_words_count(str text) {
    size_t count = 0;
    bool inside = false;
    while (text.n) {
        char first = text.p[0];
        if ((unsigned char)first < 0x80) {
            bool starts = !inside && byte_is_alnum(first);
            count += starts;
            inside = (inside || starts) && !byte_is_space(first);
            text = str_n(text.p + 1, text.n - 1);
            continue;
        }
        uint32_t c = utf8_next(&text);
        bool alone = counts_alone(c);
        bool starts = alone || (!inside && is_wordly(c));
        count += starts;
        inside = !alone && (inside || starts);
    }
    return count;
}
