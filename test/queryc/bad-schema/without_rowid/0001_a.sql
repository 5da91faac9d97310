-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: WITHOUT: WITHOUT ROWID is SQLite's alone
-- expect: 5: ROWID: rowid is SQLite's alone: use the id
CREATE TABLE x (id TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
