/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/web.h"

#include "site/site.h"
#include "web/handlers.h"
#include "web/web_state.h"

void error_answer(struct web *web, const struct http_request *q, uint16_t status, str detail,
                  struct http_response *r) {
    const struct site_error e = {.status = status, .detail = detail, .request_id = q->id};
    const struct shelf *s = current_take(&web->current);
    http_respond(r, status, STR("text/html; charset=utf-8"),
                 site_error_page(q->arena, &s->settings, &s->source, &e));
    current_put(&web->current, s);
}

/* RFC 9110 §15.5.6: a 405 names the methods that are allowed. */
static void not_allowed_answer(struct web *web, const struct http_request *q, unsigned allowed,
                               struct http_response *r) {
    buf names = buf_new(q->arena);
    for (unsigned m = 0; m < HTTP_METHOD_COUNT; m++) {
        if (allowed & (1u << m)) {
            buf_c(&names, names.n ? ", " : "");
            buf_c(&names, http_method_name((enum http_method)m));
            buf_c(&names, m == HTTP_GET ? ", HEAD" : "");
        }
    }
    if (q->method == HTTP_OPTIONS) {
        http_respond(r, 204, (str){0}, (str){0});
    } else {
        error_answer(web, q, 405, (str){0}, r);
    }
    http_add_header(q->arena, r, STR("Allow"), buf_str(&names));
}

static void handle(void *context, const struct http_request *q, struct http_response *r) {
    struct web *web = context;
    unsigned allowed = 0;
    const struct route *route = route_find(q->method, q->path, &allowed);
    if (route && permission_holds(route->permission, q->peer)) {
        route->handle(web, q, r);
    } else if (route || !allowed) {
        error_answer(web, q, 404, (str){0}, r);
    } else {
        not_allowed_answer(web, q, allowed, r);
    }
}

static void refuse(void *context, const struct http_request *q, uint16_t status, const char *reason,
                   struct http_response *r) {
    error_answer(context, q, status, str_c(reason), r);
}

static void done(void *context, const struct http_outcome *o) {
    const struct web *web = context;
    char numbers[3][24];
    const int64_t values[3] = {o->status, (int64_t)o->body_bytes, o->took};
    str texts[3];
    for (size_t i = 0; i < 3; i++) {
        int n = snprintf(numbers[i], sizeof numbers[i], "%" PRId64, values[i]);
        texts[i] = str_n(numbers[i], (size_t)n);
    }
    LOG_EVENT(web->config.log, LOG_INFO, "http.request", LOG_TEXT("id", o->id),
              LOG_TEXT("method", str_c(http_method_name(o->method))), LOG_TEXT("path", o->path),
              LOG_TEXT("status", texts[0]), LOG_TEXT("bytes", texts[1]), LOG_TEXT("took_us", texts[2]),
              LOG_TEXT("peer", o->peer));
}

err web_start(struct arena *a, const struct web_config *config, struct web **ret) {
    struct web *web = ARENA_NEW(a, struct web);
    web->config = *config;
    web->started = config->world->now(config->world);
    pthread_mutex_init(&web->health_lock, NULL);
    current_init(&web->current, config->shelf);
    web->config.shelf = NULL;
    if (config->watch) {
        web->events = events_new(a, config->world, shelf_edition(a, config->shelf));
    }
    err e = store_reader_open(a, config->store, &web->health);
    if (failed(e)) {
        return e;
    }
    struct http_config http = config->http;
    http.world = config->world;
    http.context = web;
    http.handler = handle;
    http.error_page = refuse;
    http.done = done;
    e = http_server_start(a, &http, &web->server);
    if (failed(e)) {
        store_reader_close(web->health);
        return e;
    }
    *ret = web;
    return OK;
}

uint16_t web_port(const struct web *w) {
    return http_server_port(w->server);
}

struct shelf *web_shelf(struct web *w) {
    const struct shelf *s = current_take(&w->current);
    struct shelf *same = w->current.shelves[s->place];
    current_put(&w->current, s);
    return same;
}

struct shelf *web_publish(struct web *w, struct shelf *next) {
    struct shelf *before = current_swap(&w->current, next);
    web_tell(w, (str){0});
    return before;
}

void web_tell(struct web *w, str message) {
    if (w->events) {
        struct arena *a = arena_new();
        events_tell(w->events, shelf_edition(a, web_shelf(w)), message);
        arena_free(a);
    }
}

void web_tick(struct web *w) {
    if (w->events) {
        events_tick(w->events);
    }
}

void web_stop(struct web *w, time_us grace) {
    if (w->events) {
        events_end(w->events);
    }
    http_server_stop(w->server, grace);
    events_close(w->events);
    store_reader_close(w->health);
    pthread_mutex_destroy(&w->health_lock);
}
