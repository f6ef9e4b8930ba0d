-- A partitioned table of two levels and a plain one have the enum. What is done to the partitioned table is done to its partitions; each of them has its own indexes.
-- before --
CREATE SCHEMA "Parts";
CREATE TYPE mood AS ENUM ('happy', 'sad', 'ok');
CREATE TABLE events (id int NOT NULL, at date NOT NULL, m mood NOT NULL DEFAULT 'sad', note text, PRIMARY KEY (id, at), CONSTRAINT told CHECK (m IS NOT NULL OR note <> '')) PARTITION BY RANGE (at);
CREATE TABLE "Parts"."Events 1" PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE "Parts".events_2 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01') PARTITION BY LIST (id);
CREATE TABLE "Parts".events_2_odd PARTITION OF "Parts".events_2 FOR VALUES IN (1, 3, 5, 7, 9);
CREATE TABLE "Parts".events_2_rest PARTITION OF "Parts".events_2 DEFAULT;
CREATE INDEX by_mood ON events (m, at);
CREATE TABLE plain (id int PRIMARY KEY, m mood);
CREATE VIEW moods AS SELECT e.m, p.m AS other FROM events AS e LEFT JOIN plain AS p USING (id);
CREATE VIEW odd AS SELECT id, m FROM "Parts".events_2_odd WHERE m = 'happy';
-- rows --
INSERT INTO events SELECT i, '2026-01-01'::date + i, CASE WHEN i % 2 = 0 THEN 'ok' ELSE 'happy' END::mood, 'n' FROM generate_series(1, 50) AS i;
INSERT INTO events VALUES (3, '2026-02-03', 'ok');
INSERT INTO plain VALUES (1, 'happy'), (2, NULL);
-- after --
CREATE SCHEMA "Parts";
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE events (id int NOT NULL, at date NOT NULL, m mood NOT NULL DEFAULT 'ok', note text, PRIMARY KEY (id, at), CONSTRAINT told CHECK (m IS NOT NULL OR note <> '')) PARTITION BY RANGE (at);
CREATE TABLE "Parts"."Events 1" PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE "Parts".events_2 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01') PARTITION BY LIST (id);
CREATE TABLE "Parts".events_2_odd PARTITION OF "Parts".events_2 FOR VALUES IN (1, 3, 5, 7, 9);
CREATE TABLE "Parts".events_2_rest PARTITION OF "Parts".events_2 DEFAULT;
CREATE INDEX by_mood ON events (m, at);
CREATE TABLE plain (id int PRIMARY KEY, m mood);
CREATE VIEW moods AS SELECT e.m, p.m AS other FROM events AS e LEFT JOIN plain AS p USING (id);
CREATE VIEW odd AS SELECT id, m FROM "Parts".events_2_odd WHERE m = 'happy';
-- holds --
SELECT count(*) FILTER (WHERE m = 'ok') = 26 AND count(*) FILTER (WHERE m = 'happy') = 25 FROM events;
SELECT string_agg(concat(id, m), ',' ORDER BY id) = '1happy,2' FROM plain;
-- old --
INSERT INTO events (id, at, m) VALUES (100, '2026-01-31', 'ok');
UPDATE events SET at = '2026-02-28', m = 'happy' WHERE id = 100;
DELETE FROM events WHERE id = 100;
SELECT * FROM odd WHERE m = 'happy';
SELECT * FROM moods WHERE other = 'ok';
-- new --
INSERT INTO events (id, at) VALUES (101, '2026-01-31');
UPDATE "Parts"."Events 1" SET m = 'happy' WHERE id = 101;
DELETE FROM events WHERE id = 101;
-- plan --
SET lock_timeout = '2s';

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

-- Step 1 of 35: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('ok', 'happy');

