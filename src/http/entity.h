/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * entity: prepared answers, and the library's response objects made from them.
 *
 * An entity keeps its body in up to three codings, each with a strong ETag of its own (two codings of one
 * page are two representations, RFC 9110 §8.8.3.3). For each combination of coding, 200 or 304, HTTPS
 * in front or not, connection closing or not, the library's response object with all its fields is made
 * the first time it is wanted and then shared by every request, so that serving a page allocates nothing
 * here. Two threads that want the same one first may both make it; one is thrown away.
 *
 * Lifetimes: an entity is counted. http_entity_new gives one share to its caller, who gives it back with
 * http_entity_free; http_respond_entity takes another until the answer is queued. The bytes are counted
 * on their own and outlive the entity as long as an answer that sends them is under way.
 *
 * Threads: any; the counts and the made responses are atomics, all else is constant after making.
 */
#ifndef WAYMARK_HTTP_ENTITY_H
#define WAYMARK_HTTP_ENTITY_H

#include "http/http.h"
#include "http/negotiate.h"

struct MHD_Response;

struct entity_wish {
    str accept_encoding; /* the fields' values, empty = not sent */
    str if_none_match;
    str if_modified_since;
    bool https; /* HTTPS is in front of us */
    bool close; /* the connection ends after this answer */
};

struct entity_answer {
    struct MHD_Response *response; /* the entity's own: queue it before the entity's share is given back */
    uint16_t status;
    uint64_t body_bytes; /* 0 for 304 */
};

/* False when memory for the response object could not be had. */
bool entity_answer(const struct http_entity *e, const struct entity_wish *wish, struct entity_answer *ret);

/* Takes one more share, and gives one back; NULL is allowed for the second. */
void entity_hold(const struct http_entity *e);
void entity_release(const struct http_entity *e);

/* The tag of a coding, with quotes; the empty str when there is no such form. */
str entity_etag(const struct http_entity *e, enum coding c);

#endif
