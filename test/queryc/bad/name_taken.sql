-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 8: name_taken is taken: name_taken.sql:4
-- name: name_taken
-- returns: id text
-- rows: n
SELECT id FROM thing;
-- name: name_taken
-- returns: id text
-- rows: n
SELECT id FROM thing;
