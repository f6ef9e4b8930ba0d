-- A table that the file builds in several statements.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE TABLE t (id int);
ALTER TABLE t ADD COLUMN a text, ADD COLUMN b int DEFAULT 1;
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ADD CONSTRAINT b_positive CHECK (b > 0);
ALTER TABLE t DROP COLUMN b CASCADE;
ALTER TABLE t RENAME COLUMN a TO c;
