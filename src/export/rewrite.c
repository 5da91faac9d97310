/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Our own well-formed HTML is read tag by tag; what is no address is copied as it stands. */
#include "export/inside.h"

#define ICONS_PATH  STR("/assets/icons.svg")
#define ICON_PREFIX "icon-"

/* Attributes that hold an address; those that begin with "data-" are looked at as well. */
static const str address_attributes[] = {
    STR_INIT("href"),   STR_INIT("src"),  STR_INIT("action"),     STR_INIT("formaction"), STR_INIT("poster"),
    STR_INIT("data"),   STR_INIT("cite"), STR_INIT("background"), STR_INIT("xlink:href"), STR_INIT("resource"),
    STR_INIT("about"),  STR_INIT("content"), STR_INIT("itemid"),  STR_INIT("srcset"),
};

/* Icons that site.js puts in the place of another where a list shows progress. */
static const str progress_icons[] = {STR_INIT("done"), STR_INIT("half"), STR_INIT("here")};

/* Elements whose content is no markup. */
static const str raw_elements[] = {STR_INIT("script"), STR_INIT("style"), STR_INIT("textarea"), STR_INIT("title")};

static bool is_one_of(str name, const str *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq(name, names[i])) {
            return true;
        }
    }
    return false;
}

static bool is_address_attribute(str name) {
    return str_starts(name, STR("data-")) || is_one_of(name, address_attributes, COUNT_OF(address_attributes));
}

