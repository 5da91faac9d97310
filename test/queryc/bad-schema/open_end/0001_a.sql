-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: the last statement does not end with ;
CREATE TABLE x (id TEXT) STRICT
