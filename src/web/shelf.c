/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/shelf.h"

#include "base/stamp.h"
#include "crypto/hash.h"
#include "site/assets.h"
#include "web/stock.h"

enum {
    NAP_NS = 20000000,
    EDITION_BYTES = 16,
    UNITS_APART_MAX = 16 /* units read anew beside a base; beyond it the next shelf is a base itself */
};

/* One plain text of all that could not be read, for the page that says so. */
static str failures_text(struct shelf *s) {
    buf b = buf_new(s->arena);
    for (size_t i = 0; i < s->library.failures.n; i++) {
        const struct library_failure *f = &s->library.failures.at[i];
        buf_add(&b, f->folder);
        buf_c(&b, f->folder.n ? ": " : "");
        buf_c(&b, f->message);
        buf_c(&b, i + 1 < s->library.failures.n ? "; " : "");
    }
    return buf_str(&b);
}

/* ---- Reading the folder at one moment ---- */

/* A stamp of a folder that cannot be read is like none at all: reading it says why. */
static struct folder_stamp stamp_of(struct shelf *s, struct world *w, const char *folder) {
    struct folder_stamp stamp = {0};
    return failed(folder_stamp(s->arena, w, folder, &stamp)) ? (struct folder_stamp){0} : stamp;
}

static struct shelf *shelf_empty(const struct shelf *like) {
    struct arena *a = arena_new();
    struct shelf *s = ARENA_NEW(a, struct shelf);
    s->arena = a;
    s->holders = 1;
    s->self = s;
    s->settings = like->settings;
    s->settings.has_search = true;
    s->settings.assets_version =
        like->settings.assets_version.n ? arena_str(a, like->settings.assets_version) : assets_version(a);
    s->source.folder = arena_str(a, like->source.folder);
    return s;
}

/* The shelf that the next one may borrow from: it has to have been read whole, and so holds no other one. */
static struct shelf *base_for(const struct shelf *before) {
    if (!before->base) {
        return before->self;
    }
    return before->library.units_read > UNITS_APART_MAX ? NULL : before->base;
}

/* A shelf with its library, and nothing made of it yet. *ret_read is what library_read said. `like` gives folder
 * and settings. */
static err read_once(struct world *w, const struct shelf *like, struct shelf **ret, err *ret_read) {
    struct shelf *s = shelf_empty(like);
    const char *folder = s->source.folder.p;
    struct shelf *base = base_for(like);
    struct folder_stamp before = stamp_of(s, w, folder);
    err e = library_read_after(s->arena, w, folder, base ? &base->library : NULL, &s->library);
    if (base && s->library.units_taken) {
        s->base = base;
        base->holders++;
    }
    struct folder_stamp after = stamp_of(s, w, folder);
    *ret_read = e;
    *ret = s;
    return folder_stamp_eq(&before, &after) ? OK : err_of(ERR_BUSY, "");
}

static err read_at_rest(struct world *w, const struct shelf *like, struct shelf **ret, err *ret_read) {
    for (int tries = 0; tries < FOLDER_TRIES_COUNT_MAX; tries++) {
        if (!failed(read_once(w, like, ret, ret_read))) {
            return OK;
        }
        struct timespec nap = {.tv_nsec = NAP_NS};
        shelf_free(*ret);
        *ret = NULL;
        (void)nanosleep(&nap, NULL);
    }
    return err_of(ERR_BUSY, "the content folder changes while it is read; try again when it is at rest");
}

static err make(struct shelf *s, const struct shelf *before) {
    s->source.books = s->library.books.at;
    s->source.n = s->library.books.n;
    err e = site_make(s->arena, &s->settings, &s->source, &s->site);
    return failed(e) ? e : stock_fill(s, before);
}

/* Fails with a copy of the message, since the shelf that holds it ends. */
static err give_up(struct shelf *s, struct arena *messages, err e) {
    err copy = err_fmt(messages, e.code, "%s", e.message);
    shelf_free(s);
    return copy;
}

