-- INTEGER in a comment stays. 'So does this text.
CREATE TABLE thing (
    id TEXT NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count <> 7),
    word TEXT NOT NULL DEFAULT 'it''s INTEGER, ?1 -- TEXT',
    flag INTEGER,
    data BLOB,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX thing_made ON thing (made_at, id);
