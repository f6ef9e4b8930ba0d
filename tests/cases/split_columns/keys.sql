-- What hangs on the old columns goes when nobody needs it any more: a primary key, a foreign key, a unique index; new ones come before. The
-- old columns are given back and filled before those come again.
-- before --
CREATE TABLE countries (code text PRIMARY KEY);
CREATE TABLE phones (number text NOT NULL, country text NOT NULL REFERENCES countries, owner integer, CONSTRAINT phones_by_number PRIMARY KEY (number), UNIQUE (country, number));
CREATE UNIQUE INDEX owners ON phones (owner, number) INCLUDE (country) WHERE owner IS NOT NULL;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER on_number BEFORE UPDATE OF number ON phones FOR EACH ROW EXECUTE FUNCTION touch();
-- rows --
INSERT INTO countries SELECT 'c' || i FROM generate_series(0, 9) AS i;
INSERT INTO phones SELECT '0' || i, 'c' || i % 10, i FROM generate_series(1, 1100) AS i;
-- after --
CREATE TABLE countries (code text PRIMARY KEY);
CREATE TABLE phones (
    -- @merge from=(country, number) using=(country || '/' || number) reverse=(split_part(dialled, '/', 1), split_part(dialled, '/', 2)) batch=300
    dialled text,
    owner integer,
    CONSTRAINT phones_by_dialled PRIMARY KEY (dialled));
CREATE UNIQUE INDEX owners ON phones (owner, dialled) WHERE owner IS NOT NULL;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- holds --
DO $$ BEGIN ASSERT (SELECT count(*) FROM phones WHERE dialled = 'c' || owner % 10 || '/0' || owner) = 1100; END $$;
-- old --
INSERT INTO phones VALUES ('999', 'c1', 9001);
UPDATE phones SET country = 'c2' WHERE number = '999';
DO $$ BEGIN ASSERT (SELECT dialled FROM phones WHERE number = '999') = 'c2/999'; END $$;
DELETE FROM phones WHERE number = '999';
-- new --
INSERT INTO phones (dialled, owner) VALUES ('c1/999', 9001);
UPDATE phones SET dialled = 'c2/998' WHERE dialled = 'c1/999';
DO $$ BEGIN ASSERT (SELECT count(*) FROM phones WHERE dialled = 'c2/998') = 1; END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 24: add column public.phones.dialled
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.phones ADD COLUMN dialled text;

-- Step 2 of 24: keep dialled of table public.phones in step with country, number
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.phones
--   blocks:      writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE public.phones SET dialled = country || '/' || number, country = split_part(dialled, '/', 1), number = split_part(dialled, '/', 2) WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_dialled_split_4ae858ad() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.dialled IS NOT NULL;
  ELSE
    lockstep_new := NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.dialled::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT country || '/' || number INTO NEW.dialled FROM (SELECT NEW.*) AS phones;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.country IS NULL THEN
      SELECT split_part(dialled, '/', 1) INTO NEW.country FROM (SELECT NEW.*) AS phones;
    END IF;
    IF NEW.number IS NULL THEN
      SELECT split_part(dialled, '/', 2) INTO NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT country || '/' || number INTO lockstep_row.dialled FROM (SELECT NEW.*) AS phones;
    IF NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.dialled::text THEN
      SELECT split_part(dialled, '/', 1), split_part(dialled, '/', 2) INTO NEW.country, NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_dialled_split_new_4ae858ad" BEFORE INSERT ON public.phones FOR EACH ROW EXECUTE FUNCTION public.lockstep_dialled_split_4ae858ad();
CREATE TRIGGER "~lockstep_dialled_split_4ae858ad" BEFORE UPDATE ON public.phones FOR EACH ROW WHEN (NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.dialled::text OR NEW.country::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.country::text OR NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text OR (NEW.dialled IS NULL)) EXECUTE FUNCTION public.lockstep_dialled_split_4ae858ad();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 24: fill dialled of table public.phones
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.phones
--   blocks:      neither reads nor writes
--   work:        scans public.phones
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_dialled_progress_4ae858ad AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.phones') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_dialled_progress_4ae858ad
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.phones') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_dialled_progress_4ae858ad);
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
      SELECT * INTO lockstep_state FROM public.lockstep_dialled_progress_4ae858ad;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.phones SET dialled = country || '/' || number WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 15)::tid AND (dialled IS NULL AND ((country || '/' || number) IS NOT NULL));
      UPDATE public.lockstep_dialled_progress_4ae858ad SET page = page + 15;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_dialled_progress_4ae858ad;

