/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "crypto/hash.h"
#include "http/entity.h"
#include "http/headers.h"

static int start(void **state) {
    *state = arena_new();
    return 0;
}

static int stop(void **state) {
    arena_free(*state);
    return 0;
}

static str page(struct arena *a) {
    buf b = buf_new(a);
    for (int i = 0; i < 200; i++) {
        buf_c(&b, "<p>the same paragraph</p>\n");
    }
    return buf_str(&b);
}

static struct http_entity *make(struct arena *a, str body, bool compress) {
    struct http_entity *e = NULL;
    struct http_entity_spec spec = {
        .type = STR("text/html"), .body = body, .cache = STR("no-cache"), .compress = compress};
    assert_false(failed(http_entity_new(a, &spec, &e)));
    return e;
}

static const char *field(const struct entity_answer *answer, const char *name) {
    return MHD_get_response_header(answer->response, name);
}

static void has_a_tag_for_each_coding(void **state) {
    struct http_entity *e = make(*state, page(*state), true), *same = make(*state, page(*state), true);
    struct http_entity *other = make(*state, STR("other"), true);
    str hash = hash_sha256_hex(*state, page(*state));
    str tags[CODING_COUNT];
    for (int c = 0; c < CODING_COUNT; c++) {
        tags[c] = entity_etag(e, (enum coding)c);
        assert_int_equal(tags[c].n, 34);
        assert_true(str_starts(tags[c], STR("\"")) && str_ends(tags[c], STR("\"")));
        assert_true(str_eq(tags[c], entity_etag(same, (enum coding)c)));
    }
    assert_true(str_eq(str_sub(tags[CODING_IDENTITY], 1, 32), str_sub(hash, 0, 32)));
    assert_false(str_eq(tags[CODING_GZIP], tags[CODING_BROTLI]));
    assert_false(str_eq(tags[CODING_GZIP], tags[CODING_IDENTITY]));
    assert_false(str_eq(entity_etag(other, CODING_IDENTITY), tags[CODING_IDENTITY]));
    http_entity_free(e);
    http_entity_free(same);
    http_entity_free(other);
}

static void keeps_only_smaller_forms(void **state) {
    struct http_entity *small = make(*state, STR("<p>short</p>"), true);
    struct http_entity *plain = make(*state, page(*state), false);
    buf noise = buf_new(*state);
    for (uint64_t i = 0; i < 64; i++) {
        uint64_t word = str_hash(str_n((const char *)&i, sizeof i), 7);
        buf_add(&noise, str_n((const char *)&word, sizeof word));
    }
    struct http_entity *random = make(*state, buf_str(&noise), true);
    assert_int_equal(entity_etag(small, CODING_GZIP).n, 0);
    assert_int_equal(entity_etag(plain, CODING_BROTLI).n, 0);
    assert_int_equal(entity_etag(random, CODING_GZIP).n, 0);
    struct entity_wish wish = {.accept_encoding = STR("br, gzip")};
    struct entity_answer answer;
    assert_true(entity_answer(random, &wish, &answer));
    assert_null(field(&answer, "Content-Encoding"));
    assert_string_equal(field(&answer, "Vary"), "Accept-Encoding");
    assert_true(entity_answer(plain, &wish, &answer));
    assert_null(field(&answer, "Vary"));
    http_entity_free(small);
    http_entity_free(plain);
    http_entity_free(random);
}

static void makes_each_response_once(void **state) {
    struct http_entity *e = make(*state, page(*state), true);
    struct entity_wish plain = {0}, gzip = {.accept_encoding = STR("gzip")}, https = {.https = true},
                       last = {.close = true}, known = {.if_none_match = STR("*")};
    const struct entity_wish *wishes[] = {&plain, &gzip, &https, &last, &known};
    struct MHD_Response *seen[COUNT_OF(wishes)];
    for (size_t i = 0; i < COUNT_OF(wishes); i++) {
        struct entity_answer answer, again;
        assert_true(entity_answer(e, wishes[i], &answer) && entity_answer(e, wishes[i], &again));
        assert_ptr_equal(answer.response, again.response);
        seen[i] = answer.response;
        for (size_t j = 0; j < i; j++) {
            assert_ptr_not_equal(seen[i], seen[j]);
        }
    }
    http_entity_free(e);
}

