/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* viewc_core: the loop over a template, its views, its branches, and the files around them. */
#include "viewc.h"

#include "literal.h"

#include <stdarg.h>

#define LITERAL_BYTES_MAX 1800 // bytes: one C literal; ISO C promises 4095 in one, escapes and all

bool refuse(struct compiler *c, size_t at, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    str place = place_of(c, at, true);
    c->all->problem = arena_join(c->a, (str[]){place, STR(": "), str_c(message)}, 3);
    c->all->problem = arena_str(c->a, c->all->problem);
    return false;
}

str place_of(struct compiler *c, size_t at, bool with_column) {
    size_t line = 0;
    size_t column = 0;
    utf8_place(c->text, at, &line, &column);
    buf b = buf_new(c->a);
    buf_add(&b, c->file);
    buf_byte(&b, ':');
    buf_u64(&b, line);
    if (with_column) {
        buf_byte(&b, ':');
        buf_u64(&b, column);
    }
    return buf_str(&b);
}

str rest(const struct compiler *c) {
    return str_from(c->text, c->at);
}

bool take(struct compiler *c, const char *literal) {
    str want = str_c(literal);
    if (!str_starts(rest(c), want)) {
        return false;
    }
    c->at += want.n;
    return true;
}

void skip_space(struct compiler *c) {
    while (c->at < c->text.n && byte_is_space(c->text.p[c->at])) {
        c->at++;
    }
}

static size_t indent(const struct compiler *c) {
    return 4 * (1 + c->frames.n);
}

static void spaces(buf *b, size_t n) {
    for (size_t i = 0; i < n; i++) {
        buf_byte(b, ' ');
    }
}

static void flush(struct compiler *c) {
    str html = buf_str(&c->literal);
    while (html.n) {
        str part = utf8_cut(html, LITERAL_BYTES_MAX);
        spaces(&c->body, indent(c));
        buf_c(&c->body, "VIEW_LITERAL(view, ");
        add_c_literal(&c->body, part, indent(c) + 19);
        buf_c(&c->body, ");\n");
        html = str_from(html, part.n);
    }
    buf_clear(&c->literal);
}

void put(struct compiler *c, str html) {
    buf_add(&c->literal, html);
}

void put_c(struct compiler *c, const char *html) {
    buf_c(&c->literal, html);
}

void statement(struct compiler *c, size_t at, str text) {
    flush(c);
    size_t line = 0;
    size_t column = 0;
    utf8_place(c->text, at, &line, &column);
    buf_c(&c->body, "#line ");
    buf_u64(&c->body, line);
    buf_byte(&c->body, ' ');
    add_c_literal(&c->body, c->file, 0);
    buf_byte(&c->body, '\n');
    spaces(&c->body, indent(c));
    buf_add(&c->body, text);
    buf_byte(&c->body, '\n');
}

/* ---- Views ---- */

static void view_emit(struct compiler *c) {
    buf *code = &c->all->code;
    str head = arena_join(c->a,
                          (str[]){STR("void view_"), c->view_name, STR("(struct view *view, const "),
                                  c->view_type, STR(" *v)")},
                          5);
    buf_byte(code, '\n');
    buf_add(code, head);
    buf_c(code, " {\n");
    buf_c(code, "    (void)view;\n");
    if (!c->uses_v) {
        buf_c(code, "    (void)v;\n");
    }
    buf_add(code, buf_str(&c->body));
    buf_c(code, "}\n");
    buf *header = &c->all->header;
    buf_add(header, arena_join(c->a,
                               (str[]){STR("typedef "), c->view_type, STR(" view_"), c->view_name,
                                       STR("_type;\n"), head, STR(";\n")},
                               7));
}

static bool view_end(struct compiler *c) {
    if (!c->in_view) {
        return true;
    }
    if (c->frames.n) {
        const struct frame *f = &c->frames.at[c->frames.n - 1];
        return refuse(c, f->at, "this %s is not ended - write {%% end %%}", f->each ? "each" : "if");
    }
    if (c->open.n) {
        const struct open_element *open = &c->open.at[c->open.n - 1];
        return refuse(c, open->at, "<%s> is not closed - write </%s> before the view ends",
                      open->element->name, open->element->name);
    }
    if (c->now.state != IN_TEXT) {
        return refuse(c, c->now.tag_at, "the view ends within a tag - complete it");
    }
    str html = buf_str(&c->literal);
    while (html.n && byte_is_space(html.p[html.n - 1])) {
        html.n--;
    }
    c->literal.n = html.n;
    flush(c);
    view_emit(c);
    return true;
}

bool view_begin(struct compiler *c, size_t at, str name, str type) {
    if (!view_end(c)) {
        return false;
    }
    for (size_t i = 0; i < c->all->views.n; i++) {
        if (str_eq(c->all->views.at[i].name, name)) {
            return refuse(c, at, "there is a view \"%.*s\" in %.*s already - give it another name",
                          STR_ARG(name), STR_ARG(c->all->views.at[i].file));
        }
    }
    *LIST_ADD(c->a, &c->all->views) = (struct view_name){name, type, c->file};
    c->in_view = true;
    c->uses_v = false;
    c->view_name = name;
    c->view_type = type;
    c->view_at = at;
    c->ids.n = 0;
    c->now = (struct context){.state = IN_TEXT, .space = true};
    buf_clear(&c->body);
    buf_clear(&c->literal);
    return true;
}

/* ---- Frames: if and each ---- */

