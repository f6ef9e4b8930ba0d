-- Keys of a partitioned table over a column that gets another type: those of its partitions are built beside, one by one, and all change places at once.
-- before --
CREATE TABLE "Events" (id integer NOT NULL, at date NOT NULL, name text, code varchar(10) NOT NULL, PRIMARY KEY (id, at), CONSTRAINT "by code" UNIQUE (code, at, id)) PARTITION BY RANGE (at);
CREATE TABLE events_20 PARTITION OF "Events" FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE events_21 PARTITION OF "Events" FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY RANGE (at);
CREATE TABLE events_21a PARTITION OF events_21 FOR VALUES FROM ('2021-01-01') TO ('2021-07-01');
CREATE TABLE events_21b PARTITION OF events_21 FOR VALUES FROM ('2021-07-01') TO ('2022-01-01');
CREATE TABLE rest PARTITION OF "Events" DEFAULT;
CREATE INDEX events_name ON "Events" (name, id);
COMMENT ON CONSTRAINT "by code" ON "Events" IS 'no code twice';
ALTER INDEX events_20_pkey SET (fillfactor = 70);
CREATE VIEW recent AS SELECT id, name FROM "Events" WHERE at > '2021-01-01';
-- after --
CREATE TABLE "Events" (id bigint NOT NULL, at date NOT NULL, name text, code varchar(10) NOT NULL, PRIMARY KEY (id, at), CONSTRAINT "by code" UNIQUE (code, at, id)) PARTITION BY RANGE (at);
CREATE TABLE events_20 PARTITION OF "Events" FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE events_21 PARTITION OF "Events" FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY RANGE (at);
CREATE TABLE events_21a PARTITION OF events_21 FOR VALUES FROM ('2021-01-01') TO ('2021-07-01');
CREATE TABLE events_21b PARTITION OF events_21 FOR VALUES FROM ('2021-07-01') TO ('2022-01-01');
CREATE TABLE rest PARTITION OF "Events" DEFAULT;
CREATE INDEX events_name ON "Events" (name, id);
COMMENT ON CONSTRAINT "by code" ON "Events" IS 'no code twice';
ALTER INDEX events_20_pkey SET (fillfactor = 70);
CREATE VIEW recent AS SELECT id, name FROM "Events" WHERE at > '2021-01-01';
-- rows --
INSERT INTO "Events" SELECT i, date '2020-01-01' + i * 10, 'n' || i, 'c' || i FROM generate_series(1, 100) AS i;
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
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 31: add what will be column public."Events".id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   blocks:      reads and writes of public."Events", public.events_20, public.events_21, public.events_21a, public.events_21b, public.rest, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Events" ADD COLUMN lockstep_id_new_49197b03 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_49197b03() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_49197b03 FROM (SELECT NEW.*) AS "Events";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_49197b03" BEFORE INSERT OR UPDATE ON public."Events" FOR EACH ROW WHEN (NEW.lockstep_id_new_49197b03 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_49197b03();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 31: fill column public.events_20.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_20
--   blocks:      neither reads nor writes
--   work:        scans public.events_20
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_883274f1 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_20 ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_883274f1
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_20 ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_883274f1);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_883274f1;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_20 WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_20 WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events_20 SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.events_20 SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_883274f1 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_883274f1;

-- Step 3 of 31: fill column public.rest.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.rest
--   blocks:      neither reads nor writes
--   work:        scans public.rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_30120d24 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.rest ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_30120d24
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.rest ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_30120d24);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_30120d24;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.rest WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.rest WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.rest SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.rest SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_30120d24 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_30120d24;

-- Step 4 of 31: fill column public.events_21a.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_21a
--   blocks:      neither reads nor writes
--   work:        scans public.events_21a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_35d2e174 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21a ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_35d2e174
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21a ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_35d2e174);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_35d2e174;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21a WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21a WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events_21a SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.events_21a SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_35d2e174 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_35d2e174;

-- Step 5 of 31: fill column public.events_21b.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_21b
--   blocks:      neither reads nor writes
--   work:        scans public.events_21b
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_a7a6571f AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21b ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_a7a6571f
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21b ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_a7a6571f);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_a7a6571f;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21b WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21b WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events_21b SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.events_21b SET lockstep_id_new_49197b03 = id::bigint WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_a7a6571f SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_a7a6571f;

