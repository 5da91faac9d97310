/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * viewc_html: text, tags and elements as an HTML parser sees them (HTML Living Standard §13.2).
 *
 * What a browser would repair is refused here, so that the tree of open elements is the browser's:
 * each element is closed, stands where its start tag closes nothing else, and no text stands where
 * it would be moved.
 */
#include "viewc.h"

const struct element *innermost(const struct compiler *c) {
    return c->open.n ? c->open.at[c->open.n - 1].element : 0;
}

bool in_svg(const struct compiler *c) {
    const struct element *e = innermost(c);
    return e && ((e->flags & ELEMENT_SVG) || str_eq(str_c(e->name), STR("svg")));
}

static bool spaces_count(const struct compiler *c) {
    for (size_t i = 0; i < c->open.n; i++) {
        if (c->open.at[i].element->flags & ELEMENT_SPACE) {
            return true;
        }
    }
    return false;
}

static bool name_byte(char byte) {
    return byte_is_alnum(byte) || byte == '-';
}

static str name_take(struct compiler *c) {
    size_t from = c->at;
    while (c->at < c->text.n && name_byte(c->text.p[c->at])) {
        c->at++;
    }
    return str_sub(c->text, from, c->at - from);
}

bool reference(struct compiler *c) {
    size_t at = c->at;
    size_t end = at + 1;
    if (end < c->text.n && c->text.p[end] == '#') {
        end++;
    }
    while (end < c->text.n && end - at < 34 && byte_is_alnum(c->text.p[end])) {
        end++;
    }
    str inner = str_sub(c->text, at + 1, end - at - 1);
    if (end >= c->text.n || c->text.p[end] != ';' || inner.n < 2) {
        return refuse(c, at, "a lone & - write &amp;");
    }
    put(c, str_sub(c->text, at, end + 1 - at));
    c->at = end + 1;
    return true;
}

/* ---- Comments and the doctype ---- */

static bool comment(struct compiler *c, size_t at) {
    size_t end = str_find(str_from(c->text, at + 4), STR("-->"));
    if (end == SIZE_MAX) {
        return refuse(c, at, "this comment does not end - close it with -->");
    }
    str inner = str_sub(c->text, at + 4, end);
    if (str_contains(inner, STR("{{")) || str_contains(inner, STR("{%")) || str_contains(inner, STR("{#"))) {
        return refuse(c, at,
                      "a value or directive in a comment - write {# for a comment that is not for the page");
    }
    if (str_starts(inner, STR(">")) || str_starts(inner, STR("-")) || str_ends(inner, STR("-")) ||
        str_contains(inner, STR("--"))) {
        return refuse(c, at,
                      "a comment that browsers end elsewhere - write none of \"--\" and \">\" at its ends");
    }
    put(c, str_sub(c->text, at, end + 7));
    c->at = at + end + 7;
    c->now.space = false;
    return true;
}

static bool doctype(struct compiler *c, size_t at) {
    str want = STR("<!doctype html>");
    if (!str_eq_nocase(str_sub(rest(c), 0, want.n), want)) {
        return refuse(c, at,
                      "unknown markup behind <! - only <!doctype html> and <!-- comments --> are there");
    }
    if (c->open.n || c->frames.n) {
        return refuse(c, at, "a doctype within an element or branch - put it first in the page");
    }
    put(c, want);
    c->at += want.n;
    c->now.space = false;
    return true;
}

/* ---- Elements ---- */

static bool p_is_open(const struct compiler *c) {
    for (size_t i = c->open.n; i > 0; i--) {
        const struct element *e = c->open.at[i - 1].element;
        if (str_eq(str_c(e->name), STR("p"))) {
            return true;
        }
        if (e->flags & ELEMENT_SCOPE) {
            return false;
        }
    }
    return false;
}

static bool is_open(const struct compiler *c, const char *name) {
    for (size_t i = 0; i < c->open.n; i++) {
        if (str_eq(str_c(c->open.at[i].element->name), str_c(name))) {
            return true;
        }
    }
    return false;
}

