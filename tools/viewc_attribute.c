/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * viewc_attribute: attributes, and how far the address in one has come.
 *
 * An address is followed byte by byte (URL Standard §4.4), so that a value can never be read as its
 * scheme or its host. Encodings of the run time: src/view/view.h.
 */
#include "viewc.h"

const struct attribute *attribute_find(const struct compiler *c, const char *name) {
    for (size_t i = 0; i < c->tag.attributes.n; i++) {
        const struct attribute *a = &c->tag.attributes.at[i];
        if (!a->hidden && str_eq(a->name, str_c(name))) {
            return a;
        }
    }
    return 0;
}

static struct attribute *current(const struct compiler *c) {
    return &c->tag.attributes.at[c->tag.attributes.n - 1];
}

/* ---- Names ---- */

static bool kind_check(struct compiler *c, size_t at, str name, enum attribute_kind kind) {
    if (kind == ATTRIBUTE_UNKNOWN) {
        return refuse(c, at, "unknown attribute \"%.*s\" - use one of tools/viewc_names.c, in lower case",
                      STR_ARG(name));
    }
    if (kind != ATTRIBUTE_REFUSED) {
        return true;
    }
    if (str_starts(name, STR("on"))) {
        return refuse(c, at, "the event handler \"%.*s\" - add the listener in a script file", STR_ARG(name));
    }
    return refuse(c, at, "the attribute \"%.*s\" - it is never used; docs/views.md says why", STR_ARG(name));
}

static bool attribute_name(struct compiler *c) {
    size_t at = c->at;
    while (c->at < c->text.n && (byte_is_alnum(c->text.p[c->at]) || c->text.p[c->at] == '-' ||
                                 c->text.p[c->at] == ':' || c->text.p[c->at] == '_')) {
        c->at++;
    }
    str name = str_sub(c->text, at, c->at - at);
    if (str_starts(rest(c), STR("{{"))) {
        return refuse(c, c->at, "a value in an attribute name - write the name out");
    }
    if (!name.n) {
        return refuse(c, at, "this cannot stand in a tag - an attribute is name=\"value\"");
    }
    if (!c->now.space) {
        return refuse(c, at, "no white space before \"%.*s\" - write a space", STR_ARG(name));
    }
    enum attribute_kind kind = attribute_kind_of(name);
    if (!kind_check(c, at, name, kind)) {
        return false;
    }
    if (attribute_find(c, arena_z(c->a, name))) {
        return refuse(c, at, "\"%.*s\" twice in one tag - a browser reads only the first; delete one",
                      STR_ARG(name));
    }
    *LIST_ADD(c->a, &c->tag.attributes) =
        (struct attribute){.name = name, .kind = kind, .frames = c->frames.n, .at = at};
    return true;
}

bool attribute_begin(struct compiler *c) {
    if (!attribute_name(c)) {
        return false;
    }
    const struct attribute *a = current(c);
    size_t name_end = c->at;
    skip_space(c);
    put_c(c, " ");
    put(c, a->name);
    if (!take(c, "=")) {
        c->now.space = c->at > name_end;
        bool fine = a->kind == ATTRIBUTE_FLAG || a->kind == ATTRIBUTE_LITERAL ||
                    str_eq(a->name, STR("download")) || str_starts(a->name, STR("data-"));
        return fine || refuse(c, a->at, "\"%.*s\" without a value - write %.*s=\"…\"", STR_ARG(a->name),
                              STR_ARG(a->name));
    }
    skip_space(c);
    size_t at = c->at;
    char quote = at < c->text.n ? c->text.p[at] : 0;
    if (quote != '"' && quote != '\'') {
        return refuse(c, at, "the value of \"%.*s\" is not quoted - write %.*s=\"…\"", STR_ARG(a->name),
                      STR_ARG(a->name));
    }
    c->at++;
    c->tag.quote = quote;
    put_c(c, "=");
    put(c, str_n(&quote, 1));
    buf_clear(&c->tag.literal);
    c->now.state = IN_VALUE;
    c->now.attr_at = a->at;
    c->now.url = URL_START;
    return true;
}

/* ---- Addresses ---- */

enum url url_join(enum url a, enum url b) {
    if (a == URL_WHOLE || b == URL_WHOLE) {
        return URL_WHOLE;
    }
    if ((a == URL_ROOT && b == URL_PATH) || (a == URL_PATH && b == URL_ROOT)) {
        return URL_ROOT;
    }
    return a == b && a != URL_WORD ? a : URL_MIXED;
}

static bool loads(const struct compiler *c) {
    return names_have("img script link iframe source audio video object track input use",
                      str_c(c->tag.element->name)) &&
           names_have("src srcset imagesrcset data poster href xlink:href", current(c)->name);
}

