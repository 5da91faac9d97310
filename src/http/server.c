/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/inside.h"
#include "http/suspend.h"
#include "http/watchdog.h"

enum {
    FILES_KEPT_COUNT = 64, /* descriptors left for files, the database and the logs */
    LISTEN_BACKLOG_COUNT = 1024,
    THREADS_COUNT_MAX = 64
};

static void connection_changed(void *server, struct MHD_Connection *mhd, void **context,
                               enum MHD_ConnectionNotificationCode code) {
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        struct loop *l = loop_here(server);
        *context = l ? connection_open(l, mhd) : NULL;
    } else if (*context) {
        connection_close(*context);
        *context = NULL;
    }
}

/* Leaves everything as it came: url.h decodes, once and strictly (contracts.md §9: `%00`). */
static size_t unescape_nothing(void *server, struct MHD_Connection *mhd, char *s) {
    (void)server;
    (void)mhd;
    return str_c(s).n;
}

struct address {
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } socket;
    socklen_t bytes;
};

static bool address_of(const struct http_config *config, struct arena *a, struct address *ret) {
    const char *z = arena_z(a, config->address);
    memset(ret, 0, sizeof *ret);
    if (inet_pton(AF_INET, z, &ret->socket.v4.sin_addr) == 1) {
        ret->socket.v4.sin_family = AF_INET;
        ret->socket.v4.sin_port = htons(config->port);
        ret->bytes = sizeof ret->socket.v4;
        return true;
    }
    ret->socket.v6.sin6_family = AF_INET6;
    ret->socket.v6.sin6_port = htons(config->port);
    ret->bytes = sizeof ret->socket.v6;
    return inet_pton(AF_INET6, z, &ret->socket.v6.sin6_addr) == 1;
}

static bool set_option(int fd, int level, int option) {
    int on = 1;
    return !setsockopt(fd, level, option, &on, sizeof on);
}

static err listen_error(struct arena *a, const struct http_config *config, int code) {
    const char *advice = code == EADDRINUSE ? "another program listens there; stop it or choose another port"
                         : code == EACCES   ? "ports below 1024 need a right; choose another port"
                                            : "check the address";
    return err_fmt(a, ERR_IO, "cannot listen on %.*s port %u: %s", STR_ARG(config->address),
                   (unsigned)config->port, advice);
}

/* Our own socket, not the library's: for an error that says what to do, for TCP_NODELAY, which accepted
 * sockets inherit, and for TCP_DEFER_ACCEPT: a connection is handed over with its first bytes (or after a
 * second), which saves a round through the event loop, a fifth of the cost of a short connection. */
static err listen_on(struct arena *a, const struct http_config *config, int *ret_fd, uint16_t *ret_port) {
    struct address at;
    if (!address_of(config, a, &at)) {
        return err_fmt(a, ERR_INPUT, "%.*s is no IPv4 or IPv6 address to listen on",
                       STR_ARG(config->address));
    }
    int fd = socket(at.socket.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return listen_error(a, config, errno);
    }
    bool v6 = at.socket.any.sa_family == AF_INET6;
    bool ok = set_option(fd, SOL_SOCKET, SO_REUSEADDR) && set_option(fd, IPPROTO_TCP, TCP_NODELAY) &&
              set_option(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT) &&
              (!v6 || set_option(fd, IPPROTO_IPV6, IPV6_V6ONLY));
    ok = ok && !bind(fd, &at.socket.any, at.bytes) && !listen(fd, LISTEN_BACKLOG_COUNT);
    if (!ok || getsockname(fd, &at.socket.any, &at.bytes)) {
        err e = listen_error(a, config, errno);
        (void)close(fd);
        return e;
    }
    *ret_fd = fd;
    *ret_port = ntohs(v6 ? at.socket.v6.sin6_port : at.socket.v4.sin_port);
    return OK;
}

/* As many connections as there are descriptors for, raising the soft limit where the hard one permits. */
static unsigned connections_count(unsigned threads) {
    struct rlimit files;
    rlim_t wanted = HTTP_CONNECTIONS_COUNT_MAX + FILES_KEPT_COUNT;
    if (getrlimit(RLIMIT_NOFILE, &files)) {
        return threads * 64;
    }
    if (files.rlim_cur < wanted) {
        files.rlim_cur = files.rlim_max < wanted ? files.rlim_max : wanted;
        (void)setrlimit(RLIMIT_NOFILE, &files);
        (void)getrlimit(RLIMIT_NOFILE, &files);
    }
    rlim_t usable =
        files.rlim_cur > 2 * FILES_KEPT_COUNT ? files.rlim_cur - FILES_KEPT_COUNT : FILES_KEPT_COUNT;
    unsigned count = usable < HTTP_CONNECTIONS_COUNT_MAX ? (unsigned)usable : HTTP_CONNECTIONS_COUNT_MAX;
    return count < threads ? threads : count;
}

static struct MHD_Daemon *daemon_start(struct http_server *s, int fd) {
    unsigned threads = s->config.threads;
    /* Behind a proxy all connections come from one address. */
    unsigned each = s->config.trusted_proxy.n ? 0 : s->config.connections_per_address;
    struct MHD_OptionItem pool[] = {
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, (intptr_t)each, NULL},
        {threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)threads, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    /* Without MHD_USE_ERROR_LOG: rooms below `action` do not log (design.md §4.10). */
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
                            request_continue, s, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_ARRAY, pool,
                            MHD_OPTION_NOTIFY_CONNECTION, connection_changed, s, MHD_OPTION_URI_LOG_CALLBACK,
                            request_begin, s, MHD_OPTION_NOTIFY_COMPLETED, request_end, s,
                            MHD_OPTION_UNESCAPE_CALLBACK, unescape_nothing, s, MHD_OPTION_STRICT_FOR_CLIENT,
                            0, /* the gate is stricter, and answers with our page (gate.h) */
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HTTP_CONNECTION_MEMORY_BYTES,
                            MHD_OPTION_CONNECTION_LIMIT, connections_count(threads),
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)HTTP_IDLE_SECONDS_MAX, MHD_OPTION_END);
}

