-- A schema is renamed with everything in it.
-- needs --
from 14: bodies in standard SQL
-- before --
CREATE SCHEMA old;
CREATE TYPE old.e AS ENUM ('a');
CREATE TABLE old.t (id serial PRIMARY KEY, e old.e DEFAULT 'a');
CREATE FUNCTION old.f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM old.t);
CREATE VIEW v AS SELECT id FROM old.t;
-- after --
-- @renamed from=old
CREATE SCHEMA "new";
CREATE TYPE "new".e AS ENUM ('a');
CREATE TABLE "new".t (id serial PRIMARY KEY, e "new".e DEFAULT 'a');
CREATE FUNCTION "new".f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM "new".t);
CREATE VIEW v AS SELECT id FROM "new".t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename schema old to schema new
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of schema new fails
ALTER SCHEMA old RENAME TO new;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename schema old to schema new
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SCHEMA new RENAME TO old;

COMMIT;
