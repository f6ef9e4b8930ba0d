-- Names with capitals, blanks, quotes, keywords and letters beyond ASCII.
-- before --
CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."Table" ("Id" int PRIMARY KEY, "select" text, "with ""quotes""" int, "größe" int);
-- after --
CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."Table" ("Id" int PRIMARY KEY, "select" text NOT NULL, "with ""quotes""" bigint, "größe" int CHECK ("größe" > 0), "User" int);
CREATE INDEX "Index" ON "My Schema"."Table" ("select", "größe");
COMMENT ON COLUMN "My Schema"."Table"."with ""quotes""" IS 'it''s \ quoted';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: add column "My Schema"."Table"."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "My Schema"."Table" ADD COLUMN "User" integer;

-- Step 2 of 9: check without scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT lockstep_select_not_null_3ff1c96a CHECK ("select" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 9: scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column "My Schema"."Table"."select" holds nulls
ALTER TABLE "My Schema"."Table" VALIDATE CONSTRAINT lockstep_select_not_null_3ff1c96a;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 4 of 9: require values in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ALTER COLUMN "select" SET NOT NULL;
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT lockstep_select_not_null_3ff1c96a;

-- Step 5 of 9: change type of column "My Schema"."Table"."with ""quotes"""
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of "My Schema"."Table" is written again under an exclusive lock
ALTER TABLE "My Schema"."Table" ALTER COLUMN "with ""quotes""" TYPE bigint;

-- Step 6 of 9: change comment on column "My Schema"."Table"."with ""quotes"""
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN "My Schema"."Table"."with ""quotes""" IS E'it''s \\ quoted';

-- Step 7 of 9: add constraint "My Schema"."Table"."Table_größe_check" without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT "Table_größe_check" CHECK ("größe" > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 9: validate constraint "My Schema"."Table"."Table_größe_check"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint "My Schema"."Table"."Table_größe_check"
ALTER TABLE "My Schema"."Table" VALIDATE CONSTRAINT "Table_größe_check";

COMMIT;

-- Step 9 of 9: add index "My Schema"."Index"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "My Schema"."Index"
CREATE INDEX CONCURRENTLY "Index" ON "My Schema"."Table" USING btree ("select", "größe");
-- down --
SET lock_timeout = 0;

-- Undo step 9 of 9: add index "My Schema"."Index"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "My Schema"."Index";

BEGIN;

-- Undo step 8 of 9: validate constraint "My Schema"."Table"."Table_größe_check"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT "Table_größe_check";
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT "Table_größe_check" CHECK ("größe" > 0) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 9: add constraint "My Schema"."Table"."Table_größe_check" without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT "Table_größe_check";

-- Undo step 6 of 9: change comment on column "My Schema"."Table"."with ""quotes"""
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN "My Schema"."Table"."with ""quotes""" IS NULL;

-- Undo step 5 of 9: change type of column "My Schema"."Table"."with ""quotes"""
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ALTER COLUMN "with ""quotes""" TYPE integer;

-- Undo step 4 of 9: require values in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT lockstep_select_not_null_3ff1c96a CHECK ("select" IS NOT NULL);
ALTER TABLE "My Schema"."Table" ALTER COLUMN "select" DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 9: scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT lockstep_select_not_null_3ff1c96a;
ALTER TABLE "My Schema"."Table" ADD CONSTRAINT lockstep_select_not_null_3ff1c96a CHECK ("select" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 9: check without scan for nulls in column "My Schema"."Table"."select"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "My Schema"."Table" DROP CONSTRAINT lockstep_select_not_null_3ff1c96a;

-- Undo step 1 of 9: add column "My Schema"."Table"."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "My Schema"."Table"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "My Schema"."Table" DROP COLUMN "User";

COMMIT;
