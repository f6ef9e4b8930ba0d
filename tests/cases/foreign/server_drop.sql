-- Wrappers and servers go, with the tables that are on them.
-- before --
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1');
CREATE SERVER s TYPE 't' VERSION 'v' FOREIGN DATA WRAPPER w OPTIONS (a '1');
CREATE SERVER stays FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a int NOT NULL, CHECK (a > 0)) SERVER s;
GRANT USAGE ON FOREIGN SERVER s TO pg_monitor;
COMMENT ON SERVER s IS 'gone';
CREATE FOREIGN DATA WRAPPER x;
-- after --
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1');
CREATE SERVER stays FOREIGN DATA WRAPPER w;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop foreign data wrapper x
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER x;

-- Step 2 of 3: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table public.t fails
DROP FOREIGN TABLE public.t;

-- Step 3 of 3: drop foreign server s
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER s;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: drop foreign server s
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER s TYPE 't' VERSION 'v' FOREIGN DATA WRAPPER w OPTIONS (a '1');
GRANT USAGE ON FOREIGN SERVER s TO pg_monitor;
COMMENT ON SERVER s IS 'gone';

-- Undo step 2 of 3: drop table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE public.t (
    a integer NOT NULL,
    CONSTRAINT t_a_check CHECK (a > 0)
) SERVER s;

-- Undo step 1 of 3: drop foreign data wrapper x
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER x;

COMMIT;
