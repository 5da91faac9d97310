/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <pthread.h>

#include "markdown/inside.h"

/* cmark-gfm registers extensions in global lists and switches the special characters of inline
 * extensions in a global table while it parses. That state is the library's and exists once, so the lock
 * that guards it does, too. */
static pthread_mutex_t parser_lock = PTHREAD_MUTEX_INITIALIZER; /* style: guards state of the library */

static cmark_node *parse_locked(str source) {
    static const char *const EXTENSIONS[] = {"table", "strikethrough", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 |
                                            CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_SOURCEPOS);
    for (size_t i = 0; i < COUNT_OF(EXTENSIONS); i++) {
        (void)cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(EXTENSIONS[i]));
    }
    cmark_parser_feed(parser, source.n ? source.p : "", source.n);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

static cmark_node *parse(str source) {
    ASSERT(pthread_mutex_lock(&parser_lock) == 0);
    cmark_node *root = parse_locked(source);
    ASSERT(pthread_mutex_unlock(&parser_lock) == 0);
    cmark_consolidate_text_nodes(root);
    return root;
}

/* ---- Problems ---- */

/* cmark counts columns in bytes. */
static size_t column_in_characters(str source, size_t line, size_t column) {
    for (size_t i = 1; i < line && source.n; i++) {
        (void)str_line(&source);
    }
    return utf8_count(utf8_cut(str_line(&source), column - 1)) + 1;
}

void md_problem(struct md_run *r, cmark_node *at, struct problem p) {
    struct problem_list *list = &r->document->problems;
    if (list->n >= MARKDOWN_PROBLEMS_COUNT_MAX) {
        return;
    }
    while (at != NULL && cmark_node_get_start_line(at) <= 0) {
        at = cmark_node_parent(at);
    }
    p.file = r->options->file;
    if (at != NULL) {
        size_t line = (size_t)cmark_node_get_start_line(at);
        int column = cmark_node_get_start_column(at);
        p.line = line + r->options->line_offset;
        p.column = column > 0 ? column_in_characters(r->source, line, (size_t)column) : 0;
    }
    problem_add(r->arena, list, p);
}

bool md_enter(struct md_run *r, cmark_node *n) {
    if (r->depth < MARKDOWN_DEPTH_MAX) {
        r->depth++;
        return true;
    }
    if (!r->too_deep) {
        r->too_deep = true;
        md_problem(
            r, n,
            (struct problem){.rule = "limit",
                             .severity = SEVERITY_ERROR,
                             .message = STR("this is nested more than 64 deep; its marks are left out"),
                             .fix = STR("use fewer levels")});
    }
    html_text(r->writer, md_plain(r->arena, n));
    return false;
}

void md_leave(struct md_run *r) {
    ASSERT(r->depth > 0);
    r->depth--;
}

/* ---- Sections ---- */

/* Where the next blocks go: the intro, a section's start, or its last subsection. */
static html *place_of(struct md_document *d) {
    if (d->sections.n == 0) {
        return &d->intro;
    }
    struct md_section *s = &d->sections.at[d->sections.n - 1];
    return s->subsections.n ? &s->subsections.at[s->subsections.n - 1].body : &s->before;
}

static void flush(struct md_run *r) {
    html *place = place_of(r->document);
    html piece = html_finish(r->writer);
    *place = html_empty(*place) ? piece : markdown_join(r->arena, (html[]){*place, piece}, 2);
}

static size_t line_of(struct md_run *r, cmark_node *n) {
    return (size_t)cmark_node_get_start_line(n) + r->options->line_offset;
}

static void start_section(struct md_run *r, cmark_node *n) {
    struct md_document *d = r->document;
    flush(r);
    md_heading(r, n, NULL);
    struct md_section *s = LIST_ADD(r->arena, &d->sections);
    const struct heading *h = &d->headings.at[d->headings.n - 1];
    s->id = h->id;
    s->title = h->text;
    s->questions_from = d->questions.n;
    s->line = line_of(r, n);
    r->terms_off -= r->section_off;
    r->section_off = md_terms_off_in(r, s->title);
    r->terms_off += r->section_off;
}

