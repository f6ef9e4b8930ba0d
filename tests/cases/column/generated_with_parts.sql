-- A column is no longer computed; on the way back it is dropped and made again, with the constraints and indexes over it.
-- before --
CREATE TABLE public.t (
    a integer NOT NULL,
    b integer GENERATED ALWAYS AS (a * 2) STORED,
    c text,
    CONSTRAINT t_b UNIQUE (b, c)
);
CREATE INDEX t_b_idx ON public.t (b DESC) WHERE b > 0;
COMMENT ON INDEX public.t_b_idx IS 'large ones first';
COMMENT ON COLUMN public.t.b IS 'twice';
-- after --
CREATE TABLE public.t (
    a integer NOT NULL,
    b integer,
    c text,
    CONSTRAINT t_b UNIQUE (b, c)
);
CREATE INDEX t_b_idx ON public.t (b DESC) WHERE b > 0;
COMMENT ON INDEX public.t_b_idx IS 'large ones first';
COMMENT ON COLUMN public.t.b IS 'twice';
-- rows --
INSERT INTO public.t (a, c) VALUES (1, 'x'), (2, 'y');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: drop expression of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values that were written since are computed again
ALTER TABLE public.t ALTER COLUMN b DROP EXPRESSION;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: drop expression of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values that were written since are computed again
ALTER TABLE public.t DROP COLUMN b;
ALTER TABLE public.t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) STORED;
COMMENT ON COLUMN public.t.b IS 'twice';
ALTER TABLE public.t ADD CONSTRAINT t_b UNIQUE (b, c);
CREATE INDEX t_b_idx ON public.t USING btree (b DESC) WHERE b > 0;
COMMENT ON INDEX public.t_b_idx IS 'large ones first';

COMMIT;
