-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: the text must become a comment in C: no *, at most 1000 bytes
-- name: q
-- It ends */ here.
-- returns: id text
-- rows: n
SELECT id FROM thing;
