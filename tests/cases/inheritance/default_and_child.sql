-- A parent's default goes while a child and a partition come that must not take it over, and the other way round.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE p (id int PRIMARY KEY, c text DEFAULT 'x', d int);
CREATE TABLE old_k (e date) INHERITS (p);
CREATE TABLE l (id int NOT NULL, c text DEFAULT 'x') PARTITION BY LIST (id);
CREATE TABLE l_gone PARTITION OF l (c DEFAULT NULL) FOR VALUES IN (9);
-- after --
CREATE TABLE p (id int PRIMARY KEY, c text, d int DEFAULT 4);
CREATE TABLE k (e date) INHERITS (p);
CREATE TABLE l (id int NOT NULL, c text DEFAULT 'y') PARTITION BY LIST (id);
CREATE TABLE l_one PARTITION OF l (c DEFAULT 'x') FOR VALUES IN (1);
CREATE TABLE l_two PARTITION OF l FOR VALUES IN (2);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 11: detach table public.l_gone
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l_gone
--   blocks:      reads and writes of public.l_gone, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.l_gone'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.l DETACH PARTITION public.l_gone FINALIZE; END IF; END$$
ALTER TABLE public.l DETACH PARTITION public.l_gone CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.l_gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 11: drop table public.l_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l_gone
--   blocks:      reads and writes of public.l_gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.l_gone are dropped
--   hazard:      app-breaking: whoever uses table public.l_gone fails
DROP TABLE public.l_gone;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.l IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 11: set default of column public.l.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l
--   blocks:      reads and writes of public.l, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.l ALTER COLUMN c SET DEFAULT 'y';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old_k IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 11: create table public.l_one
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l_one (
    id integer NOT NULL,
    c text DEFAULT 'x'
);

-- Step 5 of 11: attach table public.l_one
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l ATTACH PARTITION public.l_one FOR VALUES IN (1);

-- Step 6 of 11: create table public.l_two
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l_two (
    id integer NOT NULL,
    c text DEFAULT 'y'
);

-- Step 7 of 11: attach table public.l_two
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l ATTACH PARTITION public.l_two FOR VALUES IN (2);

-- Step 8 of 11: drop table public.old_k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_k
--   blocks:      reads and writes of public.old_k, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.old_k are dropped
--   hazard:      app-breaking: whoever uses table public.old_k fails
DROP TABLE public.old_k;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 11: drop default of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN c DROP DEFAULT;

-- Step 10 of 11: set default of column public.p.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN d SET DEFAULT 4;

-- Step 11 of 11: create table public.k
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.k (
    e date
) INHERITS (public.p);

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

-- Undo step 11 of 11: create table public.k
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.k;

-- Undo step 10 of 11: set default of column public.p.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN d DROP DEFAULT;

-- Undo step 9 of 11: drop default of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN c SET DEFAULT 'x';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.l IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.l IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 11: drop table public.old_k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_k
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.old_k (
    e date
) INHERITS (public.p);

-- Undo step 7 of 11: attach table public.l_two
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l_two
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l DETACH PARTITION public.l_two;

-- Undo step 6 of 11: create table public.l_two
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l_two;

-- Undo step 5 of 11: attach table public.l_one
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l_one
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l DETACH PARTITION public.l_one;

-- Undo step 4 of 11: create table public.l_one
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l_one;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.l IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 11: set default of column public.l.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.l ALTER COLUMN c SET DEFAULT 'x';

COMMIT;

BEGIN;

-- Undo step 2 of 11: drop table public.l_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l_gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.l_gone (
    id integer NOT NULL,
    c text
);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 11: detach table public.l_gone
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l_gone
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.l ATTACH PARTITION public.l_gone FOR VALUES IN (9);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.l_gone'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.l_gone DROP CONSTRAINT ' || bounds; END LOOP; END$$;
