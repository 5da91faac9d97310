-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: q: a statement that reads needs returns and rows
-- name: q
-- rows: n
SELECT id FROM thing;
