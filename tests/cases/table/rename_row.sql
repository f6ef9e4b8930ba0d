-- Each table takes the name of the next one; a view, a foreign key and an index follow, and the directives stay in the file.
-- before --
CREATE TABLE a (id int CONSTRAINT a_key PRIMARY KEY, x int);
CREATE TABLE b (id int CONSTRAINT b_key PRIMARY KEY, a int CONSTRAINT b_a REFERENCES a);
CREATE INDEX b_a_index ON b (a);
CREATE VIEW v AS SELECT a.x, b.id FROM a JOIN b ON b.a = a.id;
-- after --
-- @renamed from=a
CREATE TABLE b (id int CONSTRAINT a_key PRIMARY KEY, x int);
-- @renamed from=b
CREATE TABLE c (id int CONSTRAINT b_key PRIMARY KEY, a int CONSTRAINT b_a REFERENCES b);
CREATE INDEX b_a_index ON c (a);
CREATE VIEW v AS SELECT b.x, c.id FROM b JOIN c ON c.a = b.id;
-- rows --
INSERT INTO a VALUES (1, 2);
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
      LOCK TABLE public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
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

-- Step 1 of 2: rename table public.b to table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.c fails
ALTER TABLE public.b RENAME TO c;

-- Step 2 of 2: rename table public.a to table public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.b fails
ALTER TABLE public.a RENAME TO b;

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
      LOCK TABLE public.c, public.b IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.b IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.b, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 2: rename table public.a to table public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b RENAME TO a;

-- Undo step 1 of 2: rename table public.b to table public.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c RENAME TO b;

COMMIT;
