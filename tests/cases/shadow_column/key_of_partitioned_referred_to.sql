-- A foreign key to a partitioned table, of which both columns get another type: each exchange brings it NOT VALID.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.events (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.events_20 PARTITION OF app.events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE app.events_21 PARTITION OF app.events FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY LIST (at);
CREATE TABLE app.events_21a PARTITION OF app.events_21 DEFAULT;
CREATE TABLE notes (id bigint PRIMARY KEY, event integer, at date, CONSTRAINT of_event FOREIGN KEY (event, at) REFERENCES app.events ON DELETE CASCADE);
CREATE TABLE others (event integer, at date, FOREIGN KEY (event, at) REFERENCES app.events ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.events (id bigint NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.events_20 PARTITION OF app.events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE app.events_21 PARTITION OF app.events FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY LIST (at);
CREATE TABLE app.events_21a PARTITION OF app.events_21 DEFAULT;
CREATE TABLE notes (id bigint PRIMARY KEY, event bigint, at date, CONSTRAINT of_event FOREIGN KEY (event, at) REFERENCES app.events ON DELETE CASCADE);
CREATE TABLE others (event integer, at date, FOREIGN KEY (event, at) REFERENCES app.events ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED);
-- rows --
INSERT INTO app.events SELECT i, date '2020-01-01' + i * 10 FROM generate_series(1, 60) AS i;
INSERT INTO notes SELECT id, id, at FROM app.events WHERE id % 2 = 0;
INSERT INTO others SELECT id, at FROM app.events WHERE id % 3 = 0;
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
      LOCK TABLE app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 21: add what will be column app.events.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a
--   blocks:      reads and writes of app.events, app.events_20, app.events_21, app.events_21a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.events ADD COLUMN lockstep_id_new_a0990705 bigint;
CREATE OR REPLACE FUNCTION app.lockstep_id_sync_a0990705() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_a0990705 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_a0990705" BEFORE INSERT OR UPDATE ON app.events FOR EACH ROW WHEN (NEW.lockstep_id_new_a0990705 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION app.lockstep_id_sync_a0990705();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 21: add what will be column public.notes.event
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   blocks:      reads and writes of public.notes, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.notes ADD COLUMN lockstep_event_new_7081bdd2 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_7081bdd2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT event::bigint INTO NEW.lockstep_event_new_7081bdd2 FROM (SELECT NEW.*) AS notes;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_event_sync_7081bdd2" BEFORE INSERT OR UPDATE ON public.notes FOR EACH ROW WHEN (NEW.lockstep_event_new_7081bdd2 IS DISTINCT FROM NEW.event::bigint) EXECUTE FUNCTION public.lockstep_event_sync_7081bdd2();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 21: fill column app.events_20.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.events_20
--   blocks:      neither reads nor writes
--   work:        scans app.events_20
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_id_progress_e5c560b3 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_20 ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO app.lockstep_id_progress_e5c560b3
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_20 ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_id_progress_e5c560b3);
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
      SELECT * INTO lockstep_state FROM app.lockstep_id_progress_e5c560b3;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_20 WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_20 WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY app.events_20 SET lockstep_id_new_a0990705 = id::bigint WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_a0990705 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY app.events_20 SET lockstep_id_new_a0990705 = id::bigint WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_a0990705 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE app.lockstep_id_progress_e5c560b3 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_id_progress_e5c560b3;

-- Step 4 of 21: fill column app.events_21a.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.events_21a
--   blocks:      neither reads nor writes
--   work:        scans app.events_21a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_id_progress_aa0f5a78 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_21a ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO app.lockstep_id_progress_aa0f5a78
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_21a ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_id_progress_aa0f5a78);
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
      SELECT * INTO lockstep_state FROM app.lockstep_id_progress_aa0f5a78;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_21a WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_21a WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY app.events_21a SET lockstep_id_new_a0990705 = id::bigint WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_a0990705 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY app.events_21a SET lockstep_id_new_a0990705 = id::bigint WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_new_a0990705 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE app.lockstep_id_progress_aa0f5a78 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_id_progress_aa0f5a78;

BEGIN;

-- Step 5 of 21: gather statistics of table app.events (lockstep_id_new_a0990705)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events, SHARE UPDATE EXCLUSIVE on table app.events_20, SHARE UPDATE EXCLUSIVE on table app.events_21, SHARE UPDATE EXCLUSIVE on table app.events_21a
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE app.events (lockstep_id_new_a0990705);

COMMIT;

-- Step 6 of 21: fill column public.notes.event
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.notes
--   blocks:      neither reads nor writes
--   work:        scans public.notes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_event_progress_7081bdd2 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.notes ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_event_progress_7081bdd2
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.notes ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_event_progress_7081bdd2);
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
      SELECT * INTO lockstep_state FROM public.lockstep_event_progress_7081bdd2;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.notes WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.notes WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.notes SET lockstep_event_new_7081bdd2 = event::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_event_new_7081bdd2 IS NULL AND event IS NOT NULL);
      ELSE
        UPDATE ONLY public.notes SET lockstep_event_new_7081bdd2 = event::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_event_new_7081bdd2 IS NULL AND event IS NOT NULL);
      END IF;
      UPDATE public.lockstep_event_progress_7081bdd2 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_event_progress_7081bdd2;

