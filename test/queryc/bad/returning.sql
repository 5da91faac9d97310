-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: RETURNING: a change reports the rows it touched; read them with a query
-- name: q
INSERT INTO thing (id) VALUES ('a') RETURNING id;
