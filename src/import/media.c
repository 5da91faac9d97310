/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Pictures and other files that pages show or link: each has one name in media/, whatever it was called. */
#include "import/inside.h"

static bool is_remote(str target) {
    return str_starts(target, STR("http://")) || str_starts(target, STR("https://"));
}

/* "Four Factors.JPG?raw=true" → "four-factors.jpg" */
static str name_of(struct importer *im, str target) {
    str path = str_sub(target, 0, str_find_byte(target, '?'));
    path = str_sub(path, 0, str_find_byte(path, '#'));
    str decoded = path;
    (void)path_join(im->arena, STR(""), path, &decoded);
    size_t slash = str_find_last_byte(decoded, '/');
    str name = slash == SIZE_MAX ? decoded : str_from(decoded, slash + 1);
    size_t dot = str_find_last_byte(name, '.');
    str end = dot == SIZE_MAX ? STR("") : ascii_slug(im->arena, str_from(name, dot + 1), "bin");
    str stem = ascii_slug(im->arena, str_sub(name, 0, dot), "picture");
    return end.n ? arena_join(im->arena, (str[]){stem, STR("."), end}, 3) : stem;
}

static const struct tree_file *local_file(struct importer *im, str path) {
    const struct tree_file *file = tree_find(im->tree, path);
    return file != NULL ? file : map_get(&im->files_lower, lower_text(im->arena, path));
}

/* Hugo serves static/ and a page's own folder; others write the path from the top. */
static const struct tree_file *find_file(struct importer *im, const struct page_in *p, str target,
                                         str *ret_path) {
    static const char *const TOPS[] = {"", "static/", "assets/", "content/"};
    str bare = str_sub(target, 0, str_find_byte(target, '?'));
    if (!path_join(im->arena, p->folder, bare, ret_path)) {
        *ret_path = target;
        return NULL;
    }
    const struct tree_file *file = local_file(im, *ret_path);
    str top = {0};
    for (size_t i = 0; file == NULL && i < COUNT_OF(TOPS) && path_join(im->arena, STR(""), bare, &top); i++) {
        file = local_file(im, arena_join(im->arena, (str[]){str_c(TOPS[i]), top}, 2));
    }
    return file;
}

static struct media_out *add(struct importer *im, str key, str target) {
    struct media_out *m = ARENA_NEW(im->arena, struct media_out);
    str name = unique_name(im, &im->media_names, name_of(im, target));
    m->file = arena_join(im->arena, (str[]){STR("media/"), name}, 2);
    (void)map_put(&im->media_names, name, m);
    (void)map_put(&im->media_by_target, key, m);
    *LIST_ADD(im->arena, &im->media) = m;
    return m;
}

struct media_out *media_of(struct importer *im, const struct page_in *p, str target, size_t line) {
    str path = target;
    const struct tree_file *file = is_remote(target) ? NULL : find_file(im, p, target, &path);
    str key = arena_str(im->arena, file != NULL ? file->path : path);
    struct media_out *m = map_get(&im->media_by_target, key);
    if (m != NULL) {
        return m;
    }
    m = add(im, key, file != NULL ? file->path : target);
    if (file != NULL) {
        m->bytes = file->bytes;
    } else if (is_remote(target)) {
        m->source_url = key;
    } else {
        keep(im, p->path, line, STR("target of a picture that is not there"), target);
        remark(im, (struct remark){
                       p->path, line, column_of(p, line, target), "missing-picture", SEVERITY_WARNING,
                       say3(im, "there is no picture ", target, ""),
                       say3(im, "find the file and put it at ", m->file, ", then take missing = true away")});
    }
    return m;
}

static void write_entry(buf *b, const struct media_out *m) {
    toml_entry(b, "media");
    toml_text(b, "file", m->file);
    toml_text_some(b, "title", m->title);
    toml_text_some(b, "author", m->author);
    toml_text_some(b, "author_url", m->author_url);
    toml_text_some(b, "source_url", m->source_url);
    toml_text_some(b, "license", m->license);
    toml_text_some(b, "changes", m->changes);
    toml_text_some(b, "alt", m->alt);
    if (m->bytes.n == 0) {
        toml_boolean(b, "missing", true);
    }
}

str media_toml(struct importer *im) {
    buf b = buf_new(im->arena);
    for (size_t i = 0; i < im->media.n; i++) {
        const struct media_out *m = im->media.at[i];
        if (m->picture) {
            write_entry(&b, m);
        }
        if (m->bytes.n > 0) {
            file_add(im, m->file, m->bytes);
        }
    }
    return buf_str(&b);
}
