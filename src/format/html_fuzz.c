/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * The bytes are a program of calls to the HTML writer. What was called is noted down in one form
 * (`notes`); the HTML that came out is read by a strict reader of our own and noted down in the same
 * form. Both must be equal: whatever the values hold, elements and attributes come back as they were
 * meant, and nothing else does.
 *
 *     O name ;   an element begins      A name = hex ;   its attribute      F name ;   one without a value
 *     C name ;   it ends                T hex            text (hex of its bytes, runs joined)
 */
#include "format/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const element_names[] = {
    "p", "div", "a", "br", "img", "pre", "li", "svg", "pre", "hr", "linearGradient", "textarea"};
static const char *const attribute_names[] = {"class",  "id",         "title", "viewBox",
                                              "data-x", "aria-label", "alt",   "lang"};
static const char *const url_attributes[] = {"href", "src", "xlink:href", "action"};

struct notes {
    buf out;
    bool in_text;
};

static void note(struct notes *n, const char *what, str name) {
    n->in_text = false;
    buf_c(&n->out, what);
    buf_add(&n->out, name);
    buf_c(&n->out, ";");
}

static void note_attribute(struct notes *n, str name, str value) {
    n->in_text = false;
    buf_c(&n->out, "A");
    buf_add(&n->out, name);
    buf_c(&n->out, "=");
    buf_hex(&n->out, value.p, value.n);
    buf_c(&n->out, ";");
}

static void note_text(struct notes *n, str text) {
    if (!text.n) {
        return;
    }
    if (!n->in_text) {
        buf_c(&n->out, "T");
    }
    n->in_text = true;
    buf_hex(&n->out, text.p, text.n);
}

/* HTML cannot hold a NUL; the writer's answer to it is U+FFFD. */
static str without_nul(struct arena *a, str s) {
    buf b = buf_new(a);
    for (size_t i = 0; i < s.n; i++) {
        buf_add(&b, s.p[i] ? str_sub(s, i, 1) : STR("\xEF\xBF\xBD"));
    }
    return buf_str(&b);
}

/* ---- Running the program --------------------------------------------------------------------- */

struct program {
    struct arena *arena;
    const uint8_t *at, *end;
    struct html_writer *writer;
    struct notes notes;
    const char *open[HTML_DEPTH_MAX];
    size_t depth;
    unsigned used; /* attributes of this start tag, a bit each */
    bool in_tag;
};

static uint8_t next_byte(struct program *p) {
    return p->at < p->end ? *p->at++ : 0;
}

static str next_value(struct program *p) {
    size_t n = next_byte(p) % 24;
    size_t left = (size_t)(p->end - p->at);
    str s = str_n((const char *)p->at, n < left ? n : left);
    p->at += s.n;
    return s;
}

static bool is_void(const char *name) {
    return !strcmp(name, "br") || !strcmp(name, "img") || !strcmp(name, "hr");
}

static void run_open(struct program *p) {
    const char *name = element_names[next_byte(p) % COUNT_OF(element_names)];
    if (p->depth == HTML_DEPTH_MAX) {
        return;
    }
    html_open(p->writer, name);
    note(&p->notes, "O", str_c(name));
    p->in_tag = true;
    p->used = 0;
    if (!is_void(name)) {
        p->open[p->depth++] = name;
    }
}

/* Schemes of addresses, looked for in another way than the writer does: after all that browsers ignore is
 * taken out. */
static void check_address(struct arena *a, str url) {
    static const char *const dangerous[] = {"javascript:", "data:", "vbscript:", "file:"};
    buf b = buf_new(a);
    for (size_t i = 0; i < url.n; i++) {
        if ((unsigned char)url.p[i] > 0x20) {
            buf_byte(&b, byte_lower(url.p[i]));
        }
    }
    for (size_t i = 0; i < COUNT_OF(dangerous); i++) {
        ASSERT(!html_url_is_safe(url) || !str_starts(buf_str(&b), str_c(dangerous[i])));
    }
}

static void run_attribute(struct program *p, bool url) {
    unsigned which = next_byte(p) % (url ? COUNT_OF(url_attributes) : COUNT_OF(attribute_names));
    unsigned bit = 1u << (which + (url ? 16 : 0));
    str value = next_value(p);
    if (!p->in_tag || (p->used & bit)) {
        return;
    }
    p->used |= bit;
    const char *name = url ? url_attributes[which] : attribute_names[which];
    if (url) {
        check_address(p->arena, value);
        html_url(p->writer, name, value);
        value = html_url_is_safe(value) ? value : STR("#");
    } else {
        html_attribute(p->writer, name, value);
    }
    note_attribute(&p->notes, str_c(name), without_nul(p->arena, value));
}

