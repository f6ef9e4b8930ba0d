-- Two enums lose values, and a table has columns of both, under one view: all change places at once. A third table is small by its directive, and its column is written again in the same transaction.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TYPE size AS ENUM ('s', 'm', 'l');
CREATE TABLE goods (id int PRIMARY KEY, k kind NOT NULL, s size DEFAULT 'm');
CREATE TABLE settings (name text PRIMARY KEY, k kind DEFAULT 'b', s size, CONSTRAINT known CHECK (k IN ('a', 'b')));
CREATE TABLE parcels (id int PRIMARY KEY, s size, n int);
CREATE VIEW shown AS SELECT id, k, s FROM goods WHERE k <> 'a';
CREATE FUNCTION of_size(s size) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM parcels AS p WHERE p.s = of_size.s';
-- rows --
INSERT INTO goods SELECT i, CASE WHEN i % 2 = 0 THEN 'a' ELSE 'b' END::kind, 'l' FROM generate_series(1, 30) AS i;
INSERT INTO settings VALUES ('x', 'a', 's'), ('y', 'b', NULL);
INSERT INTO parcels SELECT i, CASE WHEN i % 3 = 0 THEN 's' END::size, i FROM generate_series(1, 30) AS i;
-- after --
CREATE TYPE kind AS ENUM ('b', 'a');
CREATE TYPE size AS ENUM ('s', 'l');
CREATE TABLE goods (id int PRIMARY KEY, k kind NOT NULL, s size DEFAULT 'l');
-- @direct
CREATE TABLE settings (name text PRIMARY KEY, k kind DEFAULT 'b', s size, CONSTRAINT known CHECK (k IN ('a', 'b')));
CREATE TABLE parcels (id int PRIMARY KEY, s size, n int);
CREATE TABLE fresh (k kind DEFAULT 'a', s size);
CREATE VIEW shown AS SELECT id, k, s FROM goods WHERE k <> 'a';
CREATE FUNCTION of_size(s size) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM parcels AS p WHERE p.s = of_size.s';
-- holds --
SELECT count(*) FILTER (WHERE k = 'a') = 15 AND count(*) FILTER (WHERE s = 'l') = 30 FROM goods;
SELECT string_agg(concat(name, k, s), ',' ORDER BY k) = 'yb,xas' FROM settings;
SELECT of_size('s') = 10;
-- old --
INSERT INTO goods (id, k, s) VALUES (50, 'a', 's');
DELETE FROM goods WHERE id = 50;
SELECT * FROM shown WHERE k = 'b';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 30: create beside it the new enum type public.kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_kind_new_81ca81aa AS ENUM ('b', 'a');

-- Step 2 of 30: create beside it the new enum type public.size
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_size_new_077f6e83 AS ENUM ('s', 'l');

-- Step 3 of 30: add what will be column public.goods.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   blocks:      reads and writes of public.goods, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goods ADD COLUMN lockstep_k_new_1b554553 public.lockstep_kind_new_81ca81aa;
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_1b554553() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT k::text::public.lockstep_kind_new_81ca81aa INTO NEW.lockstep_k_new_1b554553 FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_k_sync_1b554553" BEFORE INSERT OR UPDATE ON public.goods FOR EACH ROW WHEN (NEW.lockstep_k_new_1b554553::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.k)::text) EXECUTE FUNCTION public.lockstep_k_sync_1b554553();

