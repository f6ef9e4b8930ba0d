-- security_invoker is switched on and a view's query changes in the same go.
-- needs --
from 15: security_invoker
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w WITH (security_barrier = true, security_invoker = true) AS SELECT a FROM v;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v WITH (security_invoker = true) AS SELECT a, b FROM t;
CREATE VIEW w WITH (security_barrier = false) AS SELECT a, b FROM v;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.v WITH (security_invoker=true) AS
SELECT a, b FROM public.t;

COMMIT;

BEGIN;

-- Step 2 of 2: replace view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      privilege-widened: view public.w reads with the rights of its owner, no longer with those of who asks
--   hazard:      privilege-widened: functions in queries may see rows that view public.w leaves out
CREATE OR REPLACE VIEW public.w WITH (security_barrier=false) AS
SELECT a, b FROM public.v;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: replace view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;
CREATE VIEW public.w WITH (security_barrier=true, security_invoker=true) AS
SELECT a FROM public.v;

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

-- Undo step 1 of 2: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v, ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;
DROP VIEW public.v;
CREATE VIEW public.v AS
SELECT a FROM public.t;
CREATE VIEW public.w WITH (security_barrier=true, security_invoker=true) AS
SELECT a FROM public.v;

COMMIT;
