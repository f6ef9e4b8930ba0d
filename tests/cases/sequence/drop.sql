-- A sequence goes.
-- before --
CREATE SEQUENCE s START WITH 10;
COMMENT ON SEQUENCE s IS 'numbers';
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop sequence public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.s
--   blocks:      reads and writes of public.s, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.s is dropped
--   hazard:      app-breaking: whoever uses sequence public.s fails
DROP SEQUENCE public.s;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop sequence public.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.s
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.s START WITH 10;
COMMENT ON SEQUENCE public.s IS 'numbers';

COMMIT;
