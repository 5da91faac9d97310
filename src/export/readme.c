/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The files that are not of the edition: for the person who finds the folder, for servers, for the next build. */
#include "export/inside.h"

#define MARKER_FIRST_LINE "waymark-site 1"

static void add_book(buf *b, const struct book *book) {
    buf_c(b, "  ");
    buf_add(b, book->title);
    buf_c(b, "\n      edition ");
    buf_add(b, book->version);
    buf_c(b, ", ");
    buf_add(b, str_sub(book->hash, 0, 12));
    buf_c(b, "\n      by ");
    for (size_t i = 0; i < book->authors.n; i++) {
        buf_c(b, i ? ", " : "");
        buf_add(b, book->authors.at[i]);
    }
    buf_c(b, book->authors.n ? "" : "unnamed authors");
    buf_c(b, "\n      license of the text, where a page or picture names no other: ");
    buf_add(b, book->license.id.n ? book->license.id : STR("none is stated"));
    if (book->license.url.n) {
        buf_c(b, "\n      ");
        buf_add(b, book->license.url);
    }
    buf_c(b, "\n\n");
}

void add_readme(struct export_plan *p) {
    buf b = buf_new(p->arena);
    buf_add(&b, p->request->settings->site_name);
    buf_c(&b,
          "\n\nThis folder is a whole site. Open index.html in a browser; nothing has to be installed and\n"
          "no network is needed. The folder may lie anywhere and may be copied as a whole.\n\n"
          "On a web server: serve the folder as it is. Name 404.html as the page for addresses that\n"
          "do not exist. Folders answer with their index.html.\n\n"
          "What a reader marks as read and writes into the notebook stays in the browser that was used.\n\n"
          "In it:\n\n");
    for (size_t i = 0; i < p->request->source->n; i++) {
        add_book(&b, p->request->source->books[i]);
    }
    if (p->request->issuer_name.n) {
        buf_c(&b, "Certificates of this program are issued by ");
        buf_add(&b, p->request->issuer_name);
        buf_c(&b, ".\n\n");
    }
    buf_c(&b,
          "The style sheet, the script and the icons in assets/ are part of Waymark (MIT License,\n"
          "Copyright 2026 The Waymark authors).\n\n"
          "\"waymark build\" wrote this folder and replaces it as a whole. It does so only while every file\n"
          "in it is its own (" EXPORT_MARKER " lists them), so keep files of your own elsewhere.\n");
    plan_add(p, STR("README.txt"), buf_str(&b), KIND_AS_IS);
}

void add_not_found(struct export_plan *p) {
    const struct site_error e = {.status = 404};
    const struct export_request *q = p->request;
    str body = site_error_page(p->arena, q->settings, q->source, &e);
    plan_add(p, STR("404.html"), body, KIND_HTML)->rooted = true;
}

/* A page that leads on by itself, with a link for browsers that do not. `to` is relative already. */
static str moved_page(struct arena *a, str language, str to) {
    buf b = buf_new(a);
    buf_c(&b, "<!doctype html>\n<html lang=\"");
    html_escape(&b, language);
    buf_c(&b, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    html_escape(&b, to);
    buf_c(&b, "</title>\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" "
              "content=\"0; url=");
    html_escape(&b, to);
    buf_c(&b, "\">\n</head>\n<body>\n<p><a href=\"");
    html_escape(&b, to);
    buf_c(&b, "\">");
    html_escape(&b, to);
    buf_c(&b, "</a></p>\n</body>\n</html>\n");
    return buf_str(&b);
}

void add_moved(struct export_plan *p) {
    const struct site *s = p->request->site;
    str language = p->request->source->n ? p->request->source->books[0]->language : STR("en");
    struct map taken = map_new(p->arena);
    for (size_t i = 0; i < p->files.n; i++) {
        map_put(&taken, p->files.at[i].file, p);
    }
    for (size_t i = 0; i < s->redirects.n; i++) {
        const struct site_redirect *r = &s->redirects.at[i];
        str file = file_of_path(p->arena, r->from, true);
        const struct site_page *to = site_page_at(s, r->to);
        if (to && map_put(&taken, file, p)) {
            str target = file_of_path(p->arena, to->path, str_starts(to->type, STR("text/html")));
            buf address = buf_new(p->arena);
            address_relative(&address, file, target);
            plan_add(p, file, moved_page(p->arena, language, buf_str(&address)), KIND_AS_IS);
        }
    }
}

str marker_text(struct arena *a, const struct export_plan *p) {
    buf b = buf_new(a);
    buf_c(&b, MARKER_FIRST_LINE "\n");
    for (size_t i = 0; i < p->files.n; i++) {
        buf_add(&b, p->files.at[i].file);
        buf_byte(&b, '\n');
    }
    return buf_str(&b);
}

bool marker_read(str text, struct map *ret) {
    if (!str_eq(str_line(&text), STR(MARKER_FIRST_LINE))) {
        return false;
    }
    while (text.n) {
        map_put(ret, str_line(&text), ret);
    }
    return true;
}
