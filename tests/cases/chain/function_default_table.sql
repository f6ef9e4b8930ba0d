-- A function behind a default, a check, an index, a generated column and a policy changes its signature.
-- before --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a int DEFAULT f(1), b int CHECK (f(b) > 0), c int GENERATED ALWAYS AS (f(7)) STORED);
CREATE INDEX i ON t (f(a));
CREATE POLICY p ON t USING (f(a) = 1);
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW WHEN (f(NEW.a) > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- after --
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT b';
CREATE TABLE t (a int DEFAULT f(1), b int CHECK (f(b) > 0), c int GENERATED ALWAYS AS (f(7)) STORED);
CREATE INDEX i ON t (f(a));
CREATE POLICY p ON t USING (f(a) = 1);
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW WHEN (f(NEW.a) > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 19: take off default of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

COMMIT;

BEGIN;

-- Step 2 of 19: give up the proof of constraint public.t.t_b_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 19: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

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
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Step 4 of 19: drop column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 12 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN c;

-- Step 5 of 19: drop constraint public.t.t_b_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 12 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_b_check;

-- Step 6 of 19: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, until step 12 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 7 of 19: drop trigger public.t.trg
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 12 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER trg ON public.t;

-- Step 8 of 19: drop policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 12 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Step 9 of 19: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Step 10 of 19: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(b integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT b$$;

-- Step 11 of 19: put back default of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 12 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f(1);

-- Step 12 of 19: add column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS (public.f(7)) STORED;

-- Step 13 of 19: add constraint public.t.t_b_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK (public.f(b) > 0) NOT VALID;

-- Step 14 of 19: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(a) AS x FROM public.t;

-- Step 15 of 19: add trigger public.t.trg
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER trg
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (public.f(new.a) > 1)
    EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- Step 16 of 19: add policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p ON public.t
    USING (public.f(a) = 1);

COMMIT;

SET lock_timeout = 0;

-- Step 17 of 19: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i
CREATE INDEX CONCURRENTLY i ON public.t USING btree (public.f(a));

BEGIN;

-- Step 18 of 19: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

BEGIN;

-- Step 19 of 19: validate constraint public.t.t_b_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.t_b_check
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_check;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 19: validate constraint public.t.t_b_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_b_check;
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK (public.f(b) > 0) NOT VALID;

COMMIT;

-- Undo step 18 of 19: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 17 of 19: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i;

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
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Undo step 16 of 19: add policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Undo step 15 of 19: add trigger public.t.trg
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER trg ON public.t;

-- Undo step 14 of 19: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 13 of 19: add constraint public.t.t_b_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_b_check;

-- Undo step 12 of 19: add column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN c;

-- Undo step 11 of 19: put back default of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

-- Undo step 10 of 19: create routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

-- Undo step 9 of 19: drop routine public.f(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT a$$;

-- Undo step 8 of 19: drop policy public.t.p
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p ON public.t
    USING (public.f(a) = 1);

-- Undo step 7 of 19: drop trigger public.t.trg
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER trg
    BEFORE UPDATE ON public.t
    FOR EACH ROW
    WHEN (public.f(new.a) > 1)
    EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- Undo step 6 of 19: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(a) AS x FROM public.t;

-- Undo step 5 of 19: drop constraint public.t.t_b_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK (public.f(b) > 0) NOT VALID;

-- Undo step 4 of 19: drop column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS (public.f(7)) STORED;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 19: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING btree (public.f(a));

BEGIN;

-- Undo step 2 of 19: give up the proof of constraint public.t.t_b_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_check;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 19: take off default of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f(1);

COMMIT;
