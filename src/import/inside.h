/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * inside: what the files of this room share while one tree is imported. Not for others.
 *
 * It goes in this order, because each step needs the ones before it:
 * pages are decoded and cut into blocks (encoding.c, front.c, block.c) → the outline says where each
 * of them goes (outline.c, linked.c) → statements of license and thanks are taken out (notice.c) →
 * the headings of the skeleton are chosen (heading.c) → pages are written, links, pictures and credit
 * lines on the way (page.c, inline.c, html.c, media.c, credit.c) → manifest, media.toml, leftovers.
 */
#ifndef WAYMARK_IMPORT_INSIDE_H
#define WAYMARK_IMPORT_INSIDE_H

#include "curriculum/book.h"
#include "format/toml_write.h"
#include "format/value.h"
#include "import/import.h"

/* ---- Pages ---- */

enum block_kind {
    BLOCK_TEXT,    /* paragraph, list, quote, table: lines without an empty one between them */
    BLOCK_HEADING, /* of either form */
    BLOCK_RULE,
    BLOCK_CODE,   /* fenced, verbatim */
    BLOCK_COMMENT /* <!-- … -->, verbatim */
};

struct block {
    enum block_kind kind;
    int level;   /* of a heading */
    str text;    /* of a heading: without its marks */
    size_t line; /* in the source file */
    size_t gap;  /* empty lines before it */
};

struct block_list {
    struct block *at;
    size_t n, capacity;
};

enum role {
    ROLE_NONE,   /* has no place: its text goes to the leftovers */
    ROLE_MODULE, /* MODULE/_index.md */
    ROLE_LESSON,
    ROLE_SUMMIT,
    ROLE_PAGE
};

/* One Markdown file of the source. */
struct page_in {
    str path;
    str name;                  /* below the last '/' */
    str folder;                /* before it, without '/' */
    str text;                  /* UTF-8, LF, without BOM and front matter */
    size_t line_offset;        /* lines of the file before `text` */
    const struct value *front; /* a table, or NULL */
    str front_text;            /* as written, with its fences */
    str heading;               /* the first level-1 heading before any other heading, plain */
    str heading_text;          /* the same as written */
    str title;                 /* of the front matter, else the heading, else from the name */
    uint32_t weight;           /* of the front matter; 0 = none */
    struct block_list blocks;
    enum role role;
    str to;      /* path in OUT; empty = none */
    str license; /* the one its notice names; may be empty */
};

/* ---- The outline ---- */

struct unit_out {
    str slug;
    str title;
    struct page_in *page; /* NULL: it was announced and is not there */
    enum role role;       /* lesson or summit */
};

struct module_out {
    str slug;
    str title;
    struct page_in *index;       /* may be NULL */
    LIST(struct unit_out) units; /* lessons in order, the summit last */
};

struct page_out {
    str slug;
    str title;
    struct page_in *page;
};

/* ---- What is found on the way ---- */

struct leftover {
    str file;
    size_t line;
    str why;
    str text;
};

/* What becomes an entry of media.toml. */
struct media_out {
    str file; /* "media/x.jpg" */
    str title, author, author_url, source_url, license, changes, alt;
    bool picture; /* others are copied without an entry */
    str bytes;    /* empty = missing */
};

enum row { ROW_TOOLKIT, ROW_COMMUNITY, ROW_PRACTICE, ROW_COUNT };

struct importer {
    struct arena *arena;
    const struct tree *tree;
    str name;
    struct import_result *result;
    LIST(struct page_in *) pages; /* in the order of the tree */
    struct map by_path;           /* path → struct page_in * */
    struct map by_lower;          /* path in lower case → struct page_in *, the first of them */
    struct map files_lower;       /* path in lower case → const struct tree_file * */
    LIST(struct module_out) modules;
    LIST(struct page_out) pages_out;
    LIST(struct leftover) leftovers;
    struct map leftover_texts;
    LIST(struct media_out *) media;
    struct map media_by_target; /* address or path of the source → struct media_out * */
    struct map media_names;     /* name below media/ → struct media_out * */
    LIST(str) notices;
    LIST(str) thanks;
    LIST(str) authors;
    str attribution; /* the first that is recommended */
    str license;     /* of most pages */
    str part_titles[PART_COUNT];
    str row_titles[ROW_COUNT];
};

/* ---- Problems and leftovers (leftovers.c) ---- */

struct remark {
    str file;
    size_t line;
    size_t column;
    const char *rule;
    enum severity severity;
    str message;
    str fix;
};

