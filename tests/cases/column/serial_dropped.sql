-- A serial column goes with its sequence.
-- before --
CREATE TABLE t (a int, id bigserial);
-- after --
CREATE TABLE t (a int);