BEGIN;

-- Step 4 of 24: gather statistics of table public.phones (dialled)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.phones (dialled);

COMMIT;

BEGIN;

-- Step 5 of 24: look for rows of table public.phones without dialled
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.phones
--   blocks:      neither reads nor writes
--   work:        scans public.phones
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.phones WHERE dialled IS NULL AND ((country || '/' || number) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.phones', 'dialled';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_dialled_split_4ae858ad() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.dialled IS NOT NULL;
  ELSE
    lockstep_new := NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.dialled::text;
    IF NOT (lockstep_new OR NEW.country::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.country::text OR NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT country || '/' || number INTO NEW.dialled FROM (SELECT NEW.*) AS phones;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.country IS NULL THEN
      SELECT split_part(dialled, '/', 1) INTO NEW.country FROM (SELECT NEW.*) AS phones;
    END IF;
    IF NEW.number IS NULL THEN
      SELECT split_part(dialled, '/', 2) INTO NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT country || '/' || number INTO lockstep_row.dialled FROM (SELECT NEW.*) AS phones;
    IF NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.dialled::text THEN
      SELECT split_part(dialled, '/', 1), split_part(dialled, '/', 2) INTO NEW.country, NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 24: check without scan for nulls in column public.phones.dialled
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones ADD CONSTRAINT lockstep_dialled_not_null_4ae858ad CHECK (dialled IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 24: scan for nulls in column public.phones.dialled
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   blocks:      neither reads nor writes
--   work:        scans public.phones
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.phones.dialled holds nulls
ALTER TABLE public.phones VALIDATE CONSTRAINT lockstep_dialled_not_null_4ae858ad;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 24: require values in column public.phones.dialled
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones ALTER COLUMN dialled SET NOT NULL;

COMMIT;

-- Step 9 of 24: drop the check for nulls in column public.phones.dialled
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.phones DROP CONSTRAINT lockstep_dialled_not_null_4ae858ad;

SET lock_timeout = 0;

-- Step 10 of 24: build the index of constraint public.phones.phones_by_dialled
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   blocks:      neither reads nor writes
--   work:        scans public.phones
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.phones are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.phones_by_dialled
CREATE UNIQUE INDEX CONCURRENTLY phones_by_dialled ON public.phones USING btree (dialled);

SET lock_timeout = '2s';

BEGIN;

-- Step 11 of 24: give up the proof of constraint public.phones.phones_country_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 24: drop constraint public.phones.phones_by_number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones DROP CONSTRAINT phones_by_number;

-- Step 13 of 24: add constraint public.phones.phones_by_dialled
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones ADD CONSTRAINT phones_by_dialled PRIMARY KEY USING INDEX phones_by_dialled;

COMMIT;

SET lock_timeout = 0;

-- Step 14 of 24: drop index public.owners
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.owners;

-- Step 15 of 24: add index public.owners
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   blocks:      neither reads nor writes
--   work:        scans public.phones
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.phones are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.owners
CREATE UNIQUE INDEX CONCURRENTLY owners ON public.phones USING btree (owner, dialled) WHERE (owner IS NOT NULL);

SET lock_timeout = '2s';

-- Step 16 of 24: give up the index of constraint public.phones.phones_by_number
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_phones_by_number_old_451d1445;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 24: stop to keep dialled of table public.phones in step with country, number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to country, number of table public.phones is not seen in the new columns any more
--   gate:        go on when every program reads and writes dialled of public.phones, and none country, number any more
DROP TRIGGER "~lockstep_dialled_split_4ae858ad" ON public.phones;
DROP TRIGGER "~lockstep_dialled_split_new_4ae858ad" ON public.phones;
DROP FUNCTION public.lockstep_dialled_split_4ae858ad();
ALTER TABLE public.phones ALTER COLUMN country DROP NOT NULL;
ALTER TABLE public.phones ALTER COLUMN number DROP NOT NULL;

COMMIT;

BEGIN;

-- Step 18 of 24: give up country, number of table public.phones
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
      LOCK TABLE public.phones, public.countries IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.phones, public.countries IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.countries, public.phones IN ACCESS EXCLUSIVE MODE;
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

-- Step 19 of 24: drop constraint public.phones.phones_country_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.countries, ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.countries, public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones DROP CONSTRAINT phones_country_fkey;

-- Step 20 of 24: drop constraint public.phones.phones_country_number_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones DROP CONSTRAINT phones_country_number_key;

-- Step 21 of 24: drop trigger public.phones.on_number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER on_number ON public.phones;

COMMIT;

-- Step 22 of 24: give up the index of constraint public.phones.phones_country_number_key
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_phones_country_number_key_old_2ce01683;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 24: drop column public.phones.country
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of dialled then
--   hazard:      data-loss: the values of column public.phones.country are dropped, but for what dialled holds of them
--   hazard:      app-breaking: whoever uses column public.phones.country fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.phones fail
ALTER TABLE public.phones DROP COLUMN country;

-- Step 24 of 24: drop column public.phones.number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   blocks:      reads and writes of public.phones, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of dialled then
--   hazard:      data-loss: the values of column public.phones.number are dropped, but for what dialled holds of them
--   hazard:      app-breaking: whoever uses column public.phones.number fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.phones fail
ALTER TABLE public.phones DROP COLUMN number;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 24: drop column public.phones.number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of dialled then
ALTER TABLE public.phones ADD COLUMN number text;

-- Undo step 23 of 24: drop column public.phones.country
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of dialled then
ALTER TABLE public.phones ADD COLUMN country text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 22 of 24: give up the index of constraint public.phones.phones_country_number_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_phones_country_number_key_old_2ce01683 ON public.phones USING btree (country, number);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.phones, public.countries IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.phones IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.countries IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.countries IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.phones IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 21 of 24: drop trigger public.phones.on_number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER on_number
    BEFORE UPDATE OF number ON public.phones
    FOR EACH ROW
    EXECUTE FUNCTION public.touch();

-- Undo step 20 of 24: drop constraint public.phones.phones_country_number_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_phones_country_number_key_old_2ce01683 ON public.phones USING btree (country, number);
ALTER TABLE public.phones ADD CONSTRAINT phones_country_number_key UNIQUE USING INDEX lockstep_phones_country_number_key_old_2ce01683;

-- Undo step 19 of 24: drop constraint public.phones.phones_country_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.countries, SHARE ROW EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones ADD CONSTRAINT phones_country_fkey FOREIGN KEY (country) REFERENCES public.countries (code) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 18 of 24: give up country, number of table public.phones
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.phones
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_dialled_progress_4ae858ad AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.phones') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_dialled_progress_4ae858ad
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.phones') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_dialled_progress_4ae858ad);
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
      SELECT * INTO lockstep_state FROM public.lockstep_dialled_progress_4ae858ad;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.phones SET country = split_part(dialled, '/', 1), number = split_part(dialled, '/', 2) WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 15)::tid AND (country IS NULL AND number IS NULL AND ((split_part(dialled, '/', 1)) IS NOT NULL OR (split_part(dialled, '/', 2)) IS NOT NULL));
      UPDATE public.lockstep_dialled_progress_4ae858ad SET page = page + 15;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_dialled_progress_4ae858ad;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 24: stop to keep dialled of table public.phones in step with country, number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.phones IN ACCESS EXCLUSIVE MODE;
UPDATE public.phones SET country = split_part(dialled, '/', 1), number = split_part(dialled, '/', 2) WHERE dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(country || '/' || number AS text)::text OR country IS NULL OR number IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.phones ALTER COLUMN country SET NOT NULL;
ALTER TABLE public.phones ALTER COLUMN number SET NOT NULL;
CREATE OR REPLACE FUNCTION public.lockstep_dialled_split_4ae858ad() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.dialled IS NOT NULL;
  ELSE
    lockstep_new := NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.dialled::text;
    IF NOT (lockstep_new OR NEW.country::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.country::text OR NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT country || '/' || number INTO NEW.dialled FROM (SELECT NEW.*) AS phones;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.country IS NULL THEN
      SELECT split_part(dialled, '/', 1) INTO NEW.country FROM (SELECT NEW.*) AS phones;
    END IF;
    IF NEW.number IS NULL THEN
      SELECT split_part(dialled, '/', 2) INTO NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT country || '/' || number INTO lockstep_row.dialled FROM (SELECT NEW.*) AS phones;
    IF NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.dialled::text THEN
      SELECT split_part(dialled, '/', 1), split_part(dialled, '/', 2) INTO NEW.country, NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_dialled_split_new_4ae858ad" BEFORE INSERT ON public.phones FOR EACH ROW EXECUTE FUNCTION public.lockstep_dialled_split_4ae858ad();
CREATE TRIGGER "~lockstep_dialled_split_4ae858ad" BEFORE UPDATE ON public.phones FOR EACH ROW WHEN (NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.dialled::text OR NEW.country::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.country::text OR NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text OR (NEW.dialled IS NULL)) EXECUTE FUNCTION public.lockstep_dialled_split_4ae858ad();

COMMIT;

SET lock_timeout = 0;

-- Undo step 16 of 24: give up the index of constraint public.phones.phones_by_number
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_phones_by_number_old_451d1445 ON public.phones USING btree (number);

-- Undo step 15 of 24: add index public.owners
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.owners;

-- Undo step 14 of 24: drop index public.owners
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY owners ON public.phones USING btree (owner, number) INCLUDE (country) WHERE (owner IS NOT NULL);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 24: add constraint public.phones.phones_by_dialled
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones DROP CONSTRAINT phones_by_dialled;

-- Undo step 12 of 24: drop constraint public.phones.phones_by_number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_phones_by_number_old_451d1445 ON public.phones USING btree (number);
ALTER TABLE public.phones ADD CONSTRAINT phones_by_number PRIMARY KEY USING INDEX lockstep_phones_by_number_old_451d1445;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 24: give up the proof of constraint public.phones.phones_country_fkey
--   phase:       contract
--   locks:       ROW SHARE on table public.countries, SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.phones VALIDATE CONSTRAINT phones_country_fkey;

COMMIT;

-- Undo step 10 of 24: build the index of constraint public.phones.phones_by_dialled
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.phones_by_dialled;

SET lock_timeout = '2s';

-- Undo step 9 of 24: drop the check for nulls in column public.phones.dialled
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.phones ADD CONSTRAINT lockstep_dialled_not_null_4ae858ad CHECK (dialled IS NOT NULL) NOT VALID;
ALTER TABLE public.phones VALIDATE CONSTRAINT lockstep_dialled_not_null_4ae858ad;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 24: require values in column public.phones.dialled
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones ALTER COLUMN dialled DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 24: scan for nulls in column public.phones.dialled
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 24: check without scan for nulls in column public.phones.dialled
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.phones DROP CONSTRAINT lockstep_dialled_not_null_4ae858ad;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 24: look for rows of table public.phones without dialled
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.phones
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_dialled_split_4ae858ad() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.dialled IS NOT NULL;
  ELSE
    lockstep_new := NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.dialled::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT country || '/' || number INTO NEW.dialled FROM (SELECT NEW.*) AS phones;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.country IS NULL THEN
      SELECT split_part(dialled, '/', 1) INTO NEW.country FROM (SELECT NEW.*) AS phones;
    END IF;
    IF NEW.number IS NULL THEN
      SELECT split_part(dialled, '/', 2) INTO NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT country || '/' || number INTO lockstep_row.dialled FROM (SELECT NEW.*) AS phones;
    IF NEW.dialled::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.dialled::text THEN
      SELECT split_part(dialled, '/', 1), split_part(dialled, '/', 2) INTO NEW.country, NEW.number FROM (SELECT NEW.*) AS phones;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 4 of 24: gather statistics of table public.phones (dialled)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.phones
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.phones (country, number);

COMMIT;

-- Undo step 3 of 24: fill dialled of table public.phones
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.phones
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.phones IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 24: keep dialled of table public.phones in step with country, number
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_dialled_split_4ae858ad" ON public.phones;
DROP TRIGGER "~lockstep_dialled_split_new_4ae858ad" ON public.phones;
DROP FUNCTION public.lockstep_dialled_split_4ae858ad();

-- Undo step 1 of 24: add column public.phones.dialled
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.phones
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.phones DROP COLUMN dialled;

COMMIT;
