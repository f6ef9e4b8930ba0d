-- A child sets other defaults, NOT NULL, storage and comments on columns that it inherits.
-- before --
CREATE TABLE p (a int, b text DEFAULT 'p');
CREATE TABLE c () INHERITS (p);
-- after --
CREATE TABLE p (a int, b text DEFAULT 'p');
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER COLUMN a SET NOT NULL;
ALTER TABLE c ALTER COLUMN b SET DEFAULT 'c';
ALTER TABLE c ALTER COLUMN b SET STORAGE EXTERNAL;
COMMENT ON COLUMN c.b IS 'of the child';
CREATE UNIQUE INDEX c_a ON c (a);