-- Step 4 of 30: add what will be column public.goods.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   blocks:      reads and writes of public.goods, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goods ADD COLUMN lockstep_s_new_1edc29fd public.lockstep_size_new_077f6e83;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_1edc29fd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::text::public.lockstep_size_new_077f6e83 INTO NEW.lockstep_s_new_1edc29fd FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_1edc29fd" BEFORE INSERT OR UPDATE ON public.goods FOR EACH ROW WHEN (NEW.lockstep_s_new_1edc29fd::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.s)::text) EXECUTE FUNCTION public.lockstep_s_sync_1edc29fd();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcels IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 30: add what will be column public.parcels.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parcels
--   blocks:      reads and writes of public.parcels, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.parcels ADD COLUMN lockstep_s_new_ee39deb5 public.lockstep_size_new_077f6e83;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_ee39deb5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::text::public.lockstep_size_new_077f6e83 INTO NEW.lockstep_s_new_ee39deb5 FROM (SELECT NEW.*) AS parcels;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_ee39deb5" BEFORE INSERT OR UPDATE ON public.parcels FOR EACH ROW WHEN (NEW.lockstep_s_new_ee39deb5::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.s)::text) EXECUTE FUNCTION public.lockstep_s_sync_ee39deb5();

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 30: fill columns k, s of table public.goods
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.goods
--   blocks:      neither reads nor writes
--   work:        scans public.goods
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_k_progress_1b554553 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.goods ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_k_progress_1b554553
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.goods ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_k_progress_1b554553);
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
      SELECT * INTO lockstep_state FROM public.lockstep_k_progress_1b554553;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.goods WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.goods WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.goods SET lockstep_k_new_1b554553 = k::text::public.lockstep_kind_new_81ca81aa, lockstep_s_new_1edc29fd = s::text::public.lockstep_size_new_077f6e83 WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_k_new_1b554553 IS NULL AND k IS NOT NULL) OR (lockstep_s_new_1edc29fd IS NULL AND s IS NOT NULL));
      ELSE
        UPDATE ONLY public.goods SET lockstep_k_new_1b554553 = k::text::public.lockstep_kind_new_81ca81aa, lockstep_s_new_1edc29fd = s::text::public.lockstep_size_new_077f6e83 WHERE id <= lockstep_next.next_1 AND ((lockstep_k_new_1b554553 IS NULL AND k IS NOT NULL) OR (lockstep_s_new_1edc29fd IS NULL AND s IS NOT NULL));
      END IF;
      UPDATE public.lockstep_k_progress_1b554553 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_k_progress_1b554553;

BEGIN;

-- Step 7 of 30: gather statistics of table public.goods (lockstep_k_new_1b554553, lockstep_s_new_1edc29fd)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goods
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.goods (lockstep_k_new_1b554553, lockstep_s_new_1edc29fd);

COMMIT;

-- Step 8 of 30: fill column public.parcels.s
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parcels
--   blocks:      neither reads nor writes
--   work:        scans public.parcels
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_s_progress_ee39deb5 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.parcels ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_s_progress_ee39deb5
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.parcels ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_s_progress_ee39deb5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_s_progress_ee39deb5;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.parcels WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.parcels WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.parcels SET lockstep_s_new_ee39deb5 = s::text::public.lockstep_size_new_077f6e83 WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_s_new_ee39deb5 IS NULL AND s IS NOT NULL);
      ELSE
        UPDATE ONLY public.parcels SET lockstep_s_new_ee39deb5 = s::text::public.lockstep_size_new_077f6e83 WHERE id <= lockstep_next.next_1 AND (lockstep_s_new_ee39deb5 IS NULL AND s IS NOT NULL);
      END IF;
      UPDATE public.lockstep_s_progress_ee39deb5 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_s_progress_ee39deb5;

BEGIN;

