-- A sequence that two tables draw from is renamed and moves to another schema.
-- before --
CREATE SCHEMA ids;
CREATE SEQUENCE s START WITH 100;
CREATE TABLE a (id int DEFAULT nextval('s'));
CREATE TABLE b (id int DEFAULT nextval('s') + 1);
-- after --
CREATE SCHEMA ids;
-- @renamed from=public.s
CREATE SEQUENCE ids."All Ids" START WITH 100;
CREATE TABLE a (id int DEFAULT nextval('ids."All Ids"'));
CREATE TABLE b (id int DEFAULT nextval('ids."All Ids"') + 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: rename sequence public.s to sequence ids."All Ids"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence ids."All Ids"
--   blocks:      reads and writes of ids."All Ids", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of sequence ids."All Ids" fails
ALTER SEQUENCE public.s SET SCHEMA ids;
ALTER SEQUENCE ids.s RENAME TO "All Ids";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: rename sequence public.s to sequence ids."All Ids"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence ids."All Ids"
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE ids."All Ids" RENAME TO s;
ALTER SEQUENCE ids.s SET SCHEMA public;

COMMIT;
