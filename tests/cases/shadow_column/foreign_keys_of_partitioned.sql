-- Foreign keys of partitioned tables over columns that get other types, to a plain table and to a partitioned one: their partitions have their own until these are proven.
-- before --
CREATE SCHEMA "Parts";
CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE TABLE events ("At" date NOT NULL, id integer NOT NULL, "User" integer REFERENCES users ON DELETE CASCADE, PRIMARY KEY ("At", id)) PARTITION BY RANGE ("At");
CREATE TABLE "Parts"."e 1" PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE "Parts".e2 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01') PARTITION BY LIST (id);
CREATE TABLE "Parts".e2_odd PARTITION OF "Parts".e2 FOR VALUES IN (1, 3, 5, 7, 9);
CREATE TABLE "Parts".e2_rest PARTITION OF "Parts".e2 DEFAULT;
COMMENT ON CONSTRAINT "events_User_fkey" ON events IS 'whose';
CREATE TABLE readings (at date NOT NULL, event integer NOT NULL, "Value" smallint, CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES events DEFERRABLE) PARTITION BY RANGE (at);
CREATE TABLE r1 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE rx PARTITION OF readings DEFAULT;
CREATE TABLE empty (at date, "user" integer REFERENCES users) PARTITION BY RANGE (at);
-- rows --
INSERT INTO users SELECT i, 'u' || i FROM generate_series(1, 50) AS i;
INSERT INTO events SELECT '2026-01-01'::date + i, i, nullif(i % 50, 0) FROM generate_series(0, 49) AS i;
INSERT INTO readings SELECT '2026-01-01'::date + i % 50, i % 50, i FROM generate_series(0, 1499) AS i;
-- after --
CREATE SCHEMA "Parts";
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE events ("At" date NOT NULL, id integer NOT NULL, "User" bigint REFERENCES users ON DELETE CASCADE, PRIMARY KEY ("At", id)) PARTITION BY RANGE ("At");
CREATE TABLE "Parts"."e 1" PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE "Parts".e2 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01') PARTITION BY LIST (id);
CREATE TABLE "Parts".e2_odd PARTITION OF "Parts".e2 FOR VALUES IN (1, 3, 5, 7, 9);
CREATE TABLE "Parts".e2_rest PARTITION OF "Parts".e2 DEFAULT;
COMMENT ON CONSTRAINT "events_User_fkey" ON events IS 'whose';
CREATE TABLE readings (at date NOT NULL, event bigint NOT NULL, "Value" numeric(8, 1), CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES events DEFERRABLE) PARTITION BY RANGE (at);
CREATE TABLE r1 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE rx PARTITION OF readings DEFAULT;
CREATE TABLE empty (at date, "user" bigint REFERENCES users) PARTITION BY RANGE (at);
-- holds --
SELECT count(*) = 1500 AND bool_and("Value" % 50 = event) FROM readings JOIN events ON "At" = at AND id = event;
SELECT count(*) = 49 FROM events JOIN users ON users.id = "User";
-- old --
INSERT INTO users (id, name) VALUES (99, 'old');
INSERT INTO events ("At", id, "User") VALUES ('2026-02-28', 99, 99);
INSERT INTO readings (at, event, "Value") VALUES ('2026-02-28', 99, 1);
DO $$ BEGIN
  BEGIN
    INSERT INTO events ("At", id, "User") VALUES ('2026-02-27', 98, 98);
    RAISE 'nobody';
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  BEGIN
    INSERT INTO readings (at, event, "Value") VALUES ('2026-02-27', 98, 98);
    RAISE 'no event';
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  BEGIN
    DELETE FROM events WHERE id = 99;
    RAISE 'it has been read';
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
END $$;
DELETE FROM readings WHERE event = 99;
DELETE FROM users WHERE id = 99;
DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM events WHERE id = 99); END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.empty IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 44: add what will be column public.empty."user"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.empty
--   blocks:      reads and writes of public.empty, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.empty ADD COLUMN lockstep_user_new_012963a1 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_012963a1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "user"::bigint INTO NEW.lockstep_user_new_012963a1 FROM (SELECT NEW.*) AS empty;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_user_sync_012963a1" BEFORE INSERT OR UPDATE ON public.empty FOR EACH ROW WHEN (NEW.lockstep_user_new_012963a1 IS DISTINCT FROM NEW."user"::bigint) EXECUTE FUNCTION public.lockstep_user_sync_012963a1();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 44: add what will be column public.events."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of "Parts"."e 1", "Parts".e2, "Parts".e2_odd, "Parts".e2_rest, public.events, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN "lockstep_User_new_d72f2606" bigint;
CREATE OR REPLACE FUNCTION public."lockstep_User_sync_d72f2606"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "User"::bigint INTO NEW."lockstep_User_new_d72f2606" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_User_sync_d72f2606" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW WHEN (NEW."lockstep_User_new_d72f2606" IS DISTINCT FROM NEW."User"::bigint) EXECUTE FUNCTION public."lockstep_User_sync_d72f2606"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 44: add what will be column public.readings."Value"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   blocks:      reads and writes of public.r1, public.readings, public.rx, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.readings ADD COLUMN "lockstep_Value_new_d6a01cec" numeric(8,1);
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_d6a01cec"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Value"::numeric(8,1) INTO NEW."lockstep_Value_new_d6a01cec" FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Value_sync_d6a01cec" BEFORE INSERT OR UPDATE ON public.readings FOR EACH ROW WHEN (NEW."lockstep_Value_new_d6a01cec" IS DISTINCT FROM NEW."Value"::numeric(8,1)) EXECUTE FUNCTION public."lockstep_Value_sync_d6a01cec"();

