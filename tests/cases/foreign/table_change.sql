-- What can change about foreign tables and their columns; nothing is scanned or written again.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE SERVER s2 FOREIGN DATA WRAPPER w;
CREATE SCHEMA app;
CREATE FOREIGN TABLE t (a int OPTIONS (x '1', y '2'), b text, c int, d int NOT NULL, e int) SERVER s OPTIONS (one '1', two '2');
CREATE FOREIGN TABLE moves (a int) SERVER s;
CREATE TABLE becomes_foreign (a int);
CREATE FOREIGN TABLE becomes_local (a int) SERVER s;
CREATE FOREIGN TABLE old_name (old_column int) SERVER s;
CREATE TABLE p (id int, v int) PARTITION BY LIST (v);
CREATE FOREIGN TABLE p1 PARTITION OF p FOR VALUES IN (1) SERVER s;
CREATE FOREIGN TABLE p2 (id int, v int) SERVER s;
CREATE VIEW looks AS SELECT a FROM moves;
COMMENT ON FOREIGN TABLE t IS 'old';
-- after --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE SERVER s2 FOREIGN DATA WRAPPER w;
CREATE SCHEMA app;
CREATE FOREIGN TABLE t (a int OPTIONS (y '3', z '4'), b int, c bigint NOT NULL DEFAULT 5, d int, f text OPTIONS (n 'm') NOT NULL, CHECK (d > 0)) SERVER s OPTIONS (two '2', one 'x');
CREATE FOREIGN TABLE moves (a int) SERVER s2;
CREATE FOREIGN TABLE becomes_foreign (a int) SERVER s;
CREATE TABLE becomes_local (a int);
-- @renamed from=public.old_name
CREATE FOREIGN TABLE app.new_name (
  new_column int  -- @renamed from=old_column
) SERVER s;
CREATE TABLE p (id int, v int) PARTITION BY LIST (v);
CREATE FOREIGN TABLE p1 (id int, v int) SERVER s;
CREATE FOREIGN TABLE p2 PARTITION OF p FOR VALUES IN (2) SERVER s;
CREATE VIEW looks AS SELECT a FROM moves;
COMMENT ON FOREIGN TABLE t IS 'new';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 23: rename table public.old_name to table app.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.new_name
--   blocks:      reads and writes of app.new_name, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table app.new_name fails
ALTER FOREIGN TABLE public.old_name SET SCHEMA app;
ALTER FOREIGN TABLE app.old_name RENAME TO new_name;

-- Step 2 of 23: rename column app.new_name.old_column to column app.new_name.new_column
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.new_name
--   blocks:      reads and writes of app.new_name, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column app.new_name.new_column fails
ALTER TABLE app.new_name RENAME COLUMN old_column TO new_column;

COMMIT;

BEGIN;

-- Step 3 of 23: change options of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t OPTIONS (DROP one, DROP two, ADD two '2', ADD one 'x');

-- Step 4 of 23: change comment on table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON FOREIGN TABLE public.t IS 'new';

-- Step 5 of 23: change settings of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN a OPTIONS (DROP x, SET y '3', ADD z '4');

-- Step 6 of 23: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.b fail
ALTER FOREIGN TABLE public.t ALTER COLUMN b TYPE integer;

-- Step 7 of 23: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
ALTER FOREIGN TABLE public.t ALTER COLUMN c TYPE bigint;
ALTER FOREIGN TABLE public.t ALTER COLUMN c SET DEFAULT 5;

-- Step 8 of 23: require values in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN c SET NOT NULL;

-- Step 9 of 23: allow nulls in column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN d DROP NOT NULL;

-- Step 10 of 23: add column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ADD COLUMN f text OPTIONS (n 'm') NOT NULL;

-- Step 11 of 23: add constraint public.t.t_d_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ADD CONSTRAINT t_d_check CHECK (d > 0);

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 23: detach table public.p1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.p1'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.p DETACH PARTITION public.p1 FINALIZE; END IF; END$$
ALTER TABLE public.p DETACH PARTITION public.p1 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- Step 13 of 23: drop the check of the bounds of table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.p1'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.p1 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

COMMIT;

BEGIN;

-- Step 14 of 23: attach table public.p2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES IN (2);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.becomes_foreign IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 23: drop table public.becomes_foreign
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.becomes_foreign
--   blocks:      reads and writes of public.becomes_foreign, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.becomes_foreign are dropped
DROP TABLE public.becomes_foreign;

