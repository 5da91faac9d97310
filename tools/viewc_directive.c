/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* viewc_directive: what stands between the braces (docs/views.md, "What may stand in a view"). */
#include "viewc.h"

bool at_directive(const struct compiler *c) {
    str r = rest(c);
    return str_starts(r, STR("{{")) || str_starts(r, STR("{%")) || str_starts(r, STR("{#"));
}

/* ---- Words ---- */

static str word(struct compiler *c) {
    size_t from = c->at;
    while (c->at < c->text.n && (byte_is_alnum(c->text.p[c->at]) || c->text.p[c->at] == '_')) {
        c->at++;
    }
    str w = str_sub(c->text, from, c->at - from);
    return w.n && byte_is_digit(w.p[0]) ? (str){0, 0} : w;
}

/* A word and the white space behind it, when it is `want`. */
static bool keyword(struct compiler *c, const char *want) {
    size_t from = c->at;
    if (str_eq(word(c), str_c(want))) {
        skip_space(c);
        return true;
    }
    c->at = from;
    return false;
}

bool directive_name_wanted(struct compiler *c, const char *what, str *ret) {
    size_t at = c->at;
    *ret = word(c);
    skip_space(c);
    return ret->n > 0 || refuse(c, at, "%s is missing here - write a name of letters, digits and _", what);
}

bool directive_wanted(struct compiler *c, const char *literal) {
    if (!take(c, literal)) {
        return refuse(c, c->at, "\"%s\" is missing here - docs/views.md lists the forms", literal);
    }
    skip_space(c);
    return true;
}

/* A string in double quotes on one line; \" and \\ stand for themselves. */
bool directive_string(struct compiler *c, str *ret) {
    size_t from = c->at;
    if (!take(c, "\"")) {
        return refuse(c, from, "a text is missing here - write it in double quotes");
    }
    buf b = buf_new(c->a);
    while (c->at < c->text.n && c->text.p[c->at] != '"') {
        if (c->text.p[c->at] == '\n') {
            break;
        }
        if (c->text.p[c->at] == '\\') {
            c->at++;
        }
        buf_add(&b, str_sub(c->text, c->at, 1));
        c->at++;
    }
    if (!take(c, "\"")) {
        return refuse(c, from, "this text does not end - close it with a double quote on the same line");
    }
    *ret = buf_str(&b);
    skip_space(c);
    return ret->n > 0 || refuse(c, from, "an empty text - write the English sentence");
}

/* ---- Paths ---- */

static const struct frame *item_find(const struct compiler *c, str name) {
    for (size_t i = c->frames.n; i > 0; i--) {
        if (c->frames.at[i - 1].each && str_eq(c->frames.at[i - 1].item, name)) {
            return &c->frames.at[i - 1];
        }
    }
    return 0;
}

static bool path_fields(struct compiler *c, buf *b, bool is_str, size_t from) {
    bool first = true;
    for (;; first = false) {
        bool arrow = !first && take(c, "->");
        if (!arrow && !take(c, ".")) {
            return true;
        }
        if (is_str) {
            return refuse(c, from, "a str has no fields - print it as it is");
        }
        str field = word(c);
        if (!field.n) {
            return refuse(c, c->at, "a field is missing here - write v.field or item.field");
        }
        buf_c(b, first || arrow ? "->" : ".");
        buf_add(b, field);
    }
}

/* v.field, item.field, item, item#: the C expression for it. */
bool directive_path(struct compiler *c, str *ret) {
    size_t from = c->at;
    str name = word(c);
    const struct frame *item = item_find(c, name);
    if (!item && !str_eq(name, STR("v"))) {
        return refuse(c, from, "\"%.*s\" is no value here - a path begins with v or with the item of an each",
                      STR_ARG(name));
    }
    c->uses_v = c->uses_v || !item;
    buf b = buf_new(c->a);
    if (item && take(c, "#")) {
        buf_c(&b, "(at_");
        buf_add(&b, name);
        buf_c(&b, " + 1)");
    } else {
        buf_add(&b, name);
        if (!path_fields(c, &b, item && item->item_is_str, from)) {
            return false;
        }
    }
    *ret = buf_str(&b);
    skip_space(c);
    return true;
}

