-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: NOCASE: NOCASE is SQLite's alone: store the folded text
CREATE TABLE x (id TEXT COLLATE NOCASE) STRICT;
