-- A directive renames an index, a constraint follows by itself.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT old_check CHECK (a > b));
CREATE INDEX old_index ON t (a) WHERE b > 0;
COMMENT ON INDEX old_index IS 'kept';
-- after --
CREATE TABLE t (a int, b int, CONSTRAINT old_check CHECK (a > b));
-- @renamed from=old_index
CREATE INDEX "New Index" ON t (a) WHERE b > 0;
COMMENT ON INDEX "New Index" IS 'kept';
