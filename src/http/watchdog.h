/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * watchdog: cuts connections that are too slow to be honest.
 *
 * libmicrohttpd's timeout counts silence only: a client that sends one byte every few seconds keeps a
 * connection for ever (measured: performance.md §1). The watchdog is a thread that looks at every
 * connection about once a second and shuts down
 *   - one whose first header is not whole header_seconds after it was accepted (the kernel hands a
 *     connection over with its first bytes, or after a second: server.c);
 *   - one where the header of a later request has begun and is not whole header_seconds after that was seen;
 *   - one whose body, or whose answer, moves by less than HTTP_BODY_BYTES_PER_SECOND_MIN over a window of
 *     header_seconds.
 * Silence between requests (HTTP_IDLE_SECONDS_MAX) is left to the library's timeout. A handler that runs or
 * waits is never cut. Bytes are the kernel's own counts (TCP_INFO), so the loops count nothing.
 *
 * Why shutdown(2) and not close(2): the socket belongs to the library, which sees the end and closes it.
 * Why a lock: the library tells us before it closes a socket, and that notification takes the lock of the
 * connection's loop to take the connection off the list. The watchdog shuts down while holding the same
 * lock, and only what is on the list: so a number that was closed, and given to another socket, is never
 * touched. There is no 408: an answer written from here could run into one of the library's.
 *
 * Threads: watchdog_start and watchdog_stop from the server's thread. RFC 9110 §15.5.9 permits closing.
 */
#ifndef WAYMARK_HTTP_WATCHDOG_H
#define WAYMARK_HTTP_WATCHDOG_H

#include "http/inside.h"

/* Starts the thread; it reads the server's loops and counts in server->cut. NULL when it cannot. */
struct watchdog *watchdog_start(struct http_server *s);
/* Ends it and waits for that; NULL is allowed. */
void watchdog_stop(struct watchdog *w);

/* One look at one connection, whose `watch` it updates: whether it is to be cut. `window` is header_seconds
 * in microseconds; `bytes` the kernel's count for what the connection does. For the thread and for tests. */
bool watchdog_is_too_slow(struct connection *c, unsigned state, int64_t now, int64_t window, uint64_t bytes);

#endif
