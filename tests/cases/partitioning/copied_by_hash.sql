-- By hash, with foreign keys to it, a serial column in another schema, policies and a key whose columns get others; another table refers by a key that comes with it.
-- before --
CREATE SCHEMA "S";
CREATE TABLE "S"."T" ("Id" serial PRIMARY KEY, "Tenant" int NOT NULL, v text, CONSTRAINT known UNIQUE ("Id", "Tenant"));
CREATE TABLE "S".parts (id int REFERENCES "S"."T" ON DELETE CASCADE, tenant int);
CREATE STATISTICS "S".stat ON "Tenant", v FROM "S"."T";
ALTER TABLE "S"."T" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "S"."T" TO pg_monitor USING (v = CURRENT_USER::text);
-- rows --
INSERT INTO "S"."T" ("Tenant", v) SELECT i % 10, 'v' || i FROM generate_series(1, 1200) AS i;
INSERT INTO "S".parts SELECT i, i % 10 FROM generate_series(1, 1200) AS i;
-- after --
CREATE SCHEMA "S";
-- @partition mode=copy
-- @batch 500
CREATE TABLE "S"."T" ("Id" serial, "Tenant" int NOT NULL, v text, CONSTRAINT "T_pkey" PRIMARY KEY ("Tenant", "Id")) PARTITION BY HASH ("Tenant");
CREATE TABLE "S"."T 0" PARTITION OF "S"."T" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE "S"."T 1" PARTITION OF "S"."T" FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE "S".parts (id int, tenant int, FOREIGN KEY (tenant, id) REFERENCES "S"."T" ("Tenant", "Id") ON DELETE CASCADE);
CREATE STATISTICS "S".stat ON "Tenant", v FROM "S"."T";
ALTER TABLE "S"."T" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "S"."T" TO pg_monitor USING (v = CURRENT_USER::text);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM "S"."T 0") + (SELECT count(*) FROM "S"."T 1") = 1200;
  ASSERT (SELECT count(*) FROM "S".parts JOIN "S"."T" ON "Id" = id AND "Tenant" = tenant) = 1200;
  ASSERT nextval('"S"."T_Id_seq"') BETWEEN 1201 AND 1210;
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: give up the proof of constraint "S".parts.parts_id_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S".parts, "S"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S".parts, "S"."T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S"."T", "S".parts IN ACCESS EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 2 of 8: drop constraint "S".parts.parts_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."T", ACCESS EXCLUSIVE on table "S".parts
--   blocks:      reads and writes of "S"."T", "S".parts, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".parts DROP CONSTRAINT parts_id_fkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 8: create what will be table "S"."T", with its partitions, and write to both
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table "S"."T"
--   blocks:      writes of "S"."T", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        what is written to the table is written to its copy in the same transaction
CREATE TABLE "S"."lockstep_T_new_1d05c423" (
    "Id" integer DEFAULT nextval('"S"."T_Id_seq"'::regclass) CONSTRAINT "T_Id_not_null" NOT NULL,
    "Tenant" integer CONSTRAINT "T_Tenant_not_null" NOT NULL,
    v text
) PARTITION BY HASH ("Tenant");
CREATE TABLE "S"."T 0" PARTITION OF "S"."lockstep_T_new_1d05c423" (
    "Id" WITH OPTIONS CONSTRAINT "T_Id_not_null" NOT NULL,
    "Tenant" WITH OPTIONS CONSTRAINT "T_Tenant_not_null" NOT NULL
) FOR VALUES WITH (modulus 2, remainder 0);
CREATE TABLE "S"."T 1" PARTITION OF "S"."lockstep_T_new_1d05c423" (
    "Id" WITH OPTIONS CONSTRAINT "T_Id_not_null" NOT NULL,
    "Tenant" WITH OPTIONS CONSTRAINT "T_Tenant_not_null" NOT NULL
) FOR VALUES WITH (modulus 2, remainder 1);
ALTER TABLE ONLY "S"."lockstep_T_new_1d05c423" ADD CONSTRAINT "lockstep_T_pkey_new_e5d2f286" PRIMARY KEY ("Tenant", "Id");
ALTER TABLE "S"."T 0" ADD CONSTRAINT "T 0_pkey" PRIMARY KEY ("Tenant", "Id");
ALTER TABLE "S"."T 1" ADD CONSTRAINT "T 1_pkey" PRIMARY KEY ("Tenant", "Id");
ALTER INDEX "S"."lockstep_T_pkey_new_e5d2f286" ATTACH PARTITION "S"."T 1_pkey";
ALTER INDEX "S"."lockstep_T_pkey_new_e5d2f286" ATTACH PARTITION "S"."T 0_pkey";
CREATE OR REPLACE FUNCTION "S"."lockstep_T_copy_1d05c423"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "S"."lockstep_T_new_1d05c423";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."Tenant", NEW."Id") IS DISTINCT FROM (OLD."Tenant", OLD."Id")) THEN
    DELETE FROM "S"."lockstep_T_new_1d05c423" AS lockstep_row USING (SELECT "Tenant", "Id" FROM (SELECT OLD.*) AS "T") AS lockstep_was ("Tenant", "Id") WHERE lockstep_row."Tenant" = lockstep_was."Tenant" AND lockstep_row."Id" = lockstep_was."Id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "S"."lockstep_T_new_1d05c423" AS lockstep_row ("Id", "Tenant", v) SELECT "Id", "Tenant", v FROM (SELECT NEW.*) AS "T" ON CONFLICT ("Tenant", "Id") DO UPDATE SET v = EXCLUDED.v;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_T_copy_1d05c423" AFTER INSERT OR UPDATE OR DELETE ON "S"."T" FOR EACH ROW EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();