static void run_flag(struct program *p) {
    unsigned bit = 1u << 30;
    if (p->in_tag && !(p->used & bit)) {
        p->used |= bit;
        html_flag(p->writer, "hidden");
        note(&p->notes, "F", STR("hidden"));
    }
}

static void run_text(struct program *p, bool raw) {
    str value = next_value(p);
    if (raw) {
        html_raw(p->writer, html_from_text(p->arena, value));
    } else {
        html_text(p->writer, value);
    }
    note_text(&p->notes, without_nul(p->arena, value));
    p->in_tag = false;
}

/* Only after something else was written: directly after a void element it would close that one. */
static void run_close(struct program *p) {
    html_text(p->writer, STR(""));
    p->in_tag = false;
    if (p->depth) {
        html_close(p->writer);
        note(&p->notes, "C", str_c(p->open[--p->depth]));
    }
}

static html run(struct program *p) {
    while (p->at < p->end) {
        uint8_t what = next_byte(p) % 8;
        if (what <= 1) {
            run_open(p);
        } else if (what <= 3) {
            run_attribute(p, what == 3);
        } else if (what == 4) {
            run_flag(p);
        } else if (what <= 6) {
            run_text(p, what == 6);
        } else {
            run_close(p);
        }
    }
    html h = html_finish(p->writer);
    while (p->depth) {
        note(&p->notes, "C", str_c(p->open[--p->depth]));
    }
    return h;
}

/* ---- Reading what came out -------------------------------------------------------------------- */

static str take_name(str *rest) {
    size_t n = 0;
    while (n < rest->n && (byte_is_alnum(rest->p[n]) || rest->p[n] == '-' || rest->p[n] == ':')) {
        n++;
    }
    str name = str_sub(*rest, 0, n);
    ASSERT(n > 0);
    *rest = str_from(*rest, n);
    return name;
}

/* Characters up to `end`, which stays; every special one must be written as a reference. */
static str take_escaped(struct arena *a, str *rest, char end) {
    static const struct {
        str reference;
        char c;
    } known[] = {{STR_INIT("&amp;"), '&'},
                 {STR_INIT("&lt;"), '<'},
                 {STR_INIT("&gt;"), '>'},
                 {STR_INIT("&quot;"), '"'},
                 {STR_INIT("&#39;"), '\''}};
    buf b = buf_new(a);
    while (rest->n && rest->p[0] != end) {
        char c = rest->p[0];
        ASSERT(c != '<' && c != '>' && c != '"' && c != '\'' && c != '\0');
        size_t i = 0;
        while (c == '&' && i < COUNT_OF(known) && !str_starts(*rest, known[i].reference)) {
            i++;
        }
        ASSERT(i < COUNT_OF(known));
        buf_byte(&b, c == '&' ? known[i].c : c);
        *rest = str_from(*rest, c == '&' ? known[i].reference.n : 1);
    }
    return buf_str(&b);
}

static void read_start_tag(struct arena *a, str *rest, struct notes *n) {
    str name = take_name(rest);
    note(n, "O", name);
    while (!str_starts(*rest, STR(">"))) {
        ASSERT(str_starts(*rest, STR(" ")));
        *rest = str_from(*rest, 1);
        str attribute = take_name(rest);
        if (!str_starts(*rest, STR("=\""))) {
            note(n, "F", attribute);
            continue;
        }
        *rest = str_from(*rest, 2);
        note_attribute(n, attribute, take_escaped(a, rest, '"'));
        ASSERT(str_starts(*rest, STR("\"")));
        *rest = str_from(*rest, 1);
    }
    *rest = str_from(*rest, 1);
    bool eats_break = str_eq(name, STR("pre")) || str_eq(name, STR("textarea"));
    if (eats_break && str_starts(*rest, STR("\n"))) {
        *rest = str_from(*rest, 1); /* as a browser does */
    }
}

static void read_html(struct arena *a, str rest, struct notes *n) {
    while (rest.n) {
        if (str_starts(rest, STR("</"))) {
            rest = str_from(rest, 2);
            note(n, "C", take_name(&rest));
            ASSERT(str_starts(rest, STR(">")));
            rest = str_from(rest, 1);
        } else if (rest.p[0] == '<') {
            rest = str_from(rest, 1);
            read_start_tag(a, &rest, n);
        } else {
            note_text(n, take_escaped(a, &rest, '<'));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct program p = {.arena = a, .at = data, .end = data + size, .writer = html_writer_new(a)};
    p.notes.out = buf_new(a);
    html h = run(&p);
    struct notes read = {.out = buf_new(a)};
    read_html(a, h.safe, &read);
    ASSERT(str_eq(buf_str(&read.out), buf_str(&p.notes.out)));
    (void)html_to_text(a, h);
    (void)html_to_text(a, html_trusted(str_n((const char *)data, size)));
    arena_free(a);
    return 0;
}
