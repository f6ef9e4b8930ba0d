-- An enum of another schema with a name that wants quoting.
-- before --
CREATE SCHEMA "S 1";
CREATE TYPE "S 1"."Type" AS ENUM ('x');
CREATE TABLE t (a "S 1"."Type" DEFAULT 'x');
-- after --
CREATE SCHEMA "S 1";
CREATE TYPE "S 1"."Type" AS ENUM ('w', 'x');
CREATE TABLE t (a "S 1"."Type" DEFAULT 'w', b "S 1"."Type"[]);
