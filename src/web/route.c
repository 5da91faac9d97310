/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/route.h"

#include "web/handlers.h"

#define ROUTE(method, pattern, permission, handler, purpose)                                                 \
    { HTTP_##method, pattern, PERMISSION_##permission, handler, purpose }

const struct route routes[] = {
    ROUTE(GET, "/healthz", ANYONE, handle_health, "whether the server works: 200 or 503, JSON"),
    ROUTE(GET, "/metrics", OPERATOR, handle_metrics, "counters for Prometheus, for the machine itself"),
    ROUTE(GET, "/watch/events", OPERATOR, handle_watch,
          "whether another edition is served; for pages of serve --watch"),
    ROUTE(GET, "/search", ANYONE, handle_search, "units, quests, terms and pages that have the words of ?q="),
    ROUTE(GET, "/search.json", ANYONE, handle_search_json, "the same as JSON (docs/api.md)"),
    ROUTE(GET, "/robots.txt", ANYONE, handle_robots, "what search engines may read"),
    ROUTE(GET, "/favicon.ico", ANYONE, handle_favicon, "the mark, for browsers that ask for it unasked"),
    ROUTE(GET, "/assets/*", ANYONE, handle_asset, "style sheet, script and pictures of the program"),
    ROUTE(GET, "/*", ANYONE, handle_page, "every page of the editions that are served"),
};
const size_t routes_count = COUNT_OF(routes);

bool route_matches(const char *pattern, str path) {
    str p = str_c(pattern);
    if (str_ends(p, STR("/*"))) {
        return str_starts(path, str_without_end(p, STR("*")));
    }
    return str_eq(p, path);
}

const struct route *route_find(enum http_method method, str path, unsigned *ret_allowed) {
    unsigned allowed = 0;
    enum http_method wanted = method == HTTP_HEAD ? HTTP_GET : method;
    for (size_t i = 0; i < routes_count; i++) {
        if (!route_matches(routes[i].pattern, path)) {
            continue;
        }
        if (routes[i].method == wanted) {
            *ret_allowed = 1u << wanted;
            return &routes[i];
        }
        allowed |= 1u << routes[i].method;
    }
    *ret_allowed = allowed;
    return NULL;
}

bool permission_holds(enum permission p, str peer) {
    switch (p) {
    case PERMISSION_ANYONE:
        return true;
    case PERMISSION_OPERATOR:
        return str_starts(peer, STR("127.")) || str_eq(peer, STR("::1")) ||
               str_starts(peer, STR("::ffff:127."));
    }
    return false;
}
