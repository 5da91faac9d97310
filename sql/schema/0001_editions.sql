-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors

-- The editions of curricula that this server has served. A row is never deleted, and of an edition
-- that is served again only served_at changes. One version may stand here with several hashes: then
-- files were changed without raising the version, and note says so.
CREATE TABLE edition (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    curriculum TEXT NOT NULL CHECK (length(curriculum) > 0),
    version TEXT NOT NULL CHECK (length(version) > 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    units INTEGER NOT NULL CHECK (units >= 0),
    note TEXT,
    published_at INTEGER NOT NULL,
    served_at INTEGER NOT NULL CHECK (served_at >= published_at),
    rev INTEGER NOT NULL DEFAULT 1,
    UNIQUE (curriculum, hash)
) STRICT;

-- The current edition is the one that began to be served last.
CREATE UNIQUE INDEX edition_served ON edition (curriculum, served_at);
CREATE INDEX edition_version ON edition (curriculum, version, published_at);
