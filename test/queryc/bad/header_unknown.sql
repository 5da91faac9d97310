-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: 'param: id text' is no header, stands twice or is not 1, 0..1, n
-- name: q
-- param: id text
-- returns: id text
-- rows: n
SELECT id FROM thing;
