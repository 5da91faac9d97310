/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Pictures stand alone in a paragraph, and the paragraph right below is their credit line. */
#include "import/inside.h"

/* Bytes of the picture that the text starts with, as inline_rewrite wrote it; 0 = it starts with none. */
static size_t picture_bytes(str text) {
    size_t middle = str_starts(text, STR("![")) ? str_find(text, STR("](")) : SIZE_MAX;
    if (middle == SIZE_MAX) {
        return 0;
    }
    size_t i = middle + 2;
    while (i < text.n && !byte_is_space(text.p[i]) && text.p[i] != ')') {
        i++;
    }
    if (i < text.n && byte_is_space(text.p[i])) {
        size_t quote = str_find(str_from(text, i), STR("\")"));
        i = quote == SIZE_MAX ? text.n : i + quote + 1;
    }
    return i < text.n && text.p[i] == ')' ? i + 1 : 0;
}

/* The last picture in the text, or NULL. */
static struct media_out *picture_in(struct importer *im, str text) {
    struct media_out *found = NULL;
    for (size_t at = str_find(text, STR("![")); at != SIZE_MAX; at = str_find(text, STR("!["))) {
        text = str_from(text, at + 2);
        size_t middle = str_find(text, STR("]("));
        str target = middle == SIZE_MAX ? STR("") : str_from(text, middle + 2);
        size_t end = 0;
        while (end < target.n && !byte_is_space(target.p[end]) && target.p[end] != ')') {
            end++;
        }
        target = str_sub(target, 0, end);
        size_t slash = str_find_last_byte(target, '/');
        struct media_out *m =
            slash == SIZE_MAX ? NULL : map_get(&im->media_names, str_from(target, slash + 1));
        found = m != NULL ? m : found;
    }
    return found;
}

static struct block *add(struct importer *im, struct block_list *out, struct block b, str text, size_t gap) {
    struct block *x = LIST_ADD(im->arena, out);
    *x = b;
    x->text = text;
    x->gap = gap;
    return x;
}

static void no_credit(struct importer *im, const struct page_in *p, size_t line, struct media_out *m) {
    if (m->license.n == 0 && m->author.n == 0) {
        remark(im, (struct remark){p->path, line, 1, "credit", SEVERITY_WARNING,
                                   say3(im, "no credit was understood for ", m->file, ""),
                                   STR("add author and license to its entry of media/media.toml")});
    }
}

static void take_rest(struct importer *im, const struct page_in *p, struct figures *f, struct block b,
                      struct block_list *out) {
    str credit = {0};
    struct media_out *above = f->last;
    f->last = NULL;
    if (above != NULL && credit_take(im, above, b.text, &credit)) {
        b.text = credit;
        no_credit(im, p, b.line, above);
    } else {
        if (above != NULL) {
            no_credit(im, p, b.line, above);
        }
        f->last = picture_in(im, b.text);
    }
    (void)add(im, out, b, b.text, b.gap);
}

void figure_blocks(struct importer *im, const struct page_in *p, struct figures *f, struct block b,
                   struct block_list *out) {
    if (b.kind != BLOCK_TEXT) {
        f->last = NULL;
        (void)add(im, out, b, b.text, b.gap);
        return;
    }
    str rest = b.text;
    for (size_t bytes = picture_bytes(rest); bytes > 0; bytes = picture_bytes(rest)) {
        str after = str_from(rest, bytes);
        str line = str_trim(str_sub(after, 0, str_find_byte(after, '\n')));
        if (line.n > 0) {
            break; /* words in the same line: no figure */
        }
        str picture = str_sub(rest, 0, bytes);
        (void)add(im, out, b, picture, b.gap ? b.gap : 1);
        f->last = picture_in(im, picture);
        rest = str_trim(after);
        b.gap = 1;
    }
    if (rest.n > 0) {
        b.text = rest;
        take_rest(im, p, f, b, out);
    }
}
