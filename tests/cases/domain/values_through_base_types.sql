-- Values go to a domain, and from one, by way of what it is made of: numbers as numbers, and what is too long is refused and not cut off.
-- before --
CREATE DOMAIN whole AS integer CHECK (VALUE >= 0);
CREATE DOMAIN "Short" AS varchar(10);
CREATE DOMAIN deeper AS whole;
CREATE TABLE t (id integer PRIMARY KEY, amount numeric(12,2), back whole, label text, was "Short", deep numeric(8,1), n integer);
CREATE TABLE plain (id integer, amount numeric(12,2), back deeper);
CREATE TABLE "One" (id integer PRIMARY KEY, amount numeric(12,2) CHECK (amount < 1000));
-- after --
CREATE DOMAIN whole AS integer CHECK (VALUE >= 0);
CREATE DOMAIN "Short" AS varchar(10);
CREATE DOMAIN deeper AS whole;
CREATE TABLE t (id integer PRIMARY KEY, amount whole, back numeric(12,2), label "Short", was integer, deep deeper, n "Short");
-- @direct
CREATE TABLE plain (id integer, amount deeper, back numeric(12,2));
CREATE TABLE "One" (id integer PRIMARY KEY, amount deeper CHECK (amount < 1000));
-- rows --
INSERT INTO t SELECT i, i, i, 'l' || i, i, i, i FROM generate_series(1, 50) i;
INSERT INTO plain SELECT i, i, i FROM generate_series(1, 50) i;
INSERT INTO "One" SELECT i, i FROM generate_series(1, 50) i;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 21: change type of column public.plain.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   blocks:      reads and writes of public.plain, for as long as its work takes
--   work:        rewrites public.plain
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.plain is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.plain.amount fail
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.plain ALTER COLUMN amount TYPE public.deeper;