-- Step 2 of 35: add what will be column public.events.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN lockstep_m_new_a047eb2f public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_a047eb2f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_a047eb2f FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_a047eb2f" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW WHEN (NEW.lockstep_m_new_a047eb2f::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.m)::text) EXECUTE FUNCTION public.lockstep_m_sync_a047eb2f();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 35: add what will be column public.plain.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   blocks:      reads and writes of public.plain, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.plain ADD COLUMN lockstep_m_new_495e0cca public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_495e0cca() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_495e0cca FROM (SELECT NEW.*) AS plain;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_495e0cca" BEFORE INSERT OR UPDATE ON public.plain FOR EACH ROW WHEN (NEW.lockstep_m_new_495e0cca::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.m)::text) EXECUTE FUNCTION public.lockstep_m_sync_495e0cca();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 35: fill column "Parts"."Events 1".m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts"."Events 1"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."Events 1"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts".lockstep_m_progress_deebe442 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."Events 1" ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts".lockstep_m_progress_deebe442
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."Events 1" ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts".lockstep_m_progress_deebe442);
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
      SELECT * INTO lockstep_state FROM "Parts".lockstep_m_progress_deebe442;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."Events 1" WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."Events 1" WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts"."Events 1" SET lockstep_m_new_a047eb2f = m::text::public.lockstep_mood_new_5219365f WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_a047eb2f IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts"."Events 1" SET lockstep_m_new_a047eb2f = m::text::public.lockstep_mood_new_5219365f WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_a047eb2f IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE "Parts".lockstep_m_progress_deebe442 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts".lockstep_m_progress_deebe442;

-- Step 5 of 35: fill column "Parts".events_2_odd.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".events_2_odd
--   blocks:      neither reads nor writes
--   work:        scans "Parts".events_2_odd
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts".lockstep_m_progress_70e49669 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_odd ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts".lockstep_m_progress_70e49669
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_odd ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts".lockstep_m_progress_70e49669);
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
      SELECT * INTO lockstep_state FROM "Parts".lockstep_m_progress_70e49669;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_odd WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_odd WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".events_2_odd SET lockstep_m_new_a047eb2f = m::text::public.lockstep_mood_new_5219365f WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_a047eb2f IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".events_2_odd SET lockstep_m_new_a047eb2f = m::text::public.lockstep_mood_new_5219365f WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_a047eb2f IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE "Parts".lockstep_m_progress_70e49669 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts".lockstep_m_progress_70e49669;

-- Step 6 of 35: fill column "Parts".events_2_rest.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".events_2_rest
--   blocks:      neither reads nor writes
--   work:        scans "Parts".events_2_rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts".lockstep_m_progress_43fe4099 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_rest ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts".lockstep_m_progress_43fe4099
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_rest ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts".lockstep_m_progress_43fe4099);
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
      SELECT * INTO lockstep_state FROM "Parts".lockstep_m_progress_43fe4099;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_rest WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_rest WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".events_2_rest SET lockstep_m_new_a047eb2f = m::text::public.lockstep_mood_new_5219365f WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_a047eb2f IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".events_2_rest SET lockstep_m_new_a047eb2f = m::text::public.lockstep_mood_new_5219365f WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_a047eb2f IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE "Parts".lockstep_m_progress_43fe4099 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts".lockstep_m_progress_43fe4099;

BEGIN;

-- Step 7 of 35: gather statistics of table public.events (lockstep_m_new_a047eb2f)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1", SHARE UPDATE EXCLUSIVE on table "Parts".events_2, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.events (lockstep_m_new_a047eb2f);

COMMIT;

-- Step 8 of 35: fill column public.plain.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.plain
--   blocks:      neither reads nor writes
--   work:        scans public.plain
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_495e0cca AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.plain ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_495e0cca
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.plain ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_495e0cca);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_495e0cca;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.plain WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.plain WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.plain SET lockstep_m_new_495e0cca = m::text::public.lockstep_mood_new_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_m_new_495e0cca IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public.plain SET lockstep_m_new_495e0cca = m::text::public.lockstep_mood_new_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_m_new_495e0cca IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_495e0cca SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_495e0cca;

BEGIN;

-- Step 9 of 35: gather statistics of table public.plain (lockstep_m_new_495e0cca)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.plain
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.plain (lockstep_m_new_495e0cca);

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

