-- Three columns become two, on a table without a key: batches go along its pages. What NULL stands for in `reverse` is not given back.
-- before --
CREATE TABLE events (year integer, month integer, clock text, what text);
CREATE UNIQUE INDEX once ON events (year, month, clock);
-- rows --
INSERT INTO events SELECT 2000 + i % 20, 1 + i % 12, (i / 60) || ':' || i % 60, 'e' || i FROM generate_series(1, 1400) AS i;
-- after --
-- @batch 400
CREATE TABLE events (
    what text,
    -- @merge from=(year, month) using=(make_date(year, month, 1)) reverse=(extract(year FROM first_day), extract(month FROM first_day))
    first_day date,
    -- @merge from=(month, clock) using=(CASE WHEN month IS NOT NULL THEN ('00:00'::time + clock::interval)::time END) reverse=(NULL, NULL)
    -- @gate 'the old importer is gone'
    at time);
CREATE UNIQUE INDEX once ON events (first_day, at);
-- holds --
DO $$ BEGIN ASSERT (SELECT count(*) FROM events WHERE first_day >= '2000-01-01' AND at IS NOT NULL) = 1400; END $$;
-- old --
INSERT INTO events VALUES (1999, 2, '23:00', 'old');
UPDATE events SET month = 3 WHERE what = 'old';
UPDATE events SET what = 'e1' WHERE what = 'e1';
DO $$ BEGIN ASSERT (SELECT count(*) FROM events WHERE year = 1999 AND month = 3 AND clock = '23:00') = 1; END $$;
DELETE FROM events WHERE what = 'old';
-- new --
INSERT INTO events (what, first_day, at) VALUES ('new', '1999-02-01', '23:00');
UPDATE events SET first_day = '1999-03-01' WHERE what = 'new';
DO $$ BEGIN ASSERT (SELECT count(*) FROM events WHERE first_day = '1999-03-01' AND at = '23:00') = 1; END $$;
DELETE FROM events WHERE what = 'new';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: add column public.events.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.events ADD COLUMN at time without time zone;

-- Step 2 of 13: add column public.events.first_day
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.events ADD COLUMN first_day date;

-- Step 3 of 13: keep first_day, at of table public.events in step with year, month, clock
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.events
--   blocks:      writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE public.events SET first_day = make_date(year, month, 1), at = CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END, year = EXTRACT(year FROM first_day), month = EXTRACT(month FROM first_day) WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_first_day_split_7938b800() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_day IS NOT NULL OR NEW.at IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.at::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO NEW.first_day, NEW.at FROM (SELECT NEW.*) AS events;
  END IF;
  IF lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO lockstep_row.first_day, lockstep_row.at FROM (SELECT NEW.*) AS events;
    IF NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.at::text THEN
      SELECT EXTRACT(year FROM first_day), EXTRACT(month FROM first_day) INTO NEW.year, NEW.month FROM (SELECT NEW.*) AS events;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_day_split_new_7938b800" BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_day_split_7938b800();
CREATE TRIGGER "~lockstep_first_day_split_7938b800" BEFORE UPDATE ON public.events FOR EACH ROW WHEN (NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.at::text OR NEW.year::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.year::text OR NEW.month::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.month::text OR NEW.clock::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.clock::text OR (NEW.first_day IS NULL AND NEW.at IS NULL)) EXECUTE FUNCTION public.lockstep_first_day_split_7938b800();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 13: fill first_day, at of table public.events
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_first_day_progress_7938b800 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_first_day_progress_7938b800
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_first_day_progress_7938b800);
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
      SELECT * INTO lockstep_state FROM public.lockstep_first_day_progress_7938b800;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.events SET first_day = make_date(year, month, 1), at = CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 20)::tid AND (first_day IS NULL AND at IS NULL AND ((make_date(year, month, 1)) IS NOT NULL OR (CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END) IS NOT NULL));
      UPDATE public.lockstep_first_day_progress_7938b800 SET page = page + 20;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_first_day_progress_7938b800;

BEGIN;

-- Step 5 of 13: gather statistics of table public.events (first_day, at)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.events (first_day, at);

COMMIT;

BEGIN;