-- Step 16 of 23: create table public.becomes_foreign
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.becomes_foreign (
    a integer
) SERVER s;

COMMIT;

BEGIN;

-- Step 17 of 23: drop table public.becomes_local
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.becomes_local
--   blocks:      reads and writes of public.becomes_local, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP FOREIGN TABLE public.becomes_local;

-- Step 18 of 23: create table public.becomes_local
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.becomes_local (
    a integer
);

COMMIT;

BEGIN;

-- Step 19 of 23: drop column public.t.e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column public.t.e fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN e;

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
        ALTER VIEW public.looks SET SCHEMA public;
        ALTER FOREIGN TABLE public.moves SET SCHEMA public;
      ELSE
        ALTER FOREIGN TABLE public.moves SET SCHEMA public;
        ALTER VIEW public.looks SET SCHEMA public;
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

-- Step 20 of 23: drop view public.looks
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.looks
--   blocks:      reads and writes of public.looks, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.looks;

-- Step 21 of 23: drop table public.moves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.moves
--   blocks:      reads and writes of public.moves, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE public.moves;

-- Step 22 of 23: create table public.moves
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.moves (
    a integer
) SERVER s2;

-- Step 23 of 23: create view public.looks
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.looks AS
SELECT a FROM public.moves;

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
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.looks SET SCHEMA public;
        ALTER FOREIGN TABLE public.moves SET SCHEMA public;
      ELSE
        ALTER FOREIGN TABLE public.moves SET SCHEMA public;
        ALTER VIEW public.looks SET SCHEMA public;
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

-- Undo step 23 of 23: create view public.looks
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.looks;

-- Undo step 22 of 23: create table public.moves
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE public.moves;

-- Undo step 21 of 23: drop table public.moves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.moves
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.moves (
    a integer
) SERVER s;

-- Undo step 20 of 23: drop view public.looks
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.looks
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.looks AS
SELECT a FROM public.moves;

COMMIT;

BEGIN;

-- Undo step 19 of 23: drop column public.t.e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ADD COLUMN e integer;

COMMIT;

BEGIN;

-- Undo step 18 of 23: create table public.becomes_local
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.becomes_local;

-- Undo step 17 of 23: drop table public.becomes_local
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.becomes_local
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.becomes_local (
    a integer
) SERVER s;

COMMIT;

BEGIN;

-- Undo step 16 of 23: create table public.becomes_foreign
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE public.becomes_foreign;

-- Undo step 15 of 23: drop table public.becomes_foreign
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.becomes_foreign
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.becomes_foreign (
    a integer
);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE public.p2 SET SCHEMA public;
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

-- Undo step 14 of 23: attach table public.p2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.p2;

COMMIT;

BEGIN;

-- Undo step 13 of 23: drop the check of the bounds of table public.p1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_p1_bounds_3a80a240 CHECK (v IS NOT NULL AND v = 1);

COMMIT;

SET lock_timeout = 0;

-- Undo step 12 of 23: detach table public.p1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES IN (1);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.p1'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.p1 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 23: add constraint public.t.t_d_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_d_check;

-- Undo step 10 of 23: add column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN f;

-- Undo step 9 of 23: allow nulls in column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN d SET NOT NULL;

-- Undo step 8 of 23: require values in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN c DROP NOT NULL;

-- Undo step 7 of 23: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN c DROP DEFAULT;
ALTER FOREIGN TABLE public.t ALTER COLUMN c TYPE integer;

-- Undo step 6 of 23: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN b TYPE text;

-- Undo step 5 of 23: change settings of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t ALTER COLUMN a OPTIONS (DROP z, DROP y, ADD x '1', ADD y '2');

-- Undo step 4 of 23: change comment on table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON FOREIGN TABLE public.t IS 'old';

-- Undo step 3 of 23: change options of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE public.t OPTIONS (DROP two, DROP one, ADD one '1', ADD two '2');

COMMIT;

BEGIN;

-- Undo step 2 of 23: rename column app.new_name.old_column to column app.new_name.new_column
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.new_name
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.new_name RENAME COLUMN new_column TO old_column;

-- Undo step 1 of 23: rename table public.old_name to table app.new_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.new_name
--   transaction: inside a transaction
--   undo:        reversible
ALTER FOREIGN TABLE app.new_name RENAME TO old_name;
ALTER FOREIGN TABLE app.old_name SET SCHEMA public;

COMMIT;
