/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/entity.h"

#include <stdatomic.h>

#include <microhttpd.h>

#include "crypto/hash.h"
#include "format/compress.h"
#include "http/headers.h"

enum {
    ETAG_BYTES = 16,           /* of the hash: 128 bits do not collide, and fields stay short */
    COMPRESS_FROM_BYTES = 256, /* below, the additional fields cost more than is saved */
    SLOTS_COUNT = CODING_COUNT * 8
};

/* Bytes that live as long as somebody sends them. */
struct blob {
    atomic_size_t holders;
    size_t n;
    char bytes[];
};

struct form {
    struct blob *blob; /* NULL = there is no such form */
    char *etag;
};

struct text_pair {
    char *name;
    char *value;
};

struct http_entity {
    struct http_entity *self; /* the way from a pointer to const to counts and slots */
    atomic_size_t holders;
    uint16_t status;
    bool varies;
    time_us modified;
    char *type;
    char *cache;
    char *last_modified; /* NULL = none */
    struct text_pair *headers;
    size_t headers_count;
    bool put_off;                   /* compressed forms are still to be made */
    atomic_bool have[CODING_COUNT]; /* set once the form is whole; forms are not touched afterwards */
    struct form forms[CODING_COUNT];
    _Atomic(struct MHD_Response *) made[SLOTS_COUNT];
};

/* What of an entity a response object is made for. */
struct variant {
    enum coding coding;
    bool not_modified;
    bool https;
    bool close;
};

static struct blob *blob_new(str s) {
    struct blob *b = malloc(sizeof *b + s.n);
    if (b) {
        atomic_init(&b->holders, 1);
        b->n = s.n;
        memcpy(b->bytes, s.n ? s.p : "", s.n);
    }
    return b;
}

/* Also the library's callback when a response is gone. */
static void blob_release(void *cls) {
    struct blob *b = cls;
    if (b && atomic_fetch_sub(&b->holders, 1) == 1) {
        free(b);
    }
}

static char *text_copy(str s) {
    char *copy = malloc(s.n + 1);
    if (copy) {
        memcpy(copy, s.n ? s.p : "", s.n);
        copy[s.n] = '\0';
    }
    return copy;
}

static bool add(struct MHD_Response *response, const char *name, const char *value) {
    return MHD_add_response_header(response, name, value) == MHD_YES;
}

static bool replaces(const struct http_entity *e, const char *name) {
    for (size_t i = 0; i < e->headers_count; i++) {
        if (str_eq_nocase(str_c(e->headers[i].name), str_c(name))) {
            return true;
        }
    }
    return false;
}

static bool add_common(const struct http_entity *e, struct MHD_Response *response, struct variant v) {
    size_t count;
    const struct header *security = headers_security(v.https, &count);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        ok = ok && (replaces(e, security[i].name) || add(response, security[i].name, security[i].value));
    }
    for (size_t i = 0; i < e->headers_count; i++) {
        ok = ok && add(response, e->headers[i].name, e->headers[i].value);
    }
    return ok && (!v.close || add(response, "Connection", "close"));
}

/* A 304 has what a cache updates (RFC 9110 §15.4.5), a 200 also what describes the bytes. */
static bool add_own(const struct http_entity *e, struct MHD_Response *response, struct variant v) {
    bool ok = add(response, "Cache-Control", e->cache) && add(response, "ETag", e->forms[v.coding].etag);
    ok = ok && (!e->last_modified || add(response, "Last-Modified", e->last_modified));
    ok = ok && (!e->varies || add(response, "Vary", "Accept-Encoding"));
    if (v.not_modified) {
        return ok;
    }
    str coding = coding_name(v.coding);
    ok = ok && add(response, "Content-Type", e->type);
    return ok && (!coding.n || add(response, "Content-Encoding", coding.p));
}

/* The response of a 304 also has the whole body: the library sends none of it, but then says the length
 * that a 200 would have, as RFC 9110 §8.6 demands. */
