-- What the partitions had from a parent that goes, or is made again, does not stay with them.
-- before --
CREATE TABLE other (id int PRIMARY KEY);
CREATE TABLE t (id int NOT NULL, region text NOT NULL, CONSTRAINT positive CHECK (id > 0), CONSTRAINT fk FOREIGN KEY (id) REFERENCES other) PARTITION BY LIST (region);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE u (id int NOT NULL, region text NOT NULL, CONSTRAINT positive CHECK (id > 0), CONSTRAINT fk FOREIGN KEY (id) REFERENCES other) PARTITION BY LIST (region);
CREATE TABLE u1 PARTITION OF u FOR VALUES IN ('a');
-- after --
CREATE TABLE other (id int PRIMARY KEY);
CREATE TABLE t1 (id int NOT NULL, region text NOT NULL);
CREATE TABLE u (id int NOT NULL, region text NOT NULL, CONSTRAINT positive CHECK (id > 0), CONSTRAINT fk FOREIGN KEY (id) REFERENCES other) PARTITION BY HASH (region);
CREATE TABLE u1 (id int NOT NULL, region text NOT NULL);
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
      LOCK TABLE public.t, public.other IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.t, public.other IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.other, public.t IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 10: drop constraint public.t.fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other, ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.other, public.t, public.t1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT fk;

-- Step 2 of 10: drop constraint public.t.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t, public.t1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT positive;

-- Step 3 of 10: detach table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   blocks:      reads and writes of public.t, public.t1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t1;

-- Step 4 of 10: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.t are dropped
--   hazard:      app-breaking: whoever uses table public.t fails
DROP TABLE public.t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.u, public.other IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.u, public.other IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.other, public.u IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 10: drop constraint public.u.fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other, ACCESS EXCLUSIVE on table public.u, ACCESS EXCLUSIVE on table public.u1
--   blocks:      reads and writes of public.other, public.u, public.u1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.u DROP CONSTRAINT fk;

-- Step 6 of 10: drop constraint public.u.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u, ACCESS EXCLUSIVE on table public.u1
--   blocks:      reads and writes of public.u, public.u1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u DROP CONSTRAINT positive;

-- Step 7 of 10: detach table public.u1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u, ACCESS EXCLUSIVE on table public.u1
--   blocks:      reads and writes of public.u, public.u1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u DETACH PARTITION public.u1;

-- Step 8 of 10: drop table public.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.u are dropped
DROP TABLE public.u;

-- Step 9 of 10: create table public.u
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.u (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT positive CHECK (id > 0)
) PARTITION BY HASH (region);

-- Step 10 of 10: add constraint public.u.fk
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.other
--   blocks:      writes of public.other, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.other (id);

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
      LOCK TABLE public.u, public.u1, public.other IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.u, public.u1, public.other IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.other, public.u, public.u1 IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 10: add constraint public.u.fk
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.other
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u DROP CONSTRAINT fk;

-- Undo step 9 of 10: create table public.u
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.u;

-- Undo step 8 of 10: drop table public.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.u (
    id integer NOT NULL,
    region text NOT NULL
) PARTITION BY LIST (region);

-- Undo step 7 of 10: detach table public.u1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u, ACCESS EXCLUSIVE on table public.u1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ATTACH PARTITION public.u1 FOR VALUES IN ('a');

-- Undo step 6 of 10: drop constraint public.u.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u, ACCESS EXCLUSIVE on table public.u1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT positive CHECK (id > 0);

-- Undo step 5 of 10: drop constraint public.u.fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other, ACCESS EXCLUSIVE on table public.u, ACCESS EXCLUSIVE on table public.u1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.other (id);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.other, public.t1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.other IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.t1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t1 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE public.other IN SHARE ROW EXCLUSIVE MODE;
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

-- Undo step 4 of 10: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.t (
    id integer NOT NULL,
    region text NOT NULL
) PARTITION BY LIST (region);

-- Undo step 3 of 10: detach table public.t1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES IN ('a');

-- Undo step 2 of 10: drop constraint public.t.positive
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT positive CHECK (id > 0);

-- Undo step 1 of 10: drop constraint public.t.fk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.other, ACCESS EXCLUSIVE on table public.t, ACCESS EXCLUSIVE on table public.t1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.other (id);

COMMIT;
