-- Rows that second columns cannot write again go by a copy of the table without being asked: a column that is computed otherwise, one of an exclusion constraint, a table that becomes logged. `@direct` has them written in place.
-- before --
CREATE TABLE computed (id integer PRIMARY KEY, amount integer, twice integer GENERATED ALWAYS AS (amount * 2) STORED);
CREATE TABLE excluded (id integer PRIMARY KEY, place integer, EXCLUDE USING btree (place WITH =));
CREATE UNLOGGED TABLE logged (id integer PRIMARY KEY);
CREATE TABLE in_place (id integer PRIMARY KEY, amount integer, twice integer GENERATED ALWAYS AS (amount * 2) STORED);
-- after --
CREATE TABLE computed (id integer PRIMARY KEY, amount integer, twice integer GENERATED ALWAYS AS (amount + amount) STORED);
CREATE TABLE excluded (id integer PRIMARY KEY, place bigint, EXCLUDE USING btree (place WITH =));
CREATE TABLE logged (id integer PRIMARY KEY);
-- @direct
CREATE TABLE in_place (id integer PRIMARY KEY, amount integer, twice integer GENERATED ALWAYS AS (amount + amount) STORED);
-- rows --
INSERT INTO computed SELECT i, i FROM generate_series(1, 30) AS i;
INSERT INTO excluded SELECT i, i FROM generate_series(1, 30) AS i;
INSERT INTO logged SELECT generate_series(1, 30);
INSERT INTO in_place SELECT i, i FROM generate_series(1, 30) AS i;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT sum(twice) = 930 FROM computed);
  ASSERT (SELECT sum(place) = 465 FROM excluded);
  ASSERT (SELECT count(*) = 30 FROM logged);
  ASSERT (SELECT sum(twice) = 930 FROM in_place);
END $$;
-- old --
INSERT INTO computed VALUES (31, 31);
INSERT INTO excluded VALUES (31, 31);
DELETE FROM computed WHERE id = 31;
DELETE FROM excluded WHERE id = 31;
-- new --
UPDATE excluded SET place = 5000000000 WHERE id = 1;
UPDATE excluded SET place = 1 WHERE id = 1;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.in_place IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 31: drop column public.in_place.twice
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.in_place
--   blocks:      reads and writes of public.in_place, until step 2 is done, which rewrites public.in_place
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.in_place DROP COLUMN twice;