-- Step 4 of 44: add what will be column public.readings.event
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   blocks:      reads and writes of public.r1, public.readings, public.rx, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.readings ADD COLUMN lockstep_event_new_e163d369 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_e163d369() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT event::bigint INTO NEW.lockstep_event_new_e163d369 FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_event_sync_e163d369" BEFORE INSERT OR UPDATE ON public.readings FOR EACH ROW WHEN (NEW.lockstep_event_new_e163d369 IS DISTINCT FROM NEW.event::bigint) EXECUTE FUNCTION public.lockstep_event_sync_e163d369();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 44: add what will be column public.users.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_id_new_ba424ae3 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_ba424ae3 FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_ba424ae3" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.lockstep_id_new_ba424ae3 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_ba424ae3();

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 44: fill column "Parts"."e 1"."User"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts"."e 1"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."e 1"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_User_progress_8bee45b7" AS
  SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts"."e 1" ORDER BY "At" DESC, id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_User_progress_8bee45b7"
  SELECT * FROM (SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts"."e 1" ORDER BY "At" DESC, id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_User_progress_8bee45b7");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_User_progress_8bee45b7";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts"."e 1" WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      ELSE
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts"."e 1" WHERE ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts"."e 1" SET "lockstep_User_new_d72f2606" = "User"::bigint WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_new_d72f2606" IS NULL AND "User" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts"."e 1" SET "lockstep_User_new_d72f2606" = "User"::bigint WHERE ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_new_d72f2606" IS NULL AND "User" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_User_progress_8bee45b7" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_User_progress_8bee45b7";