static void start_subsection(struct md_run *r, cmark_node *n) {
    struct md_section *s = &r->document->sections.at[r->document->sections.n - 1];
    flush(r);
    md_heading(r, n, &s->headings);
    struct md_subsection *sub = LIST_ADD(r->arena, &s->subsections);
    const struct heading *h = &s->headings.at[s->headings.n - 1];
    sub->id = h->id;
    sub->title = h->text;
    sub->head = html_finish(r->writer);
    sub->line = line_of(r, n);
}

static cmark_node *take_question(struct md_run *r, cmark_node *n) {
    flush(r);
    r->level = 3;
    r->terms_off++;
    cmark_node *next = md_question(r, n);
    r->terms_off--;
    r->document->sections.at[r->document->sections.n - 1].questions_count++;
    return next;
}

static void take_heading(struct md_run *r, cmark_node *n) {
    struct md_document *d = r->document;
    int level = cmark_node_get_heading_level(n);
    if (level <= 2 || d->sections.n == 0) {
        start_section(r, n);
    } else if (level == 3 || r->level == 2) {
        start_subsection(r, n);
    } else {
        md_heading(r, n, &d->sections.at[d->sections.n - 1].headings);
    }
}

static cmark_node *take(struct md_run *r, cmark_node *n) {
    if (md_is_question(n) && r->document->sections.n) {
        return take_question(r, n);
    }
    if (md_is(n, CMARK_NODE_HEADING)) {
        take_heading(r, n);
        return cmark_node_next(n);
    }
    return md_block(r, n);
}

/* ---- The whole ---- */

static void count_notes(struct md_run *r, cmark_node *root) {
    for (cmark_node *n = cmark_node_last_child(root); md_is(n, CMARK_NODE_FOOTNOTE_DEFINITION);
         n = cmark_node_previous(n)) {
        r->notes_count++;
    }
    r->note_refs = ARENA_ARRAY(r->arena, uint32_t, r->notes_count + 1);
}

static str text_of(cmark_node *n) {
    return md_is(n, CMARK_NODE_TEXT) ? str_c(cmark_node_get_literal(n)) : STR("");
}

/* A line break of the source inside a license code: both lines become one text. */
static void mend_code(struct md_run *r, cmark_node *text) {
    cmark_node *line_end = cmark_node_next(text);
    cmark_node *next = cmark_node_next(line_end);
    if (md_is(line_end, CMARK_NODE_SOFTBREAK) && md_code_goes_on(text_of(text), text_of(next))) {
        str whole = arena_join(r->arena, (str[]){text_of(text), STR("\n"), text_of(next)}, 3);
        (void)cmark_node_set_literal(next, arena_z(r->arena, whole));
        (void)cmark_node_set_literal(text, "");
        cmark_node_free(line_end);
    }
}

static void mend_codes(struct md_run *r, cmark_node *root) {
    cmark_iter *walk = cmark_iter_new(root);
    cmark_node *before = NULL;
    for (cmark_event_type e = cmark_iter_next(walk); e != CMARK_EVENT_DONE; e = cmark_iter_next(walk)) {
        cmark_node *n = cmark_iter_get_node(walk);
        if (md_is(n, CMARK_NODE_TEXT) && before != NULL &&
            cmark_node_previous(cmark_node_previous(n)) == before) {
            mend_code(r, before);
        }
        before = md_is(n, CMARK_NODE_TEXT) ? n : md_is(n, CMARK_NODE_SOFTBREAK) ? before : NULL;
    }
    cmark_iter_free(walk);
}

/* A reference to a footnote that is broken over two lines comes out of the parser cut by bytes, also inside a
 * character (cmark-gfm 0.29.0.gfm.6). */
