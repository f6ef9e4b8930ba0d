-- Bounds over several columns with MINVALUE and MAXVALUE, time zones and NULL.
-- before --
CREATE TABLE m (a int, b timestamptz, c text) PARTITION BY RANGE (a, b);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (MINVALUE, MINVALUE) TO (10, '2024-01-01 00:00:00+00');
-- after --
CREATE TABLE m (a int, b timestamptz, c text) PARTITION BY RANGE (a, b);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (MINVALUE, MINVALUE) TO (10, '2024-01-01 00:00:00+00');
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10, '2024-01-01 00:00:00+00') TO (10, MAXVALUE);
CREATE TABLE l (k text) PARTITION BY LIST (lower(k));
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('it''s', NULL, 'b');
CREATE TABLE ld PARTITION OF l DEFAULT;
CREATE TABLE n (x numeric, y bool) PARTITION BY LIST (y);
CREATE TABLE n1 PARTITION OF n FOR VALUES IN (true);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create table public.l
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l (
    k text
) PARTITION BY LIST (lower(k));

-- Step 2 of 7: create table public.l1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l1 PARTITION OF public.l FOR VALUES IN ('it''s', NULL, 'b');

-- Step 3 of 7: create table public.ld
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.ld PARTITION OF public.l DEFAULT;

-- Step 4 of 7: create table public.m2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m2 (
    a integer,
    b timestamp with time zone,
    c text
);

-- Step 5 of 7: attach table public.m2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES FROM (10, '2024-01-01 00:00:00+00') TO (10, MAXVALUE);

-- Step 6 of 7: create table public.n
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.n (
    x numeric,
    y boolean
) PARTITION BY LIST (y);

-- Step 7 of 7: create table public.n1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.n1 PARTITION OF public.n FOR VALUES IN (true);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.l, ONLY public.m, public.m2, public.n IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.l, ONLY public.m, public.m2, public.n IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.n, ONLY public.m, public.m2, public.l IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 7: create table public.n1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.n1;

-- Undo step 6 of 7: create table public.n
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.n;

-- Undo step 5 of 7: attach table public.m2
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DETACH PARTITION public.m2;

-- Undo step 4 of 7: create table public.m2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m2;

-- Undo step 3 of 7: create table public.ld
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.ld;

-- Undo step 2 of 7: create table public.l1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l1;

-- Undo step 1 of 7: create table public.l
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l;

COMMIT;
