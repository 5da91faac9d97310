/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * viewc: from the templates in views/ to C (docs/views.md is the specification).
 *
 * The compiler reads a template once, from left to right. At each place it knows what a browser's
 * HTML parser would be doing there (`struct context`), and what it writes is C. Wherever it meets
 * `{{`, `{%` or `{#` the context decides what is allowed and how a value is escaped. Branches are
 * frames: a frame remembers the context in which it began, and all its branches must come back to it.
 *
 * It stops at the first thing that it refuses: the templates are ours, a person corrects them one by one.
 *
 *   viewc.c            files in, files out
 *   viewc_core.c       views, frames, joining of branches, the C file around them
 *   viewc_directive.c  what stands between the braces
 *   viewc_html.c       text, tags, elements
 *   viewc_attribute.c  attributes and their values, addresses among them
 *   viewc_names.c      tables: which elements and attributes there are
 *   viewc_text.c       translated messages, po/waymark.pot, C literals
 */
#ifndef WAYMARK_TOOLS_VIEWC_H
#define WAYMARK_TOOLS_VIEWC_H

#include "base/buf.h"
#include "base/utf8.h"

/* ---- What a caller uses ---- */

struct viewc_source {
    str file; /* as it is named in messages and #line */
    str text;
};

/* All sources of one run and what came of them. */
struct viewc {
    struct arena *a;
    str pages; /* the header that declares the structs, "view/pages.h" */
    buf header;
    buf code;
    LIST(struct view_name) views;
    LIST(struct include) includes;
    LIST(struct message) messages;
    str problem; /* "file:line:column: message - what to do" after a failure */
};

struct viewc viewc_new(struct arena *a, str pages);
/* Compiles one file. False after a refusal, with w->problem set. */
bool viewc_compile(struct viewc *w, struct viewc_source source);
/* After the last file: checks what concerns all files; then header and code are complete. */
bool viewc_finish(struct viewc *w);
/* po/waymark.pot: the messages sorted by text, with file:line. */
str viewc_pot(struct viewc *w);

/* ---- Tables (viewc_names.c) ---- */

enum element_flag {
    ELEMENT_VOID = 1,      /* no content, no end tag */
    ELEMENT_ENDS_P = 2,    /* its start tag closes an open <p> (HTML §13.2.6.4.7) */
    ELEMENT_ONLY = 4,      /* may hold only elements that name it as their parent, no text */
    ELEMENT_HEAD = 8,      /* may stand in <head> */
    ELEMENT_RCDATA = 16,   /* holds text, no elements */
    ELEMENT_EMPTY = 32,    /* holds nothing but has an end tag */
    ELEMENT_SVG = 64,      /* stands in <svg> only */
    ELEMENT_SINGLE = 128,  /* may not stand in one of its own kind, however deep */
    ELEMENT_SCOPE = 256,   /* hides an outer <p> from the parser (HTML §13.2.4.2) */
    ELEMENT_HEADING = 512, /* h1 to h6 */
    ELEMENT_SPACE = 1024,  /* white space counts in it; a first line feed is dropped by the parser */
    ELEMENT_TEXT = 2048    /* holds text alone, in svg */
};

struct element {
    const char *name;
    unsigned flags;
    const char *parents; /* names, separated by spaces; NULL = anywhere */
};

/* NULL for a name that is not in the table of HTML, or of svg. */
const struct element *element_find(str name, bool in_svg);
/* Whether `name` is one of the words of `list`. */
bool names_have(const char *list, str name);

enum attribute_kind {
    ATTRIBUTE_UNKNOWN,
    ATTRIBUTE_REFUSED, /* on…, style, srcdoc, … */
    ATTRIBUTE_TEXT,    /* values are escaped */
    ATTRIBUTE_LITERAL, /* no values: they would change what the element does */
    ATTRIBUTE_FLAG,    /* stands without a value */
    ATTRIBUTE_URL,
    ATTRIBUTE_URLS /* several, separated by white space or commas */
};

enum attribute_kind attribute_kind_of(str name);

/* ---- One file being compiled ---- */

enum state { IN_TEXT, IN_RCDATA, IN_TAG, IN_VALUE };

/* How far an address has come. Only in URL_PATH, URL_ROOT and URL_QUERY may a value follow a literal. */
enum url {
    URL_START,
    URL_WORD,   /* "abc": perhaps a scheme */
    URL_SCHEME, /* "https:" "https:/" "mailto:…" */
    URL_HOST,   /* "https://…" or "//…" */
    URL_ROOT,   /* exactly "/": what follows must not make it "//" */
    URL_PATH,
    URL_QUERY, /* behind ? or # */
    URL_WHOLE, /* a value was the whole address: nothing may follow */
    URL_MIXED  /* branches ended differently: no value may follow */
};

