/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * world: everything that a pure function cannot know.
 *
 * Clock, randomness and files arrive through one struct, so that a test can fix the
 * clock, seed the randomness, and fail the n-th file operation. world_real() is the
 * machine; world_fixed() is for tests and golden files.
 *
 * Thread rule: the functions may be called from several threads; the fields are set
 * before threads start.
 */
#ifndef WAYMARK_BASE_WORLD_H
#define WAYMARK_BASE_WORLD_H

#include "base/time.h"

struct world {
    time_us (*now)(struct world *w);
    /* Fills with bytes nobody can predict (in tests: that the seed decides). */
    void (*random)(struct world *w, void *bytes, size_t n);
    /* Asked before each file operation ("open", "create", "stat", "read", "write", "fsync", "rename",
     * "mkdir", "readdir"); true makes it fail with EIO. NULL = never. */
    bool (*file_fault)(struct world *w, const char *operation);
    time_us fixed_now; /* world_fixed: what `now` answers */
    uint64_t seed;     /* world_fixed: state of `random` */
    long fault_after;  /* tests: countdown of file_fault_countdown; < 0 = off */
};

struct world world_real(void);
struct world world_fixed(time_us now, uint64_t seed);

/* A file_fault that lets `fault_after` operations pass and fails the next ones. */
bool file_fault_countdown(struct world *w, const char *operation);

/* Reads a whole regular file. ERR_NOT_FOUND, ERR_LIMIT (larger than bytes_max) or ERR_IO, with the
 * path in the message. Symbolic links are followed. */
MUST_USE err file_read(struct arena *a, struct world *w, const char *path, size_t bytes_max, str *ret);

/* Writes a file so that after a crash the old or the new content is there, never a part: a new file
 * beside it (hidden, removed when something fails), fsync, rename, fsync of the folder. `mode` as for
 * open(2). A symbolic link at `path` is replaced, not followed. */
MUST_USE err file_write(struct arena *a, struct world *w, const char *path, str bytes, unsigned mode);

/* Makes a folder and those above it, open to whom the umask lets in. Existing ones are fine; a file in
 * the way is ERR_IO. */
MUST_USE err folder_make(struct arena *a, struct world *w, const char *path);

#endif