BEGIN;

-- Step 6 of 31: gather statistics of table public."Events" (lockstep_id_new_49197b03)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Events", SHARE UPDATE EXCLUSIVE on table public.events_20, SHARE UPDATE EXCLUSIVE on table public.events_21, SHARE UPDATE EXCLUSIVE on table public.events_21a, SHARE UPDATE EXCLUSIVE on table public.events_21b, SHARE UPDATE EXCLUSIVE on table public.rest
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."Events" (lockstep_id_new_49197b03);

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
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
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

-- Step 7 of 31: check without scan for nulls in the new column public."Events".id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   blocks:      reads and writes of public."Events", public.events_20, public.events_21, public.events_21a, public.events_21b, public.rest, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Events" ADD CONSTRAINT lockstep_id_not_null_49197b03 CHECK (lockstep_id_new_49197b03 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 31: scan for nulls in the new column public."Events".id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Events", SHARE UPDATE EXCLUSIVE on table public.events_20, SHARE UPDATE EXCLUSIVE on table public.events_21, SHARE UPDATE EXCLUSIVE on table public.events_21a, SHARE UPDATE EXCLUSIVE on table public.events_21b, SHARE UPDATE EXCLUSIVE on table public.rest
--   blocks:      neither reads nor writes
--   work:        scans public.events_20, scans public.rest, scans public.events_21a, scans public.events_21b
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public."Events" VALIDATE CONSTRAINT lockstep_id_not_null_49197b03;

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
      LOCK TABLE ONLY public."Events", ONLY public.events_21 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."Events", ONLY public.events_21 IN SHARE MODE;
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

-- Step 9 of 31: prepare the new index public.events_name
--   phase:       migrate
--   locks:       SHARE on table public."Events", SHARE on table public.events_21
--   blocks:      writes of public."Events", public.events_21, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX lockstep_events_name_new_1d23c7f7 ON ONLY public."Events" USING btree (name, lockstep_id_new_49197b03);
CREATE INDEX lockstep_events_21_name_id_idx_new_d3ee24ee ON ONLY public.events_21 USING btree (name, lockstep_id_new_49197b03);

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 31: build the new index public.events_20_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_20
--   blocks:      neither reads nor writes
--   work:        scans public.events_20
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_20_name_id_idx_new_25b970d7
CREATE INDEX CONCURRENTLY lockstep_events_20_name_id_idx_new_25b970d7 ON public.events_20 USING btree (name, lockstep_id_new_49197b03);

-- Step 11 of 31: build the new index public.rest_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.rest
--   blocks:      neither reads nor writes
--   work:        scans public.rest
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_rest_name_id_idx_new_7209a4b8
CREATE INDEX CONCURRENTLY lockstep_rest_name_id_idx_new_7209a4b8 ON public.rest USING btree (name, lockstep_id_new_49197b03);

-- Step 12 of 31: build the new index public.events_21a_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21a
--   blocks:      neither reads nor writes
--   work:        scans public.events_21a
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21a_name_id_idx_new_6f871253
CREATE INDEX CONCURRENTLY lockstep_events_21a_name_id_idx_new_6f871253 ON public.events_21a USING btree (name, lockstep_id_new_49197b03);

-- Step 13 of 31: build the new index public.events_21b_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21b
--   blocks:      neither reads nor writes
--   work:        scans public.events_21b
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21b_name_id_idx_new_60aaf59b
CREATE INDEX CONCURRENTLY lockstep_events_21b_name_id_idx_new_60aaf59b ON public.events_21b USING btree (name, lockstep_id_new_49197b03);

SET lock_timeout = '2s';

