-- Names that want quotes, in other schemas: the old table goes into the schema of the partition that it becomes, and its sequence stays with the new one.
-- before --
CREATE SCHEMA "Sales";
CREATE SCHEMA "Old";
CREATE TABLE "Sales"."Orders" ("Id" bigserial, "Region" text NOT NULL, total numeric, PRIMARY KEY ("Id", "Region"), UNIQUE (total, "Region"));
CREATE STATISTICS "Sales"."Orders_stat" ON "Region", total FROM "Sales"."Orders";
-- rows --
INSERT INTO "Sales"."Orders" ("Region", total) SELECT (ARRAY['north', 'south'])[1 + i % 2], i FROM generate_series(1, 1200) AS i;
-- after --
CREATE SCHEMA "Sales";
CREATE SCHEMA "Old";
-- @partition mode=first name="Old"."Orders of 2024"
CREATE TABLE "Sales"."Orders" ("Id" bigserial, "Region" text NOT NULL, total numeric, PRIMARY KEY ("Id", "Region"), UNIQUE (total, "Region")) PARTITION BY LIST ("Region");
CREATE TABLE "Old"."Orders of 2024" PARTITION OF "Sales"."Orders" FOR VALUES IN ('north', 'south');
CREATE TABLE "Sales"."Orders east" PARTITION OF "Sales"."Orders" FOR VALUES IN ('east', NULL);
CREATE STATISTICS "Sales"."Orders_stat" ON "Region", total FROM "Sales"."Orders";
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM "Old"."Orders of 2024") = 1200;
  INSERT INTO "Sales"."Orders" ("Region", total) VALUES ('east', 1), ('north', 100000);
  ASSERT (SELECT count(DISTINCT "Id") FROM "Sales"."Orders") = 1202;
  ASSERT (SELECT count(*) FROM "Sales"."Orders east") = 1;
  DELETE FROM "Sales"."Orders" WHERE "Region" = 'east' OR total = 100000;
  ASSERT pg_get_serial_sequence('"Sales"."Orders"', 'Id') = '"Sales"."Orders_Id_seq"';