-- Step 6 of 13: look for rows of table public.events without first_day, at
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.events WHERE first_day IS NULL AND at IS NULL AND ((make_date(year, month, 1)) IS NOT NULL OR (CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.events', 'first_day, at';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_first_day_split_7938b800() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_day IS NOT NULL OR NEW.at IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.at::text;
    IF NOT (lockstep_new OR NEW.year::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.year::text OR NEW.month::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.month::text OR NEW.clock::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.clock::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO NEW.first_day, NEW.at FROM (SELECT NEW.*) AS events;
  END IF;
  IF lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO lockstep_row.first_day, lockstep_row.at FROM (SELECT NEW.*) AS events;
    IF NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.at::text THEN
      SELECT EXTRACT(year FROM first_day), EXTRACT(month FROM first_day) INTO NEW.year, NEW.month FROM (SELECT NEW.*) AS events;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

-- Step 7 of 13: drop index public.once
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.once;

-- Step 8 of 13: add index public.once
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.once
CREATE UNIQUE INDEX CONCURRENTLY once ON public.events USING btree (first_day, at);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 13: stop to keep first_day, at of table public.events in step with year, month, clock
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to year, month, clock of table public.events is not seen in the new columns any more
--   gate:        go on when the old importer is gone
DROP TRIGGER "~lockstep_first_day_split_7938b800" ON public.events;
DROP TRIGGER "~lockstep_first_day_split_new_7938b800" ON public.events;
DROP FUNCTION public.lockstep_first_day_split_7938b800();

COMMIT;

BEGIN;

-- Step 10 of 13: give up year, month, clock of table public.events
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 13: drop column public.events.clock
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.events.clock are dropped, but for what first_day, at hold of them
--   hazard:      app-breaking: whoever uses column public.events.clock fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.events fail
ALTER TABLE public.events DROP COLUMN clock;

-- Step 12 of 13: drop column public.events.month
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_day, at then
--   hazard:      data-loss: the values of column public.events.month are dropped, but for what first_day, at hold of them
--   hazard:      app-breaking: whoever uses column public.events.month fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.events fail
ALTER TABLE public.events DROP COLUMN month;

-- Step 13 of 13: drop column public.events.year
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_day, at then
--   hazard:      data-loss: the values of column public.events.year are dropped, but for what first_day, at hold of them
--   hazard:      app-breaking: whoever uses column public.events.year fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.events fail
ALTER TABLE public.events DROP COLUMN year;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 13: drop column public.events.year
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_day, at then
ALTER TABLE public.events ADD COLUMN year integer;

-- Undo step 12 of 13: drop column public.events.month
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_day, at then
ALTER TABLE public.events ADD COLUMN month integer;

-- Undo step 11 of 13: drop column public.events.clock
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.events ADD COLUMN clock text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 13: give up year, month, clock of table public.events
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_first_day_progress_7938b800 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_first_day_progress_7938b800
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.events') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_first_day_progress_7938b800);
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
      SELECT * INTO lockstep_state FROM public.lockstep_first_day_progress_7938b800;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.events SET year = EXTRACT(year FROM first_day), month = EXTRACT(month FROM first_day) WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 20)::tid AND (year IS NULL AND month IS NULL AND ((EXTRACT(year FROM first_day)) IS NOT NULL OR (EXTRACT(month FROM first_day)) IS NOT NULL));
      UPDATE public.lockstep_first_day_progress_7938b800 SET page = page + 20;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_first_day_progress_7938b800;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 13: stop to keep first_day, at of table public.events in step with year, month, clock
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
UPDATE public.events SET year = EXTRACT(year FROM first_day), month = EXTRACT(month FROM first_day) WHERE first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(make_date(year, month, 1) AS date)::text OR at::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END AS time without time zone)::text;
CREATE OR REPLACE FUNCTION public.lockstep_first_day_split_7938b800() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_day IS NOT NULL OR NEW.at IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.at::text;
    IF NOT (lockstep_new OR NEW.year::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.year::text OR NEW.month::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.month::text OR NEW.clock::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.clock::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO NEW.first_day, NEW.at FROM (SELECT NEW.*) AS events;
  END IF;
  IF lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO lockstep_row.first_day, lockstep_row.at FROM (SELECT NEW.*) AS events;
    IF NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.at::text THEN
      SELECT EXTRACT(year FROM first_day), EXTRACT(month FROM first_day) INTO NEW.year, NEW.month FROM (SELECT NEW.*) AS events;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_day_split_new_7938b800" BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_day_split_7938b800();
CREATE TRIGGER "~lockstep_first_day_split_7938b800" BEFORE UPDATE ON public.events FOR EACH ROW WHEN (NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.at::text OR NEW.year::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.year::text OR NEW.month::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.month::text OR NEW.clock::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.clock::text OR (NEW.first_day IS NULL AND NEW.at IS NULL)) EXECUTE FUNCTION public.lockstep_first_day_split_7938b800();

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 13: add index public.once
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.once;

-- Undo step 7 of 13: drop index public.once
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY once ON public.events USING btree (year, month, clock);

BEGIN;

-- Undo step 6 of 13: look for rows of table public.events without first_day, at
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_first_day_split_7938b800() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_day IS NOT NULL OR NEW.at IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.at::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO NEW.first_day, NEW.at FROM (SELECT NEW.*) AS events;
  END IF;
  IF lockstep_new THEN
    SELECT make_date(year, month, 1), CASE WHEN month IS NOT NULL THEN ('00:00'::time without time zone + clock::interval)::time without time zone END INTO lockstep_row.first_day, lockstep_row.at FROM (SELECT NEW.*) AS events;
    IF NEW.first_day::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_day::text OR NEW.at::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.at::text THEN
      SELECT EXTRACT(year FROM first_day), EXTRACT(month FROM first_day) INTO NEW.year, NEW.month FROM (SELECT NEW.*) AS events;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 5 of 13: gather statistics of table public.events (first_day, at)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.events (year, month);

COMMIT;

-- Undo step 4 of 13: fill first_day, at of table public.events
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 13: keep first_day, at of table public.events in step with year, month, clock
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_first_day_split_7938b800" ON public.events;
DROP TRIGGER "~lockstep_first_day_split_new_7938b800" ON public.events;
DROP FUNCTION public.lockstep_first_day_split_7938b800();

-- Undo step 2 of 13: add column public.events.first_day
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.events DROP COLUMN first_day;

-- Undo step 1 of 13: add column public.events.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.events DROP COLUMN at;

COMMIT;