static void mend_text(struct md_run *r, cmark_node *text) {
    str rest = text_of(text);
    if (utf8_valid(rest)) {
        return;
    }
    buf whole = buf_new(r->arena);
    while (rest.n) {
        utf8_add(&whole, utf8_next(&rest));
    }
    (void)cmark_node_set_literal(text, arena_z(r->arena, buf_str(&whole)));
}

/* A text that still looks like [^name] is a reference to a note that is not there. */
static void check_note(struct md_run *r, cmark_node *text) {
    size_t at = str_find(text_of(text), STR("[^"));
    if (at != SIZE_MAX && str_find_byte(str_from(text_of(text), at), ']') != SIZE_MAX) {
        md_problem(r, text,
                   (struct problem){.rule = "footnote",
                                    .severity = SEVERITY_WARNING,
                                    .message = STR("a footnote is referred to that is not there"),
                                    .fix = STR("write it as [^name]: text, at the end of the page")});
    }
}

static void check_texts(struct md_run *r, cmark_node *root) {
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type e = cmark_iter_next(walk); e != CMARK_EVENT_DONE; e = cmark_iter_next(walk)) {
        cmark_node *n = cmark_iter_get_node(walk);
        if (md_is(n, CMARK_NODE_TEXT)) {
            mend_text(r, n);
            check_note(r, n);
        }
    }
    cmark_iter_free(walk);
}

static void check_anchors(struct md_run *r) {
    for (size_t i = 0; i < r->anchors.n; i++) {
        const struct md_anchor *anchor = &r->anchors.at[i];
        if (map_has(&r->ids, anchor->id)) {
            continue;
        }
        struct problem p = {.file = r->options->file,
                            .line = anchor->line ? anchor->line + r->options->line_offset : 0,
                            .column = anchor->column,
                            .rule = "link",
                            .severity = SEVERITY_WARNING,
                            .fix = STR("use the words of a heading of this page, with - between them")};
        p.message =
            arena_join(r->arena, (str[]){STR("there is no heading #"), anchor->id, STR(" on this page")}, 3);
        problem_add(r->arena, &r->document->problems, p);
    }
}

static void write_all(struct md_run *r, cmark_node *root) {
    count_notes(r, root);
    check_texts(r, root);
    mend_codes(r, root);
    md_terms_prepare(r, root);
    cmark_node *n = cmark_node_first_child(root);
    while (n != NULL && !md_is(n, CMARK_NODE_FOOTNOTE_DEFINITION)) {
        n = take(r, n);
    }
    flush(r);
    r->terms_off++;
    md_notes(r, root);
    check_anchors(r);
    r->document->text = md_plain_document(r->arena, root);
    r->document->words = md_words_count(r->document->text);
}

/* Ids that the page around the document has. */
static void reserve_ids(struct md_run *r) {
    static const char *const PAGE[] = {"main", "top", "content", "menu", "nav", "search", "header", "footer"};
    for (size_t i = 0; i < COUNT_OF(PAGE); i++) {
        (void)md_id(r, str_c(PAGE[i]));
    }
}

static struct md_run run_new(struct arena *a, str source, const struct md_options *options) {
    struct md_run r = {.arena = a,
                       .writer = html_writer_new(a),
                       .options = options,
                       .words = options->words ? options->words : markdown_words_english(),
                       .source = source,
                       .document = ARENA_NEW(a, struct md_document),
                       .ids = map_new(a),
                       .pictures = map_new(a),
                       .level = 1,
                       .terms_off = 1, /* what precedes the first section opens the page */
                       .section_off = true};
    reserve_ids(&r);
    return r;
}

struct md_document *markdown_read(struct arena *a, str source, const struct md_options *options) {
    struct md_run r = run_new(a, source, options);
    const char *refused = md_guard(source);
    if (refused != NULL) {
        md_problem(&r, NULL,
                   (struct problem){.rule = "limit",
                                    .severity = SEVERITY_ERROR,
                                    .message = str_c(refused),
                                    .fix = STR("make several pages of it")});
        return r.document;
    }
    cmark_node *root = parse(source);
    write_all(&r, root);
    cmark_node_free(root);
    return r.document;
}