-- Step 2 of 21: change type of column public.plain.back
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   blocks:      reads and writes of public.plain, for as long as its work takes
--   work:        rewrites public.plain
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.plain is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.plain.back fail
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.plain ALTER COLUMN back TYPE numeric(12,2);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 21: gather statistics of table public.plain (amount, back)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.plain
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.plain (amount, back);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."One" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 21: create what will be table public."One", and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."One"
--   blocks:      writes of public."One", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        its rows have to be written again, which second columns cannot do: a copy takes its place, and nobody waits; `@direct` before the table has them written in place
CREATE TABLE public."lockstep_One_new_9d0ccc26" (
    id integer CONSTRAINT "One_id_not_null" NOT NULL,
    amount public.deeper,
    CONSTRAINT "One_amount_check" CHECK (amount < 1000)
);
CREATE TABLE public."lockstep_One_log_9d0ccc26" AS SELECT id FROM ONLY public."One" WITH NO DATA;
CREATE FUNCTION public."lockstep_One_copy_9d0ccc26"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public."lockstep_One_new_9d0ccc26", public."lockstep_One_log_9d0ccc26";
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public."lockstep_One_log_9d0ccc26" VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public."lockstep_One_log_9d0ccc26" VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_One_copy_9d0ccc26" AFTER INSERT OR UPDATE OR DELETE ON public."One" FOR EACH ROW EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();
CREATE TRIGGER "~lockstep_One_truncate_9d0ccc26" AFTER TRUNCATE ON public."One" FOR EACH STATEMENT EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 21: copy the rows of table public."One"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   blocks:      neither reads nor writes
--   work:        scans public."One"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS public."lockstep_One_progress_9d0ccc26" AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."One"') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public."lockstep_One_progress_9d0ccc26"
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."One"') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_One_progress_9d0ccc26");
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
      SELECT * INTO lockstep_state FROM public."lockstep_One_progress_9d0ccc26";
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO public."lockstep_One_new_9d0ccc26" (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public."One" WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS "One";
      UPDATE public."lockstep_One_progress_9d0ccc26" SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_One_progress_9d0ccc26";

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 21: gather statistics of table public."lockstep_One_new_9d0ccc26"
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."lockstep_One_new_9d0ccc26";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 21: copy what was written to table public."One" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public."lockstep_One_log_9d0ccc26"[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public."lockstep_One_log_9d0ccc26" AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public."lockstep_One_new_9d0ccc26" AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS "One") AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public."lockstep_One_new_9d0ccc26" (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public."One" WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS "One";
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 8 of 21: build the key of what will be table public."One"
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public."lockstep_One_new_9d0ccc26" ADD CONSTRAINT "lockstep_One_pkey_new_5b235598" PRIMARY KEY (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 21: compare the copy with table public."One"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   blocks:      neither reads nor writes
--   work:        scans public."One"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, CAST(amount AS public.deeper) FROM ONLY public."One" AS "One") AS was (id, amount) FULL JOIN public."lockstep_One_new_9d0ccc26" AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR NOT pg_catalog.record_image_eq(ROW(now.amount), ROW(was.amount))) AND NOT EXISTS (SELECT FROM (SELECT id FROM public."lockstep_One_log_9d0ccc26" AS "One") AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public."One"';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 10 of 21: copy what was written to table public."One" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public."lockstep_One_log_9d0ccc26"[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public."lockstep_One_log_9d0ccc26" AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public."lockstep_One_new_9d0ccc26" AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS "One") AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public."lockstep_One_new_9d0ccc26" (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public."One" WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS "One";
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."One" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 21: put its copy in the place of table public."One"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."One"
--   blocks:      reads and writes of public."One", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."One".amount fail
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
LOCK TABLE public."One" IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public."lockstep_One_log_9d0ccc26"[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public."lockstep_One_log_9d0ccc26" AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public."lockstep_One_new_9d0ccc26" AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS "One") AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public."lockstep_One_new_9d0ccc26" (id, amount) SELECT id, amount FROM (SELECT * FROM ONLY public."One" WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS "One";
END $$;
DROP TRIGGER "~lockstep_One_truncate_9d0ccc26" ON public."One";
DROP TRIGGER "~lockstep_One_copy_9d0ccc26" ON public."One";
DROP FUNCTION public."lockstep_One_copy_9d0ccc26"();
DROP TABLE public."lockstep_One_log_9d0ccc26";
ALTER TABLE public."One" RENAME CONSTRAINT "One_pkey" TO "lockstep_One_pkey_old_5b235598";
ALTER TABLE public."One" RENAME TO "lockstep_One_old_9d0ccc26";
ALTER TABLE public."lockstep_One_new_9d0ccc26" RENAME CONSTRAINT "lockstep_One_pkey_new_5b235598" TO "One_pkey";
ALTER TABLE public."lockstep_One_new_9d0ccc26" RENAME TO "One";
ALTER TABLE public."One" DROP CONSTRAINT "One_amount_check";
ALTER TABLE public."One" ADD CONSTRAINT "One_amount_check" CHECK (amount < 1000);
CREATE SEQUENCE public."lockstep_One_missed_9d0ccc26";
CREATE OR REPLACE FUNCTION public."lockstep_One_copy_9d0ccc26"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public."lockstep_One_old_9d0ccc26";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public."lockstep_One_old_9d0ccc26" AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS "One") AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public."lockstep_One_old_9d0ccc26" AS lockstep_row (id, amount) SELECT id, amount FROM (SELECT NEW.*) AS "One" ON CONFLICT (id) DO UPDATE SET amount = CASE WHEN TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN lockstep_row.amount ELSE EXCLUDED.amount END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public."lockstep_One_missed_9d0ccc26"');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public."lockstep_One_old_9d0ccc26" AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS "One") AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_One_copy_9d0ccc26" AFTER INSERT OR UPDATE OR DELETE ON public."One" FOR EACH ROW EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();
CREATE TRIGGER "~lockstep_One_truncate_9d0ccc26" AFTER TRUNCATE ON public."One" FOR EACH STATEMENT EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 21: create what will be table public.t, and note what is written
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        its rows have to be written again, which second columns cannot do: a copy takes its place, and nobody waits; `@direct` before the table has them written in place
CREATE TABLE public.lockstep_t_new_bb4497a3 (
    id integer CONSTRAINT t_id_not_null NOT NULL,
    amount public.whole,
    back numeric(12,2),
    label public."Short",
    was integer,
    deep public.deeper,
    n public."Short"
);
CREATE TABLE public.lockstep_t_log_bb4497a3 AS SELECT id FROM ONLY public.t WITH NO DATA;
CREATE FUNCTION public.lockstep_t_copy_bb4497a3() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_t_new_bb4497a3, public.lockstep_t_log_bb4497a3;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_t_log_bb4497a3 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_t_log_bb4497a3 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_t_copy_bb4497a3" AFTER INSERT OR UPDATE OR DELETE ON public.t FOR EACH ROW EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();
CREATE TRIGGER "~lockstep_t_truncate_bb4497a3" AFTER TRUNCATE ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 21: copy the rows of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS public.lockstep_t_progress_bb4497a3 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_t_progress_bb4497a3
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_t_progress_bb4497a3);
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
      SELECT * INTO lockstep_state FROM public.lockstep_t_progress_bb4497a3;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO public.lockstep_t_new_bb4497a3 (id, amount, back, label, was, deep, n) SELECT id, amount, back, label, was::integer, deep, n FROM (SELECT * FROM ONLY public.t WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS t;
      UPDATE public.lockstep_t_progress_bb4497a3 SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_t_progress_bb4497a3;

SET lock_timeout = '2s';

BEGIN;

-- Step 14 of 21: gather statistics of table public.lockstep_t_new_bb4497a3
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_t_new_bb4497a3;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 21: copy what was written to table public.t meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_t_log_bb4497a3[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_t_log_bb4497a3 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_t_new_bb4497a3 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS t) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_t_new_bb4497a3 (id, amount, back, label, was, deep, n) SELECT id, amount, back, label, was::integer, deep, n FROM (SELECT * FROM ONLY public.t WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS t;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 16 of 21: build the key of what will be table public.t
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public.lockstep_t_new_bb4497a3 ADD CONSTRAINT lockstep_t_pkey_new_a8e49e19 PRIMARY KEY (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 17 of 21: compare the copy with table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, CAST(amount AS public.whole), CAST(back AS numeric(12,2)), CAST(label AS public."Short"), CAST(was::integer AS integer), CAST(deep AS public.deeper), CAST(n AS public."Short") FROM ONLY public.t AS t) AS was (id, amount, back, label, was, deep, n) FULL JOIN public.lockstep_t_new_bb4497a3 AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR now.back IS DISTINCT FROM was.back OR now.was IS DISTINCT FROM was.was OR NOT pg_catalog.record_image_eq(ROW(now.amount, now.label, now.deep, now.n), ROW(was.amount, was.label, was.deep, was.n))) AND NOT EXISTS (SELECT FROM (SELECT id FROM public.lockstep_t_log_bb4497a3 AS t) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public.t';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 18 of 21: copy what was written to table public.t meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_t_log_bb4497a3[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_t_log_bb4497a3 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_t_new_bb4497a3 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS t) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_t_new_bb4497a3 (id, amount, back, label, was, deep, n) SELECT id, amount, back, label, was::integer, deep, n FROM (SELECT * FROM ONLY public.t WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS t;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 21: put its copy in the place of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.amount fail
--   hazard:      cached-plan: prepared statements that give column public.t.back fail
--   hazard:      cached-plan: prepared statements that give column public.t.label fail
--   hazard:      cached-plan: prepared statements that give column public.t.was fail
--   hazard:      cached-plan: prepared statements that give column public.t.deep fail
--   hazard:      cached-plan: prepared statements that give column public.t.n fail
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_t_log_bb4497a3[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_t_log_bb4497a3 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_t_new_bb4497a3 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS t) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_t_new_bb4497a3 (id, amount, back, label, was, deep, n) SELECT id, amount, back, label, was::integer, deep, n FROM (SELECT * FROM ONLY public.t WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS t;
END $$;
DROP TRIGGER "~lockstep_t_truncate_bb4497a3" ON public.t;
DROP TRIGGER "~lockstep_t_copy_bb4497a3" ON public.t;
DROP FUNCTION public.lockstep_t_copy_bb4497a3();
DROP TABLE public.lockstep_t_log_bb4497a3;
ALTER TABLE public.t RENAME CONSTRAINT t_pkey TO lockstep_t_pkey_old_a8e49e19;
ALTER TABLE public.t RENAME TO lockstep_t_old_bb4497a3;
ALTER TABLE public.lockstep_t_new_bb4497a3 RENAME CONSTRAINT lockstep_t_pkey_new_a8e49e19 TO t_pkey;
ALTER TABLE public.lockstep_t_new_bb4497a3 RENAME TO t;
CREATE SEQUENCE public.lockstep_t_missed_bb4497a3;
CREATE OR REPLACE FUNCTION public.lockstep_t_copy_bb4497a3() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_t_old_bb4497a3;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_t_old_bb4497a3 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS t) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_t_old_bb4497a3 AS lockstep_row (id, amount, back, label, was, deep, n) SELECT id, amount, back, label, was, deep, n::integer FROM (SELECT NEW.*) AS t ON CONFLICT (id) DO UPDATE SET amount = CASE WHEN TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN lockstep_row.amount ELSE EXCLUDED.amount END, back = CASE WHEN TG_OP = 'UPDATE' AND NEW.back::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.back::text THEN lockstep_row.back ELSE EXCLUDED.back END, label = CASE WHEN TG_OP = 'UPDATE' AND NEW.label::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.label::text THEN lockstep_row.label ELSE EXCLUDED.label END, was = CASE WHEN TG_OP = 'UPDATE' AND NEW.was::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.was::text THEN lockstep_row.was ELSE EXCLUDED.was END, deep = CASE WHEN TG_OP = 'UPDATE' AND NEW.deep::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.deep::text THEN lockstep_row.deep ELSE EXCLUDED.deep END, n = CASE WHEN TG_OP = 'UPDATE' AND NEW.n::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.n::text THEN lockstep_row.n ELSE EXCLUDED.n END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_t_missed_bb4497a3');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_t_old_bb4497a3 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS t) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_t_copy_bb4497a3" AFTER INSERT OR UPDATE OR DELETE ON public.t FOR EACH ROW EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();
CREATE TRIGGER "~lockstep_t_truncate_bb4497a3" AFTER TRUNCATE ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."One" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."One" IN ACCESS EXCLUSIVE MODE;
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

-- Step 20 of 21: drop the old table public."One"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."One", ACCESS EXCLUSIVE on table public."lockstep_One_old_9d0ccc26"
--   blocks:      reads and writes of public."One", public."lockstep_One_old_9d0ccc26", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public."One" back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_One_truncate_9d0ccc26" ON public."One";
DROP TRIGGER "~lockstep_One_copy_9d0ccc26" ON public."One";
DROP FUNCTION public."lockstep_One_copy_9d0ccc26"();
DROP SEQUENCE public."lockstep_One_missed_9d0ccc26";
DROP TABLE public."lockstep_One_old_9d0ccc26";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Step 21 of 21: drop the old table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_t_old_bb4497a3, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.lockstep_t_old_bb4497a3, public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public.t back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_t_truncate_bb4497a3" ON public.t;
DROP TRIGGER "~lockstep_t_copy_bb4497a3" ON public.t;
DROP FUNCTION public.lockstep_t_copy_bb4497a3();
DROP SEQUENCE public.lockstep_t_missed_bb4497a3;
DROP TABLE public.lockstep_t_old_bb4497a3;

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
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 21 of 21: drop the old table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_t_old_bb4497a3, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.t IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE public.lockstep_t_old_bb4497a3 (
    id integer CONSTRAINT t_id_not_null NOT NULL,
    amount numeric(12,2),
    back public.whole,
    label text,
    was public."Short",
    deep numeric(8,1),
    n integer,
    CONSTRAINT lockstep_t_pkey_old_a8e49e19 PRIMARY KEY (id)
);
INSERT INTO public.lockstep_t_old_bb4497a3 (id, amount, back, label, was, deep, n) SELECT id, amount, back, label, was, deep, n::integer FROM public.t AS t;
CREATE SEQUENCE public.lockstep_t_missed_bb4497a3;
CREATE OR REPLACE FUNCTION public.lockstep_t_copy_bb4497a3() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_t_old_bb4497a3;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_t_old_bb4497a3 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS t) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_t_old_bb4497a3 AS lockstep_row (id, amount, back, label, was, deep, n) SELECT id, amount, back, label, was, deep, n::integer FROM (SELECT NEW.*) AS t ON CONFLICT (id) DO UPDATE SET amount = CASE WHEN TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN lockstep_row.amount ELSE EXCLUDED.amount END, back = CASE WHEN TG_OP = 'UPDATE' AND NEW.back::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.back::text THEN lockstep_row.back ELSE EXCLUDED.back END, label = CASE WHEN TG_OP = 'UPDATE' AND NEW.label::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.label::text THEN lockstep_row.label ELSE EXCLUDED.label END, was = CASE WHEN TG_OP = 'UPDATE' AND NEW.was::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.was::text THEN lockstep_row.was ELSE EXCLUDED.was END, deep = CASE WHEN TG_OP = 'UPDATE' AND NEW.deep::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.deep::text THEN lockstep_row.deep ELSE EXCLUDED.deep END, n = CASE WHEN TG_OP = 'UPDATE' AND NEW.n::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.n::text THEN lockstep_row.n ELSE EXCLUDED.n END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_t_missed_bb4497a3');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_t_old_bb4497a3 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS t) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_t_copy_bb4497a3" AFTER INSERT OR UPDATE OR DELETE ON public.t FOR EACH ROW EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();
CREATE TRIGGER "~lockstep_t_truncate_bb4497a3" AFTER TRUNCATE ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."One" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public."One" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 20 of 21: drop the old table public."One"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."One", ACCESS EXCLUSIVE on table public."lockstep_One_old_9d0ccc26"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public."One" IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE public."lockstep_One_old_9d0ccc26" (
    id integer CONSTRAINT "One_id_not_null" NOT NULL,
    amount numeric(12,2),
    CONSTRAINT "lockstep_One_pkey_old_5b235598" PRIMARY KEY (id),
    CONSTRAINT "One_amount_check" CHECK (amount < 1000)
);
INSERT INTO public."lockstep_One_old_9d0ccc26" (id, amount) SELECT id, amount FROM public."One" AS "One";
CREATE SEQUENCE public."lockstep_One_missed_9d0ccc26";
CREATE OR REPLACE FUNCTION public."lockstep_One_copy_9d0ccc26"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public."lockstep_One_old_9d0ccc26";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public."lockstep_One_old_9d0ccc26" AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS "One") AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public."lockstep_One_old_9d0ccc26" AS lockstep_row (id, amount) SELECT id, amount FROM (SELECT NEW.*) AS "One" ON CONFLICT (id) DO UPDATE SET amount = CASE WHEN TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN lockstep_row.amount ELSE EXCLUDED.amount END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public."lockstep_One_missed_9d0ccc26"');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public."lockstep_One_old_9d0ccc26" AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS "One") AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_One_copy_9d0ccc26" AFTER INSERT OR UPDATE OR DELETE ON public."One" FOR EACH ROW EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();
CREATE TRIGGER "~lockstep_One_truncate_9d0ccc26" AFTER TRUNCATE ON public."One" FOR EACH STATEMENT EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 21: put its copy in the place of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM public.lockstep_t_missed_bb4497a3) THEN
    INSERT INTO public.lockstep_t_old_bb4497a3 (id, amount, back, label, was, deep, n) SELECT lockstep_was.id, lockstep_was.amount, lockstep_was.back, lockstep_was.label, lockstep_was.was, lockstep_was.deep, lockstep_was.n FROM (SELECT id, amount, back, label, was, deep, n::integer FROM public.t AS t) AS lockstep_was (id, amount, back, label, was, deep, n)
      WHERE NOT EXISTS (SELECT FROM public.lockstep_t_old_bb4497a3 AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'public.t', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_t_truncate_bb4497a3" ON public.t;
DROP TRIGGER "~lockstep_t_copy_bb4497a3" ON public.t;
DROP FUNCTION public.lockstep_t_copy_bb4497a3();
DROP SEQUENCE public.lockstep_t_missed_bb4497a3;
ALTER TABLE public.t RENAME TO lockstep_t_new_bb4497a3;
ALTER TABLE public.lockstep_t_new_bb4497a3 RENAME CONSTRAINT t_pkey TO lockstep_t_pkey_new_a8e49e19;
ALTER TABLE public.lockstep_t_old_bb4497a3 RENAME TO t;
ALTER TABLE public.t RENAME CONSTRAINT lockstep_t_pkey_old_a8e49e19 TO t_pkey;
CREATE TABLE public.lockstep_t_log_bb4497a3 AS SELECT id FROM ONLY public.t WITH NO DATA;
CREATE FUNCTION public.lockstep_t_copy_bb4497a3() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_t_new_bb4497a3, public.lockstep_t_log_bb4497a3;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_t_log_bb4497a3 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_t_log_bb4497a3 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_t_copy_bb4497a3" AFTER INSERT OR UPDATE OR DELETE ON public.t FOR EACH ROW EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();
CREATE TRIGGER "~lockstep_t_truncate_bb4497a3" AFTER TRUNCATE ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_t_copy_bb4497a3();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 18 of 21: copy what was written to table public.t meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 17 of 21: compare the copy with table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 16 of 21: build the key of what will be table public.t
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lockstep_t_new_bb4497a3 DROP CONSTRAINT lockstep_t_pkey_new_a8e49e19;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 21: copy what was written to table public.t meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 14 of 21: gather statistics of table public.lockstep_t_new_bb4497a3
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 13 of 21: copy the rows of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public.lockstep_t_new_bb4497a3;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 21: create what will be table public.t, and note what is written
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_t_truncate_bb4497a3" ON public.t;
DROP TRIGGER "~lockstep_t_copy_bb4497a3" ON public.t;
DROP FUNCTION public.lockstep_t_copy_bb4497a3();
DROP TABLE public.lockstep_t_log_bb4497a3;
DROP TABLE public.lockstep_t_new_bb4497a3;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."One" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 21: put its copy in the place of table public."One"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."One"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public."One" IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM public."lockstep_One_missed_9d0ccc26") THEN
    INSERT INTO public."lockstep_One_old_9d0ccc26" (id, amount) SELECT lockstep_was.id, lockstep_was.amount FROM (SELECT id, amount FROM public."One" AS "One") AS lockstep_was (id, amount)
      WHERE NOT EXISTS (SELECT FROM public."lockstep_One_old_9d0ccc26" AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'public."One"', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_One_truncate_9d0ccc26" ON public."One";
DROP TRIGGER "~lockstep_One_copy_9d0ccc26" ON public."One";
DROP FUNCTION public."lockstep_One_copy_9d0ccc26"();
DROP SEQUENCE public."lockstep_One_missed_9d0ccc26";
ALTER TABLE public."One" DROP CONSTRAINT "One_amount_check";
ALTER TABLE public."One" ADD CONSTRAINT "One_amount_check" CHECK (amount < 1000);
ALTER TABLE public."One" RENAME TO "lockstep_One_new_9d0ccc26";
ALTER TABLE public."lockstep_One_new_9d0ccc26" RENAME CONSTRAINT "One_pkey" TO "lockstep_One_pkey_new_5b235598";
ALTER TABLE public."lockstep_One_old_9d0ccc26" RENAME TO "One";
ALTER TABLE public."One" RENAME CONSTRAINT "lockstep_One_pkey_old_5b235598" TO "One_pkey";
CREATE TABLE public."lockstep_One_log_9d0ccc26" AS SELECT id FROM ONLY public."One" WITH NO DATA;
CREATE FUNCTION public."lockstep_One_copy_9d0ccc26"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public."lockstep_One_new_9d0ccc26", public."lockstep_One_log_9d0ccc26";
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public."lockstep_One_log_9d0ccc26" VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public."lockstep_One_log_9d0ccc26" VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_One_copy_9d0ccc26" AFTER INSERT OR UPDATE OR DELETE ON public."One" FOR EACH ROW EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();
CREATE TRIGGER "~lockstep_One_truncate_9d0ccc26" AFTER TRUNCATE ON public."One" FOR EACH STATEMENT EXECUTE FUNCTION public."lockstep_One_copy_9d0ccc26"();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 21: copy what was written to table public."One" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 9 of 21: compare the copy with table public."One"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 21: build the key of what will be table public."One"
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."lockstep_One_new_9d0ccc26" DROP CONSTRAINT "lockstep_One_pkey_new_5b235598";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 21: copy what was written to table public."One" meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 6 of 21: gather statistics of table public."lockstep_One_new_9d0ccc26"
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 5 of 21: copy the rows of table public."One"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."One"
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public."lockstep_One_new_9d0ccc26";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."One" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 21: create what will be table public."One", and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."One"
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_One_truncate_9d0ccc26" ON public."One";
DROP TRIGGER "~lockstep_One_copy_9d0ccc26" ON public."One";
DROP FUNCTION public."lockstep_One_copy_9d0ccc26"();
DROP TABLE public."lockstep_One_log_9d0ccc26";
DROP TABLE public."lockstep_One_new_9d0ccc26";

COMMIT;

-- Undo step 3 of 21: gather statistics of table public.plain (amount, back)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.plain
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 21: change type of column public.plain.back
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.plain ALTER COLUMN back TYPE public.deeper;

-- Undo step 1 of 21: change type of column public.plain.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.plain ALTER COLUMN amount TYPE numeric(12,2);

COMMIT;
