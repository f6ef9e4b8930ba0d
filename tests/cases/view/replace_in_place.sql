-- A view that only gains columns at its end is replaced in place.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.v AS
SELECT a, b FROM public.t;

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
        ALTER VIEW public.v SET SCHEMA public;
        ALTER VIEW public.w SET SCHEMA public;
      ELSE
        ALTER VIEW public.w SET SCHEMA public;
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

-- Undo step 1 of 1: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v, ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;
DROP VIEW public.v;
CREATE VIEW public.v AS
SELECT a FROM public.t;
CREATE VIEW public.w AS
SELECT a FROM public.v;

COMMIT;
