/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * handlers: one function a route. Not for other rooms.
 *
 * A handler reads the request, asks what it needs, and fills in the response; about twenty lines. It
 * runs in an event loop and never blocks.
 *
 * What is served can be replaced at any moment: a handler takes the shelf with current_take(&web->current)
 * and puts it back with current_put before it returns. What it answers with must not lie in the shelf,
 * but for entities, which count their users themselves (http_respond_entity).
 */
#ifndef WAYMARK_WEB_HANDLERS_H
#define WAYMARK_WEB_HANDLERS_H

#include "web/route.h"

route_handler handle_page;        /* web/reader.c */
route_handler handle_asset;       /* web/reader.c */
route_handler handle_search;      /* web/search.c */
route_handler handle_search_json; /* web/search.c */
route_handler handle_robots;      /* web/reader.c */
route_handler handle_favicon;     /* web/reader.c */
route_handler handle_health;      /* web/ops.c */
route_handler handle_metrics;     /* web/ops.c */
route_handler handle_watch;       /* web/ops.c */

/* Answers with an error page of the site. `detail` may be empty. */
void error_answer(struct web *web, const struct http_request *q, uint16_t status, str detail,
                  struct http_response *r);

/* web/quest_bank.c: answers a question to a quest bank; false when the request is none. */
bool quest_bank_answer(struct web *web, const struct http_request *q, struct http_response *r);

#endif
