-- Options of an index change in place.
-- before --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a) WITH (fillfactor = 60);
-- after --
CREATE TABLE t (a int);
CREATE INDEX i ON t (a) WITH (deduplicate_items = off);