-- Step 7 of 44: fill column "Parts".e2_odd."User"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".e2_odd
--   blocks:      neither reads nor writes
--   work:        scans "Parts".e2_odd
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_User_progress_f04912ae" AS
  SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_odd ORDER BY "At" DESC, id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_User_progress_f04912ae"
  SELECT * FROM (SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_odd ORDER BY "At" DESC, id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_User_progress_f04912ae");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_User_progress_f04912ae";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_odd WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      ELSE
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_odd WHERE ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".e2_odd SET "lockstep_User_new_d72f2606" = "User"::bigint WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_new_d72f2606" IS NULL AND "User" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".e2_odd SET "lockstep_User_new_d72f2606" = "User"::bigint WHERE ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_new_d72f2606" IS NULL AND "User" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_User_progress_f04912ae" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_User_progress_f04912ae";

-- Step 8 of 44: fill column "Parts".e2_rest."User"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".e2_rest
--   blocks:      neither reads nor writes
--   work:        scans "Parts".e2_rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_User_progress_af88a32d" AS
  SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_rest ORDER BY "At" DESC, id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_User_progress_af88a32d"
  SELECT * FROM (SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_rest ORDER BY "At" DESC, id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_User_progress_af88a32d");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_User_progress_af88a32d";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_rest WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      ELSE
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_rest WHERE ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".e2_rest SET "lockstep_User_new_d72f2606" = "User"::bigint WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_new_d72f2606" IS NULL AND "User" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".e2_rest SET "lockstep_User_new_d72f2606" = "User"::bigint WHERE ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_new_d72f2606" IS NULL AND "User" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_User_progress_af88a32d" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_User_progress_af88a32d";

BEGIN;

-- Step 9 of 44: gather statistics of table public.events ("lockstep_User_new_d72f2606")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."e 1", SHARE UPDATE EXCLUSIVE on table "Parts".e2, SHARE UPDATE EXCLUSIVE on table "Parts".e2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".e2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.events ("lockstep_User_new_d72f2606");

COMMIT;

-- Step 10 of 44: fill columns "Value", event of table public.r1
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.r1
--   blocks:      neither reads nor writes
--   work:        scans public.r1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Value_progress_8b389915" AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.r1') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public."lockstep_Value_progress_8b389915"
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.r1') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Value_progress_8b389915");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public."lockstep_Value_progress_8b389915";
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.r1 SET "lockstep_Value_new_d6a01cec" = "Value"::numeric(8,1), lockstep_event_new_e163d369 = event::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (("lockstep_Value_new_d6a01cec" IS NULL AND "Value" IS NOT NULL) OR (lockstep_event_new_e163d369 IS NULL AND event IS NOT NULL));
      UPDATE public."lockstep_Value_progress_8b389915" SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Value_progress_8b389915";

-- Step 11 of 44: fill columns "Value", event of table public.rx
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.rx
--   blocks:      neither reads nor writes
--   work:        scans public.rx
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Value_progress_e6df91ed" AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.rx') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public."lockstep_Value_progress_e6df91ed"
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.rx') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Value_progress_e6df91ed");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public."lockstep_Value_progress_e6df91ed";
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.rx SET "lockstep_Value_new_d6a01cec" = "Value"::numeric(8,1), lockstep_event_new_e163d369 = event::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (("lockstep_Value_new_d6a01cec" IS NULL AND "Value" IS NOT NULL) OR (lockstep_event_new_e163d369 IS NULL AND event IS NOT NULL));
      UPDATE public."lockstep_Value_progress_e6df91ed" SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Value_progress_e6df91ed";

BEGIN;

-- Step 12 of 44: gather statistics of table public.readings ("lockstep_Value_new_d6a01cec", lockstep_event_new_e163d369)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r1, SHARE UPDATE EXCLUSIVE on table public.readings, SHARE UPDATE EXCLUSIVE on table public.rx
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.readings ("lockstep_Value_new_d6a01cec", lockstep_event_new_e163d369);

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
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Step 13 of 44: check without scan for nulls in the new column public.readings.event
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   blocks:      reads and writes of public.r1, public.readings, public.rx, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.readings ADD CONSTRAINT lockstep_event_not_null_e163d369 CHECK (lockstep_event_new_e163d369 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 14 of 44: scan for nulls in the new column public.readings.event
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r1, SHARE UPDATE EXCLUSIVE on table public.readings, SHARE UPDATE EXCLUSIVE on table public.rx
--   blocks:      neither reads nor writes
--   work:        scans public.r1, scans public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.readings VALIDATE CONSTRAINT lockstep_event_not_null_e163d369;

COMMIT;

BEGIN;

-- Step 15 of 44: compare the new with the old columns "Value", event of table public.readings
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.r1, ACCESS SHARE on table public.readings, ACCESS SHARE on table public.rx
--   blocks:      neither reads nor writes
--   work:        scans public.r1, scans public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.readings."Value", column public.readings.event cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.readings WHERE ("lockstep_Value_new_d6a01cec" IS DISTINCT FROM "Value"::numeric(8,1)) OR (lockstep_event_new_e163d369 IS DISTINCT FROM event::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_Value_new_d6a01cec, lockstep_event_new_e163d369', 'Value, event';
  END IF;
END $$;

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
      LOCK TABLE public.readings, public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.readings, public.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.events, public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Step 16 of 44: put new columns in the places of the old ones of table public.readings
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   blocks:      reads and writes of "Parts"."e 1", "Parts".e2, "Parts".e2_odd, "Parts".e2_rest, public.events, public.r1, public.readings, public.rx, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.readings."Value" fail
--   hazard:      cached-plan: prepared statements that give column public.readings.event fail
--   hazard:      app-breaking: columns of table public.readings stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.readings, public.events IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.readings DROP CONSTRAINT "of event";
ALTER TABLE public.readings RENAME COLUMN "Value" TO "lockstep_Value_old_d6a01cec";
ALTER TABLE public.readings RENAME COLUMN "lockstep_Value_new_d6a01cec" TO "Value";
ALTER TABLE public.readings RENAME COLUMN event TO lockstep_event_old_e163d369;
ALTER TABLE public.readings RENAME COLUMN lockstep_event_new_e163d369 TO event;
ALTER TABLE public.readings ALTER COLUMN lockstep_event_old_e163d369 DROP NOT NULL;
ALTER TABLE public.readings ALTER COLUMN event SET NOT NULL;
ALTER TABLE public.readings DROP CONSTRAINT lockstep_event_not_null_e163d369;
ALTER TABLE public.r1 ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE NOT VALID;
ALTER TABLE public.rx ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE NOT VALID;
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_d6a01cec"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Value"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Value"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Value"::smallint INTO NEW."lockstep_Value_old_d6a01cec" FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Value_old_d6a01cec" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_e163d369() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.event::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.event::text THEN
    RETURN NEW;
  END IF;
  SELECT event::integer INTO NEW.lockstep_event_old_e163d369 FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_event_old_e163d369 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 17 of 44: fill column public.users.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_ba424ae3 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_ba424ae3
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_ba424ae3);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_ba424ae3;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET lockstep_id_new_ba424ae3 = id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_new_ba424ae3 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET lockstep_id_new_ba424ae3 = id::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_id_new_ba424ae3 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_ba424ae3 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_ba424ae3;

BEGIN;

-- Step 18 of 44: gather statistics of table public.users (lockstep_id_new_ba424ae3)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.users (lockstep_id_new_ba424ae3);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 44: check without scan for nulls in the new column public.users.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users ADD CONSTRAINT lockstep_id_not_null_ba424ae3 CHECK (lockstep_id_new_ba424ae3 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 20 of 44: scan for nulls in the new column public.users.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.users VALIDATE CONSTRAINT lockstep_id_not_null_ba424ae3;

COMMIT;

-- Step 21 of 44: build the new index public.users_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.users are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_users_pkey_key_3e78dcc5
CREATE UNIQUE INDEX CONCURRENTLY lockstep_users_pkey_key_3e78dcc5 ON public.users USING btree (lockstep_id_new_ba424ae3);

BEGIN;

-- Step 22 of 44: compare the new with the old column public.empty."user"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.empty
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.empty."user" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.empty WHERE lockstep_user_new_012963a1 IS DISTINCT FROM "user"::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_user_new_012963a1', 'user';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 23 of 44: compare the new with the old column public.events."User"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Parts"."e 1", ACCESS SHARE on table "Parts".e2, ACCESS SHARE on table "Parts".e2_odd, ACCESS SHARE on table "Parts".e2_rest, ACCESS SHARE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."e 1", scans "Parts".e2_odd, scans "Parts".e2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.events."User" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.events WHERE "lockstep_User_new_d72f2606" IS DISTINCT FROM "User"::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_User_new_d72f2606', 'User';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 24 of 44: compare the new with the old column public.users.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.users.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.users WHERE lockstep_id_new_ba424ae3 IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_ba424ae3', 'id';
  END IF;
END $$;

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
      LOCK TABLE public.empty, public.events, public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.empty, public.events, public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, public.events, public.empty IN ACCESS EXCLUSIVE MODE;
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

-- Step 25 of 44: put new columns in the places of the old ones of table public.empty, table public.events, table public.users
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.empty, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of "Parts"."e 1", "Parts".e2, "Parts".e2_odd, "Parts".e2_rest, public.empty, public.events, public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.empty."user" fail
--   hazard:      cached-plan: prepared statements that give column public.events."User" fail
--   hazard:      cached-plan: prepared statements that give column public.users.id fail
--   hazard:      app-breaking: columns of table public.empty, table public.events, table public.users stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.empty, public.events, public.users IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_users_pkey_key_3e78dcc5 ON public.users USING btree (lockstep_id_new_ba424ae3);
ALTER TABLE public.empty DROP CONSTRAINT empty_user_fkey;
ALTER TABLE public.events DROP CONSTRAINT "events_User_fkey";
ALTER TABLE public.users DROP CONSTRAINT users_pkey;
ALTER TABLE public.empty RENAME COLUMN "user" TO lockstep_user_old_012963a1;
ALTER TABLE public.empty RENAME COLUMN lockstep_user_new_012963a1 TO "user";
ALTER TABLE public.events RENAME COLUMN "User" TO "lockstep_User_old_d72f2606";
ALTER TABLE public.events RENAME COLUMN "lockstep_User_new_d72f2606" TO "User";
ALTER TABLE public.users RENAME COLUMN id TO lockstep_id_old_ba424ae3;
ALTER TABLE public.users RENAME COLUMN lockstep_id_new_ba424ae3 TO id;
ALTER TABLE public.users ALTER COLUMN lockstep_id_old_ba424ae3 DROP NOT NULL;
ALTER TABLE public.users ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.users DROP CONSTRAINT lockstep_id_not_null_ba424ae3;
ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX lockstep_users_pkey_key_3e78dcc5;
ALTER TABLE public.empty ADD CONSTRAINT empty_user_fkey FOREIGN KEY ("user") REFERENCES public.users (id);
ALTER TABLE "Parts"."e 1" ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE "Parts".e2_odd ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE "Parts".e2_rest ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_012963a1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."user"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."user"::text THEN
    RETURN NEW;
  END IF;
  SELECT "user"::integer INTO NEW.lockstep_user_old_012963a1 FROM (SELECT NEW.*) AS empty;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_user_old_012963a1 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_User_sync_d72f2606"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."User"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."User"::text THEN
    RETURN NEW;
  END IF;
  SELECT "User"::integer INTO NEW."lockstep_User_old_d72f2606" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_User_old_d72f2606" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_ba424ae3 FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_ba424ae3 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 26 of 44: drop the old index of constraint public.users.users_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_users_pkey_old_3e78dcc5;

BEGIN;

-- Step 27 of 44: validate constraint "Parts"."e 1"."events_User_fkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."e 1", ROW SHARE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."e 1"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Parts"."e 1" VALIDATE CONSTRAINT "events_User_fkey";

COMMIT;

BEGIN;

-- Step 28 of 44: validate constraint "Parts".e2_odd."events_User_fkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".e2_odd, ROW SHARE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans "Parts".e2_odd
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Parts".e2_odd VALIDATE CONSTRAINT "events_User_fkey";

COMMIT;

BEGIN;

-- Step 29 of 44: validate constraint "Parts".e2_rest."events_User_fkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".e2_rest, ROW SHARE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans "Parts".e2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Parts".e2_rest VALIDATE CONSTRAINT "events_User_fkey";

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
      LOCK TABLE public.events, public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.events IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.events IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 30 of 44: put together constraint public.events."events_User_fkey"
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table "Parts"."e 1", SHARE ROW EXCLUSIVE on table "Parts".e2, SHARE ROW EXCLUSIVE on table "Parts".e2_odd, SHARE ROW EXCLUSIVE on table "Parts".e2_rest, SHARE ROW EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users; writes of "Parts"."e 1", "Parts".e2, "Parts".e2_odd, "Parts".e2_rest, public.events, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE;
COMMENT ON CONSTRAINT "events_User_fkey" ON public.events IS 'whose';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 31 of 44: validate constraint public.r1."of event"
--   phase:       migrate
--   locks:       ROW SHARE on table "Parts"."e 1", ROW SHARE on table "Parts".e2, ROW SHARE on table "Parts".e2_odd, ROW SHARE on table "Parts".e2_rest, ROW SHARE on table public.events, SHARE UPDATE EXCLUSIVE on table public.r1
--   blocks:      neither reads nor writes
--   work:        scans public.r1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.r1 VALIDATE CONSTRAINT "of event";

COMMIT;

BEGIN;

-- Step 32 of 44: validate constraint public.rx."of event"
--   phase:       migrate
--   locks:       ROW SHARE on table "Parts"."e 1", ROW SHARE on table "Parts".e2, ROW SHARE on table "Parts".e2_odd, ROW SHARE on table "Parts".e2_rest, ROW SHARE on table public.events, SHARE UPDATE EXCLUSIVE on table public.rx
--   blocks:      neither reads nor writes
--   work:        scans public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.rx VALIDATE CONSTRAINT "of event";

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
      LOCK TABLE ONLY public.readings, public.r1, public.rx, public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.readings IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.r1, public.rx, public.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE ONLY public.readings IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.r1, public.rx IN ACCESS EXCLUSIVE MODE;
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

-- Step 33 of 44: put together constraint public.readings."of event"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.r1, SHARE ROW EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   blocks:      reads and writes of "Parts"."e 1", "Parts".e2, "Parts".e2_odd, "Parts".e2_rest, public.events, public.r1, public.rx; writes of public.readings, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.readings ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE;

COMMIT;

BEGIN;

-- Step 34 of 44: give up the old column "Parts"."e 1"."User"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.empty."user", public.events."User", public.users.id
SELECT;

COMMIT;

BEGIN;

-- Step 35 of 44: give up the old column "Parts".e2_odd."User"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 36 of 44: give up the old column "Parts".e2_rest."User"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 37 of 44: give up the old columns "Value", event of table public.r1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.readings."Value", public.readings.event
SELECT;

COMMIT;

BEGIN;

-- Step 38 of 44: give up the old columns "Value", event of table public.rx
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
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
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Step 39 of 44: drop the old column public.readings."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   blocks:      reads and writes of public.r1, public.readings, public.rx, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_Value_sync_d6a01cec" ON public.readings;
DROP FUNCTION public."lockstep_Value_sync_d6a01cec"();
ALTER TABLE public.readings DROP COLUMN "lockstep_Value_old_d6a01cec";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Step 40 of 44: drop the old column public.readings.event
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   blocks:      reads and writes of public.r1, public.readings, public.rx, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_event_sync_e163d369" ON public.readings;
DROP FUNCTION public.lockstep_event_sync_e163d369();
ALTER TABLE public.readings DROP COLUMN lockstep_event_old_e163d369;

COMMIT;

BEGIN;

-- Step 41 of 44: give up the old column public.users.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.empty IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 42 of 44: drop the old column public.empty."user"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.empty
--   blocks:      reads and writes of public.empty, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.empty IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_user_sync_012963a1" ON public.empty;
DROP FUNCTION public.lockstep_user_sync_012963a1();
ALTER TABLE public.empty DROP COLUMN lockstep_user_old_012963a1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
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

-- Step 43 of 44: drop the old column public.events."User"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of "Parts"."e 1", "Parts".e2, "Parts".e2_odd, "Parts".e2_rest, public.events, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_User_sync_d72f2606" ON public.events;
DROP FUNCTION public."lockstep_User_sync_d72f2606"();
ALTER TABLE public.events DROP COLUMN "lockstep_User_old_d72f2606";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 44 of 44: drop the old column public.users.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_ba424ae3" ON public.users;
DROP FUNCTION public.lockstep_id_sync_ba424ae3();
ALTER TABLE public.users DROP COLUMN lockstep_id_old_ba424ae3;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 44 of 44: drop the old column public.users.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_id_old_ba424ae3 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_ba424ae3 FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_ba424ae3 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_ba424ae3" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_ba424ae3::bigint) EXECUTE FUNCTION public.lockstep_id_sync_ba424ae3();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 43 of 44: drop the old column public.events."User"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN "lockstep_User_old_d72f2606" integer;
CREATE OR REPLACE FUNCTION public."lockstep_User_sync_d72f2606"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."User"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."User"::text THEN
    RETURN NEW;
  END IF;
  SELECT "User"::integer INTO NEW."lockstep_User_old_d72f2606" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_User_old_d72f2606" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_User_sync_d72f2606" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW WHEN (NEW."User" IS DISTINCT FROM NEW."lockstep_User_old_d72f2606"::bigint) EXECUTE FUNCTION public."lockstep_User_sync_d72f2606"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.empty IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 42 of 44: drop the old column public.empty."user"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.empty
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.empty ADD COLUMN lockstep_user_old_012963a1 integer;
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_012963a1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."user"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."user"::text THEN
    RETURN NEW;
  END IF;
  SELECT "user"::integer INTO NEW.lockstep_user_old_012963a1 FROM (SELECT NEW.*) AS empty;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_user_old_012963a1 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_user_sync_012963a1" BEFORE INSERT OR UPDATE ON public.empty FOR EACH ROW WHEN (NEW."user" IS DISTINCT FROM NEW.lockstep_user_old_012963a1::bigint) EXECUTE FUNCTION public.lockstep_user_sync_012963a1();

COMMIT;

SET lock_timeout = 0;

-- Undo step 41 of 44: give up the old column public.users.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_ba424ae3 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_ba424ae3
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_ba424ae3);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_ba424ae3;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET lockstep_id_old_ba424ae3 = id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_old_ba424ae3 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET lockstep_id_old_ba424ae3 = id::integer WHERE id <= lockstep_next.next_1 AND (lockstep_id_old_ba424ae3 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_ba424ae3 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_ba424ae3;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 40 of 44: drop the old column public.readings.event
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.readings ADD COLUMN lockstep_event_old_e163d369 integer;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_e163d369() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.event::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.event::text THEN
    RETURN NEW;
  END IF;
  SELECT event::integer INTO NEW.lockstep_event_old_e163d369 FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_event_old_e163d369 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_event_sync_e163d369" BEFORE INSERT OR UPDATE ON public.readings FOR EACH ROW WHEN (NEW.event IS DISTINCT FROM NEW.lockstep_event_old_e163d369::bigint) EXECUTE FUNCTION public.lockstep_event_sync_e163d369();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 39 of 44: drop the old column public.readings."Value"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.readings ADD COLUMN "lockstep_Value_old_d6a01cec" smallint;
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_d6a01cec"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Value"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Value"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Value"::smallint INTO NEW."lockstep_Value_old_d6a01cec" FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Value_old_d6a01cec" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Value_sync_d6a01cec" BEFORE INSERT OR UPDATE ON public.readings FOR EACH ROW WHEN (NEW."Value" IS DISTINCT FROM NEW."lockstep_Value_old_d6a01cec"::numeric(8,1)) EXECUTE FUNCTION public."lockstep_Value_sync_d6a01cec"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 38 of 44: give up the old columns "Value", event of table public.rx
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.rx
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Value_progress_e6df91ed" AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.rx') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public."lockstep_Value_progress_e6df91ed"
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.rx') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Value_progress_e6df91ed");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public."lockstep_Value_progress_e6df91ed";
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.rx SET "lockstep_Value_old_d6a01cec" = "Value"::smallint, lockstep_event_old_e163d369 = event::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (("lockstep_Value_old_d6a01cec" IS NULL AND "Value" IS NOT NULL) OR (lockstep_event_old_e163d369 IS NULL AND event IS NOT NULL));
      UPDATE public."lockstep_Value_progress_e6df91ed" SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Value_progress_e6df91ed";

-- Undo step 37 of 44: give up the old columns "Value", event of table public.r1
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.r1
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Value_progress_8b389915" AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.r1') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public."lockstep_Value_progress_8b389915"
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.r1') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Value_progress_8b389915");
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public."lockstep_Value_progress_8b389915";
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.r1 SET "lockstep_Value_old_d6a01cec" = "Value"::smallint, lockstep_event_old_e163d369 = event::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (("lockstep_Value_old_d6a01cec" IS NULL AND "Value" IS NOT NULL) OR (lockstep_event_old_e163d369 IS NULL AND event IS NOT NULL));
      UPDATE public."lockstep_Value_progress_8b389915" SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Value_progress_8b389915";

-- Undo step 36 of 44: give up the old column "Parts".e2_rest."User"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts".e2_rest
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_User_progress_af88a32d" AS
  SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_rest ORDER BY "At" DESC, id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_User_progress_af88a32d"
  SELECT * FROM (SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_rest ORDER BY "At" DESC, id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_User_progress_af88a32d");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_User_progress_af88a32d";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_rest WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      ELSE
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_rest WHERE ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".e2_rest SET "lockstep_User_old_d72f2606" = "User"::integer WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_old_d72f2606" IS NULL AND "User" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".e2_rest SET "lockstep_User_old_d72f2606" = "User"::integer WHERE ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_old_d72f2606" IS NULL AND "User" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_User_progress_af88a32d" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_User_progress_af88a32d";

-- Undo step 35 of 44: give up the old column "Parts".e2_odd."User"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts".e2_odd
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_User_progress_f04912ae" AS
  SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_odd ORDER BY "At" DESC, id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_User_progress_f04912ae"
  SELECT * FROM (SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts".e2_odd ORDER BY "At" DESC, id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_User_progress_f04912ae");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_User_progress_f04912ae";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_odd WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      ELSE
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts".e2_odd WHERE ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".e2_odd SET "lockstep_User_old_d72f2606" = "User"::integer WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_old_d72f2606" IS NULL AND "User" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".e2_odd SET "lockstep_User_old_d72f2606" = "User"::integer WHERE ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_old_d72f2606" IS NULL AND "User" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_User_progress_f04912ae" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_User_progress_f04912ae";

-- Undo step 34 of 44: give up the old column "Parts"."e 1"."User"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts"."e 1"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts"."lockstep_User_progress_8bee45b7" AS
  SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts"."e 1" ORDER BY "At" DESC, id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts"."lockstep_User_progress_8bee45b7"
  SELECT * FROM (SELECT "At" AS last_1, id AS last_2, "At" AS upto_1, id AS upto_2, false AS begun FROM ONLY "Parts"."e 1" ORDER BY "At" DESC, id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts"."lockstep_User_progress_8bee45b7");
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
      SELECT * INTO lockstep_state FROM "Parts"."lockstep_User_progress_8bee45b7";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts"."e 1" WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      ELSE
        SELECT "At" AS next_1, id AS next_2 INTO lockstep_next FROM (SELECT "At", id FROM ONLY "Parts"."e 1" WHERE ("At", id) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY "At", id LIMIT 1000) AS batch ORDER BY "At" DESC, id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts"."e 1" SET "lockstep_User_old_d72f2606" = "User"::integer WHERE ("At", id) > (lockstep_state.last_1, lockstep_state.last_2) AND ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_old_d72f2606" IS NULL AND "User" IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts"."e 1" SET "lockstep_User_old_d72f2606" = "User"::integer WHERE ("At", id) <= (lockstep_next.next_1, lockstep_next.next_2) AND ("lockstep_User_old_d72f2606" IS NULL AND "User" IS NOT NULL);
      END IF;
      UPDATE "Parts"."lockstep_User_progress_8bee45b7" SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts"."lockstep_User_progress_8bee45b7";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.readings, public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.readings, public.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.events, public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 33 of 44: put together constraint public.readings."of event"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.readings DROP CONSTRAINT "of event";
ALTER TABLE public.r1 ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE NOT VALID;
ALTER TABLE public.rx ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.rx IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.events, public.rx IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.rx, public.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 32 of 44: validate constraint public.rx."of event"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.rx DROP CONSTRAINT "of event";
ALTER TABLE public.rx ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.r1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.events, public.r1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.r1, public.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 31 of 44: validate constraint public.r1."of event"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.r1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.r1 DROP CONSTRAINT "of event";
ALTER TABLE public.r1 ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.events, public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, public.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 30 of 44: put together constraint public.events."events_User_fkey"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT "events_User_fkey";
ALTER TABLE "Parts"."e 1" ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE "Parts".e2_odd ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE "Parts".e2_rest ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Parts".e2_rest, public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "Parts".e2_rest, public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, "Parts".e2_rest IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 29 of 44: validate constraint "Parts".e2_rest."events_User_fkey"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Parts".e2_rest DROP CONSTRAINT "events_User_fkey";
ALTER TABLE "Parts".e2_rest ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Parts".e2_odd, public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "Parts".e2_odd, public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, "Parts".e2_odd IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 28 of 44: validate constraint "Parts".e2_odd."events_User_fkey"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Parts".e2_odd DROP CONSTRAINT "events_User_fkey";
ALTER TABLE "Parts".e2_odd ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "Parts"."e 1", public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "Parts"."e 1", public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, "Parts"."e 1" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 27 of 44: validate constraint "Parts"."e 1"."events_User_fkey"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "Parts"."e 1" DROP CONSTRAINT "events_User_fkey";
ALTER TABLE "Parts"."e 1" ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 26 of 44: drop the old index of constraint public.users.users_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_users_pkey_old_3e78dcc5 ON public.users USING btree (lockstep_id_old_ba424ae3);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.empty, public.events, public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.empty, public.events, public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, public.events, public.empty IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 25 of 44: put new columns in the places of the old ones of table public.empty, table public.events, table public.users
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.empty, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.empty, public.events, public.users IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.empty WHERE lockstep_user_old_012963a1 IS NULL AND "user" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'user';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.events WHERE "lockstep_User_old_d72f2606" IS NULL AND "User" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'User';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_users_pkey_old_3e78dcc5 ON public.users USING btree (lockstep_id_old_ba424ae3);
ALTER TABLE public.empty DROP CONSTRAINT empty_user_fkey;
ALTER TABLE "Parts"."e 1" DROP CONSTRAINT "events_User_fkey";
ALTER TABLE "Parts".e2_odd DROP CONSTRAINT "events_User_fkey";
ALTER TABLE "Parts".e2_rest DROP CONSTRAINT "events_User_fkey";
ALTER TABLE public.users DROP CONSTRAINT users_pkey;
ALTER TABLE public.empty RENAME COLUMN "user" TO lockstep_user_new_012963a1;
ALTER TABLE public.empty RENAME COLUMN lockstep_user_old_012963a1 TO "user";
ALTER TABLE public.events RENAME COLUMN "User" TO "lockstep_User_new_d72f2606";
ALTER TABLE public.events RENAME COLUMN "lockstep_User_old_d72f2606" TO "User";
ALTER TABLE public.users RENAME COLUMN id TO lockstep_id_new_ba424ae3;
ALTER TABLE public.users RENAME COLUMN lockstep_id_old_ba424ae3 TO id;
ALTER TABLE public.users ALTER COLUMN lockstep_id_new_ba424ae3 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.users ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.users ADD CONSTRAINT lockstep_id_not_null_ba424ae3 CHECK (lockstep_id_new_ba424ae3 IS NOT NULL) NOT VALID;
ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX lockstep_users_pkey_old_3e78dcc5;
ALTER TABLE public.empty ADD CONSTRAINT empty_user_fkey FOREIGN KEY ("user") REFERENCES public.users (id);
ALTER TABLE public.events ADD CONSTRAINT "events_User_fkey" FOREIGN KEY ("User") REFERENCES public.users (id) ON DELETE CASCADE;
COMMENT ON CONSTRAINT "events_User_fkey" ON public.events IS 'whose';
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_012963a1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "user"::bigint INTO NEW.lockstep_user_new_012963a1 FROM (SELECT NEW.*) AS empty;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_User_sync_d72f2606"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "User"::bigint INTO NEW."lockstep_User_new_d72f2606" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_ba424ae3 FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 24 of 44: compare the new with the old column public.users.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users VALIDATE CONSTRAINT lockstep_id_not_null_ba424ae3;

COMMIT;

BEGIN;

-- Undo step 23 of 44: compare the new with the old column public.events."User"
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Parts"."e 1", ACCESS SHARE on table "Parts".e2, ACCESS SHARE on table "Parts".e2_odd, ACCESS SHARE on table "Parts".e2_rest, ACCESS SHARE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 22 of 44: compare the new with the old column public.empty."user"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.empty
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 21 of 44: build the new index public.users_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_users_pkey_key_3e78dcc5;

BEGIN;

-- Undo step 20 of 44: scan for nulls in the new column public.users.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 44: check without scan for nulls in the new column public.users.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users DROP CONSTRAINT lockstep_id_not_null_ba424ae3;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 18 of 44: gather statistics of table public.users (lockstep_id_new_ba424ae3)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.users (id);

COMMIT;

-- Undo step 17 of 44: fill column public.users.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.readings, public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.readings, public.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.events, public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 44: put new columns in the places of the old ones of table public.readings
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.readings, public.events IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.readings WHERE "lockstep_Value_old_d6a01cec" IS NULL AND "Value" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'Value';
  END IF;
END $$;
ALTER TABLE public.r1 DROP CONSTRAINT "of event";
ALTER TABLE public.rx DROP CONSTRAINT "of event";
ALTER TABLE public.readings RENAME COLUMN "Value" TO "lockstep_Value_new_d6a01cec";
ALTER TABLE public.readings RENAME COLUMN "lockstep_Value_old_d6a01cec" TO "Value";
ALTER TABLE public.readings RENAME COLUMN event TO lockstep_event_new_e163d369;
ALTER TABLE public.readings RENAME COLUMN lockstep_event_old_e163d369 TO event;
ALTER TABLE public.readings ALTER COLUMN lockstep_event_new_e163d369 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.readings ALTER COLUMN event SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'event';
END $$;
ALTER TABLE public.readings ADD CONSTRAINT lockstep_event_not_null_e163d369 CHECK (lockstep_event_new_e163d369 IS NOT NULL) NOT VALID;
ALTER TABLE public.readings ADD CONSTRAINT "of event" FOREIGN KEY (at, event) REFERENCES public.events ("At", id) DEFERRABLE;
CREATE OR REPLACE FUNCTION public."lockstep_Value_sync_d6a01cec"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Value"::numeric(8,1) INTO NEW."lockstep_Value_new_d6a01cec" FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_e163d369() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT event::bigint INTO NEW.lockstep_event_new_e163d369 FROM (SELECT NEW.*) AS readings;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 44: compare the new with the old columns "Value", event of table public.readings
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r1, SHARE UPDATE EXCLUSIVE on table public.readings, SHARE UPDATE EXCLUSIVE on table public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.readings VALIDATE CONSTRAINT lockstep_event_not_null_e163d369;

COMMIT;

BEGIN;

-- Undo step 14 of 44: scan for nulls in the new column public.readings.event
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r1, SHARE UPDATE EXCLUSIVE on table public.readings, SHARE UPDATE EXCLUSIVE on table public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

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
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 13 of 44: check without scan for nulls in the new column public.readings.event
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.readings DROP CONSTRAINT lockstep_event_not_null_e163d369;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 44: gather statistics of table public.readings ("lockstep_Value_new_d6a01cec", lockstep_event_new_e163d369)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r1, SHARE UPDATE EXCLUSIVE on table public.readings, SHARE UPDATE EXCLUSIVE on table public.rx
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.readings ("Value", event);

COMMIT;

-- Undo step 11 of 44: fill columns "Value", event of table public.rx
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.rx
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 10 of 44: fill columns "Value", event of table public.r1
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.r1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 9 of 44: gather statistics of table public.events ("lockstep_User_new_d72f2606")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."e 1", SHARE UPDATE EXCLUSIVE on table "Parts".e2, SHARE UPDATE EXCLUSIVE on table "Parts".e2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".e2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.events ("User");

COMMIT;

-- Undo step 8 of 44: fill column "Parts".e2_rest."User"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".e2_rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 7 of 44: fill column "Parts".e2_odd."User"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".e2_odd
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 6 of 44: fill column "Parts"."e 1"."User"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts"."e 1"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 44: add what will be column public.users.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_ba424ae3" ON public.users;
DROP FUNCTION public.lockstep_id_sync_ba424ae3();
ALTER TABLE public.users DROP COLUMN lockstep_id_new_ba424ae3;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.readings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 44: add what will be column public.readings.event
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_event_sync_e163d369" ON public.readings;
DROP FUNCTION public.lockstep_event_sync_e163d369();
ALTER TABLE public.readings DROP COLUMN lockstep_event_new_e163d369;

-- Undo step 3 of 44: add what will be column public.readings."Value"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r1, ACCESS EXCLUSIVE on table public.readings, ACCESS EXCLUSIVE on table public.rx
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.readings IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_Value_sync_d6a01cec" ON public.readings;
DROP FUNCTION public."lockstep_Value_sync_d6a01cec"();
ALTER TABLE public.readings DROP COLUMN "lockstep_Value_new_d6a01cec";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 44: add what will be column public.events."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Parts"."e 1", ACCESS EXCLUSIVE on table "Parts".e2, ACCESS EXCLUSIVE on table "Parts".e2_odd, ACCESS EXCLUSIVE on table "Parts".e2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_User_sync_d72f2606" ON public.events;
DROP FUNCTION public."lockstep_User_sync_d72f2606"();
ALTER TABLE public.events DROP COLUMN "lockstep_User_new_d72f2606";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.empty IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 44: add what will be column public.empty."user"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.empty
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.empty IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_user_sync_012963a1" ON public.empty;
DROP FUNCTION public.lockstep_user_sync_012963a1();
ALTER TABLE public.empty DROP COLUMN lockstep_user_new_012963a1;

COMMIT;
