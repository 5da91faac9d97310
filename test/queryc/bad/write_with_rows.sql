-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: q: a statement that writes has neither returns nor rows
-- name: q
-- rows: n
DELETE FROM thing WHERE id = 1;