END $$;
-- old --
INSERT INTO "Sales"."Orders" ("Region", total) VALUES ('south', -1);
DELETE FROM "Sales"."Orders" WHERE total = -1;
-- new --
INSERT INTO "Sales"."Orders" ("Region", total) VALUES ('east', -1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: check without scan the bounds of what will be table "Old"."Orders of 2024"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Sales"."Orders"
--   blocks:      reads and writes of "Sales"."Orders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table "Sales"."Orders" is partitioned, rows outside of the bounds of table "Old"."Orders of 2024" are refused
ALTER TABLE "Sales"."Orders" ADD CONSTRAINT "lockstep_Orders of 2024_bounds_1c9b6b5c" CHECK ("Region" IS NOT NULL AND "Region" = ANY (ARRAY['north'::text, 'south'::text])) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 5: scan table "Sales"."Orders" for rows outside of the bounds of table "Old"."Orders of 2024"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales"."Orders"
--   blocks:      neither reads nor writes
--   work:        scans "Sales"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table "Sales"."Orders" holds rows outside of the bounds of table "Old"."Orders of 2024"
ALTER TABLE "Sales"."Orders" VALIDATE CONSTRAINT "lockstep_Orders of 2024_bounds_1c9b6b5c";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "Sales"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 5: make table "Old"."Orders of 2024" of table "Sales"."Orders", and a partitioned table in its place
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence "Sales"."Orders_Id_seq", ACCESS EXCLUSIVE on table "Sales"."Orders"
--   blocks:      reads and writes of "Sales"."Orders"; writes of "Sales"."Orders_Id_seq", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE "Sales"."Orders" IN ACCESS EXCLUSIVE MODE;
ALTER SEQUENCE "Sales"."Orders_Id_seq" OWNED BY NONE;
ALTER TABLE "Sales"."Orders" RENAME CONSTRAINT "Orders_pkey" TO "Orders of 2024_pkey";
ALTER TABLE "Sales"."Orders" RENAME CONSTRAINT "Orders_total_Region_key" TO "Orders of 2024_total_Region_key";
ALTER STATISTICS "Sales"."Orders_stat" RENAME TO "lockstep_Orders_stat_old_c463637e";
ALTER TABLE "Sales"."Orders" SET SCHEMA "Old";
ALTER TABLE "Old"."Orders" RENAME TO "Orders of 2024";
CREATE TABLE "Sales"."Orders" (
    "Id" bigint DEFAULT nextval('"Sales"."Orders_Id_seq"'::regclass) NOT NULL,
    "Region" text NOT NULL,
    total numeric
) PARTITION BY LIST ("Region");
CREATE TABLE "Sales"."Orders east" PARTITION OF "Sales"."Orders" FOR VALUES IN ('east', NULL);
ALTER TABLE ONLY "Sales"."Orders" ADD CONSTRAINT "Orders_pkey" PRIMARY KEY ("Id", "Region");
ALTER TABLE "Sales"."Orders east" ADD CONSTRAINT "Orders east_pkey" PRIMARY KEY ("Id", "Region");
ALTER INDEX "Sales"."Orders_pkey" ATTACH PARTITION "Sales"."Orders east_pkey";
ALTER TABLE ONLY "Sales"."Orders" ADD CONSTRAINT "Orders_total_Region_key" UNIQUE (total, "Region");
ALTER TABLE "Sales"."Orders east" ADD CONSTRAINT "Orders east_total_Region_key" UNIQUE (total, "Region");
ALTER INDEX "Sales"."Orders_total_Region_key" ATTACH PARTITION "Sales"."Orders east_total_Region_key";
CREATE STATISTICS "Sales"."Orders_stat" ON "Region", total FROM "Sales"."Orders";
ALTER TABLE "Sales"."Orders" ATTACH PARTITION "Old"."Orders of 2024" FOR VALUES IN ('north', 'south');
ALTER SEQUENCE "Sales"."Orders_Id_seq" OWNED BY "Sales"."Orders"."Id";
ALTER TABLE "Old"."Orders of 2024" DROP CONSTRAINT IF EXISTS "lockstep_Orders of 2024_bounds_1c9b6b5c";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 5: gather statistics of table "Sales"."Orders"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Old"."Orders of 2024", SHARE UPDATE EXCLUSIVE on table "Sales"."Orders", SHARE UPDATE EXCLUSIVE on table "Sales"."Orders east"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "Sales"."Orders";

COMMIT;

BEGIN;

-- Step 5 of 5: drop statistics "Sales"."lockstep_Orders_stat_old_c463637e"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Old"."Orders of 2024"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS "Sales"."lockstep_Orders_stat_old_c463637e";

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 5: drop statistics "Sales"."lockstep_Orders_stat_old_c463637e"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Old"."Orders of 2024"
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS "Sales"."lockstep_Orders_stat_old_c463637e" ON "Region", total FROM "Old"."Orders of 2024";

COMMIT;

-- Undo step 4 of 5: gather statistics of table "Sales"."Orders"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Old"."Orders of 2024", SHARE UPDATE EXCLUSIVE on table "Sales"."Orders", SHARE UPDATE EXCLUSIVE on table "Sales"."Orders east"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Sales"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 5: make table "Old"."Orders of 2024" of table "Sales"."Orders", and a partitioned table in its place
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence "Sales"."Orders_Id_seq", ACCESS EXCLUSIVE on table "Sales"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE "Sales"."Orders" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "Sales"."Orders" DETACH PARTITION "Old"."Orders of 2024";
INSERT INTO "Old"."Orders of 2024" ("Id", "Region", total) SELECT "Id", "Region", total FROM "Sales"."Orders";
ALTER SEQUENCE "Sales"."Orders_Id_seq" OWNED BY NONE;
DROP STATISTICS "Sales"."Orders_stat";
ALTER TABLE "Sales"."Orders" DROP CONSTRAINT "Orders_total_Region_key";
ALTER TABLE "Sales"."Orders" DROP CONSTRAINT "Orders_pkey";
DROP TABLE "Sales"."Orders east";
DROP TABLE "Sales"."Orders";
ALTER TABLE "Old"."Orders of 2024" RENAME TO "Orders";
ALTER TABLE "Old"."Orders" SET SCHEMA "Sales";
ALTER STATISTICS "Sales"."lockstep_Orders_stat_old_c463637e" RENAME TO "Orders_stat";
ALTER TABLE "Sales"."Orders" RENAME CONSTRAINT "Orders of 2024_total_Region_key" TO "Orders_total_Region_key";
ALTER TABLE "Sales"."Orders" RENAME CONSTRAINT "Orders of 2024_pkey" TO "Orders_pkey";
ALTER SEQUENCE "Sales"."Orders_Id_seq" OWNED BY "Sales"."Orders"."Id";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 5: scan table "Sales"."Orders" for rows outside of the bounds of table "Old"."Orders of 2024"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Sales"."Orders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "Sales"."Orders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 5: check without scan the bounds of what will be table "Old"."Orders of 2024"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Sales"."Orders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Sales"."Orders" DROP CONSTRAINT IF EXISTS "lockstep_Orders of 2024_bounds_1c9b6b5c";

COMMIT;
