-- A directive renames a table; its keys, indexes and the view over it stay.
-- before --
CREATE TABLE old_name (id int CONSTRAINT pk PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0));
CREATE INDEX by_a ON old_name (a);
-- after --
-- @renamed from=old_name
CREATE TABLE new_name (id int CONSTRAINT pk PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0));
CREATE INDEX by_a ON new_name (a);
-- rows --
INSERT INTO old_name VALUES (1, 1);
