-- NOT ENFORCED behind SET DEFAULT, which does not begin an expression.
-- needs --
from 18: NOT ENFORCED
-- before --
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE t (id int, a int DEFAULT 1);
-- after --
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE t (id int, a int DEFAULT 1, CONSTRAINT f FOREIGN KEY (a) REFERENCES a ON DELETE SET DEFAULT NOT ENFORCED);
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
      LOCK TABLE public.t, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.t, public.a IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.t IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 1 of 1: add constraint public.t.f
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.a, public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      constraint-not-validated: rows that are there are not looked at
ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE SET DEFAULT NOT ENFORCED;

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
      LOCK TABLE public.t, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.t, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.t IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 1: add constraint public.t.f
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT f;

COMMIT;
