/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * web: from a request to an answer.
 *
 * It holds the route table, asks the permission of the matched route, calls its handler and turns
 * whatever goes wrong into a page that looks like the site. It logs one line a request and counts.
 *
 * Thread rule: web_start and web_stop from one thread; handlers run in the event loops and share
 * nothing but the immutable shelf, atomic counters, and the health check behind its lock.
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
    const struct shelf *shelf; /* outlives the web */
    struct store *store;       /* for the health check's own reader */
    str version;               /* of the software */
};

struct web;

/* Opens the port and answers. ERR_IO with what to do when the port is taken. `a` lives until web_stop. */
MUST_USE err web_start(struct arena *a, const struct web_config *config, struct web **ret);
uint16_t web_port(const struct web *w);

/* Lets answers under way finish for at most `grace`, then closes. */
void web_stop(struct web *w, time_us grace);

#endif
