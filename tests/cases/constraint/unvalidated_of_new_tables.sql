-- A check that is not validated comes when the partitions and children are there: those that come later would have it validated.
-- before --
CREATE TABLE gone (id int, v text) PARTITION BY RANGE (id);
CREATE TABLE gone_1 PARTITION OF gone FOR VALUES FROM (1) TO (10);
ALTER TABLE gone ADD CONSTRAINT there CHECK (v IS NOT NULL) NOT VALID;
-- after --
CREATE TABLE come (id int, v text);
CREATE TABLE come_1 () INHERITS (come);
ALTER TABLE come ADD CONSTRAINT there CHECK (v IS NOT NULL) NOT VALID;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create table public.come
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.come (
    id integer,
    v text
);

-- Step 2 of 6: create table public.come_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.come_1 () INHERITS (public.come);

-- Step 3 of 6: add constraint public.come.there
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.come ADD CONSTRAINT there CHECK (v IS NOT NULL) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.gone IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 6: drop constraint public.gone.there
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   blocks:      reads and writes of public.gone, public.gone_1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.gone DROP CONSTRAINT there;

-- Step 5 of 6: drop table public.gone_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   blocks:      reads and writes of public.gone, public.gone_1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone_1 are dropped
--   hazard:      app-breaking: whoever uses table public.gone_1 fails
DROP TABLE public.gone_1;

-- Step 6 of 6: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    id integer,
    v text
) PARTITION BY RANGE (id);

-- Undo step 5 of 6: drop table public.gone_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone_1 PARTITION OF public.gone FOR VALUES FROM (1) TO (10);

-- Undo step 4 of 6: drop constraint public.gone.there
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone, ACCESS EXCLUSIVE on table public.gone_1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.gone ADD CONSTRAINT there CHECK (v IS NOT NULL) NOT VALID;

COMMIT;

BEGIN;

-- Undo step 3 of 6: add constraint public.come.there
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.come DROP CONSTRAINT there;

-- Undo step 2 of 6: create table public.come_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.come_1;

-- Undo step 1 of 6: create table public.come
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.come;

COMMIT;