BEGIN;

-- Step 7 of 21: gather statistics of table public.notes (lockstep_event_new_7081bdd2)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.notes (lockstep_event_new_7081bdd2);

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
      LOCK TABLE app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
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

-- Step 8 of 21: check without scan for nulls in the new column app.events.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a
--   blocks:      reads and writes of app.events, app.events_20, app.events_21, app.events_21a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.events ADD CONSTRAINT lockstep_id_not_null_a0990705 CHECK (lockstep_id_new_a0990705 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 21: scan for nulls in the new column app.events.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events, SHARE UPDATE EXCLUSIVE on table app.events_20, SHARE UPDATE EXCLUSIVE on table app.events_21, SHARE UPDATE EXCLUSIVE on table app.events_21a
--   blocks:      neither reads nor writes
--   work:        scans app.events_20, scans app.events_21a
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE app.events VALIDATE CONSTRAINT lockstep_id_not_null_a0990705;

COMMIT;

-- Step 10 of 21: build the new index app.events_20_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events_20
--   blocks:      neither reads nor writes
--   work:        scans app.events_20
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of app.events_20 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS app.lockstep_events_20_pkey_key_44eea247
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_20_pkey_key_44eea247 ON app.events_20 USING btree (lockstep_id_new_a0990705, at);

-- Step 11 of 21: build the new index app.events_21a_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events_21a
--   blocks:      neither reads nor writes
--   work:        scans app.events_21a
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of app.events_21a are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS app.lockstep_events_21a_pkey_key_1ac0b33c
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_21a_pkey_key_1ac0b33c ON app.events_21a USING btree (lockstep_id_new_a0990705, at);

BEGIN;

-- Step 12 of 21: compare the new with the old column app.events.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.events, ACCESS SHARE on table app.events_20, ACCESS SHARE on table app.events_21, ACCESS SHARE on table app.events_21a
--   blocks:      neither reads nor writes
--   work:        scans app.events_20, scans app.events_21a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column app.events.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM app.events WHERE lockstep_id_new_a0990705 IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_a0990705', 'id';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 13 of 21: compare the new with the old column public.notes.event
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.notes
--   blocks:      neither reads nor writes
--   work:        scans public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.notes.event cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.notes WHERE lockstep_event_new_7081bdd2 IS DISTINCT FROM event::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_event_new_7081bdd2', 'event';
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
      LOCK TABLE public.notes, public.others, app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes, public.others, app.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.events, public.others, public.notes IN ACCESS EXCLUSIVE MODE;
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

-- Step 14 of 21: put new columns in the places of the old ones of table app.events, table public.notes
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a, ACCESS EXCLUSIVE on table public.notes, ACCESS EXCLUSIVE on table public.others
--   blocks:      reads and writes of app.events, app.events_20, app.events_21, app.events_21a, public.notes, public.others, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column app.events.id fail
--   hazard:      cached-plan: prepared statements that give column public.notes.event fail
--   hazard:      app-breaking: columns of table app.events, table public.notes stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.notes, public.others, app.events IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.notes DROP CONSTRAINT of_event;
ALTER TABLE public.others DROP CONSTRAINT others_event_at_fkey;
ALTER TABLE app.events DROP CONSTRAINT events_pkey;
ALTER TABLE app.events RENAME COLUMN id TO lockstep_id_old_a0990705;
ALTER TABLE app.events RENAME COLUMN lockstep_id_new_a0990705 TO id;
ALTER TABLE app.events ALTER COLUMN lockstep_id_old_a0990705 DROP NOT NULL;
ALTER TABLE app.events_20 ALTER COLUMN lockstep_id_old_a0990705 DROP NOT NULL;
ALTER TABLE app.events_21 ALTER COLUMN lockstep_id_old_a0990705 DROP NOT NULL;
ALTER TABLE app.events_21a ALTER COLUMN lockstep_id_old_a0990705 DROP NOT NULL;
ALTER TABLE app.events ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.notes RENAME COLUMN event TO lockstep_event_old_7081bdd2;
ALTER TABLE public.notes RENAME COLUMN lockstep_event_new_7081bdd2 TO event;
ALTER TABLE app.events DROP CONSTRAINT lockstep_id_not_null_a0990705;
ALTER TABLE ONLY app.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
ALTER TABLE app.events_20 ADD CONSTRAINT events_20_pkey PRIMARY KEY USING INDEX lockstep_events_20_pkey_key_44eea247;
ALTER TABLE ONLY app.events_21 ADD CONSTRAINT events_21_pkey PRIMARY KEY (id, at);
ALTER TABLE app.events_21a ADD CONSTRAINT events_21a_pkey PRIMARY KEY USING INDEX lockstep_events_21a_pkey_key_1ac0b33c;
ALTER INDEX app.events_21_pkey ATTACH PARTITION app.events_21a_pkey;
ALTER INDEX app.events_pkey ATTACH PARTITION app.events_21_pkey;
ALTER INDEX app.events_pkey ATTACH PARTITION app.events_20_pkey;
ALTER TABLE public.notes ADD CONSTRAINT of_event FOREIGN KEY (event, at) REFERENCES app.events (id, at) ON DELETE CASCADE NOT VALID;
ALTER TABLE public.others ADD CONSTRAINT others_event_at_fkey FOREIGN KEY (event, at) REFERENCES app.events (id, at) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
CREATE OR REPLACE FUNCTION app.lockstep_id_sync_a0990705() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_a0990705 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_a0990705 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_7081bdd2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.event::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.event::text THEN
    RETURN NEW;
  END IF;
  SELECT event::integer INTO NEW.lockstep_event_old_7081bdd2 FROM (SELECT NEW.*) AS notes;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_event_old_7081bdd2 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 21: validate constraint public.notes.of_event
--   phase:       migrate
--   locks:       ROW SHARE on table app.events, ROW SHARE on table app.events_20, ROW SHARE on table app.events_21, ROW SHARE on table app.events_21a, SHARE UPDATE EXCLUSIVE on table public.notes
--   blocks:      neither reads nor writes
--   work:        scans public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.notes VALIDATE CONSTRAINT of_event;

COMMIT;

BEGIN;

-- Step 16 of 21: validate constraint public.others.others_event_at_fkey
--   phase:       migrate
--   locks:       ROW SHARE on table app.events, ROW SHARE on table app.events_20, ROW SHARE on table app.events_21, ROW SHARE on table app.events_21a, SHARE UPDATE EXCLUSIVE on table public.others
--   blocks:      neither reads nor writes
--   work:        scans public.others
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.others VALIDATE CONSTRAINT others_event_at_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 17 of 21: give up the old column app.events_20.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of app.events.id, public.notes.event
SELECT;

COMMIT;

BEGIN;

-- Step 18 of 21: give up the old column app.events_21a.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- Step 19 of 21: give up the old column public.notes.event
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
      LOCK TABLE app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
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

-- Step 20 of 21: drop the old column app.events.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a
--   blocks:      reads and writes of app.events, app.events_20, app.events_21, app.events_21a, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_id_sync_a0990705" ON app.events;
DROP FUNCTION app.lockstep_id_sync_a0990705();
ALTER TABLE app.events DROP COLUMN lockstep_id_old_a0990705;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 21: drop the old column public.notes.event
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   blocks:      reads and writes of public.notes, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_event_sync_7081bdd2" ON public.notes;
DROP FUNCTION public.lockstep_event_sync_7081bdd2();
ALTER TABLE public.notes DROP COLUMN lockstep_event_old_7081bdd2;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 21: drop the old column public.notes.event
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.notes ADD COLUMN lockstep_event_old_7081bdd2 integer;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_7081bdd2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.event::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.event::text THEN
    RETURN NEW;
  END IF;
  SELECT event::integer INTO NEW.lockstep_event_old_7081bdd2 FROM (SELECT NEW.*) AS notes;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_event_old_7081bdd2 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_event_sync_7081bdd2" BEFORE INSERT OR UPDATE ON public.notes FOR EACH ROW WHEN (NEW.event IS DISTINCT FROM NEW.lockstep_event_old_7081bdd2::bigint) EXECUTE FUNCTION public.lockstep_event_sync_7081bdd2();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 20 of 21: drop the old column app.events.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.events ADD COLUMN lockstep_id_old_a0990705 integer;
CREATE OR REPLACE FUNCTION app.lockstep_id_sync_a0990705() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_a0990705 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_a0990705 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_a0990705" BEFORE INSERT OR UPDATE ON app.events FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_a0990705::bigint) EXECUTE FUNCTION app.lockstep_id_sync_a0990705();

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 21: give up the old column public.notes.event
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.notes
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_event_progress_7081bdd2 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.notes ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_event_progress_7081bdd2
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.notes ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_event_progress_7081bdd2);
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
      SELECT * INTO lockstep_state FROM public.lockstep_event_progress_7081bdd2;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.notes WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.notes WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.notes SET lockstep_event_old_7081bdd2 = event::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_event_old_7081bdd2 IS NULL AND event IS NOT NULL);
      ELSE
        UPDATE ONLY public.notes SET lockstep_event_old_7081bdd2 = event::integer WHERE id <= lockstep_next.next_1 AND (lockstep_event_old_7081bdd2 IS NULL AND event IS NOT NULL);
      END IF;
      UPDATE public.lockstep_event_progress_7081bdd2 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_event_progress_7081bdd2;