static size_t icon_index(const struct export_plan *p, str id) {
    for (size_t i = 0; i < p->icons.n; i++) {
        if (str_eq(p->icons.at[i].id, id)) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* <use href="/assets/icons.svg#done"> becomes <use href="#icon-done">. */
static bool add_icon(struct rewriting *r, str value) {
    struct address a = address_cut(value);
    size_t index = str_eq(a.path, ICONS_PATH) ? icon_index(r->plan, str_from(a.fragment, 1)) : SIZE_MAX;
    if (index == SIZE_MAX) {
        return false;
    }
    r->icons[index] = true;
    buf_c(r->out, "#" ICON_PREFIX);
    buf_add(r->out, str_from(a.fragment, 1));
    return true;
}

static void use_progress_icons(struct rewriting *r) {
    for (size_t i = 0; i < COUNT_OF(progress_icons); i++) {
        size_t index = icon_index(r->plan, progress_icons[i]);
        if (index != SIZE_MAX) {
            r->icons[index] = true;
        }
    }
}

static void add_icons(struct rewriting *r) {
    bool any = false;
    for (size_t i = 0; i < r->plan->icons.n; i++) {
        if (!r->icons[i]) {
            continue;
        }
        buf_c(r->out, any ? "" : "<svg class=\"vh\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n");
        buf_c(r->out, "<symbol id=\"" ICON_PREFIX);
        buf_add(r->out, r->plan->icons.at[i].id);
        buf_byte(r->out, '"');
        buf_add(r->out, r->plan->icons.at[i].inside);
        buf_c(r->out, "</symbol>\n");
        any = true;
    }
    buf_c(r->out, any ? "</svg>\n" : "");
}

static bool ends_name(char c) {
    return byte_is_space(c) || c == '=' || c == '>' || c == '/' || c == '\f';
}

static str take_name(str *rest) {
    size_t n = 0;
    while (n < rest->n && !ends_name(rest->p[n])) {
        n++;
    }
    str name = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    return name;
}

static void skip_space(str *rest) {
    while (rest->n && byte_is_space(rest->p[0])) {
        *rest = str_from(*rest, 1);
    }
}

/* The value behind '=', without its quotes; *rest goes on behind it. */
static str take_value(str *rest) {
    char quote = rest->n ? rest->p[0] : 0;
    if (quote == '"' || quote == '\'') {
        *rest = str_from(*rest, 1);
        return str_split(rest, quote);
    }
    size_t n = 0;
    while (n < rest->n && !byte_is_space(rest->p[n]) && rest->p[n] != '>') {
        n++;
    }
    str value = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    return value;
}

/* Everything from `from` up to `to`, which lie in the same text. */
static void add_up_to(buf *out, const char *from, const char *to) {
    buf_add(out, str_n(from, (size_t)(to - from)));
}

struct attribute {
    str element;
    str name;
    str value; /* inside the text that is read */
};

/* Copies what stands before the value, and the new form of the value if there is one. Where to go on. */
static const char *replace_value(struct rewriting *r, const char *from, struct attribute a) {
    add_up_to(r->out, from, a.value.p);
    bool is_icon = str_eq(a.element, STR("use")) && add_icon(r, a.value);
    bool is_new = is_icon || (is_address_attribute(a.name) && link_add(r, a.name, a.value));
    return is_new ? a.value.p + a.value.n : a.value.p;
}

/* From behind the name of a tag to behind its '>'. */
static void copy_attributes(struct rewriting *r, str element, str *rest) {
    const str all = *rest;
    const char *from = all.p;
    while (rest->n && rest->p[0] != '>') {
        str name = take_name(rest);
        skip_space(rest);
        if (str_eq(name, STR("data-progress"))) {
            use_progress_icons(r);
        }
        if (rest->n && rest->p[0] == '=') {
            *rest = str_from(*rest, 1);
            skip_space(rest);
            str value = take_value(rest);
            from = value.n ? replace_value(r, from, (struct attribute){element, name, value}) : from;
        } else if (name.n == 0 && rest->n && rest->p[0] != '>') {
            *rest = str_from(*rest, 1);
        }
    }
    *rest = str_from(*rest, 1);
    add_up_to(r->out, from, all.p + (all.n - rest->n)); /* at its end a str does not say where it lies */
}

/* The content of a script or a title, up to its end tag. */
static void copy_raw(struct rewriting *r, str element, str *rest) {
    str end = arena_join(r->arena, (const str[]){STR("</"), element}, 2);
    str content = str_sub(*rest, 0, str_find(*rest, end));
    text_copy(r, content);
    *rest = str_from(*rest, content.n);
}

/* *rest begins with '<'. */
static void copy_tag(struct rewriting *r, str *rest) {
    if (str_starts(*rest, STR("<!--"))) {
        size_t end = str_find(*rest, STR("-->"));
        buf_add(r->out, str_sub(*rest, 0, end));
        *rest = str_from(*rest, end);
        return;
    }
    if (str_starts(*rest, STR("</body"))) {
        add_icons(r);
    }
    size_t start = rest->n > 1 && rest->p[1] == '/' ? 2 : 1;
    buf_add(r->out, str_sub(*rest, 0, start));
    *rest = str_from(*rest, start);
    str element = take_name(rest);
    buf_add(r->out, element);
    copy_attributes(r, element, rest);
    if (start == 1 && is_one_of(element, raw_elements, COUNT_OF(raw_elements))) {
        copy_raw(r, element, rest);
    }
}

static void copy_html(struct rewriting *r) {
    str rest = r->file->body;
    while (rest.n) {
        size_t n = str_find_byte(rest, '<');
        buf_add(r->out, str_sub(rest, 0, n));
        rest = str_from(rest, n);
        if (rest.n > 1 && (byte_is_alpha(rest.p[1]) || rest.p[1] == '/' || rest.p[1] == '!' || rest.p[1] == '?')) {
            copy_tag(r, &rest);
        } else if (rest.n) {
            buf_byte(r->out, '<');
            rest = str_from(rest, 1);
        }
    }
}

str rewrite_file(struct rewriting *r) {
    switch (r->file->kind) {
    case KIND_AS_IS:
        return r->file->body;
    case KIND_HTML:
        copy_html(r);
        break;
    case KIND_CSS:
        css_copy(r);
        break;
    case KIND_TEXT:
        text_copy(r, r->file->body);
        break;
    }
    return buf_str(r->out);
}
