/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/compress.h"
#include "format/decompress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef err inverse_function(struct arena *a, str bytes, size_t bytes_max, str *ret);

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

static str gzip(struct arena *a, str bytes) {
    str ret = {0};
    assert_false(failed(compress_gzip(a, bytes, &ret)));
    return ret;
}

static str brotli(struct arena *a, str bytes) {
    str ret = {0};
    assert_false(failed(compress_brotli(a, bytes, COMPRESS_BROTLI_PUBLISH, &ret)));
    return ret;
}

/* Bytes that do not compress, and bytes that do. */
static str noise(struct arena *a, size_t n) {
    struct world w = world_fixed(0, 1);
    char *p = arena_alloc(a, n);
    w.random(&w, p, n);
    return str_n(p, n);
}

static str prose(struct arena *a, size_t n) {
    buf b = buf_new(a);
    while (b.n < n) {
        buf_c(&b, "<p>What is shared by all is cared for by <em>all</em>.</p>\n");
    }
    return str_sub(buf_str(&b), 0, n);
}

static void assert_comes_back(struct arena *a, str bytes) {
    str back = {0};
    assert_false(failed(decompress_gzip(a, gzip(a, bytes), bytes.n, &back)));
    assert_true(str_eq(back, bytes));
    assert_false(failed(decompress_brotli(a, brotli(a, bytes), bytes.n, &back)));
    assert_true(str_eq(back, bytes));
}

static void everything_comes_back(void **state) {
    static const size_t sizes[] = {0, 1, 2, 100, 65535, 65536, 65537, 131072, 300000};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        assert_comes_back(*state, noise(*state, sizes[i]));
        assert_comes_back(*state, prose(*state, sizes[i]));
    }
    assert_comes_back(*state, (str){NULL, 0});
}

static void prose_becomes_small(void **state) {
    str text = prose(*state, 50000);
    assert_true(gzip(*state, text).n < 1000);
    assert_true(brotli(*state, text).n < 1000);
}

static void deterministic(void **state) {
    str text = prose(*state, 5000);
    assert_true(str_eq(gzip(*state, text), gzip(*state, text)));
    assert_true(str_eq(brotli(*state, text), brotli(*state, text)));
}

static void gzip_header_tells_nothing(void **state) {
    str z = gzip(*state, STR("text"));
    /* magic, deflate, no flags, no time, slowest, unknown system: RFC 1952 §2.3 */
    assert_memory_equal(z.p, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", 10);
}

static void every_quality(void **state) {
    str text = prose(*state, 20000);
    for (int quality = 0; quality <= COMPRESS_BROTLI_BEST; quality++) {
        str z = {0};
        str back = {0};
        assert_false(failed(compress_brotli(*state, text, quality, &z)));
        assert_false(failed(decompress_brotli(*state, z, text.n, &back)));
        assert_true(str_eq(back, text));
    }
}

static void input_limit(void **state) {
    str text = {arena_alloc(*state, 1), (size_t)COMPRESS_BYTES_MAX + 1};
    str ret = STR("untouched");
    assert_int_equal(compress_gzip(*state, text, &ret).code, ERR_LIMIT);
    assert_int_equal(compress_brotli(*state, text, 5, &ret).code, ERR_LIMIT);
    assert_true(str_eq(ret, STR("untouched")));
}

static void check_output_limit(struct arena *a, inverse_function *inverse, str z, size_t n) {
    str ret = STR("untouched");
    assert_int_equal(inverse(a, z, n - 1, &ret).code, ERR_LIMIT);
    assert_int_equal(inverse(a, z, 0, &ret).code, ERR_LIMIT);
    assert_int_equal(inverse(a, z, (size_t)COMPRESS_BYTES_MAX + 1, &ret).code, ERR_LIMIT);
    assert_true(str_eq(ret, STR("untouched")));
    assert_false(failed(inverse(a, z, n, &ret)));
    assert_int_equal(ret.n, n);
}

/* Ten megabytes in a few kilobytes: no more than the limit comes out. */
static void output_limit(void **state) {
    struct arena *work = arena_new();
    str zeros = {arena_alloc(work, 10000000), 10000000};
    str z = gzip(*state, zeros);
    str br = brotli(*state, zeros);
    arena_free(work);
    assert_true(z.n < 20000 && br.n < 20000);
    check_output_limit(*state, decompress_gzip, z, 10000000);
    check_output_limit(*state, decompress_brotli, br, 10000000);
    size_t before = arena_bytes(*state);
    str ret = {0};
    assert_true(failed(decompress_gzip(*state, z, 1000, &ret)));
    assert_true(failed(decompress_brotli(*state, br, 1000, &ret)));
    assert_true(arena_bytes(*state) - before < 20000);
}

/* Cut anywhere, followed by something, or nothing at all: refused. */
static void check_damage(struct arena *a, inverse_function *inverse, str z) {
    str ret = STR("untouched");
    for (size_t n = 0; n < z.n; n++) {
        assert_int_equal(inverse(a, arena_str(a, str_sub(z, 0, n)), 10000, &ret).code, ERR_INPUT);
    }
    assert_int_equal(inverse(a, arena_join(a, (str[]){z, STR("x")}, 2), 10000, &ret).code, ERR_INPUT);
    assert_int_equal(inverse(a, STR("\xff\xff\xff\xff plain text"), 10000, &ret).code, ERR_INPUT);
    assert_true(str_eq(ret, STR("untouched")));
}

static void damage(void **state) {
    str text = prose(*state, 700);
    check_damage(*state, decompress_gzip, gzip(*state, text));
    check_damage(*state, decompress_brotli, brotli(*state, text));
}

static void gzip_checksum(void **state) {
    str z = gzip(*state, STR("text"));
    for (size_t i = z.n - 8; i < z.n; i++) {
        char copy[64];
        str ret = {0};
        memcpy(copy, z.p, z.n);
        copy[i] ^= 1;
        assert_int_equal(decompress_gzip(*state, str_n(copy, z.n), 100, &ret).code, ERR_INPUT);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(everything_comes_back), TEST(prose_becomes_small),
        TEST(deterministic),         TEST(gzip_header_tells_nothing),
        TEST(every_quality),         TEST(input_limit),
        TEST(output_limit),          TEST(damage),
        TEST(gzip_checksum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