-- Undo step 18 of 21: give up the old column app.events_21a.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table app.events_21a
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_id_progress_aa0f5a78 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_21a ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO app.lockstep_id_progress_aa0f5a78
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_21a ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_id_progress_aa0f5a78);
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
      SELECT * INTO lockstep_state FROM app.lockstep_id_progress_aa0f5a78;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_21a WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_21a WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY app.events_21a SET lockstep_id_old_a0990705 = id::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_a0990705 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY app.events_21a SET lockstep_id_old_a0990705 = id::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_a0990705 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE app.lockstep_id_progress_aa0f5a78 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_id_progress_aa0f5a78;

-- Undo step 17 of 21: give up the old column app.events_20.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table app.events_20
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_id_progress_e5c560b3 AS
  SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_20 ORDER BY id DESC, at DESC LIMIT 1
  WITH NO DATA;
INSERT INTO app.lockstep_id_progress_e5c560b3
  SELECT * FROM (SELECT id AS last_1, at AS last_2, id AS upto_1, at AS upto_2, false AS begun FROM ONLY app.events_20 ORDER BY id DESC, at DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_id_progress_e5c560b3);
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
      SELECT * INTO lockstep_state FROM app.lockstep_id_progress_e5c560b3;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_20 WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, at AS next_2 INTO lockstep_next FROM (SELECT id, at FROM ONLY app.events_20 WHERE (id, at) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, at LIMIT 1000) AS batch ORDER BY id DESC, at DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY app.events_20 SET lockstep_id_old_a0990705 = id::integer WHERE (id, at) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_a0990705 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY app.events_20 SET lockstep_id_old_a0990705 = id::integer WHERE (id, at) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_id_old_a0990705 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE app.lockstep_id_progress_e5c560b3 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_id_progress_e5c560b3;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.others, app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.others, app.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.events, public.others IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 21: validate constraint public.others.others_event_at_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a, ACCESS EXCLUSIVE on table public.others
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.others DROP CONSTRAINT others_event_at_fkey;
ALTER TABLE public.others ADD CONSTRAINT others_event_at_fkey FOREIGN KEY (event, at) REFERENCES app.events (id, at) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.notes, app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes, app.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.events, public.notes IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 15 of 21: validate constraint public.notes.of_event
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a, ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.notes DROP CONSTRAINT of_event;
ALTER TABLE public.notes ADD CONSTRAINT of_event FOREIGN KEY (event, at) REFERENCES app.events (id, at) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.notes, public.others, app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.notes, public.others, app.events IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.events, public.others, public.notes IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 14 of 21: put new columns in the places of the old ones of table app.events, table public.notes
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a, ACCESS EXCLUSIVE on table public.notes, ACCESS EXCLUSIVE on table public.others
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.notes, public.others, app.events IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.notes WHERE lockstep_event_old_7081bdd2 IS NULL AND event IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'event';
  END IF;
