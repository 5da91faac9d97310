/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * inside: the structs of the running server, shared by the files of this room and by nobody else.
 *
 *     struct http_server                what http_server_start made
 *       └ struct loop                   one for each of the library's threads, made when it is first seen
 *           ├ struct connection         one a socket, from the library's start to its close notification
 *           │   └ struct request        while a request is read and answered
 *           └ spare struct requests     with their arenas, for the next ones
 *
 * A request belongs to its loop's thread from its request line to its last byte; a request that waits
 * (suspend.h) belongs to nobody until it is resumed, and then to its loop again. A request is taken from
 * its loop's spare ones and put back there, so that serving allocates next to nothing.
 *
 * Who writes what: a loop's own thread writes its counters, its spare list and the atomics of its
 * connections; the watchdog's thread reads those atomics and alone uses `struct watch`. The list of
 * connections and the closing of sockets are under the loop's lock (watchdog.h says why). When the
 * server stops, the stopping thread takes the place of loops whose threads were joined.
 */
#ifndef WAYMARK_HTTP_INSIDE_H
#define WAYMARK_HTTP_INSIDE_H

#include <pthread.h>
#include <stdatomic.h>

#include <microhttpd.h>

#include "http/entity.h"
#include "http/gate.h"
#include "http/http.h"

enum { PEER_BYTES = 64, ID_BYTES = 16 };

/* What a connection does, as the watchdog sees it. */
enum phase {
    PHASE_FRESH,  /* no header has come whole on it yet */
    PHASE_IDLE,   /* between two requests, or the header of a later one is under way */
    PHASE_BODY,   /* a body is read */
    PHASE_WORK,   /* the handler runs, or the request waits */
    PHASE_SENDING /* an answer is being sent */
};

/* The watchdog's own notes on a connection. */
struct watch {
    unsigned state; /* the connection's state that the notes are about */
    int64_t since;  /* when the present window began, monotonic */
    uint64_t bytes; /* the kernel's count at that time */
    bool begun;     /* a header has begun on an idle connection */
    bool cut;
};

struct connection {
    struct loop *loop;
    struct connection *before, *next;
    int fd;
    int64_t opened;    /* monotonic microseconds */
    atomic_uint state; /* a phase in the low three bits, above them how often it changed */
    struct watch watch;
    struct request *request; /* NULL between requests */
    char peer[PEER_BYTES];
    size_t peer_bytes;
};

/* Where a request is. */
enum stage {
    STAGE_LINE,    /* the request line was read */
    STAGE_BODY,    /* the header passed the gate; the body comes, if there is one */
    STAGE_WAITING, /* suspended */
    STAGE_ANSWERED /* an answer is queued */
};

struct request {
    struct http_request q; /* what the handler sees; q.connection is this struct */
    struct connection *connection;
    struct MHD_Connection *mhd;
    struct request *next_spare;
    enum stage stage;
    const char *url; /* in the library's memory, see gate.h */
    struct gate_result gate;
    struct gate_refusal refusal; /* decided on, to be said once the body is out of the way */
    buf body;
    uint64_t body_seen;
    bool close;   /* the connection ends with this request */
    bool counted; /* it is among loop.requests, and will be among loop.ended */
    bool moved;   /* the address is untidy: redirect to q.path with this query */
    str moved_query;
    struct http_pending *pending;
    int64_t started; /* monotonic microseconds */
    uint16_t status;
    uint64_t sent_bytes;
    char id[ID_BYTES + 1];
};

struct loop {
    struct http_server *server;
    struct loop *next;
    pthread_mutex_t lock; /* of `connections` */
    struct connection *connections;
    struct request *spare;
    uint64_t id_key, id_count;
    atomic_uint_fast64_t requests, ended, opened, closed, refused, bytes_sent;
    atomic_uint_fast64_t by_status_class[6];
};

struct suspended; /* suspend.c */
struct watchdog;  /* watchdog.c */

struct http_server {
    struct http_server *self;  /* the way from a pointer to const to the lock */
    struct http_config config; /* zeros replaced by defaults, strings copied */
    struct MHD_Daemon *daemon;
    uint16_t port;
    pthread_key_t loop_key;
    pthread_mutex_t lock; /* of `loops` */
    struct loop *loops;
    struct suspended *suspended;
    struct watchdog *watchdog;
    atomic_uint_fast64_t cut;
    atomic_bool stopping;
};

/* loop.c */
/* Microseconds of a clock that nobody sets, for deadlines and durations. */
int64_t monotonic_us(void);
/* The calling thread's loop, made when there is none yet. NULL without memory. */
struct loop *loop_here(struct http_server *s);
void loops_free(struct http_server *s);
/* Adds to a counter that only this thread writes. */
void counter_add(atomic_uint_fast64_t *counter, uint64_t n);
/* For the library's notifications. NULL without memory. */
struct connection *connection_open(struct loop *l, struct MHD_Connection *mhd);
void connection_close(struct connection *c);
void connection_phase(struct connection *c, enum phase phase);
struct request *request_take(struct connection *c);
void request_put_back(struct request *r);

/* request.c: the library's callbacks. */
void *request_begin(void *server, const char *target, struct MHD_Connection *mhd);
enum MHD_Result request_continue(void *server, struct MHD_Connection *mhd, const char *url,
                                 const char *method, const char *version, const char *data,
                                 size_t *data_bytes, void **request);
void request_end(void *server, struct MHD_Connection *mhd, void **request,
                 enum MHD_RequestTerminationCode code);

/* answer.c */
/* Queues what the handler (or the gate) decided. */
enum MHD_Result answer_send(struct request *r, struct http_response *answer);
/* Fills in an error page. */
void answer_error(struct request *r, uint16_t status, const char *reason, struct http_response *answer);

#endif
