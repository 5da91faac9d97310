/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * stamp: did anything in a folder change?
 *
 * A folder takes time to read, and its owner may save in the middle. Who reads one takes a stamp before and
 * after: when both are the same, the bytes are those of one moment. Two stamps that differ say that
 * something changed, not what. It is also how a folder is watched where the system cannot tell us.
 *
 * A stamp is made of the names, inodes, sizes and times (of content and of state) of all that tree_read would
 * look at; no file is opened. What it cannot see: a change that leaves all of these as they were, which takes
 * two writes of the same length within one tick of the file system's clock.
 *
 * Stamps are for comparing within one process: they are not kept. Threads: pure but for reading the disk.
 */
#ifndef WAYMARK_BASE_STAMP_H
#define WAYMARK_BASE_STAMP_H

#include "base/world.h"

struct folder_stamp {
    uint64_t sum; /* over all entries, in whatever order they came */
    size_t count; /* entries */
};

/* The stamp of the folder as it is now. ERR_NOT_FOUND when there is no such folder, ERR_IO when it cannot be
 * read; what cannot be read further inside is part of the stamp. `scratch` holds paths and messages. At most
 * TREE_FILES_COUNT_MAX entries and TREE_DEPTH_MAX levels are looked at. */
MUST_USE err folder_stamp(struct arena *scratch, struct world *w, const char *root, struct folder_stamp *ret);

bool folder_stamp_eq(const struct folder_stamp *a, const struct folder_stamp *b);

#endif
