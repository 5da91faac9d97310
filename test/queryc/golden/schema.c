/* Made by queryc from sql/schema; changes here are lost. */
#include "queries.h"

/* A migration is one text however long it is. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

const struct store_migration schema_migrations[2] = {
    /* good/schema/0001_all_types.sql */
    {
        .version = 1,
        .name = "0001_all_types",
        .sqlite =
        "-- INTEGER in a comment stays. 'So does this text.\n"
        "CREATE TABLE thing (\n"
        "    id TEXT NOT NULL PRIMARY KEY,\n"
        "    count INTEGER NOT NULL CHECK (count <> 7),\n"
        "    word TEXT NOT NULL DEFAULT 'it''s INTEGER, \?1 -- TEXT',\n"
        "    flag INTEGER,\n"
        "    data BLOB,\n"
        "    made_at INTEGER NOT NULL\n"
        ") STRICT;\n"
        "CREATE INDEX thing_made ON thing (made_at, id);\n",
        .postgres =
        "-- INTEGER in a comment stays. 'So does this text.\n"
        "CREATE TABLE thing (\n"
        "    id text COLLATE \"C\" NOT NULL PRIMARY KEY,\n"
        "    count bigint NOT NULL CHECK (count <> 7),\n"
        "    word text COLLATE \"C\" NOT NULL DEFAULT 'it''s INTEGER, \?1 -- TEXT',\n"
        "    flag bigint,\n"
        "    data bytea,\n"
        "    made_at bigint NOT NULL\n"
        ");\n"
        "CREATE INDEX thing_made ON thing (made_at, id);\n",
    },
    /* good/schema/0002_more.sql */
    {
        .version = 2,
        .name = "0002_more",
        .sqlite =
        "CREATE TABLE part (\n"
        "    id TEXT NOT NULL PRIMARY KEY,\n"
        "    thing TEXT NOT NULL REFERENCES thing (id)\n"
        ") strict;\n"
        "INSERT INTO thing (id, count, made_at) VALUES ('first', 1, 0);\n",
        .postgres =
        "CREATE TABLE part (\n"
        "    id text COLLATE \"C\" NOT NULL PRIMARY KEY,\n"
        "    thing text COLLATE \"C\" NOT NULL REFERENCES thing (id)\n"
        ");\n"
        "INSERT INTO thing (id, count, made_at) VALUES ('first', 1, 0);\n",
    },
};