/* The word before a colon: a scheme that we let through? */
static bool url_scheme(struct compiler *c) {
    str word = buf_str(&c->tag.literal);
    size_t space = str_find_last_byte(word, ' ');
    word = space == SIZE_MAX ? word : str_from(word, space + 1);
    if (!names_have("http https mailto", word)) {
        return refuse(c, c->at, "the scheme \"%.*s:\" - only http, https and mailto may be linked",
                      STR_ARG(word));
    }
    if (str_eq(word, STR("http")) && loads(c)) {
        return refuse(c, c->at, "a part of the page from http:// - serve it from here or link to it");
    }
    c->now.url = URL_SCHEME;
    return true;
}

static enum url url_after_slash(const struct compiler *c) {
    switch (c->now.url) {
    case URL_START:
        return URL_ROOT;
    case URL_ROOT:
        return URL_HOST;
    case URL_SCHEME:
        return str_ends(str_n(c->tag.literal.p, c->tag.literal.n), STR("/")) ? URL_HOST : URL_SCHEME;
    case URL_WORD:
    case URL_HOST:
    case URL_PATH:
        return URL_PATH;
    case URL_QUERY:
    case URL_WHOLE:
    case URL_MIXED:
        break;
    }
    return c->now.url;
}

static bool url_byte(struct compiler *c, char byte) {
    enum url url = c->now.url;
    if (url == URL_WHOLE) {
        return refuse(c, c->at,
                      "text behind a whole address - a value fills the attribute alone, or follows a "
                      "literal with /, ? or #");
    }
    if (current(c)->kind == ATTRIBUTE_URLS && (byte_is_space(byte) || byte == ',')) {
        c->now.url = URL_START;
        return true;
    }
    if ((unsigned char)byte <= ' ' || str_find_byte(STR("\\<>`{}|^\"'"), byte) != SIZE_MAX) {
        return refuse(c, c->at, "this byte cannot stand in an address - percent-encode it");
    }
    if (byte == '&' && url != URL_QUERY && url != URL_PATH) {
        return refuse(c, c->at, "a character reference at the start of an address - write the character");
    }
    if (byte == '?' || byte == '#') {
        c->now.url = URL_QUERY;
    } else if (byte == '/') {
        c->now.url = url_after_slash(c);
    } else if (byte == ':' && (url == URL_START || url == URL_WORD || url == URL_MIXED)) {
        return url_scheme(c);
    } else if (url == URL_START) {
        c->now.url = URL_WORD;
    } else if (url == URL_ROOT) {
        c->now.url = URL_PATH;
    }
    return true;
}

/* ---- Values ---- */

static bool id_check(struct compiler *c, const struct attribute *a) {
    for (size_t i = 0; i < c->frames.n; i++) {
        if (c->frames.at[i].each) {
            return refuse(c, a->at, "a fixed id in an each - every round would have it; put a value into it");
        }
    }
    for (size_t i = 0; i < c->ids.n; i++) {
        if (!c->ids.at[i].hidden && str_eq(c->ids.at[i].value, a->value)) {
            return refuse(c, a->at, "the id \"%.*s\" twice in one view - ids are unique in a page",
                          STR_ARG(a->value));
        }
    }
    *LIST_ADD(c->a, &c->ids) = (struct id){a->value, false};
    return true;
}

static bool literal_check(struct compiler *c, const struct attribute *a) {
    if (str_eq(a->name, STR("target")) && str_contains(a->value, STR("_blank"))) {
        return refuse(c, a->at, "target=\"_blank\" - people choose themselves where a link opens; delete it");
    }
    if (str_eq(a->name, STR("tabindex")) && !names_have("0 -1", a->value)) {
        return refuse(c, a->at, "tabindex other than 0 and -1 - put the elements into reading order");
    }
    if (str_eq(a->name, STR("id")) && !a->computed) {
        return id_check(c, a);
    }
    return true;
}

static bool value_end(struct compiler *c) {
    struct attribute *a = current(c);
    if (c->frames.n != a->frames) {
        return refuse(c, c->at, "the attribute value ends within a branch - end the branch before the quote");
    }
    a->value = arena_str(c->a, buf_str(&c->tag.literal));
    if (!literal_check(c, a)) {
        return false;
    }
    put(c, str_n(&c->tag.quote, 1));
    c->at++;
    c->now.state = IN_TAG;
    c->now.space = false;
    return true;
}

bool attribute_step(struct compiler *c) {
    char byte = c->text.p[c->at];
    enum attribute_kind kind = current(c)->kind;
    if (byte == c->tag.quote) {
        return value_end(c);
    }
    if (byte == '<') {
        return refuse(c, c->at, "a < in an attribute value - write &lt;, or close the quote before it");
    }
    if ((kind == ATTRIBUTE_URL || kind == ATTRIBUTE_URLS) && !url_byte(c, byte)) {
        return false;
    }
    size_t from = c->at;
    if (byte == '&') {
        if (!reference(c)) {
            return false;
        }
    } else {
        c->at++;
        put(c, str_sub(c->text, from, 1));
    }
    buf_add(&c->tag.literal, str_sub(c->text, from, c->at - from));
    return true;
}