-- Step 14 of 31: attach partitions to the new index public.events_name
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   blocks:      reads and writes of public.events_20, public.events_21, public.events_21a, public.events_21b, public.rest, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.events_21b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_events_21_name_id_idx_new_d3ee24ee ATTACH PARTITION public.lockstep_events_21b_name_id_idx_new_60aaf59b;
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
      BEGIN LOCK TABLE ONLY public.events_21a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_events_21_name_id_idx_new_d3ee24ee ATTACH PARTITION public.lockstep_events_21a_name_id_idx_new_6f871253;
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
      BEGIN LOCK TABLE ONLY public.rest IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_events_name_new_1d23c7f7 ATTACH PARTITION public.lockstep_rest_name_id_idx_new_7209a4b8;
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
      BEGIN LOCK TABLE ONLY public.events_21 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_events_name_new_1d23c7f7 ATTACH PARTITION public.lockstep_events_21_name_id_idx_new_d3ee24ee;
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
      BEGIN LOCK TABLE ONLY public.events_20 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.lockstep_events_name_new_1d23c7f7 ATTACH PARTITION public.lockstep_events_20_name_id_idx_new_25b970d7;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Step 15 of 31: build the new index public.events_20_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_20
--   blocks:      neither reads nor writes
--   work:        scans public.events_20
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events_20 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_20_pkey_key_689491e1
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_20_pkey_key_689491e1 ON public.events_20 USING btree (lockstep_id_new_49197b03, at) WITH (fillfactor=70);

-- Step 16 of 31: build the new index public.rest_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.rest
--   blocks:      neither reads nor writes
--   work:        scans public.rest
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.rest are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_rest_pkey_key_3d47835f
CREATE UNIQUE INDEX CONCURRENTLY lockstep_rest_pkey_key_3d47835f ON public.rest USING btree (lockstep_id_new_49197b03, at);

-- Step 17 of 31: build the new index public.events_21a_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21a
--   blocks:      neither reads nor writes
--   work:        scans public.events_21a
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events_21a are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21a_pkey_key_ce4af372
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_21a_pkey_key_ce4af372 ON public.events_21a USING btree (lockstep_id_new_49197b03, at);

-- Step 18 of 31: build the new index public.events_21b_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21b
--   blocks:      neither reads nor writes
--   work:        scans public.events_21b
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events_21b are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21b_pkey_key_ee6a4720
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_21b_pkey_key_ee6a4720 ON public.events_21b USING btree (lockstep_id_new_49197b03, at);

-- Step 19 of 31: build the new index public.events_20_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_20
--   blocks:      neither reads nor writes
--   work:        scans public.events_20
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events_20 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_20_code_at_id_key_key_ba3f0777
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_20_code_at_id_key_key_ba3f0777 ON public.events_20 USING btree (code, at, lockstep_id_new_49197b03);

-- Step 20 of 31: build the new index public.rest_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.rest
--   blocks:      neither reads nor writes
--   work:        scans public.rest
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.rest are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_rest_code_at_id_key_key_71ef5488
CREATE UNIQUE INDEX CONCURRENTLY lockstep_rest_code_at_id_key_key_71ef5488 ON public.rest USING btree (code, at, lockstep_id_new_49197b03);

-- Step 21 of 31: build the new index public.events_21a_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21a
--   blocks:      neither reads nor writes
--   work:        scans public.events_21a
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events_21a are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21a_code_at_id_key_key_18578624
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_21a_code_at_id_key_key_18578624 ON public.events_21a USING btree (code, at, lockstep_id_new_49197b03);

-- Step 22 of 31: build the new index public.events_21b_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21b
--   blocks:      neither reads nor writes
--   work:        scans public.events_21b
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events_21b are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21b_code_at_id_key_key_173dad1e
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_21b_code_at_id_key_key_173dad1e ON public.events_21b USING btree (code, at, lockstep_id_new_49197b03);

BEGIN;

-- Step 23 of 31: compare the new with the old column public."Events".id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."Events", ACCESS SHARE on table public.events_20, ACCESS SHARE on table public.events_21, ACCESS SHARE on table public.events_21a, ACCESS SHARE on table public.events_21b, ACCESS SHARE on table public.rest
--   blocks:      neither reads nor writes
--   work:        scans public.events_20, scans public.rest, scans public.events_21a, scans public.events_21b
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public."Events".id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public."Events" WHERE lockstep_id_new_49197b03 IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_49197b03', 'id';
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
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.recent SET SCHEMA public;
        LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.recent SET SCHEMA public;
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

-- Step 24 of 31: drop view public.recent
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.recent
--   blocks:      reads and writes of public.recent, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.recent;

