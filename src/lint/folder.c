/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* From a folder on disk to its curricula and, beside them, the certificates. */
#include "lint/inside.h"

#define MANIFEST STR("curriculum.toml")

/* A curriculum of the folder. */
struct curriculum {
    str folder; /* "core/", or empty for the folder itself */
    struct tree tree;
    const struct book *book; /* NULL: it cannot be read, which was reported */
};

struct curricula {
    struct curriculum *at;
    size_t n, capacity;
};

/* `t` is sorted, so the files below one folder stand together; *at is left behind them. */
static struct tree take_subtree(struct arena *a, const struct tree *t, str folder, size_t *at) {
    struct tree sub = {.root = t->root};
    for (; *at < t->files.n && str_starts(t->files.at[*at].path, folder); ++*at) {
        struct tree_file *file = LIST_ADD(a, &sub.files);
        *file = t->files.at[*at];
        file->path = str_from(file->path, folder.n);
    }
    for (size_t i = 0; i < t->problems.n; i++) {
        if (str_starts(t->problems.at[i].path, folder)) {
            struct tree_problem *problem = LIST_ADD(a, &sub.problems);
            *problem = t->problems.at[i];
            problem->path = str_from(problem->path, folder.n);
        }
    }
    return sub;
}

static struct curricula parts_of(struct arena *a, const struct tree *t) {
    struct curricula parts = {0};
    if (tree_find(t, MANIFEST) != NULL) {
        *LIST_ADD(a, &parts) = (struct curriculum){.tree = *t};
        return parts;
    }
    size_t at = 0;
    while (at < t->files.n) {
        str path = t->files.at[at].path;
        str folder = str_sub(path, 0, str_find_byte(path, '/') + 1);
        str manifest = arena_join(a, (str[]){folder, MANIFEST}, 2);
        if (folder.n > 0 && folder.n <= path.n && tree_find(t, manifest) != NULL) {
            struct tree sub = take_subtree(a, t, folder, &at);
            *LIST_ADD(a, &parts) = (struct curriculum){.folder = folder, .tree = sub};
        } else {
            at++;
        }
    }
    return parts;
}

/* "DIR/", however many slashes were written. */
static str prefix_of(struct arena *a, const char *folder) {
    str s = str_c(folder);
    while (s.n > 1 && s.p[s.n - 1] == '/') {
        s.n--;
    }
    return arena_join(a, (str[]){s, str_eq(s, STR("/")) ? STR("") : STR("/")}, 2);
}

static void report(struct arena *a, struct lint_report *to, struct problem p) {
    p.severity = SEVERITY_ERROR;
    problem_add(a, &to->problems, p);
}

static bool belongs_to(const struct curricula *parts, str path) {
    for (size_t i = 0; i < parts->n; i++) {
        if (str_starts(path, parts->at[i].folder)) {
            return true;
        }
    }
    return false;
}

/* What could not be read and is in no curriculum that could. */
static void report_strays(struct arena *a, const struct tree *t, const struct curricula *parts, str prefix,
                          struct lint_report *to) {
    for (size_t i = 0; i < t->problems.n; i++) {
        const struct tree_problem *p = &t->problems.at[i];
        if (!belongs_to(parts, p->path)) {
            report(a, to,
                   (struct problem){.file = arena_join(a, (str[]){prefix, p->path}, 2),
                                    .rule = "file",
                                    .message = str_c(p->message)});
        }
    }
    if (parts->n == 0) {
        report(
            a, to,
            (struct problem){
                .file = prefix,
                .rule = "manifest",
                .message = STR("there is no curriculum here: no curriculum.toml in this folder or one below"),
                .fix = STR("name the folder of a curriculum, or import one: waymark help import")});
    }
}

static const struct book *read_part(struct arena *a, const struct curriculum *part, str prefix,
                                    struct lint_report *to) {
    struct book *book = NULL;
    err e = book_read(a, &part->tree, &book);
    if (!failed(e)) {
        return book;
    }
    str message = str_without_start(str_c(e.message), STR("curriculum.toml: "));
    struct problem p = lint_of_err(err_of(e.code, arena_z(a, message)), (struct problem){.rule = "manifest"});
    p.file = arena_join(a, (str[]){prefix, part->folder, MANIFEST}, 3);
    p.fix = STR("mend it first; nothing else was looked at");
    report(a, to, p);
    return NULL;
}

