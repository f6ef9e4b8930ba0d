-- A serial column goes with its sequence.
-- before --
CREATE TABLE t (a int, id bigserial);
-- after --
CREATE TABLE t (a int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: drop column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t_id_seq, public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.id are dropped
--   hazard:      app-breaking: whoever uses column public.t.id fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: drop column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
CREATE SEQUENCE public.t_id_seq;
ALTER TABLE public.t ADD COLUMN id bigint DEFAULT nextval('public.t_id_seq'::regclass) NOT NULL;
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;

COMMIT;
