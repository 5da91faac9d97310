/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "cli/command.h"
#include "i18n/i18n.h"
#include "queries.h"
#include "store/writer.h"
#include "web/keeper.h"

#define GRACE (10 * TIME_SECOND)

/* Everything that a running server holds, in the order in which it is taken. */
struct serving {
    struct invocation *v;
    struct log log;
    struct store *store;
    struct writer *writer;
    struct shelf *shelf;
    struct web *web;
    struct publisher publisher;
    struct keeper *keeper;
};

/* The signals that end a server are taken by sigwait in this thread, so every thread blocks them. */
static void block_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static err open_store(struct serving *s) {
    const struct store_config config = {
        .folder = s->v->config.data.p, .catalog = &queries_catalog, .world = s->v->world, .create = true};
    err e = store_open(s->v->arena, &config, &s->store);
    return failed(e) ? e : writer_start(s->v->arena, s->store, 0, &s->writer);
}

static void log_problem(const struct log *log, const struct book *b, const struct problem *p) {
    struct arena *a = arena_new();
    LOG_EVENT(log, p->severity == SEVERITY_NOTE ? LOG_DEBUG : LOG_WARNING, "content.problem",
              LOG_TEXT("curriculum", b->id), LOG_TEXT("file", p->file),
              LOG_TEXT("line", log_number(a, (int64_t)p->line)), LOG_TEXT("rule", str_c(p->rule)),
              LOG_TEXT("message", p->message));
    arena_free(a);
}

static void log_content(const struct serving *s) {
    const struct library *l = &s->shelf->library;
    for (size_t i = 0; i < l->failures.n; i++) {
        LOG_EVENT(&s->log, LOG_ERROR, "content.unreadable", LOG_TEXT("folder", l->failures.at[i].folder),
                  LOG_TEXT("message", str_c(l->failures.at[i].message)));
    }
    for (size_t i = 0; i < l->books.n; i++) {
        const struct book *b = l->books.at[i];
        for (size_t k = 0; k < b->problems.n; k++) {
            log_problem(&s->log, b, &b->problems.at[k]);
        }
    }
}

/* An address that is right on this machine alone must not stand in a page as the canonical one. */
static bool is_local(str base_url) {
    return str_starts(base_url, STR("http://localhost"));
}

static err fill_shelf(struct serving *s) {
    const struct config *c = &s->v->config;
    struct site_settings settings = {.site_name = c->site_name,
                                     .issuer_name = c->issuer_name,
                                     .report_url = c->report_url,
                                     .catalog = catalog_find(STR("en")),
                                     .watch = c->watch,
                                     .history = true};
    if (!is_local(c->base_url)) {
        settings.base_url = c->base_url;
    }
    err e = shelf_new(s->v->world, c->content.p, &settings, s->v->arena, &s->shelf);
    if (!failed(e)) {
        log_content(s);
    }
    return e;
}

/* The shelf is recorded before it is served; later ones are the keeper's work. */
static err prepare_shelf(struct serving *s) {
    s->publisher = (struct publisher){.world = s->v->world, .log = &s->log, .writer = s->writer};
    err e = store_reader_open(s->v->arena, s->store, &s->publisher.reader);
    return failed(e) ? e : publish_prepare(&s->publisher, s->shelf);
}

static err start_web(struct serving *s) {
    const struct config *c = &s->v->config;
    const struct web_config web = {
        .http = {.address = c->address,
                 .port = (uint16_t)c->port,
                 .threads = c->threads,
                 .https_in_front = c->https_in_front,
                 .trusted_proxy = c->trusted_proxy,
                 .header_seconds = c->header_seconds},
        .world = s->v->world,
        .log = &s->log,
        .shelf = s->shelf,
        .watch = c->watch,
        .store = s->store,
        .version = STR(WAYMARK_VERSION),
    };
    return web_start(s->v->arena, &web, &s->web);
}

/* From here on the shelf that is served is the keeper's to replace. */
static err start_keeper(struct serving *s) {
    const struct config *c = &s->v->config;
    s->publisher.web = s->web;
    return keeper_start(s->v->arena, &s->publisher, c->watch ? c->content.p : NULL, &s->keeper);
}

static err start(struct serving *s) {
    err e = open_store(s);
    if (!failed(e)) {
        e = fill_shelf(s);
    }
    if (!failed(e)) {
        e = prepare_shelf(s);
    }
    if (!failed(e)) {
        e = start_web(s);
    }
    return e;
}

/* The address goes to standard output: it is what a script wants to know. */
static void announce(const struct serving *s) {
    const struct config *c = &s->v->config;
    buf line = buf_new(s->v->arena);
    buf_add(&line, s->shelf->source.n ? s->shelf->source.books[0]->title : STR("Waymark"));
    buf_c(&line, s->shelf->source.n ? " is at " : ", without a curriculum, is at ");
    if (!is_local(c->base_url)) {
        buf_add(&line, c->base_url);
    } else {
        buf_c(&line, "http://localhost:");
        buf_u64(&line, web_port(s->web));
    }
    buf_c(&line, "/ (Ctrl-C stops it)\n");
    print(buf_str(&line));
    LOG_EVENT(&s->log, LOG_INFO, "serve.ready", LOG_TEXT("port", log_number(s->v->arena, web_port(s->web))),
              LOG_TEXT("version", STR(WAYMARK_VERSION)));
}

static void stop(struct serving *s) {
    keeper_stop(s->keeper);
    if (s->web) {
        s->shelf = web_shelf(s->web);
        web_stop(s->web, GRACE);
    }
    store_reader_close(s->publisher.reader);
    writer_stop(s->writer);
    shelf_free(s->shelf);
}

/* Until it is told to stop; SIGHUP has the content read again. A second signal while answers are finished ends
 * the process at once. */
static void wait_for_signal(const struct serving *s, const sigset_t *set) {
    int signal_number = 0;
    while (sigwait(set, &signal_number) != 0 || signal_number == SIGHUP) {
        if (signal_number == SIGHUP) {
            keeper_ask(s->keeper);
        }
    }
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, set, NULL);
}

enum exit_status run_serve(struct invocation *v) {
    sigset_t set;
    block_signals(&set);
    struct serving s = {.v = v, .log = {STDERR_FILENO, v->config.log_level, v->world}};
    err e = start(&s);
    if (failed(e)) {
        stop(&s);
        return complain(e);
    }
    announce(&s);
    e = start_keeper(&s);
    if (failed(e)) {
        stop(&s);
        return complain(e);
    }
    wait_for_signal(&s, &set);
    LOG_EVENT(&s.log, LOG_INFO, "serve.stopping", LOG_TEXT("grace_s", STR("10")));
    stop(&s);
    LOG_EVENT(&s.log, LOG_INFO, "serve.stopped", LOG_TEXT("status", STR("0")));
    return EXIT_OK;
}
