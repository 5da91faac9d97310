-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: json_extract: no JSON functions: they differ between databases
-- name: q
-- returns: id text
-- rows: n
SELECT json_extract(word, 'x') AS id FROM thing;
