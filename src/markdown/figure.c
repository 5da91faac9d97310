/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Pictures: inside a line, or alone in a paragraph and then a figure with its credit line. */
#include "markdown/inside.h"

/* What is known of one picture: from the text and from the caller. */
struct picture {
    cmark_node *node;
    str target;
    str alt;
    str title; /* of the Markdown, else of the entry */
    bool known;
    bool remote;
    struct md_media media;
};

static bool is_remote(str url) {
    return str_starts(url, STR("http:")) || str_starts(url, STR("https:")) || str_starts(url, STR("//"));
}

static void note_use(struct md_run *r, str target) {
    str own = arena_str(r->arena, target);
    if (map_put(&r->pictures, own, r)) {
        *LIST_ADD(r->arena, &r->document->pictures) = own;
    }
}

static void report(struct md_run *r, cmark_node *at, str message, str fix) {
    md_problem(r, at,
               (struct problem){.rule = "media", .severity = SEVERITY_ERROR, .message = message, .fix = fix});
}

static void look_up(struct md_run *r, struct picture *p) {
    const struct md_resolver *resolver = &r->options->resolver;
    p->known = resolver->media != NULL && resolver->media(resolver->context, r->arena, p->target, &p->media);
    if (p->known) {
        p->alt = p->alt.n ? p->alt : p->media.alt;
        p->title = p->title.n ? p->title : p->media.title;
    } else if (!p->remote) {
        report(r, p->node, arena_join(r->arena, (str[]){STR("there is no picture at "), p->target}, 2),
               STR("put the file into media/ and describe it in media/media.toml"));
    }
}

static struct picture picture_of(struct md_run *r, cmark_node *node) {
    struct picture p = {.node = node,
                        .target = str_c(cmark_node_get_url(node)),
                        .alt = md_plain(r->arena, node),
                        .title = str_c(cmark_node_get_title(node))};
    p.remote = is_remote(p.target);
    note_use(r, p.target);
    look_up(r, &p);
    if (p.alt.n == 0) {
        report(r, node, STR("this picture has no alternative text"),
               STR("say in the brackets what the picture tells"));
    }
    return p;
}

static bool can_link(const struct picture *p) {
    str url = p->known ? p->media.source_url : p->target;
    return url.n > 0 && is_remote(url) && html_url_is_safe(url);
}

/* A page never loads from another site: what is not here is named and linked. */
static void write_placeholder(struct md_run *r, const struct picture *p) {
    str name = p->alt.n ? p->alt : p->title;
    bool link = can_link(p);
    if (link) {
        html_open(r->writer, "a");
        html_url(r->writer, "href", p->known ? p->media.source_url : p->target);
        html_text(r->writer, md_fill(r->arena, r->words->remote_picture, "{title}", name));
        html_close(r->writer);
    } else {
        html_text(r->writer, name);
    }
}

static void write_raster(struct md_run *r, const struct picture *p) {
    uint32_t width = 0;
    uint32_t height = 0;
    html_open(r->writer, "img");
    html_url(r->writer, "src", p->media.src);
    html_attribute(r->writer, "alt", p->alt);
    if (image_size(p->media.bytes, &width, &height)) {
        html_attribute(r->writer, "width", md_number(r->arena, width));
        html_attribute(r->writer, "height", md_number(r->arena, height));
    }
    html_attribute(r->writer, "loading", STR("lazy"));
    html_close(r->writer);
}

static void write_drawing(struct md_run *r, const struct picture *p) {
    const char *why = NULL;
    if (!p->media.ours || md_svg(r, p->media.bytes, p->alt, &why)) {
        if (!p->media.ours) {
            write_raster(r, p);
        }
        return;
    }
    report(r, p->node,
           arena_join(r->arena, (str[]){p->target, STR(" is not part of the page: "), str_c(why)}, 3),
           STR("draw with shapes, text and the d-… classes alone"));
    write_raster(r, p);
}

static void write_picture(struct md_run *r, const struct picture *p) {
    if (!p->known || p->media.src.n == 0) {
        write_placeholder(r, p);
    } else if (str_eq(p->media.type, STR("image/svg+xml"))) {
        write_drawing(r, p);
    } else {
        write_raster(r, p);
    }
}

void md_image(struct md_run *r, cmark_node *image) {
    struct picture p = picture_of(r, image);
    write_picture(r, &p);
}

