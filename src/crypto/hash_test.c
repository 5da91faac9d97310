/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "crypto/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

/* The examples for SHA-256 that NIST publishes beside FIPS 180-4, and the empty message. */
static const struct {
    const char *message;
    const char *digest;
} known[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrs"
     "tno"
     "pqrstu",
     "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
};

static void known_answers(void **state) {
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        assert_string_equal(hash_sha256_hex(*state, str_c(known[i].message)).p, known[i].digest);
    }
    assert_string_equal(hash_sha256_hex(*state, (str){NULL, 0}).p, known[0].digest);
}

static void a_million_letters(void **state) {
    struct hasher h = hasher_start();
    char letters[1000];
    memset(letters, 'a', sizeof letters);
    for (int i = 0; i < 1000; i++) {
        hasher_add(&h, str_n(letters, sizeof letters));
    }
    assert_string_equal(hash_hex(*state, hasher_end(&h)).p,
                        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    assert_null(h.context);
}

static void parts_make_the_whole(void **state) {
    str text = str_c(known[3].message);
    (void)state;
    for (size_t at = 0; at <= text.n; at++) {
        struct hasher h = hasher_start();
        hasher_add(&h, str_sub(text, 0, at));
        hasher_add(&h, (str){NULL, 0});
        hasher_add(&h, str_from(text, at));
        assert_true(hash_equal(hasher_end(&h), hash_sha256(text)));
    }
}

static void two_at_a_time(void **state) {
    struct hasher one = hasher_start();
    struct hasher two = hasher_start();
    hasher_add(&one, STR("ab"));
    hasher_add(&two, STR("x"));
    hasher_add(&one, STR("c"));
    (void)hasher_end(&two);
    assert_string_equal(hash_hex(*state, hasher_end(&one)).p, known[1].digest);
}

static void hexadecimal(void **state) {
    struct hash hash = hash_sha256(STR("abc"));
    struct hash back = {{0}};
    str hex = hash_hex(*state, hash);
    assert_int_equal(hex.n, HASH_HEX_BYTES);
    assert_true(hash_from_hex(hex, &back));
    assert_true(hash_equal(hash, back));
    assert_true(
        hash_from_hex(STR("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"), &back));
    assert_true(hash_equal(hash, back));
}

static void not_hexadecimal(void **state) {
    struct hash before = hash_sha256(STR("abc"));
    struct hash hash = before;
    str hex = hash_hex(*state, before);
    assert_false(hash_from_hex(STR(""), &hash));
    assert_false(hash_from_hex(str_sub(hex, 0, 63), &hash));
    assert_false(hash_from_hex(str_sub(hex, 0, 62), &hash));
    assert_false(hash_from_hex(arena_join(*state, (str[]){hex, STR("0")}, 2), &hash));
    for (int c = 0; c < 256; c++) {
        char wrong[HASH_HEX_BYTES];
        memset(wrong, '0', sizeof wrong);
        wrong[63] = (char)c;
        bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        struct hash got = {{0}};
        assert_int_equal(hash_from_hex(str_n(wrong, sizeof wrong), &got), digit);
    }
    assert_true(hash_equal(hash, before));
}

static void equality(void **state) {
    struct hash x = hash_sha256(STR("a"));
    struct hash y = x;
    (void)state;
    assert_true(hash_equal(x, y));
    y.bytes[31] ^= 1;
    assert_false(hash_equal(x, y));
    assert_true(secret_equal(STR("secret"), STR("secret")));
    assert_true(secret_equal((str){NULL, 0}, STR("")));
    assert_false(secret_equal(STR("secret"), STR("secreT")));
    assert_false(secret_equal(STR("secret"), STR("secre")));
    assert_false(secret_equal(STR("a\0b"), STR("a\0c")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(known_answers), TEST(a_million_letters), TEST(parts_make_the_whole),
        TEST(two_at_a_time), TEST(hexadecimal),       TEST(not_hexadecimal),
        TEST(equality),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