-- Step 25 of 31: put the new column in the place of column public."Events".id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   blocks:      reads and writes of public."Events", public.events_20, public.events_21, public.events_21a, public.events_21b, public.rest, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Events".id fail
--   hazard:      app-breaking: columns of table public."Events" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public."Events" DROP CONSTRAINT "Events_pkey";
ALTER TABLE public."Events" DROP CONSTRAINT "by code";
DROP INDEX public.events_name;
ALTER TABLE public."Events" RENAME COLUMN id TO lockstep_id_old_49197b03;
ALTER TABLE public."Events" RENAME COLUMN lockstep_id_new_49197b03 TO id;
ALTER TABLE public."Events" ALTER COLUMN lockstep_id_old_49197b03 DROP NOT NULL;
ALTER TABLE public.events_20 ALTER COLUMN lockstep_id_old_49197b03 DROP NOT NULL;
ALTER TABLE public.events_21 ALTER COLUMN lockstep_id_old_49197b03 DROP NOT NULL;
ALTER TABLE public.rest ALTER COLUMN lockstep_id_old_49197b03 DROP NOT NULL;
ALTER TABLE public.events_21a ALTER COLUMN lockstep_id_old_49197b03 DROP NOT NULL;
ALTER TABLE public.events_21b ALTER COLUMN lockstep_id_old_49197b03 DROP NOT NULL;
ALTER TABLE public."Events" ALTER COLUMN id SET NOT NULL;
ALTER TABLE public."Events" DROP CONSTRAINT lockstep_id_not_null_49197b03;
ALTER TABLE ONLY public."Events" ADD CONSTRAINT "Events_pkey" PRIMARY KEY (id, at);
ALTER TABLE public.events_20 ADD CONSTRAINT events_20_pkey PRIMARY KEY USING INDEX lockstep_events_20_pkey_key_689491e1;
ALTER TABLE ONLY public.events_21 ADD CONSTRAINT events_21_pkey PRIMARY KEY (id, at);
ALTER TABLE public.rest ADD CONSTRAINT rest_pkey PRIMARY KEY USING INDEX lockstep_rest_pkey_key_3d47835f;
ALTER TABLE public.events_21a ADD CONSTRAINT events_21a_pkey PRIMARY KEY USING INDEX lockstep_events_21a_pkey_key_ce4af372;
ALTER TABLE public.events_21b ADD CONSTRAINT events_21b_pkey PRIMARY KEY USING INDEX lockstep_events_21b_pkey_key_ee6a4720;
ALTER INDEX public.events_21_pkey ATTACH PARTITION public.events_21b_pkey;
ALTER INDEX public.events_21_pkey ATTACH PARTITION public.events_21a_pkey;
ALTER INDEX public."Events_pkey" ATTACH PARTITION public.rest_pkey;
ALTER INDEX public."Events_pkey" ATTACH PARTITION public.events_21_pkey;
ALTER INDEX public."Events_pkey" ATTACH PARTITION public.events_20_pkey;
ALTER TABLE ONLY public."Events" ADD CONSTRAINT "by code" UNIQUE (code, at, id);
COMMENT ON CONSTRAINT "by code" ON public."Events" IS 'no code twice';
ALTER TABLE public.events_20 ADD CONSTRAINT events_20_code_at_id_key UNIQUE USING INDEX lockstep_events_20_code_at_id_key_key_ba3f0777;
ALTER TABLE ONLY public.events_21 ADD CONSTRAINT events_21_code_at_id_key UNIQUE (code, at, id);
ALTER TABLE public.rest ADD CONSTRAINT rest_code_at_id_key UNIQUE USING INDEX lockstep_rest_code_at_id_key_key_71ef5488;
ALTER TABLE public.events_21a ADD CONSTRAINT events_21a_code_at_id_key UNIQUE USING INDEX lockstep_events_21a_code_at_id_key_key_18578624;
ALTER TABLE public.events_21b ADD CONSTRAINT events_21b_code_at_id_key UNIQUE USING INDEX lockstep_events_21b_code_at_id_key_key_173dad1e;
ALTER INDEX public.events_21_code_at_id_key ATTACH PARTITION public.events_21b_code_at_id_key;
ALTER INDEX public.events_21_code_at_id_key ATTACH PARTITION public.events_21a_code_at_id_key;
ALTER INDEX public."by code" ATTACH PARTITION public.rest_code_at_id_key;
ALTER INDEX public."by code" ATTACH PARTITION public.events_21_code_at_id_key;
ALTER INDEX public."by code" ATTACH PARTITION public.events_20_code_at_id_key;
ALTER INDEX public.lockstep_events_name_new_1d23c7f7 RENAME TO events_name;
ALTER INDEX public.lockstep_events_20_name_id_idx_new_25b970d7 RENAME TO events_20_name_id_idx;
ALTER INDEX public.lockstep_events_21_name_id_idx_new_d3ee24ee RENAME TO events_21_name_id_idx;
ALTER INDEX public.lockstep_rest_name_id_idx_new_7209a4b8 RENAME TO rest_name_id_idx;
ALTER INDEX public.lockstep_events_21a_name_id_idx_new_6f871253 RENAME TO events_21a_name_id_idx;
ALTER INDEX public.lockstep_events_21b_name_id_idx_new_60aaf59b RENAME TO events_21b_name_id_idx;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_49197b03() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_49197b03 FROM (SELECT NEW.*) AS "Events";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_49197b03 := NULL;
  RETURN NEW;