CREATE TRIGGER "~lockstep_T_truncate_1d05c423" AFTER TRUNCATE ON "S"."T" FOR EACH STATEMENT EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 8: copy the rows of table "S"."T"
--   phase:       contract
--   locks:       ROW SHARE on table "S"."T"
--   blocks:      neither reads nor writes
--   work:        scans "S"."T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows belong into none of the partitions, or when the copy is not the same at last
CREATE UNLOGGED TABLE IF NOT EXISTS "S"."lockstep_T_progress_1d05c423" AS
  SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "S"."T" ORDER BY "Id" DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "S"."lockstep_T_progress_1d05c423"
  SELECT * FROM (SELECT "Id" AS last_1, "Id" AS upto_1, false AS begun FROM ONLY "S"."T" ORDER BY "Id" DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "S"."lockstep_T_progress_1d05c423");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM "S"."lockstep_T_progress_1d05c423";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "S"."T" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 500) AS batch ORDER BY "Id" DESC LIMIT 1;
      ELSE
        SELECT "Id" AS next_1 INTO lockstep_next FROM (SELECT "Id" FROM ONLY "S"."T" WHERE "Id" <= lockstep_state.upto_1 ORDER BY "Id" LIMIT 500) AS batch ORDER BY "Id" DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        INSERT INTO "S"."lockstep_T_new_1d05c423" ("Id", "Tenant", v) SELECT "Id", "Tenant", v FROM (SELECT * FROM ONLY "S"."T" WHERE "Id" > lockstep_state.last_1 AND "Id" <= lockstep_next.next_1 FOR SHARE) AS "T" ON CONFLICT ("Tenant", "Id") DO NOTHING;
      ELSE
        INSERT INTO "S"."lockstep_T_new_1d05c423" ("Id", "Tenant", v) SELECT "Id", "Tenant", v FROM (SELECT * FROM ONLY "S"."T" WHERE "Id" <= lockstep_next.next_1 FOR SHARE) AS "T" ON CONFLICT ("Tenant", "Id") DO NOTHING;
      END IF;
      UPDATE "S"."lockstep_T_progress_1d05c423" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "S"."lockstep_T_progress_1d05c423";
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT "Id", "Tenant", v FROM ONLY "S"."T" AS "T") AS was ("Id", "Tenant", v) WHERE NOT EXISTS (SELECT FROM "S"."lockstep_T_new_1d05c423" AS now WHERE now."Tenant" = was."Tenant" AND now."Id" = was."Id" AND pg_catalog.record_image_eq(ROW(now."Id", now."Tenant", now.v), ROW(was."Id", was."Tenant", was.v))))
     OR (SELECT pg_catalog.count(*) FROM ONLY "S"."T") <> (SELECT pg_catalog.count(*) FROM "S"."lockstep_T_new_1d05c423") THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', '"S"."T"';
  END IF;
