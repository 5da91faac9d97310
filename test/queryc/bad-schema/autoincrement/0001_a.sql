-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: AUTOINCREMENT: ids are UUIDv7 made by the program
CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
