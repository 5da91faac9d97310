/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/inside.h"

#include <arpa/inet.h>

#include "http/headers.h"
#include "http/suspend.h"
#include "http/url.h"

/* Runs right after the request line, before the library cuts the target at '?' and '&'. */
void *request_begin(void *server, const char *target, struct MHD_Connection *mhd) {
    (void)server;
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct connection *c = info ? info->socket_context : NULL;
    if (!c) {
        return NULL;
    }
    if (c->request) {
        request_put_back(c->request);
    }
    struct request *r = request_take(c);
    if (r) {
        r->mhd = mhd;
        r->url = target;
        r->q.target = str_c(target);
        if (r->q.target.n <= HTTP_TARGET_BYTES_MAX) {
            r->q.target = arena_str(r->q.arena, r->q.target);
        }
    }
    return r;
}

static size_t header_bytes(struct MHD_Connection *mhd) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}

static void check_gate(struct request *r, const char *url, const char *method, const char *version) {
    int count = MHD_get_connection_values(r->mhd, MHD_HEADER_KIND, NULL, NULL);
    struct gate_input in = {
        .block = str_n(method, header_bytes(r->mhd)),
        .target = r->q.target,
        .url = r->url == url ? url : NULL,
        .version = version,
        .fields_count = count < 0 ? SIZE_MAX : (size_t)count,
    };
    r->refusal = gate_check(&in, &r->gate);
    r->q.method = r->gate.method;
}

/* The address behind a trusted proxy is the last one in X-Forwarded-For: the proxy wrote it, the ones
 * before it are what the client claimed. */
static str peer_of(const struct request *r, const struct http_config *config) {
    str peer = str_n(r->connection->peer, r->connection->peer_bytes);
    if (!config->trusted_proxy.n || !str_eq(peer, config->trusted_proxy)) {
        return peer;
    }
    str list = gate_field(&r->gate, STR("X-Forwarded-For"));
    size_t comma = str_find_last_byte(list, ',');
    str last = str_trim(comma == SIZE_MAX ? list : str_from(list, comma + 1));
    unsigned char address[sizeof(struct in6_addr)];
    const char *z = arena_z(r->q.arena, last);
    bool valid = inet_pton(AF_INET, z, address) == 1 || inet_pton(AF_INET6, z, address) == 1;
    return valid ? last : peer;
}

static struct gate_refusal refuse(uint16_t status, const char *reason) {
    return (struct gate_refusal){status, reason};
}

/* The path that a refused or moved request is logged with may be untidy, but is never raw. */
static void read_target(struct request *r) {
    str path, query;
    struct http_request *q = &r->q;
    if (!url_target(q->target, q->method == HTTP_OPTIONS, &path, &query)) {
        r->refusal = refuse(400, "The address is in no form that this server understands.");
        return;
    }
    enum url_verdict verdict = url_path(q->arena, path, &q->path);
    if (verdict == URL_WRONG || !url_parameters(q->arena, query, &q->query)) {
        r->refusal = refuse(400, "The address has characters or escapes in it that are not valid.");
    } else if (verdict == URL_MOVED && q->method != HTTP_GET) {
        r->refusal = refuse(400, "The address has empty or dotted parts in it.");
    } else if (verdict == URL_MOVED) {
        r->moved_query = query;
        r->moved = true;
    }
}

static void check_length(struct request *r, size_t body_bytes_max) {
    if (!r->refusal.status && r->gate.has_length && r->gate.length > body_bytes_max) {
        r->refusal = refuse(413, "The request's body is larger than this server takes.");
    }
}

/* Whether to read and drop the body of a refused request, so that a client that sends first and reads
 * later sees the answer and not a reset connection. */
static bool is_worth_reading(const struct request *r) {
    bool has_body = r->gate.chunked || r->gate.length;
    bool asks_first = gate_field(&r->gate, STR("Expect")).n > 0;
    return has_body && !asks_first && r->gate.length <= HTTP_DROPPED_BYTES_MAX;
}

static enum MHD_Result send_refusal(struct request *r) {
    struct http_response answer = {0};
    r->close = true;
    counter_add(&r->connection->loop->refused, 1);
    answer_error(r, r->refusal.status, r->refusal.reason, &answer);
    return answer_send(r, &answer);
}

/* The first call: the header is whole, nothing of the body is read. To answer here closes the connection. */
static enum MHD_Result take_header(struct request *r, const char *url, const char *method,
                                   const char *version) {
    const struct http_server *s = r->connection->loop->server;
    r->q.received = s->config.world->now(s->config.world);
    r->q.peer = str_n(r->connection->peer, r->connection->peer_bytes);
    counter_add(&r->connection->loop->requests, 1);
    r->counted = true;
    check_gate(r, url, method, version);
    if (r->refusal.status) {
        return send_refusal(r);
    }
    r->q.peer = peer_of(r, &s->config);
    r->close = r->gate.chunked;
    read_target(r);
    check_length(r, s->config.body_bytes_max);
    if (r->refusal.status && !is_worth_reading(r)) {
        return send_refusal(r);
    }
    r->stage = STAGE_BODY;
    r->body = buf_limited(r->q.arena, s->config.body_bytes_max);
    connection_phase(r->connection, r->gate.chunked || r->gate.length ? PHASE_BODY : PHASE_WORK);
    return MHD_YES;
}