END $$;

SET lock_timeout = '2s';

BEGIN;

-- Step 5 of 8: gather statistics of table "S"."lockstep_T_new_1d05c423"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "S"."lockstep_T_new_1d05c423";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S".parts, "S"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S".parts IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE "S"."T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S"."T" IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE "S".parts IN SHARE ROW EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 6 of 8: put its partitioned copy in the place of table "S"."T"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence "S"."T_Id_seq", ACCESS EXCLUSIVE on table "S"."T", SHARE ROW EXCLUSIVE on table "S".parts
--   blocks:      reads and writes of "S"."T"; writes of "S"."T_Id_seq", "S".parts, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        the old table stays until the last step, and what is written to the new one is written to it: its keys still hold
LOCK TABLE "S"."T" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_T_truncate_1d05c423" ON "S"."T";
DROP TRIGGER "~lockstep_T_copy_1d05c423" ON "S"."T";
DROP FUNCTION "S"."lockstep_T_copy_1d05c423"();
ALTER SEQUENCE "S"."T_Id_seq" OWNED BY NONE;
ALTER TABLE "S"."T" RENAME CONSTRAINT "T_pkey" TO "lockstep_T_pkey_old_e5d2f286";
ALTER TABLE "S"."T" RENAME CONSTRAINT known TO lockstep_known_old_f8f7a3dc;
ALTER STATISTICS "S".stat RENAME TO lockstep_stat_old_d2ebd15e;
ALTER TABLE "S"."T" RENAME TO "lockstep_T_old_1d05c423";
ALTER TABLE "S"."lockstep_T_new_1d05c423" RENAME CONSTRAINT "lockstep_T_pkey_new_e5d2f286" TO "T_pkey";
ALTER TABLE "S"."lockstep_T_new_1d05c423" RENAME TO "T";
ALTER SEQUENCE "S"."T_Id_seq" OWNED BY "S"."T"."Id";
CREATE STATISTICS "S".stat ON "Tenant", v FROM "S"."T";
CREATE POLICY own ON "S"."T"
    TO pg_monitor
    USING (v = CURRENT_USER::text);
ALTER TABLE "S"."T" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "S".parts ADD CONSTRAINT parts_tenant_id_fkey FOREIGN KEY (tenant, id) REFERENCES "S"."T" ("Tenant", "Id") ON DELETE CASCADE NOT VALID;
DROP POLICY own ON "S"."lockstep_T_old_1d05c423";
CREATE OR REPLACE FUNCTION "S"."lockstep_T_copy_1d05c423"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "S"."lockstep_T_old_1d05c423";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."Id") IS DISTINCT FROM (OLD."Id")) THEN
    DELETE FROM "S"."lockstep_T_old_1d05c423" AS lockstep_row USING (SELECT "Id" FROM (SELECT OLD.*) AS "T") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "S"."lockstep_T_old_1d05c423" AS lockstep_row ("Id", "Tenant", v) SELECT "Id", "Tenant", v FROM (SELECT NEW.*) AS "T" ON CONFLICT ("Id") DO UPDATE SET "Tenant" = EXCLUDED."Tenant", v = EXCLUDED.v;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_T_copy_1d05c423" AFTER INSERT OR UPDATE OR DELETE ON "S"."T" FOR EACH ROW EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();
