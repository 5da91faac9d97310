-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: q: a statement that reads needs returns and rows
-- name: q
-- returns: id text
SELECT id FROM thing;
