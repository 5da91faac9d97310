/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * web: from a request to an answer.
 *
 * It holds the route table, asks the permission of the matched route, calls its handler and turns
 * whatever goes wrong into a page that looks like the site. It logs one line a request and counts.
 *
 * Thread rule: web_start and web_stop from one thread; handlers run in the event loops and share
 * nothing but the immutable shelf, atomic counters, the health check and the waiting pages behind their
 * locks. web_publish, web_shelf, web_tell and web_tick from one thread, between web_start and web_stop.
 */
#ifndef WAYMARK_WEB_WEB_H
#define WAYMARK_WEB_WEB_H

#include "http/http.h"
#include "store/store.h"
#include "web/shelf.h"

struct web_config {
    struct http_config http; /* address, port, threads, proxy; the callbacks are web's own */
    struct world *world;
    const struct log *log;
    struct shelf *shelf; /* served first; the caller's, see web_publish */
    bool watch;          /* answer /watch/events */
    struct store *store; /* for the health check's own reader */
    str version;         /* of the software */
};

struct web;

/* Opens the port and answers. ERR_IO with what to do when the port is taken. `a` lives until web_stop. */
MUST_USE err web_start(struct arena *a, const struct web_config *config, struct web **ret);
uint16_t web_port(const struct web *w);

/* Serves `next` from now on. Requests under way finish with the shelf they began with; when the last has, that
 * shelf is returned, and nobody uses it any more: it is the caller's again, as the last one is after web_stop.
 * While a folder is watched, the pages that wait are told. */
struct shelf *web_publish(struct web *w, struct shelf *next);
/* The shelf that is served. */
struct shelf *web_shelf(struct web *w);
/* While a folder is watched: says on open pages that the last publishing failed; empty takes that back. */
void web_tell(struct web *w, str message);
/* To be called about once a second while a folder is watched: answers pages that wait for too long. */
void web_tick(struct web *w);

/* Lets answers under way finish for at most `grace`, then closes. */
void web_stop(struct web *w, time_us grace);

#endif
