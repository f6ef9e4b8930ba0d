-- A composite type and a table that uses it.
-- before --
-- after --
CREATE TYPE pair AS (x int, "Y" text COLLATE "C", z numeric(5,2)[]);
CREATE TABLE t (p pair, ps pair[]);
