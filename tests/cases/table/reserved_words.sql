-- Every name is a reserved word.
-- before --
CREATE SCHEMA "select";
CREATE TABLE "select"."table" ("from" int, "where" text);
-- after --
CREATE SCHEMA "select";
CREATE TYPE "select"."type" AS ENUM ('null');
CREATE TABLE "select"."table" ("from" int CONSTRAINT "primary" PRIMARY KEY, "where" text CONSTRAINT "check" CHECK ("where" <> 'user'), "user" "select"."type" DEFAULT 'null'::"select"."type", "group" int CONSTRAINT "references" REFERENCES "select"."table");
CREATE UNIQUE INDEX "unique" ON "select"."table" ("where", "group" DESC);
CREATE FUNCTION "select"."function"("in" int, "default" text) RETURNS int LANGUAGE sql AS $$ SELECT "in" $$;
CREATE VIEW "select"."view" AS SELECT "from" AS "order", "where" AS "limit" FROM "select"."table" AS "as" WHERE "user" IS NULL;
CREATE SEQUENCE "select"."end" OWNED BY "select"."table"."from";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 18: create enum type "select".type
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE "select".type AS ENUM ('null');

-- Step 2 of 18: create sequence "select"."end"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE "select"."end";

-- Step 3 of 18: check without scan for nulls in column "select"."table"."from"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   blocks:      reads and writes of "select"."table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" ADD CONSTRAINT lockstep_from_not_null_16be8f35 CHECK ("from" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 18: scan for nulls in column "select"."table"."from"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   blocks:      neither reads nor writes
--   work:        scans "select"."table"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column "select"."table"."from" holds nulls
ALTER TABLE "select"."table" VALIDATE CONSTRAINT lockstep_from_not_null_16be8f35;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 18: require values in column "select"."table"."from"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   blocks:      reads and writes of "select"."table", until step 6 is done, which scans "select"."table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" ALTER COLUMN "from" SET NOT NULL;

-- Step 6 of 18: let column "select"."table"."from" own sequence "select"."end"
--   phase:       expand
--   locks:       none on what exists
--   work:        scans "select"."table"
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of "select"."table" are read for the last number while others wait; an index over "from" makes that short
ALTER SEQUENCE "select"."end" OWNED BY "select"."table"."from";
SELECT pg_catalog.setval('"select"."end"', max("from") + 1, false) FROM "select"."table" HAVING max("from") >= 1 AND max("from") < 9223372036854775807;

COMMIT;

-- Step 7 of 18: drop the check for nulls in column "select"."table"."from"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   blocks:      reads and writes of "select"."table", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" DROP CONSTRAINT lockstep_from_not_null_16be8f35;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 18: add column "select"."table"."group"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   blocks:      reads and writes of "select"."table", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "select"."table" ADD COLUMN "group" integer;

-- Step 9 of 18: add column "select"."table"."user"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   blocks:      reads and writes of "select"."table", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "select"."table" ADD COLUMN "user" "select".type DEFAULT 'null'::"select".type;

-- Step 10 of 18: create routine "select".function(integer, text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION "select".function("in" integer, "default" text)
RETURNS integer
LANGUAGE sql
AS $$ SELECT "in" $$;

-- Step 11 of 18: add constraint "select"."table"."check" without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   blocks:      reads and writes of "select"."table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" ADD CONSTRAINT "check" CHECK ("where" <> 'user') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 18: build the index of constraint "select"."table"."primary"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   blocks:      neither reads nor writes
--   work:        scans "select"."table"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of "select"."table" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "select"."primary"
CREATE UNIQUE INDEX CONCURRENTLY "primary" ON "select"."table" USING btree ("from");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 18: add constraint "select"."table"."primary"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   blocks:      reads and writes of "select"."table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" ADD CONSTRAINT "primary" PRIMARY KEY USING INDEX "primary";

-- Step 14 of 18: add constraint "select"."table"."references" without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table "select"."table"
--   blocks:      writes of "select"."table", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" ADD CONSTRAINT "references" FOREIGN KEY ("group") REFERENCES "select"."table" ("from") NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 15 of 18: add index "select"."unique"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   blocks:      neither reads nor writes
--   work:        scans "select"."table"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of "select"."table" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "select"."unique"
CREATE UNIQUE INDEX CONCURRENTLY "unique" ON "select"."table" USING btree ("where", "group" DESC);

SET lock_timeout = '2s';

BEGIN;

-- Step 16 of 18: create view "select".view
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW "select".view AS
SELECT "from" AS "order", "where" AS "limit" FROM "select"."table" AS "as" WHERE "user" IS NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 17 of 18: validate constraint "select"."table"."check"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   blocks:      neither reads nor writes
--   work:        scans "select"."table"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint "select"."table"."check"
ALTER TABLE "select"."table" VALIDATE CONSTRAINT "check";

COMMIT;

BEGIN;

-- Step 18 of 18: validate constraint "select"."table"."references"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   blocks:      neither reads nor writes
--   work:        scans "select"."table"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint "select"."table"."references"
ALTER TABLE "select"."table" VALIDATE CONSTRAINT "references";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 18: validate constraint "select"."table"."references"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "select"."table" DROP CONSTRAINT "references";
ALTER TABLE "select"."table" ADD CONSTRAINT "references" FOREIGN KEY ("group") REFERENCES "select"."table" ("from") NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 18: validate constraint "select"."table"."check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "select"."table" DROP CONSTRAINT "check";
ALTER TABLE "select"."table" ADD CONSTRAINT "check" CHECK ("where" <> 'user') NOT VALID;

COMMIT;

BEGIN;

-- Undo step 16 of 18: create view "select".view
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW "select".view;

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 18: add index "select"."unique"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "select"."unique";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 18: add constraint "select"."table"."references" without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" DROP CONSTRAINT "references";

-- Undo step 13 of 18: add constraint "select"."table"."primary"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" DROP CONSTRAINT "primary";

COMMIT;

SET lock_timeout = 0;

-- Undo step 12 of 18: build the index of constraint "select"."table"."primary"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "select"."primary";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 18: add constraint "select"."table"."check" without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" DROP CONSTRAINT "check";

-- Undo step 10 of 18: create routine "select".function(integer, text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION "select".function(integer, text);

-- Undo step 9 of 18: add column "select"."table"."user"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "select"."table" DROP COLUMN "user";

-- Undo step 8 of 18: add column "select"."table"."group"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE "select"."table" DROP COLUMN "group";

COMMIT;

-- Undo step 7 of 18: drop the check for nulls in column "select"."table"."from"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" ADD CONSTRAINT lockstep_from_not_null_16be8f35 CHECK ("from" IS NOT NULL) NOT VALID;
ALTER TABLE "select"."table" VALIDATE CONSTRAINT lockstep_from_not_null_16be8f35;

BEGIN;

-- Undo step 6 of 18: let column "select"."table"."from" own sequence "select"."end"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE "select"."end" OWNED BY NONE;

-- Undo step 5 of 18: require values in column "select"."table"."from"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" ALTER COLUMN "from" DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 18: scan for nulls in column "select"."table"."from"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "select"."table" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 18: check without scan for nulls in column "select"."table"."from"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "select"."table"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "select"."table" DROP CONSTRAINT lockstep_from_not_null_16be8f35;

-- Undo step 2 of 18: create sequence "select"."end"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE "select"."end";

-- Undo step 1 of 18: create enum type "select".type
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE "select".type;

COMMIT;
