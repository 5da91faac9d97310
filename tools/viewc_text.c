/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* viewc_text: messages for people, in the generated C and in the template of translations. */
#include "viewc.h"

#include "literal.h"

/* Each {name} of `text` must be in the list of names, separated by spaces. */
static bool message_names(struct compiler *c, size_t at, str text, str names) {
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
            return refuse(c, at, "no value is given for {%.*s} - write %.*s=path behind the text",
                          STR_ARG(name), STR_ARG(name));
        }
        text = str_from(text, close + 1);
    }
    return true;
}

/* Records a message; false when it is known with another plural. */
static bool message_add(struct compiler *c, size_t at, str one, str other) {
    struct viewc *w = c->all;
    struct message *m = 0;
    for (size_t i = 0; i < w->messages.n && !m; i++) {
        m = str_eq(w->messages.at[i].one, one) ? &w->messages.at[i] : 0;
    }
    if (m && !str_eq(m->other, other)) {
        return refuse(c, at,
                      "this text stands elsewhere with another plural or none (%.*s) - make them alike",
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

/* ---- {{ t }} and {{ tn }} ---- */

/* name=path … as VIEW_VALUE("name", path) entries; a plural begins with its number. */
static bool arguments(struct compiler *c, bool plural, buf *entries, buf *names, size_t *count) {
    while (!str_starts(rest(c), STR("}}"))) {
        size_t at = c->at;
        str name = {0, 0};
        str expression = {0, 0};
        if (!directive_name_wanted(c, "name= or }}", &name) || !directive_wanted(c, "=") ||
            !directive_path(c, &expression)) {
            return false;
        }
        if (names_have((buf_str(names).n ? names->p : ""), name)) {
            return refuse(c, at, "\"%.*s\" is given twice - delete one", STR_ARG(name));
        }
        str call = plural && *count == 0 ? STR("VIEW_COUNT(\"") : STR("VIEW_VALUE(\"");
        buf_c(entries, *count ? ", " : "");
        buf_add(entries, arena_join(c->a, (str[]){call, name, STR("\", "), expression, STR(")")}, 5));
        buf_c(names, *count ? " " : "");
        buf_add(names, name);
        buf_str(names);
        ++*count;
    }
    return true;
}

static bool names_used(struct compiler *c, size_t at, str names, str one, str other) {
    while (names.n) {
        str name = str_split(&names, ' ');
        str braced = arena_join(c->a, (str[]){STR("{"), name, STR("}")}, 3);
        if (!str_contains(one, braced) && !str_contains(other, braced)) {
            return refuse(c, at, "\"%.*s\" does not stand in the text - write {%.*s} there or delete it",
                          STR_ARG(name), STR_ARG(name));
        }
    }
    return true;
}

static str quoted(struct compiler *c, str text) {
    buf b = buf_new(c->a);
    add_c_literal(&b, text, 0);
    return buf_str(&b);
}

/* The call that prints a message; `plural` has the expression of n. */
static void message_emit(struct compiler *c, size_t at, str texts[2], str entries, size_t count) {
    buf b = buf_new(c->a);
    buf_c(&b, texts[1].n ? "view_plural(view, STR(" : "view_message(view, STR(");
    buf_add(&b, quoted(c, texts[0]));
    if (texts[1].n) {
        buf_c(&b, "), STR(");
        buf_add(&b, quoted(c, texts[1]));
    }
    buf_c(&b, "), ");
    if (count) {
        buf_c(&b, "(const struct view_value[]){");
        buf_add(&b, entries);
        buf_c(&b, "}, ");
    } else {
        buf_c(&b, "0, ");
    }
    buf_u64(&b, count);
    buf_c(&b, ");");
    statement(c, at, buf_str(&b));
}

bool directive_message(struct compiler *c, size_t at, bool plural) {
    const char *printer = attribute_printer(c, at);
    if (!printer) {
        return false;
    }
    if (!str_eq(str_c(printer), STR("VIEW_TEXT"))) {
        return refuse(c, at, "a message in an address - an address is no text for people; write it as it is");
    }
    str texts[2] = {{0, 0}, {0, 0}};
    size_t text_at = c->at;
    if (!directive_string(c, &texts[0]) || (plural && !directive_string(c, &texts[1]))) {
        return false;
    }
    buf entries = buf_new(c->a);
    buf names = buf_new(c->a);
    size_t count = 0;
    if (!arguments(c, plural, &entries, &names, &count)) {
        return false;
    }
    str list = arena_str(c->a, buf_str(&names));
    if (plural && !str_eq(list, STR("n")) && !str_starts(list, STR("n "))) {
        return refuse(c, text_at, "a plural without its number - write n=path first behind the texts");
    }
    if (!message_names(c, text_at, texts[0], list) || !message_names(c, text_at, texts[1], list) ||
        !names_used(c, text_at, plural ? str_from(list, list.n > 1 ? 2 : 1) : list, texts[0], texts[1])) {
        return false;
    }
    if (!message_add(c, text_at, texts[0], texts[1]) || !directive_value_end(c, at)) {
        return false;
    }
    message_emit(c, at, texts, buf_str(&entries), count);
    return true;
}

/* ---- The template of translations ---- */

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
    buf_c(&b, "# SPDX-"
              "License-Identifier: MIT\n"
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
