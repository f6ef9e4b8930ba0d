-- Dropping a table says that its rows are lost, and the down brings back all that hung on it.
-- before --
CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL DEFAULT 'x', CHECK (a <> ''));
CREATE INDEX t_a ON t (a);
COMMENT ON TABLE t IS 'about t';
COMMENT ON COLUMN t.a IS 'about a';
-- after --
-- rows --
INSERT INTO t VALUES (1, 'y');