END $$;
ALTER TABLE public.notes DROP CONSTRAINT of_event;
ALTER TABLE public.others DROP CONSTRAINT others_event_at_fkey;
ALTER TABLE app.events DROP CONSTRAINT events_pkey;
ALTER TABLE app.events RENAME COLUMN id TO lockstep_id_new_a0990705;
ALTER TABLE app.events RENAME COLUMN lockstep_id_old_a0990705 TO id;
ALTER TABLE app.events ALTER COLUMN lockstep_id_new_a0990705 DROP NOT NULL;
ALTER TABLE app.events_20 ALTER COLUMN lockstep_id_new_a0990705 DROP NOT NULL;
ALTER TABLE app.events_21 ALTER COLUMN lockstep_id_new_a0990705 DROP NOT NULL;
ALTER TABLE app.events_21a ALTER COLUMN lockstep_id_new_a0990705 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE app.events ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.notes RENAME COLUMN event TO lockstep_event_new_7081bdd2;
ALTER TABLE public.notes RENAME COLUMN lockstep_event_old_7081bdd2 TO event;
ALTER TABLE app.events ADD CONSTRAINT lockstep_id_not_null_a0990705 CHECK (lockstep_id_new_a0990705 IS NOT NULL) NOT VALID;
ALTER TABLE ONLY app.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
ALTER TABLE app.events_20 ADD CONSTRAINT events_20_pkey PRIMARY KEY (id, at);
ALTER TABLE ONLY app.events_21 ADD CONSTRAINT events_21_pkey PRIMARY KEY (id, at);
ALTER TABLE app.events_21a ADD CONSTRAINT events_21a_pkey PRIMARY KEY (id, at);
ALTER INDEX app.events_21_pkey ATTACH PARTITION app.events_21a_pkey;
ALTER INDEX app.events_pkey ATTACH PARTITION app.events_21_pkey;
ALTER INDEX app.events_pkey ATTACH PARTITION app.events_20_pkey;
CREATE UNIQUE INDEX lockstep_events_20_pkey_key_44eea247 ON app.events_20 USING btree (lockstep_id_new_a0990705, at);
CREATE UNIQUE INDEX lockstep_events_21a_pkey_key_1ac0b33c ON app.events_21a USING btree (lockstep_id_new_a0990705, at);
ALTER TABLE public.notes ADD CONSTRAINT of_event FOREIGN KEY (event, at) REFERENCES app.events (id, at) ON DELETE CASCADE NOT VALID;
ALTER TABLE public.others ADD CONSTRAINT others_event_at_fkey FOREIGN KEY (event, at) REFERENCES app.events (id, at) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
CREATE OR REPLACE FUNCTION app.lockstep_id_sync_a0990705() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_a0990705 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_event_sync_7081bdd2() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT event::bigint INTO NEW.lockstep_event_new_7081bdd2 FROM (SELECT NEW.*) AS notes;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 21: compare the new with the old column public.notes.event
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events, SHARE UPDATE EXCLUSIVE on table app.events_20, SHARE UPDATE EXCLUSIVE on table app.events_21, SHARE UPDATE EXCLUSIVE on table app.events_21a, SHARE UPDATE EXCLUSIVE on table public.notes, SHARE UPDATE EXCLUSIVE on table public.others
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.events VALIDATE CONSTRAINT lockstep_id_not_null_a0990705;
ALTER TABLE public.notes VALIDATE CONSTRAINT of_event;
ALTER TABLE public.others VALIDATE CONSTRAINT others_event_at_fkey;

