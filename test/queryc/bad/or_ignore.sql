-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: ignore: write INSERT ... ON CONFLICT
-- name: q
insert or ignore into thing (id) values ('a');
