/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * check: what `waymark doctor` says about the store.
 *
 * Looks and changes nothing: the files' modes, the database's integrity and foreign keys, the
 * migrations' checksums, the WAL, the free space. Every check gives one finding, good or bad, so
 * that the list also shows what was looked at.
 *
 * Reading the whole database takes its time (some seconds a gigabyte) and does not disturb a
 * running server. Thread rule: none, it opens its own connection.
 */
#ifndef WAYMARK_STORE_CHECK_H
#define WAYMARK_STORE_CHECK_H

#include "store/store.h"

enum finding_level { FINDING_GOOD, FINDING_WARNING, FINDING_ERROR };

struct finding {
    enum finding_level level;
    const char *name;    /* "integrity": a fixed word for each check */
    const char *message; /* what is, for a person */
    const char *fix;     /* what to do; empty when good */
};

struct findings {
    LIST(struct finding) list;
    size_t warnings;
    size_t errors;
};

/* Checks config->folder; create is ignored. It cannot fail: what cannot be looked at is a finding.
 * Names, in order: "folder", "database", "permissions", "application", "migrations", "integrity",
 * "foreign-keys", "wal", "disk"; after an error in the first four nothing further is looked at. */
struct findings store_check(struct arena *a, const struct store_config *config);

#endif
