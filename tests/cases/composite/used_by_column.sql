-- A composite type that a column uses gets an attribute.
-- before --
CREATE TYPE pair AS (x int);
CREATE TABLE t (p pair);
-- after --
CREATE TYPE pair AS (x int, y text);
CREATE TABLE t (p pair);
