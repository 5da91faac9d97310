/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/stock.h"

#include "site/assets.h"
#include "web/finder.h"

#define HTML_TYPE STR("text/html; charset=utf-8")

static const char *const sandbox_headers[][2] = {
    {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"},
};

/* The entity of the shelf before, when it would be the same. */
static struct http_entity *as_before(const struct shelf *before, const struct site_page *page) {
    const struct site_page *old = before ? site_page_at(before->site, page->path) : NULL;
    bool same = old && old->modified == page->modified && old->sandbox == page->sandbox &&
                str_eq(old->type, page->type) &&
                (old->body.p == page->body.p || str_eq(old->body, page->body));
    return same ? map_get(&before->pages, page->path) : NULL;
}

static err make_entity(struct shelf *s, const struct site_page *page, struct http_entity **ret) {
    const struct http_entity_spec spec = {
        .type = page->type,
        .body = page->body,
        .cache = STR("no-cache"),
        .modified = page->modified,
        .compress = str_starts(page->type, STR("text/")) || str_starts(page->type, STR("image/svg")),
        .later = true,
        .headers = page->sandbox ? sandbox_headers : NULL,
        .headers_count = page->sandbox ? COUNT_OF(sandbox_headers) : 0,
    };
    return http_entity_new(s->arena, &spec, ret);
}

static err add_page(struct shelf *s, const struct shelf *before, const struct site_page *page) {
    struct http_entity *entity = as_before(before, page);
    if (entity) {
        map_put(&s->pages, page->path, http_entity_share(entity));
        s->reused_pages++;
        return OK;
    }
    err e = make_entity(s, page, &entity);
    if (!failed(e)) {
        map_put(&s->pages, page->path, entity);
    }
    return e;
}

static err make_asset(struct shelf *s, const struct asset *asset, struct shelf_asset *pair) {
    struct http_entity_spec spec = {
        .type = asset->type,
        .body = str_n((const char *)asset->bytes, asset->n),
        .cache = STR("no-cache"),
        .compress = true,
        .later = true,
    };
    err e = http_entity_new(s->arena, &spec, &pair->checked);
    if (failed(e)) {
        return e;
    }
    spec.cache = STR("public, max-age=31536000, immutable");
    return http_entity_new(s->arena, &spec, &pair->forever);
}

/* The program's own files are the same for as long as it runs. */
static err add_asset(struct shelf *s, const struct shelf *before, const struct asset *asset) {
    struct shelf_asset *pair = ARENA_NEW(s->arena, struct shelf_asset);
    const struct shelf_asset *old = before ? map_get(&before->assets, asset->path) : NULL;
    map_put(&s->assets, asset->path, pair);
    if (!old) {
        return make_asset(s, asset, pair);
    }
    pair->checked = http_entity_share(old->checked);
    pair->forever = http_entity_share(old->forever);
    return OK;
}

err stock_fill(struct shelf *s, const struct shelf *before) {
    s->pages = map_new(s->arena);
    s->assets = map_new(s->arena);
    s->finder = finder_new(s->arena, &s->source);
    err e = OK;
    for (size_t i = 0; i < s->site->pages.n && !failed(e); i++) {
        e = add_page(s, before, &s->site->pages.at[i]);
    }
    for (size_t i = 0; i < assets_count && !failed(e); i++) {
        e = add_asset(s, before, &assets[i]);
    }
    return e;
}

bool shelf_add_page(struct shelf *s, str path, str body) {
    const struct site_page page = {.path = arena_str(s->arena, path), .type = HTML_TYPE, .body = body};
    struct http_entity *entity = NULL;
    if (map_has(&s->pages, path) || failed(make_entity(s, &page, &entity))) {
        return false;
    }
    return map_put(&s->pages, page.path, entity);
}

/* Pages first: they are what people wait for. */
bool shelf_compress(struct shelf *s) {
    size_t i = s->compressed;
    struct arena *scratch = arena_new();
    if (i < s->pages.n) {
        http_entity_compress(scratch, s->pages.at[i].value);
    } else if (i - s->pages.n < s->assets.n) {
        struct shelf_asset *pair = s->assets.at[i - s->pages.n].value;
        http_entity_compress(scratch, pair->forever);
        http_entity_compress(scratch, pair->checked);
    }
    arena_free(scratch);
    s->compressed += i < s->pages.n + s->assets.n;
    return s->compressed < s->pages.n + s->assets.n;
}

void stock_empty(struct shelf *s) {
    finder_free(s->finder);
    for (size_t i = 0; i < s->pages.n; i++) {
        http_entity_free(s->pages.at[i].value);
    }
    for (size_t i = 0; i < s->assets.n; i++) {
        struct shelf_asset *pair = s->assets.at[i].value;
        http_entity_free(pair->checked);
        http_entity_free(pair->forever);
    }
}
