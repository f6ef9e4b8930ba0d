-- A directive behind a statement on its line is about that, and not about what begins on the next line; one that has something behind it on its line is about that.
-- before --
CREATE TABLE t (id int);
CREATE TABLE p (id int, a int NOT NULL);
CREATE INDEX i1 ON p (id);
CREATE TABLE q (a int, b int, id int);
CREATE TABLE x (id int);
CREATE TYPE mood AS ENUM ('bad', 'good');
-- after --
CREATE TABLE u (id int); -- @renamed from=t
CREATE TABLE w (id int);
CREATE TABLE p (id int,
  b int NOT NULL); -- @renamed from=a
CREATE INDEX i2 ON p (id); -- @renamed from=i1
CREATE INDEX i3 ON p (b);
CREATE TABLE q (/* @renamed from=a */ c int, /* @renamed from=b */ d int, id int);
CREATE TABLE v (id int); /* @renamed from=x */ CREATE TABLE y (id int);
CREATE TYPE temper AS ENUM ('bad', 'good') -- @renamed from=mood
;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 10: rename enum type public.mood to enum type public.temper
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of enum type public.temper fails
ALTER TYPE public.mood RENAME TO temper;

-- Step 2 of 10: rename table public.t to table public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.u fails
ALTER TABLE public.t RENAME TO u;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.x IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 10: rename table public.x to table public.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.y
--   blocks:      reads and writes of public.y, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.y fails
ALTER TABLE public.x RENAME TO y;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 10: rename index public.i1 to index public.i2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
ALTER INDEX public.i1 RENAME TO i2;

-- Step 5 of 10: rename column public.p.a to column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.p.b fails
ALTER TABLE public.p RENAME COLUMN a TO b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.q IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 10: rename column public.q.a to column public.q.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.q, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.q.c fails
ALTER TABLE public.q RENAME COLUMN a TO c;

-- Step 7 of 10: rename column public.q.b to column public.q.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   blocks:      reads and writes of public.q, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.q.d fails
ALTER TABLE public.q RENAME COLUMN b TO d;

-- Step 8 of 10: create table public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.v (
    id integer
);

-- Step 9 of 10: create table public.w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.w (
    id integer
);

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 10: add index public.i3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i3
CREATE INDEX CONCURRENTLY i3 ON public.p USING btree (b);
-- down --
SET lock_timeout = 0;

-- Undo step 10 of 10: add index public.i3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i3;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.q, public.v, public.w IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.q, public.v, public.w IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.w, public.v, public.q IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 9 of 10: create table public.w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.w;

-- Undo step 8 of 10: create table public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.v;

-- Undo step 7 of 10: rename column public.q.b to column public.q.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q RENAME COLUMN d TO b;

-- Undo step 6 of 10: rename column public.q.a to column public.q.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.q
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.q RENAME COLUMN c TO a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 10: rename column public.p.a to column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME COLUMN b TO a;

-- Undo step 4 of 10: rename index public.i1 to index public.i2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i2 RENAME TO i1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.y IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 10: rename table public.x to table public.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.y
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.y RENAME TO x;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 10: rename table public.t to table public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME TO t;

-- Undo step 1 of 10: rename enum type public.mood to enum type public.temper
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.temper RENAME TO mood;

COMMIT;