/* The books of another folder, for --against; those that cannot be read are passed over. */
static err read_old(struct arena *a, struct world *w, const char *folder, struct curricula *ret) {
    struct tree *t = ARENA_NEW(a, struct tree);
    err e = tree_read(a, w, folder, t);
    if (failed(e)) {
        return e;
    }
    struct lint_report nobody = {0};
    *ret = parts_of(a, t);
    for (size_t i = 0; i < ret->n; i++) {
        ret->at[i].book = read_part(a, &ret->at[i], STR(""), &nobody);
    }
    if (nobody.problems.n > 0 || ret->n == 0) {
        return err_fmt(a, ERR_INPUT, "%s: the edition to compare with cannot be read: %s", folder,
                       ret->n == 0 ? "there is no curriculum.toml" : nobody.problems.at[0].message.p);
    }
    return OK;
}

static const struct curriculum *with_id(const struct curricula *parts, str id) {
    for (size_t i = 0; i < parts->n; i++) {
        if (str_eq(parts->at[i].book->id, id)) {
            return &parts->at[i];
        }
    }
    return NULL;
}

/* ---- Certificates ---- */

/* The folder `certificates` beside `prefix` ("curricula/"): "certificates". */
static str certificates_beside(struct arena *a, str prefix) {
    str folder = str_without_end(prefix, STR("/"));
    size_t slash = str_find_last_byte(folder, '/');
    str name = slash == SIZE_MAX ? folder : str_from(folder, slash + 1);
    if (name.n == 0 || str_eq(name, STR(".")) || str_eq(name, STR(".."))) {
        return arena_join(a, (str[]){prefix, STR("../certificates")}, 2);
    }
    return arena_join(a, (str[]){str_sub(folder, 0, slash == SIZE_MAX ? 0 : slash + 1), STR("certificates")},
                      2);
}

static err look_at_certificates(struct arena *a, struct world *w, const struct curricula *parts, str prefix,
                                struct lint_report *to) {
    str folder = certificates_beside(a, prefix);
    struct tree t = {0};
    err e = tree_read(a, w, folder.p, &t);
    if (failed(e)) {
        return e.code == ERR_NOT_FOUND ? OK : e;
    }
    const struct book **books = ARENA_ARRAY(a, const struct book *, parts->n + 1);
    struct lint_compositions c = {
        .tree = &t, .books = books, .prefix = arena_join(a, (str[]){folder, STR("/")}, 2)};
    for (size_t i = 0; i < parts->n; i++) {
        if (parts->at[i].book != NULL) {
            books[c.books_count++] = parts->at[i].book;
        }
    }
    lint_certificates(a, &c, to);
    return OK;
}

err lint_folder(struct arena *a, struct world *w, const struct lint_target *target, struct lint_report *to) {
    struct tree t = {0};
    struct curricula old = {0};
    err e = tree_read(a, w, target->folder, &t);
    if (!failed(e) && target->against != NULL) {
        e = read_old(a, w, target->against, &old);
    }
    if (failed(e)) {
        return e;
    }
    str prefix = prefix_of(a, target->folder);
    struct curricula parts = parts_of(a, &t);
    report_strays(a, &t, &parts, prefix, to);
    for (size_t i = 0; i < parts.n; i++) {
        struct curriculum *part = &parts.at[i];
        part->book = read_part(a, part, prefix, to);
        if (part->book != NULL) {
            const struct curriculum *before = with_id(&old, part->book->id);
            struct lint_input input = {.tree = &part->tree,
                                       .book = part->book,
                                       .old = before ? before->book : NULL,
                                       .old_tree = before ? &before->tree : NULL,
                                       .prefix = arena_join(a, (str[]){prefix, part->folder}, 2)};
            lint_book(a, &input, to);
        }
    }
    bool many = parts.n > 0 && parts.at[0].folder.n > 0;
    return many ? look_at_certificates(a, w, &parts, prefix, to) : OK;
}
