/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/inside.h"

static str literal(cmark_node *n) {
    return str_c(cmark_node_get_literal(n));
}

str md_number(struct arena *a, size_t n) {
    buf b = buf_new(a);
    buf_u64(&b, n);
    return buf_str(&b);
}

str md_fill(struct arena *a, str pattern, const char *name, str value) {
    size_t at = str_find(pattern, str_c(name));
    if (at == SIZE_MAX) {
        return pattern;
    }
    str after = str_from(pattern, at + str_c(name).n);
    return arena_join(a, (str[]){str_sub(pattern, 0, at), value, after}, 3);
}

static bool is_remote(str url) {
    return str_starts(url, STR("http:")) || str_starts(url, STR("https:")) ||
           str_starts(url, STR("mailto:")) || str_starts(url, STR("//"));
}

static void remember_anchor(struct md_run *r, cmark_node *link, str id) {
    struct md_anchor *anchor = LIST_ADD(r->arena, &r->anchors);
    anchor->id = arena_str(r->arena, id);
    anchor->line = (size_t)cmark_node_get_start_line(link);
    anchor->column = (size_t)cmark_node_get_start_column(link);
}

str md_address(struct md_run *r, cmark_node *link) {
    str url = str_c(cmark_node_get_url(link));
    if (!html_url_is_safe(url)) {
        md_problem(r, link,
                   (struct problem){.rule = "link",
                                    .severity = SEVERITY_ERROR,
                                    .message = STR("this address is not one that a page may link to"),
                                    .fix = STR("use https, http or mailto, or a path of the curriculum")});
        return STR("");
    }
    if (str_starts(url, STR("#")) && url.n > 1) {
        remember_anchor(r, link, str_from(url, 1));
    }
    bool ours = url.n > 0 && !is_remote(url) && url.p[0] != '#' && url.p[0] != '/';
    str found = url;
    if (!ours || r->options->resolver.link == NULL ||
        r->options->resolver.link(r->options->resolver.context, r->arena, url, &found)) {
        return found;
    }
    str message = arena_join(r->arena, (str[]){STR("there is no page at "), url}, 2);
    md_problem(
        r, link,
        (struct problem){.rule = "link",
                         .severity = SEVERITY_WARNING,
                         .message = message,
                         .fix = STR("write the path of a file from here, as in ../copyright/basics.md")});
    return STR("");
}

static void write_link(struct md_run *r, cmark_node *n) {
    str url = md_address(r, n);
    if (url.n == 0) {
        md_inlines(r, n);
        return;
    }
    html_open(r->writer, "a");
    html_url(r->writer, "href", url);
    r->terms_off++;
    md_inlines(r, n);
    r->terms_off--;
    html_close(r->writer);
}

static void write_text(struct md_run *r, cmark_node *n) {
    md_text(r, literal(n));
}

static void write_soft_break(struct md_run *r, cmark_node *n) {
    (void)n;
    html_text(r->writer, STR("\n"));
}

static void write_line_break(struct md_run *r, cmark_node *n) {
    (void)n;
    html_open(r->writer, "br");
    html_close(r->writer);
    html_text(r->writer, STR("\n"));
}

static void write_code(struct md_run *r, cmark_node *n) {
    html_open(r->writer, "code");
    html_text(r->writer, literal(n));
    html_close(r->writer);
}

static void write_element(struct md_run *r, cmark_node *n, const char *element) {
    html_open(r->writer, element);
    md_inlines(r, n);
    html_close(r->writer);
}

static void write_emphasis(struct md_run *r, cmark_node *n) {
    write_element(r, n, "em");
}

static void write_strong(struct md_run *r, cmark_node *n) {
    write_element(r, n, "strong");
}

static void drop_html(struct md_run *r, cmark_node *n) {
    if (!str_starts(literal(n), STR("<!--"))) {
        md_problem(r, n,
                   (struct problem){.rule = "html",
                                    .severity = SEVERITY_WARNING,
                                    .message = STR("HTML is not shown; its tags were left out"),
                                    .fix = STR("write it in Markdown")});
    }
}

struct inline_writer {
    cmark_node_type type;
    void (*write)(struct md_run *r, cmark_node *n);
};

static const struct inline_writer WRITERS[] = {
    {CMARK_NODE_TEXT, write_text},
    {CMARK_NODE_SOFTBREAK, write_soft_break},
    {CMARK_NODE_LINEBREAK, write_line_break},
    {CMARK_NODE_CODE, write_code},
    {CMARK_NODE_EMPH, write_emphasis},
    {CMARK_NODE_STRONG, write_strong},
    {CMARK_NODE_LINK, write_link},
    {CMARK_NODE_IMAGE, md_image},
    {CMARK_NODE_HTML_INLINE, drop_html},
    {CMARK_NODE_FOOTNOTE_REFERENCE, md_note_mark},
};

static void write_inline(struct md_run *r, cmark_node *n) {
    cmark_node_type type = cmark_node_get_type(n);
    for (size_t i = 0; i < COUNT_OF(WRITERS); i++) {
        if (WRITERS[i].type == type) {
            WRITERS[i].write(r, n);
            return;
        }
    }
    if (md_is_named(n, "strikethrough")) {
        write_element(r, n, "del");
    } else {
        md_inlines(r, n);
    }
}

static void write_from(struct md_run *r, cmark_node *parent, cmark_node *first) {
    if (!md_enter(r, parent)) {
        return;
    }
    for (cmark_node *n = first; n != NULL; n = cmark_node_next(n)) {
        write_inline(r, n);
    }
    md_leave(r);
}

void md_inlines(struct md_run *r, cmark_node *parent) {
    write_from(r, parent, cmark_node_first_child(parent));
}

void md_inlines_after(struct md_run *r, cmark_node *first) {
    write_from(r, cmark_node_parent(first), cmark_node_next(first));
}
