-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: name the columns in place of *
-- name: q
-- returns: id text
-- rows: n
SELECT thing.* FROM thing;
