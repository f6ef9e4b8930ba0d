-- An attribute goes from a type whose array a column holds, and a typed table has.
-- before --
CREATE TYPE pair AS (x int, y text, z int);
CREATE TABLE t (ps pair[]);
CREATE TABLE typed OF pair (PRIMARY KEY (x));
COMMENT ON COLUMN typed.x IS 'x';
-- after --
CREATE TYPE pair AS (x int, y text, w date);
CREATE TABLE t (ps pair[]);
CREATE TABLE typed OF pair (PRIMARY KEY (x));
COMMENT ON COLUMN typed.x IS 'x';
