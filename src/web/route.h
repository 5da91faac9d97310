/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * route: which request goes where, and who may send it.
 *
 * The table in route.c is the whole list of what the server answers. Every row names its
 * permission; ROUTE() does not compile without one, and PERMISSION_… starts at 1, so that a
 * zeroed row is refused by the test. Patterns are paths whose segments are literal, except that a
 * last segment of "*" takes all the rest.
 */
#ifndef WAYMARK_WEB_ROUTE_H
#define WAYMARK_WEB_ROUTE_H

#include "http/http.h"

enum permission {
    PERMISSION_ANYONE = 1, /* with or without an account */
    PERMISSION_OPERATOR    /* whoever sits at the machine: the peer is a loopback address */
};

struct web;

typedef void route_handler(struct web *web, const struct http_request *q, struct http_response *r);

struct route {
    enum http_method method;
    const char *pattern;
    enum permission permission;
    route_handler *handle;
    const char *purpose; /* one line for docs/routes.md */
};

/* All routes, the first that matches wins. */
extern const struct route routes[];
extern const size_t routes_count;

/* Whether `path` fits `pattern`. */
bool route_matches(const char *pattern, str path);

/* The route of a request, or NULL; then *ret_allowed says which methods the path knows (a bit a method, 0 =
 * no such path). */
const struct route *route_find(enum http_method method, str path, unsigned *ret_allowed);

/* Whether the sender may: `peer` is the address of http_request. */
bool permission_holds(enum permission p, str peer);

#endif