-- Step 10 of 35: check without scan for nulls in the new column public.events.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD CONSTRAINT lockstep_m_not_null_a047eb2f CHECK (lockstep_m_new_a047eb2f IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 35: scan for nulls in the new column public.events.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1", SHARE UPDATE EXCLUSIVE on table "Parts".events_2, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."Events 1", scans "Parts".events_2_odd, scans "Parts".events_2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.events VALIDATE CONSTRAINT lockstep_m_not_null_a047eb2f;

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
      LOCK TABLE ONLY public.events, ONLY "Parts".events_2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.events, ONLY "Parts".events_2 IN SHARE MODE;
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

-- Step 12 of 35: prepare the new index public.by_mood
--   phase:       migrate
--   locks:       SHARE on table "Parts".events_2, SHARE on table public.events
--   blocks:      writes of "Parts".events_2, public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_by_mood_new_ba0ca4ad ON ONLY public.events USING btree (lockstep_m_new_a047eb2f, at);
CREATE INDEX lockstep_events_2_m_at_idx_new_8a2aac19 ON ONLY "Parts".events_2 USING btree (lockstep_m_new_a047eb2f, at);

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 35: build the new index "Parts"."Events 1_m_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1"
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."Events 1"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_Events 1_m_at_idx_new_acb79da0"
CREATE INDEX CONCURRENTLY "lockstep_Events 1_m_at_idx_new_acb79da0" ON "Parts"."Events 1" USING btree (lockstep_m_new_a047eb2f, at);

-- Step 14 of 35: build the new index "Parts".events_2_odd_m_at_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd
--   blocks:      neither reads nor writes
--   work:        scans "Parts".events_2_odd
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Parts".lockstep_events_2_odd_m_at_idx_new_846117a3
CREATE INDEX CONCURRENTLY lockstep_events_2_odd_m_at_idx_new_846117a3 ON "Parts".events_2_odd USING btree (lockstep_m_new_a047eb2f, at);

-- Step 15 of 35: build the new index "Parts".events_2_rest_m_at_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest
--   blocks:      neither reads nor writes
--   work:        scans "Parts".events_2_rest
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "Parts".lockstep_events_2_rest_m_at_idx_new_276af6f4
CREATE INDEX CONCURRENTLY lockstep_events_2_rest_m_at_idx_new_276af6f4 ON "Parts".events_2_rest USING btree (lockstep_m_new_a047eb2f, at);

SET lock_timeout = '2s';

-- Step 16 of 35: attach partitions to the new index public.by_mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS SHARE on table public.events
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts".events_2_rest IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Parts".lockstep_events_2_m_at_idx_new_8a2aac19 ATTACH PARTITION "Parts".lockstep_events_2_rest_m_at_idx_new_276af6f4;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts".events_2_odd IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX "Parts".lockstep_events_2_m_at_idx_new_8a2aac19 ATTACH PARTITION "Parts".lockstep_events_2_odd_m_at_idx_new_846117a3;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts".events_2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_by_mood_new_ba0ca4ad ATTACH PARTITION "Parts".lockstep_events_2_m_at_idx_new_8a2aac19;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY "Parts"."Events 1" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_by_mood_new_ba0ca4ad ATTACH PARTITION "Parts"."lockstep_Events 1_m_at_idx_new_acb79da0";
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

BEGIN;

-- Step 17 of 35: compare the new with the old column public.events.m
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Parts"."Events 1", ACCESS SHARE on table "Parts".events_2, ACCESS SHARE on table "Parts".events_2_odd, ACCESS SHARE on table "Parts".events_2_rest, ACCESS SHARE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."Events 1", scans "Parts".events_2_odd, scans "Parts".events_2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.events.m cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.events WHERE lockstep_m_new_a047eb2f::text COLLATE pg_catalog."C" IS DISTINCT FROM (m::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_m_new_a047eb2f', 'm';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 18 of 35: compare the new with the old column public.plain.m
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.plain
--   blocks:      neither reads nor writes
--   work:        scans public.plain
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.plain.m cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.plain WHERE lockstep_m_new_495e0cca::text COLLATE pg_catalog."C" IS DISTINCT FROM (m::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_m_new_495e0cca', 'm';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 35: give up the proof of constraint public.events.told
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
      LOCK TABLE public.events, public.plain IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.moods SET SCHEMA public;
        ALTER VIEW public.odd SET SCHEMA public;
        LOCK TABLE public.events, public.plain IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.plain, public.events IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.odd SET SCHEMA public;
        ALTER VIEW public.moods SET SCHEMA public;
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

-- Step 20 of 35: drop view public.moods
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.moods
--   blocks:      reads and writes of public.moods, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.moods;

-- Step 21 of 35: drop view public.odd
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.odd
--   blocks:      reads and writes of public.odd, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.odd;

-- Step 22 of 35: lock the tables for the exchange of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.plain
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, public.events, public.plain, for an instant
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.events, public.plain IN ACCESS EXCLUSIVE MODE;

-- Step 23 of 35: drop constraint public.events.told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT told;

-- Step 24 of 35: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.plain
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, public.events, public.plain, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.events.m holds values that the new type does not have
--   hazard:      may-fail: fails when column public.plain.m holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.events, table public.plain stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.events, public.plain IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
DROP INDEX public.by_mood;
ALTER TABLE public.events ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.events RENAME COLUMN m TO lockstep_m_old_a047eb2f;
ALTER TABLE public.events RENAME COLUMN lockstep_m_new_a047eb2f TO m;
ALTER TABLE public.events ALTER COLUMN lockstep_m_old_a047eb2f DROP NOT NULL;
ALTER TABLE public.events ALTER COLUMN m SET NOT NULL;
ALTER TABLE public.events ALTER COLUMN m SET DEFAULT 'ok';
ALTER TABLE public.plain RENAME COLUMN m TO lockstep_m_old_495e0cca;
ALTER TABLE public.plain RENAME COLUMN lockstep_m_new_495e0cca TO m;
ALTER TABLE public.events DROP CONSTRAINT lockstep_m_not_null_a047eb2f;
ALTER INDEX public.lockstep_by_mood_new_ba0ca4ad RENAME TO by_mood;
ALTER INDEX "Parts"."lockstep_Events 1_m_at_idx_new_acb79da0" RENAME TO "Events 1_m_at_idx";
ALTER INDEX "Parts".lockstep_events_2_m_at_idx_new_8a2aac19 RENAME TO events_2_m_at_idx;
ALTER INDEX "Parts".lockstep_events_2_odd_m_at_idx_new_846117a3 RENAME TO events_2_odd_m_at_idx;
ALTER INDEX "Parts".lockstep_events_2_rest_m_at_idx_new_276af6f4 RENAME TO events_2_rest_m_at_idx;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_a047eb2f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_a047eb2f FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_a047eb2f := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_495e0cca() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_495e0cca FROM (SELECT NEW.*) AS plain;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_495e0cca := NULL;
  RETURN NEW;
END $$;

-- Step 25 of 35: add constraint public.events.told without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD CONSTRAINT told CHECK (m IS NOT NULL OR note <> '') NOT VALID;

-- Step 26 of 35: create view public.moods
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.moods AS
SELECT e.m, p.m AS other FROM public.events AS e LEFT JOIN public.plain AS p USING (id);

-- Step 27 of 35: create view public.odd
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.odd AS
SELECT id, m FROM "Parts".events_2_odd WHERE m = 'happy';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 28 of 35: validate constraint public.events.told
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1", SHARE UPDATE EXCLUSIVE on table "Parts".events_2, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans "Parts"."Events 1", scans "Parts".events_2_odd, scans "Parts".events_2_rest
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.events.told
ALTER TABLE public.events VALIDATE CONSTRAINT told;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 29 of 35: give up the old column "Parts"."Events 1".m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.events.m, public.plain.m
SELECT;

COMMIT;

BEGIN;

-- Step 30 of 35: give up the old column "Parts".events_2_odd.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 31 of 35: give up the old column "Parts".events_2_rest.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 32 of 35: give up the old column public.plain.m
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

-- Step 33 of 35: drop the old column public.events.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of "Parts"."Events 1", "Parts".events_2, "Parts".events_2_odd, "Parts".events_2_rest, public.events, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_m_sync_a047eb2f" ON public.events;
DROP FUNCTION public.lockstep_m_sync_a047eb2f();
ALTER TABLE public.events DROP COLUMN lockstep_m_old_a047eb2f;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 34 of 35: drop the old column public.plain.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   blocks:      reads and writes of public.plain, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_495e0cca" ON public.plain;
DROP FUNCTION public.lockstep_m_sync_495e0cca();
ALTER TABLE public.plain DROP COLUMN lockstep_m_old_495e0cca;

COMMIT;

BEGIN;

-- Step 35 of 35: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 35 of 35: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('happy', 'sad', 'ok');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 34 of 35: drop the old column public.plain.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.plain ADD COLUMN lockstep_m_old_495e0cca public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_495e0cca() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_495e0cca FROM (SELECT NEW.*) AS plain;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_495e0cca := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_495e0cca" BEFORE INSERT OR UPDATE ON public.plain FOR EACH ROW WHEN (NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_m_old_495e0cca)::text) EXECUTE FUNCTION public.lockstep_m_sync_495e0cca();

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

-- Undo step 33 of 35: drop the old column public.events.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN lockstep_m_old_a047eb2f public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_a047eb2f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_a047eb2f FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_a047eb2f := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_a047eb2f" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW WHEN (NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_m_old_a047eb2f)::text) EXECUTE FUNCTION public.lockstep_m_sync_a047eb2f();

COMMIT;

SET lock_timeout = 0;

-- Undo step 32 of 35: give up the old column public.plain.m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.plain
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_495e0cca AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.plain ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_495e0cca
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.plain ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_495e0cca);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_495e0cca;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.plain WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.plain WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.plain SET lockstep_m_old_495e0cca = m::text::public.lockstep_mood_old_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_m_old_495e0cca IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public.plain SET lockstep_m_old_495e0cca = m::text::public.lockstep_mood_old_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_m_old_495e0cca IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_495e0cca SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_495e0cca;

-- Undo step 31 of 35: give up the old column "Parts".events_2_rest.m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts".events_2_rest
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts".lockstep_m_progress_43fe4099 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_rest ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts".lockstep_m_progress_43fe4099
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_rest ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts".lockstep_m_progress_43fe4099);
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
      SELECT * INTO lockstep_state FROM "Parts".lockstep_m_progress_43fe4099;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_rest WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_rest WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".events_2_rest SET lockstep_m_old_a047eb2f = m::text::public.lockstep_mood_old_5219365f WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_a047eb2f IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".events_2_rest SET lockstep_m_old_a047eb2f = m::text::public.lockstep_mood_old_5219365f WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_a047eb2f IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE "Parts".lockstep_m_progress_43fe4099 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts".lockstep_m_progress_43fe4099;

-- Undo step 30 of 35: give up the old column "Parts".events_2_odd.m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts".events_2_odd
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts".lockstep_m_progress_70e49669 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_odd ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts".lockstep_m_progress_70e49669
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts".events_2_odd ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts".lockstep_m_progress_70e49669);
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
      SELECT * INTO lockstep_state FROM "Parts".lockstep_m_progress_70e49669;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_odd WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts".events_2_odd WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts".events_2_odd SET lockstep_m_old_a047eb2f = m::text::public.lockstep_mood_old_5219365f WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_a047eb2f IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts".events_2_odd SET lockstep_m_old_a047eb2f = m::text::public.lockstep_mood_old_5219365f WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_a047eb2f IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE "Parts".lockstep_m_progress_70e49669 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts".lockstep_m_progress_70e49669;

