/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * suspend: requests that wait for somebody else.
 *
 * A waiting request has two who care: its loop, which will answer it, and the thread that was promised to
 * call http_resume. Either may be first to be done. A `struct http_pending` therefore has two holders and
 * is freed by the second; the list of all that wait is held by the server and by every pending, so that a
 * late http_resume after the server is gone finds the lock that it needs.
 *
 * The library's suspend and resume calls are made under that lock. suspended_abandon takes it, wakes all
 * and lets nobody wait from then on, before the library is stopped: so no such call is ever under way in
 * a stopped library, and no suspended connection is left (the library aborts on either).
 *
 * A handler that suspends in `later` waits again, as often as it likes.
 *
 * Threads: suspended_answer and http_suspend in the request's loop, the rest anywhere.
 */
#ifndef WAYMARK_HTTP_SUSPEND_H
#define WAYMARK_HTTP_SUSPEND_H

#include "http/inside.h"

struct suspended *suspended_new(void); /* NULL without memory */
void suspended_release(struct suspended *s);

/* From now on nobody waits: those that do are woken to be told 503, later ones are told at once. */
void suspended_abandon(struct suspended *s);

/* Whether the library was told: false when the server was stopping already; answer such a request at once. */
bool suspended_really(const struct http_pending *p);

/* Fills in the answer of a request that was resumed or abandoned, and gives up the loop's hold. */
void suspended_answer(struct request *r, struct http_response *answer);

/* Gives up the loop's hold when there will be no answer. */
void suspended_drop(struct request *r);

#endif