CREATE TRIGGER "~lockstep_T_truncate_1d05c423" AFTER TRUNCATE ON "S"."T" FOR EACH STATEMENT EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 8: validate constraint "S".parts.parts_tenant_id_fkey
--   phase:       contract
--   locks:       ROW SHARE on table "S"."T", ROW SHARE on table "S"."T 0", ROW SHARE on table "S"."T 1", SHARE UPDATE EXCLUSIVE on table "S".parts
--   blocks:      neither reads nor writes
--   work:        scans "S".parts
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint "S".parts.parts_tenant_id_fkey
ALTER TABLE "S".parts VALIDATE CONSTRAINT parts_tenant_id_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."T", "S"."T 0", "S"."T 1" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "S"."T", "S"."T 0", "S"."T 1" IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 8 of 8: drop the old table "S"."T"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."T", ACCESS EXCLUSIVE on table "S"."T 0", ACCESS EXCLUSIVE on table "S"."T 1", ACCESS EXCLUSIVE on table "S"."lockstep_T_old_1d05c423"
--   blocks:      reads and writes of "S"."T", "S"."T 0", "S"."T 1", "S"."lockstep_T_old_1d05c423", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants "S"."T" back as it was before it was partitioned: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_T_truncate_1d05c423" ON "S"."T";
DROP TRIGGER "~lockstep_T_copy_1d05c423" ON "S"."T";
DROP FUNCTION "S"."lockstep_T_copy_1d05c423"();
DROP TABLE "S"."lockstep_T_old_1d05c423";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE "S"."T" IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 8 of 8: drop the old table "S"."T"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."T", ACCESS EXCLUSIVE on table "S"."T 0", ACCESS EXCLUSIVE on table "S"."T 1", ACCESS EXCLUSIVE on table "S"."lockstep_T_old_1d05c423"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE "S"."T" IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE "S"."lockstep_T_old_1d05c423" (
    "Id" integer DEFAULT nextval('"S"."T_Id_seq"'::regclass) CONSTRAINT "T_Id_not_null" NOT NULL,
    "Tenant" integer CONSTRAINT "T_Tenant_not_null" NOT NULL,
    v text,
    CONSTRAINT "lockstep_T_pkey_old_e5d2f286" PRIMARY KEY ("Id"),
    CONSTRAINT lockstep_known_old_f8f7a3dc UNIQUE ("Id", "Tenant")
);
ALTER TABLE "S"."lockstep_T_old_1d05c423" ENABLE ROW LEVEL SECURITY;
CREATE STATISTICS "S".lockstep_stat_old_d2ebd15e ON "Tenant", v FROM "S"."lockstep_T_old_1d05c423";
INSERT INTO "S"."lockstep_T_old_1d05c423" ("Id", "Tenant", v) SELECT "Id", "Tenant", v FROM "S"."T" AS "T";
CREATE OR REPLACE FUNCTION "S"."lockstep_T_copy_1d05c423"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "S"."lockstep_T_old_1d05c423";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."Id") IS DISTINCT FROM (OLD."Id")) THEN
    DELETE FROM "S"."lockstep_T_old_1d05c423" AS lockstep_row USING (SELECT "Id" FROM (SELECT OLD.*) AS "T") AS lockstep_was ("Id") WHERE lockstep_row."Id" = lockstep_was."Id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "S"."lockstep_T_old_1d05c423" AS lockstep_row ("Id", "Tenant", v) SELECT "Id", "Tenant", v FROM (SELECT NEW.*) AS "T" ON CONFLICT ("Id") DO UPDATE SET "Tenant" = EXCLUDED."Tenant", v = EXCLUDED.v;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_T_copy_1d05c423" AFTER INSERT OR UPDATE OR DELETE ON "S"."T" FOR EACH ROW EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();
CREATE TRIGGER "~lockstep_T_truncate_1d05c423" AFTER TRUNCATE ON "S"."T" FOR EACH STATEMENT EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S".parts, "S"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S".parts, "S"."T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S"."T", "S".parts IN ACCESS EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 7 of 8: validate constraint "S".parts.parts_tenant_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."T", ACCESS EXCLUSIVE on table "S"."T 0", ACCESS EXCLUSIVE on table "S"."T 1", ACCESS EXCLUSIVE on table "S".parts
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S".parts DROP CONSTRAINT parts_tenant_id_fkey;
ALTER TABLE "S".parts ADD CONSTRAINT parts_tenant_id_fkey FOREIGN KEY (tenant, id) REFERENCES "S"."T" ("Tenant", "Id") ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S".parts, ONLY "S"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S".parts, ONLY "S"."T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE ONLY "S"."T", "S".parts IN ACCESS EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 6 of 8: put its partitioned copy in the place of table "S"."T"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence "S"."T_Id_seq", ACCESS EXCLUSIVE on table "S"."T", SHARE ROW EXCLUSIVE on table "S".parts
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE "S"."T" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_T_truncate_1d05c423" ON "S"."T";
DROP TRIGGER "~lockstep_T_copy_1d05c423" ON "S"."T";
DROP FUNCTION "S"."lockstep_T_copy_1d05c423"();
CREATE POLICY own ON "S"."lockstep_T_old_1d05c423"
    TO pg_monitor
    USING (v = CURRENT_USER::text);
