-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 1: the next migration is called 0001_name.sql
CREATE TABLE x (id TEXT) STRICT;
