-- A serial column brings its sequence.
-- before --
CREATE TABLE t (a int);
-- after --
CREATE TABLE t (a int, id serial);