static void tells_status_and_bytes(void **state) {
    struct arena *a = *state;
    struct http_entity *e = make(a, page(a), true), *error = NULL;
    struct entity_wish wish = {0};
    struct entity_answer answer;
    assert_true(entity_answer(e, &wish, &answer));
    assert_int_equal(answer.status, 200);
    assert_int_equal(answer.body_bytes, page(a).n);
    wish.if_none_match = entity_etag(e, CODING_IDENTITY);
    assert_true(entity_answer(e, &wish, &answer));
    assert_int_equal(answer.status, 304);
    assert_int_equal(answer.body_bytes, 0);
    assert_null(field(&answer, "Content-Type"));
    assert_string_equal(field(&answer, "Cache-Control"), "no-cache");
    struct http_entity_spec spec = {.body = STR("gone"), .status = 410};
    assert_false(failed(http_entity_new(a, &spec, &error)));
    wish.if_none_match = STR("*");
    assert_true(entity_answer(error, &wish, &answer)); /* only a 200 turns into a 304 (RFC 9110 §13.2.1) */
    assert_int_equal(answer.status, 410);
    assert_string_equal(field(&answer, "Content-Type"), "application/octet-stream");
    http_entity_free(e);
    http_entity_free(error);
}

static void replaces_security_fields(void **state) {
    static const char *const more[][2] = {{"content-security-policy", "sandbox"}, {"X-More", "yes"}};
    struct http_entity_spec spec = {
        .type = STR("image/svg+xml"), .body = STR("<svg/>"), .headers = more, .headers_count = 2};
    struct http_entity *e = NULL;
    struct entity_wish wish = {.https = true};
    struct entity_answer answer;
    assert_false(failed(http_entity_new(*state, &spec, &e)));
    assert_true(entity_answer(e, &wish, &answer));
    assert_string_equal(field(&answer, "Content-Security-Policy"), "sandbox");
    assert_string_equal(field(&answer, "X-More"), "yes");
    assert_string_equal(field(&answer, "X-Content-Type-Options"), "nosniff");
    assert_non_null(field(&answer, "Strict-Transport-Security"));
    wish.https = false;
    assert_true(entity_answer(e, &wish, &answer));
    assert_null(field(&answer, "Strict-Transport-Security"));
    http_entity_free(e);
}

static void refuses_bad_specs(void **state) {
    static const char *const split[][2] = {{"X-A", "a\r\nSet-Cookie: x=y"}};
    static const char *const ours[][2] = {{"content-length", "3"}};
    static const char *const name[][2] = {{"X A", "b"}};
    struct http_entity *e = NULL;
    struct http_entity_spec spec = {.body = STR("x"), .headers = split, .headers_count = 1};
    assert_int_equal(http_entity_new(*state, &spec, &e).code, ERR_INTERNAL);
    spec.headers = ours;
    assert_int_equal(http_entity_new(*state, &spec, &e).code, ERR_INTERNAL);
    spec.headers = name;
    assert_int_equal(http_entity_new(*state, &spec, &e).code, ERR_INTERNAL);
    spec = (struct http_entity_spec){.body = STR("x"), .type = STR("text/html\n")};
    assert_int_equal(http_entity_new(*state, &spec, &e).code, ERR_INTERNAL);
    spec = (struct http_entity_spec){.body = {"x", (size_t)COMPRESS_BYTES_MAX + 1}};
    assert_int_equal(http_entity_new(*state, &spec, &e).code, ERR_LIMIT);
    assert_null(e);
    http_entity_free(NULL);
}

/* A handler holds a share, and the owner lets go meanwhile. */
static void lives_as_long_as_it_is_held(void **state) {
    struct http_entity *e = make(*state, page(*state), true);
    struct http_response r = {0};
    http_respond_entity(&r, e);
    http_entity_free(e);
    struct entity_wish wish = {0};
    struct entity_answer answer;
    assert_true(entity_answer(r.entity, &wish, &answer));
    assert_int_equal(answer.body_bytes, page(*state).n);
    http_respond(&r, 404, STR("text/plain"), STR("gone")); /* gives the share back, and with it the entity */
    assert_null(r.entity);
    entity_release(NULL);
}

struct race {
    struct http_entity *e;
    atomic_int ready;
    struct MHD_Response *got[CODING_COUNT];
};

static void *racer(void *context) {
    struct race *race = context;
    static const str accepts[] = {STR_INIT("br"), STR_INIT("gzip"), STR_INIT("")};
    struct MHD_Response *got = NULL;
    atomic_fetch_add(&race->ready, 1);
    while (atomic_load(&race->ready) < 4) {
    }
    for (int i = 0; i < 300; i++) {
        struct entity_wish wish = {.accept_encoding = accepts[i % 3], .close = i % 2, .https = i % 5 == 0};
        struct entity_answer answer;
        entity_hold(race->e);
        ASSERT(entity_answer(race->e, &wish, &answer));
        entity_release(race->e);
        got = i % 30 == 0 ? answer.response : got;
    }
    return got;
}

