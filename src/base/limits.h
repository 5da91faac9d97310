/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Every size that comes from outside has its limit here, with a name, a unit and
 * a reason. Nothing is allocated for a stranger before it was compared with one
 * of these. `docs/limits.md` is generated from this file, so each line keeps the
 * form
 *
 *     #define NAME value // unit: what it bounds and why
 *
 * Names end in their unit (bytes, count, depth, seconds) and "_max".
 */
#ifndef WAYMARK_BASE_LIMITS_H
#define WAYMARK_BASE_LIMITS_H

/* Memory */
#define ARENA_CHUNK_BYTES      65536        // bytes: what an arena asks of malloc at a time
#define ARENA_OBJECT_BYTES_MAX (512u << 20) // bytes: one object; beyond it is a bug, not input
#define BUF_BYTES_MAX          (256u << 20) // bytes: one growing buffer, unless it names a smaller limit

/* Files and folders */
#define TREE_FILES_COUNT_MAX 100000       // files: one folder that is read as a whole
#define TREE_DEPTH_MAX       16           // folders: nesting below the folder that is read
#define TREE_FILE_BYTES_MAX  (16u << 20)  // bytes: one file of a folder (a picture is the largest)
#define TREE_BYTES_MAX       (512u << 20) // bytes: all files of a folder together
#define TREE_PATH_BYTES_MAX  512          // bytes: a path below the folder
#define FILE_BYTES_MAX       (16u << 20)  // bytes: one file that is read on its own

#define FOLDER_TRIES_COUNT_MAX    5    // readings: of a folder that changes meanwhile; then it is left
#define WATCH_FOLDERS_COUNT_MAX   4096 // folders: watched below one; with more, the folder's stamp is compared
#define WATCH_QUIET_MS            50   // milliseconds: of rest in a watched folder before a change is told
#define WATCH_BURST_MS_MAX        500 // milliseconds: a watched folder may be restless before a change is told
#define WATCH_POLL_MS             1000 // milliseconds: between two looks where the system does not tell us
#define WATCH_WAITING_COUNT_MAX   64   // open pages: that wait for the next edition at the same time
#define WATCH_WAITING_SECONDS_MAX 25   // seconds: such a page waits before it asks again
#define EDITIONS_SHOWN_COUNT_MAX  100  // editions: in the list of those that were served
#define DIFF_WORD_BYTES_MAX       64   // bytes: of a word that are compared between two editions

/* Formats */
#define TOML_BYTES_MAX           (1u << 20) // bytes: one TOML document
#define TOML_DEPTH_MAX           64 // levels: tables and arrays inside each other, however they are written
#define YAML_BYTES_MAX           (64u << 10) // bytes: one YAML document (front matter only)
#define YAML_DEPTH_MAX           16          // levels: sequences and mappings inside each other
#define JSON_BYTES_MAX           (4u << 20)  // bytes: one JSON document
#define JSON_DEPTH_MAX           64          // levels: arrays and objects inside each other
#define XML_BYTES_MAX            (1u << 20)  // bytes: one XML document (a drawing, a manifest)
#define XML_DEPTH_MAX            64          // elements: inside each other in one XML document
#define XML_NODES_COUNT_MAX      50000       // nodes: elements, texts and attributes of one XML document
#define XML_ATTRIBUTES_COUNT_MAX 128         // attributes: of one element; libxml2 compares each with each
#define VALUE_COUNT_MAX          200000      // values: in one parsed document of any format
#define HTML_DEPTH_MAX           256         // elements: open at the same time in one document
#define COMPRESS_BYTES_MAX       (64u << 20) // bytes: a body that is compressed in memory

/* Markdown and the curriculum */
#define MARKDOWN_BYTES_MAX             (256u << 10) // bytes: one source; some inputs cost quadratic time (measured)
#define MARKDOWN_DEPTH_MAX             64           // blocks: nesting of quotes and lists
#define MARKDOWN_FOOTNOTES_COUNT_MAX   500          // footnotes: in one source
#define MARKDOWN_TABLE_CELLS_COUNT_MAX 20000        // cells: all tables of one source
#define MARKDOWN_LINE_PIPES_COUNT_MAX                                                                        \
    500 // "|": in one line; a table has fewer columns, and the parser is quadratic in them
#define MARKDOWN_TABLE_HEAD_BYTES_MAX                                                                        \
    (2u << 20) // bytes: text above lines like |---|, in all; the parser reads it again for each
#define MARKDOWN_BRACKETS_COUNT_MAX  10000 // opening brackets: in one source; the parser is quadratic in them
#define MARKDOWN_TERM_WORD_BYTES_MAX 64    // bytes: of a term's first word that are compared before the rest
#define MARKDOWN_TERMS_COUNT_MAX     5000  // terms: of a glossary that are looked for in the units
#define GLOSSARY_TEXT_BYTES_MAX      400   // bytes: of a definition that are shown beside the text
#define MARKDOWN_SVG_BYTES_MAX       (256u << 10) // bytes: a drawing that becomes part of the page
#define SVG_DEPTH_MAX                24           // elements: inside each other in such a drawing
#define MARKDOWN_PROBLEMS_COUNT_MAX  500          // problems: listed for one source
#define PROBLEMS_COUNT_MAX           10000        // problems: listed for one curriculum
#define FRONT_MATTER_BYTES_MAX       (64u << 10)  // bytes: between the fences at the top of a page
#define CURRICULUM_MODULES_COUNT_MAX 256          // modules: in one curriculum
#define CURRICULUM_UNITS_COUNT_MAX   20000        // units: in one curriculum
#define UNIT_MINUTES_MAX             6000         // minutes: of reading or practice that a page may name
#define UNIT_OUTCOMES_COUNT_MAX      24           // outcomes: of one unit
#define SLUG_BYTES_MAX               80           // bytes: a slug in an address

