/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * http: requests and responses over libmicrohttpd; the only room that includes it.
 *
 * A server runs one event loop a thread. For every request that passes the gate (contracts.md
 * §9: what libmicrohttpd lets through and we do not) the handler is called once, with the whole
 * body in memory, and fills in a response. A handler never blocks; if it must wait for the writer
 * it calls http_suspend and another thread calls http_resume later.
 *
 * Two kinds of answers: a body made for this request (http_respond), and a `struct http_entity`:
 * a page prepared once, with its ETag, its gzip and brotli forms, served to everybody, answering
 * conditional requests with 304 by itself.
 *
 * HEAD is answered like GET without the body. Every response carries the security headers (headers.h);
 * HSTS only when https_in_front. Errors of the gate (400, 413, 414, 431, 501, 505) are answered by the
 * `error_page` of the configuration, so that they look like the site, and close the connection; gate.h
 * lists the few that libmicrohttpd answers itself. An address with empty or dotted parts is redirected
 * (308) to the tidy one. Clients that are too slow are cut without an answer (watchdog.h). Ranges and
 * If-Match are not evaluated.
 *
 * Thread rule: http_server_* from one thread; the handler runs in the loops' threads.
 * RFC 9110 (semantics), RFC 9112 (HTTP/1.1), RFC 6797 (HSTS), CSP Level 3.
 */
#ifndef WAYMARK_HTTP_HTTP_H
#define WAYMARK_HTTP_HTTP_H

#include "base/base.h"

enum http_method {
    HTTP_GET,
    HTTP_HEAD, /* handlers see HTTP_GET and do not care */
    HTTP_POST,
    HTTP_PUT,
    HTTP_DELETE,
    HTTP_OPTIONS,
    HTTP_METHOD_COUNT
};
const char *http_method_name(enum http_method m);

struct http_parameter {
    str name; /* decoded, valid UTF-8, no NUL */
    str value;
};

struct http_parameters {
    LIST(struct http_parameter) list;
};
/* The first value of `name`, or the empty str. */
str http_parameter(const struct http_parameters *p, const char *name);

struct http_request {
    enum http_method method;
    str target; /* as it came, for nothing but diagnosis; never logged */
    str path;   /* decoded once, valid UTF-8, starts with '/', no NUL, no "." or ".." segment, no "//" */
    struct http_parameters query;
    struct http_parameters form; /* application/x-www-form-urlencoded body */
    str body;
    str peer; /* address of the client, or of the proxy's word when one is trusted */
    str id;   /* random, 16 hex digits: in the log and on error pages */
    time_us received;
    struct arena *arena; /* of this request */
    void *connection;    /* the server's own */
};
/* A header's value by name (any case), or the empty str; the first when there are several. Lives as long as
 * the request. A request that a test made by hand (connection NULL) has no headers and no cookies. */
str http_header(const struct http_request *r, const char *name);
/* A cookie's value, or the empty str. */
str http_cookie(const struct http_request *r, const char *name);

/* A prepared, shared, immutable answer. */
struct http_entity;

struct http_entity_spec {
    str type; /* "text/html; charset=utf-8" */
    str body;
    str cache;        /* Cache-Control, e.g. "no-cache" or "public, max-age=31536000, immutable" */
    time_us modified; /* Last-Modified; 0 = none */
    bool compress;    /* keep gzip and brotli forms when they are smaller */
    bool later;       /* do not make those forms now: http_entity_compress will be called */
    const char *const (*headers)[2]; /* more headers, name and value, or NULL */
    size_t headers_count;
    uint16_t status; /* 0 = 200 */
};
/* ERR_LIMIT, ERR_INTERNAL. Bytes are copied. The ETag is a strong one from the body's SHA-256. */
MUST_USE err http_entity_new(struct arena *scratch, const struct http_entity_spec *spec,
                             struct http_entity **ret);
/* Gives the caller's share back; NULL is allowed. Answers under way keep what they need, and so may be
 * called while other threads serve it. */
void http_entity_free(struct http_entity *e);
/* One more share of the same entity, to be given back with http_entity_free. */
struct http_entity *http_entity_share(struct http_entity *e);
/* Makes the compressed forms that `later` put off; until then, and when memory is missing, the plain form is
 * sent. Does nothing when they are there. Other threads may serve the entity; one thread at a time calls this. */
void http_entity_compress(struct arena *scratch, struct http_entity *e);

