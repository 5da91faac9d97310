CREATE TABLE part (
    id TEXT NOT NULL PRIMARY KEY,
    thing TEXT NOT NULL REFERENCES thing (id)
) strict;
INSERT INTO thing (id, count, made_at) VALUES ('first', 1, 0);
