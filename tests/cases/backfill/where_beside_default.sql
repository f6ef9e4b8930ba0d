-- Rows for which `where` does not hold get the default of a new column, as all would without the directive, and none where it has none.
-- before --
CREATE TABLE "T" (id integer PRIMARY KEY, v integer);
-- after --
CREATE TABLE "T" (
  id integer PRIMARY KEY,
  v integer,
  kind text NOT NULL DEFAULT 'small', -- @backfill using=('big' || v) where=(v > 50)
  note text -- @backfill using=('seen') where=(v > 50)
);
-- rows --
INSERT INTO "T" SELECT i, nullif(i, 7) FROM generate_series(1, 100) i;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FILTER (WHERE kind = 'small') = 50 AND count(*) FILTER (WHERE kind = 'big' || v) = 50 AND count(note) = 50 FROM "T");
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: add column public."T".kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."T" ADD COLUMN kind text;
ALTER TABLE public."T" ALTER COLUMN kind SET DEFAULT 'small';

-- Step 2 of 11: add column public."T".note
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."T" ADD COLUMN note text;

-- Step 3 of 11: fill new rows of column public."T".note
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."T"
--   blocks:      writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_note_fill_6ccc5be3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 'seen' INTO NEW.note FROM (SELECT NEW.*) AS "T" WHERE v > 50;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_note_fill_6ccc5be3" BEFORE INSERT OR UPDATE ON public."T" FOR EACH ROW WHEN (NEW.note IS NULL) EXECUTE FUNCTION public.lockstep_note_fill_6ccc5be3();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 11: fill column public."T".kind
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."T"
--   blocks:      neither reads nor writes
--   work:        scans public."T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_kind_progress_7d790857 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."T" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_kind_progress_7d790857
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."T" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_kind_progress_7d790857);
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
      SELECT * INTO lockstep_state FROM public.lockstep_kind_progress_7d790857;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."T" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."T" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."T" SET kind = CASE WHEN v > 50 THEN 'big' || v ELSE 'small' END WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (kind IS NULL);
      ELSE
        UPDATE ONLY public."T" SET kind = CASE WHEN v > 50 THEN 'big' || v ELSE 'small' END WHERE id <= lockstep_next.next_1 AND (kind IS NULL);
      END IF;
      UPDATE public.lockstep_kind_progress_7d790857 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_kind_progress_7d790857;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 11: check without scan for nulls in column public."T".kind
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ADD CONSTRAINT lockstep_kind_not_null_7d790857 CHECK (kind IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 11: scan for nulls in column public."T".kind
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."T"
--   blocks:      neither reads nor writes
--   work:        scans public."T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public."T".kind holds nulls
ALTER TABLE public."T" VALIDATE CONSTRAINT lockstep_kind_not_null_7d790857;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 11: require values in column public."T".kind
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN kind SET NOT NULL;

COMMIT;

-- Step 8 of 11: drop the check for nulls in column public."T".kind
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public."T" DROP CONSTRAINT lockstep_kind_not_null_7d790857;

SET lock_timeout = 0;

-- Step 9 of 11: fill column public."T".note
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."T"
--   blocks:      neither reads nor writes
--   work:        scans public."T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_note_progress_6ccc5be3 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."T" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_note_progress_6ccc5be3
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."T" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_note_progress_6ccc5be3);
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
      SELECT * INTO lockstep_state FROM public.lockstep_note_progress_6ccc5be3;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."T" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."T" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."T" SET note = 'seen' WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (note IS NULL AND (v > 50));
      ELSE
        UPDATE ONLY public."T" SET note = 'seen' WHERE id <= lockstep_next.next_1 AND (note IS NULL AND (v > 50));
      END IF;
      UPDATE public.lockstep_note_progress_6ccc5be3 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_note_progress_6ccc5be3;

BEGIN;

-- Step 10 of 11: gather statistics of table public."T" (kind, note)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."T"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."T" (kind, note);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 11: stop to fill new rows of column public."T".note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   blocks:      reads and writes of public."T", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public."T" gives note a value
DROP TRIGGER "~lockstep_note_fill_6ccc5be3" ON public."T";
DROP FUNCTION public.lockstep_note_fill_6ccc5be3();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 11: stop to fill new rows of column public."T".note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_note_fill_6ccc5be3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 'seen' INTO NEW.note FROM (SELECT NEW.*) AS "T" WHERE v > 50;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_note_fill_6ccc5be3" BEFORE INSERT OR UPDATE ON public."T" FOR EACH ROW WHEN (NEW.note IS NULL) EXECUTE FUNCTION public.lockstep_note_fill_6ccc5be3();

COMMIT;

-- Undo step 10 of 11: gather statistics of table public."T" (kind, note)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 9 of 11: fill column public."T".note
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 8 of 11: drop the check for nulls in column public."T".kind
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public."T" ADD CONSTRAINT lockstep_kind_not_null_7d790857 CHECK (kind IS NOT NULL) NOT VALID;
ALTER TABLE public."T" VALIDATE CONSTRAINT lockstep_kind_not_null_7d790857;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 11: require values in column public."T".kind
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" ALTER COLUMN kind DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 11: scan for nulls in column public."T".kind
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 11: check without scan for nulls in column public."T".kind
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."T" DROP CONSTRAINT lockstep_kind_not_null_7d790857;

COMMIT;

-- Undo step 4 of 11: fill column public."T".kind
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 11: fill new rows of column public."T".note
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_note_fill_6ccc5be3" ON public."T";
DROP FUNCTION public.lockstep_note_fill_6ccc5be3();

-- Undo step 2 of 11: add column public."T".note
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."T" DROP COLUMN note;

-- Undo step 1 of 11: add column public."T".kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public."T" DROP COLUMN kind;

COMMIT;
