-- Arrays of built-in and user-defined types.
-- before --
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (a int[]);
-- after --
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (a bigint[], m mood[] DEFAULT '{sad}', n numeric(10,2)[][]);
