-- A composite type in a composite type: the inner one gets an attribute, the outer one another type of it.
-- before --
CREATE TYPE inner_t AS (a int);
CREATE TYPE outer_t AS (i inner_t, n int);
CREATE TABLE t (o outer_t);
-- after --
CREATE TYPE inner_t AS (a int, "B" text COLLATE "C");
CREATE TYPE outer_t AS (i inner_t, n int, more inner_t[]);
CREATE TABLE t (o outer_t);