static bool parent_check(struct compiler *c, size_t at, const struct element *e) {
    const struct element *parent = innermost(c);
    if (!parent) {
        return true;
    }
    if (parent->flags & ELEMENT_TEXT) {
        return refuse(c, at, "<%s> in the <%s> of a drawing - it holds text alone", e->name, parent->name);
    }
    if (e->parents && !names_have(e->parents, str_c(parent->name))) {
        return refuse(c, at, "<%s> in <%s> - it may stand only in: %s", e->name, parent->name,
                      e->parents[0] ? e->parents : "no element");
    }
    bool named = e->parents && names_have(e->parents, str_c(parent->name));
    if ((parent->flags & ELEMENT_ONLY) && !named) {
        return refuse(c, at, "<%s> directly in <%s> - a browser would move it; put it into a cell or item",
                      e->name, parent->name);
    }
    if (str_eq(str_c(parent->name), STR("head")) && !(e->flags & ELEMENT_HEAD)) {
        return refuse(c, at, "<%s> in <head> - a browser would end the head here; put it into the body",
                      e->name);
    }
    return true;
}

static bool element_check(struct compiler *c, size_t at, const struct element *e) {
    const struct element *parent = innermost(c);
    if (!parent_check(c, at, e)) {
        return false;
    }
    if ((e->flags & ELEMENT_ENDS_P) && p_is_open(c)) {
        return refuse(c, at, "<%s> within <p> - a browser would end the paragraph here; close it first",
                      e->name);
    }
    if ((e->flags & ELEMENT_SINGLE) && is_open(c, e->name)) {
        return refuse(c, at, "<%s> within <%s> - a browser would end the outer one; close it first", e->name,
                      e->name);
    }
    if ((e->flags & ELEMENT_HEADING) && parent && (parent->flags & ELEMENT_HEADING)) {
        return refuse(c, at, "<%s> within <%s> - close the outer heading first", e->name, parent->name);
    }
    return true;
}

static bool start_tag(struct compiler *c, size_t at) {
    c->at++;
    str name = name_take(c);
    if (str_starts(rest(c), STR("{{"))) {
        return refuse(c, c->at, "a value in a tag name - write the name out");
    }
    const struct element *e = element_find(name, in_svg(c));
    if (!e) {
        return refuse(c, at, "unknown element <%.*s> - use an element of tools/viewc_names.c, in lower case",
                      STR_ARG(name));
    }
    if (!element_check(c, at, e)) {
        return false;
    }
    put_c(c, "<");
    put(c, name);
    c->now.state = IN_TAG;
    c->now.space = false;
    c->now.tag_at = at;
    c->tag.element = e;
    c->tag.frames = c->frames.n;
    c->tag.attributes.n = 0;
    return true;
}

static void element_push(struct compiler *c, const struct element *e) {
    *LIST_ADD(c->a, &c->open) = (struct open_element){e, c->now.tag_at};
    c->now.depth = c->open.n;
}

/* An element that ends at once: script with src, iframe. */
static bool empty_element(struct compiler *c, const struct element *e) {
    size_t at = c->at;
    skip_space(c);
    if (!take(c, "</") || !take(c, e->name) || !take(c, ">")) {
        return refuse(c, at, "<%s> with content - it must be empty: write </%s> here", e->name, e->name);
    }
    put(c, arena_join(c->a, (str[]){STR("</"), str_c(e->name), STR(">")}, 3));
    return true;
}

static bool start_tag_end(struct compiler *c, bool self_closing) {
    const struct element *e = c->tag.element;
    if (!attributes_check(c)) {
        return false;
    }
    put_c(c, self_closing ? "/>" : ">");
    c->now.state = IN_TEXT;
    c->now.space = false;
    if (self_closing || (e->flags & ELEMENT_VOID)) {
        return true;
    }
    if (str_eq(str_c(e->name), STR("script"))) {
        return attribute_find(c, "src") ? empty_element(c, e) : directive_data_block(c);
    }
    if (e->flags & ELEMENT_EMPTY) {
        return empty_element(c, e);
    }
    if (e->flags & ELEMENT_RCDATA) {
        c->now.state = IN_RCDATA;
    }
    if ((e->flags & ELEMENT_SPACE) && !str_starts(rest(c), STR("\n"))) {
        put_c(c, "\n"); /* the parser drops a first line feed; a value that begins with one keeps its own */
    }
    element_push(c, e);
    return true;
}