/* HTTP */
#define HTTP_TARGET_BYTES_MAX            4096        // bytes: path and query
#define HTTP_HEADERS_BYTES_MAX           (8u << 10)  // bytes: request line and all header lines
#define HTTP_HEADERS_COUNT_MAX           64          // header lines: of one request
#define HTTP_CONNECTION_MEMORY_BYTES     (16u << 10) // bytes: a connection's pool, cleared after each request
#define HTTP_CONNECTIONS_COUNT_MAX       4096        // connections: open at the same time
#define HTTP_CONNECTIONS_PER_ADDRESS_MAX 1024 // connections: from one address; generous, a classroom is one
#define HTTP_BODY_BYTES_MAX              (64u << 10) // bytes: a form; uploads name their own limit
#define HTTP_DROPPED_BYTES_MAX           (1u << 20)  // bytes: of a refused body that are read and dropped
#define HTTP_PARAMETERS_COUNT_MAX        128         // name=value pairs: of a query or a form
#define HTTP_HEADER_SECONDS_MAX          10  // seconds: until the header of a request must be complete
#define HTTP_IDLE_SECONDS_MAX            30  // seconds: a connection may stay silent between requests
#define HTTP_BODY_BYTES_PER_SECOND_MIN   512 // bytes a second: a body may not come slower than this

/* Store */
#define STORE_PARAMETERS_COUNT_MAX 32         // parameters: of one statement
#define STORE_VALUE_BYTES_MAX      (64 << 20) // bytes: one text, blob or row of the database
#define STORE_BUSY_MS              2000 // milliseconds: waiting for another process' lock on the database
#define STORE_MMAP_BYTES           (256 << 20) // bytes: of the database that a connection maps into memory
#define STORE_WAL_BYTES_KEPT       (16 << 20)  // bytes: the WAL file is cut back to after a checkpoint
#define STORE_WAL_PAGES_CHECKPOINT                                                                           \
    4096 // pages: of the WAL; beyond it the writer carries them over even when busy
#define STORE_DISK_FREE_BYTES_MIN (256 << 20) // bytes: free on the database's disk, below it doctor warns
#define WRITER_QUEUE_COUNT_MAX    4096        // changes: waiting for the writer; then the answer is 503
#define WRITER_BATCH_COUNT_MAX    512         // changes: in one commit
#define WRITER_IDLE_MS            200 // milliseconds: an empty queue lasts before the WAL is carried over
#define WRITER_TRIES_MAX          3   // tries: of one change whose row counts differ (contracts.md §5)

/* Settings and logs */
#define CONFIG_BYTES_MAX      (64u << 10) // bytes: a settings file
#define CONFIG_TEXT_BYTES_MAX 200         // bytes: a text among the settings (names, addresses)
#define CONFIG_PATH_BYTES_MAX 4096        // bytes: a path among the settings (PATH_MAX of Linux)
#define LOG_LINE_BYTES_MAX    2048        // bytes: one log line; longer values are cut and say so
#define LOG_VALUE_BYTES_MAX   512         // bytes: one value in a log line

/* Feeds */
#define FEED_ENTRIES_COUNT_MAX      200   // entries: of an Atom feed, the newest
#define SITEMAP_ADDRESSES_COUNT_MAX 50000 // addresses: of one sitemap (sitemaps.org)

/* Static copies */
#define EXPORT_THREADS_COUNT_MAX 8           // threads: that write files; more only wait for the disk
#define EXPORT_NAME_BYTES_MAX    255         // bytes: the name of one file, as most file systems have it
#define EXPORT_MARKER_BYTES_MAX  (64u << 20) // bytes: the list of files of a static copy
#define EXPORT_MISSING_COUNT_MAX 200         // links: to addresses a static copy does not have, as listed

/* Search */
#define SEARCH_QUERY_BYTES_MAX      200   // bytes: a question; longer ones are cut
#define SEARCH_QUERY_WORDS_MAX      12    // words: of a question; more are passed over
#define SEARCH_WORD_BYTES_MAX       64    // bytes: of a word that is compared; longer ones are cut
#define SEARCH_RESULTS_COUNT_MAX    50    // results: on one page
#define SEARCH_PAGE_RESULTS_COUNT   20    // results: on one page unless another number is asked for
#define SEARCH_EXPANSIONS_COUNT_MAX 64    // words: of the text that one word of a question may stand for
#define SEARCH_CHECKS_COUNT_MAX     20000 // words: of the text that are compared with one word of a question
#define SEARCH_NEAR_LETTERS_MIN     4     // letters: shorter words are taken as they are written
#define SEARCH_RERANK_COUNT         100   // results: that are looked at again for words close together
#define SEARCH_SUGGESTIONS_MAX      5     // words: offered when nothing was found
#define SEARCH_SNIPPET_CHARACTERS   160   // characters: shown of a text around its best place
#define SEARCH_PIECE_BYTES          2048  // bytes: a text is kept in pieces of this size
#define SEARCH_SCRIPT_BYTES_MAX                                                                              \
    (16u << 20) // bytes: of all pages whose text goes into the script of a static copy; beyond, titles only

/* Drawings */
#define PROFILE_STRETCHES_COUNT_MAX                                                                          \
    512                           // stretches: units in one elevation profile; more cannot be told apart
#define HILLS_STONES_COUNT_MAX 12 // stones: on the trail of the home map; more would touch

#endif
