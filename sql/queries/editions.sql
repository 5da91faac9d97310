-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors

-- name: edition_current
-- The edition of a curriculum that began to be served last.
-- params: curriculum text
-- returns: id text, curriculum text, version text, hash text, units integer, note text?, published_at instant, served_at instant, rev integer
-- rows: 0..1
SELECT id, curriculum, version, hash, units, note, published_at, served_at, rev
FROM edition
WHERE curriculum = ?1
ORDER BY served_at DESC
LIMIT 1;

-- name: edition_by_hash
-- The edition with exactly these files.
-- params: curriculum text, hash text
-- returns: as edition_current
-- rows: 0..1
SELECT id, curriculum, version, hash, units, note, published_at, served_at, rev
FROM edition
WHERE curriculum = ?1 AND hash = ?2;

-- name: edition_by_version
-- The oldest edition that carries this version.
-- params: curriculum text, version text
-- returns: as edition_current
-- rows: 0..1
SELECT id, curriculum, version, hash, units, note, published_at, served_at, rev
FROM edition
WHERE curriculum = ?1 AND version = ?2
ORDER BY published_at, id
LIMIT 1;

-- name: edition_list
-- The editions of a curriculum, the current one first.
-- params: curriculum text, count integer
-- returns: as edition_current
-- rows: n
SELECT id, curriculum, version, hash, units, note, published_at, served_at, rev
FROM edition
WHERE curriculum = ?1
ORDER BY served_at DESC
LIMIT ?2;

-- name: edition_insert
-- params: id text, curriculum text, version text, hash text, units integer, note text?, published_at instant
INSERT INTO edition (id, curriculum, version, hash, units, note, published_at, served_at, rev)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 1);

-- name: edition_serve_again
-- Makes a known edition the current one, unless somebody else changed it since it was read.
-- params: id text, rev integer, served_at instant
UPDATE edition
SET served_at = ?3, rev = rev + 1
WHERE id = ?1 AND rev = ?2;
