-- A directive renames a column; checks, indexes, keys and policies over it follow.
-- before --
CREATE TABLE t (id int PRIMARY KEY, old_name int CONSTRAINT positive CHECK (old_name > 0), CONSTRAINT uq UNIQUE (old_name));
CREATE INDEX t_idx ON t ((old_name + 1)) WHERE old_name > 5;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (old_name = 1);
-- after --
CREATE TABLE t (
    id int PRIMARY KEY,
    -- @renamed from=old_name
    new_name int CONSTRAINT positive CHECK (new_name > 0),
    CONSTRAINT uq UNIQUE (new_name)
);
CREATE INDEX t_idx ON t ((new_name + 1)) WHERE new_name > 5;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (new_name = 1);