static unsigned cores_count(void) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_COUNT_MAX ? THREADS_COUNT_MAX : (unsigned)n;
}

static void fill_config(struct arena *a, const struct http_config *given, struct http_config *ret) {
    *ret = *given;
    ret->address = arena_str(a, given->address);
    ret->trusted_proxy = arena_str(a, given->https_in_front ? given->trusted_proxy : STR(""));
    ret->threads = given->threads ? given->threads : cores_count();
    if (ret->threads > THREADS_COUNT_MAX) {
        ret->threads = THREADS_COUNT_MAX;
    }
    ret->connections_per_address =
        given->connections_per_address ? given->connections_per_address : HTTP_CONNECTIONS_PER_ADDRESS_MAX;
    ret->header_seconds = given->header_seconds ? given->header_seconds : HTTP_HEADER_SECONDS_MAX;
    ret->body_bytes_max = given->body_bytes_max ? given->body_bytes_max : HTTP_BODY_BYTES_MAX;
}

static void give_back(struct http_server *s) {
    loops_free(s);
    suspended_release(s->suspended);
    (void)pthread_mutex_destroy(&s->lock);
    (void)pthread_key_delete(s->loop_key);
}

static err run(struct arena *a, struct http_server *s) {
    int fd = -1;
    err e = listen_on(a, &s->config, &fd, &s->port);
    if (failed(e)) {
        return e;
    }
    s->daemon = daemon_start(s, fd);
    if (!s->daemon) {
        (void)close(fd);
        return err_of(ERR_IO, "cannot start the HTTP server: no threads or no memory for it");
    }
    s->watchdog = watchdog_start(s);
    if (!s->watchdog) {
        MHD_stop_daemon(s->daemon);
        return err_of(ERR_IO, "cannot start the HTTP server: no thread for its watchdog");
    }
    return OK;
}

err http_server_start(struct arena *a, const struct http_config *config, struct http_server **ret) {
    ASSERT(config->handler && config->world);
    struct http_server *s = ARENA_NEW(a, struct http_server);
    s->self = s;
    fill_config(a, config, &s->config);
    if (pthread_key_create(&s->loop_key, NULL)) {
        return err_of(ERR_INTERNAL, "cannot start the HTTP server: too many thread keys");
    }
    (void)pthread_mutex_init(&s->lock, NULL); /* without attributes it cannot fail on Linux */
    s->suspended = suspended_new();
    err e = s->suspended ? run(a, s) : err_of(ERR_INTERNAL, "no memory for the HTTP server");
    if (failed(e)) {
        give_back(s);
        return e;
    }
    *ret = s;
    return OK;
}

uint16_t http_server_port(const struct http_server *s) {
    return s->port;
}

static uint64_t read_counter(const atomic_uint_fast64_t *counter) {
    return atomic_load_explicit(counter, memory_order_relaxed);
}

/* Of requests whose answer is not yet sent. */
static uint64_t requests_open(struct http_server *s) {
    struct http_counters counters;
    uint64_t ended = 0;
    (void)pthread_mutex_lock(&s->lock);
    for (struct loop *l = s->loops; l; l = l->next) {
        ended += read_counter(&l->ended);
    }
    (void)pthread_mutex_unlock(&s->lock);
    http_server_counters(s, &counters);
    return counters.requests - ended;
}

static void add_loop(struct http_counters *sum, const struct loop *l) {
    uint64_t closed = read_counter(&l->closed);
    uint64_t opened = read_counter(&l->opened);
    sum->connections_total += opened;
    sum->connections_open += opened - closed;
    sum->requests += read_counter(&l->requests);
    sum->refused += read_counter(&l->refused);
    sum->bytes_sent += read_counter(&l->bytes_sent);
    for (size_t i = 0; i < COUNT_OF(sum->by_status_class); i++) {
        sum->by_status_class[i] += read_counter(&l->by_status_class[i]);
    }
}

void http_server_counters(const struct http_server *s, struct http_counters *ret) {
    struct http_counters sum = {.cut = read_counter(&s->cut)};
    struct http_server *unlocked = s->self;
    (void)pthread_mutex_lock(&unlocked->lock);
    for (const struct loop *l = s->loops; l; l = l->next) {
        add_loop(&sum, l);
    }
    (void)pthread_mutex_unlock(&unlocked->lock);
    *ret = sum;
}

static void wait_for_answers(struct http_server *s, int64_t until) {
    struct timespec nap = {.tv_nsec = 2 * 1000 * 1000};
    while (requests_open(s) && monotonic_us() < until) {
        (void)nanosleep(&nap, NULL);
    }
}

void http_server_stop(struct http_server *s, time_us grace) {
    int fd = MHD_quiesce_daemon(s->daemon);
    atomic_store(&s->stopping, true);
    wait_for_answers(s, monotonic_us() + grace);
    suspended_abandon(s->suspended);
    wait_for_answers(s, monotonic_us() + TIME_SECOND);
    watchdog_stop(s->watchdog);
    MHD_stop_daemon(s->daemon);
    if (fd >= 0) {
        (void)close(fd);
    }
    give_back(s);
}
