/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/world.h"

#include <errno.h>
#include <sys/random.h>

static time_us real_now(struct world *w) {
    struct timespec t = {0};
    (void)w;
    ASSERT(clock_gettime(CLOCK_REALTIME, &t) == 0);
    return (time_us)t.tv_sec * TIME_SECOND + t.tv_nsec / 1000;
}

static void real_random(struct world *w, void *bytes, size_t n) {
    char *to = bytes;
    (void)w;
    while (n) {
        ssize_t got = getrandom(to, n, 0);
        ASSERT(got > 0 || (got < 0 && errno == EINTR));
        to += got > 0 ? got : 0;
        n -= got > 0 ? (size_t)got : 0;
    }
}

static time_us fixed_now(struct world *w) {
    return w->fixed_now;
}

/* SplitMix64 (Steele, Lea and Flood 2014): all seeds are good, and tests need no more. */
static uint64_t fixed_word(struct world *w) {
    uint64_t x = (w->seed += 0x9e3779b97f4a7c15u);
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static void fixed_random(struct world *w, void *bytes, size_t n) {
    unsigned char *to = bytes;
    uint64_t word = 0;
    for (size_t i = 0; i < n; i++) {
        word = i % 8 ? word >> 8 : fixed_word(w);
        to[i] = (unsigned char)(word & 0xff);
    }
}

struct world world_real(void) {
    return (struct world){.now = real_now, .random = real_random, .fault_after = -1};
}

struct world world_fixed(time_us now, uint64_t seed) {
    return (struct world){
        .now = fixed_now, .random = fixed_random, .fixed_now = now, .seed = seed, .fault_after = -1};
}

bool file_fault_countdown(struct world *w, const char *operation) {
    (void)operation;
    if (w->fault_after < 0) {
        return false;
    }
    if (w->fault_after == 0) {
        return true;
    }
    w->fault_after--;
    return false;
}
