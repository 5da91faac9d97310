-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: q: there is no statement below the name
-- name: q
-- returns: id text
-- name: p
-- returns: id text
-- rows: n
SELECT id FROM thing;