bool md_is_figure(cmark_node *paragraph) {
    cmark_node *first = cmark_node_first_child(paragraph);
    return md_is(first, CMARK_NODE_IMAGE) && cmark_node_next(first) == NULL;
}

/* The text after an opening quotation mark, or the empty str. */
static str after_quote(str text) {
    static const str MARKS[] = {STR_INIT("\""), STR_INIT("'"),  STR_INIT("“"), STR_INIT("”"),
                                STR_INIT("„"),  STR_INIT("«"),  STR_INIT("»"), STR_INIT("‘"),
                                STR_INIT("「"), STR_INIT("『"), STR_INIT("《")};
    for (size_t i = 0; i < COUNT_OF(MARKS); i++) {
        if (str_starts(text, MARKS[i])) {
            return str_from(text, MARKS[i].n);
        }
    }
    return STR("");
}

/* The paragraph below is the credit line if it starts with the quoted title (of either place). */
static bool is_credit(struct md_run *r, const struct picture *p, cmark_node *next) {
    if (!md_is(next, CMARK_NODE_PARAGRAPH) || md_is_figure(next)) {
        return false;
    }
    str quoted = after_quote(md_plain(r->arena, next));
    return quoted.n > 0 && ((p->title.n && str_starts(quoted, p->title)) ||
                            (p->media.title.n && str_starts(quoted, p->media.title)) ||
                            (p->title.n == 0 && p->media.title.n == 0));
}

static void write_value(struct md_run *r, str text, str url) {
    if (url.n == 0 || text.n == 0) {
        md_text(r, text);
        return;
    }
    html_open(r->writer, "a");
    html_url(r->writer, "href", url);
    md_text(r, text);
    html_close(r->writer);
}

struct credit_part {
    str name;
    str text;
    str url;
};

/* Writes the pattern with its places filled. */
static void write_pattern(struct md_run *r, str pattern, const struct credit_part *parts, size_t count) {
    while (pattern.n) {
        size_t best = SIZE_MAX;
        size_t which = 0;
        for (size_t i = 0; i < count; i++) {
            size_t at = str_find(pattern, parts[i].name);
            if (at < best) {
                best = at;
                which = i;
            }
        }
        html_text(r->writer, str_sub(pattern, 0, best));
        if (best == SIZE_MAX) {
            return;
        }
        write_value(r, parts[which].text, parts[which].url);
        pattern = str_from(pattern, best + parts[which].name.n);
    }
}

/* Where the author wrote no credit line, the entry of media.toml gives one. */
static void write_credit(struct md_run *r, const struct md_media *m) {
    const struct credit_part parts[] = {
        {STR("{title}"), m->title, m->source_url},
        {STR("{author}"), m->author, m->author_url},
        {STR("{license}"), m->license, m->license_url},
        {STR("{changes}"), m->changes, STR("")},
    };
    str pattern = m->author.n ? r->words->credit : r->words->credit_no_author;
    if (m->changes.n == 0) {
        pattern = str_trim(str_without_end(pattern, STR("{changes}")));
    }
    html_open(r->writer, "span");
    html_attribute(r->writer, "class", STR("credit"));
    write_pattern(r, pattern, parts, COUNT_OF(parts));
    html_close(r->writer);
}

static void write_caption(struct md_run *r, const struct picture *p, cmark_node *credit) {
    if (credit == NULL && !(p->known && p->media.title.n && p->media.license.n)) {
        return;
    }
    html_open(r->writer, "figcaption");
    r->terms_off++;
    if (credit != NULL) {
        md_inlines(r, credit);
    } else {
        write_credit(r, &p->media);
    }
    r->terms_off--;
    html_close(r->writer);
}

cmark_node *md_figure(struct md_run *r, cmark_node *paragraph) {
    struct picture p = picture_of(r, cmark_node_first_child(paragraph));
    cmark_node *next = cmark_node_next(paragraph);
    cmark_node *credit = is_credit(r, &p, next) ? next : NULL;
    bool here = p.known && p.media.src.n > 0;
    html_open(r->writer, "figure");
    html_attribute(r->writer, "class", here ? STR("figure") : STR("figure figure-remote"));
    if (here) {
        write_picture(r, &p);
    } else {
        html_open(r->writer, "p");
        write_picture(r, &p);
        html_close(r->writer);
    }
    write_caption(r, &p, credit);
    html_close(r->writer);
    return credit != NULL ? cmark_node_next(credit) : next;
}
