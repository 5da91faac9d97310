/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * watch: waits until something in a folder changes.
 *
 *     struct watch *watch = NULL;
 *     err e = watch_open(a, w, "curricula", &watch);
 *     while ((what = watch_wait(watch, 1000)) != WATCH_STOPPED) { … }
 *
 * The folder and all folders in it are watched through inotify(7), where there is one. Where there is none,
 * where its limits are reached, and as long as the folder itself is not there, the folder's stamp
 * (stamp.h) is compared once a second instead; the first change after that tries inotify again. Names
 * that begin with '.' are passed over, as tree_read does.
 *
 * People save in bursts: an editor writes, renames, and touches. A change is therefore told only after
 * WATCH_QUIET_MS without another one, or after WATCH_BURST_MS_MAX of unrest. All watches are in place
 * again before it is told, so a change that comes while the caller reads is told by the next call.
 *
 * It says that something changed, never what: who reads the folder reads all of it. A change may be told
 * that turns out to be none.
 *
 * Lifetimes: a watch lives in the arena given until watch_close. Threads: one thread waits; watch_wake and
 * watch_stop may be called from any thread, also before the wait begins.
 */
#ifndef WAYMARK_BASE_WATCH_H
#define WAYMARK_BASE_WATCH_H

#include "base/world.h"

struct watch;

enum watch_result {
    WATCH_QUIET,   /* nothing until the time was over */
    WATCH_CHANGED, /* the folder changed */
    WATCH_WOKEN,   /* watch_wake was called */
    WATCH_STOPPED  /* watch_stop was called; so from now on */
};

/* `root` NULL watches nothing: then it can only be woken and stopped. A folder that is not there is no error.
 * ERR_IO when the process has no more descriptors. */
MUST_USE err watch_open(struct arena *a, struct world *w, const char *root, struct watch **ret);

/* Waits for at most `ms`; 0 only looks. */
enum watch_result watch_wait(struct watch *watch, int ms);

/* Ends the present wait, or the next one. Only these two may be called from a signal's handler, too. */
void watch_wake(struct watch *watch);
void watch_stop(struct watch *watch);

/* Whether the system tells us; false: the stamp is compared. For the log and for tests. */
bool watch_is_told(const struct watch *watch);

/* NULL is allowed. */
void watch_close(struct watch *watch);

#endif