void frame_begin(struct compiler *c, struct frame frame) {
    frame.start = c->now;
    frame.joined = c->now;
    frame.attributes = c->tag.attributes.n;
    frame.ids = c->ids.n;
    *LIST_ADD(c->a, &c->frames) = frame;
    if (frame.each) {
        c->now.space = false; /* the second round begins where the first ended, whatever that is */
    }
}

static void hide(struct compiler *c, const struct frame *f, bool hidden) {
    for (size_t i = f->attributes; i < c->tag.attributes.n; i++) {
        c->tag.attributes.at[i].hidden = hidden;
    }
    for (size_t i = f->ids; i < c->ids.n; i++) {
        c->ids.at[i].hidden = hidden;
    }
}

/* A branch ends: what a browser thinks now must be what it thought at the start. */
static bool join(struct compiler *c, struct frame *f, struct context end, size_t at) {
    struct context start = f->start;
    if (end.depth > start.depth) {
        const struct open_element *open = &c->open.at[c->open.n - 1];
        return refuse(c, open->at,
                      "<%s> is opened in a branch and not closed there - close it in the same branch",
                      open->element->name);
    }
    bool same = end.state == start.state && (end.state == IN_TEXT || end.tag_at == start.tag_at) &&
                (end.state != IN_VALUE || end.attr_at == start.attr_at);
    if (!same) {
        return refuse(c, at,
                      "the branch ends elsewhere in the HTML than it began - begin and end it in the same "
                      "text, tag or attribute value");
    }
    f->joined.url = f->joined_any ? url_join(f->joined.url, end.url) : end.url;
    f->joined.space = f->joined_any ? f->joined.space && end.space : end.space;
    f->joined_any = true;
    return true;
}

bool frame_next(struct compiler *c, size_t at, const char *word) {
    struct frame *f = c->frames.n ? &c->frames.at[c->frames.n - 1] : 0;
    if (!f || f->each) {
        return refuse(c, at, "%s without an if - put it behind {%% if … %%}", word);
    }
    if (f->has_else) {
        return refuse(c, at, "%s behind else - else is the last branch", word);
    }
    if (!join(c, f, c->now, at)) {
        return false;
    }
    flush(c);
    hide(c, f, true);
    f->has_else = word[2] == 's';
    c->now = f->start;
    return true;
}

bool frame_end(struct compiler *c, size_t at) {
    if (!c->frames.n) {
        return refuse(c, at, "end without an if or each - delete it");
    }
    struct frame *f = &c->frames.at[c->frames.n - 1];
    if (!join(c, f, c->now, at) || (!f->has_else && !join(c, f, f->start, at))) {
        return false;
    }
    flush(c);
    hide(c, f, false);
    c->now = f->joined;
    c->frames.n--;
    return true;
}

/* ---- Files ---- */

static bool text_check(struct compiler *c) {
    size_t wrong = utf8_check(c->text);
    if (wrong != SIZE_MAX) {
        return refuse(c, wrong, "this is not UTF-8 - save the file as UTF-8");
    }
    for (size_t i = 0; i < c->text.n; i++) {
        unsigned char byte = (unsigned char)c->text.p[i];
        if ((byte < ' ' && byte != '\n' && byte != '\t') || byte == 0x7F) {
            return refuse(c, i, "a control character - delete it (lines end in LF alone)");
        }
    }
    return true;
}

static bool before_views(struct compiler *c) {
    skip_space(c);
    if (c->at < c->text.n && !str_starts(rest(c), STR("{%")) && !str_starts(rest(c), STR("{#"))) {
        return refuse(c, c->at, "text before the first view - begin with {%% view name(struct type) %%}");
    }
    return c->at == c->text.n || directive(c);
}

bool viewc_compile(struct viewc *w, struct viewc_source source) {
    struct compiler c = {.all = w, .a = w->a, .file = source.file, .text = source.text};
    c.body = buf_new(w->a);
    c.literal = buf_new(w->a);
    c.tag.literal = buf_new(w->a);
    if (!text_check(&c)) {
        return false;
    }
    while (c.at < c.text.n) {
        bool fine = !c.in_view ? before_views(&c) : at_directive(&c) ? directive(&c) : html_step(&c);
        if (!fine) {
            return false;
        }
    }
    return view_end(&c);
}

struct viewc viewc_new(struct arena *a, str pages) {
    struct viewc w = {.a = a, .pages = pages, .header = buf_new(a), .code = buf_new(a)};
    buf_c(&w.header, "/* Made by tools/viewc from the templates; docs/views.md. */\n"
                     "#ifndef WAYMARK_VIEWS_GENERATED\n#define WAYMARK_VIEWS_GENERATED\n\n#include \"");
    buf_add(&w.header, pages);
    buf_c(&w.header, "\"\n#include \"view/view.h\"\n\n");
    return w;
}

bool viewc_finish(struct viewc *w) {
    for (size_t i = 0; i < w->includes.n; i++) {
        bool known = false;
        for (size_t k = 0; k < w->views.n; k++) {
            known = known || str_eq(w->views.at[k].name, w->includes.at[i].name);
        }
        if (!known) {
            w->problem = arena_join(w->a,
                                    (str[]){w->includes.at[i].place, STR(": there is no view \""),
                                            w->includes.at[i].name, STR("\" - correct the name")},
                                    4);
            return false;
        }
    }
    buf_c(&w->header, "\n#endif\n");
    return true;
}
