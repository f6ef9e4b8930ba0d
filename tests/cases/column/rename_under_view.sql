-- A renamed column under a view that keeps showing the old name.
-- before --
CREATE TABLE t (id int, old_name text);
CREATE VIEW v AS SELECT id, old_name FROM t WHERE old_name IS NOT NULL;
-- after --
CREATE TABLE t (id int,
    -- @renamed from=old_name
    new_name text);
CREATE VIEW v AS SELECT id, new_name AS old_name FROM t WHERE new_name IS NOT NULL;