-- Undo step 29 of 35: give up the old column "Parts"."Events 1".m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "Parts"."Events 1"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "Parts".lockstep_m_progress_deebe442 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."Events 1" ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "Parts".lockstep_m_progress_deebe442
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY "Parts"."Events 1" ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "Parts".lockstep_m_progress_deebe442);
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
      SELECT * INTO lockstep_state FROM "Parts".lockstep_m_progress_deebe442;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."Events 1" WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY "Parts"."Events 1" WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "Parts"."Events 1" SET lockstep_m_old_a047eb2f = m::text::public.lockstep_mood_old_5219365f WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_a047eb2f IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY "Parts"."Events 1" SET lockstep_m_old_a047eb2f = m::text::public.lockstep_mood_old_5219365f WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_a047eb2f IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE "Parts".lockstep_m_progress_deebe442 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "Parts".lockstep_m_progress_deebe442;

SET lock_timeout = '2s';

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

-- Undo step 28 of 35: validate constraint public.events.told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT told;
ALTER TABLE public.events ADD CONSTRAINT told CHECK (m IS NOT NULL OR note <> '') NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.plain IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.moods SET SCHEMA public;
        ALTER VIEW public.odd SET SCHEMA public;
        LOCK TABLE public.events, public.plain IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.plain, public.events IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.odd SET SCHEMA public;
        ALTER VIEW public.moods SET SCHEMA public;
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