static struct MHD_Response *make(const struct http_entity *e, struct variant v) {
    struct blob *blob = e->forms[v.coding].blob;
    atomic_fetch_add(&blob->holders, 1);
    struct MHD_Response *response =
        MHD_create_response_from_buffer_with_free_callback_cls(blob->n, blob->bytes, blob_release, blob);
    if (!response) {
        blob_release(blob);
        return NULL;
    }
    if (!add_own(e, response, v) || !add_common(e, response, v)) {
        MHD_destroy_response(response);
        return NULL;
    }
    return response;
}

static struct MHD_Response *made(const struct http_entity *e, struct variant v) {
    size_t at = (size_t)v.coding * 8 + v.not_modified * 4u + v.https * 2u + v.close;
    _Atomic(struct MHD_Response *) *slot = &e->self->made[at];
    struct MHD_Response *response = atomic_load(slot);
    if (response) {
        return response;
    }
    response = make(e, v);
    struct MHD_Response *first = NULL;
    if (response && !atomic_compare_exchange_strong(slot, &first, response)) {
        MHD_destroy_response(response);
        return first;
    }
    return response;
}

static enum coding best_coding(const struct http_entity *e, str accept_encoding) {
    bool have[CODING_COUNT];
    for (size_t c = 0; c < CODING_COUNT; c++) {
        have[c] = atomic_load_explicit(&e->self->have[c], memory_order_acquire);
    }
    return negotiate_coding(accept_encoding, have);
}

bool entity_answer(const struct http_entity *e, const struct entity_wish *wish, struct entity_answer *ret) {
    struct variant v = {.https = wish->https, .close = wish->close};
    v.coding = e->varies ? best_coding(e, wish->accept_encoding) : CODING_IDENTITY;
    const struct form *form = &e->forms[v.coding];
    v.not_modified = e->status == 200 && is_not_modified(wish->if_none_match, wish->if_modified_since,
                                                         str_c(form->etag), e->modified);
    ret->response = made(e, v);
    ret->status = v.not_modified ? 304 : e->status;
    /* The form's blob belongs to the entity, which outlives the answer; the analyzer mixes it with `made`'s response. */
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc)
    ret->body_bytes = v.not_modified ? 0 : form->blob->n;
    return ret->response != NULL;
}

static bool add_form(struct http_entity *e, struct arena *scratch, enum coding c, str bytes) {
    struct hash hash = hash_sha256(bytes);
    buf etag = buf_new(scratch);
    buf_byte(&etag, '"');
    buf_hex(&etag, hash.bytes, ETAG_BYTES);
    buf_byte(&etag, '"');
    e->forms[c].blob = blob_new(bytes);
    e->forms[c].etag = text_copy(buf_str(&etag));
    bool whole = e->forms[c].blob && e->forms[c].etag;
    atomic_store_explicit(&e->have[c], whole, memory_order_release);
    return whole;
}

/* Without memory for one of them the entity is served without it. */
static bool add_compressed(struct http_entity *e, struct arena *scratch) {
    struct blob *plain = e->forms[CODING_IDENTITY].blob;
    str body = str_n(plain->bytes, plain->n);
    str coded;
    bool ok = true;
    if (!failed(compress_gzip(scratch, body, &coded)) && coded.n < body.n) {
        ok = add_form(e, scratch, CODING_GZIP, coded);
    }
    err e_brotli = compress_brotli(scratch, body, COMPRESS_BROTLI_PUBLISH, &coded);
    if (!failed(e_brotli) && coded.n < body.n) {
        ok = add_form(e, scratch, CODING_BROTLI, coded) && ok;
    }
    return ok;
}

static bool add_forms(struct http_entity *e, struct arena *scratch, const struct http_entity_spec *spec) {
    bool ok = add_form(e, scratch, CODING_IDENTITY, spec->body);
    e->varies = spec->compress && spec->body.n >= COMPRESS_FROM_BYTES;
    e->put_off = e->varies && spec->later;
    return ok && (!e->varies || e->put_off || add_compressed(e, scratch));
}