END $$;

-- Step 26 of 31: create view public.recent
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.recent AS
SELECT id, name FROM public."Events" WHERE at > '2021-01-01';

COMMIT;

BEGIN;

-- Step 27 of 31: give up the old column public.events_20.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_id_old_49197b03 holds the old values of id
SELECT;

COMMIT;

BEGIN;

-- Step 28 of 31: give up the old column public.rest.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 29 of 31: give up the old column public.events_21a.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 30 of 31: give up the old column public.events_21b.id
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
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
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

-- Step 31 of 31: drop the old column public."Events".id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   blocks:      reads and writes of public."Events", public.events_20, public.events_21, public.events_21a, public.events_21b, public.rest, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_id_sync_49197b03" ON public."Events";
DROP FUNCTION public.lockstep_id_sync_49197b03();
ALTER TABLE public."Events" DROP COLUMN lockstep_id_old_49197b03;

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
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 31 of 31: drop the old column public."Events".id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Events" ADD COLUMN lockstep_id_old_49197b03 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_49197b03() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_49197b03 FROM (SELECT NEW.*) AS "Events";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_49197b03 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_49197b03" BEFORE INSERT OR UPDATE ON public."Events" FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_49197b03::bigint) EXECUTE FUNCTION public.lockstep_id_sync_49197b03();

COMMIT;

SET lock_timeout = 0;

-- Undo step 30 of 31: give up the old column public.events_21b.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.events_21b
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_a7a6571f AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21b ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_a7a6571f
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21b ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_a7a6571f);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_a7a6571f;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21b WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21b WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events_21b SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.events_21b SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_a7a6571f SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_a7a6571f;

-- Undo step 29 of 31: give up the old column public.events_21a.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.events_21a
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_35d2e174 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21a ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_35d2e174
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_21a ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_35d2e174);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_35d2e174;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21a WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_21a WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events_21a SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.events_21a SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_35d2e174 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_35d2e174;

-- Undo step 28 of 31: give up the old column public.rest.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.rest
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_30120d24 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.rest ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_30120d24
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.rest ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_30120d24);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_30120d24;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.rest WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.rest WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.rest SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.rest SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_30120d24 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_30120d24;

-- Undo step 27 of 31: give up the old column public.events_20.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.events_20
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_883274f1 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_20 ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_883274f1
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY public.events_20 ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_883274f1);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_883274f1;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_20 WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY public.events_20 WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events_20 SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.events_20 SET lockstep_id_old_49197b03 = id::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_49197b03 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_883274f1 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_883274f1;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.recent SET SCHEMA public;
        LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.recent SET SCHEMA public;
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

-- Undo step 26 of 31: create view public.recent
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.recent;

