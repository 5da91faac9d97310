/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Whatever the source is, the page is well-formed (every element is closed in order, every attribute quoted), is
 * UTF-8, has no script and no address that runs one, has no id twice, and is not much larger than the
 * source.
 */
#include "markdown/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DEPTH_MAX = 300 };

struct walk {
    str rest;
    str open[DEPTH_MAX];
    size_t depth;
    struct map ids;
};

static bool is_void(str name) {
    return str_eq(name, STR("br")) || str_eq(name, STR("hr")) || str_eq(name, STR("img"));
}

static str take_name(str *rest) {
    size_t n = 0;
    while (n < rest->n && (byte_is_alnum(rest->p[n]) || rest->p[n] == '-')) {
        n++;
    }
    str name = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    ASSERT(name.n > 0);
    return name;
}

static void check_attribute(struct walk *w, str name, str value) {
    ASSERT(!str_starts(name, STR("on")) && !str_eq(name, STR("style")));
    if (str_eq(name, STR("href")) || str_eq(name, STR("src"))) {
        ASSERT(!str_eq_nocase(str_sub(value, 0, 11), STR("javascript:")));
        ASSERT(!str_eq_nocase(str_sub(value, 0, 5), STR("data:")));
    }
    if (str_eq(name, STR("id"))) {
        ASSERT(map_put(&w->ids, value, w));
    }
}

/* After the name of an element, up to its '>'. */
static void take_attributes(struct walk *w) {
    while (str_starts(w->rest, STR(" "))) {
        w->rest = str_from(w->rest, 1);
        str name = take_name(&w->rest);
        ASSERT(str_starts(w->rest, STR("=\"")));
        w->rest = str_from(w->rest, 2);
        str value = str_split(&w->rest, '"');
        ASSERT(str_find_byte(value, '<') == SIZE_MAX);
        check_attribute(w, name, value);
    }
    ASSERT(str_starts(w->rest, STR(">")));
    w->rest = str_from(w->rest, 1);
}

static void take_element(struct walk *w) {
    w->rest = str_from(w->rest, 1);
    if (str_starts(w->rest, STR("/"))) {
        w->rest = str_from(w->rest, 1);
        str name = take_name(&w->rest);
        ASSERT(w->depth > 0 && str_eq(w->open[--w->depth], name));
        ASSERT(str_starts(w->rest, STR(">")));
        w->rest = str_from(w->rest, 1);
        return;
    }
    str name = take_name(&w->rest);
    ASSERT(!str_eq_nocase(name, STR("script")) && !str_eq_nocase(name, STR("style")));
    take_attributes(w);
    if (!is_void(name)) {
        ASSERT(w->depth < DEPTH_MAX);
        w->open[w->depth++] = name;
    }
}

static void check_html(struct walk *w, html h) {
    ASSERT(utf8_valid(h.safe));
    ASSERT(!str_contains(h.safe, STR("<script")));
    w->rest = h.safe;
    w->depth = 0;
    while (w->rest.n) {
        if (w->rest.p[0] == '<') {
            take_element(w);
        } else {
            w->rest = str_from(w->rest, 1);
        }
    }
    ASSERT(w->depth == 0);
}

static void check_questions(struct walk *w, const struct md_document *d) {
    for (size_t i = 0; i < d->questions.n; i++) {
        const struct question *q = &d->questions.at[i];
        check_html(w, q->prompt);
        check_html(w, q->before);
        for (size_t j = 0; j < q->options.n; j++) {
            check_html(w, q->options.at[j].text);
            check_html(w, q->options.at[j].reason);
        }
    }
}

static bool link_of(const void *context, struct arena *a, str target, str *ret) {
    (void)context;
    *ret = arena_str(a, target);
    return target.n % 2 == 0;
}

/* The picture is the source itself, so that the drawing's allowlist meets the fuzzer, too. */
static bool media_of(const void *context, struct arena *a, str target, struct md_media *ret) {
    (void)a;
    const str *source = context;
    size_t svg = str_find(*source, STR("<svg"));
    *ret = (struct md_media){.src = STR("/x"),
                             .type = STR("image/svg+xml"),
                             .ours = true,
                             .title = STR("T"),
                             .license = STR("CC0")};
    ret->bytes = str_from(*source, svg == SIZE_MAX ? 0 : svg);
    return target.n % 3 != 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    str source = str_n((const char *)data, size);
    struct arena *a = arena_new();
    struct md_options options = {.file = STR("x.md"), .resolver = {&source, link_of, media_of}};
    struct md_document *d = markdown_read(a, source, &options);
    html body = md_document_body(a, d);
    struct walk w = {.ids = map_new(a)};
    check_html(&w, body);
    check_html(&w, d->notes);
    check_questions(&w, d);
    ASSERT(utf8_valid(d->text));
    ASSERT(body.safe.n <= 4096 + 1200 * size);
    ASSERT(d->problems.n <= MARKDOWN_PROBLEMS_COUNT_MAX);
    arena_free(a);
    return 0;
}
