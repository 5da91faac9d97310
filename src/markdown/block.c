/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/inside.h"

bool md_is(cmark_node *n, cmark_node_type type) {
    return n != NULL && cmark_node_get_type(n) == type;
}

bool md_is_named(cmark_node *n, const char *extension_type) {
    return n != NULL && strcmp(cmark_node_get_type_string(n), extension_type) == 0;
}

static void write_paragraph(struct md_run *r, cmark_node *n) {
    cmark_node *list = cmark_node_parent(cmark_node_parent(n));
    if (md_is(list, CMARK_NODE_LIST) && cmark_node_get_list_tight(list)) {
        md_inlines(r, n);
        return;
    }
    html_open(r->writer, "p");
    md_inlines(r, n);
    html_close(r->writer);
}

static void write_quote(struct md_run *r, cmark_node *n) {
    html_open(r->writer, "blockquote");
    md_blocks(r, cmark_node_first_child(n));
    html_close(r->writer);
}

static bool is_task(cmark_node *item) {
    return md_is_named(item, "tasklist");
}

static void write_task_box(struct md_run *r, cmark_node *item) {
    bool done = cmark_gfm_extensions_get_tasklist_item_checked(item);
    html_open(r->writer, "span");
    html_attribute(r->writer, "class", done ? STR("task task-done") : STR("task task-open"));
    html_attribute(r->writer, "role", STR("img"));
    html_attribute(r->writer, "aria-label", done ? r->words->task_done : r->words->task_open);
    html_text(r->writer, done ? STR("\u2611") : STR("\u2610"));
    html_close(r->writer);
    html_text(r->writer, STR(" "));
}

static void write_item(struct md_run *r, cmark_node *item) {
    html_open(r->writer, "li");
    if (is_task(item)) {
        write_task_box(r, item);
    }
    md_blocks(r, cmark_node_first_child(item));
    html_close(r->writer);
}

static void write_list(struct md_run *r, cmark_node *n) {
    bool ordered = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(n);
    html_open(r->writer, ordered ? "ol" : "ul");
    if (ordered && start != 1) {
        html_attribute(r->writer, "start", md_number(r->arena, (size_t)start));
    }
    if (is_task(cmark_node_first_child(n))) {
        html_attribute(r->writer, "class", STR("tasks"));
    }
    for (cmark_node *item = cmark_node_first_child(n); item != NULL; item = cmark_node_next(item)) {
        write_item(r, item);
    }
    html_close(r->writer);
}

/* The first word of what follows the fence, where it is a plain name. */
static str language_of(cmark_node *n) {
    str info = str_trim(str_c(cmark_node_get_fence_info(n)));
    size_t i = 0;
    while (i < info.n && (byte_is_alnum(info.p[i]) || info.p[i] == '-' || info.p[i] == '+')) {
        i++;
    }
    return i == info.n || byte_is_space(info.p[i]) ? str_sub(info, 0, i) : STR("");
}

static void write_code(struct md_run *r, cmark_node *n) {
    str language = language_of(n);
    html_open(r->writer, "pre");
    html_attribute(r->writer, "tabindex", STR("0")); /* long lines scroll, also with the keyboard */
    html_open(r->writer, "code");
    if (language.n) {
        html_attribute(r->writer, "class", arena_join(r->arena, (str[]){STR("language-"), language}, 2));
    }
    html_text(r->writer, str_c(cmark_node_get_literal(n)));
    html_close(r->writer);
    html_close(r->writer);
}

static void write_rule(struct md_run *r, cmark_node *n) {
    (void)n;
    html_open(r->writer, "hr");
    html_close(r->writer);
}

/* A heading inside a quote or a list is no part of the outline. */
static void write_inner_heading(struct md_run *r, cmark_node *n) {
    html_open(r->writer, "p");
    html_open(r->writer, "strong");
    md_inlines(r, n);
    html_close(r->writer);
    html_close(r->writer);
}

static void drop_html(struct md_run *r, cmark_node *n) {
    if (!str_starts(str_trim(str_c(cmark_node_get_literal(n))), STR("<!--"))) {
        md_problem(r, n,
                   (struct problem){.rule = "html",
                                    .severity = SEVERITY_WARNING,
                                    .message = STR("HTML is not shown; this block was left out"),
                                    .fix = STR("write it in Markdown")});
    }
}

static const char *const HEADING_ELEMENTS[] = {"h2", "h2", "h2", "h3", "h4", "h5", "h6"};

/* Levels follow the outline: none is skipped, whatever the source says. */
static int outline_level(struct md_run *r, cmark_node *n) {
    int level = cmark_node_get_heading_level(n);
    int wanted = level < 2 ? 2 : level > r->level + 1 ? r->level + 1 : level;
    if (wanted != level) {
        md_problem(r, n,
                   (struct problem){.rule = "heading",
                                    .severity = SEVERITY_WARNING,
                                    .message = level < 2 ? STR("level 1 is the title of the page")
                                                         : STR("this heading skips a level"),
                                    .fix = STR("headings start at ## and go one level deeper at a time")});
    }
    return wanted;
}

void md_heading(struct md_run *r, cmark_node *n, struct heading_list *list) {
    struct heading h = {.text = md_plain(r->arena, n), .level = outline_level(r, n)};
    h.id = md_id(r, h.text);
    if (h.text.n == 0) {
        md_problem(r, n,
                   (struct problem){.rule = "heading",
                                    .severity = SEVERITY_WARNING,
                                    .message = STR("this heading is empty"),
                                    .fix = STR("say what follows, or take the line out")});
    }
    r->level = h.level;
    r->heading = h.text;
    *LIST_ADD(r->arena, &r->document->headings) = h;
    if (list != NULL) {
        *LIST_ADD(r->arena, list) = h;
    }
    if (h.level == 2) {
        return; /* the page writes it */
    }
    html_open(r->writer, HEADING_ELEMENTS[h.level]);
    html_attribute(r->writer, "id", h.id);
    r->terms_off++;
    md_inlines(r, n);
    r->terms_off--;
    html_close(r->writer);
}

struct block_writer {
    cmark_node_type type;
    void (*write)(struct md_run *r, cmark_node *n);
};

static const struct block_writer WRITERS[] = {
    {CMARK_NODE_PARAGRAPH, write_paragraph},   {CMARK_NODE_LIST, write_list},
    {CMARK_NODE_BLOCK_QUOTE, write_quote},     {CMARK_NODE_CODE_BLOCK, write_code},
    {CMARK_NODE_THEMATIC_BREAK, write_rule},   {CMARK_NODE_HTML_BLOCK, drop_html},
    {CMARK_NODE_HEADING, write_inner_heading},
};

cmark_node *md_block(struct md_run *r, cmark_node *n) {
    if (md_is(n, CMARK_NODE_BLOCK_QUOTE) && md_is_alert(n)) {
        return md_alert(r, n);
    }
    if (md_is(n, CMARK_NODE_PARAGRAPH) && md_is_figure(n)) {
        return md_figure(r, n);
    }
    cmark_node *next = cmark_node_next(n);
    cmark_node_type type = cmark_node_get_type(n);
    for (size_t i = 0; i < COUNT_OF(WRITERS); i++) {
        if (WRITERS[i].type == type) {
            WRITERS[i].write(r, n);
        }
    }
    if (md_is_named(n, "table")) {
        md_table(r, n);
    }
    return next;
}

void md_blocks(struct md_run *r, cmark_node *first) {
    if (first == NULL || !md_enter(r, cmark_node_parent(first))) {
        return;
    }
    for (cmark_node *n = first; n != NULL;) {
        n = md_block(r, n);
    }
    md_leave(r);
}