static void is_shared_by_threads(void **state) {
    struct race race = {.e = make(*state, page(*state), true)};
    pthread_t threads[4];
    void *got[4];
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, racer, &race), 0);
    }
    for (size_t i = 0; i < 4; i++) {
        (void)pthread_join(threads[i], &got[i]);
        assert_ptr_equal(got[i], got[0]);
    }
    http_entity_free(race.e);
}

static void reads_cookies(void **state) {
    (void)state;
    str value = STR("untouched");
    str cookies = STR("a=1; __Host-s=\"x=y\";empty=; b = 2 ;lone; a=3");
    assert_true(cookie_find(cookies, STR("a"), &value) && str_eq(value, STR("1")));
    assert_true(cookie_find(cookies, STR("__Host-s"), &value) && str_eq(value, STR("x=y")));
    assert_true(cookie_find(cookies, STR("empty"), &value) && str_eq(value, STR("")));
    assert_true(cookie_find(cookies, STR("b"), &value) && str_eq(value, STR("2")));
    value = STR("untouched");
    assert_false(cookie_find(cookies, STR("A"), &value));
    assert_false(cookie_find(cookies, STR("lone"), &value));
    assert_false(cookie_find(cookies, STR("s"), &value));
    assert_false(cookie_find(STR(""), STR("a"), &value));
    assert_true(str_eq(value, STR("untouched")));
}

static void checks_fields_of_answers(void **state) {
    struct http_response r = {0};
    http_add_header(*state, &r, STR("Allow"), STR("GET, HEAD"));
    http_add_header(*state, &r, STR("Set-Cookie"), STR("a=b; HttpOnly"));
    http_add_header(*state, &r, STR("X-A"), STR("a\r\nX-B: c"));
    http_add_header(*state, &r, STR("X-A"), STR("a\0b"));
    http_add_header(*state, &r, STR("X:A"), STR("a"));
    http_add_header(*state, &r, STR(""), STR("a"));
    http_add_header(*state, &r, STR("transfer-encoding"), STR("chunked"));
    assert_int_equal(r.headers.n, 2);
    assert_true(str_eq(r.headers.at[1].name, STR("Set-Cookie")));
    size_t with, without;
    (void)headers_security(true, &with);
    (void)headers_security(false, &without);
    assert_int_equal(with, without + 1);
}

/* Put off at first, the compressed forms come while the entity is served, and the plain one keeps its tag. */
static void compresses_later(void **state) {
    struct http_entity *e = NULL, *at_once = make(*state, page(*state), true);
    struct http_entity_spec spec = {.type = STR("text/html"),
                                    .body = page(*state),
                                    .cache = STR("no-cache"),
                                    .compress = true,
                                    .later = true};
    assert_false(failed(http_entity_new(*state, &spec, &e)));
    struct entity_wish wish = {.accept_encoding = STR("br, gzip")};
    struct entity_answer answer;
    assert_true(entity_answer(e, &wish, &answer));
    assert_null(field(&answer, "Content-Encoding"));
    assert_string_equal(field(&answer, "Vary"), "Accept-Encoding");
    struct http_entity *share = http_entity_share(e);
    http_entity_free(e);
    http_entity_compress(*state, share);
    http_entity_compress(*state, share);
    assert_true(entity_answer(share, &wish, &answer));
    assert_string_equal(field(&answer, "Content-Encoding"), "br");
    for (int c = 0; c < CODING_COUNT; c++) {
        assert_true(str_eq(entity_etag(share, (enum coding)c), entity_etag(at_once, (enum coding)c)));
    }
    http_entity_free(share);
    http_entity_free(at_once);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compresses_later),         cmocka_unit_test(has_a_tag_for_each_coding),
        cmocka_unit_test(keeps_only_smaller_forms), cmocka_unit_test(makes_each_response_once),
        cmocka_unit_test(tells_status_and_bytes),   cmocka_unit_test(replaces_security_fields),
        cmocka_unit_test(refuses_bad_specs),        cmocka_unit_test(lives_as_long_as_it_is_held),
        cmocka_unit_test(is_shared_by_threads),     cmocka_unit_test(reads_cookies),
        cmocka_unit_test(checks_fields_of_answers),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
