/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * inside: what the files of this room share. Not for other rooms.
 *
 *   plan.c     which files there will be, and which address each stands for
 *   address.c  from the address of a page to a relative path
 *   link.c     one address as a file must write it; style sheets and feeds
 *   rewrite.c  the addresses and icons of a page
 *   readme.c   the files of our own: README.txt, 404.html, moved addresses, the marker
 *   pool.c     writing the files, with several threads
 *   folder.c   the hidden folder, what may be replaced, the exchange
 */
#ifndef WAYMARK_EXPORT_INSIDE_H
#define WAYMARK_EXPORT_INSIDE_H

#include "export/export.h"

/* How the bytes of a file come from the bytes of the site. */
enum export_kind {
    KIND_AS_IS, /* pictures, scripts, our own texts */
    KIND_HTML,  /* addresses in attributes, icons */
    KIND_CSS,   /* url(…) */
    KIND_XML,   /* feeds, site maps: the same, and the text of <loc> */
    KIND_TEXT   /* absolute addresses below base_url, wherever they stand */
};

struct export_file {
    str file; /* "core/index.html" */
    str path; /* "/core/", the address it stands for; empty for our own files */
    str body; /* before rewriting */
    enum export_kind kind;
    time_us modified;
    bool rooted; /* 404.html: a web server shows it at any depth, so its addresses begin at the root */
};

/* A drawing of icons.svg. */
struct export_icon {
    str id;     /* "done" */
    str inside; /* attributes and content: everything between `<symbol id="done"` and `</symbol>` */
};

struct export_plan {
    struct arena *arena;
    const struct export_request *request;
    LIST(struct export_file) files; /* by name */
    struct map by_path;             /* path → struct export_file * */
    LIST(struct export_icon) icons;
    size_t pages;
};

/* Everything that will be written but the marker. ERR_INPUT. */
MUST_USE err plan_make(struct arena *a, const struct export_request *q, struct export_plan *ret);

/* Adds a file while the plan is being made. */
struct export_file *plan_add(struct export_plan *p, str file, str body, enum export_kind kind);

/* The file that answers the address `path` (decoded), also where it moved; NULL when there is none. */
const struct export_file *plan_find(struct arena *a, const struct export_plan *p, str path);

/* The name of the file for an address and its type: "core/index.html" for "/core/". */
str file_of_path(struct arena *a, str path, bool is_html);
/* Whether it is made of plain names: no empty one, no dots alone, no backslash, no control. */
bool file_name_is_plain(str file);

/* Adds the relative address of the file `to` as it stands in the file `from`, percent-encoded. */
void address_relative(buf *b, str from, str to);
/* Adds the address of `to` below the root of a web server: "core/" for "core/index.html". */
void address_rooted(buf *b, str to);
/* `address` as HTML writes it, without escapes: &amp; → &, %20 → space. */
str address_decode(struct arena *a, str address);

/* What rewriting one file needs and finds. */
struct rewriting {
    const struct export_plan *plan;
    const struct export_file *file;
    struct arena *arena; /* of the thread, emptied after each file */
    buf *out;
    bool *icons; /* used in this page, by index */
    LIST(struct export_link)
    missing; /* links to nowhere; the list is in this arena, its texts are the site's */
};

/* An address cut into path, query and fragment, each still as it was written. */
struct address {
    str path;
    str query;    /* with its '?' */
    str fragment; /* with its '#' */
};
struct address address_cut(str value);

/* Adds the new form of the address in the attribute `name`; false, and nothing added, when it stays as it is. */
bool link_add(struct rewriting *r, str name, str value);
/* Text in which an absolute address of this site may stand anywhere: robots.txt, a data block. */
void text_copy(struct rewriting *r, str text);
/* The style sheet: url(…) with or without quotes. */
void css_copy(struct rewriting *r);

/* The bytes of the file: rewritten into *r->out, or the body itself where nothing changes. */
str rewrite_file(struct rewriting *r);

/* Our own files. */
void add_readme(struct export_plan *p);
void add_not_found(struct export_plan *p);
void add_moved(struct export_plan *p);
str marker_text(struct arena *a, const struct export_plan *p);
/* The lines of a marker's list into *ret as keys. False when it is no marker. */
bool marker_read(str text, struct map *ret);

/* Makes the folders and writes all files below `folder`, which is there and empty; the marker last. */
MUST_USE err pool_write(const struct export_plan *p, const char *folder, struct export_result *ret);

/* The hidden folder beside OUT and what becomes of it. */
struct export_folder {
    struct arena *arena;
    struct world *world;
    str out;          /* without a slash at the end */
    const char *part; /* the hidden folder; NULL before folder_begin */
    bool replaces;    /* OUT is there and may be replaced */
};

MUST_USE err folder_look(struct arena *a, struct world *w, const char *out, struct export_folder *ret);
MUST_USE err folder_begin(struct export_folder *f);
/* The hidden folder becomes OUT. Where that fails OUT is as before. */
MUST_USE err folder_finish(struct export_folder *f);
void folder_drop(struct export_folder *f);

#endif
