/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Our own well-formed HTML is read tag by tag; what is no address is copied as it stands. */
#include "export/inside.h"

#define ICONS_PATH  STR("/assets/icons.svg")
#define ICON_PREFIX "icon-"

/* Attributes that hold an address; those that begin with "data-" are looked at as well. */
static const str address_attributes[] = {
    STR_INIT("href"),       STR_INIT("src"),      STR_INIT("action"), STR_INIT("formaction"),
    STR_INIT("poster"),     STR_INIT("data"),     STR_INIT("cite"),   STR_INIT("background"),
    STR_INIT("xlink:href"), STR_INIT("resource"), STR_INIT("about"),  STR_INIT("content"),
    STR_INIT("itemid"),     STR_INIT("srcset"),
};

/* Icons that site.js puts in the place of another where a list shows progress. */
static const str progress_icons[] = {STR_INIT("done"), STR_INIT("half"), STR_INIT("here")};

/* Elements whose content is no markup, and the one of site maps that holds an address. */
static const str raw_elements[] = {STR_INIT("script"), STR_INIT("style"), STR_INIT("textarea"),
                                   STR_INIT("title"), STR_INIT("loc")};

static bool is_one_of(str name, const str *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq(name, names[i])) {
            return true;
        }
    }
    return false;
}

static bool is_address_attribute(str name) {
    return str_starts(name, STR("data-")) ||
           is_one_of(name, address_attributes, COUNT_OF(address_attributes));
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

/* Where in the page we are. What lies between `kept` and `at` was read and is to be copied as it stands, which is
 * done in long runs: most of a page. The text is walked by pointer, as this is where a build spends its time. */
struct scan {
    const char *kept;
    const char *at;
    const char *end;
};

static inline bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static inline bool ends_name(char c) {
    return is_space(c) || c == '=' || c == '>' || c == '/';
}

static inline void skip_space(struct scan *s) {
    while (s->at < s->end && is_space(*s->at)) {
        s->at++;
    }
}

static inline str take_name(struct scan *s) {
    const char *start = s->at;
    while (s->at < s->end && !ends_name(*s->at)) {
        s->at++;
    }
    return (str){start, (size_t)(s->at - start)};
}

/* Up to `byte`, which is passed over; to the end where there is none. */
static str take_until(struct scan *s, char byte) {
    const char *start = s->at;
    size_t left = (size_t)(s->end - start);
    const char *found = left ? memchr(start, byte, left) : NULL;
    s->at = found ? found + 1 : s->end;
    return (str){start, (size_t)((found ? found : s->end) - start)};
}

/* The value behind '=', without its quotes. */
static str take_value(struct scan *s) {
    if (s->at < s->end && (*s->at == '"' || *s->at == '\'')) {
        char quote = *s->at++;
        return take_until(s, quote);
    }
    const char *start = s->at;
    while (s->at < s->end && !is_space(*s->at) && *s->at != '>') {
        s->at++;
    }
    return (str){start, (size_t)(s->at - start)};
}

static void copy_up_to(struct rewriting *r, struct scan *s, const char *to) {
    buf_add(r->out, (str){s->kept, (size_t)(to - s->kept)});
    s->kept = to;
}

/* Whether a value may be an address of this site at all: asked first, as most values are not. */
static bool is_candidate(const struct rewriting *r, str value) {
    str base = r->plan->request->settings->base_url;
    return value.n && (value.p[0] == '/' || (base.n && value.p[0] == base.p[0]));
}

struct attribute {
    str element;
    str name;
    str value; /* inside the page */
};

/* Writes the new form of the value, if it has one, behind all that stands before it. */
static void replace_value(struct rewriting *r, struct scan *s, struct attribute a) {
    if (!is_candidate(r, a.value)) {
        return;
    }
    copy_up_to(r, s, a.value.p);
    bool is_icon = str_eq(a.element, STR("use")) && add_icon(r, a.value);
    if (is_icon || (is_address_attribute(a.name) && link_add(r, a.name, a.value))) {
        s->kept = a.value.p + a.value.n;
    }
}

/* From behind the name of a tag to behind its '>'. */
static void read_attributes(struct rewriting *r, struct scan *s, str element) {
    skip_space(s);
    while (s->at < s->end && *s->at != '>') {
        str name = take_name(s);
        skip_space(s);
        if (name.n == 13 && str_eq(name, STR("data-progress"))) {
            use_progress_icons(r);
        }
        if (s->at < s->end && *s->at == '=') {
            s->at++;
            skip_space(s);
            replace_value(r, s, (struct attribute){element, name, take_value(s)});
        } else if (name.n == 0 && s->at < s->end && *s->at != '>') {
            s->at++; /* a stray '/' */
        }
        skip_space(s);
    }
    s->at += s->at < s->end;
}

/* The content of a script or a title, up to its end tag. */
static void read_raw(struct rewriting *r, struct scan *s, str element) {
    str rest = {s->at, (size_t)(s->end - s->at)};
    str end = arena_join(r->arena, (const str[]){STR("</"), element}, 2);
    str content = str_sub(rest, 0, str_find(rest, end));
    copy_up_to(r, s, s->at);
    text_copy(r, content);
    s->at += content.n;
    s->kept = s->at;
}

static void read_comment(struct scan *s) {
    str rest = {s->at, (size_t)(s->end - s->at)};
    size_t n = str_find(rest, STR("-->"));
    s->at = n == SIZE_MAX ? s->end : s->at + n;
}

/* At a '<'. */
static void read_tag(struct rewriting *r, struct scan *s) {
    const char *start = s->at;
    str rest = {start, (size_t)(s->end - start)};
    if (rest.n > 3 && start[1] == '!' && str_starts(rest, STR("<!--"))) {
        read_comment(s);
        return;
    }
    bool closes = rest.n > 1 && start[1] == '/';
    s->at += closes ? 2 : 1;
    str element = take_name(s);
    if (closes && element.n == 4 && str_eq(element, STR("body"))) {
        copy_up_to(r, s, start);
        add_icons(r);
    }
    read_attributes(r, s, element);
    bool may_be_raw =
        !closes && element.n > 2 && (element.p[0] == 's' || element.p[0] == 't' || element.p[0] == 'l');
    if (may_be_raw && is_one_of(element, raw_elements, COUNT_OF(raw_elements))) {
        read_raw(r, s, element);
    }
}

static bool begins_tag(const struct scan *s) {
    if (s->end - s->at < 2) {
        return false;
    }
    char c = s->at[1];
    return byte_is_alpha(c) || c == '/' || c == '!' || c == '?';
}

static void copy_html(struct rewriting *r) {
    str body = r->file->body;
    struct scan s = {.kept = body.p, .at = body.p, .end = body.p + body.n};
    while (s.at < s.end) {
        const char *found = memchr(s.at, '<', (size_t)(s.end - s.at));
        s.at = found ? found : s.end;
        if (begins_tag(&s)) {
            read_tag(r, &s);
        } else {
            s.at += s.at < s.end;
        }
    }
    copy_up_to(r, &s, s.end);
}

str rewrite_file(struct rewriting *r) {
    switch (r->file->kind) {
    case KIND_AS_IS:
        return r->file->body;
    case KIND_HTML:
    case KIND_XML:
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
