/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What everybody may read: pages of the editions and the files of the program. */
#include "web/handlers.h"
#include "web/web_state.h"

void handle_page(struct web *web, const struct http_request *q, struct http_response *r) {
    if (quest_bank_answer(web, q, r)) {
        return;
    }
    const struct shelf *s = current_take(&web->current);
    const struct http_entity *entity = map_get(&s->pages, q->path);
    str moved = {0};
    if (entity) {
        http_respond_entity(r, entity);
    } else {
        moved = arena_str(q->arena, site_moved_to(q->arena, s->site, q->path));
    }
    current_put(&web->current, s);
    if (moved.n) {
        http_redirect(r, 308, moved);
    } else if (!entity) {
        error_answer(web, q, 404, (str){0}, r);
    }
}

void handle_asset(struct web *web, const struct http_request *q, struct http_response *r) {
    const struct shelf *s = current_take(&web->current);
    const struct shelf_asset *asset = map_get(&s->assets, q->path);
    if (asset) {
        bool current = str_eq(http_parameter(&q->query, "v"), s->settings.assets_version);
        http_respond_entity(r, current ? asset->forever : asset->checked);
    }
    current_put(&web->current, s);
    if (!asset) {
        error_answer(web, q, 404, (str){0}, r);
    }
}

void handle_robots(struct web *web, const struct http_request *q, struct http_response *r) {
    buf text = buf_new(q->arena);
    buf_c(&text, "User-agent: *\nAllow: /\n");
    const struct shelf *s = current_take(&web->current);
    if (s->settings.base_url.n) {
        buf_c(&text, "Sitemap: ");
        buf_add(&text, s->settings.base_url);
        buf_c(&text, "/sitemap.xml\n");
    }
    current_put(&web->current, s);
    http_respond(r, 200, STR("text/plain; charset=utf-8"), buf_str(&text));
    http_add_header(q->arena, r, STR("Cache-Control"), STR("public, max-age=86400"));
}

void handle_favicon(struct web *web, const struct http_request *q, struct http_response *r) {
    (void)web;
    (void)q;
    http_redirect(r, 308, STR("/assets/favicon.svg"));
}