-- Undo step 25 of 31: put the new column in the place of column public."Events".id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public."Events" DROP CONSTRAINT "Events_pkey";
ALTER TABLE public."Events" DROP CONSTRAINT "by code";
DROP INDEX public.events_name;
ALTER TABLE public."Events" RENAME COLUMN id TO lockstep_id_new_49197b03;
ALTER TABLE public."Events" RENAME COLUMN lockstep_id_old_49197b03 TO id;
ALTER TABLE public."Events" ALTER COLUMN lockstep_id_new_49197b03 DROP NOT NULL;
ALTER TABLE public.events_20 ALTER COLUMN lockstep_id_new_49197b03 DROP NOT NULL;
ALTER TABLE public.events_21 ALTER COLUMN lockstep_id_new_49197b03 DROP NOT NULL;
ALTER TABLE public.rest ALTER COLUMN lockstep_id_new_49197b03 DROP NOT NULL;
ALTER TABLE public.events_21a ALTER COLUMN lockstep_id_new_49197b03 DROP NOT NULL;
ALTER TABLE public.events_21b ALTER COLUMN lockstep_id_new_49197b03 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public."Events" ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public."Events" ADD CONSTRAINT lockstep_id_not_null_49197b03 CHECK (lockstep_id_new_49197b03 IS NOT NULL) NOT VALID;
ALTER TABLE ONLY public."Events" ADD CONSTRAINT "Events_pkey" PRIMARY KEY (id, at);
ALTER TABLE public.events_20 ADD CONSTRAINT events_20_pkey PRIMARY KEY (id, at) WITH (fillfactor=70);
ALTER TABLE ONLY public.events_21 ADD CONSTRAINT events_21_pkey PRIMARY KEY (id, at);
ALTER TABLE public.rest ADD CONSTRAINT rest_pkey PRIMARY KEY (id, at);
ALTER TABLE public.events_21a ADD CONSTRAINT events_21a_pkey PRIMARY KEY (id, at);
ALTER TABLE public.events_21b ADD CONSTRAINT events_21b_pkey PRIMARY KEY (id, at);
ALTER INDEX public.events_21_pkey ATTACH PARTITION public.events_21b_pkey;
ALTER INDEX public.events_21_pkey ATTACH PARTITION public.events_21a_pkey;
ALTER INDEX public."Events_pkey" ATTACH PARTITION public.rest_pkey;
ALTER INDEX public."Events_pkey" ATTACH PARTITION public.events_21_pkey;
ALTER INDEX public."Events_pkey" ATTACH PARTITION public.events_20_pkey;
ALTER TABLE ONLY public."Events" ADD CONSTRAINT "by code" UNIQUE (code, at, id);
COMMENT ON CONSTRAINT "by code" ON public."Events" IS 'no code twice';
ALTER TABLE public.events_20 ADD CONSTRAINT events_20_code_at_id_key UNIQUE (code, at, id);
ALTER TABLE ONLY public.events_21 ADD CONSTRAINT events_21_code_at_id_key UNIQUE (code, at, id);
ALTER TABLE public.rest ADD CONSTRAINT rest_code_at_id_key UNIQUE (code, at, id);
ALTER TABLE public.events_21a ADD CONSTRAINT events_21a_code_at_id_key UNIQUE (code, at, id);
ALTER TABLE public.events_21b ADD CONSTRAINT events_21b_code_at_id_key UNIQUE (code, at, id);
ALTER INDEX public.events_21_code_at_id_key ATTACH PARTITION public.events_21b_code_at_id_key;
ALTER INDEX public.events_21_code_at_id_key ATTACH PARTITION public.events_21a_code_at_id_key;
ALTER INDEX public."by code" ATTACH PARTITION public.rest_code_at_id_key;
ALTER INDEX public."by code" ATTACH PARTITION public.events_21_code_at_id_key;
ALTER INDEX public."by code" ATTACH PARTITION public.events_20_code_at_id_key;
CREATE INDEX events_name ON ONLY public."Events" USING btree (name, id);
CREATE INDEX events_20_name_id_idx ON public.events_20 USING btree (name, id);
CREATE INDEX events_21_name_id_idx ON ONLY public.events_21 USING btree (name, id);
CREATE INDEX rest_name_id_idx ON public.rest USING btree (name, id);
CREATE INDEX events_21a_name_id_idx ON public.events_21a USING btree (name, id);
CREATE INDEX events_21b_name_id_idx ON public.events_21b USING btree (name, id);
ALTER INDEX public.events_21_name_id_idx ATTACH PARTITION public.events_21b_name_id_idx;
ALTER INDEX public.events_21_name_id_idx ATTACH PARTITION public.events_21a_name_id_idx;
ALTER INDEX public.events_name ATTACH PARTITION public.rest_name_id_idx;
ALTER INDEX public.events_name ATTACH PARTITION public.events_21_name_id_idx;
ALTER INDEX public.events_name ATTACH PARTITION public.events_20_name_id_idx;
CREATE INDEX lockstep_events_name_new_1d23c7f7 ON ONLY public."Events" USING btree (name, lockstep_id_new_49197b03);
CREATE INDEX lockstep_events_20_name_id_idx_new_25b970d7 ON public.events_20 USING btree (name, lockstep_id_new_49197b03);
CREATE INDEX lockstep_events_21_name_id_idx_new_d3ee24ee ON ONLY public.events_21 USING btree (name, lockstep_id_new_49197b03);
CREATE INDEX lockstep_rest_name_id_idx_new_7209a4b8 ON public.rest USING btree (name, lockstep_id_new_49197b03);
CREATE INDEX lockstep_events_21a_name_id_idx_new_6f871253 ON public.events_21a USING btree (name, lockstep_id_new_49197b03);
CREATE INDEX lockstep_events_21b_name_id_idx_new_60aaf59b ON public.events_21b USING btree (name, lockstep_id_new_49197b03);
ALTER INDEX public.lockstep_events_21_name_id_idx_new_d3ee24ee ATTACH PARTITION public.lockstep_events_21b_name_id_idx_new_60aaf59b;
ALTER INDEX public.lockstep_events_21_name_id_idx_new_d3ee24ee ATTACH PARTITION public.lockstep_events_21a_name_id_idx_new_6f871253;
ALTER INDEX public.lockstep_events_name_new_1d23c7f7 ATTACH PARTITION public.lockstep_rest_name_id_idx_new_7209a4b8;
ALTER INDEX public.lockstep_events_name_new_1d23c7f7 ATTACH PARTITION public.lockstep_events_21_name_id_idx_new_d3ee24ee;
ALTER INDEX public.lockstep_events_name_new_1d23c7f7 ATTACH PARTITION public.lockstep_events_20_name_id_idx_new_25b970d7;
CREATE UNIQUE INDEX lockstep_events_20_pkey_key_689491e1 ON public.events_20 USING btree (lockstep_id_new_49197b03, at) WITH (fillfactor=70);
CREATE UNIQUE INDEX lockstep_rest_pkey_key_3d47835f ON public.rest USING btree (lockstep_id_new_49197b03, at);
CREATE UNIQUE INDEX lockstep_events_21a_pkey_key_ce4af372 ON public.events_21a USING btree (lockstep_id_new_49197b03, at);
CREATE UNIQUE INDEX lockstep_events_21b_pkey_key_ee6a4720 ON public.events_21b USING btree (lockstep_id_new_49197b03, at);
CREATE UNIQUE INDEX lockstep_events_20_code_at_id_key_key_ba3f0777 ON public.events_20 USING btree (code, at, lockstep_id_new_49197b03);
CREATE UNIQUE INDEX lockstep_rest_code_at_id_key_key_71ef5488 ON public.rest USING btree (code, at, lockstep_id_new_49197b03);
CREATE UNIQUE INDEX lockstep_events_21a_code_at_id_key_key_18578624 ON public.events_21a USING btree (code, at, lockstep_id_new_49197b03);
CREATE UNIQUE INDEX lockstep_events_21b_code_at_id_key_key_173dad1e ON public.events_21b USING btree (code, at, lockstep_id_new_49197b03);
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_49197b03() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_49197b03 FROM (SELECT NEW.*) AS "Events";
  RETURN NEW;
