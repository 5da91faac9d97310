/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What a link of the source becomes. */
#include "import/inside.h"

static bool has_scheme(str target, const char *scheme) {
    str s = str_c(scheme);
    return target.n > s.n && str_eq_nocase(str_sub(target, 0, s.n), s);
}

/* A ':' before any '/', '?' or '#' (RFC 3986 §4.2). */
static bool has_any_scheme(str target) {
    for (size_t i = 0; i < target.n; i++) {
        char c = target.p[i];
        if (c == ':') {
            return i > 0;
        }
        if (!byte_is_alnum(c) && c != '+' && c != '-' && c != '.') {
            return false;
        }
    }
    return false;
}

/* Hugo's {{< ref "page.md" >}} and {{% relref "page.md" %}}. */
static str shortcode_target(str target) {
    size_t open = str_starts(target, STR("{{")) ? str_find_byte(target, '"') : SIZE_MAX;
    str rest = open == SIZE_MAX ? target : str_from(target, open + 1);
    return open == SIZE_MAX ? target : str_sub(rest, 0, str_find_byte(rest, '"'));
}

static void dangling(struct importer *im, const struct page_in *p, str target, size_t line) {
    bool site = str_starts(target, STR("www."));
    remark(im, (struct remark){
                   p->path, line, column_of(p, line, target), "link", SEVERITY_WARNING,
                   say3(im, "this link leads nowhere: ", target, ""),
                   site ? STR("write https:// before it")
                        : STR("its text is kept; name a page of the curriculum, or take the link away")});
}

static str fragment_of(str target) {
    size_t hash = str_find_byte(target, '#');
    return hash == SIZE_MAX ? STR("") : str_from(target, hash);
}

/* A file that is no page: a worksheet, a slide set, a picture that is linked. */
static bool link_file(struct importer *im, const struct page_in *p, str target, size_t line, str *ret) {
    str bare = str_sub(target, 0, str_find_byte(target, '#'));
    str path = {0};
    if (is_markdown(bare) || !path_join(im->arena, p->folder, bare, &path)) {
        return false;
    }
    const struct tree_file *file = tree_find(im->tree, path);
    file = file != NULL ? file : map_get(&im->files_lower, lower_text(im->arena, path));
    if (file == NULL) {
        return false;
    }
    struct media_out *m = media_of(im, p, bare, line);
    bool picture = image_type(m->file, m->bytes).n > 0;
    if (picture && m->alt.n == 0) {
        m->alt = m->title = plain_text(im->arena, str_from(m->file, 6), false);
    }
    m->picture = m->picture || picture;
    *ret = path_relative(im->arena, p->to, m->file);
    return true;
}

/* A path that was written as seen from a folder above. */
static const struct page_in *page_from_above(struct importer *im, const struct page_in *p, str target) {
    const struct page_in *to = NULL;
    str folder = p->folder;
    while (folder.n > 0 && to == NULL && is_markdown(str_sub(target, 0, str_find_byte(target, '#')))) {
        size_t slash = str_find_last_byte(folder, '/');
        folder = slash == SIZE_MAX ? STR("") : str_sub(folder, 0, slash);
        to = page_at(im, folder, target);
    }
    return to != NULL && to->to.n > 0 && to != p ? to : NULL;
}

bool link_rewrite(struct importer *im, const struct page_in *p, str written, size_t line, str *ret) {
    str target = shortcode_target(written);
    *ret = target;
    if (has_scheme(target, "http:") || has_scheme(target, "https:") || has_scheme(target, "mailto:") ||
        target.n == 0 || target.p[0] == '#') {
        return true;
    }
    if (str_starts(target, STR("//"))) {
        *ret = arena_join(im->arena, (str[]){STR("https:"), target}, 2);
        return true;
    }
    if (has_any_scheme(target)) {
        keep(im, p->path, line, STR("address of a link"), target);
        remark(im, (struct remark){p->path, line, column_of(p, line, target), "link", SEVERITY_WARNING,
                                   say3(im, "a page cannot link to ", target, "; its text is kept"),
                                   STR("use an https address")});
        return false;
    }
    const struct page_in *to = page_at(im, p->folder, target);
    const struct page_in *above = to == NULL ? page_from_above(im, p, target) : NULL;
    if (above != NULL) {
        remark(im,
               (struct remark){p->path, line, column_of(p, line, target), "link", SEVERITY_NOTE,
                               say3(im, "this link was written as seen from another folder: ", target, ""),
                               say3(im, "it leads to ", above->to, " now")});
        to = above;
    }
    if (to != NULL && to->to.n > 0) {
        *ret =
            arena_join(im->arena, (str[]){path_relative(im->arena, p->to, to->to), fragment_of(target)}, 2);
        return true;
    }
    if (!link_file(im, p, target, line, ret)) {
        dangling(im, p, target, line);
    }
    return true;
}