static bool add_texts(struct http_entity *e, struct arena *scratch, const struct http_entity_spec *spec) {
    e->type = text_copy(spec->type.n ? spec->type : STR("application/octet-stream"));
    e->cache = text_copy(spec->cache.n ? spec->cache : STR("no-cache"));
    if (spec->modified) {
        buf date = buf_new(scratch);
        time_add_http(&date, spec->modified);
        e->last_modified = text_copy(buf_str(&date));
    }
    e->headers = calloc(spec->headers_count + 1, sizeof *e->headers);
    bool ok = e->headers && e->type && e->cache && (e->last_modified || !spec->modified);
    for (size_t i = 0; ok && i < spec->headers_count; i++) {
        e->headers[i].name = text_copy(str_c(spec->headers[i][0]));
        e->headers[i].value = text_copy(str_c(spec->headers[i][1]));
        e->headers_count++;
        ok = e->headers[i].name && e->headers[i].value;
    }
    return ok;
}

static bool headers_are_fine(const struct http_entity_spec *spec) {
    bool ok = header_may_be_sent(STR("Content-Type"), spec->type) &&
              header_may_be_sent(STR("Cache-Control"), spec->cache);
    for (size_t i = 0; ok && i < spec->headers_count; i++) {
        ok = header_may_be_sent(str_c(spec->headers[i][0]), str_c(spec->headers[i][1]));
    }
    return ok;
}

err http_entity_new(struct arena *scratch, const struct http_entity_spec *spec, struct http_entity **ret) {
    if (spec->body.n > COMPRESS_BYTES_MAX) {
        return err_of(ERR_LIMIT, "a prepared answer is larger than COMPRESS_BYTES_MAX");
    }
    if (!headers_are_fine(spec)) {
        return err_of(ERR_INTERNAL, "a prepared answer has a header field that may not be sent");
    }
    struct http_entity *e = calloc(1, sizeof *e);
    if (!e) {
        return err_of(ERR_INTERNAL, "no memory for a prepared answer");
    }
    e->self = e;
    atomic_init(&e->holders, 1);
    e->status = spec->status ? spec->status : 200;
    e->modified = spec->modified;
    if (!add_texts(e, scratch, spec) || !add_forms(e, scratch, spec)) {
        http_entity_free(e);
        return err_of(ERR_INTERNAL, "no memory for a prepared answer");
    }
    *ret = e;
    return OK;
}

static void destroy(struct http_entity *e) {
    for (size_t i = 0; i < SLOTS_COUNT; i++) {
        struct MHD_Response *response = atomic_load(&e->made[i]);
        if (response) {
            MHD_destroy_response(response);
        }
    }
    for (size_t c = 0; c < CODING_COUNT; c++) {
        blob_release(e->forms[c].blob);
        free(e->forms[c].etag);
    }
    for (size_t i = 0; i < e->headers_count; i++) {
        free(e->headers[i].name);
        free(e->headers[i].value);
    }
    free(e->headers);
    free(e->type);
    free(e->cache);
    free(e->last_modified);
    free(e);
}

void http_entity_free(struct http_entity *e) {
    if (e && atomic_fetch_sub(&e->holders, 1) == 1) {
        destroy(e);
    }
}

struct http_entity *http_entity_share(struct http_entity *e) {
    atomic_fetch_add(&e->holders, 1);
    return e;
}

void http_entity_compress(struct arena *scratch, struct http_entity *e) {
    if (e->put_off) {
        e->put_off = false;
        (void)add_compressed(e, scratch);
    }
}

void entity_hold(const struct http_entity *e) {
    atomic_fetch_add(&e->self->holders, 1);
}

void entity_release(const struct http_entity *e) {
    http_entity_free(e ? e->self : NULL);
}

str entity_etag(const struct http_entity *e, enum coding c) {
    return str_c(e->forms[c].etag);
}
