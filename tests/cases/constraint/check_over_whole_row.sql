-- Checks that use the whole row, a row comparison and a subscript.
-- before --
CREATE TABLE t (a int, b int, c int[], CONSTRAINT somewhere CHECK (t IS NOT NULL));
-- after --
CREATE TABLE t (a int, b int, c int[], CONSTRAINT somewhere CHECK (num_nonnulls(a, b) > 0), CONSTRAINT rows CHECK ((a, b) < (10, 20)), CONSTRAINT sub CHECK (c[1:2] <> '{1,2}'), CONSTRAINT whole CHECK (t.* IS DISTINCT FROM NULL));
