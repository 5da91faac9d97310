/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/html.h"

#define HTML_TAG_ATTRIBUTES_COUNT_MAX 48 /* our code writes a handful; more is a bug */

struct html_writer {
    struct arena *arena;
    buf out;
    const char *open[HTML_DEPTH_MAX]; /* names of the open elements, outermost first */
    size_t depth;
    const char *attributes[HTML_TAG_ATTRIBUTES_COUNT_MAX]; /* of the start tag being written */
    size_t attributes_count;
    bool in_tag;     /* "<name" is written, ">" is not */
    bool is_void;    /* … and that element has no content and is not on the stack */
    bool eats_break; /* a line break would be dropped by a browser here (§13.1.2.5) */
};

/* HTML Living Standard §13.1.2: elements that have no end tag. */
static const char *const void_names[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                         "input", "link", "meta", "source", "track", "wbr"};

/* Elements whose content is not escaped text: nothing of ours may write into them. */
static const char *const raw_names[] = {"script",   "style", "iframe",   "noembed",
                                        "noframes", "xmp",   "plaintext"};

static const char *const url_names[] = {"href", "src",  "action",     "formaction", "cite",      "poster",
                                        "data", "ping", "background", "manifest",   "xlink:href"};

/* What would carry code or a whole document in a value, or several addresses that nobody checked. */
static const char *const refused_attributes[] = {"srcdoc", "srcset", "imagesrcset"};

/* Elements that stand inside a line: html_to_text puts no space where they begin or end. */
static const char *const inline_names[] = {"a",    "abbr", "b",    "bdi",   "bdo",   "cite", "code",
                                           "data", "del",  "dfn",  "em",    "i",     "ins",  "kbd",
                                           "mark", "q",    "s",    "samp",  "small", "span", "strong",
                                           "sub",  "sup",  "time", "tspan", "u",     "var",  "wbr"};

static bool is_one_of(str name, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq_nocase(name, str_c(names[i]))) {
            return true;
        }
    }
    return false;
}

/* ---- Escaping ------------------------------------------------------------------------------ */

static const char *escape_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\0':
        return "\xEF\xBF\xBD"; /* U+FFFD: a NUL may not stand in HTML at all */
    default:
        return NULL;
    }
}

void html_escape(buf *b, str text) {
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *escape = escape_of(text.p[i]);
        if (escape) {
            buf_add(b, str_n(text.p + from, i - from));
            buf_c(b, escape);
            from = i + 1;
        }
    }
    buf_add(b, str_from(text, from));
}

html html_from_text(struct arena *a, str text) {
    buf b = buf_new(a);
    html_escape(&b, text);
    ASSERT(!b.failed);
    return (html){buf_str(&b)};
}

html html_trusted(str bytes) {
    return (html){bytes};
}

/* ---- Addresses ----------------------------------------------------------------------------- */

static bool has_control(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F) {
            return true;
        }
    }
    return false;
}

/* Everything before the first ':' that comes before any of "/?#" and '\' (which browsers read as '/'). */
static bool url_scheme(str url, str *ret) {
    for (size_t i = 0; i < url.n; i++) {
        char c = url.p[i];
        if (c == ':') {
            *ret = str_sub(url, 0, i);
            return true;
        }
        if (c == '/' || c == '?' || c == '#' || c == '\\') {
            return false;
        }
    }
    return false;
}

/*
 * Browsers strip control characters and spaces in front, and tabs and line breaks anywhere (URL Standard
 * §4.4), so "java\tscript:" is a script: an address with any control character is refused as a whole. A
 * colon ends a scheme even where the standard would not call the part before it one ("1:x"), which is
 * stricter and simpler. "//host/path" has no scheme: it leads to another host over the scheme of the page,
 * which a link may do just as "https://host/path" may.
 */
bool html_url_is_safe(str url) {
    static const char *const schemes[] = {"http", "https", "mailto"};
    if (has_control(url) || (url.n && url.p[0] == ' ')) {
        return false;
    }
    str scheme;
    return !url_scheme(url, &scheme) || is_one_of(scheme, schemes, COUNT_OF(schemes));
}

/* ---- The writer ---------------------------------------------------------------------------- */

