-- A plain column becomes a generated one, under an index and a check.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (b >= 0));
CREATE INDEX t_b ON t (b);
COMMENT ON COLUMN t.b IS 'b';
-- after --
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (abs(a)) STORED, CONSTRAINT c CHECK (b >= 0));
CREATE INDEX t_b ON t (b);
COMMENT ON COLUMN t.b IS 'b';
-- rows --
INSERT INTO t VALUES (1, 2);
