-- A varchar is widened without a rewrite.
-- before --
CREATE TABLE t (a varchar(20), b varchar(10));
-- after --
CREATE TABLE t (a varchar(40), b text);
-- rows --
INSERT INTO t VALUES ('x', 'y');
