-- A collation of another make takes what uses it along; columns keep their rows.
-- before --
CREATE COLLATION c (provider = icu, locale = 'de');
COMMENT ON COLLATION c IS 'kept';
CREATE TABLE t (id int PRIMARY KEY, a text COLLATE c DEFAULT 'x', b text);
CREATE INDEX over_column ON t (a);
CREATE INDEX over_clause ON t (b COLLATE c);
CREATE VIEW v AS SELECT a, b COLLATE c AS b FROM t;
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
CREATE DOMAIN d AS text COLLATE c;
CREATE TABLE u (a d);
CREATE TABLE parent (a text COLLATE c);
CREATE TABLE child () INHERITS (parent);
-- rows --
INSERT INTO t VALUES (1, 'a', 'b');
INSERT INTO u VALUES ('a');
-- after --
CREATE COLLATION c (provider = icu, locale = 'en', deterministic = false);
COMMENT ON COLLATION c IS 'kept';
CREATE TABLE t (id int PRIMARY KEY, a text COLLATE c DEFAULT 'x', b text);
CREATE INDEX over_column ON t (a);
CREATE INDEX over_clause ON t (b COLLATE c);
CREATE VIEW v AS SELECT a, b COLLATE c AS b FROM t;
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
CREATE DOMAIN d AS text COLLATE c;
CREATE TABLE u (a d);
CREATE TABLE parent (a text COLLATE c);
CREATE TABLE child () INHERITS (parent);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 16: put aside domain public.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.d RENAME TO lockstep_d_old_ad72a5e8;

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 16: drop index public.over_clause
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.over_clause;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.parent, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 16: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, until step 8 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 4 of 16: put aside collation public.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION public.c RENAME TO lockstep_c_old_0982e131;

-- Step 5 of 16: create collation public.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.c (provider = icu, deterministic = false, locale = 'en');
COMMENT ON COLLATION public.c IS 'kept';

-- Step 6 of 16: create domain public.d
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.d AS text COLLATE public.c;

-- Step 7 of 16: convert column public.parent.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, until step 8 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.child, table public.parent are locked until step 8 is done, which reads all rows of table public.t
ALTER TABLE public.parent ALTER COLUMN a TYPE text COLLATE public.c;

-- Step 8 of 16: convert column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while others wait: indexes are built again
ALTER TABLE public.t ALTER COLUMN a TYPE text COLLATE public.c;

-- Step 9 of 16: convert column public.u.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.u.a holds values that the new type does not have
--   hazard:      deadlock: waits for table public.u while the transaction holds table public.child, table public.parent, table public.t
ALTER TABLE public.u ALTER COLUMN a TYPE public.d USING a::text::public.d;

-- Step 10 of 16: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b COLLATE public.c AS b FROM public.t;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 16: gather statistics of table public.parent (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parent (a);
ANALYZE public.child (a);

COMMIT;

BEGIN;

-- Step 12 of 16: gather statistics of table public.t (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (a);

COMMIT;

BEGIN;

-- Step 13 of 16: gather statistics of table public.u (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.u (a);

COMMIT;

-- Step 14 of 16: add index public.over_clause
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.over_clause
CREATE INDEX CONCURRENTLY over_clause ON public.t USING btree (b COLLATE public.c);

SET lock_timeout = '2s';

BEGIN;

-- Step 15 of 16: drop the old domain public.d
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_d_old_ad72a5e8;

-- Step 16 of 16: drop the old collation public.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.lockstep_c_old_0982e131;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 16 of 16: drop the old collation public.c
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.lockstep_c_old_0982e131 (provider = icu, locale = 'de');
COMMENT ON COLLATION public.lockstep_c_old_0982e131 IS 'kept';

-- Undo step 15 of 16: drop the old domain public.d
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_d_old_ad72a5e8 AS text COLLATE public.lockstep_c_old_0982e131;

COMMIT;

SET lock_timeout = 0;

-- Undo step 14 of 16: add index public.over_clause
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.over_clause;

-- Undo step 13 of 16: gather statistics of table public.u (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.u
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 12 of 16: gather statistics of table public.t (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 11 of 16: gather statistics of table public.parent (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
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
      LOCK TABLE public.t, public.u IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t, public.u IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.u, public.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 16: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 9 of 16: convert column public.u.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ALTER COLUMN a TYPE public.lockstep_d_old_ad72a5e8 USING a::text::public.lockstep_d_old_ad72a5e8;

-- Undo step 8 of 16: convert column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE text COLLATE public.lockstep_c_old_0982e131;

-- Undo step 7 of 16: convert column public.parent.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent ALTER COLUMN a TYPE text COLLATE public.lockstep_c_old_0982e131;

-- Undo step 6 of 16: create domain public.d
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.d;

-- Undo step 5 of 16: create collation public.c
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.c;

-- Undo step 4 of 16: put aside collation public.c
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION public.lockstep_c_old_0982e131 RENAME TO c;

-- Undo step 3 of 16: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b COLLATE public.c AS b FROM public.t;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 16: drop index public.over_clause
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY over_clause ON public.t USING btree (b COLLATE public.c);

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 16: put aside domain public.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_d_old_ad72a5e8 RENAME TO d;

COMMIT;