/* ---- {{ … }} ---- */

bool directive_value_end(struct compiler *c, size_t at) {
    if (!take(c, "}}")) {
        return refuse(c, c->at < c->text.n ? c->at : at, "the value does not end here - close it with }}");
    }
    c->now.space = false;
    return true;
}

/* Whether elements may stand here, so that safe HTML may. */
static bool elements_here(struct compiler *c, size_t at, const char *what) {
    const struct element *parent = innermost(c);
    if (c->now.state != IN_TEXT) {
        return refuse(c, at, "%s in a tag, an attribute or a title - it may stand only where elements may",
                      what);
    }
    if (in_svg(c)) {
        return refuse(c, at, "%s within <svg> - HTML would end the drawing; put it outside", what);
    }
    if (parent && (parent->flags & ELEMENT_ONLY) && str_eq(str_c(what), STR("{{= }}"))) {
        return refuse(c, at, "%s directly in <%s> - a browser would move it; put it into a cell or item",
                      what, parent->name);
    }
    return true;
}

static bool value_html(struct compiler *c, size_t at) {
    str expression = {0, 0};
    skip_space(c);
    if (!elements_here(c, at, "{{= }}") || !directive_path(c, &expression) || !directive_value_end(c, at)) {
        return false;
    }
    statement(c, at, arena_join(c->a, (str[]){STR("view_html(view, "), expression, STR(");")}, 3));
    return true;
}

static bool value(struct compiler *c) {
    size_t at = c->at;
    c->at += 2;
    if (take(c, "=")) {
        return value_html(c, at);
    }
    skip_space(c);
    if (keyword(c, "t")) {
        return directive_message(c, at, false);
    }
    if (keyword(c, "tn")) {
        return directive_message(c, at, true);
    }
    if (keyword(c, "json")) {
        return refuse(c, at,
                      "json outside of a data block - it may stand only in "
                      "<script type=\"application/ld+json\">");
    }
    const char *printer = attribute_printer(c, at);
    str expression = {0, 0};
    if (!printer || !directive_path(c, &expression) || !directive_value_end(c, at)) {
        return false;
    }
    statement(c, at, arena_join(c->a, (str[]){str_c(printer), STR("(view, "), expression, STR(");")}, 4));
    return true;
}

bool directive_data_block(struct compiler *c) {
    skip_space(c);
    size_t at = c->at;
    if (!take(c, "{{")) {
        return refuse(c, at,
                      "a data block holds {{ json path }} alone - write nothing else between its tags");
    }
    skip_space(c);
    str expression = {0, 0};
    if (!keyword(c, "json")) {
        return refuse(c, at, "only json may be printed in a data block - write {{ json path }}");
    }
    if (!directive_path(c, &expression) || !directive_value_end(c, at)) {
        return false;
    }
    statement(c, at, arena_join(c->a, (str[]){STR("view_json(view, "), expression, STR(");")}, 3));
    skip_space(c);
    if (!take(c, "</script>")) {
        return refuse(c, c->at, "a data block holds {{ json path }} alone - write </script> here");
    }
    put_c(c, "</script>");
    return true;
}

/* ---- {% … %} ---- */

static bool statement_end(struct compiler *c) {
    if (!take(c, "%}")) {
        return refuse(c, c->at, "the directive does not end here - close it with %%}");
    }
    return true;
}

static bool struct_wanted(struct compiler *c, str *ret) {
    size_t from = c->at;
    str name = {0, 0};
    if (!keyword(c, "struct")) {
        return refuse(c, from, "a type is missing here - write struct NAME");
    }
    if (!directive_name_wanted(c, "the struct's name", &name)) {
        return false;
    }
    *ret = arena_join(c->a, (str[]){STR("struct "), name}, 2);
    return true;
}

