/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/headers.h"
#include "http/inside.h"

static void forget_entity(struct http_response *r) {
    entity_release(r->entity);
    r->entity = NULL;
}

void http_respond(struct http_response *r, uint16_t status, str type, str body) {
    forget_entity(r);
    r->status = status;
    r->type = type;
    r->body = body;
}

void http_respond_entity(struct http_response *r, const struct http_entity *e) {
    entity_hold(e);
    forget_entity(r);
    r->entity = e;
}

void http_redirect(struct http_response *r, uint16_t status, str location) {
    bool ours = str_starts(location, STR("/")) && !str_starts(location, STR("//")) &&
                !str_starts(location, STR("/\\"));
    bool theirs = str_starts(location, STR("https://")) || str_starts(location, STR("http://"));
    http_respond(r, ours || theirs ? status : 500, STR(""), STR(""));
    r->location = ours || theirs ? location : STR("");
}

void http_add_header(struct arena *a, struct http_response *r, str name, str value) {
    if (header_may_be_sent(name, value)) {
        struct http_parameter *p = LIST_ADD(a, &r->headers);
        p->name = arena_str(a, name);
        p->value = arena_str(a, value);
    }
}

/* For a server without pages of its own, and as the last way out. */
static void plain_page(struct request *r, uint16_t status, const char *reason, struct http_response *answer) {
    str parts[] = {str_c(reason), STR("\nRequest "), r->q.id, STR("\n")};
    http_respond(answer, status, STR("text/plain; charset=utf-8"),
                 arena_join(r->q.arena, parts, COUNT_OF(parts)));
}

void answer_error(struct request *r, uint16_t status, const char *reason, struct http_response *answer) {
    const struct http_config *config = &r->connection->loop->server->config;
    if (config->error_page) {
        config->error_page(config->context, &r->q, status, reason, answer);
    }
    if (!answer->entity && !answer->body.n) {
        plain_page(r, status, reason, answer);
    }
    if (!answer->status) {
        answer->status = status;
    }
}

static bool add(struct MHD_Response *response, const char *name, const char *value) {
    return MHD_add_response_header(response, name, value) == MHD_YES;
}

static bool has_header(const struct http_response *answer, const char *name) {
    for (size_t i = 0; i < answer->headers.n; i++) {
        if (str_eq_nocase(answer->headers.at[i].name, str_c(name))) {
            return true;
        }
    }
    return false;
}

/* A Location is ASCII without spaces and controls: what is not becomes %XX, what is escaped stays. */
static const char *location_z(struct arena *a, str location) {
    static const char digits[] = "0123456789ABCDEF";
    buf b = buf_new(a);
    for (size_t i = 0; i < location.n; i++) {
        unsigned char c = (unsigned char)location.p[i];
        if (c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>') {
            buf_byte(&b, location.p[i]);
        } else {
            buf_byte(&b, '%');
            buf_byte(&b, digits[c >> 4]);
            buf_byte(&b, digits[c & 15]);
        }
    }
    return buf_str(&b).p;
}

static bool add_given(struct request *r, const struct http_response *answer, struct MHD_Response *response) {
    struct arena *a = r->q.arena;
    bool ok = !answer->type.n || add(response, "Content-Type", arena_z(a, answer->type));
    ok = ok && (!answer->location.n || add(response, "Location", location_z(a, answer->location)));
    ok = ok && (has_header(answer, "Cache-Control") || add(response, "Cache-Control", "no-store"));
    for (size_t i = 0; i < answer->headers.n; i++) {
        const struct http_parameter *h = &answer->headers.at[i];
        ok = ok && add(response, arena_z(a, h->name), arena_z(a, h->value));
    }
    return ok;
}

static bool add_common(const struct request *r, const struct http_response *answer,
                       struct MHD_Response *response, bool close) {
    size_t count;
    const struct header *security =
        headers_security(r->connection->loop->server->config.https_in_front, &count);
    bool ok = !close || add(response, "Connection", "close");
    for (size_t i = 0; i < count; i++) {
        ok = ok &&
             (has_header(answer, security[i].name) || add(response, security[i].name, security[i].value));
    }
    return ok;
}

static enum MHD_Result queue(struct request *r, uint16_t status, struct MHD_Response *response,
                             uint64_t bytes) {
    r->status = status;
    r->sent_bytes = r->gate.head || status == 204 || status == 304 ? 0 : bytes;
    r->stage = STAGE_ANSWERED;
    connection_phase(r->connection, PHASE_SENDING);
    return MHD_queue_response(r->mhd, status, response);
}

static enum MHD_Result send_body(struct request *r, const struct http_response *answer, bool close) {
    /* The library only reads it; its parameter is not const. */
    void *body = (void *)(uintptr_t)(answer->body.n ? answer->body.p : "");
    struct MHD_Response *response =
        MHD_create_response_from_buffer(answer->body.n, body, MHD_RESPMEM_PERSISTENT);
    if (!response) {
        return MHD_NO;
    }
    bool ok = add_given(r, answer, response) && add_common(r, answer, response, close);
    enum MHD_Result result = ok ? queue(r, answer->status, response, answer->body.n) : MHD_NO;
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result send_entity(struct request *r, const struct http_entity *e, bool close) {
    struct entity_answer made;
    struct entity_wish wish = {
        .accept_encoding = gate_field(&r->gate, STR("Accept-Encoding")),
        .if_none_match = gate_field(&r->gate, STR("If-None-Match")),
        .if_modified_since = gate_field(&r->gate, STR("If-Modified-Since")),
        .https = r->connection->loop->server->config.https_in_front,
        .close = close,
    };
    bool conditional = r->q.method == HTTP_GET && !r->refusal.status;
    if (!conditional) {
        wish.if_none_match = wish.if_modified_since = STR("");
    }
    return entity_answer(e, &wish, &made) ? queue(r, made.status, made.response, made.body_bytes) : MHD_NO;
}

static bool needs_page(const struct http_response *answer) {
    return !answer->entity && (!answer->status || (answer->status >= 400 && !answer->body.n));
}

enum MHD_Result answer_send(struct request *r, struct http_response *answer) {
    const struct http_server *s = r->connection->loop->server;
    bool close = r->close || atomic_load_explicit(&s->stopping, memory_order_relaxed);
    if (needs_page(answer)) {
        uint16_t status = answer->status ? answer->status : 500;
        answer_error(r, status, MHD_get_reason_phrase_for(status), answer);
    }
    if (!answer->entity) {
        return send_body(r, answer, close);
    }
    enum MHD_Result result = send_entity(r, answer->entity, close);
    forget_entity(answer);
    return result;
}
