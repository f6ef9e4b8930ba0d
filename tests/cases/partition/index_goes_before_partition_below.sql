-- An index of a partitioned table goes, and a partition that is partitioned itself gets its first partition: the index is gone before that comes, or
-- it would be invalid on the way back. The same with a table that is made again, because its partition key is another one.

-- before --
CREATE TABLE kept (id integer NOT NULL, at date) PARTITION BY LIST (id);
CREATE TABLE kept_4 PARTITION OF kept FOR VALUES IN (4, 5) PARTITION BY HASH (id);
CREATE INDEX kept_ix ON kept (at DESC) WHERE id > 0;
CREATE TABLE made_again (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (lower(region));
CREATE TABLE made_again_4 PARTITION OF made_again FOR VALUES IN ('c', 'd') PARTITION BY HASH (id);
CREATE INDEX made_again_ix ON made_again (at DESC) WHERE id > 0;

-- after --
CREATE TABLE kept (id integer NOT NULL, at date) PARTITION BY LIST (id);
CREATE TABLE kept_4 PARTITION OF kept FOR VALUES IN (4, 5) PARTITION BY HASH (id);
CREATE TABLE kept_41 PARTITION OF kept_4 FOR VALUES WITH (MODULUS 3, REMAINDER 2);
CREATE TABLE made_again (id integer NOT NULL, region text NOT NULL, at date) PARTITION BY LIST (region);
CREATE TABLE made_again_4 PARTITION OF made_again FOR VALUES IN ('c', 'd') PARTITION BY HASH (id);
CREATE TABLE made_again_41 PARTITION OF made_again_4 FOR VALUES WITH (MODULUS 3, REMAINDER 2);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.kept, public.made_again IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.kept, public.made_again IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.made_again, public.kept IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 10: create table public.kept_41
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.kept_41 (
    id integer NOT NULL,
    at date
);

-- Step 2 of 10: create table public.made_again_41
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.made_again_41 (
    id integer NOT NULL,
    region text NOT NULL,
    at date
);

-- Step 3 of 10: drop index public.kept_ix
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kept, ACCESS EXCLUSIVE on table public.kept_4
--   blocks:      reads and writes of public.kept, public.kept_4, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.kept_ix;

-- Step 4 of 10: attach table public.kept_41
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kept_4
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.kept_4 ATTACH PARTITION public.kept_41 FOR VALUES WITH (modulus 3, remainder 2);

-- Step 5 of 10: drop index public.made_again_ix
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again, ACCESS EXCLUSIVE on table public.made_again_4
--   blocks:      reads and writes of public.made_again, public.made_again_4, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.made_again_ix;

-- Step 6 of 10: take off from its parent table public.made_again_4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again, ACCESS EXCLUSIVE on table public.made_again_4
--   blocks:      reads and writes of public.made_again, public.made_again_4, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.made_again DETACH PARTITION public.made_again_4;

-- Step 7 of 10: attach table public.made_again_41
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.made_again_4
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.made_again_4 ATTACH PARTITION public.made_again_41 FOR VALUES WITH (modulus 3, remainder 2);

-- Step 8 of 10: drop table public.made_again
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again
--   blocks:      reads and writes of public.made_again, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.made_again are dropped
DROP TABLE public.made_again;

-- Step 9 of 10: create table public.made_again
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.made_again (
    id integer NOT NULL,
    region text NOT NULL,
    at date
) PARTITION BY LIST (region);

-- Step 10 of 10: put back from its parent table public.made_again_4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again_4
--   blocks:      reads and writes of public.made_again_4, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows are read to see whether they fit the bounds
ALTER TABLE public.made_again ATTACH PARTITION public.made_again_4 FOR VALUES IN ('c', 'd');

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
      LOCK TABLE ONLY public.kept, public.kept_4, public.made_again IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.kept IN SHARE MODE;
        LOCK TABLE public.kept_4, public.made_again IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.made_again IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE ONLY public.kept IN SHARE MODE;
        LOCK TABLE public.kept_4 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 10: put back from its parent table public.made_again_4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again_4
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.made_again DETACH PARTITION public.made_again_4;

-- Undo step 9 of 10: create table public.made_again
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.made_again;

-- Undo step 8 of 10: drop table public.made_again
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.made_again (
    id integer NOT NULL,
    region text NOT NULL,
    at date
) PARTITION BY LIST (lower(region));

-- Undo step 7 of 10: attach table public.made_again_41
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again_4, ACCESS EXCLUSIVE on table public.made_again_41
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.made_again_4 DETACH PARTITION public.made_again_41;

-- Undo step 6 of 10: take off from its parent table public.made_again_4
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again, ACCESS EXCLUSIVE on table public.made_again_4
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.made_again ATTACH PARTITION public.made_again_4 FOR VALUES IN ('c', 'd');

-- Undo step 5 of 10: drop index public.made_again_ix
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.made_again, ACCESS EXCLUSIVE on table public.made_again_4
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX made_again_ix ON ONLY public.made_again USING btree (at DESC) WHERE id > 0;
CREATE INDEX made_again_4_at_idx ON ONLY public.made_again_4 USING btree (at DESC) WHERE id > 0;
ALTER INDEX public.made_again_ix ATTACH PARTITION public.made_again_4_at_idx;

-- Undo step 4 of 10: attach table public.kept_41
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kept_4, ACCESS EXCLUSIVE on table public.kept_41
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.kept_4 DETACH PARTITION public.kept_41;

-- Undo step 3 of 10: drop index public.kept_ix
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.kept, ACCESS EXCLUSIVE on table public.kept_4
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX kept_ix ON ONLY public.kept USING btree (at DESC) WHERE id > 0;
CREATE INDEX kept_4_at_idx ON ONLY public.kept_4 USING btree (at DESC) WHERE id > 0;
ALTER INDEX public.kept_ix ATTACH PARTITION public.kept_4_at_idx;

-- Undo step 2 of 10: create table public.made_again_41
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.made_again_41;

-- Undo step 1 of 10: create table public.kept_41
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.kept_41;

COMMIT;
