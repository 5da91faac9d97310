-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: VIRTUAL: virtual tables are SQLite's alone
-- expect: 5: fts5: no full-text tables: the search index is built from the edition in memory
CREATE VIRTUAL TABLE x USING fts5(a);
