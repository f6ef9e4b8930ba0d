-- A directive goes on over lines that begin with a key of it, in comments of both forms.
-- before --
CREATE TABLE t (id int PRIMARY KEY, nm text);
CREATE TABLE u (id int PRIMARY KEY);
-- after --
CREATE TABLE t (
    id int PRIMARY KEY,
    -- @split from=nm using=(split_part(nm, ' ', 1))
    --   reverse=(a || ' ' || b)
    a text,
    /*
     * @split from=nm
     *   using=(split_part(nm,
     *                     ' ', 2))
     */
    b text
);
CREATE TABLE u (
    id int PRIMARY KEY,
    w text /* @backfill using=($q$x)($q$ || id)
                        batch=7 */
);
-- rows --
INSERT INTO t VALUES (1, 'x y');
INSERT INTO u VALUES (1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 14: add column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.t ADD COLUMN a text;

-- Step 2 of 14: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.t ADD COLUMN b text;

-- Step 3 of 14: keep a, b of table public.t in step with nm
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE public.t SET a = split_part(nm, ' ', 1), b = split_part(nm, ' ', 2), nm = a || ' ' || b WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_a_split_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS t;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS t;
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT a || ' ' || b INTO NEW.nm FROM (SELECT NEW.*) AS t;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_split_new_5c911f68" BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.lockstep_a_split_5c911f68();
CREATE TRIGGER "~lockstep_a_split_5c911f68" BEFORE UPDATE ON public.t FOR EACH ROW WHEN (NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text OR NEW.nm::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.nm::text OR (NEW.a IS NULL AND NEW.b IS NULL)) EXECUTE FUNCTION public.lockstep_a_split_5c911f68();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 14: add column public.u.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u ADD COLUMN w text;

-- Step 5 of 14: fill new rows of column public.u.w
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.u
--   blocks:      writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_w_fill_8554ee7d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 'x)(' || id INTO NEW.w FROM (SELECT NEW.*) AS u;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_w_fill_8554ee7d" BEFORE INSERT OR UPDATE ON public.u FOR EACH ROW WHEN (NEW.w IS NULL) EXECUTE FUNCTION public.lockstep_w_fill_8554ee7d();

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 14: fill a, b of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_5c911f68 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_5c911f68
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_5c911f68);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_5c911f68;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET a = split_part(nm, ' ', 1), b = split_part(nm, ' ', 2) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (a IS NULL AND b IS NULL AND ((split_part(nm, ' ', 1)) IS NOT NULL OR (split_part(nm, ' ', 2)) IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET a = split_part(nm, ' ', 1), b = split_part(nm, ' ', 2) WHERE id <= lockstep_next.next_1 AND (a IS NULL AND b IS NULL AND ((split_part(nm, ' ', 1)) IS NOT NULL OR (split_part(nm, ' ', 2)) IS NOT NULL));
      END IF;
      UPDATE public.lockstep_a_progress_5c911f68 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_5c911f68;

BEGIN;

-- Step 7 of 14: gather statistics of table public.t (a, b)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (a, b);

COMMIT;

BEGIN;

-- Step 8 of 14: look for rows of table public.t without a, b
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE a IS NULL AND b IS NULL AND ((split_part(nm, ' ', 1)) IS NOT NULL OR (split_part(nm, ' ', 2)) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.t', 'a, b';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_a_split_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
    IF NOT (lockstep_new OR NEW.nm::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.nm::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS t;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS t;
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT a || ' ' || b INTO NEW.nm FROM (SELECT NEW.*) AS t;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

-- Step 9 of 14: fill column public.u.w
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.u
--   blocks:      neither reads nor writes
--   work:        scans public.u
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_w_progress_8554ee7d AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.u ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_w_progress_8554ee7d
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.u ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_w_progress_8554ee7d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_w_progress_8554ee7d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.u WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 7) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.u WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 7) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.u SET w = 'x)(' || id WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (w IS NULL);
      ELSE
        UPDATE ONLY public.u SET w = 'x)(' || id WHERE id <= lockstep_next.next_1 AND (w IS NULL);
      END IF;
      UPDATE public.lockstep_w_progress_8554ee7d SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_w_progress_8554ee7d;

BEGIN;

-- Step 10 of 14: gather statistics of table public.u (w)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.u (w);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 14: stop to keep a, b of table public.t in step with nm
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to nm of table public.t is not seen in the new columns any more
--   gate:        go on when every program reads and writes a, b of public.t, and none nm any more
DROP TRIGGER "~lockstep_a_split_5c911f68" ON public.t;
DROP TRIGGER "~lockstep_a_split_new_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_split_5c911f68();

COMMIT;

BEGIN;

-- Step 12 of 14: give up nm of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 14: drop column public.t.nm
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of a, b then
--   hazard:      data-loss: the values of column public.t.nm are dropped, but for what a, b hold of them
--   hazard:      app-breaking: whoever uses column public.t.nm fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN nm;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 14: stop to fill new rows of column public.u.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public.u gives w a value
DROP TRIGGER "~lockstep_w_fill_8554ee7d" ON public.u;
DROP FUNCTION public.lockstep_w_fill_8554ee7d();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 14: stop to fill new rows of column public.u.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_w_fill_8554ee7d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 'x)(' || id INTO NEW.w FROM (SELECT NEW.*) AS u;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_w_fill_8554ee7d" BEFORE INSERT OR UPDATE ON public.u FOR EACH ROW WHEN (NEW.w IS NULL) EXECUTE FUNCTION public.lockstep_w_fill_8554ee7d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 14: drop column public.t.nm
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of a, b then
ALTER TABLE public.t ADD COLUMN nm text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 12 of 14: give up nm of table public.t
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_5c911f68 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_5c911f68
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_5c911f68);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_5c911f68;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET nm = a || ' ' || b WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (nm IS NULL AND ((a || ' ' || b) IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET nm = a || ' ' || b WHERE id <= lockstep_next.next_1 AND (nm IS NULL AND ((a || ' ' || b) IS NOT NULL));
      END IF;
      UPDATE public.lockstep_a_progress_5c911f68 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_5c911f68;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 14: stop to keep a, b of table public.t in step with nm
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
UPDATE public.t SET nm = a || ' ' || b WHERE a::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(split_part(nm, ' ', 1) AS text)::text OR b::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(split_part(nm, ' ', 2) AS text)::text;
CREATE OR REPLACE FUNCTION public.lockstep_a_split_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
    IF NOT (lockstep_new OR NEW.nm::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.nm::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS t;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS t;
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT a || ' ' || b INTO NEW.nm FROM (SELECT NEW.*) AS t;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_split_new_5c911f68" BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.lockstep_a_split_5c911f68();
CREATE TRIGGER "~lockstep_a_split_5c911f68" BEFORE UPDATE ON public.t FOR EACH ROW WHEN (NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text OR NEW.nm::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.nm::text OR (NEW.a IS NULL AND NEW.b IS NULL)) EXECUTE FUNCTION public.lockstep_a_split_5c911f68();

COMMIT;

-- Undo step 10 of 14: gather statistics of table public.u (w)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 9 of 14: fill column public.u.w
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.u
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 14: look for rows of table public.t without a, b
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_a_split_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS t;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(nm, ' ', 1), split_part(nm, ' ', 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS t;
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT a || ' ' || b INTO NEW.nm FROM (SELECT NEW.*) AS t;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 7 of 14: gather statistics of table public.t (a, b)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (nm);

COMMIT;

-- Undo step 6 of 14: fill a, b of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 14: fill new rows of column public.u.w
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_w_fill_8554ee7d" ON public.u;
DROP FUNCTION public.lockstep_w_fill_8554ee7d();

-- Undo step 4 of 14: add column public.u.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u DROP COLUMN w;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 14: keep a, b of table public.t in step with nm
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_split_5c911f68" ON public.t;
DROP TRIGGER "~lockstep_a_split_new_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_split_5c911f68();

-- Undo step 2 of 14: add column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.t DROP COLUMN b;

-- Undo step 1 of 14: add column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.t DROP COLUMN a;

COMMIT;
