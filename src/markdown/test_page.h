/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * test_page: what the tests of this room share: reading a source, and asserting what came of it.
 *
 * A page is read with a small known world around it: links to "*.md" lead below /core/, except to
 * "missing.md"; media/ holds the pictures of PICTURES below. Each page has an arena of its own that page_end gives back.
 * Only for tests; include it after cmocka's own needs.
 */
#ifndef WAYMARK_MARKDOWN_TEST_PAGE_H
#define WAYMARK_MARKDOWN_TEST_PAGE_H

#include "markdown/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SVG_OPEN "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">"

struct page {
    struct arena *arena;
    struct md_document *document;
    str body; /* intro and sections with their headings */
    str notes;
};

static inline bool page_link(const void *context, struct arena *a, str target, str *ret) {
    (void)context;
    if (str_starts(target, STR("missing"))) {
        return false;
    }
    *ret = arena_join(a, (str[]){STR("/core/"), target}, 2);
    return true;
}

/* The picture of the test: a name decides what is known of it. */
static inline bool page_media(const void *context, struct arena *a, str target, struct md_media *ret) {
    (void)a;
    struct md_media m = {.src = STR("/core/media/x"), .ours = true};
    if (str_ends(target, STR("drawing.svg"))) {
        m.type = STR("image/svg+xml");
        m.bytes = str_c(context ? context : SVG_OPEN "<path class=\"d-ink\" d=\"M0 0h4\"/></svg>");
    } else if (str_ends(target, STR("photo.gif"))) {
        m.type = STR("image/gif");
        m.bytes = STR("GIF89a\x40\x01\xF0\x00");
    } else if (str_ends(target, STR("gone.png"))) {
        m.src = STR("");
        m.source_url = STR("https://example.org/gone");
    } else {
        return false;
    }
    m.title = STR("The Valley");
    m.author = STR("Ngozi");
    m.author_url = STR("https://example.org/ngozi");
    m.license = STR("CC BY 4.0");
    m.license_url = STR("https://creativecommons.org/licenses/by/4.0/");
    *ret = m;
    return true;
}

static inline struct page page_read_with(str source, const char *svg, const struct md_words *words) {
    struct page p = {.arena = arena_new()};
    struct md_options options = {
        .file = STR("page.md"), .line_offset = 10, .words = words, .resolver = {svg, page_link, page_media}};
    p.document = markdown_read(p.arena, source, &options);
    p.body = md_document_body(p.arena, p.document).safe;
    p.notes = p.document->notes.safe;
    return p;
}

static inline struct page page_read(const char *source) {
    return page_read_with(str_c(source), NULL, NULL);
}

static inline void page_end(struct page *p) {
    arena_free(p->arena);
}

static inline void assert_str(str got, const char *want) {
    if (!str_eq(got, str_c(want))) {
        print_error("got:  %.*s\nwant: %s\n", STR_ARG(got), want);
    }
    assert_true(str_eq(got, str_c(want)));
}

static inline void assert_has(str text, const char *part) {
    if (!str_contains(text, str_c(part))) {
        print_error("%s\nis not in: %.*s\n", part, STR_ARG(text));
    }
    assert_true(str_contains(text, str_c(part)));
}

static inline void assert_lacks(str text, const char *part) {
    if (str_contains(text, str_c(part))) {
        print_error("%s\nis in: %.*s\n", part, STR_ARG(text));
    }
    assert_false(str_contains(text, str_c(part)));
}

/* The source becomes exactly this, without problems. */
static inline void assert_page(const char *source, const char *want) {
    struct page p = page_read(source);
    assert_str(p.body, want);
    assert_int_equal(p.document->problems.n, 0);
    page_end(&p);
}

/* There is a problem of this rule at this place (of the file: the source starts in line 11). */
static inline void assert_problem(const struct page *p, const char *rule, size_t line, size_t column) {
    for (size_t i = 0; i < p->document->problems.n; i++) {
        const struct problem *problem = &p->document->problems.at[i];
        if (str_eq(str_c(problem->rule), str_c(rule)) && problem->line == line && problem->column == column) {
            assert_str(problem->file, "page.md");
            assert_true(problem->message.n > 0);
            return;
        }
        print_error("there is: %s %zu:%zu %.*s\n", problem->rule, problem->line, problem->column,
                    STR_ARG(problem->message));
    }
    fail_msg("no problem %s at %zu:%zu", rule, line, column);
}

#endif
