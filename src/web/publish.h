/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * publish: from a folder that changed to the edition that is served.
 *
 * The steps, each of which may fail and leaves everything as it was: read the folder and make a shelf
 * (shelf_renew); record its editions in the database, all of them or none; make the page of their history;
 * swap the shelf in (web_publish). So a full disk, an unreadable file or a broken manifest leaves the edition
 * that is served, and the history does not name one that never was.
 *
 * It logs what it did. It does not decide when to publish: keeper.h does.
 *
 * Threads: all of it by one thread at a time. Everything named in the struct outlives it.
 */
#ifndef WAYMARK_WEB_PUBLISH_H
#define WAYMARK_WEB_PUBLISH_H

#include "store/writer.h"
#include "web/web.h"

struct publisher {
    struct world *world;
    const struct log *log;
    struct store_reader *reader; /* of the thread that publishes */
    struct writer *writer;
    struct web *web; /* publish_again's */
    bool failed;     /* the last publish_again did */
};

/* Records the editions of a shelf that is not served yet and adds the pages of their history to it. Errors of
 * the store; nothing is recorded then. */
MUST_USE err publish_prepare(struct publisher *p, struct shelf *s);

/* Reads the folder again and serves what is new. When nothing is, does nothing. On an error the shelf before
 * goes on being served, the message is in `messages`, was logged, and stands on open pages while a folder
 * is watched. Errors of shelf_renew and of the store. */
MUST_USE err publish_again(struct publisher *p, struct arena *messages);

#endif