static bool tag_step(struct compiler *c) {
    size_t at = c->at;
    if (byte_is_space(c->text.p[at])) {
        skip_space(c);
        c->now.space = true;
        return true;
    }
    if (c->frames.n != c->tag.frames && (c->text.p[at] == '>' || c->text.p[at] == '/')) {
        return refuse(c, at, "the tag ends within a branch - end the branch before the >");
    }
    if (take(c, ">")) {
        return start_tag_end(c, false);
    }
    if (take(c, "/>")) {
        if (!(c->tag.element->flags & ELEMENT_SVG)) {
            return refuse(c, at,
                          "/> outside of a drawing - write > (and an end tag unless the element is void)");
        }
        return start_tag_end(c, true);
    }
    return attribute_begin(c);
}

static bool end_tag(struct compiler *c, size_t at) {
    c->at += 2;
    str name = name_take(c);
    if (at_directive(c)) {
        return refuse(c, c->at, "a value in a tag name - write the name out");
    }
    const struct element *e = element_find(name, in_svg(c));
    if (e && (e->flags & ELEMENT_VOID)) {
        return refuse(c, at, "</%s>, but <%s> is void - delete the end tag", e->name, e->name);
    }
    const struct element *open = innermost(c);
    if (!open) {
        return refuse(c, at, "</%.*s> without a start tag in this view - delete it", STR_ARG(name));
    }
    if (!str_eq(name, str_c(open->name))) {
        return refuse(c, at, "</%.*s>, but <%s> is open - write </%s> first", STR_ARG(name), open->name,
                      open->name);
    }
    if (c->frames.n && c->frames.at[c->frames.n - 1].start.depth == c->open.n) {
        return refuse(c, at, "</%s> in a branch, its start tag outside - put both into the same branch",
                      open->name);
    }
    skip_space(c);
    if (!take(c, ">")) {
        return refuse(c, c->at, "an end tag has only a name - write </%s>", open->name);
    }
    put(c, arena_join(c->a, (str[]){STR("</"), name, STR(">")}, 3));
    c->open.n--;
    c->now.depth = c->open.n;
    c->now.state = IN_TEXT;
    c->now.space = false;
    return true;
}

static bool markup(struct compiler *c) {
    size_t at = c->at;
    str r = rest(c);
    if (str_starts(r, STR("<!--"))) {
        return comment(c, at);
    }
    if (str_starts(r, STR("<!"))) {
        return doctype(c, at);
    }
    if (str_starts(r, STR("</"))) {
        return end_tag(c, at);
    }
    if (str_starts(r, STR("<{{")) || str_starts(r, STR("<{%")) || str_starts(r, STR("<{#"))) {
        return refuse(c, at + 1, "a value in a tag name - write the name out");
    }
    if (r.n < 2 || !byte_is_alpha(r.p[1])) {
        return refuse(c, at, "a lone < - write &lt;");
    }
    return start_tag(c, at);
}

/* ---- Text ---- */

static void white_space(struct compiler *c) {
    size_t from = c->at;
    skip_space(c);
    str run = str_sub(c->text, from, c->at - from);
    if (spaces_count(c)) {
        put(c, run);
    } else if (!c->now.space) {
        put_c(c, str_find_byte(run, '\n') == SIZE_MAX ? " " : "\n");
        c->now.space = true;
    }
}

static bool text_step(struct compiler *c) {
    size_t from = c->at;
    const struct element *parent = innermost(c);
    if (byte_is_space(c->text.p[from])) {
        white_space(c);
        return true;
    }
    if (parent && ((parent->flags & ELEMENT_ONLY) || str_eq(str_c(parent->name), STR("head")))) {
        return refuse(c, from, "text directly in <%s> - a browser would move it; put it into an element",
                      parent->name);
    }
    c->now.space = false;
    if (c->text.p[from] == '&') {
        return reference(c);
    }
    c->at++;
    while (c->at < c->text.n && !at_directive(c) &&
           str_find_byte(STR("<& \t\n"), c->text.p[c->at]) == SIZE_MAX) {
        c->at++;
    }
    put(c, str_sub(c->text, from, c->at - from));
    return true;
}

bool html_step(struct compiler *c) {
    bool is_markup = c->text.p[c->at] == '<';
    switch (c->now.state) {
    case IN_TEXT:
        return is_markup ? markup(c) : text_step(c);
    case IN_RCDATA:
        if (is_markup && !str_starts(rest(c), STR("</"))) {
            return refuse(c, c->at, "a < in <%s> - it holds text alone; write &lt;", innermost(c)->name);
        }
        return is_markup ? end_tag(c, c->at) : text_step(c);
    case IN_TAG:
        return tag_step(c);
    case IN_VALUE:
        return attribute_step(c);
    }
    return false;
}
