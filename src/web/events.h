/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * events: open pages that wait for the next edition. Only while a folder is watched; not for other rooms.
 *
 * A page asks GET /watch/events with the last state it has seen; the answer is the present state, at once
 * when it is another one, else as soon as it changes, at the latest after WATCH_WAITING_SECONDS_MAX. The state
 * says which edition is served and, where the last publishing failed, why.
 *
 * At most WATCH_WAITING_COUNT_MAX pages wait; those beyond are answered at once and ask again after a while.
 * A page that has left keeps its place until the next answer.
 *
 * Threads: events_ask and the answers in the loops, the rest in the thread that publishes.
 */
#ifndef WAYMARK_WEB_EVENTS_H
#define WAYMARK_WEB_EVENTS_H

#include "http/http.h"

struct events;

/* `edition` as in events_tell. Lives in `a`. */
struct events *events_new(struct arena *a, struct world *w, str edition);

/* The state is now: this edition (a word that differs when anything that is served differs), and the message
 * of the publishing that failed, empty when it did not. Everybody who waits is answered. */
void events_tell(struct events *e, str edition, str message);

/* Answers those who have waited long enough; to be called about once a second. */
void events_tick(struct events *e);

/* Answers everybody; from now on nobody waits. Before the server stops. */
void events_end(struct events *e);
/* After the server has stopped. NULL is allowed. */
void events_close(struct events *e);

/* The handler's work: answers or suspends. */
void events_ask(struct events *e, const struct http_request *q, struct http_response *r);

#endif