static const char *refuse_printer(struct compiler *c, size_t at, const char *message) {
    (void)refuse(c, at, "%s", message);
    return 0;
}

static const char *url_printer(struct compiler *c, size_t at) {
    size_t close = str_find(rest(c), STR("}}"));
    bool last =
        close != SIZE_MAX && c->at + close + 2 < c->text.n && c->text.p[c->at + close + 2] == c->tag.quote;
    switch (c->now.url) {
    case URL_START:
        c->now.url = URL_WHOLE;
        return "VIEW_URL";
    case URL_ROOT:
        c->now.url = URL_PATH;
        return last ? "VIEW_URL_PATH" : "VIEW_URL_ROOT";
    case URL_PATH:
        return "VIEW_URL_PATH";
    case URL_QUERY:
        return "VIEW_URL_QUERY";
    case URL_WORD:
        return refuse_printer(c, at,
                              "a value behind a literal without /, ? or # - it could become a scheme; "
                              "begin with / or ./");
    case URL_SCHEME:
    case URL_HOST:
        return refuse_printer(c, at,
                              "a value in the host of an address - print the whole address as one value");
    case URL_WHOLE:
        return refuse_printer(c, at, "a second value behind a whole address - make the address in C");
    case URL_MIXED:
        break;
    }
    return refuse_printer(c, at,
                          "a value behind branches that end differently - put the value into each branch");
}

static const char *value_printer(struct compiler *c, size_t at) {
    switch (current(c)->kind) {
    case ATTRIBUTE_TEXT:
        return "VIEW_TEXT";
    case ATTRIBUTE_URL:
    case ATTRIBUTE_URLS:
        return url_printer(c, at);
    case ATTRIBUTE_LITERAL:
        return refuse_printer(c, at,
                              "a value in an attribute that says what the element does - choose with "
                              "{% if %} among literals");
    case ATTRIBUTE_FLAG:
        return refuse_printer(c, at,
                              "a value in an attribute that has none - write {% if path %} name{% end %}");
    case ATTRIBUTE_UNKNOWN:
    case ATTRIBUTE_REFUSED:
        break;
    }
    return refuse_printer(c, at, "a value in an attribute that is never used - delete it");
}

const char *attribute_printer(struct compiler *c, size_t at) {
    const struct element *parent = innermost(c);
    switch (c->now.state) {
    case IN_TAG:
        return refuse_printer(c, at,
                              "a value in a tag - it may stand only in a quoted attribute value or in text");
    case IN_VALUE:
        return value_printer(c, at);
    case IN_TEXT:
    case IN_RCDATA:
        break;
    }
    if (parent && ((parent->flags & ELEMENT_ONLY) || str_eq(str_c(parent->name), STR("head")))) {
        return refuse_printer(c, at,
                              "a value where only certain elements may stand - put it into a cell or item");
    }
    return "VIEW_TEXT";
}

/* ---- What a tag must have ---- */

/* The attribute, when it stands there in any case and not only in a branch. */
static const struct attribute *always(const struct compiler *c, const char *name) {
    const struct attribute *a = attribute_find(c, name);
    return a && a->frames == c->tag.frames ? a : 0;
}

static bool script_check(struct compiler *c) {
    const struct attribute *type = attribute_find(c, "type");
    if (always(c, "src")) {
        bool fine = !type || (!type->computed && str_eq(type->value, STR("module")));
        return fine ||
               refuse(c, type->at, "a script of this type - leave the type out or write type=\"module\"");
    }
    if (!type || type->computed || !always(c, "type") || !str_eq(type->value, STR("application/ld+json")) ||
        attribute_find(c, "src")) {
        return refuse(c, c->now.tag_at,
                      "an inline script - put it into a file, or write "
                      "type=\"application/ld+json\" for data");
    }
    return true;
}

bool attributes_check(struct compiler *c) {
    static const struct {
        const char *element;
        const char *attribute;
        const char *why;
    } WANTED[] = {
        {"img", "alt", "what the picture says (alt=\"\" for decoration)"},
        {"button", "type", "type=\"submit\" or type=\"button\""},
        {"html", "lang", "the language of the page"},
        {"iframe", "title", "what the frame shows"},
    };
    str name = str_c(c->tag.element->name);
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        if (str_eq(name, str_c(WANTED[i].element)) && !always(c, WANTED[i].attribute)) {
            return refuse(c, c->now.tag_at, "<%s> without %s - write %s, outside of any branch",
                          WANTED[i].element, WANTED[i].attribute, WANTED[i].why);
        }
    }
    const struct attribute *type = attribute_find(c, "type");
    if (str_eq(name, STR("button")) && !type->computed && !names_have("submit button reset", type->value)) {
        return refuse(c, type->at, "an unknown type of button - write submit, button or reset");
    }
    return !str_eq(name, STR("script")) || script_check(c);
}
