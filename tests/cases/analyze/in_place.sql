-- A column that gets another type loses its statistics, be its rows kept, written again in place, or those of a type that is made anew; an expression index over it does, too.
-- before --
CREATE TYPE mood AS (a integer);
-- @direct
CREATE TABLE longer (id bigint PRIMARY KEY, v varchar(10), w varchar(10));
CREATE INDEX longer_w ON longer (lower(w));
-- @direct
CREATE TABLE again (id bigint PRIMARY KEY, n integer, s text);
CREATE TABLE parted (id bigint PRIMARY KEY, name text);
CREATE TABLE renamed (id bigint PRIMARY KEY, name text);
CREATE TYPE shape AS (x integer);
CREATE TABLE typed OF shape;
-- rows --
INSERT INTO longer SELECT i, 'v' || i, 'w' || i FROM generate_series(1, 3000) AS i;
INSERT INTO again SELECT i, i FROM generate_series(1, 3000) AS i;
INSERT INTO parted SELECT i, 'a b' FROM generate_series(1, 3000) AS i;
INSERT INTO renamed SELECT i, 'a b' FROM generate_series(1, 3000) AS i;
INSERT INTO typed SELECT i FROM generate_series(1, 3000) AS i;
-- after --
CREATE TYPE mood AS (a integer);
-- @direct
CREATE TABLE longer (id bigint PRIMARY KEY, v varchar(20), w varchar(20));
CREATE INDEX longer_w ON longer (lower(w));
-- @direct
CREATE TABLE again (id bigint PRIMARY KEY, n bigint, s text, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
-- @direct
CREATE TABLE parted (
  id bigint PRIMARY KEY,
  -- @split from=name using=(split_part(name, ' ', 1)) reverse=(first_name || ' ' || last_name)
  first_name text,
  -- @split from=name using=(split_part(name, ' ', 2))
  last_name text
);
-- @direct
CREATE TABLE renamed (
  id bigint PRIMARY KEY,
  -- @renamed from=name mode=dual
  called text
);
CREATE TYPE shape AS (x bigint);
CREATE TABLE typed OF shape;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename = 'longer' AND attname IN ('v', 'w')) = 2;
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename = 'longer_w') = 1;
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename = 'again' AND attname IN ('n', 'twice')) = 2;
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename = 'parted' AND attname IN ('first_name', 'last_name')) = 2;
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename = 'typed' AND attname = 'x') = 1;
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.renamed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 18: add a copy of column public.renamed.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.renamed
--   blocks:      reads and writes of public.renamed, for as long as its work takes
--   work:        scans public.renamed
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.renamed are filled while readers and writers wait
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.renamed ADD COLUMN lockstep_name_copy_52b71324 text;
CREATE OR REPLACE FUNCTION public.lockstep_name_both_52b71324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_name_copy_52b71324 := NEW.name;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_name_both_52b71324" BEFORE INSERT OR UPDATE ON public.renamed FOR EACH ROW WHEN (NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.lockstep_name_copy_52b71324::text) EXECUTE FUNCTION public.lockstep_name_both_52b71324();
UPDATE public.renamed SET lockstep_name_copy_52b71324 = name WHERE name IS NOT NULL;