-- Step 9 of 30: gather statistics of table public.parcels (lockstep_s_new_ee39deb5)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parcels
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parcels (lockstep_s_new_ee39deb5);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 30: check without scan for nulls in the new column public.goods.k
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   blocks:      reads and writes of public.goods, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goods ADD CONSTRAINT lockstep_k_not_null_1b554553 CHECK (lockstep_k_new_1b554553 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 30: scan for nulls in the new column public.goods.k
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goods
--   blocks:      neither reads nor writes
--   work:        scans public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.goods VALIDATE CONSTRAINT lockstep_k_not_null_1b554553;

COMMIT;

BEGIN;

-- Step 12 of 30: compare the new with the old columns k, s of table public.goods
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.goods
--   blocks:      neither reads nor writes
--   work:        scans public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.goods.k, column public.goods.s cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.goods WHERE (lockstep_k_new_1b554553::text COLLATE pg_catalog."C" IS DISTINCT FROM (k::text::public.lockstep_kind_new_81ca81aa)::text) OR (lockstep_s_new_1edc29fd::text COLLATE pg_catalog."C" IS DISTINCT FROM (s::text::public.lockstep_size_new_077f6e83)::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_k_new_1b554553, lockstep_s_new_1edc29fd', 'k, s';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 13 of 30: compare the new with the old column public.parcels.s
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.parcels
--   blocks:      neither reads nor writes
--   work:        scans public.parcels
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.parcels.s cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.parcels WHERE lockstep_s_new_ee39deb5::text COLLATE pg_catalog."C" IS DISTINCT FROM (s::text::public.lockstep_size_new_077f6e83)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_s_new_ee39deb5', 's';
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
      LOCK TABLE public.goods, public.parcels, public.settings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.shown SET SCHEMA public;
        LOCK TABLE public.goods, public.parcels, public.settings IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.settings, public.parcels, public.goods IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.shown SET SCHEMA public;
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

-- Step 14 of 30: drop routine public.of_size(public.size)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.of_size(public.size);

-- Step 15 of 30: drop view public.shown
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.shown
--   blocks:      reads and writes of public.shown, until step 18 is done, which rewrites public.settings
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.shown;

-- Step 16 of 30: lock the tables for the exchange of enum type public.kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods, ACCESS EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.settings
--   blocks:      reads and writes of public.goods, public.parcels, public.settings, until step 18 is done, which rewrites public.settings
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.goods, public.parcels, public.settings IN ACCESS EXCLUSIVE MODE;

-- Step 17 of 30: drop constraint public.settings.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.settings
--   blocks:      reads and writes of public.settings, until step 18 is done, which rewrites public.settings
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.settings DROP CONSTRAINT known;

-- Step 18 of 30: put new columns in the places of those of enum type public.kind, enum type public.size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods, ACCESS EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.settings
--   blocks:      reads and writes of public.goods, public.parcels, public.settings, for as long as its work takes
--   work:        rewrites public.settings
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.goods.k holds values that the new type does not have
--   hazard:      may-fail: fails when column public.goods.s holds values that the new type does not have
--   hazard:      may-fail: fails when column public.parcels.s holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.goods, table public.parcels stand behind the others from now on: INSERT without their names, and SELECT *, see that
--   hazard:      rewrite: every row of public.settings is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.settings.k holds values that the new type does not have
--   hazard:      rewrite: every row of public.settings is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.settings.s holds values that the new type does not have
LOCK TABLE public.goods, public.parcels, public.settings IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.kind RENAME TO lockstep_kind_old_81ca81aa;
ALTER TYPE public.lockstep_kind_new_81ca81aa RENAME TO kind;
ALTER TYPE public.size RENAME TO lockstep_size_old_077f6e83;
ALTER TYPE public.lockstep_size_new_077f6e83 RENAME TO size;
ALTER TABLE public.settings ALTER COLUMN k DROP DEFAULT;
ALTER TABLE public.settings ALTER COLUMN k TYPE public.kind USING k::text::public.kind;
ALTER TABLE public.settings ALTER COLUMN k SET DEFAULT 'b';
ALTER TABLE public.settings ALTER COLUMN s TYPE public.size USING s::text::public.size;
ALTER TABLE public.goods RENAME COLUMN k TO lockstep_k_old_1b554553;
ALTER TABLE public.goods RENAME COLUMN lockstep_k_new_1b554553 TO k;
ALTER TABLE public.goods ALTER COLUMN lockstep_k_old_1b554553 DROP NOT NULL;
ALTER TABLE public.goods ALTER COLUMN k SET NOT NULL;
ALTER TABLE public.goods ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.goods RENAME COLUMN s TO lockstep_s_old_1edc29fd;
ALTER TABLE public.goods RENAME COLUMN lockstep_s_new_1edc29fd TO s;
ALTER TABLE public.goods ALTER COLUMN s SET DEFAULT 'l';
ALTER TABLE public.parcels RENAME COLUMN s TO lockstep_s_old_ee39deb5;
ALTER TABLE public.parcels RENAME COLUMN lockstep_s_new_ee39deb5 TO s;
ALTER TABLE public.goods DROP CONSTRAINT lockstep_k_not_null_1b554553;
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_1b554553() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.k::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.k::text THEN
    RETURN NEW;
  END IF;
  SELECT k::text::public.lockstep_kind_old_81ca81aa INTO NEW.lockstep_k_old_1b554553 FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_k_old_1b554553 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_1edc29fd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::text::public.lockstep_size_old_077f6e83 INTO NEW.lockstep_s_old_1edc29fd FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_1edc29fd := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_ee39deb5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::text::public.lockstep_size_old_077f6e83 INTO NEW.lockstep_s_old_ee39deb5 FROM (SELECT NEW.*) AS parcels;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_ee39deb5 := NULL;
  RETURN NEW;
END $$;

-- Step 19 of 30: create table public.fresh
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.fresh (
    k public.kind DEFAULT 'a',
    s public.size
);

-- Step 20 of 30: create routine public.of_size(public.size)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.of_size(s public.size)
RETURNS bigint
LANGUAGE sql
STABLE
AS $$SELECT count(*) FROM parcels AS p WHERE p.s = of_size.s$$;

-- Step 21 of 30: add constraint public.settings.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.settings
--   blocks:      reads and writes of public.settings, for as long as its work takes
--   work:        scans public.settings
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.settings are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.settings.known
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.settings ADD CONSTRAINT known CHECK (k IN ('a', 'b'));

-- Step 22 of 30: create view public.shown
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.shown AS
SELECT id, k, s FROM public.goods WHERE k <> 'a';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 23 of 30: gather statistics of table public.settings (k, s)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.settings
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.settings (k, s);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 24 of 30: give up the old columns k, s of table public.goods
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.goods.k, public.goods.s, public.parcels.s
SELECT;

COMMIT;

BEGIN;

-- Step 25 of 30: give up the old column public.parcels.s
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 26 of 30: drop the old column public.goods.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   blocks:      reads and writes of public.goods, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_k_sync_1b554553" ON public.goods;
DROP FUNCTION public.lockstep_k_sync_1b554553();
ALTER TABLE public.goods DROP COLUMN lockstep_k_old_1b554553;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 27 of 30: drop the old column public.goods.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   blocks:      reads and writes of public.goods, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_1edc29fd" ON public.goods;
DROP FUNCTION public.lockstep_s_sync_1edc29fd();
ALTER TABLE public.goods DROP COLUMN lockstep_s_old_1edc29fd;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcels IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 28 of 30: drop the old column public.parcels.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcels
--   blocks:      reads and writes of public.parcels, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_ee39deb5" ON public.parcels;
DROP FUNCTION public.lockstep_s_sync_ee39deb5();
ALTER TABLE public.parcels DROP COLUMN lockstep_s_old_ee39deb5;

COMMIT;

BEGIN;

-- Step 29 of 30: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_kind_old_81ca81aa;

-- Step 30 of 30: drop the old enum type public.size
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_size_old_077f6e83;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 30 of 30: drop the old enum type public.size
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_size_old_077f6e83 AS ENUM ('s', 'm', 'l');

-- Undo step 29 of 30: drop the old enum type public.kind
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_kind_old_81ca81aa AS ENUM ('a', 'b', 'c');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcels IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 30: drop the old column public.parcels.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcels
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parcels ADD COLUMN lockstep_s_old_ee39deb5 public.lockstep_size_old_077f6e83;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_ee39deb5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::text::public.lockstep_size_old_077f6e83 INTO NEW.lockstep_s_old_ee39deb5 FROM (SELECT NEW.*) AS parcels;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_ee39deb5 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_ee39deb5" BEFORE INSERT OR UPDATE ON public.parcels FOR EACH ROW WHEN (NEW.s::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_s_old_ee39deb5)::text) EXECUTE FUNCTION public.lockstep_s_sync_ee39deb5();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 27 of 30: drop the old column public.goods.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.goods ADD COLUMN lockstep_s_old_1edc29fd public.lockstep_size_old_077f6e83;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_1edc29fd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::text::public.lockstep_size_old_077f6e83 INTO NEW.lockstep_s_old_1edc29fd FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_1edc29fd := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_1edc29fd" BEFORE INSERT OR UPDATE ON public.goods FOR EACH ROW WHEN (NEW.s::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_s_old_1edc29fd)::text) EXECUTE FUNCTION public.lockstep_s_sync_1edc29fd();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 30: drop the old column public.goods.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.goods ADD COLUMN lockstep_k_old_1b554553 public.lockstep_kind_old_81ca81aa;
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_1b554553() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.k::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.k::text THEN
    RETURN NEW;
  END IF;
  SELECT k::text::public.lockstep_kind_old_81ca81aa INTO NEW.lockstep_k_old_1b554553 FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_k_old_1b554553 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_k_sync_1b554553" BEFORE INSERT OR UPDATE ON public.goods FOR EACH ROW WHEN (NEW.k::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_k_old_1b554553)::text) EXECUTE FUNCTION public.lockstep_k_sync_1b554553();

COMMIT;

SET lock_timeout = 0;

-- Undo step 25 of 30: give up the old column public.parcels.s
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.parcels
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_s_progress_ee39deb5 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.parcels ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_s_progress_ee39deb5
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.parcels ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_s_progress_ee39deb5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_s_progress_ee39deb5;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.parcels WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.parcels WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.parcels SET lockstep_s_old_ee39deb5 = s::text::public.lockstep_size_old_077f6e83 WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_s_old_ee39deb5 IS NULL AND s IS NOT NULL);
      ELSE
        UPDATE ONLY public.parcels SET lockstep_s_old_ee39deb5 = s::text::public.lockstep_size_old_077f6e83 WHERE id <= lockstep_next.next_1 AND (lockstep_s_old_ee39deb5 IS NULL AND s IS NOT NULL);
      END IF;
      UPDATE public.lockstep_s_progress_ee39deb5 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_s_progress_ee39deb5;

