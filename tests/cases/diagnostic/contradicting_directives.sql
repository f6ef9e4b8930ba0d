-- Directives that say opposite things, and a name in one that nobody knows.
-- before --
-- after --
CREATE TABLE t (
    a int NOT NULL -- @backfill using=(nobody(b))
);
-- @direct
-- @online
CREATE INDEX i ON t (a);
-- diagnostics --
[directive-contradiction]
[directive-name]