struct http_response {
    uint16_t status;
    str type;
    str body;                         /* lives in the request's arena, or for ever */
    const struct http_entity *entity; /* instead of type and body; set by http_respond_entity alone */
    str location;                     /* set by http_redirect */
    LIST(struct http_parameter) headers;
};
/* Answers with a body; 404 and the like too. Sends Cache-Control: no-store unless a header says else. With a
 * status from 400 on and an empty body, the server puts the configured error page there; headers that
 * were added (Allow, Retry-After) stay. So does a handler that fills in nothing: 500. */
void http_respond(struct http_response *r, uint16_t status, str type, str body);
/* Answers with a prepared page, or 304. Takes a share until the answer is queued, so that the owner may free
 * the entity as soon as the handler has returned. */
void http_respond_entity(struct http_response *r, const struct http_entity *e);
/* 303 (after a POST), 301/308 (moved for ever). `location` is a path of ours ("/…", not "//…") or an http(s)
 * address; anything else is a 500. Bytes that may not stand there become %XX. */
void http_redirect(struct http_response *r, uint16_t status, str location);
/* One more header field, copied. Left out: a name that is no token, a value with control characters, and
 * what the server decides (Content-Length, Transfer-Encoding, Connection, Date, Upgrade). A security
 * header's name replaces that header for this answer. */
void http_add_header(struct arena *a, struct http_response *r, str name, str value);

typedef void http_handler(void *context, const struct http_request *q, struct http_response *r);
/* Writes the body of an error page for a status; `q` may lack everything but arena and id. */
typedef void http_error_page(void *context, const struct http_request *q, uint16_t status, const char *reason,
                             struct http_response *r);
/* Called after each answer was sent or broke off; for log and metrics. `path` has no query, and is empty when
 * the gate refused the request before reading its address. status 0: the client left before an answer. */
struct http_outcome {
    enum http_method method;
    str path;
    str id;
    str peer;
    uint16_t status;
    uint64_t body_bytes;
    time_us took;
};
typedef void http_done(void *context, const struct http_outcome *o);

struct http_config {
    str address;                      /* "127.0.0.1", "::1", "0.0.0.0" */
    uint16_t port;                    /* 0 = any free one, see http_server_port */
    unsigned threads;                 /* 0 = one a core */
    bool https_in_front;              /* send HSTS, trust X-Forwarded-For and -Proto of trusted_proxy */
    str trusted_proxy;                /* address, empty = none */
    unsigned connections_per_address; /* 0 = HTTP_CONNECTIONS_PER_ADDRESS_MAX; none behind a trusted proxy */
    unsigned header_seconds;          /* 0 = HTTP_HEADER_SECONDS_MAX */
    size_t body_bytes_max;            /* 0 = HTTP_BODY_BYTES_MAX */
    struct world *world;
    void *context;
    http_handler *handler;
    http_error_page *error_page;
    http_done *done; /* may be NULL */
};

struct http_server;

/* Listens and serves. The server lives in `a`, which must outlive it; raises the process's soft limit of open
 * files as far as it may. ERR_INPUT when the address is none, ERR_IO when the port is taken, with what to do in the message. */
MUST_USE err http_server_start(struct arena *a, const struct http_config *config, struct http_server **ret);
uint16_t http_server_port(const struct http_server *s);

struct http_counters {
    uint64_t requests, connections_open, connections_total;
    uint64_t refused;            /* by the gate or a limit */
    uint64_t cut;                /* by the watchdog */
    uint64_t bytes_sent;         /* bodies alone */
    uint64_t by_status_class[6]; /* [2] = 2xx …; [0] = no answer */
};
void http_server_counters(const struct http_server *s, struct http_counters *ret);

/* Stops accepting, lets answers under way finish for at most `grace`, resumes what is suspended with
 * 503, waits at most a second for those to be sent, closes the rest and gives everything back. */
void http_server_stop(struct http_server *s, time_us grace);

/* Inside a handler: this request will be answered later. The handler returns without filling in the
 * response. Some other thread calls http_resume exactly once, after which `later(context, …)` runs in the
 * connection's loop and fills in the response, or suspends again. The request and its arena live on until
 * then, but are the loop's: the other thread leaves them alone. http_resume may come before the handler has
 * returned, after the client has left, and after the server has stopped (`later` is not called then). */
struct http_pending;
struct http_pending *http_suspend(const struct http_request *q, http_handler *later, void *context);
void http_resume(struct http_pending *p);

/* Addresses. */
/* %XX decoding; false for broken escapes, %00, or bytes that are not UTF-8. `plus` turns '+' into a space. */
bool http_url_decode(struct arena *a, str s, bool plus, str *ret);
/* Everything but unreserved characters becomes %XX. */
void http_url_encode(buf *b, str s);

#endif