void remark(struct importer *im, struct remark r);
/* Keeps `text` in the leftovers, each text once. */
void keep(struct importer *im, str file, size_t line, str why, str text);
str leftovers_text(struct importer *im);
/* The column at which `text` stands in a line of the page, in characters; 1 when it does not. */
size_t column_of(const struct page_in *p, size_t line, str text);
str say3(struct importer *im, const char *before, str what, const char *after); /* the three joined */

/* ---- Pages ---- */

/* encoding.c: UTF-8 with LF and without BOM, whatever the bytes; remarks what it had to do. */
str text_decode(struct importer *im, const struct tree_file *file);

/* front.c: takes the front matter off p->text. */
void front_read(struct importer *im, struct page_in *p);
str front_word(const struct page_in *p, const char *key);        /* a text, else empty */
uint32_t front_number(const struct page_in *p, const char *key); /* 0 = none */

/* block.c */
void blocks_read(struct importer *im, struct page_in *p);
void blocks_write(buf *b, const struct block *blocks, size_t n);
/* Markdown as plain text: links as "text (address)" when `addresses`, marks left out, white space folded. */
str plain_text(struct arena *a, str markdown, bool addresses);
str first_sentence(str plain);

/* text.c */
str ascii_slug(struct arena *a, str text, const char *otherwise);
str lower_text(struct arena *a, str text);
bool has_nocase(struct arena *a, str text, const char *part);
str unique_name(struct importer *im, struct map *names, str wanted); /* "x", "x-2", … */
/* `target` as seen from the folder; false when it leaves the tree. Percent-encoding is resolved. */
bool path_join(struct arena *a, str folder, str target, str *ret);
str path_relative(struct arena *a, str from_file, str to_file);
bool is_markdown(str path);
bool is_index(str name); /* index.md, _index.md, readme.md in any case */

/* ---- Outline ---- */

void outline_make(struct importer *im);
bool outline_linked(struct importer *im);  /* linked.c: false when no page orders the others */
void outline_folders(struct importer *im); /* folders.c */
struct module_out *module_add(struct importer *im, str folder_name, str title, struct page_in *index);
void unit_add(struct importer *im, struct module_out *m, struct unit_out unit);
bool is_summit(const struct page_in *p);
/* The page that a link from `folder` to `target` means, or NULL. */
struct page_in *page_at(struct importer *im, str folder, str target);

/* ---- Text ---- */

void notices_take(struct importer *im);       /* notice.c: of all pages */
str license_of_url(struct arena *a, str url); /* "CC BY 2.0" of an address; empty = none. Also from text. */
str license_of_text(struct arena *a, str text);

void headings_choose(struct importer *im); /* heading.c */
enum part heading_part(struct arena *a, str heading);
enum row heading_row(struct arena *a, str heading);

/* inline.c: a block with links, pictures and HTML made ours. */
str inline_rewrite(struct importer *im, const struct page_in *p, str text, size_t line);

/* html.c: the tag at the start of `rest`; 0 bytes = none. What takes its place goes to `out`. */
struct html_state {
    struct importer *im;
    const struct page_in *page;
    buf *out;
    size_t line;
    str open_link; /* target of the <a> that is open */
    bool open;
};
size_t html_take(struct html_state *h, str rest);
void html_close_link(struct html_state *h); /* at the end of the text: an <a> may have no </a> */

/* media.c: the entry of the picture at `target` as seen from the page, made when it is new. */
struct media_out *media_of(struct importer *im, const struct page_in *p, str target, size_t line);
void media_file(struct importer *im, buf *out, const struct page_in *p, const struct media_out *m);
str media_toml(struct importer *im);

/* link.c: what stands in the link of the new page. False: it cannot be a link, only its text. */
bool link_rewrite(struct importer *im, const struct page_in *p, str target, size_t line, str *ret);

/* credit.c: `text` is the paragraph below the picture. True when it is its credit line; fills what the
 * entry does not have yet. *ret_text is the line as it stands in the page. */
bool credit_take(struct importer *im, struct media_out *m, str text, str *ret_text);

/* figure.c: adds the block to `out`, pictures each in a block of its own; a credit line is understood. */
struct figures {
    struct media_out *last; /* the picture right above, or NULL */
};
void figure_blocks(struct importer *im, const struct page_in *p, struct figures *f, struct block b,
                   struct block_list *out);

/* lesson.c: the body of a unit in the order of the skeleton, and what goes to its front matter. */
struct lesson {
    struct block_list body;
    LIST(str) outcomes;
    str teaser;
    bool planned;
};
void lesson_make(struct importer *im, const struct page_in *p, enum role role, struct lesson *ret);

/* page.c */
void pages_write(struct importer *im);
void file_add(struct importer *im, str path, str bytes);

/* manifest.c */
void manifest_write(struct importer *im);

#endif
