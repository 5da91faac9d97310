-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: TRIGGER: no triggers: what happens is written in the action
CREATE TRIGGER t AFTER DELETE ON x DO UPDATE x SET a = 1;
