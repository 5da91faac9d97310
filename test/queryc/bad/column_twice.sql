-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: id stands twice
-- name: q
-- params: id text, id text
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ?1 OR id = ?2;
