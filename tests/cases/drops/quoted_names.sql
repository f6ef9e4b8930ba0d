-- Names with capitals, quotes, blanks and points, and names of 63 bytes.
-- before --
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Order ""Lines""" ("Id" integer PRIMARY KEY, "Old Value" text NOT NULL, "ünïcödé" text);
CREATE TABLE "My App"."a.b" (id serial PRIMARY KEY);
CREATE TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63_ (
  id integer,
  a_column_with_a_name_that_is_as_long_as_names_can_be_which_is_63_x integer,
  a_column_with_a_name_that_is_as_long_as_names_can_be_ünüc_is_63_y integer
);
CREATE TABLE "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63_ (id integer);
-- rows --
INSERT INTO "My App"."Order ""Lines""" VALUES (1, 'x', 'y');
-- after --
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Order ""Lines""" ("Id" integer PRIMARY KEY);
CREATE TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63_ (id integer);
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: put away table "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   blocks:      reads and writes of "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 fails
--   note:        its rows stay in "~lockstep_dropped_My App.b_table_with_a_name_that_is_a_77b24a31".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_My App.b_table_with_a_name_that_is_a_77b24a31";
COMMENT ON SCHEMA "~lockstep_dropped_My App.b_table_with_a_name_that_is_a_77b24a31" IS 'table "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_My App.b_table_with_a_name_that_is_a_77b24a31" FROM PUBLIC;
ALTER TABLE "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 SET SCHEMA "~lockstep_dropped_My App.b_table_with_a_name_that_is_a_77b24a31";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My App"."Order ""Lines""" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 6: put away column "My App"."Order ""Lines"""."Old Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App"."Order ""Lines"""
--   blocks:      reads and writes of "My App"."Order ""Lines""", for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column "My App"."Order ""Lines"""."Old Value" fails
--   hazard:      cached-plan: prepared statements that take all columns of table "My App"."Order ""Lines""" fail
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_Old Value" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE "My App"."Order ""Lines""" ALTER COLUMN "Old Value" DROP NOT NULL;
ALTER TABLE "My App"."Order ""Lines""" RENAME COLUMN "Old Value" TO "~lockstep_dropped_Old Value";

-- Step 3 of 6: put away column "My App"."Order ""Lines"""."ünïcödé"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App"."Order ""Lines"""
--   blocks:      reads and writes of "My App"."Order ""Lines""", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column "My App"."Order ""Lines"""."ünïcödé" fails
--   hazard:      cached-plan: prepared statements that take all columns of table "My App"."Order ""Lines""" fail
--   note:        its values stay under the name "~lockstep_dropped_ünïcödé" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE "My App"."Order ""Lines""" RENAME COLUMN "ünïcödé" TO "~lockstep_dropped_ünïcödé";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 6: put away column "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63.a_column_with_a_name_that_is_as_long_as_names_can_be_which_is_6
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   blocks:      reads and writes of "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63.a_column_with_a_name_that_is_as_long_as_names_can_be_which_is_6 fails
--   hazard:      cached-plan: prepared statements that take all columns of table "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 fail
--   note:        its values stay under the name "~lockstep_dropped_a_column_with_a_name_that_is_as_long_ce1bfd39" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 RENAME COLUMN a_column_with_a_name_that_is_as_long_as_names_can_be_which_is_6 TO "~lockstep_dropped_a_column_with_a_name_that_is_as_long_ce1bfd39";

-- Step 5 of 6: put away column "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63."a_column_with_a_name_that_is_as_long_as_names_can_be_ünüc_is_"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   blocks:      reads and writes of "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63."a_column_with_a_name_that_is_as_long_as_names_can_be_ünüc_is_" fails
--   hazard:      cached-plan: prepared statements that take all columns of table "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 fail
--   note:        its values stay under the name "~lockstep_dropped_a_column_with_a_name_that_is_as_long_597211b3" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 RENAME COLUMN "a_column_with_a_name_that_is_as_long_as_names_can_be_ünüc_is_" TO "~lockstep_dropped_a_column_with_a_name_that_is_as_long_597211b3";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My App"."a.b" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 6: put away table "My App"."a.b"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence "My App"."a.b_id_seq", ACCESS EXCLUSIVE on table "My App"."a.b"
--   blocks:      reads and writes of "My App"."a.b_id_seq", "My App"."a.b", for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table "My App"."a.b" fails
--   note:        its rows stay in "~lockstep_dropped_My App.a.b"."a.b" until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_My App.a.b";
COMMENT ON SCHEMA "~lockstep_dropped_My App.a.b" IS 'table "My App"."a.b", put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_My App.a.b" FROM PUBLIC;
ALTER TABLE "My App"."a.b" SET SCHEMA "~lockstep_dropped_My App.a.b";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: put away table "My App"."a.b"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence "My App"."a.b_id_seq", ACCESS EXCLUSIVE on table "My App"."a.b"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_My App.a.b"."a.b" SET SCHEMA "My App";
DROP SCHEMA "~lockstep_dropped_My App.a.b";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 6: put away column "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63."a_column_with_a_name_that_is_as_long_as_names_can_be_ünüc_is_"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 RENAME COLUMN "~lockstep_dropped_a_column_with_a_name_that_is_as_long_597211b3" TO "a_column_with_a_name_that_is_as_long_as_names_can_be_ünüc_is_";

-- Undo step 4 of 6: put away column "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63.a_column_with_a_name_that_is_as_long_as_names_can_be_which_is_6
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My App".a_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 RENAME COLUMN "~lockstep_dropped_a_column_with_a_name_that_is_as_long_ce1bfd39" TO a_column_with_a_name_that_is_as_long_as_names_can_be_which_is_6;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "My App"."Order ""Lines""" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 6: put away column "My App"."Order ""Lines"""."ünïcödé"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App"."Order ""Lines"""
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My App"."Order ""Lines""" RENAME COLUMN "~lockstep_dropped_ünïcödé" TO "ünïcödé";

-- Undo step 2 of 6: put away column "My App"."Order ""Lines"""."Old Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App"."Order ""Lines"""
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My App"."Order ""Lines""" RENAME COLUMN "~lockstep_dropped_Old Value" TO "Old Value";
ALTER TABLE "My App"."Order ""Lines""" ALTER COLUMN "Old Value" SET NOT NULL;

COMMIT;

BEGIN;

-- Undo step 1 of 6: put away table "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "My App".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_My App.b_table_with_a_name_that_is_a_77b24a31".b_table_with_a_name_that_is_as_long_as_names_can_be_which_is_63 SET SCHEMA "My App";
DROP SCHEMA "~lockstep_dropped_My App.b_table_with_a_name_that_is_a_77b24a31";

COMMIT;
