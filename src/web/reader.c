/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What everybody may read: pages of the editions and the files of the program. */
#include "web/handlers.h"
#include "web/web_state.h"

void handle_page(struct web *web, const struct http_request *q, struct http_response *r) {
    const struct shelf *s = web->config.shelf;
    const struct http_entity *entity = map_get(&s->pages, q->path);
    if (entity) {
        http_respond_entity(r, entity);
        return;
    }
    str moved = site_moved_to(q->arena, s->site, q->path);
    if (moved.n) {
        http_redirect(r, 308, moved);
        return;
    }
    error_answer(web, q, 404, (str){0}, r);
}

void handle_asset(struct web *web, const struct http_request *q, struct http_response *r) {
    const struct shelf *s = web->config.shelf;
    const struct shelf_asset *asset = map_get(&s->assets, q->path);
    if (!asset) {
        error_answer(web, q, 404, (str){0}, r);
        return;
    }
    bool current = str_eq(http_parameter(&q->query, "v"), s->settings.assets_version);
    http_respond_entity(r, current ? asset->forever : asset->checked);
}

void handle_robots(struct web *web, const struct http_request *q, struct http_response *r) {
    (void)web;
    http_respond(r, 200, STR("text/plain; charset=utf-8"), STR("User-agent: *\nAllow: /\n"));
    http_add_header(q->arena, r, STR("Cache-Control"), STR("public, max-age=86400"));
}

void handle_favicon(struct web *web, const struct http_request *q, struct http_response *r) {
    (void)web;
    (void)q;
    http_redirect(r, 308, STR("/assets/favicon.svg"));
}
