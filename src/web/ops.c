/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* For whoever runs the server: does it work, and how much does it do. */
#include "format/json.h"
#include "records/editions.h"
#include "web/handlers.h"
#include "web/web_state.h"

static bool database_answers(struct web *web) {
    struct arena *a = arena_new();
    struct edition_list list = {0};
    pthread_mutex_lock(&web->health_lock);
    bool answers = !failed(editions_list(web->health, a, STR(""), 1, &list));
    pthread_mutex_unlock(&web->health_lock);
    arena_free(a);
    return answers;
}

static void write_editions(struct json_writer *j, const struct shelf *s) {
    json_key(j, "editions");
    json_add_array(j);
    for (size_t i = 0; i < s->source.n; i++) {
        const struct book *b = s->source.books[i];
        json_add_object(j);
        json_member_str(j, "curriculum", b->id);
        json_member_str(j, "version", b->version);
        json_member_str(j, "hash", b->hash);
        json_end(j);
    }
    json_end(j);
}

void handle_health(struct web *web, const struct http_request *q, struct http_response *r) {
    bool database = database_answers(web);
    const struct shelf *s = current_take(&web->current);
    bool content = s->source.n > 0;
    buf body = buf_new(q->arena);
    struct json_writer j = json_writer_new(&body);
    json_add_object(&j);
    json_member_str(&j, "status", database && content ? STR("ok") : STR("failing"));
    json_member_str(&j, "version", web->config.version);
    json_member_str(&j, "database", database ? STR("ok") : STR("does not answer"));
    json_member_str(&j, "content", content ? STR("ok") : STR("no curriculum"));
    write_editions(&j, s);
    current_put(&web->current, s);
    json_end(&j);
    http_respond(r, database && content ? 200 : 503, STR("application/json"), buf_str(&body));
}

struct metric {
    const char *name;
    const char *type;
    const char *help;
    uint64_t value;
};

/* The text format of Prometheus, version 0.0.4. */
static void write_metric(buf *b, const struct metric *m) {
    buf_c(b, "# HELP ");
    buf_c(b, m->name);
    buf_byte(b, ' ');
    buf_c(b, m->help);
    buf_c(b, "\n# TYPE ");
    buf_c(b, m->name);
    buf_byte(b, ' ');
    buf_c(b, m->type);
    buf_byte(b, '\n');
    buf_c(b, m->name);
    buf_byte(b, ' ');
    buf_u64(b, m->value);
    buf_byte(b, '\n');
}

static void write_status_classes(buf *b, const struct http_counters *c) {
    buf_c(b, "# HELP waymark_http_responses_total Answers by class of status.\n"
             "# TYPE waymark_http_responses_total counter\n");
    for (size_t i = 1; i < COUNT_OF(c->by_status_class); i++) {
        buf_c(b, "waymark_http_responses_total{class=\"");
        buf_u64(b, i);
        buf_c(b, "xx\"} ");
        buf_u64(b, c->by_status_class[i]);
        buf_byte(b, '\n');
    }
}

void handle_metrics(struct web *web, const struct http_request *q, struct http_response *r) {
    struct http_counters c;
    http_server_counters(web->server, &c);
    struct world *w = web->config.world;
    const struct shelf *s = current_take(&web->current);
    uint64_t pages = s->pages.n;
    current_put(&web->current, s);
    const struct metric metrics[] = {
        {"waymark_http_requests_total", "counter", "Requests that reached the gate.", c.requests},
        {"waymark_http_refused_total", "counter", "Requests that the gate refused.", c.refused},
        {"waymark_http_cut_total", "counter", "Connections cut for being too slow.", c.cut},
        {"waymark_http_connections_total", "counter", "Connections accepted.", c.connections_total},
        {"waymark_http_connections", "gauge", "Connections open now.", c.connections_open},
        {"waymark_http_sent_bytes_total", "counter", "Bytes of bodies sent.", c.bytes_sent},
        {"waymark_uptime_seconds", "gauge", "Seconds since the start.",
         (uint64_t)((w->now(w) - web->started) / TIME_SECOND)},
        {"waymark_pages", "gauge", "Pages on the shelf.", pages},
        {"waymark_database_up", "gauge", "1 when the database answers.", database_answers(web)},
    };
    buf body = buf_new(q->arena);
    for (size_t i = 0; i < COUNT_OF(metrics); i++) {
        write_metric(&body, &metrics[i]);
    }
    write_status_classes(&body, &c);
    http_respond(r, 200, STR("text/plain; version=0.0.4; charset=utf-8"), buf_str(&body));
}

void handle_watch(struct web *web, const struct http_request *q, struct http_response *r) {
    if (web->events) {
        events_ask(web->events, q, r);
    } else {
        error_answer(web, q, 404, (str){0}, r);
    }
}
