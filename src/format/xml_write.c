/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/xml_write.h"

struct xml_writer xml_writer_new(buf *out) {
    buf_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return (struct xml_writer){.out = out};
}

static void end_tag(struct xml_writer *w) {
    if (w->in_tag) {
        buf_byte(w->out, '>');
        w->in_tag = false;
    }
}

/* XML 1.0 §2.2, production 2; U+FFFD stands for what is none. */
static uint32_t allowed(uint32_t c) {
    bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    return control || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c;
}

/* White space in attributes would be folded by a reader, so it is written as references (§3.3.3). */
static void add_character(buf *b, uint32_t c, bool attribute) {
    if (c == '&') {
        buf_c(b, "&amp;");
    } else if (c == '<') {
        buf_c(b, "&lt;");
    } else if (c == '>') {
        buf_c(b, "&gt;");
    } else if (c == '"' && attribute) {
        buf_c(b, "&quot;");
    } else if (c == '\r' || (attribute && (c == '\n' || c == '\t'))) {
        buf_c(b, c == '\r' ? "&#13;" : c == '\n' ? "&#10;" : "&#9;");
    } else {
        utf8_add(b, c);
    }
}

static void add_escaped(buf *b, str text, bool attribute) {
    while (text.n) {
        add_character(b, allowed(utf8_next(&text)), attribute);
    }
}

void xml_open(struct xml_writer *w, const char *name) {
    ASSERT(w->depth < XML_WRITE_DEPTH_MAX);
    end_tag(w);
    w->open[w->depth++] = name;
    buf_byte(w->out, '<');
    buf_c(w->out, name);
    w->in_tag = true;
}

void xml_add_attribute(struct xml_writer *w, const char *name, str value) {
    ASSERT(w->in_tag);
    buf_byte(w->out, ' ');
    buf_c(w->out, name);
    buf_c(w->out, "=\"");
    add_escaped(w->out, value, true);
    buf_byte(w->out, '"');
}

void xml_add_text(struct xml_writer *w, str text) {
    ASSERT(w->depth > 0);
    end_tag(w);
    add_escaped(w->out, text, false);
}

void xml_close(struct xml_writer *w) {
    ASSERT(w->depth > 0);
    const char *name = w->open[--w->depth];
    if (w->in_tag) {
        buf_c(w->out, "/>");
        w->in_tag = false;
        return;
    }
    buf_c(w->out, "</");
    buf_c(w->out, name);
    buf_byte(w->out, '>');
}

void xml_element(struct xml_writer *w, const char *name, str text) {
    xml_open(w, name);
    xml_add_text(w, text);
    xml_close(w);
}

void xml_finish(struct xml_writer *w) {
    while (w->depth) {
        xml_close(w);
    }
    buf_byte(w->out, '\n');
}
