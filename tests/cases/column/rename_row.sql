-- Each column takes the name of the next one, and the directives stay in the file.
-- before --
CREATE TABLE t (a int PRIMARY KEY, b text CONSTRAINT not_empty CHECK (b <> ''));
CREATE INDEX i ON t (b, a);
CREATE VIEW v AS SELECT a, b FROM t;
-- after --
CREATE TABLE t (
    -- @renamed from=a
    b int PRIMARY KEY,
    -- @renamed from=b
    c text CONSTRAINT not_empty CHECK (c <> ''));
CREATE INDEX i ON t (c, b);
CREATE VIEW v AS SELECT b AS a, c AS b FROM t;
-- rows --
INSERT INTO t VALUES (1, 'x');
