/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/shelf.h"

#include "site/assets.h"

static const char *const sandbox_headers[][2] = {
    {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"},
};

static err add_page(struct shelf *s, const struct site_page *page) {
    struct http_entity_spec spec = {
        .type = page->type,
        .body = page->body,
        .cache = STR("no-cache"),
        .modified = page->modified,
        .compress = str_starts(page->type, STR("text/")) || str_starts(page->type, STR("image/svg")),
        .headers = page->sandbox ? sandbox_headers : NULL,
        .headers_count = page->sandbox ? COUNT_OF(sandbox_headers) : 0,
    };
    struct http_entity *entity = NULL;
    err e = http_entity_new(s->arena, &spec, &entity);
    if (!failed(e)) {
        map_put(&s->pages, page->path, entity);
    }
    return e;
}

static err add_asset(struct shelf *s, const struct asset *asset) {
    struct http_entity_spec spec = {
        .type = asset->type,
        .body = str_n((const char *)asset->bytes, asset->n),
        .cache = STR("no-cache"),
        .compress = true,
    };
    struct shelf_asset *pair = ARENA_NEW(s->arena, struct shelf_asset);
    err e = http_entity_new(s->arena, &spec, &pair->checked);
    if (failed(e)) {
        return e;
    }
    spec.cache = STR("public, max-age=31536000, immutable");
    map_put(&s->assets, asset->path, pair);
    return http_entity_new(s->arena, &spec, &pair->forever);
}

static err add_all(struct shelf *s) {
    s->pages = map_new(s->arena);
    s->assets = map_new(s->arena);
    err e = OK;
    for (size_t i = 0; i < s->site->pages.n && !failed(e); i++) {
        e = add_page(s, &s->site->pages.at[i]);
    }
    for (size_t i = 0; i < assets_count && !failed(e); i++) {
        e = add_asset(s, &assets[i]);
    }
    return e;
}

/* One plain text of all that could not be read, for the page that says so. */
static str failures_text(struct shelf *s) {
    buf b = buf_new(s->arena);
    for (size_t i = 0; i < s->library.failures.n; i++) {
        const struct library_failure *f = &s->library.failures.at[i];
        buf_add(&b, f->folder);
        buf_c(&b, f->folder.n ? ": " : "");
        buf_c(&b, f->message);
        buf_c(&b, i + 1 < s->library.failures.n ? "; " : "");
    }
    return buf_str(&b);
}

static err fill(struct shelf *s, struct world *w, const char *folder) {
    err e = library_read(s->arena, w, folder, &s->library);
    if (failed(e) && e.code != ERR_NOT_FOUND) {
        return e;
    }
    s->source = (struct site_source){
        .books = s->library.books.at,
        .n = s->library.books.n,
        .folder = arena_str(s->arena, str_c(folder)),
        .problem = failed(e) ? str_c(e.message) : failures_text(s),
    };
    s->settings.assets_version = assets_version(s->arena);
    e = site_make(s->arena, &s->settings, &s->source, &s->site);
    return failed(e) ? e : add_all(s);
}

err shelf_new(struct world *w, const char *folder, const struct site_settings *settings,
              struct arena *messages, struct shelf **ret) {
    struct arena *a = arena_new();
    struct shelf *s = ARENA_NEW(a, struct shelf);
    s->arena = a;
    s->settings = *settings;
    err e = fill(s, w, folder);
    if (failed(e)) {
        e = err_fmt(messages, e.code, "%s", e.message);
        shelf_free(s);
        return e;
    }
    *ret = s;
    return OK;
}

void shelf_free(struct shelf *s) {
    if (!s) {
        return;
    }
    for (size_t i = 0; i < s->pages.n; i++) {
        http_entity_free(s->pages.at[i].value);
    }
    for (size_t i = 0; i < s->assets.n; i++) {
        struct shelf_asset *pair = s->assets.at[i].value;
        http_entity_free(pair->checked);
        http_entity_free(pair->forever);
    }
    arena_free(s->arena);
}
