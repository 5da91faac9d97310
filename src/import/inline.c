/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* One walk over the text of a block: code stays, links and pictures get the paths of the new layout, HTML gets
 * the form it has in Markdown (CommonMark 0.31 §6). */
#include "import/inside.h"

/* How far a mark may be from the one that closes it. Without a bound, hostile text costs quadratic time. */
#define REACH_BYTES 8192

struct bracket {
    size_t out_at; /* where the [ or ![ stands in the output */
    size_t in_at;  /* what follows it in the source */
    bool image;
};

struct walk {
    struct importer *im;
    const struct page_in *page;
    str text;
    size_t at;
    size_t line;
    buf out;
    struct html_state html;
    LIST(struct bracket) brackets;
};

/* `(target "title")` at the start of `s`. */
struct address {
    str target;
    str title; /* with its marks */
    size_t bytes;
};

static size_t skip_space(str s, size_t i) {
    while (i < s.n && byte_is_space(s.p[i])) {
        i++;
    }
    return i;
}

static size_t target_end(str s, size_t i) {
    if (str_starts(str_from(s, i), STR("{{"))) {
        size_t end = str_find(str_from(s, i), STR("}}"));
        return end == SIZE_MAX ? i : i + end + 2;
    }
    size_t depth = 0;
    for (; i < s.n && !byte_is_space(s.p[i]); i++) {
        depth += s.p[i] == '(';
        if (s.p[i] == ')' && depth-- == 0) {
            break;
        }
    }
    return i;
}

static bool take_title(str s, size_t *i, str *ret) {
    char open = *i < s.n ? s.p[*i] : 0;
    char close = open == '(' ? ')' : open;
    if (open != '"' && open != '\'' && open != '(') {
        return true;
    }
    /* A title with quotation marks of its own ends at the last one before the bracket. */
    size_t end = *i + 1;
    while (end < s.n && !(s.p[end] == close && str_starts(str_trim(str_sub(s, end + 1, 3)), STR(")")))) {
        end++;
    }
    if (end >= s.n) {
        return false;
    }
    *ret = str_sub(s, *i, end + 1 - *i);
    *i = end + 1;
    return true;
}

static bool take_address(str s, struct address *ret) {
    size_t i = skip_space(s, 1);
    bool angle = i < s.n && s.p[i] == '<';
    size_t end = angle ? str_find_byte(str_from(s, i), '>') : target_end(s, i);
    if (end == SIZE_MAX) {
        return false;
    }
    end = angle ? i + end : end;
    ret->target = angle ? str_sub(s, i + 1, end - i - 1) : str_sub(s, i, end - i);
    i = skip_space(s, end + angle);
    if (!take_title(s, &i, &ret->title)) {
        return false;
    }
    i = skip_space(s, i);
    ret->bytes = i + 1;
    return i < s.n && s.p[i] == ')';
}

/* A name with spaces is no address in Markdown; where it names a file, it is meant as one. */
static bool take_spaced(struct walk *w, str s, struct address *ret) {
    str line = str_sub(s, 0, str_find_byte(s, '\n'));
    size_t end = str_find_byte(line, ')');
    str path = {0};
    if (end == SIZE_MAX || !path_join(w->im->arena, w->page->folder, str_sub(line, 1, end - 1), &path)) {
        return false;
    }
    bool there = tree_find(w->im->tree, path) != NULL ||
                 page_at(w->im, w->page->folder, str_sub(line, 1, end - 1)) != NULL;
    *ret = (struct address){.target = str_trim(str_sub(line, 1, end - 1)), .bytes = end + 1};
    return there;
}

static void add_target(buf *out, str target) {
    bool angle = false;
    for (size_t i = 0; i < target.n; i++) {
        angle = angle || byte_is_space(target.p[i]) || target.p[i] == '(' || target.p[i] == ')';
    }
    buf_c(out, angle ? "<" : "");
    buf_add(out, target);
    buf_c(out, angle ? ">" : "");
}

static void add_address(struct walk *w, str target, str title) {
    buf_c(&w->out, "](");
    add_target(&w->out, target);
    if (title.n) {
        buf_c(&w->out, " ");
        buf_add(&w->out, title);
    }
    buf_c(&w->out, ")");
}

static void add_picture(struct walk *w, const struct bracket *b, str alt, const struct address *to) {
    struct media_out *m = media_of(w->im, w->page, str_trim(to->target), w->line);
    str title =
        to->title.n ? plain_text(w->im->arena, str_sub(to->title, 1, to->title.n - 2), false) : STR("");
    str plain = plain_text(w->im->arena, alt, false);
    if (plain.n == 0) {
        plain = title.n ? title : str_from(m->file, 6);
        w->out.n = b->out_at;
        buf_c(&w->out, "![");
        buf_add(&w->out, plain);
        remark(w->im,
               (struct remark){w->page->path, w->line, 1, "alt", SEVERITY_WARNING,
                               say3(w->im, "this picture has no alternative text; it got \"", plain, "\""),
                               STR("say in the brackets what the picture tells")});
    }
    m->picture = true;
    m->alt = m->alt.n ? m->alt : plain;
    m->title = m->title.n ? m->title : title.n ? title : plain;
    add_address(w, path_relative(w->im->arena, w->page->to, m->file), to->title);
}

