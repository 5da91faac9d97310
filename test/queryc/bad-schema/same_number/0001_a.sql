-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
CREATE TABLE x (id TEXT) STRICT;
