-- Types and collations that are made anew take from parts of indexes, and from columns of partitions, what these have of their own.
-- before --
CREATE COLLATION co (locale = 'C');
CREATE DOMAIN e AS text CHECK (VALUE <> '');
CREATE TABLE p (id int, c text COLLATE co, d e) PARTITION BY RANGE (id);
CREATE TABLE p1 (id int, c text COLLATE co, d e);
ALTER TABLE p1 ALTER c SET STORAGE external;
CREATE INDEX own_c ON p1 (c) WITH (fillfactor = 70);
CREATE INDEX own_d ON p1 (d);
CREATE INDEX own_e ON p1 ((c || 'a'));
COMMENT ON INDEX own_c IS 'mine';
COMMENT ON INDEX own_d IS 'mine, too';
ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM (0) TO (100);
CREATE INDEX i ON p (c);
CREATE INDEX j ON p (d);
CREATE INDEX k ON p ((c || 'a'));
-- after --
CREATE COLLATION co (locale = 'POSIX');
CREATE DOMAIN e AS varchar(10) CHECK (VALUE <> '');
CREATE TABLE p (id int, c text COLLATE co, d e) PARTITION BY RANGE (id);
CREATE TABLE p1 (id int, c text COLLATE co, d e);
ALTER TABLE p1 ALTER c SET STORAGE external;
CREATE INDEX own_c ON p1 (c) WITH (fillfactor = 70);
CREATE INDEX own_d ON p1 (d);
CREATE INDEX own_e ON p1 ((c || 'a'));
COMMENT ON INDEX own_c IS 'mine';
COMMENT ON INDEX own_d IS 'mine, too';
ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM (0) TO (100);
CREATE INDEX i ON p (c);
CREATE INDEX j ON p (d);
CREATE INDEX k ON p ((c || 'a'));
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

-- Step 1 of 15: put aside collation public.co
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION public.co RENAME TO lockstep_co_old_7682b891;

-- Step 2 of 15: create collation public.co
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.co (provider = libc, locale = 'POSIX');

-- Step 3 of 15: put aside domain public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.e RENAME TO lockstep_e_old_f11ecc4f;

-- Step 4 of 15: create domain public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.e AS character varying(10);

-- Step 5 of 15: add domain constraint public.e.e_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.e ADD CONSTRAINT e_check CHECK (value <> '');

-- Step 6 of 15: convert column public.p.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for as long as its work takes
--   work:        rewrites public.p1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.p.d holds values that the new type does not have
ALTER TABLE public.p ALTER COLUMN d TYPE public.e USING d::text::public.e;
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.j'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'own_d')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
COMMENT ON INDEX public.own_d IS 'mine, too';

-- Step 7 of 15: drop the old domain public.e
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_e_old_f11ecc4f;

-- Step 8 of 15: drop index public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, until step 9 is done, which scans public.p1
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.k;

-- Step 9 of 15: convert column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for as long as its work takes
--   work:        scans public.p1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p are read while others wait: indexes are built again
ALTER TABLE public.p ALTER COLUMN c TYPE text COLLATE public.co;
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.i'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'own_c')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
ALTER INDEX public.own_c SET (fillfactor=70);
COMMENT ON INDEX public.own_c IS 'mine';
ALTER TABLE public.p1 ALTER COLUMN c SET STORAGE EXTERNAL;

-- Step 10 of 15: add index public.k
--   phase:       contract
--   locks:       SHARE on table public.p
--   blocks:      writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX k ON ONLY public.p USING btree ((c || 'a'));

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 15: gather statistics of table public.p (d)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p (d);

COMMIT;

-- Step 12 of 15: add index public.own_e
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.own_e
CREATE INDEX CONCURRENTLY own_e ON public.p1 USING btree ((c || 'a'));

SET lock_timeout = '2s';

-- Step 13 of 15: attach partitions to index public.k
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE ONLY public.p1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      ALTER INDEX public.k ATTACH PARTITION public.own_e;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

BEGIN;

-- Step 14 of 15: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 15 of 15: drop the old collation public.co
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.lockstep_co_old_7682b891;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 15 of 15: drop the old collation public.co
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.lockstep_co_old_7682b891 (provider = libc, locale = 'C');

COMMIT;

-- Undo step 14 of 15: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 13 of 15: attach partitions to index public.k
--   phase:       contract
--   locks:       ACCESS SHARE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      DROP INDEX IF EXISTS public.k;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

SET lock_timeout = 0;

-- Undo step 12 of 15: add index public.own_e
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.own_e;

-- Undo step 11 of 15: gather statistics of table public.p (d)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.p1
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

-- Undo step 10 of 15: add index public.k
--   phase:       contract
--   locks:       SHARE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX IF EXISTS public.k;

-- Undo step 9 of 15: convert column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN c TYPE text COLLATE public.lockstep_co_old_7682b891;
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.i'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'own_c')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
ALTER INDEX public.own_c SET (fillfactor=70);
COMMENT ON INDEX public.own_c IS 'mine';
ALTER TABLE public.p1 ALTER COLUMN c SET STORAGE EXTERNAL;

-- Undo step 8 of 15: drop index public.k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX k ON ONLY public.p USING btree ((c || 'a'));
CREATE INDEX own_e ON public.p1 USING btree ((c || 'a'));
ALTER INDEX public.k ATTACH PARTITION public.own_e;

-- Undo step 7 of 15: drop the old domain public.e
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_e_old_f11ecc4f AS text;
ALTER DOMAIN public.lockstep_e_old_f11ecc4f ADD CONSTRAINT e_check CHECK (value <> '');

-- Undo step 6 of 15: convert column public.p.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN d TYPE public.lockstep_e_old_f11ecc4f USING d::text::public.lockstep_e_old_f11ecc4f;
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.j'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'own_d')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
COMMENT ON INDEX public.own_d IS 'mine, too';

-- Undo step 5 of 15: add domain constraint public.e.e_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.e DROP CONSTRAINT e_check;

-- Undo step 4 of 15: create domain public.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.e;

-- Undo step 3 of 15: put aside domain public.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_e_old_f11ecc4f RENAME TO e;

-- Undo step 2 of 15: create collation public.co
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.co;

-- Undo step 1 of 15: put aside collation public.co
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION public.lockstep_co_old_7682b891 RENAME TO co;

COMMIT;