-- Undo step 24 of 30: give up the old columns k, s of table public.goods
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.goods
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_k_progress_1b554553 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.goods ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_k_progress_1b554553
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.goods ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_k_progress_1b554553);
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
      SELECT * INTO lockstep_state FROM public.lockstep_k_progress_1b554553;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.goods WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.goods WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.goods SET lockstep_k_old_1b554553 = k::text::public.lockstep_kind_old_81ca81aa, lockstep_s_old_1edc29fd = s::text::public.lockstep_size_old_077f6e83 WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_k_old_1b554553 IS NULL AND k IS NOT NULL) OR (lockstep_s_old_1edc29fd IS NULL AND s IS NOT NULL));
      ELSE
        UPDATE ONLY public.goods SET lockstep_k_old_1b554553 = k::text::public.lockstep_kind_old_81ca81aa, lockstep_s_old_1edc29fd = s::text::public.lockstep_size_old_077f6e83 WHERE id <= lockstep_next.next_1 AND ((lockstep_k_old_1b554553 IS NULL AND k IS NOT NULL) OR (lockstep_s_old_1edc29fd IS NULL AND s IS NOT NULL));
      END IF;
      UPDATE public.lockstep_k_progress_1b554553 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_k_progress_1b554553;

-- Undo step 23 of 30: gather statistics of table public.settings (k, s)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.settings
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.settings IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.shown SET SCHEMA public;
        LOCK TABLE public.settings IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.settings IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.shown SET SCHEMA public;
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

