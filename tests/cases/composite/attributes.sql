-- Attributes come, go and change type.
-- before --
CREATE TYPE pair AS (x int, y text, z int);
-- after --
CREATE TYPE pair AS (x bigint, y text, w date);