struct html_writer *html_writer_new(struct arena *a) {
    struct html_writer *w = ARENA_NEW(a, struct html_writer);
    w->arena = a;
    w->out = buf_new(a);
    return w;
}

/* Names are ours, so a wrong one is a bug. Upper case inside is for SVG (viewBox, linearGradient), ':' for
 * xlink:href and xml:lang. */
static bool name_is_valid(const char *name) {
    if (!(name[0] >= 'a' && name[0] <= 'z')) {
        return false;
    }
    for (const char *c = name; *c; c++) {
        if (!byte_is_alnum(*c) && *c != '-' && *c != '_' && *c != ':') {
            return false;
        }
    }
    return true;
}

/* Ends the start tag that is being written, if there is one. */
static void end_tag(struct html_writer *w) {
    if (w->in_tag) {
        buf_byte(&w->out, '>');
        w->in_tag = false;
        w->is_void = false;
        w->attributes_count = 0;
    }
}

void html_open(struct html_writer *w, const char *element) {
    str name = str_c(element);
    ASSERT(name_is_valid(element));
    ASSERT(!is_one_of(name, raw_names, COUNT_OF(raw_names)));
    end_tag(w);
    buf_byte(&w->out, '<');
    buf_add(&w->out, name);
    w->in_tag = true;
    w->is_void = is_one_of(name, void_names, COUNT_OF(void_names));
    w->eats_break = str_eq(name, STR("pre")) || str_eq(name, STR("textarea"));
    if (!w->is_void) {
        ASSERT(w->depth < HTML_DEPTH_MAX);
        w->open[w->depth++] = element;
    }
}

/* The name of an attribute, checked: it follows html_open, is no event handler, and is there once. */
static void attribute_name(struct html_writer *w, const char *name) {
    str s = str_c(name);
    ASSERT(w->in_tag);
    ASSERT(name_is_valid(name));
    ASSERT(!str_eq_nocase(str_sub(s, 0, 2), STR("on")));
    ASSERT(!is_one_of(s, refused_attributes, COUNT_OF(refused_attributes)));
    ASSERT(!is_one_of(s, w->attributes, w->attributes_count));
    ASSERT(w->attributes_count < HTML_TAG_ATTRIBUTES_COUNT_MAX);
    w->attributes[w->attributes_count++] = name;
    buf_byte(&w->out, ' ');
    buf_add(&w->out, s);
}

static void attribute(struct html_writer *w, const char *name, str value) {
    attribute_name(w, name);
    buf_c(&w->out, "=\"");
    html_escape(&w->out, value);
    buf_byte(&w->out, '"');
}

void html_attribute(struct html_writer *w, const char *name, str value) {
    if (is_one_of(str_c(name), url_names, COUNT_OF(url_names))) {
        html_url(w, name, value);
    } else {
        attribute(w, name, value);
    }
}

void html_url(struct html_writer *w, const char *name, str url) {
    attribute(w, name, html_url_is_safe(url) ? url : STR("#"));
}

void html_flag(struct html_writer *w, const char *name) {
    attribute_name(w, name);
}

/* A browser drops one line break after <pre>; a second one in front keeps the text as it was. */
static void keep_break(struct html_writer *w, str content) {
    if (w->eats_break && content.n) {
        if (content.p[0] == '\n' || content.p[0] == '\r') {
            buf_byte(&w->out, '\n');
        }
        w->eats_break = false;
    }
}

void html_text(struct html_writer *w, str text) {
    end_tag(w);
    keep_break(w, text);
    html_escape(&w->out, text);
}

void html_raw(struct html_writer *w, html h) {
    end_tag(w);
    keep_break(w, h.safe);
    buf_add(&w->out, h.safe);
}

void html_close(struct html_writer *w) {
    bool was_void = w->in_tag && w->is_void;
    end_tag(w);
    w->eats_break = false;
    if (was_void) {
        return;
    }
    ASSERT(w->depth > 0);
    buf_c(&w->out, "</");
    buf_c(&w->out, w->open[--w->depth]);
    buf_byte(&w->out, '>');
}

html html_finish(struct html_writer *w) {
    end_tag(w);
    while (w->depth) {
        html_close(w);
    }
    ASSERT(!w->out.failed);
    html h = {buf_str(&w->out)};
    w->out = buf_new(w->arena);
    w->eats_break = false;
    return h;
}

