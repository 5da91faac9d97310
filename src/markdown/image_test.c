/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/test_page.h"

struct sample {
    str bytes;
    uint32_t width;
    uint32_t height;
    const char *type;
};

static const struct sample SAMPLES[] = {
    {STR_INIT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xE0"), 640, 480, "image/png"},
    {STR_INIT("GIF89a\x40\x01\xF0\x00"), 320, 240, "image/gif"},
    {STR_INIT("\xFF\xD8\xFF\xE0\0\x04XX\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 32, 16, "image/jpeg"},
    {STR_INIT("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xE0\x01"), 640, 480, "image/webp"},
    {STR_INIT("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x7F\x02\x1E\0\0\0\0\0\0"), 640, 121, "image/webp"},
    {STR_INIT("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x7F\x02\0\xDF\x01\0"), 640, 480, "image/webp"},
};

static void sizes_of_the_four_kinds(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(SAMPLES); i++) {
        uint32_t width = 0;
        uint32_t height = 0;
        assert_true(image_size(SAMPLES[i].bytes, &width, &height));
        assert_int_equal(width, SAMPLES[i].width);
        assert_int_equal(height, SAMPLES[i].height);
        assert_str(image_type(STR("x"), SAMPLES[i].bytes), SAMPLES[i].type);
    }
}

/* Every start of every sample: never a read beyond it, and a size only from what is there. */
static void cut_files_have_no_size(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(SAMPLES); i++) {
        for (size_t n = 0; n < SAMPLES[i].bytes.n; n++) {
            char *copy = malloc(n + 1);
            assert_non_null(copy);
            memcpy(copy, SAMPLES[i].bytes.p, n);
            uint32_t width = 7;
            uint32_t height = 7;
            if (!image_size(str_n(copy, n), &width, &height)) {
                assert_int_equal(width, 7);
                assert_int_equal(height, 7);
            }
            free(copy);
        }
    }
}

static void strange_files(void **state) {
    (void)state;
    uint32_t width = 0;
    uint32_t height = 0;
    assert_false(image_size(STR(""), &width, &height));
    assert_false(image_size(STR("<svg/>"), &width, &height));
    assert_false(image_size(STR("\xFF\xD8\xFF\xE0\0\0\xFF\xE0\0\0"), &width, &height));
    assert_false(
        image_size(STR("\xFF\xD8\xFF\xDA\0\x04XX\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), &width, &height));
    assert_false(image_size(STR("RIFF\0\0\0\0WEBPXXXX\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), &width, &height));
    assert_str(image_type(STR("a.svg"), STR("<svg/>")), "image/svg+xml");
    assert_str(image_type(STR("a.txt"), STR("hello")), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_of_the_four_kinds),
        cmocka_unit_test(cut_files_have_no_size),
        cmocka_unit_test(strange_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