END $$;

-- Undo step 24 of 31: drop view public.recent
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.recent
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.recent AS
SELECT id, name FROM public."Events" WHERE at > '2021-01-01';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 23 of 31: compare the new with the old column public."Events".id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Events", SHARE UPDATE EXCLUSIVE on table public.events_20, SHARE UPDATE EXCLUSIVE on table public.events_21, SHARE UPDATE EXCLUSIVE on table public.events_21a, SHARE UPDATE EXCLUSIVE on table public.events_21b, SHARE UPDATE EXCLUSIVE on table public.rest
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Events" VALIDATE CONSTRAINT lockstep_id_not_null_49197b03;

COMMIT;

-- Undo step 22 of 31: build the new index public.events_21b_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21b
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21b_code_at_id_key_key_173dad1e;

-- Undo step 21 of 31: build the new index public.events_21a_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21a_code_at_id_key_key_18578624;

-- Undo step 20 of 31: build the new index public.rest_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.rest
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_rest_code_at_id_key_key_71ef5488;

-- Undo step 19 of 31: build the new index public.events_20_code_at_id_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_20
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_20_code_at_id_key_key_ba3f0777;

-- Undo step 18 of 31: build the new index public.events_21b_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21b
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21b_pkey_key_ee6a4720;

-- Undo step 17 of 31: build the new index public.events_21a_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21a_pkey_key_ce4af372;