/* At the ] of a link or picture. Bytes taken of what follows it, or 0. */
static size_t take_link(struct walk *w, const struct bracket *b) {
    str rest = str_sub(w->text, w->at + 1, REACH_BYTES);
    struct address to = {0};
    if (!str_starts(rest, STR("(")) || (!take_address(rest, &to) && !take_spaced(w, rest, &to))) {
        return 0;
    }
    str inside = str_sub(w->text, b->in_at, w->at - b->in_at);
    str target = {0};
    if (b->image && to.target.n > 0) {
        add_picture(w, b, inside, &to);
    } else if (link_rewrite(w->im, w->page, str_trim(to.target), w->line, &target)) {
        add_address(w, target, to.title);
    } else {
        str shown = arena_str(w->im->arena, str_from(buf_str(&w->out), b->out_at + 1));
        w->out.n = b->out_at;
        buf_add(&w->out, shown);
    }
    return to.bytes;
}

static void copy(struct walk *w, size_t n) {
    str part = str_sub(w->text, w->at, n);
    buf_add(&w->out, part);
    for (size_t i = 0; i < part.n; i++) {
        w->line += part.p[i] == '\n';
    }
    w->at += part.n;
}

static void skip(struct walk *w, size_t n) {
    str part = str_sub(w->text, w->at, n);
    for (size_t i = 0; i < part.n; i++) {
        w->line += part.p[i] == '\n';
    }
    w->at += part.n;
}

/* Code between runs of ` of the same length. */
static void take_code(struct walk *w) {
    str rest = str_sub(w->text, w->at, REACH_BYTES);
    size_t n = 0;
    while (n < rest.n && rest.p[n] == '`') {
        n++;
    }
    for (size_t i = n; i < rest.n; i++) {
        size_t run = 0;
        while (i + run < rest.n && rest.p[i + run] == '`') {
            run++;
        }
        if (run == n) {
            copy(w, i + n);
            return;
        }
        i += run > 0 ? run - 1 : 0;
    }
    copy(w, n);
}

static void take_angle(struct walk *w) {
    str rest = str_sub(w->text, w->at, REACH_BYTES);
    if (str_starts(rest, STR("<!--"))) {
        size_t end = str_find(rest, STR("-->"));
        copy(w, end == SIZE_MAX ? 1 : end + 3);
        return;
    }
    w->html.line = w->line;
    size_t bytes = html_take(&w->html, rest);
    if (bytes > 0) {
        skip(w, bytes);
    } else {
        copy(w, 1);
    }
}

static void take_open(struct walk *w, bool image) {
    size_t n = image ? 2 : 1;
    *LIST_ADD(w->im->arena, &w->brackets) = (struct bracket){w->out.n, w->at + n, image};
    copy(w, n);
}

static void take_close(struct walk *w) {
    size_t bytes = 0;
    if (w->brackets.n > 0) {
        struct bracket b = w->brackets.at[--w->brackets.n];
        bytes = take_link(w, &b);
    }
    if (bytes > 0) {
        skip(w, bytes + 1);
    } else {
        copy(w, 1);
    }
}

/* `[label]: target` at the start of a line. */
static bool take_definition(struct walk *w) {
    str line = str_from(w->text, w->at);
    line = str_sub(line, 0, str_find_byte(line, '\n'));
    size_t middle = str_find(line, STR("]:"));
    bool starts = w->at == 0 || w->text.p[w->at - 1] == '\n';
    if (!starts || !str_starts(line, STR("[")) || str_starts(line, STR("[^")) || middle == SIZE_MAX) {
        return false;
    }
    size_t from = skip_space(line, middle + 2);
    str target = str_sub(str_from(line, from), 0, str_find_byte(str_from(line, from), ' '));
    str to = {0};
    if (target.n == 0 || target.p[0] == '<' || !link_rewrite(w->im, w->page, target, w->line, &to)) {
        return false;
    }
    copy(w, from);
    add_target(&w->out, to);
    skip(w, target.n);
    copy(w, line.n - from - target.n);
    return true;
}

static void step(struct walk *w) {
    char c = w->text.p[w->at];
    bool more = w->at + 1 < w->text.n;
    if (c == '\\' && more) {
        copy(w, 2);
    } else if (c == '`') {
        take_code(w);
    } else if (c == '<') {
        take_angle(w);
    } else if (c == '!' && more && w->text.p[w->at + 1] == '[') {
        take_open(w, true);
    } else if (c == '[') {
        if (!take_definition(w)) {
            take_open(w, false);
        }
    } else if (c == ']') {
        take_close(w);
    } else {
        copy(w, 1);
    }
}

str inline_rewrite(struct importer *im, const struct page_in *p, str text, size_t line) {
    struct walk w = {.im = im, .page = p, .text = text, .line = line, .out = buf_new(im->arena)};
    w.html = (struct html_state){.im = im, .page = p, .out = &w.out};
    while (w.at < text.n) {
        step(&w);
    }
    html_close_link(&w.html);
    return buf_str(&w.out);
}