-- Undo step 27 of 35: create view public.odd
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.odd;

-- Undo step 26 of 35: create view public.moods
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.moods;

-- Undo step 25 of 35: add constraint public.events.told without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.events, public.plain IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.events DROP CONSTRAINT told;

-- Undo step 24 of 35: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.events, public.plain IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.plain WHERE lockstep_m_old_495e0cca IS NULL AND m IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'm';
  END IF;
END $$;
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
DROP INDEX public.by_mood;
ALTER TABLE public.events ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.events RENAME COLUMN m TO lockstep_m_new_a047eb2f;
ALTER TABLE public.events RENAME COLUMN lockstep_m_old_a047eb2f TO m;
ALTER TABLE public.events ALTER COLUMN lockstep_m_new_a047eb2f DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.events ALTER COLUMN m SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'm';
END $$;
ALTER TABLE public.events ALTER COLUMN m SET DEFAULT 'sad';
ALTER TABLE public.plain RENAME COLUMN m TO lockstep_m_new_495e0cca;
ALTER TABLE public.plain RENAME COLUMN lockstep_m_old_495e0cca TO m;
ALTER TABLE public.events ADD CONSTRAINT lockstep_m_not_null_a047eb2f CHECK (lockstep_m_new_a047eb2f IS NOT NULL) NOT VALID;
CREATE INDEX by_mood ON ONLY public.events USING btree (m, at);
CREATE INDEX "Events 1_m_at_idx" ON "Parts"."Events 1" USING btree (m, at);
CREATE INDEX events_2_m_at_idx ON ONLY "Parts".events_2 USING btree (m, at);
CREATE INDEX events_2_odd_m_at_idx ON "Parts".events_2_odd USING btree (m, at);
CREATE INDEX events_2_rest_m_at_idx ON "Parts".events_2_rest USING btree (m, at);
ALTER INDEX "Parts".events_2_m_at_idx ATTACH PARTITION "Parts".events_2_rest_m_at_idx;
ALTER INDEX "Parts".events_2_m_at_idx ATTACH PARTITION "Parts".events_2_odd_m_at_idx;
ALTER INDEX public.by_mood ATTACH PARTITION "Parts".events_2_m_at_idx;
ALTER INDEX public.by_mood ATTACH PARTITION "Parts"."Events 1_m_at_idx";
CREATE INDEX lockstep_by_mood_new_ba0ca4ad ON ONLY public.events USING btree (lockstep_m_new_a047eb2f, at);
CREATE INDEX "lockstep_Events 1_m_at_idx_new_acb79da0" ON "Parts"."Events 1" USING btree (lockstep_m_new_a047eb2f, at);
CREATE INDEX lockstep_events_2_m_at_idx_new_8a2aac19 ON ONLY "Parts".events_2 USING btree (lockstep_m_new_a047eb2f, at);
CREATE INDEX lockstep_events_2_odd_m_at_idx_new_846117a3 ON "Parts".events_2_odd USING btree (lockstep_m_new_a047eb2f, at);
CREATE INDEX lockstep_events_2_rest_m_at_idx_new_276af6f4 ON "Parts".events_2_rest USING btree (lockstep_m_new_a047eb2f, at);
ALTER INDEX "Parts".lockstep_events_2_m_at_idx_new_8a2aac19 ATTACH PARTITION "Parts".lockstep_events_2_rest_m_at_idx_new_276af6f4;
ALTER INDEX "Parts".lockstep_events_2_m_at_idx_new_8a2aac19 ATTACH PARTITION "Parts".lockstep_events_2_odd_m_at_idx_new_846117a3;
ALTER INDEX public.lockstep_by_mood_new_ba0ca4ad ATTACH PARTITION "Parts".lockstep_events_2_m_at_idx_new_8a2aac19;
ALTER INDEX public.lockstep_by_mood_new_ba0ca4ad ATTACH PARTITION "Parts"."lockstep_Events 1_m_at_idx_new_acb79da0";
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_a047eb2f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_a047eb2f FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_495e0cca() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_495e0cca FROM (SELECT NEW.*) AS plain;
  RETURN NEW;