struct context {
    enum state state;
    enum url url;
    bool space;     /* IN_TEXT: the output ends with white space; IN_TAG: white space precedes */
    size_t depth;   /* open elements */
    size_t tag_at;  /* which tag, unless IN_TEXT */
    size_t attr_at; /* which attribute, IN_VALUE */
};

struct open_element {
    const struct element *element;
    size_t at;
};

struct attribute {
    str name;
    enum attribute_kind kind;
    str value;     /* its literal parts */
    bool computed; /* has values or branches in it */
    size_t frames; /* how many frames were open where it stands */
    size_t at;
    bool hidden; /* stands in another branch */
};

struct id {
    str value;
    bool hidden;
};

struct frame {
    bool each;
    bool has_else;
    bool joined_any;
    struct context start;
    struct context joined;
    size_t at;
    size_t attributes; /* how many there were at the start */
    size_t ids;
    str item; /* of an each */
    bool item_is_str;
};

struct tag {
    const struct element *element;
    bool is_end;
    size_t frames;
    LIST(struct attribute) attributes;
    char quote;  /* of the attribute that is being read */
    buf literal; /* its literal parts */
};

struct compiler {
    struct viewc *all;
    struct arena *a;
    str file;
    str text;
    size_t at;
    struct context now;
    struct tag tag;
    LIST(struct open_element) open;
    LIST(struct frame) frames;
    LIST(struct id) ids;
    buf body;    /* C of the view being read */
    buf literal; /* HTML not yet written to body */
    bool in_view;
    bool uses_v;
    size_t line_at; /* where the pending literal began */
    str view_name;
    str view_type;
    size_t view_at;
};

/* Records the refusal and returns false. The message says what is wrong, " - ", what to do. */
bool refuse(struct compiler *c, size_t at, const char *format, ...) PRINTF_LIKE(3, 4);
/* What is still to be read, and whether it starts with `literal`, which is then taken. */
str rest(const struct compiler *c);
bool take(struct compiler *c, const char *literal);
void skip_space(struct compiler *c);

/* viewc_core.c: HTML goes to the pending literal; statements go to the body behind it. */
void put(struct compiler *c, str html);
void put_c(struct compiler *c, const char *html);
void statement(struct compiler *c, size_t at, str text);
bool view_begin(struct compiler *c, size_t at, str name, str type);
void frame_begin(struct compiler *c, struct frame frame);
/* At elif, else: the branch is over, the next starts where the frame did. */
bool frame_next(struct compiler *c, size_t at, const char *word);
bool frame_end(struct compiler *c, size_t at);

/* viewc_directive.c */
bool directive(struct compiler *c);
bool at_directive(const struct compiler *c);
/* Behind `<script type="application/ld+json">` up to `</script>`. */
bool directive_data_block(struct compiler *c);
/* Pieces of a directive; each takes the white space behind it too. */
bool directive_name_wanted(struct compiler *c, const char *what, str *ret);
bool directive_wanted(struct compiler *c, const char *literal);
bool directive_string(struct compiler *c, str *ret);
/* v.field, item.field, item, item#: the C expression for it. */
bool directive_path(struct compiler *c, str *ret);
bool directive_value_end(struct compiler *c, size_t at);

/* viewc_html.c: reads at least one byte in the present context. */
bool html_step(struct compiler *c);
const struct element *innermost(const struct compiler *c);
bool in_svg(const struct compiler *c);
/* `&` in the text: a character reference? */
bool reference(struct compiler *c);

/* viewc_attribute.c */
bool attribute_begin(struct compiler *c);
bool attribute_step(struct compiler *c);
/* The macro that prints a value here, or NULL after a refusal. */
const char *attribute_printer(struct compiler *c, size_t at);
const struct attribute *attribute_find(const struct compiler *c, const char *name);
bool attributes_check(struct compiler *c);
enum url url_join(enum url a, enum url b);

/* viewc_text.c: behind `{{ t` or `{{ tn`. */
bool directive_message(struct compiler *c, size_t at, bool plural);
struct message {
    str one;
    str other; /* empty without plural */
    LIST(str) places;
};
struct view_name {
    str name;
    str type;
    str file;
};
struct include {
    str name;
    str place;
};
str place_of(struct compiler *c, size_t at, bool with_column);

#endif
