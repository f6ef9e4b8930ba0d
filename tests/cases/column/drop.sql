-- Dropping a column says that its data is lost.
-- before --
CREATE TABLE t (id int, a text DEFAULT 'q' NOT NULL);
COMMENT ON COLUMN t.a IS 'gone';
-- after --
CREATE TABLE t (id int);
-- rows --
INSERT INTO t VALUES (1, 'x');
