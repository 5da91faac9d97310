/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The inside of struct web, for the files of this room. Not for other rooms. */
#ifndef WAYMARK_WEB_WEB_STATE_H
#define WAYMARK_WEB_WEB_STATE_H

#include <pthread.h>

#include "web/current.h"
#include "web/events.h"
#include "web/web.h"

struct web {
    struct web_config config; /* its shelf is NULL: what is served is `current` */
    struct current current;
    struct events *events; /* NULL when no folder is watched */
    struct http_server *server;
    time_us started;
    pthread_mutex_t health_lock; /* the reader below is for one thread at a time */
    struct store_reader *health; /* NULL when the database could not be opened */
};

#endif