static bool do_view(struct compiler *c, size_t at) {
    str name = {0, 0};
    str type = {0, 0};
    if (!directive_name_wanted(c, "the view's name", &name) || !directive_wanted(c, "(") ||
        !struct_wanted(c, &type) || !directive_wanted(c, ")") || !statement_end(c)) {
        return false;
    }
    return view_begin(c, at, name, type);
}

/* path | not path | path == CONSTANT | path != CONSTANT, as C. */
static bool condition(struct compiler *c, str *ret) {
    bool negated = keyword(c, "not");
    str left = {0, 0};
    if (!directive_path(c, &left)) {
        return false;
    }
    bool equal = take(c, "==");
    bool differs = !equal && take(c, "!=");
    skip_space(c);
    if (!equal && !differs) {
        *ret = arena_join(c->a, (str[]){negated ? STR("!VIEW_TRUE(") : STR("VIEW_TRUE("), left, STR(")")}, 3);
        return true;
    }
    size_t at = c->at;
    while (c->at < c->text.n && (byte_is_digit(c->text.p[c->at]) || c->text.p[c->at] == '_' ||
                                 (c->text.p[c->at] >= 'A' && c->text.p[c->at] <= 'Z'))) {
        c->at++;
    }
    str constant = str_sub(c->text, at, c->at - at);
    if (!constant.n || negated) {
        return refuse(c, at,
                      "compare with a constant - write path == NAME_IN_CAPITALS or a number, without not");
    }
    skip_space(c);
    *ret = arena_join(c->a, (str[]){left, equal ? STR(" == ") : STR(" != "), constant}, 3);
    return true;
}

static bool do_if(struct compiler *c, size_t at, bool elif) {
    str test = {0, 0};
    if (!condition(c, &test) || !statement_end(c)) {
        return false;
    }
    if (!elif) {
        statement(c, at, arena_join(c->a, (str[]){STR("if ("), test, STR(") {")}, 3));
        frame_begin(c, (struct frame){.at = at});
        return true;
    }
    if (!frame_next(c, at, "elif")) {
        return false;
    }
    struct frame f = c->frames.at[--c->frames.n];
    statement(c, at, arena_join(c->a, (str[]){STR("} else if ("), test, STR(") {")}, 3));
    c->frames.at[c->frames.n++] = f;
    return true;
}

static bool do_else(struct compiler *c, size_t at) {
    if (!statement_end(c) || !frame_next(c, at, "else")) {
        return false;
    }
    c->frames.n--;
    statement(c, at, STR("} else {"));
    c->frames.n++;
    return true;
}

static bool do_end(struct compiler *c, size_t at) {
    if (!statement_end(c) || !frame_end(c, at)) {
        return false;
    }
    statement(c, at, STR("}"));
    return true;
}

static void each_emit(struct compiler *c, size_t at, const struct frame *f, str parts[2]) {
    str type = parts[0];
    str list = parts[1];
    str index = arena_join(c->a, (str[]){STR("at_"), f->item}, 2);
    statement(c, at,
              arena_join(c->a,
                         (str[]){STR("for (size_t "), index, STR(" = 0; "), index, STR(" < "), list,
                                 STR(".n; "), index, STR("++) {")},
                         9));
    frame_begin(c, *f);
    str plain[] = {STR("const str "), f->item, STR(" = "), list, STR(".at["), index, STR("];")};
    str pointer[] = {STR("const "), type,      STR(" *"), f->item,  STR(" = VIEW_ITEM("), type, STR(", "),
                     list,          STR(", "), index,     STR(");")};
    statement(c, at, f->item_is_str ? arena_join(c->a, plain, 7) : arena_join(c->a, pointer, 11));
    statement(c, at, arena_join(c->a, (str[]){STR("(void)"), f->item, STR(";")}, 3));
}