err shelf_new(struct world *w, const char *folder, const struct site_settings *settings,
              struct arena *messages, struct shelf **ret) {
    const struct shelf like = {.settings = *settings, .source = {.folder = str_c(folder)}};
    struct shelf *s = NULL;
    err read = OK;
    err e = read_at_rest(w, &like, &s, &read);
    if (failed(e)) {
        return e;
    }
    s->source.problem = failed(read) ? str_c(read.message) : failures_text(s);
    e = failed(read) && read.code != ERR_NOT_FOUND ? read : make(s, NULL);
    if (failed(e)) {
        return give_up(s, messages, e);
    }
    *ret = s;
    return OK;
}

/* ---- The next one ---- */

static bool has_book(const struct shelf *s, str id) {
    for (size_t i = 0; i < s->library.books.n; i++) {
        if (str_eq(s->library.books.at[i]->id, id)) {
            return true;
        }
    }
    return false;
}

static bool lost_a_book(const struct shelf *before, const struct shelf *s) {
    for (size_t i = 0; i < before->library.books.n; i++) {
        if (!has_book(s, before->library.books.at[i]->id)) {
            return true;
        }
    }
    return false;
}

static bool had_problem(const struct shelf *s, const struct tree_problem *p) {
    for (size_t i = 0; i < s->library.tree.problems.n; i++) {
        const struct tree_problem *old = &s->library.tree.problems.at[i];
        if (str_eq(old->path, p->path) && strcmp(old->message, p->message) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether serving `s` would lose something that is served now because it could not be read. */
static err check_against(const struct shelf *before, struct shelf *s) {
    for (size_t i = 0; i < s->library.tree.problems.n; i++) {
        const struct tree_problem *p = &s->library.tree.problems.at[i];
        if (!had_problem(before, p)) {
            return err_fmt(s->arena, ERR_IO, "%.*s: %s", STR_ARG(p->path), p->message);
        }
    }
    if (s->library.failures.n && lost_a_book(before, s)) {
        return err_fmt(s->arena, ERR_INPUT, "%.*s", STR_ARG(s->source.problem));
    }
    if (s->library.books.n == 0 && before->library.books.n > 0) {
        return err_fmt(
            s->arena, ERR_NOT_FOUND,
            "%.*s: there is no curriculum any more; a curriculum is a folder with a curriculum.toml",
            STR_ARG(s->source.folder));
    }
    return OK;
}

static bool is_same(const struct shelf *before, const struct shelf *s) {
    bool same = before->library.books.n == s->library.books.n &&
                before->library.failures.n == s->library.failures.n &&
                before->library.tree.problems.n == s->library.tree.problems.n;
    for (size_t i = 0; same && i < s->library.books.n; i++) {
        same = str_eq(before->library.books.at[i]->hash, s->library.books.at[i]->hash);
    }
    return same;
}

err shelf_renew(struct world *w, struct shelf *before, struct arena *messages, struct shelf **ret) {
    struct shelf *s = NULL;
    err read = OK;
    err e = read_at_rest(w, before, &s, &read);
    if (failed(e)) {
        return e;
    }
    if (failed(read)) {
        return give_up(s, messages, read);
    }
    s->source.problem = failures_text(s);
    e = check_against(before, s);
    if (!failed(e) && is_same(before, s)) {
        shelf_free(s);
        *ret = NULL;
        return OK;
    }
    e = failed(e) ? e : make(s, before);
    if (failed(e)) {
        return give_up(s, messages, e);
    }
    *ret = s;
    return OK;
}

str shelf_edition(struct arena *a, const struct shelf *s) {
    buf all = buf_new(a);
    for (size_t i = 0; i < s->library.books.n; i++) {
        buf_add(&all, s->library.books.at[i]->hash);
    }
    return str_sub(hash_sha256_hex(a, buf_str(&all)), 0, EDITION_BYTES);
}

void shelf_free(struct shelf *s) {
    while (s && --s->holders == 0) {
        struct shelf *base = s->base;
        stock_empty(s);
        arena_free(s->arena);
        s = base;
    }
}
