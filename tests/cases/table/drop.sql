-- Dropping a table says that its rows are lost, and the down brings back all that hung on it.
-- before --
CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL DEFAULT 'x', CHECK (a <> ''));
CREATE INDEX t_a ON t (a);
COMMENT ON TABLE t IS 'about t';
COMMENT ON COLUMN t.a IS 'about a';
-- after --
-- rows --
INSERT INTO t VALUES (1, 'y');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.t are dropped
--   hazard:      app-breaking: whoever uses table public.t fails
DROP TABLE public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.t (
    id integer NOT NULL,
    a text DEFAULT 'x' NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id),
    CONSTRAINT t_a_check CHECK (a <> '')
);
COMMENT ON TABLE public.t IS 'about t';
COMMENT ON COLUMN public.t.a IS 'about a';
CREATE INDEX t_a ON public.t USING btree (a);

COMMIT;
