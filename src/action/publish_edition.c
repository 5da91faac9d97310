/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "action/publish_edition.h"

#include "crypto/hash.h"
#include "store/uuid.h"

#define VERSION_BYTES_MAX 64 /* the longest a person would write; semver itself has no limit */

static err check_form(const struct publish_edition_form *form) {
    struct hash hash;
    if (str_empty(form->curriculum) || form->curriculum.n > SLUG_BYTES_MAX) {
        return err_of(ERR_INPUT, "the curriculum's id is empty or too long");
    }
    if (str_empty(form->version) || form->version.n > VERSION_BYTES_MAX) {
        return err_of(ERR_INPUT, "the curriculum's version is empty or too long");
    }
    if (!hash_from_hex(form->hash, &hash)) {
        return err_of(ERR_INPUT, "the edition's hash is not 64 hexadecimal digits");
    }
    return form->units < 0 ? err_of(ERR_INPUT, "the number of units is below 0") : OK;
}

/* Two editions cannot begin at one instant, and a clock that was set back must not make the older
 * one current. */
static time_us now_after(struct world *w, bool has_current, const struct edition *current) {
    time_us now = w->now(w);
    return has_current && now <= current->served_at ? current->served_at + 1 : now;
}

static const char *raise_version(struct arena *a, const struct publish_edition_form *form,
                                 const struct edition *old) {
    buf b = buf_new(a);
    buf_fmt(&b,
            "curriculum %.*s: version %.*s was served before with other files (%.12s, now %.12s): raise the "
            "version in curriculum.toml",
            STR_ARG(form->curriculum), STR_ARG(form->version), old->hash.p, form->hash.p);
    return buf_str(&b).p;
}

static err decide_new(struct arena *a, struct store_reader *r, const struct publish_edition_form *form,
                      time_us now, struct world *w, struct publish_edition_result *ret) {
    bool taken = false;
    struct edition same = {0};
    err e = editions_by_version(r, a, form->curriculum, form->version, &taken, &same);
    if (failed(e)) {
        return e;
    }
    const struct edition edition = {
        .id = uuid_v7(a, w),
        .curriculum = form->curriculum,
        .version = form->version,
        .hash = form->hash,
        .units = form->units,
        .note = taken ? STR("the version was not raised") : STR(""),
        .published_at = now,
    };
    ret->outcome = PUBLISH_NEW;
    ret->warning = taken ? raise_version(a, form, &same) : NULL;
    ret->change = change_new(a);
    editions_add(ret->change, &edition);
    return OK;
}

err publish_edition(struct arena *a, struct world *w, struct store_reader *r,
                    const struct publish_edition_form *form, struct publish_edition_result *ret) {
    bool has_current = false, known = false;
    struct edition current = {0}, edition = {0};
    struct publish_edition_result result = {.outcome = PUBLISH_KNOWN};
    err e = check_form(form);
    if (!failed(e)) {
        e = editions_current(r, a, form->curriculum, &has_current, &current);
    }
    if (!failed(e)) {
        e = editions_by_hash(r, a, form->curriculum, form->hash, &known, &edition);
    }
    if (failed(e)) {
        return e;
    }
    time_us now = now_after(w, has_current, &current);
    if (!known) {
        e = decide_new(a, r, form, now, w, &result);
    } else if (!has_current || !str_eq(current.id, edition.id)) {
        result.outcome = PUBLISH_AGAIN;
        result.change = change_new(a);
        editions_serve_again(result.change, &edition, now);
    }
    if (!failed(e)) {
        *ret = result;
    }
    return e;
}

err publish_edition_run(struct arena *a, struct world *w, struct store_reader *r, struct writer *writer,
                        const struct publish_edition_form *form, struct publish_edition_result *ret) {
    err e = err_of(ERR_CONFLICT, "");
    struct publish_edition_result result = {0};
    for (int tries = 0; tries < WRITER_TRIES_MAX && e.code == ERR_CONFLICT; tries++) {
        e = publish_edition(a, w, r, form, &result);
        if (!failed(e) && result.change != NULL) {
            e = writer_run(writer, result.change);
        }
    }
    if (!failed(e)) {
        *ret = result;
    }
    return e;
}

/* One change of all steps; NULL in `ret` when nothing is to be written. */
static err decide_all(struct arena *a, struct world *w, struct store_reader *r, struct publish_editions *all,
                      struct change **ret) {
    struct change *change = change_new(a);
    for (size_t i = 0; i < all->n; i++) {
        struct publish_edition_result *result = &all->results[i];
        err e = publish_edition(a, w, r, &all->forms[i], result);
        if (failed(e)) {
            return e;
        }
        for (size_t k = 0; result->change && k < result->change->steps.n; k++) {
            *LIST_ADD(a, &change->steps) = result->change->steps.at[k];
        }
    }
    *ret = change->steps.n ? change : NULL;
    return OK;
}

err publish_editions_run(struct arena *a, struct world *w, struct store_reader *r, struct writer *writer,
                         struct publish_editions *all) {
    err e = err_of(ERR_CONFLICT, "");
    for (int tries = 0; tries < WRITER_TRIES_MAX && e.code == ERR_CONFLICT; tries++) {
        struct change *change = NULL;
        e = decide_all(a, w, r, all, &change);
        if (!failed(e) && change) {
            e = writer_run(writer, change);
        }
    }
    return e;
}