-- Step 2 of 31: add column public.in_place.twice
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.in_place
--   blocks:      reads and writes of public.in_place, for as long as its work takes
--   work:        rewrites public.in_place
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.in_place is written again under an exclusive lock
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.in_place ADD COLUMN twice integer GENERATED ALWAYS AS (amount + amount) STORED;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 31: gather statistics of table public.in_place (twice)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.in_place
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.in_place (twice);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.computed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 31: create what will be table public.computed, and note what is written
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.computed
--   blocks:      writes of public.computed, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        its rows have to be written again, which second columns cannot do: a copy takes its place, and nobody waits; `@direct` before the table has them written in place
CREATE TABLE public.lockstep_computed_new_2f8917b8 (
    id integer CONSTRAINT computed_id_not_null NOT NULL,
    amount integer,
    twice integer GENERATED ALWAYS AS (amount + amount) STORED
);
CREATE TABLE public.lockstep_computed_log_2f8917b8 AS SELECT id FROM ONLY public.computed WITH NO DATA;
CREATE FUNCTION public.lockstep_computed_copy_2f8917b8() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_computed_new_2f8917b8, public.lockstep_computed_log_2f8917b8;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_computed_log_2f8917b8 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_computed_log_2f8917b8 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_computed_copy_2f8917b8" AFTER INSERT OR UPDATE OR DELETE ON public.computed FOR EACH ROW EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();
CREATE TRIGGER "~lockstep_computed_truncate_2f8917b8" AFTER TRUNCATE ON public.computed FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 31: copy the rows of table public.computed
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   blocks:      neither reads nor writes
--   work:        scans public.computed
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS public.lockstep_computed_progress_2f8917b8 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.computed') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_computed_progress_2f8917b8
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.computed') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_computed_progress_2f8917b8);
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
      SELECT * INTO lockstep_state FROM public.lockstep_computed_progress_2f8917b8;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO public.lockstep_computed_new_2f8917b8 (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public.computed WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS computed;
      UPDATE public.lockstep_computed_progress_2f8917b8 SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_computed_progress_2f8917b8;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 31: gather statistics of table public.lockstep_computed_new_2f8917b8
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_computed_new_2f8917b8;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 31: copy what was written to table public.computed meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_computed_log_2f8917b8[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_computed_log_2f8917b8 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_computed_new_2f8917b8 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS computed) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_computed_new_2f8917b8 (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public.computed WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS computed;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 8 of 31: build the key of what will be table public.computed
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public.lockstep_computed_new_2f8917b8 ADD CONSTRAINT lockstep_computed_pkey_new_86eeb538 PRIMARY KEY (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 31: compare the copy with table public.computed
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   blocks:      neither reads nor writes
--   work:        scans public.computed
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, amount FROM ONLY public.computed AS computed) AS was (id, amount) FULL JOIN public.lockstep_computed_new_2f8917b8 AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR now.amount IS DISTINCT FROM was.amount) AND NOT EXISTS (SELECT FROM (SELECT id FROM public.lockstep_computed_log_2f8917b8 AS computed) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public.computed';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 10 of 31: copy what was written to table public.computed meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_computed_log_2f8917b8[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_computed_log_2f8917b8 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_computed_new_2f8917b8 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS computed) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_computed_new_2f8917b8 (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public.computed WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS computed;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.computed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 31: put its copy in the place of table public.computed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.computed
--   blocks:      reads and writes of public.computed, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
LOCK TABLE public.computed IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_computed_log_2f8917b8[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_computed_log_2f8917b8 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_computed_new_2f8917b8 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS computed) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_computed_new_2f8917b8 (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public.computed WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS computed;
END $$;
DROP TRIGGER "~lockstep_computed_truncate_2f8917b8" ON public.computed;
DROP TRIGGER "~lockstep_computed_copy_2f8917b8" ON public.computed;
DROP FUNCTION public.lockstep_computed_copy_2f8917b8();
DROP TABLE public.lockstep_computed_log_2f8917b8;
ALTER TABLE public.computed RENAME CONSTRAINT computed_pkey TO lockstep_computed_pkey_old_86eeb538;
ALTER TABLE public.computed RENAME TO lockstep_computed_old_2f8917b8;
ALTER TABLE public.lockstep_computed_new_2f8917b8 RENAME CONSTRAINT lockstep_computed_pkey_new_86eeb538 TO computed_pkey;
ALTER TABLE public.lockstep_computed_new_2f8917b8 RENAME TO computed;
CREATE SEQUENCE public.lockstep_computed_missed_2f8917b8;
CREATE OR REPLACE FUNCTION public.lockstep_computed_copy_2f8917b8() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_computed_old_2f8917b8;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_computed_old_2f8917b8 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS computed) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_computed_old_2f8917b8 AS lockstep_row (id, amount) SELECT id, amount FROM (SELECT NEW.*) AS computed ON CONFLICT (id) DO UPDATE SET amount = EXCLUDED.amount;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_computed_missed_2f8917b8');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_computed_old_2f8917b8 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS computed) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_computed_copy_2f8917b8" AFTER INSERT OR UPDATE OR DELETE ON public.computed FOR EACH ROW EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();
CREATE TRIGGER "~lockstep_computed_truncate_2f8917b8" AFTER TRUNCATE ON public.computed FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.excluded IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 31: create what will be table public.excluded, and note what is written
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.excluded
--   blocks:      writes of public.excluded, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        its rows have to be written again, which second columns cannot do: a copy takes its place, and nobody waits; `@direct` before the table has them written in place
CREATE TABLE public.lockstep_excluded_new_ad6c135d (
    id integer CONSTRAINT excluded_id_not_null NOT NULL,
    place bigint
);
CREATE TABLE public.lockstep_excluded_log_ad6c135d AS SELECT id FROM ONLY public.excluded WITH NO DATA;
CREATE FUNCTION public.lockstep_excluded_copy_ad6c135d() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_excluded_new_ad6c135d, public.lockstep_excluded_log_ad6c135d;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_excluded_log_ad6c135d VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_excluded_log_ad6c135d VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_excluded_copy_ad6c135d" AFTER INSERT OR UPDATE OR DELETE ON public.excluded FOR EACH ROW EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();
CREATE TRIGGER "~lockstep_excluded_truncate_ad6c135d" AFTER TRUNCATE ON public.excluded FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 31: copy the rows of table public.excluded
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   blocks:      neither reads nor writes
--   work:        scans public.excluded
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS public.lockstep_excluded_progress_ad6c135d AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.excluded') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_excluded_progress_ad6c135d
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.excluded') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_excluded_progress_ad6c135d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_excluded_progress_ad6c135d;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO public.lockstep_excluded_new_ad6c135d (id, place) SELECT id, place FROM (SELECT * FROM ONLY public.excluded WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS excluded;
      UPDATE public.lockstep_excluded_progress_ad6c135d SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_excluded_progress_ad6c135d;

SET lock_timeout = '2s';

BEGIN;

-- Step 14 of 31: gather statistics of table public.lockstep_excluded_new_ad6c135d
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_excluded_new_ad6c135d;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 31: copy what was written to table public.excluded meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_excluded_log_ad6c135d[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_excluded_log_ad6c135d AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_excluded_new_ad6c135d AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS excluded) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_excluded_new_ad6c135d (id, place) SELECT id, place FROM (SELECT * FROM ONLY public.excluded WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS excluded;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 16 of 31: build the key of what will be table public.excluded
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public.lockstep_excluded_new_ad6c135d ADD CONSTRAINT lockstep_excluded_pkey_new_8ac4e52a PRIMARY KEY (id);

COMMIT;

BEGIN;

-- Step 17 of 31: build the other keys and indexes of what will be table public.excluded
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public.lockstep_excluded_new_ad6c135d ADD CONSTRAINT lockstep_excluded_place_excl_new_2b94153f EXCLUDE USING btree (place WITH =);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 18 of 31: compare the copy with table public.excluded
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   blocks:      neither reads nor writes
--   work:        scans public.excluded
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, CAST(place AS bigint) FROM ONLY public.excluded AS excluded) AS was (id, place) FULL JOIN public.lockstep_excluded_new_ad6c135d AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR now.place IS DISTINCT FROM was.place) AND NOT EXISTS (SELECT FROM (SELECT id FROM public.lockstep_excluded_log_ad6c135d AS excluded) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public.excluded';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 19 of 31: copy what was written to table public.excluded meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_excluded_log_ad6c135d[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_excluded_log_ad6c135d AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_excluded_new_ad6c135d AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS excluded) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_excluded_new_ad6c135d (id, place) SELECT id, place FROM (SELECT * FROM ONLY public.excluded WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS excluded;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.excluded IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 31: put its copy in the place of table public.excluded
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.excluded
--   blocks:      reads and writes of public.excluded, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.excluded.place fail
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
LOCK TABLE public.excluded IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_excluded_log_ad6c135d[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_excluded_log_ad6c135d AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_excluded_new_ad6c135d AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS excluded) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_excluded_new_ad6c135d (id, place) SELECT id, place FROM (SELECT * FROM ONLY public.excluded WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS excluded;
END $$;
DROP TRIGGER "~lockstep_excluded_truncate_ad6c135d" ON public.excluded;
DROP TRIGGER "~lockstep_excluded_copy_ad6c135d" ON public.excluded;
DROP FUNCTION public.lockstep_excluded_copy_ad6c135d();
DROP TABLE public.lockstep_excluded_log_ad6c135d;
ALTER TABLE public.excluded RENAME CONSTRAINT excluded_pkey TO lockstep_excluded_pkey_old_8ac4e52a;
ALTER TABLE public.excluded RENAME CONSTRAINT excluded_place_excl TO lockstep_excluded_place_excl_old_2b94153f;
ALTER TABLE public.excluded RENAME TO lockstep_excluded_old_ad6c135d;
ALTER TABLE public.lockstep_excluded_new_ad6c135d RENAME CONSTRAINT lockstep_excluded_pkey_new_8ac4e52a TO excluded_pkey;
ALTER TABLE public.lockstep_excluded_new_ad6c135d RENAME CONSTRAINT lockstep_excluded_place_excl_new_2b94153f TO excluded_place_excl;
ALTER TABLE public.lockstep_excluded_new_ad6c135d RENAME TO excluded;
CREATE SEQUENCE public.lockstep_excluded_missed_ad6c135d;
CREATE OR REPLACE FUNCTION public.lockstep_excluded_copy_ad6c135d() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_excluded_old_ad6c135d;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_excluded_old_ad6c135d AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS excluded) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_excluded_old_ad6c135d AS lockstep_row (id, place) SELECT id, place FROM (SELECT NEW.*) AS excluded ON CONFLICT (id) DO UPDATE SET place = CASE WHEN TG_OP = 'UPDATE' AND NEW.place::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.place::text THEN lockstep_row.place ELSE EXCLUDED.place END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_excluded_missed_ad6c135d');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_excluded_old_ad6c135d AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS excluded) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_excluded_copy_ad6c135d" AFTER INSERT OR UPDATE OR DELETE ON public.excluded FOR EACH ROW EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();
CREATE TRIGGER "~lockstep_excluded_truncate_ad6c135d" AFTER TRUNCATE ON public.excluded FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.logged IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 31: create what will be table public.logged, and note what is written
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.logged
--   blocks:      writes of public.logged, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        its rows have to be written again, which second columns cannot do: a copy takes its place, and nobody waits; `@direct` before the table has them written in place
CREATE TABLE public.lockstep_logged_new_3d961f61 (
    id integer CONSTRAINT logged_id_not_null NOT NULL
);
CREATE TABLE public.lockstep_logged_log_3d961f61 AS SELECT id FROM ONLY public.logged WITH NO DATA;
CREATE FUNCTION public.lockstep_logged_copy_3d961f61() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_logged_new_3d961f61, public.lockstep_logged_log_3d961f61;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_logged_log_3d961f61 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_logged_log_3d961f61 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_logged_copy_3d961f61" AFTER INSERT OR UPDATE OR DELETE ON public.logged FOR EACH ROW EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();
CREATE TRIGGER "~lockstep_logged_truncate_3d961f61" AFTER TRUNCATE ON public.logged FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();

COMMIT;

SET lock_timeout = 0;

-- Step 22 of 31: copy the rows of table public.logged
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   blocks:      neither reads nor writes
--   work:        scans public.logged
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS public.lockstep_logged_progress_3d961f61 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.logged') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_logged_progress_3d961f61
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.logged') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_logged_progress_3d961f61);
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
      SELECT * INTO lockstep_state FROM public.lockstep_logged_progress_3d961f61;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO public.lockstep_logged_new_3d961f61 (id) SELECT id FROM (SELECT * FROM ONLY public.logged WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS logged;
      UPDATE public.lockstep_logged_progress_3d961f61 SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_logged_progress_3d961f61;

SET lock_timeout = '2s';

BEGIN;

-- Step 23 of 31: gather statistics of table public.lockstep_logged_new_3d961f61
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_logged_new_3d961f61;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 24 of 31: copy what was written to table public.logged meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_logged_log_3d961f61[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_logged_log_3d961f61 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_logged_new_3d961f61 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS logged) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_logged_new_3d961f61 (id) SELECT id FROM (SELECT * FROM ONLY public.logged WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS logged;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 25 of 31: build the key of what will be table public.logged
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public.lockstep_logged_new_3d961f61 ADD CONSTRAINT lockstep_logged_pkey_new_5edce684 PRIMARY KEY (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 26 of 31: compare the copy with table public.logged
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   blocks:      neither reads nor writes
--   work:        scans public.logged
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id FROM ONLY public.logged AS logged) AS was (id) FULL JOIN public.lockstep_logged_new_3d961f61 AS now ON now.id = was.id
      WHERE now.id IS DISTINCT FROM was.id AND NOT EXISTS (SELECT FROM (SELECT id FROM public.lockstep_logged_log_3d961f61 AS logged) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public.logged';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 27 of 31: copy what was written to table public.logged meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_logged_log_3d961f61[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_logged_log_3d961f61 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_logged_new_3d961f61 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS logged) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_logged_new_3d961f61 (id) SELECT id FROM (SELECT * FROM ONLY public.logged WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS logged;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.logged IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 28 of 31: put its copy in the place of table public.logged
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.logged
--   blocks:      reads and writes of public.logged, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
LOCK TABLE public.logged IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_logged_log_3d961f61[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_logged_log_3d961f61 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_logged_new_3d961f61 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS logged) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_logged_new_3d961f61 (id) SELECT id FROM (SELECT * FROM ONLY public.logged WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS logged;
END $$;
DROP TRIGGER "~lockstep_logged_truncate_3d961f61" ON public.logged;
DROP TRIGGER "~lockstep_logged_copy_3d961f61" ON public.logged;
DROP FUNCTION public.lockstep_logged_copy_3d961f61();
DROP TABLE public.lockstep_logged_log_3d961f61;
ALTER TABLE public.logged RENAME CONSTRAINT logged_pkey TO lockstep_logged_pkey_old_5edce684;
ALTER TABLE public.logged RENAME TO lockstep_logged_old_3d961f61;
ALTER TABLE public.lockstep_logged_new_3d961f61 RENAME CONSTRAINT lockstep_logged_pkey_new_5edce684 TO logged_pkey;
ALTER TABLE public.lockstep_logged_new_3d961f61 RENAME TO logged;
CREATE SEQUENCE public.lockstep_logged_missed_3d961f61;
CREATE OR REPLACE FUNCTION public.lockstep_logged_copy_3d961f61() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_logged_old_3d961f61;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_logged_old_3d961f61 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS logged) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_logged_old_3d961f61 AS lockstep_row (id) SELECT id FROM (SELECT NEW.*) AS logged ON CONFLICT (id) DO NOTHING;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_logged_missed_3d961f61');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_logged_old_3d961f61 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS logged) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_logged_copy_3d961f61" AFTER INSERT OR UPDATE OR DELETE ON public.logged FOR EACH ROW EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();
CREATE TRIGGER "~lockstep_logged_truncate_3d961f61" AFTER TRUNCATE ON public.logged FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.computed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.computed IN ACCESS EXCLUSIVE MODE;
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

-- Step 29 of 31: drop the old table public.computed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.computed, ACCESS EXCLUSIVE on table public.lockstep_computed_old_2f8917b8
--   blocks:      reads and writes of public.computed, public.lockstep_computed_old_2f8917b8, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public.computed back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_computed_truncate_2f8917b8" ON public.computed;
DROP TRIGGER "~lockstep_computed_copy_2f8917b8" ON public.computed;
DROP FUNCTION public.lockstep_computed_copy_2f8917b8();
DROP SEQUENCE public.lockstep_computed_missed_2f8917b8;
DROP TABLE public.lockstep_computed_old_2f8917b8;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.excluded IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.excluded IN ACCESS EXCLUSIVE MODE;
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

-- Step 30 of 31: drop the old table public.excluded
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.excluded, ACCESS EXCLUSIVE on table public.lockstep_excluded_old_ad6c135d
--   blocks:      reads and writes of public.excluded, public.lockstep_excluded_old_ad6c135d, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public.excluded back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_excluded_truncate_ad6c135d" ON public.excluded;
DROP TRIGGER "~lockstep_excluded_copy_ad6c135d" ON public.excluded;
DROP FUNCTION public.lockstep_excluded_copy_ad6c135d();
DROP SEQUENCE public.lockstep_excluded_missed_ad6c135d;
DROP TABLE public.lockstep_excluded_old_ad6c135d;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.logged IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.logged IN ACCESS EXCLUSIVE MODE;
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

-- Step 31 of 31: drop the old table public.logged
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_logged_old_3d961f61, ACCESS EXCLUSIVE on table public.logged
--   blocks:      reads and writes of public.lockstep_logged_old_3d961f61, public.logged, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public.logged back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_logged_truncate_3d961f61" ON public.logged;
DROP TRIGGER "~lockstep_logged_copy_3d961f61" ON public.logged;
DROP FUNCTION public.lockstep_logged_copy_3d961f61();
DROP SEQUENCE public.lockstep_logged_missed_3d961f61;
DROP TABLE public.lockstep_logged_old_3d961f61;

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
      LOCK TABLE public.logged IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.logged IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 31 of 31: drop the old table public.logged
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_logged_old_3d961f61, ACCESS EXCLUSIVE on table public.logged
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.logged IN SHARE ROW EXCLUSIVE MODE;
CREATE UNLOGGED TABLE public.lockstep_logged_old_3d961f61 (
    id integer CONSTRAINT logged_id_not_null NOT NULL,
    CONSTRAINT lockstep_logged_pkey_old_5edce684 PRIMARY KEY (id)
);
INSERT INTO public.lockstep_logged_old_3d961f61 (id) SELECT id FROM public.logged AS logged;
CREATE SEQUENCE public.lockstep_logged_missed_3d961f61;
CREATE OR REPLACE FUNCTION public.lockstep_logged_copy_3d961f61() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_logged_old_3d961f61;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_logged_old_3d961f61 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS logged) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_logged_old_3d961f61 AS lockstep_row (id) SELECT id FROM (SELECT NEW.*) AS logged ON CONFLICT (id) DO NOTHING;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_logged_missed_3d961f61');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_logged_old_3d961f61 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS logged) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_logged_copy_3d961f61" AFTER INSERT OR UPDATE OR DELETE ON public.logged FOR EACH ROW EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();
CREATE TRIGGER "~lockstep_logged_truncate_3d961f61" AFTER TRUNCATE ON public.logged FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.excluded IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.excluded IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 30 of 31: drop the old table public.excluded
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.excluded, ACCESS EXCLUSIVE on table public.lockstep_excluded_old_ad6c135d
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.excluded IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE public.lockstep_excluded_old_ad6c135d (
    id integer CONSTRAINT excluded_id_not_null NOT NULL,
    place integer,
    CONSTRAINT lockstep_excluded_pkey_old_8ac4e52a PRIMARY KEY (id),
    CONSTRAINT lockstep_excluded_place_excl_old_2b94153f EXCLUDE USING btree (place WITH =)
);
INSERT INTO public.lockstep_excluded_old_ad6c135d (id, place) SELECT id, place FROM public.excluded AS excluded;
CREATE SEQUENCE public.lockstep_excluded_missed_ad6c135d;
CREATE OR REPLACE FUNCTION public.lockstep_excluded_copy_ad6c135d() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_excluded_old_ad6c135d;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_excluded_old_ad6c135d AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS excluded) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_excluded_old_ad6c135d AS lockstep_row (id, place) SELECT id, place FROM (SELECT NEW.*) AS excluded ON CONFLICT (id) DO UPDATE SET place = CASE WHEN TG_OP = 'UPDATE' AND NEW.place::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.place::text THEN lockstep_row.place ELSE EXCLUDED.place END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_excluded_missed_ad6c135d');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_excluded_old_ad6c135d AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS excluded) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_excluded_copy_ad6c135d" AFTER INSERT OR UPDATE OR DELETE ON public.excluded FOR EACH ROW EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();
CREATE TRIGGER "~lockstep_excluded_truncate_ad6c135d" AFTER TRUNCATE ON public.excluded FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.computed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.computed IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 29 of 31: drop the old table public.computed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.computed, ACCESS EXCLUSIVE on table public.lockstep_computed_old_2f8917b8
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.computed IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE public.lockstep_computed_old_2f8917b8 (
    id integer CONSTRAINT computed_id_not_null NOT NULL,
    amount integer,
    twice integer GENERATED ALWAYS AS (amount * 2) STORED,
    CONSTRAINT lockstep_computed_pkey_old_86eeb538 PRIMARY KEY (id)
);
INSERT INTO public.lockstep_computed_old_2f8917b8 (id, amount) SELECT id, amount FROM public.computed AS computed;
CREATE SEQUENCE public.lockstep_computed_missed_2f8917b8;
CREATE OR REPLACE FUNCTION public.lockstep_computed_copy_2f8917b8() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_computed_old_2f8917b8;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_computed_old_2f8917b8 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS computed) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_computed_old_2f8917b8 AS lockstep_row (id, amount) SELECT id, amount FROM (SELECT NEW.*) AS computed ON CONFLICT (id) DO UPDATE SET amount = EXCLUDED.amount;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_computed_missed_2f8917b8');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_computed_old_2f8917b8 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS computed) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_computed_copy_2f8917b8" AFTER INSERT OR UPDATE OR DELETE ON public.computed FOR EACH ROW EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();
CREATE TRIGGER "~lockstep_computed_truncate_2f8917b8" AFTER TRUNCATE ON public.computed FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.logged IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 31: put its copy in the place of table public.logged
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.logged
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.logged IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM public.lockstep_logged_missed_3d961f61) THEN
    INSERT INTO public.lockstep_logged_old_3d961f61 (id) SELECT lockstep_was.id FROM (SELECT id FROM public.logged AS logged) AS lockstep_was (id)
      WHERE NOT EXISTS (SELECT FROM public.lockstep_logged_old_3d961f61 AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'public.logged', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_logged_truncate_3d961f61" ON public.logged;
DROP TRIGGER "~lockstep_logged_copy_3d961f61" ON public.logged;
DROP FUNCTION public.lockstep_logged_copy_3d961f61();
DROP SEQUENCE public.lockstep_logged_missed_3d961f61;
ALTER TABLE public.logged RENAME TO lockstep_logged_new_3d961f61;
ALTER TABLE public.lockstep_logged_new_3d961f61 RENAME CONSTRAINT logged_pkey TO lockstep_logged_pkey_new_5edce684;
ALTER TABLE public.lockstep_logged_old_3d961f61 RENAME TO logged;
ALTER TABLE public.logged RENAME CONSTRAINT lockstep_logged_pkey_old_5edce684 TO logged_pkey;
CREATE TABLE public.lockstep_logged_log_3d961f61 AS SELECT id FROM ONLY public.logged WITH NO DATA;
CREATE FUNCTION public.lockstep_logged_copy_3d961f61() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_logged_new_3d961f61, public.lockstep_logged_log_3d961f61;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_logged_log_3d961f61 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_logged_log_3d961f61 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_logged_copy_3d961f61" AFTER INSERT OR UPDATE OR DELETE ON public.logged FOR EACH ROW EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();
CREATE TRIGGER "~lockstep_logged_truncate_3d961f61" AFTER TRUNCATE ON public.logged FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_logged_copy_3d961f61();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 27 of 31: copy what was written to table public.logged meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 26 of 31: compare the copy with table public.logged
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 25 of 31: build the key of what will be table public.logged
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lockstep_logged_new_3d961f61 DROP CONSTRAINT lockstep_logged_pkey_new_5edce684;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 24 of 31: copy what was written to table public.logged meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 23 of 31: gather statistics of table public.lockstep_logged_new_3d961f61
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 22 of 31: copy the rows of table public.logged
--   phase:       contract
--   locks:       ACCESS SHARE on table public.logged
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public.lockstep_logged_new_3d961f61;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.logged IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 31: create what will be table public.logged, and note what is written
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.logged
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_logged_truncate_3d961f61" ON public.logged;
DROP TRIGGER "~lockstep_logged_copy_3d961f61" ON public.logged;
DROP FUNCTION public.lockstep_logged_copy_3d961f61();
DROP TABLE public.lockstep_logged_log_3d961f61;
DROP TABLE public.lockstep_logged_new_3d961f61;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.excluded IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 31: put its copy in the place of table public.excluded
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.excluded
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.excluded IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM public.lockstep_excluded_missed_ad6c135d) THEN
    INSERT INTO public.lockstep_excluded_old_ad6c135d (id, place) SELECT lockstep_was.id, lockstep_was.place FROM (SELECT id, place FROM public.excluded AS excluded) AS lockstep_was (id, place)
      WHERE NOT EXISTS (SELECT FROM public.lockstep_excluded_old_ad6c135d AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'public.excluded', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_excluded_truncate_ad6c135d" ON public.excluded;
DROP TRIGGER "~lockstep_excluded_copy_ad6c135d" ON public.excluded;
DROP FUNCTION public.lockstep_excluded_copy_ad6c135d();
DROP SEQUENCE public.lockstep_excluded_missed_ad6c135d;
ALTER TABLE public.excluded RENAME TO lockstep_excluded_new_ad6c135d;
ALTER TABLE public.lockstep_excluded_new_ad6c135d RENAME CONSTRAINT excluded_place_excl TO lockstep_excluded_place_excl_new_2b94153f;
ALTER TABLE public.lockstep_excluded_new_ad6c135d RENAME CONSTRAINT excluded_pkey TO lockstep_excluded_pkey_new_8ac4e52a;
ALTER TABLE public.lockstep_excluded_old_ad6c135d RENAME TO excluded;
ALTER TABLE public.excluded RENAME CONSTRAINT lockstep_excluded_place_excl_old_2b94153f TO excluded_place_excl;
ALTER TABLE public.excluded RENAME CONSTRAINT lockstep_excluded_pkey_old_8ac4e52a TO excluded_pkey;
CREATE TABLE public.lockstep_excluded_log_ad6c135d AS SELECT id FROM ONLY public.excluded WITH NO DATA;
CREATE FUNCTION public.lockstep_excluded_copy_ad6c135d() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_excluded_new_ad6c135d, public.lockstep_excluded_log_ad6c135d;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_excluded_log_ad6c135d VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_excluded_log_ad6c135d VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_excluded_copy_ad6c135d" AFTER INSERT OR UPDATE OR DELETE ON public.excluded FOR EACH ROW EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();
CREATE TRIGGER "~lockstep_excluded_truncate_ad6c135d" AFTER TRUNCATE ON public.excluded FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_excluded_copy_ad6c135d();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 19 of 31: copy what was written to table public.excluded meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 18 of 31: compare the copy with table public.excluded
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 17 of 31: build the other keys and indexes of what will be table public.excluded
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lockstep_excluded_new_ad6c135d DROP CONSTRAINT lockstep_excluded_place_excl_new_2b94153f;

COMMIT;

BEGIN;

-- Undo step 16 of 31: build the key of what will be table public.excluded
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lockstep_excluded_new_ad6c135d DROP CONSTRAINT lockstep_excluded_pkey_new_8ac4e52a;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 31: copy what was written to table public.excluded meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 14 of 31: gather statistics of table public.lockstep_excluded_new_ad6c135d
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 13 of 31: copy the rows of table public.excluded
--   phase:       contract
--   locks:       ACCESS SHARE on table public.excluded
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public.lockstep_excluded_new_ad6c135d;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.excluded IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 31: create what will be table public.excluded, and note what is written
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.excluded
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_excluded_truncate_ad6c135d" ON public.excluded;
DROP TRIGGER "~lockstep_excluded_copy_ad6c135d" ON public.excluded;
DROP FUNCTION public.lockstep_excluded_copy_ad6c135d();
DROP TABLE public.lockstep_excluded_log_ad6c135d;
DROP TABLE public.lockstep_excluded_new_ad6c135d;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.computed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 31: put its copy in the place of table public.computed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.computed
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.computed IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM public.lockstep_computed_missed_2f8917b8) THEN
    INSERT INTO public.lockstep_computed_old_2f8917b8 (id, amount) SELECT lockstep_was.id, lockstep_was.amount FROM (SELECT id, amount FROM public.computed AS computed) AS lockstep_was (id, amount)
      WHERE NOT EXISTS (SELECT FROM public.lockstep_computed_old_2f8917b8 AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'public.computed', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_computed_truncate_2f8917b8" ON public.computed;
DROP TRIGGER "~lockstep_computed_copy_2f8917b8" ON public.computed;
DROP FUNCTION public.lockstep_computed_copy_2f8917b8();
DROP SEQUENCE public.lockstep_computed_missed_2f8917b8;
ALTER TABLE public.computed RENAME TO lockstep_computed_new_2f8917b8;
ALTER TABLE public.lockstep_computed_new_2f8917b8 RENAME CONSTRAINT computed_pkey TO lockstep_computed_pkey_new_86eeb538;
ALTER TABLE public.lockstep_computed_old_2f8917b8 RENAME TO computed;
ALTER TABLE public.computed RENAME CONSTRAINT lockstep_computed_pkey_old_86eeb538 TO computed_pkey;
CREATE TABLE public.lockstep_computed_log_2f8917b8 AS SELECT id FROM ONLY public.computed WITH NO DATA;
CREATE FUNCTION public.lockstep_computed_copy_2f8917b8() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_computed_new_2f8917b8, public.lockstep_computed_log_2f8917b8;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_computed_log_2f8917b8 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_computed_log_2f8917b8 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_computed_copy_2f8917b8" AFTER INSERT OR UPDATE OR DELETE ON public.computed FOR EACH ROW EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();
CREATE TRIGGER "~lockstep_computed_truncate_2f8917b8" AFTER TRUNCATE ON public.computed FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_computed_copy_2f8917b8();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 31: copy what was written to table public.computed meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 9 of 31: compare the copy with table public.computed
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 31: build the key of what will be table public.computed
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lockstep_computed_new_2f8917b8 DROP CONSTRAINT lockstep_computed_pkey_new_86eeb538;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 31: copy what was written to table public.computed meanwhile
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 6 of 31: gather statistics of table public.lockstep_computed_new_2f8917b8
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 5 of 31: copy the rows of table public.computed
--   phase:       contract
--   locks:       ACCESS SHARE on table public.computed
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public.lockstep_computed_new_2f8917b8;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.computed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 31: create what will be table public.computed, and note what is written
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.computed
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_computed_truncate_2f8917b8" ON public.computed;
DROP TRIGGER "~lockstep_computed_copy_2f8917b8" ON public.computed;
DROP FUNCTION public.lockstep_computed_copy_2f8917b8();
DROP TABLE public.lockstep_computed_log_2f8917b8;
DROP TABLE public.lockstep_computed_new_2f8917b8;

COMMIT;

-- Undo step 3 of 31: gather statistics of table public.in_place (twice)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.in_place
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.in_place IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 31: add column public.in_place.twice
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.in_place
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.in_place DROP COLUMN twice;

-- Undo step 1 of 31: drop column public.in_place.twice
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.in_place
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.in_place ADD COLUMN twice integer GENERATED ALWAYS AS (amount * 2) STORED;

COMMIT;