END $$;

-- Undo step 23 of 35: drop constraint public.events.told
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD CONSTRAINT told CHECK (m IS NOT NULL OR note <> '') NOT VALID;

-- Undo step 22 of 35: lock the tables for the exchange of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

-- Undo step 21 of 35: drop view public.odd
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.odd
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.odd AS
SELECT id, m FROM "Parts".events_2_odd WHERE m = 'happy';

-- Undo step 20 of 35: drop view public.moods
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.moods
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.moods AS
SELECT e.m, p.m AS other FROM public.events AS e LEFT JOIN public.plain AS p USING (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 19 of 35: give up the proof of constraint public.events.told
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1", SHARE UPDATE EXCLUSIVE on table "Parts".events_2, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events VALIDATE CONSTRAINT told;

COMMIT;

BEGIN;

-- Undo step 18 of 35: compare the new with the old column public.plain.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1", SHARE UPDATE EXCLUSIVE on table "Parts".events_2, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events VALIDATE CONSTRAINT lockstep_m_not_null_a047eb2f;

COMMIT;

BEGIN;

-- Undo step 17 of 35: compare the new with the old column public.events.m
--   phase:       migrate
--   locks:       ACCESS SHARE on table "Parts"."Events 1", ACCESS SHARE on table "Parts".events_2, ACCESS SHARE on table "Parts".events_2_odd, ACCESS SHARE on table "Parts".events_2_rest, ACCESS SHARE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

-- Undo step 16 of 35: attach partitions to the new index public.by_mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS SHARE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_by_mood_new_ba0ca4ad;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 15 of 35: build the new index "Parts".events_2_rest_m_at_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Parts".lockstep_events_2_rest_m_at_idx_new_276af6f4;

-- Undo step 14 of 35: build the new index "Parts".events_2_odd_m_at_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Parts".lockstep_events_2_odd_m_at_idx_new_846117a3;

-- Undo step 13 of 35: build the new index "Parts"."Events 1_m_at_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "Parts"."lockstep_Events 1_m_at_idx_new_acb79da0";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.events, ONLY "Parts".events_2 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.events, ONLY "Parts".events_2 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 12 of 35: prepare the new index public.by_mood
--   phase:       migrate
--   locks:       SHARE on table "Parts".events_2, SHARE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS "Parts".lockstep_events_2_m_at_idx_new_8a2aac19;
DROP INDEX IF EXISTS public.lockstep_by_mood_new_ba0ca4ad;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 35: scan for nulls in the new column public.events.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1", SHARE UPDATE EXCLUSIVE on table "Parts".events_2, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest, SHARE UPDATE EXCLUSIVE on table public.events
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

-- Undo step 10 of 35: check without scan for nulls in the new column public.events.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT lockstep_m_not_null_a047eb2f;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 35: gather statistics of table public.plain (lockstep_m_new_495e0cca)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.plain
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.plain (m);

COMMIT;

-- Undo step 8 of 35: fill column public.plain.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.plain
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 7 of 35: gather statistics of table public.events (lockstep_m_new_a047eb2f)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "Parts"."Events 1", SHARE UPDATE EXCLUSIVE on table "Parts".events_2, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_odd, SHARE UPDATE EXCLUSIVE on table "Parts".events_2_rest, SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.events (m);

COMMIT;

-- Undo step 6 of 35: fill column "Parts".events_2_rest.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".events_2_rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 5 of 35: fill column "Parts".events_2_odd.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts".events_2_odd
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 4 of 35: fill column "Parts"."Events 1".m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "Parts"."Events 1"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 35: add what will be column public.plain.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_495e0cca" ON public.plain;
DROP FUNCTION public.lockstep_m_sync_495e0cca();
ALTER TABLE public.plain DROP COLUMN lockstep_m_new_495e0cca;

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

-- Undo step 2 of 35: add what will be column public.events.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "Parts"."Events 1", ACCESS EXCLUSIVE on table "Parts".events_2, ACCESS EXCLUSIVE on table "Parts".events_2_odd, ACCESS EXCLUSIVE on table "Parts".events_2_rest, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_m_sync_a047eb2f" ON public.events;
DROP FUNCTION public.lockstep_m_sync_a047eb2f();
ALTER TABLE public.events DROP COLUMN lockstep_m_new_a047eb2f;

-- Undo step 1 of 35: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;
