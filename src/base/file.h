/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * file: steps that the file functions of world.h and tree.h share.
 *
 * It is for base itself; other rooms use world.h and tree.h. Each step asks
 * world.file_fault first, so that a test can make the n-th step fail.
 *
 * Lifetimes: texts live in the arena given. Threads: as the world's.
 */
#ifndef WAYMARK_BASE_FILE_H
#define WAYMARK_BASE_FILE_H

#include "base/world.h"

/* True when the world wants `operation` to fail; errno is EIO then. */
bool file_faulted(struct world *w, const char *operation);

/* What the number `code` of errno means, in the arena: "Permission denied". */
const char *file_errno_text(struct arena *a, int code);

/* "PATH: cannot VERB: REASON" from errno, as ERR_NOT_FOUND when there is no such file, else ERR_IO. */
err file_errno(struct arena *a, const char *path, const char *verb);

/* What happened in file_read_open. */
enum file_result {
    FILE_READ,      /* *ret holds all bytes */
    FILE_IRREGULAR, /* a folder, device, socket or pipe */
    FILE_TOO_LARGE, /* more than bytes_max */
    FILE_FAILED     /* errno says why */
};

/* A file that is open for reading. */
struct file_open {
    int fd;           /* -1 after an open that failed; errno says why */
    size_t bytes_max; /* larger is FILE_TOO_LARGE */
};

/* Reads all of the open file and closes it in every case. *ret is followed by a NUL and is set only
 * with FILE_READ, as is *ret_modified. */
enum file_result file_read_open(struct arena *a, struct world *w, struct file_open file, str *ret,
                                time_us *ret_modified);

#endif