ALTER TABLE "S".parts DROP CONSTRAINT parts_tenant_id_fkey;
ALTER TABLE "S"."T" DISABLE ROW LEVEL SECURITY;
DROP POLICY own ON "S"."T";
DROP STATISTICS "S".stat;
ALTER SEQUENCE "S"."T_Id_seq" OWNED BY NONE;
ALTER TABLE "S"."T" RENAME TO "lockstep_T_new_1d05c423";
ALTER TABLE "S"."lockstep_T_new_1d05c423" RENAME CONSTRAINT "T_pkey" TO "lockstep_T_pkey_new_e5d2f286";
ALTER TABLE "S"."lockstep_T_old_1d05c423" RENAME TO "T";
ALTER STATISTICS "S".lockstep_stat_old_d2ebd15e RENAME TO stat;
ALTER TABLE "S"."T" RENAME CONSTRAINT lockstep_known_old_f8f7a3dc TO known;
ALTER TABLE "S"."T" RENAME CONSTRAINT "lockstep_T_pkey_old_e5d2f286" TO "T_pkey";
ALTER SEQUENCE "S"."T_Id_seq" OWNED BY "S"."T"."Id";
CREATE OR REPLACE FUNCTION "S"."lockstep_T_copy_1d05c423"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE "S"."lockstep_T_new_1d05c423";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."Tenant", NEW."Id") IS DISTINCT FROM (OLD."Tenant", OLD."Id")) THEN
    DELETE FROM "S"."lockstep_T_new_1d05c423" AS lockstep_row USING (SELECT "Tenant", "Id" FROM (SELECT OLD.*) AS "T") AS lockstep_was ("Tenant", "Id") WHERE lockstep_row."Tenant" = lockstep_was."Tenant" AND lockstep_row."Id" = lockstep_was."Id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "S"."lockstep_T_new_1d05c423" AS lockstep_row ("Id", "Tenant", v) SELECT "Id", "Tenant", v FROM (SELECT NEW.*) AS "T" ON CONFLICT ("Tenant", "Id") DO UPDATE SET v = EXCLUDED.v;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_T_copy_1d05c423" AFTER INSERT OR UPDATE OR DELETE ON "S"."T" FOR EACH ROW EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();
CREATE TRIGGER "~lockstep_T_truncate_1d05c423" AFTER TRUNCATE ON "S"."T" FOR EACH STATEMENT EXECUTE FUNCTION "S"."lockstep_T_copy_1d05c423"();

COMMIT;

-- Undo step 5 of 8: gather statistics of table "S"."lockstep_T_new_1d05c423"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 8: copy the rows of table "S"."T"
--   phase:       contract
--   locks:       ROW SHARE on table "S"."T"
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE "S"."lockstep_T_new_1d05c423";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY "S"."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 8: create what will be table "S"."T", with its partitions, and write to both
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table "S"."T"
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_T_truncate_1d05c423" ON "S"."T";
DROP TRIGGER "~lockstep_T_copy_1d05c423" ON "S"."T";
DROP FUNCTION "S"."lockstep_T_copy_1d05c423"();
ALTER TABLE "S"."lockstep_T_new_1d05c423" DROP CONSTRAINT "lockstep_T_pkey_new_e5d2f286";
DROP TABLE "S"."T 1";
DROP TABLE "S"."T 0";
DROP TABLE "S"."lockstep_T_new_1d05c423";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S".parts, ONLY "S"."T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S".parts, ONLY "S"."T" IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE ONLY "S"."T", "S".parts IN SHARE ROW EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 2 of 8: drop constraint "S".parts.parts_id_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table "S"."T", SHARE ROW EXCLUSIVE on table "S".parts
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S".parts ADD CONSTRAINT parts_id_fkey FOREIGN KEY (id) REFERENCES "S"."T" ("Id") ON DELETE CASCADE NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 8: give up the proof of constraint "S".parts.parts_id_fkey
--   phase:       contract
--   locks:       ROW SHARE on table "S"."T", SHARE UPDATE EXCLUSIVE on table "S".parts
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S".parts VALIDATE CONSTRAINT parts_id_fkey;

COMMIT;
