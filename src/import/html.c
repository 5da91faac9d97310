/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* HTML inside a page. Readers are shown no raw HTML, so what has a form in Markdown gets it, and the text
 * between the tags stays. The tags themselves are kept in the leftovers, each once. */
#include "import/inside.h"

struct tag {
    str name;
    str attributes;
    str whole;
    bool closing;
};

static bool is_tag(str rest, struct tag *ret) {
    size_t i = 1;
    ret->closing = i < rest.n && rest.p[i] == '/';
    i += ret->closing;
    size_t from = i;
    while (i < rest.n && byte_is_alnum(rest.p[i])) {
        i++;
    }
    ret->name = str_sub(rest, from, i - from);
    bool after = i < rest.n && (byte_is_space(rest.p[i]) || rest.p[i] == '>' || rest.p[i] == '/');
    if (ret->name.n == 0 || !byte_is_alpha(ret->name.p[0]) || !after) {
        return false;
    }
    size_t start = i;
    char quote = 0;
    for (; i < rest.n && (quote || rest.p[i] != '>'); i++) {
        char c = rest.p[i];
        quote = quote == c ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
    }
    ret->attributes = str_sub(rest, start, i - start);
    ret->whole = str_sub(rest, 0, i + 1);
    return i < rest.n;
}

/* The value of an attribute; without quotes it ends at a space. */
static str attribute(const struct tag *t, const char *name) {
    str rest = t->attributes;
    while (rest.n) {
        while (rest.n && !byte_is_alpha(rest.p[0])) {
            rest = str_from(rest, 1);
        }
        size_t n = 0;
        while (n < rest.n && (byte_is_alnum(rest.p[n]) || rest.p[n] == '-')) {
            n++;
        }
        bool found = str_eq_nocase(str_sub(rest, 0, n), str_c(name));
        rest = str_trim(str_from(rest, n));
        if (!str_starts(rest, STR("="))) {
            continue;
        }
        rest = str_trim(str_from(rest, 1));
        bool quoted = rest.n && (rest.p[0] == '"' || rest.p[0] == '\'');
        size_t end = quoted ? str_find_byte(str_from(rest, 1), rest.p[0]) : str_find_byte(rest, ' ');
        str value = str_sub(rest, quoted, end);
        rest = str_from(rest, value.n + (quoted ? 2 : 0));
        if (found) {
            return str_trim(value);
        }
    }
    return STR("");
}

static const struct swap {
    const char *tag;
    const char *mark;
} SWAPS[] = {{"b", "**"},  {"strong", "**"},      {"i", "*"}, {"em", "*"}, {"code", "`"},
             {"kbd", "`"}, {"hr", "\n\n----\n\n"}};

static bool is(const struct tag *t, const char *name) {
    return str_eq_nocase(t->name, str_c(name));
}

/* Text in brackets must not close them. */
static void add_label(buf *out, str text) {
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '[' && text.p[i] != ']') {
            buf_byte(out, text.p[i] == '\n' ? ' ' : text.p[i]);
        }
    }
}

static void add_image(const struct html_state *h, const struct tag *t) {
    struct importer *im = h->im;
    buf *out = h->out;
    struct media_out *m = media_of(im, h->page, attribute(t, "src"), h->line);
    str alt = attribute(t, "alt");
    str title = attribute(t, "title");
    m->picture = true;
    alt = alt.n ? alt : title.n ? title : str_from(m->file, 6);
    m->alt = m->alt.n ? m->alt : plain_text(im->arena, alt, false);
    m->title = m->title.n ? m->title : title.n ? plain_text(im->arena, title, false) : m->alt;
    buf_c(out, "![");
    add_label(out, alt);
    buf_c(out, "](");
    buf_add(out, path_relative(im->arena, h->page->to, m->file));
    buf_c(out, ")");
}

void html_close_link(struct html_state *h) {
    if (h->open) {
        buf_c(h->out, "](");
        buf_add(h->out, h->open_link);
        buf_c(h->out, ")");
    }
    h->open = false;
}

static bool is_plain_target(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (byte_is_space(s.p[i]) || s.p[i] == '(' || s.p[i] == ')' || s.p[i] == '<' || s.p[i] == '>') {
            return false;
        }
    }
    return s.n > 0;
}

static void add_anchor(struct html_state *h, const struct tag *t) {
    str target = attribute(t, "href");
    str to = {0};
    html_close_link(h);
    if (!t->closing && is_plain_target(target) && link_rewrite(h->im, h->page, target, h->line, &to)) {
        buf_c(h->out, "[");
        h->open = true;
        h->open_link = to;
    }
}

/* A player or a frame: its address stays as a link. */
static void add_frame(buf *out, const struct tag *t) {
    bool frame = is(t, "iframe") || is(t, "embed") || is(t, "video") || is(t, "audio") || is(t, "source");
    str src = frame && !t->closing ? attribute(t, "src") : STR("");
    src = str_starts(src, STR("//")) ? STR("") : src;
    if (str_starts(src, STR("https://")) && is_plain_target(src)) {
        buf_c(out, "<");
        buf_add(out, src);
        buf_c(out, ">");
    }
}

static bool add_swap(buf *out, const struct tag *t) {
    for (size_t i = 0; i < COUNT_OF(SWAPS); i++) {
        if (is(t, SWAPS[i].tag)) {
            buf_c(out, SWAPS[i].mark);
            return true;
        }
    }
    return is(t, "br") ? (buf_byte(out, ' '), true) : false;
}

/* What stands in a script or a style is no text. */
static size_t hidden_bytes(const struct tag *t, str rest) {
    bool hidden = !t->closing && (is(t, "script") || is(t, "style"));
    size_t end = hidden ? str_find(rest, STR("</")) : SIZE_MAX;
    size_t close = end == SIZE_MAX ? SIZE_MAX : str_find_byte(str_from(rest, end), '>');
    return close == SIZE_MAX ? t->whole.n : end + close + 1;
}

size_t html_take(struct html_state *h, str rest) {
    struct tag t = {0};
    if (!is_tag(rest, &t)) {
        return 0;
    }
    size_t bytes = hidden_bytes(&t, rest);
    keep(h->im, h->page->path, h->line, STR("HTML"), str_sub(rest, 0, bytes));
    if (is(&t, "img") && !t.closing && attribute(&t, "src").n > 0) {
        add_image(h, &t);
        return bytes;
    }
    if (is(&t, "a")) {
        add_anchor(h, &t);
        return bytes;
    }
    if (add_swap(h->out, &t)) {
        return bytes;
    }
    add_frame(h->out, &t);
    if (str_trim(t.attributes).n > 1 || bytes > t.whole.n) {
        str first = t.whole;
        remark(h->im, (struct remark){h->page->path, h->line, column_of(h->page, h->line, str_line(&first)),
                                      "html", SEVERITY_NOTE, say3(h->im, "HTML is not shown: <", t.name, ">"),
                                      STR("its text stays, the tag is in " IMPORT_LEFTOVERS)});
    }
    return bytes;
}