static bool each_place(struct compiler *c, size_t at) {
    if (c->now.state == IN_TAG) {
        return refuse(
            c, at, "each in a tag - it would repeat attributes; put it into a value or around the element");
    }
    const struct attribute *attribute =
        c->now.state == IN_VALUE ? &c->tag.attributes.at[c->tag.attributes.n - 1] : 0;
    if (attribute && (attribute->kind == ATTRIBUTE_URL || attribute->kind == ATTRIBUTE_URLS)) {
        return refuse(c, at, "each in an address - make the address in C and print it whole");
    }
    return true;
}

static bool in_wanted(struct compiler *c) {
    return keyword(c, "in") ||
           refuse(c, c->at, "\"in\" is missing here - write {%% each item: struct type in path %%}");
}

static bool do_each(struct compiler *c, size_t at) {
    struct frame f = {.each = true, .at = at};
    str type = STR("str");
    str list = {0, 0};
    size_t name_at = c->at;
    if (!each_place(c, at) || !directive_name_wanted(c, "the item's name", &f.item)) {
        return false;
    }
    if (names_have("v view t tn json not str html struct", f.item) || item_find(c, f.item)) {
        return refuse(c, name_at, "the name \"%.*s\" is taken - call the item something else",
                      STR_ARG(f.item));
    }
    if (!directive_wanted(c, ":")) {
        return false;
    }
    f.item_is_str = keyword(c, "str");
    if ((!f.item_is_str && !struct_wanted(c, &type)) || !in_wanted(c) || !directive_path(c, &list) ||
        !statement_end(c)) {
        return false;
    }
    bool bare = str_find_byte(list, '>') == SIZE_MAX; /* v or an item itself is the list */
    list = bare ? arena_join(c->a, (str[]){STR("(*"), list, STR(")")}, 3) : list;
    each_emit(c, at, &f, (str[]){type, list});
    return true;
}

static bool do_include(struct compiler *c, size_t at) {
    str name = {0, 0};
    str expression = {0, 0};
    if (!elements_here(c, at, "include") || !directive_name_wanted(c, "the view's name", &name) ||
        !directive_wanted(c, "(") || !directive_path(c, &expression) || !directive_wanted(c, ")") ||
        !statement_end(c)) {
        return false;
    }
    *LIST_ADD(c->a, &c->all->includes) = (struct include){name, place_of(c, at, true)};
    statement(c, at,
              arena_join(c->a,
                         (str[]){STR("view_"), name, STR("(view, VIEW_REF(view_"), name, STR("_type, "),
                                 expression, STR("));")},
                         7));
    c->now.space = false;
    return true;
}

static bool block(struct compiler *c) {
    size_t at = c->at;
    c->at += 2;
    skip_space(c);
    if (keyword(c, "view")) {
        return do_view(c, at);
    }
    if (!c->in_view) {
        return refuse(c, at, "a directive before the first view - begin with {%% view name(struct type) %%}");
    }
    if (keyword(c, "if")) {
        return do_if(c, at, false);
    }
    if (keyword(c, "elif")) {
        return do_if(c, at, true);
    }
    if (keyword(c, "else")) {
        return do_else(c, at);
    }
    if (keyword(c, "end")) {
        return do_end(c, at);
    }
    if (keyword(c, "each")) {
        return do_each(c, at);
    }
    if (keyword(c, "include")) {
        return do_include(c, at);
    }
    return refuse(c, at, "an unknown directive - view, if, elif, else, each, end and include are there");
}

bool directive(struct compiler *c) {
    if (c->now.state == IN_VALUE && c->tag.attributes.n) {
        c->tag.attributes.at[c->tag.attributes.n - 1].computed = true;
    }
    if (str_starts(rest(c), STR("{#"))) {
        size_t end = str_find(rest(c), STR("#}"));
        if (end == SIZE_MAX) {
            return refuse(c, c->at, "this comment does not end - close it with # and }");
        }
        c->at += end + 2;
        return true;
    }
    return str_starts(rest(c), STR("{{")) ? value(c) : block(c);
}
