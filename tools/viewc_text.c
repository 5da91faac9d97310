/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* viewc_text: translated messages and the template of translations. */
#include "viewc.h"

#include "literal.h"

/* ---- Messages ---- */

bool message_names(struct compiler *c, size_t at, str text, str names) {
    const char *list = arena_z(c->a, names);
    while (text.n) {
        size_t open = str_find_byte(text, '{');
        size_t stray = str_find_byte(str_sub(text, 0, open), '}');
        if (open == SIZE_MAX && stray == SIZE_MAX) {
            return true;
        }
        text = str_from(text, open == SIZE_MAX ? text.n : open + 1);
        size_t close = str_find_byte(text, '}');
        if (stray != SIZE_MAX || close == SIZE_MAX) {
            return refuse(c, at, "a lone brace in a message - write {name} around the name of a value");
        }
        str name = str_sub(text, 0, close);
        if (!names_have(list, name)) {
            return refuse(c, at, "no value is given for {%.*s} - write %.*s=path behind the text", STR_ARG(name),
                          STR_ARG(name));
        }
        text = str_from(text, close + 1);
    }
    return true;
}

bool message_add(struct compiler *c, size_t at, str one, str other) {
    struct viewc *w = c->all;
    struct message *m = 0;
    for (size_t i = 0; i < w->messages.n && !m; i++) {
        m = str_eq(w->messages.at[i].one, one) ? &w->messages.at[i] : 0;
    }
    if (m && !str_eq(m->other, other)) {
        return refuse(c, at, "this text stands elsewhere with another plural or none (%.*s) - make them alike",
                      STR_ARG(m->places.at[0]));
    }
    if (!m) {
        m = LIST_ADD(w->a, &w->messages);
        m->one = one;
        m->other = other;
    }
    *LIST_ADD(w->a, &m->places) = place_of(c, at, false);
    return true;
}

static int message_order(const void *a, const void *b) {
    return str_cmp(((const struct message *)a)->one, ((const struct message *)b)->one);
}

static void add_po_line(buf *b, const char *keyword, str text) {
    buf_c(b, keyword);
    buf_byte(b, ' ');
    add_c_literal(b, text, 0);
    buf_byte(b, '\n');
}

static void add_message(buf *b, const struct message *m) {
    for (size_t i = 0; i < m->places.n; i++) {
        if (i == 0 || !str_eq(m->places.at[i], m->places.at[i - 1])) {
            buf_c(b, "#: ");
            buf_add(b, m->places.at[i]);
            buf_byte(b, '\n');
        }
    }
    add_po_line(b, "msgid", m->one);
    if (m->other.n) {
        add_po_line(b, "msgid_plural", m->other);
        buf_c(b, "msgstr[0] \"\"\nmsgstr[1] \"\"\n\n");
    } else {
        buf_c(b, "msgstr \"\"\n\n");
    }
}

str viewc_pot(struct viewc *w) {
    buf b = buf_new(w->a);
    buf_c(&b, "# SPDX-" "License-Identifier: MIT\n"
              "# SPDX-FileCopyrightText: 2026 The Waymark authors\n"
              "#\n"
              "# Made by `make pot` from views/; copy it to LANGUAGE.po and translate.\n"
              "msgid \"\"\n"
              "msgstr \"\"\n"
              "\"Project-Id-Version: waymark\\n\"\n"
              "\"Language: \\n\"\n"
              "\"MIME-Version: 1.0\\n\"\n"
              "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
              "\"Content-Transfer-Encoding: 8bit\\n\"\n"
              "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n");
    if (w->messages.n) {
        qsort(w->messages.at, w->messages.n, sizeof *w->messages.at, message_order);
    }
    for (size_t i = 0; i < w->messages.n; i++) {
        add_message(&b, &w->messages.at[i]);
    }
    str pot = buf_str(&b);
    return str_sub(pot, 0, pot.n - 1);
}