-- Step 2 of 18: rename column public.renamed.name to column public.renamed.called, the copy takes the old name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.renamed
--   blocks:      reads and writes of public.renamed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        until the last step both names can be read and written; what is given to both in one statement is taken from the old one when that is changed
ALTER TABLE public.renamed RENAME COLUMN name TO called;
ALTER TABLE public.renamed RENAME COLUMN lockstep_name_copy_52b71324 TO name;
CREATE OR REPLACE FUNCTION public.lockstep_name_both_52b71324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      NEW.name := NEW.called;
    ELSE
      NEW.called := NEW.name;
    END IF;
  ELSIF NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text THEN
    NEW.called := NEW.name;
  ELSE
    NEW.name := NEW.called;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 18: gather statistics of table public.renamed (name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.renamed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.renamed (name);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 18: change attributes of composite type public.shape
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   blocks:      reads and writes of public.typed, for as long as its work takes
--   work:        rewrites public.typed
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.typed is written again under an exclusive lock
ALTER TYPE public.shape
    ALTER ATTRIBUTE x TYPE bigint CASCADE;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 18: gather statistics of table public.typed (x)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.typed (x);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.again IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 18: change type of column public.again.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.again
--   blocks:      reads and writes of public.again, for as long as its work takes
--   work:        rewrites public.again
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.again is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.again.n fail
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.again ALTER COLUMN n TYPE bigint;

-- Step 7 of 18: add column public.again.twice
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.again
--   blocks:      reads and writes of public.again, for as long as its work takes
--   work:        rewrites public.again
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.again is written again under an exclusive lock
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.again ADD COLUMN twice bigint GENERATED ALWAYS AS (id * 2) STORED;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 18: gather statistics of table public.again (n, twice)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.again
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.again (n, twice);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.longer IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 18: change type of column public.longer.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.longer
--   blocks:      reads and writes of public.longer, until step 10 is done, which scans public.longer
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.longer.v fail
ALTER TABLE public.longer ALTER COLUMN v TYPE character varying(20);

-- Step 10 of 18: change type of column public.longer.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.longer
--   blocks:      reads and writes of public.longer, for as long as its work takes
--   work:        scans public.longer
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      index-rebuild: index public.longer_w is built anew under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.longer.w fail
--   note:        the plain form, because `@direct` says so
ALTER TABLE public.longer ALTER COLUMN w TYPE character varying(20);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 18: gather statistics of table public.longer
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.longer
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.longer;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 18: add column public.parted.first_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   blocks:      reads and writes of public.parted, until step 14 is done, which scans public.parted
--   transaction: inside another transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.parted ADD COLUMN first_name text;

-- Step 13 of 18: add column public.parted.last_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   blocks:      reads and writes of public.parted, until step 14 is done, which scans public.parted
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.parted ADD COLUMN last_name text;

-- Step 14 of 18: keep first_name, last_name of table public.parted in step with name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   blocks:      reads and writes of public.parted, for as long as its work takes
--   work:        scans public.parted
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.parted are filled while readers and writers wait
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
--   note:        the plain form, because `@direct` says so
LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
UPDATE public.parted SET first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2), name = first_name || ' ' || last_name WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_first_name_split_c76cf129() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text;
    IF NOT (lockstep_new OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS parted;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS parted;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS parted;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_name_split_new_c76cf129" BEFORE INSERT ON public.parted FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_name_split_c76cf129();
CREATE TRIGGER "~lockstep_first_name_split_c76cf129" BEFORE UPDATE ON public.parted FOR EACH ROW WHEN (NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text OR (NEW.first_name IS NULL AND NEW.last_name IS NULL)) EXECUTE FUNCTION public.lockstep_first_name_split_c76cf129();
UPDATE public.parted SET first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2) WHERE first_name IS NULL AND last_name IS NULL AND ((split_part(name, ' ', 1)) IS NOT NULL OR (split_part(name, ' ', 2)) IS NOT NULL);
SET CONSTRAINTS ALL IMMEDIATE;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 18: gather statistics of table public.parted (first_name, last_name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parted (first_name, last_name);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 18: stop to keep first_name, last_name of table public.parted in step with name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   blocks:      reads and writes of public.parted, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to name of table public.parted is not seen in the new columns any more
--   gate:        go on when every program reads and writes first_name, last_name of public.parted, and none name any more
DROP TRIGGER "~lockstep_first_name_split_c76cf129" ON public.parted;
DROP TRIGGER "~lockstep_first_name_split_new_c76cf129" ON public.parted;
DROP FUNCTION public.lockstep_first_name_split_c76cf129();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 18: drop column public.parted.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   blocks:      reads and writes of public.parted, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_name, last_name then
--   hazard:      data-loss: the values of column public.parted.name are dropped, but for what first_name, last_name hold of them
--   hazard:      app-breaking: whoever uses column public.parted.name fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.parted fail
ALTER TABLE public.parted DROP COLUMN name;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.renamed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 18: drop the copy with the old name of column public.renamed.called
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.renamed
--   blocks:      reads and writes of public.renamed, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.renamed.called fails
--   gate:        go on when nobody reads or writes name of public.renamed any more, but called
DROP TRIGGER "~lockstep_name_both_52b71324" ON public.renamed;
DROP FUNCTION public.lockstep_name_both_52b71324();
ALTER TABLE public.renamed DROP COLUMN name;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.renamed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 18: drop the copy with the old name of column public.renamed.called
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.renamed
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.renamed ADD COLUMN name text;
CREATE OR REPLACE FUNCTION public.lockstep_name_both_52b71324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      NEW.name := NEW.called;
    ELSE
      NEW.called := NEW.name;
    END IF;
  ELSIF NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text THEN
    NEW.called := NEW.name;
  ELSE
    NEW.name := NEW.called;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_name_both_52b71324" BEFORE INSERT OR UPDATE ON public.renamed FOR EACH ROW WHEN (NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.called::text) EXECUTE FUNCTION public.lockstep_name_both_52b71324();
UPDATE public.renamed SET name = called WHERE called IS NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 18: drop column public.parted.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_name, last_name then
ALTER TABLE public.parted ADD COLUMN name text;
UPDATE public.parted SET name = first_name || ' ' || last_name;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 18: stop to keep first_name, last_name of table public.parted in step with name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
UPDATE public.parted SET name = first_name || ' ' || last_name WHERE first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(split_part(name, ' ', 1) AS text)::text OR last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(split_part(name, ' ', 2) AS text)::text;
CREATE OR REPLACE FUNCTION public.lockstep_first_name_split_c76cf129() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text;
    IF NOT (lockstep_new OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS parted;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS parted;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS parted;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_name_split_new_c76cf129" BEFORE INSERT ON public.parted FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_name_split_c76cf129();
CREATE TRIGGER "~lockstep_first_name_split_c76cf129" BEFORE UPDATE ON public.parted FOR EACH ROW WHEN (NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text OR (NEW.first_name IS NULL AND NEW.last_name IS NULL)) EXECUTE FUNCTION public.lockstep_first_name_split_c76cf129();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 18: gather statistics of table public.parted (first_name, last_name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.parted (name);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 18: keep first_name, last_name of table public.parted in step with name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_first_name_split_c76cf129" ON public.parted;
DROP TRIGGER "~lockstep_first_name_split_new_c76cf129" ON public.parted;
DROP FUNCTION public.lockstep_first_name_split_c76cf129();

-- Undo step 13 of 18: add column public.parted.last_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.parted DROP COLUMN last_name;

-- Undo step 12 of 18: add column public.parted.first_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.parted
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.parted DROP COLUMN first_name;

COMMIT;

-- Undo step 11 of 18: gather statistics of table public.longer
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.longer
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.longer IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 18: change type of column public.longer.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.longer
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.longer ALTER COLUMN w TYPE character varying(10);

-- Undo step 9 of 18: change type of column public.longer.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.longer
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.longer ALTER COLUMN v TYPE character varying(10);

COMMIT;

-- Undo step 8 of 18: gather statistics of table public.again (n, twice)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.again
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.again IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 18: add column public.again.twice
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.again
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.again DROP COLUMN twice;

-- Undo step 6 of 18: change type of column public.again.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.again
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.again ALTER COLUMN n TYPE integer;

COMMIT;

-- Undo step 5 of 18: gather statistics of table public.typed (x)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.typed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.typed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 18: change attributes of composite type public.shape
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.typed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.shape
    ALTER ATTRIBUTE x TYPE integer CASCADE;

COMMIT;

-- Undo step 3 of 18: gather statistics of table public.renamed (name)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.renamed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.renamed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 18: rename column public.renamed.name to column public.renamed.called, the copy takes the old name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.renamed
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_name_both_52b71324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_name_copy_52b71324 := NEW.name;
  RETURN NEW;
END $$;
ALTER TABLE public.renamed RENAME COLUMN name TO lockstep_name_copy_52b71324;
ALTER TABLE public.renamed RENAME COLUMN called TO name;

-- Undo step 1 of 18: add a copy of column public.renamed.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.renamed
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_name_both_52b71324" ON public.renamed;
DROP FUNCTION public.lockstep_name_both_52b71324();
ALTER TABLE public.renamed DROP COLUMN lockstep_name_copy_52b71324;

COMMIT;
