-- Children of a table with a generated column, among them one that names the column itself.
-- before --
CREATE TABLE p (id int);
-- after --
CREATE TABLE p (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE c (twice int, own int) INHERITS (p);
CREATE TABLE d () INHERITS (p);
CREATE TABLE q (id int, twice int GENERATED ALWAYS AS (id * 2) STORED) PARTITION BY LIST (id);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1);
CREATE TABLE q2 (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
ALTER TABLE q ATTACH PARTITION q2 FOR VALUES IN (2);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: create table public.q
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.q (
    id integer,
    twice integer GENERATED ALWAYS AS (id * 2) STORED
) PARTITION BY LIST (id);

-- Step 2 of 7: create table public.q1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.q1 PARTITION OF public.q FOR VALUES IN (1);

-- Step 3 of 7: create table public.q2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.q2 PARTITION OF public.q FOR VALUES IN (2);

-- Step 4 of 7: add column public.p.twice
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for as long as its work takes
--   work:        rewrites public.p
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p is written again under an exclusive lock
ALTER TABLE public.p ADD COLUMN twice integer GENERATED ALWAYS AS (id * 2) STORED;

-- Step 5 of 7: create table public.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.c (
    twice integer,
    own integer
) INHERITS (public.p);

-- Step 6 of 7: create table public.d
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.d () INHERITS (public.p);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 7: gather statistics of table public.p (twice)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p (twice);

COMMIT;
-- down --
-- Undo step 7 of 7: gather statistics of table public.p (twice)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
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
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 7: create table public.d
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.d;

-- Undo step 5 of 7: create table public.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.c;

-- Undo step 4 of 7: add column public.p.twice
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP COLUMN twice;

-- Undo step 3 of 7: create table public.q2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.q2;

-- Undo step 2 of 7: create table public.q1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.q1;

-- Undo step 1 of 7: create table public.q
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.q;

COMMIT;
