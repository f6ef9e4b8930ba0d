-- What uses a materialized view and is no view goes with the exchange, too; a view whose name a table takes that the new query reads goes before.
-- before --
CREATE TABLE t (a integer);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE FUNCTION f(m) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE VIEW v AS SELECT f(m.*) AS n FROM m;
CREATE MATERIALIZED VIEW k AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM k;
-- rows --
INSERT INTO t VALUES (1), (2);
-- after --
CREATE TABLE t (a integer);
CREATE MATERIALIZED VIEW m AS SELECT a, a + 1 AS b FROM t;
CREATE FUNCTION f(m) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE VIEW v AS SELECT f(m.*) AS n FROM m;
CREATE TABLE w (a integer);
CREATE MATERIALIZED VIEW k AS SELECT t.a FROM t JOIN w USING (a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 14: build what will be materialized view public.m
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_m_new_70978855 AS
SELECT a, a + 1 AS b FROM public.t
WITH DATA;

COMMIT;

BEGIN;

-- Step 2 of 14: gather statistics of materialized view public.lockstep_m_new_70978855
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_m_new_70978855;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
      ELSE
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
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

-- Step 3 of 14: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 4 of 14: drop routine public.f(public.m)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.m);

-- Step 5 of 14: put the new one in the place of materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.m RENAME TO lockstep_m_old_70978855;
ALTER MATERIALIZED VIEW public.lockstep_m_new_70978855 RENAME TO m;

-- Step 6 of 14: create routine public.f(public.m)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(public.m)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1.a$$;

-- Step 7 of 14: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(m.*) AS n FROM public.m;

COMMIT;

BEGIN;

-- Step 8 of 14: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.w fails
DROP VIEW public.w;

-- Step 9 of 14: create table public.w
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.w (
    a integer
);

COMMIT;

BEGIN;

-- Step 10 of 14: build what will be materialized view public.k
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_k_new_1922aac0 AS
SELECT t.a FROM public.t JOIN public.w USING (a)
WITH DATA;

COMMIT;

BEGIN;

-- Step 11 of 14: gather statistics of materialized view public.lockstep_k_new_1922aac0
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_k_new_1922aac0;

COMMIT;

BEGIN;

-- Step 12 of 14: put the new one in the place of materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.k
--   blocks:      reads and writes of public.k, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.k RENAME TO lockstep_k_old_1922aac0;
ALTER MATERIALIZED VIEW public.lockstep_k_new_1922aac0 RENAME TO k;

COMMIT;

BEGIN;

-- Step 13 of 14: drop the old materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_k_old_1922aac0
--   blocks:      reads and writes of public.lockstep_k_old_1922aac0, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_k_old_1922aac0;

COMMIT;

BEGIN;

-- Step 14 of 14: drop the old materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_m_old_70978855
--   blocks:      reads and writes of public.lockstep_m_old_70978855, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_m_old_70978855;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 14 of 14: drop the old materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_m_old_70978855
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_m_old_70978855 AS
SELECT a FROM public.t
WITH DATA;

COMMIT;

BEGIN;

-- Undo step 13 of 14: drop the old materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_k_old_1922aac0
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_k_old_1922aac0 AS
SELECT a FROM public.t
WITH DATA;

COMMIT;

BEGIN;

-- Undo step 12 of 14: put the new one in the place of materialized view public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.k
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.k RENAME TO lockstep_k_new_1922aac0;
ALTER MATERIALIZED VIEW public.lockstep_k_old_1922aac0 RENAME TO k;

COMMIT;

-- Undo step 11 of 14: gather statistics of materialized view public.lockstep_k_new_1922aac0
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 10 of 14: build what will be materialized view public.k
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_k_new_1922aac0;

COMMIT;

BEGIN;

-- Undo step 9 of 14: create table public.w
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.w;

-- Undo step 8 of 14: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT a FROM public.k;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
      ELSE
        ALTER MATERIALIZED VIEW public.m SET SCHEMA public;
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

-- Undo step 7 of 14: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 6 of 14: create routine public.f(public.m)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.m);

-- Undo step 5 of 14: put the new one in the place of materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m RENAME TO lockstep_m_new_70978855;
ALTER MATERIALIZED VIEW public.lockstep_m_old_70978855 RENAME TO m;

-- Undo step 4 of 14: drop routine public.f(public.m)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(public.m)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1.a$$;

-- Undo step 3 of 14: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.f(m.*) AS n FROM public.m;

COMMIT;

-- Undo step 2 of 14: gather statistics of materialized view public.lockstep_m_new_70978855
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 1 of 14: build what will be materialized view public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_m_new_70978855;

COMMIT;
