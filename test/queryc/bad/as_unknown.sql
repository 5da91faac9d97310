-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: q: there is no 'other' above
-- expect: 8: q: a statement that reads needs returns and rows
-- name: q
-- returns: as other
-- rows: n
SELECT id FROM thing;
