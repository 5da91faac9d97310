/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * keeper: the thread that keeps a server's shelf up to date.
 *
 * It waits for a change in the watched folder, or to be asked (SIGHUP), and publishes (publish.h). In between,
 * while there is nothing to do, it makes the compressed forms of the pages one by one, so that neither
 * the start of the server nor an author who saves waits for them; and it lets open pages know that the server
 * is still there.
 *
 * Lifetimes: lives in the arena given until keeper_stop, which comes before web_stop. The publisher is the
 * keeper's alone in between. Threads: keeper_start and keeper_stop by one thread, keeper_ask by any.
 */
#ifndef WAYMARK_WEB_KEEPER_H
#define WAYMARK_WEB_KEEPER_H

#include "web/publish.h"

struct keeper;

/* `folder` NULL: nothing is watched, publishing happens only when it is asked for. ERR_IO, ERR_LIMIT when
 * there are no descriptors or threads left. */
MUST_USE err keeper_start(struct arena *a, struct publisher *p, const char *folder, struct keeper **ret);

/* Read the folder again now. Returns at once. */
void keeper_ask(struct keeper *k);

/* Ends the thread; a publishing under way is finished. NULL is allowed. */
void keeper_stop(struct keeper *k);

#endif