-- Undo step 22 of 30: create view public.shown
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.shown;

-- Undo step 21 of 30: add constraint public.settings.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.settings
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.goods, public.parcels, public.settings IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.settings DROP CONSTRAINT known;

-- Undo step 20 of 30: create routine public.of_size(public.size)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.of_size(public.size);

-- Undo step 19 of 30: create table public.fresh
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.fresh;

-- Undo step 18 of 30: put new columns in the places of those of enum type public.kind, enum type public.size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods, ACCESS EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.settings
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.goods, public.parcels, public.settings IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.goods WHERE lockstep_s_old_1edc29fd IS NULL AND s IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 's';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.parcels WHERE lockstep_s_old_ee39deb5 IS NULL AND s IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 's';
  END IF;
END $$;
ALTER TYPE public.kind RENAME TO lockstep_kind_new_81ca81aa;
ALTER TYPE public.lockstep_kind_old_81ca81aa RENAME TO kind;
ALTER TYPE public.size RENAME TO lockstep_size_new_077f6e83;
ALTER TYPE public.lockstep_size_old_077f6e83 RENAME TO size;
ALTER TABLE public.settings ALTER COLUMN s TYPE public.size USING s::text::public.size;
ALTER TABLE public.settings ALTER COLUMN k DROP DEFAULT;
ALTER TABLE public.settings ALTER COLUMN k TYPE public.kind USING k::text::public.kind;
ALTER TABLE public.settings ALTER COLUMN k SET DEFAULT 'b';
ALTER TABLE public.goods RENAME COLUMN k TO lockstep_k_new_1b554553;
ALTER TABLE public.goods RENAME COLUMN lockstep_k_old_1b554553 TO k;
ALTER TABLE public.goods ALTER COLUMN lockstep_k_new_1b554553 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.goods ALTER COLUMN k SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'k';
END $$;
ALTER TABLE public.goods ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.goods RENAME COLUMN s TO lockstep_s_new_1edc29fd;
ALTER TABLE public.goods RENAME COLUMN lockstep_s_old_1edc29fd TO s;
ALTER TABLE public.goods ALTER COLUMN s SET DEFAULT 'm';
ALTER TABLE public.parcels RENAME COLUMN s TO lockstep_s_new_ee39deb5;
ALTER TABLE public.parcels RENAME COLUMN lockstep_s_old_ee39deb5 TO s;
ALTER TABLE public.goods ADD CONSTRAINT lockstep_k_not_null_1b554553 CHECK (lockstep_k_new_1b554553 IS NOT NULL) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_k_sync_1b554553() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT k::text::public.lockstep_kind_new_81ca81aa INTO NEW.lockstep_k_new_1b554553 FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_1edc29fd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::text::public.lockstep_size_new_077f6e83 INTO NEW.lockstep_s_new_1edc29fd FROM (SELECT NEW.*) AS goods;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_ee39deb5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::text::public.lockstep_size_new_077f6e83 INTO NEW.lockstep_s_new_ee39deb5 FROM (SELECT NEW.*) AS parcels;
  RETURN NEW;
