/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * What SQL of this project may not contain, and what to do in its place. SQLite and PostgreSQL
 * either lack these words or give them different meanings, or their work belongs elsewhere.
 * A word that ends in '*' stands for all that start so. Words are compared without case.
 */
#ifndef WAYMARK_TOOLS_QUERYC_WORDS_H
#define WAYMARK_TOOLS_QUERYC_WORDS_H

struct refused_word {
    const char *word, *reason;
};

#define INDEX_REASON  "no full-text tables: the search index is built from the edition in memory"
#define ROWID_REASON  "rowid is SQLite's alone: use the id"
#define ONE_DATABASE  "there is one database"
#define WRITER_REASON "transactions belong to the writer"
#define DEFER_REASON  "a deferred constraint would fail a whole group commit"
#define CLOCK_REASON  "the time is a parameter: it comes from the world's clock"
#define UPSERT_REASON "write INSERT ... ON CONFLICT"

static const struct refused_word refused_words[] = {
    {"FTS*", INDEX_REASON},
    {"MATCH", INDEX_REASON},
    {"VIRTUAL", "virtual tables are SQLite's alone"},
    {"JSON*", "no JSON functions: they differ between databases"},
    {"TRIGGER", "no triggers: what happens is written in the action"},
    {"VIEW", "no views: a statement names the tables it reads"},
    {"WITHOUT", "WITHOUT ROWID is SQLite's alone"},
    {"ROWID", ROWID_REASON},
    {"_ROWID_", ROWID_REASON},
    {"OID", ROWID_REASON},
    {"LAST_INSERT_ROWID", ROWID_REASON},
    {"AUTOINCREMENT", "ids are UUIDv7 made by the program"},
    {"PRAGMA*", "settings of the connection belong to src/store"},
    {"SQLITE_*", "SQLite's own tables and functions belong to src/store"},
    {"ATTACH", ONE_DATABASE},
    {"DETACH", ONE_DATABASE},
    {"VACUUM", "upkeep belongs to src/store"},
    {"TEMP", "no temporary tables"},
    {"TEMPORARY", "no temporary tables"},
    {"BEGIN", WRITER_REASON},
    {"COMMIT", WRITER_REASON},
    {"ROLLBACK", WRITER_REASON},
    {"SAVEPOINT", WRITER_REASON},
    {"RELEASE", WRITER_REASON},
    {"DEFERRABLE", DEFER_REASON},
    {"DEFERRED", DEFER_REASON},
    {"RETURNING", "a change reports the rows it touched; read them with a query"},
    {"REPLACE", UPSERT_REASON},
    {"IGNORE", UPSERT_REASON},
    {"LIKE", "LIKE ignores case in one database and not in the other"},
    {"GLOB", "GLOB is SQLite's alone"},
    {"REGEXP", "REGEXP is SQLite's alone"},
    {"NOCASE", "NOCASE is SQLite's alone: store the folded text"},
    {"IFNULL", "write COALESCE"},
    {"IIF", "write CASE WHEN"},
    {"GROUP_CONCAT", "put the text together in C"},
    {"INDEXED", "the planner chooses the index"},
    {"CURRENT_*", CLOCK_REASON},
    {"DATETIME", CLOCK_REASON},
    {"STRFTIME", CLOCK_REASON},
    {"UNIXEPOCH", CLOCK_REASON},
    {"JULIANDAY", CLOCK_REASON},
    {"RANDOM*", "randomness is a parameter: it comes from the world"},
};

#endif