static enum MHD_Result take_body(struct request *r, str data) {
    r->body_seen += data.n;
    if (!r->refusal.status) {
        buf_add(&r->body, data);
        if (r->body.failed) {
            r->refusal = refuse(413, "The request's body is larger than this server takes.");
        }
    }
    bool endless = r->body_seen > r->body.bytes_max + HTTP_DROPPED_BYTES_MAX;
    return endless ? MHD_NO : MHD_YES; /* MHD_NO breaks the connection off */
}

static bool is_form(const struct request *r) {
    str type = gate_field(&r->gate, STR("Content-Type"));
    str media = str_trim(str_split(&type, ';'));
    return str_eq_nocase(media, STR("application/x-www-form-urlencoded"));
}

static void finish_body(struct request *r) {
    if (!r->body_seen || r->refusal.status) {
        return;
    }
    r->q.body = buf_str(&r->body);
    if (is_form(r) && !url_parameters(r->q.arena, r->q.body, &r->q.form)) {
        r->refusal = refuse(400, "The form has characters in it that are not valid, or too many fields.");
    }
}

static void redirect_to_tidy(struct request *r, struct http_response *answer) {
    buf b = buf_new(r->q.arena);
    url_encode_path(&b, r->q.path);
    if (r->moved_query.n) {
        buf_byte(&b, '?');
        buf_add(&b, r->moved_query);
    }
    http_redirect(answer, 308, buf_str(&b));
}

/* After the handler, or after `later`: send what it filled in, unless it waits (again). */
static enum MHD_Result send_or_wait(struct request *r, struct http_response *answer) {
    if (r->pending && suspended_really(r->pending)) {
        r->stage = STAGE_WAITING;
        return MHD_YES;
    }
    if (r->pending) {
        *answer = (struct http_response){0};
        suspended_answer(r, answer);
    }
    return answer_send(r, answer);
}

static enum MHD_Result call_handler(struct request *r) {
    const struct http_config *config = &r->connection->loop->server->config;
    struct http_response answer = {0};
    finish_body(r);
    if (r->refusal.status) {
        return send_refusal(r);
    }
    connection_phase(r->connection, PHASE_WORK);
    if (r->moved) {
        redirect_to_tidy(r, &answer);
        return answer_send(r, &answer);
    }
    config->handler(config->context, &r->q, &answer);
    return send_or_wait(r, &answer);
}

enum MHD_Result request_continue(void *server, struct MHD_Connection *mhd, const char *url,
                                 const char *method, const char *version, const char *data,
                                 size_t *data_bytes, void **request) {
    (void)server;
    (void)mhd;
    struct request *r = *request;
    if (!r) {
        return MHD_NO;
    }
    switch (r->stage) {
    case STAGE_LINE:
        return take_header(r, url, method, version);
    case STAGE_BODY:
        if (*data_bytes) {
            str part = str_n(data, *data_bytes);
            *data_bytes = 0;
            return take_body(r, part);
        }
        return call_handler(r);
    case STAGE_WAITING: {
        struct http_response answer = {0};
        suspended_answer(r, &answer);
        return send_or_wait(r, &answer);
    }
    case STAGE_ANSWERED:
        *data_bytes = 0; /* the rest of a body that nobody wants */
        return MHD_YES;
    }
    return MHD_NO;
}

static void tell_outcome(struct request *r, bool whole) {
    struct loop *l = r->connection->loop;
    const struct http_config *config = &l->server->config;
    unsigned class = r->status / 100;
    counter_add(&l->ended, 1);
    counter_add(&l->bytes_sent, whole ? r->sent_bytes : 0);
    if (class < COUNT_OF(l->by_status_class)) {
        counter_add(&l->by_status_class[class], 1);
    }
    if (config->done) {
        struct http_outcome outcome = {.method = r->gate.head ? HTTP_HEAD : r->q.method,
                                       .path = r->q.path,
                                       .id = r->q.id,
                                       .peer = r->q.peer,
                                       .status = r->status,
                                       .body_bytes = whole ? r->sent_bytes : 0,
                                       .took = monotonic_us() - r->started};
        config->done(config->context, &outcome);
    }
}

void request_end(void *server, struct MHD_Connection *mhd, void **request,
                 enum MHD_RequestTerminationCode code) {
    (void)server;
    (void)mhd;
    struct request *r = *request;
    *request = NULL;
    if (!r) {
        return;
    }
    if (r->pending) {
        suspended_drop(r);
    }
    if (r->counted) {
        tell_outcome(r, code == MHD_REQUEST_TERMINATED_COMPLETED_OK);
        connection_phase(r->connection, PHASE_IDLE);
    }
    request_put_back(r);
}

str http_header(const struct http_request *q, const char *name) {
    const struct request *r = q->connection;
    return r ? gate_field(&r->gate, str_c(name)) : STR("");
}

str http_cookie(const struct http_request *q, const char *name) {
    const struct request *r = q->connection;
    str value;
    for (size_t i = 0; r && i < r->gate.fields_count; i++) {
        const struct gate_field *f = &r->gate.fields[i];
        if (str_eq_nocase(f->name, STR("Cookie")) && cookie_find(f->value, str_c(name), &value)) {
            return value;
        }
    }
    return STR("");
}