/* ---- Back to text -------------------------------------------------------------------------- */

struct plain {
    buf out;
    bool space_due; /* white space was seen since the last character */
};

static void plain_add(struct plain *p, str piece) {
    if (p->space_due && p->out.n) {
        buf_byte(&p->out, ' ');
    }
    p->space_due = false;
    buf_add(&p->out, piece);
}

/* Takes a tag or comment, whose '<' is gone already, off the front of *rest and returns its name. */
static str take_tag(str *rest) {
    if (str_starts(*rest, STR("!--"))) {
        size_t end = str_find(*rest, STR("-->"));
        *rest = end == SIZE_MAX ? str_from(*rest, rest->n) : str_from(*rest, end + 3);
        return STR("a"); /* like an element inside a line: no space */
    }
    char quote = 0;
    size_t i = 0;
    for (; i < rest->n && (quote || rest->p[i] != '>'); i++) {
        char c = rest->p[i];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        }
    }
    str tag = str_without_start(str_sub(*rest, 0, i), STR("/"));
    *rest = str_from(*rest, i + 1);
    size_t n = 0;
    while (n < tag.n && (byte_is_alnum(tag.p[n]) || tag.p[n] == '-')) {
        n++;
    }
    return str_sub(tag, 0, n);
}

/* &#39; and &#x27; without their "&#" and ";". */
static uint32_t numeric_reference(str digits) {
    bool hex = digits.n > 1 && byte_lower(digits.p[0]) == 'x';
    uint32_t v = 0;
    for (size_t i = hex; i < digits.n; i++) {
        char c = byte_lower(digits.p[i]);
        bool letter = hex && c >= 'a' && c <= 'f';
        if (!byte_is_digit(c) && !letter) {
            return 0;
        }
        v = v * (hex ? 16 : 10) + (uint32_t)(letter ? c - 'a' + 10 : c - '0');
        if (v > 0x10FFFF) {
            return 0;
        }
    }
    return v;
}

static uint32_t reference_character(str name) {
    static const struct {
        const char *name;
        uint32_t character;
    } known[] = {{"amp", '&'},   {"lt", '<'},    {"gt", '>'},        {"quot", '"'},
                 {"apos", '\''}, {"nbsp", 0xA0}, {"hellip", 0x2026}, {"mdash", 0x2014}};
    if (name.n > 1 && name.p[0] == '#') {
        return numeric_reference(str_from(name, 1));
    }
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (str_eq(name, str_c(known[i].name))) {
            return known[i].character;
        }
    }
    return 0;
}

/* *rest begins with '&'. What is no reference that we know stays as it is. */
static void plain_reference(struct plain *p, str *rest) {
    size_t end = str_find_byte(str_sub(*rest, 0, 12), ';');
    uint32_t c = end == SIZE_MAX ? 0 : reference_character(str_sub(*rest, 1, end - 1));
    if (c) {
        plain_add(p, STR(""));
        utf8_add(&p->out, c);
        *rest = str_from(*rest, end + 1);
    } else {
        plain_add(p, STR("&"));
        *rest = str_from(*rest, 1);
    }
}

str html_to_text(struct arena *a, html h) {
    return html_plain(a, h.safe);
}

str html_plain(struct arena *a, str markup) {
    struct plain p = {buf_new(a), false};
    str rest = markup;
    while (rest.n) {
        size_t n = 0;
        while (n < rest.n && rest.p[n] != '<' && rest.p[n] != '&' && !byte_is_space(rest.p[n])) {
            n++;
        }
        if (n) {
            plain_add(&p, str_sub(rest, 0, n));
            rest = str_from(rest, n);
        } else if (rest.p[0] == '<') {
            rest = str_from(rest, 1);
            str name = take_tag(&rest);
            p.space_due = p.space_due || !is_one_of(name, inline_names, COUNT_OF(inline_names));
        } else if (rest.p[0] == '&') {
            plain_reference(&p, &rest);
        } else {
            p.space_due = true;
            rest = str_from(rest, 1);
        }
    }
    return buf_str(&p.out);
}