COMMIT;

BEGIN;

-- Undo step 12 of 21: compare the new with the old column app.events.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.events, ACCESS SHARE on table app.events_20, ACCESS SHARE on table app.events_21, ACCESS SHARE on table app.events_21a
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 11 of 21: build the new index app.events_21a_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events_21a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS app.lockstep_events_21a_pkey_key_1ac0b33c;

-- Undo step 10 of 21: build the new index app.events_20_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events_20
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS app.lockstep_events_20_pkey_key_44eea247;

BEGIN;

-- Undo step 9 of 21: scan for nulls in the new column app.events.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events, SHARE UPDATE EXCLUSIVE on table app.events_20, SHARE UPDATE EXCLUSIVE on table app.events_21, SHARE UPDATE EXCLUSIVE on table app.events_21a
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
      LOCK TABLE app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 21: check without scan for nulls in the new column app.events.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.events DROP CONSTRAINT lockstep_id_not_null_a0990705;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 21: gather statistics of table public.notes (lockstep_event_new_7081bdd2)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.notes
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.notes (event);

COMMIT;

-- Undo step 6 of 21: fill column public.notes.event
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.notes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 5 of 21: gather statistics of table app.events (lockstep_id_new_a0990705)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events, SHARE UPDATE EXCLUSIVE on table app.events_20, SHARE UPDATE EXCLUSIVE on table app.events_21, SHARE UPDATE EXCLUSIVE on table app.events_21a
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE app.events (id);

COMMIT;

-- Undo step 4 of 21: fill column app.events_21a.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.events_21a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 3 of 21: fill column app.events_20.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.events_20
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.notes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 21: add what will be column public.notes.event
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.notes
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_event_sync_7081bdd2" ON public.notes;
DROP FUNCTION public.lockstep_event_sync_7081bdd2();
ALTER TABLE public.notes DROP COLUMN lockstep_event_new_7081bdd2;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 21: add what will be column app.events.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_20, ACCESS EXCLUSIVE on table app.events_21, ACCESS EXCLUSIVE on table app.events_21a
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_id_sync_a0990705" ON app.events;
DROP FUNCTION app.lockstep_id_sync_a0990705();
ALTER TABLE app.events DROP COLUMN lockstep_id_new_a0990705;

COMMIT;