-- Undo step 16 of 31: build the new index public.rest_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.rest
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_rest_pkey_key_3d47835f;

-- Undo step 15 of 31: build the new index public.events_20_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_20
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_20_pkey_key_689491e1;

SET lock_timeout = '2s';

-- Undo step 14 of 31: attach partitions to the new index public.events_name
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.lockstep_events_name_new_1d23c7f7;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 13 of 31: build the new index public.events_21b_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21b
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21b_name_id_idx_new_60aaf59b;

-- Undo step 12 of 31: build the new index public.events_21a_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_21a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_21a_name_id_idx_new_6f871253;

-- Undo step 11 of 31: build the new index public.rest_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.rest
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_rest_name_id_idx_new_7209a4b8;

-- Undo step 10 of 31: build the new index public.events_20_name_id_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events_20
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_20_name_id_idx_new_25b970d7;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public."Events", ONLY public.events_21 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public."Events", ONLY public.events_21 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 31: prepare the new index public.events_name
--   phase:       migrate
--   locks:       SHARE on table public."Events", SHARE on table public.events_21
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.lockstep_events_21_name_id_idx_new_d3ee24ee;
DROP INDEX IF EXISTS public.lockstep_events_name_new_1d23c7f7;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 31: scan for nulls in the new column public."Events".id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Events", SHARE UPDATE EXCLUSIVE on table public.events_20, SHARE UPDATE EXCLUSIVE on table public.events_21, SHARE UPDATE EXCLUSIVE on table public.events_21a, SHARE UPDATE EXCLUSIVE on table public.events_21b, SHARE UPDATE EXCLUSIVE on table public.rest
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
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 31: check without scan for nulls in the new column public."Events".id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Events" DROP CONSTRAINT lockstep_id_not_null_49197b03;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 31: gather statistics of table public."Events" (lockstep_id_new_49197b03)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Events", SHARE UPDATE EXCLUSIVE on table public.events_20, SHARE UPDATE EXCLUSIVE on table public.events_21, SHARE UPDATE EXCLUSIVE on table public.events_21a, SHARE UPDATE EXCLUSIVE on table public.events_21b, SHARE UPDATE EXCLUSIVE on table public.rest
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public."Events" (id);

COMMIT;

-- Undo step 5 of 31: fill column public.events_21b.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_21b
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 4 of 31: fill column public.events_21a.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_21a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 3 of 31: fill column public.rest.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.rest
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 2 of 31: fill column public.events_20.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events_20
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
      LOCK TABLE public."Events" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 31: add what will be column public."Events".id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Events", ACCESS EXCLUSIVE on table public.events_20, ACCESS EXCLUSIVE on table public.events_21, ACCESS EXCLUSIVE on table public.events_21a, ACCESS EXCLUSIVE on table public.events_21b, ACCESS EXCLUSIVE on table public.rest
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Events" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_id_sync_49197b03" ON public."Events";
DROP FUNCTION public.lockstep_id_sync_49197b03();
ALTER TABLE public."Events" DROP COLUMN lockstep_id_new_49197b03;

COMMIT;
