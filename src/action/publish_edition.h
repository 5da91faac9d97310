/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * publish_edition: notes that the server now serves these files of a curriculum.
 *
 * Done when a server starts and when its curricula are read again. It decides from the history what
 * the files are:
 *   - the current edition already: nothing is written;
 *   - an older edition, served again: that row becomes current;
 *   - new: a row is added. When the same version was served before with other files, the edition is
 *     recorded with a note, and the warning says that the version should be raised: learners and
 *     certificates name an edition by its version, and it must mean one thing.
 *
 * Permission: the operator of the server, who is whoever can start it. So nothing is asked here.
 *
 * publish_edition only reads and decides. publish_edition_run also hands the change to the writer and
 * begins again from the read when somebody else was first (contracts.md §5).
 */
#ifndef WAYMARK_ACTION_PUBLISH_EDITION_H
#define WAYMARK_ACTION_PUBLISH_EDITION_H

#include "records/editions.h"
#include "store/writer.h"

/* What is published, as the book says it. */
struct publish_edition_form {
    str curriculum; /* book.id */
    str version;    /* book.version */
    str hash;       /* book.hash: 64 hexadecimal digits */
    int64_t units;  /* book_units_count */
};

enum publish_outcome {
    PUBLISH_KNOWN, /* it was the current edition before */
    PUBLISH_AGAIN, /* an older edition is current again */
    PUBLISH_NEW
};

struct publish_edition_result {
    enum publish_outcome outcome;
    const char *warning;   /* for the log and the operator; NULL when there is none */
    struct change *change; /* what to write; NULL when nothing is */
};

/* Decides; ret->change lives in `a`. ERR_INPUT when the form is not that of an edition (empty or too
 * long names, a hash that is none, units below 0); errors of reading. */
MUST_USE err publish_edition(struct arena *a, struct world *w, struct store_reader *r,
                             const struct publish_edition_form *form, struct publish_edition_result *ret);

/* Decides and writes, at most WRITER_TRIES_MAX times. ERR_CONFLICT after that; the writer's errors.
 * Waits for the disk, so it is for start-up and commands, not for a request. */
MUST_USE err publish_edition_run(struct arena *a, struct world *w, struct store_reader *r,
                                 struct writer *writer, const struct publish_edition_form *form,
                                 struct publish_edition_result *ret);

/* Several curricula that are served together: all of them are recorded, or none. */
struct publish_editions {
    size_t n;
    struct publish_edition_form *forms;
    struct publish_edition_result *results; /* room for n; filled in when it works */
};
MUST_USE err publish_editions_run(struct arena *a, struct world *w, struct store_reader *r,
                                  struct writer *writer, struct publish_editions *all);

#endif
