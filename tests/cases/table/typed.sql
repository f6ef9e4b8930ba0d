-- A table of a composite type.
-- before --
CREATE TYPE pair AS (x int, y text);
-- after --
CREATE TYPE pair AS (x int, y text);
CREATE TABLE t OF pair;