END $$;

-- Undo step 17 of 30: drop constraint public.settings.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.settings
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.settings ADD CONSTRAINT known CHECK (k IN ('a', 'b'));

-- Undo step 16 of 30: lock the tables for the exchange of enum type public.kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.goods, ACCESS EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.settings
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

-- Undo step 15 of 30: drop view public.shown
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.shown
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.shown AS
SELECT id, k, s FROM public.goods WHERE k <> 'a';

-- Undo step 14 of 30: drop routine public.of_size(public.size)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.of_size(s public.size)
RETURNS bigint
LANGUAGE sql
STABLE
AS $$SELECT count(*) FROM parcels AS p WHERE p.s = of_size.s$$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 30: compare the new with the old column public.parcels.s
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.goods VALIDATE CONSTRAINT lockstep_k_not_null_1b554553;

COMMIT;

BEGIN;

-- Undo step 12 of 30: compare the new with the old columns k, s of table public.goods
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 11 of 30: scan for nulls in the new column public.goods.k
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 30: check without scan for nulls in the new column public.goods.k
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.goods DROP CONSTRAINT lockstep_k_not_null_1b554553;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 30: gather statistics of table public.parcels (lockstep_s_new_ee39deb5)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parcels
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.parcels (s);

COMMIT;

-- Undo step 8 of 30: fill column public.parcels.s
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parcels
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 7 of 30: gather statistics of table public.goods (lockstep_k_new_1b554553, lockstep_s_new_1edc29fd)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.goods
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.goods (k, s);

COMMIT;

-- Undo step 6 of 30: fill columns k, s of table public.goods
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.goods
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parcels IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 30: add what will be column public.parcels.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parcels
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_ee39deb5" ON public.parcels;
DROP FUNCTION public.lockstep_s_sync_ee39deb5();
ALTER TABLE public.parcels DROP COLUMN lockstep_s_new_ee39deb5;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.goods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 30: add what will be column public.goods.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_1edc29fd" ON public.goods;
DROP FUNCTION public.lockstep_s_sync_1edc29fd();
ALTER TABLE public.goods DROP COLUMN lockstep_s_new_1edc29fd;

-- Undo step 3 of 30: add what will be column public.goods.k
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.goods
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_k_sync_1b554553" ON public.goods;
DROP FUNCTION public.lockstep_k_sync_1b554553();
ALTER TABLE public.goods DROP COLUMN lockstep_k_new_1b554553;

-- Undo step 2 of 30: create beside it the new enum type public.size
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_size_new_077f6e83;

-- Undo step 1 of 30: create beside it the new enum type public.kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_kind_new_81ca81aa;

COMMIT;
