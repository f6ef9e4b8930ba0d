-- Keys over the same columns: CREATE TABLE would make one of them (transformIndexConstraints() in parse_utilcmd.c).
-- before --
CREATE TABLE gone (a int PRIMARY KEY);
ALTER TABLE gone ADD CONSTRAINT also UNIQUE (a);
-- after --
CREATE TABLE t (a int PRIMARY KEY, b int, c int, CONSTRAINT one UNIQUE (a, b) INCLUDE (c));
ALTER TABLE t ADD CONSTRAINT again UNIQUE (a);
ALTER TABLE t ADD CONSTRAINT two UNIQUE (a, b) INCLUDE (c);
ALTER TABLE t ADD CONSTRAINT other UNIQUE (b, a) INCLUDE (c);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    a integer NOT NULL,
    b integer,
    c integer,
    CONSTRAINT again UNIQUE (a),
    CONSTRAINT one UNIQUE (a, b) INCLUDE (c),
    CONSTRAINT other UNIQUE (b, a) INCLUDE (c)
);

-- Step 2 of 4: add constraint public.t.t_pkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);

-- Step 3 of 4: add constraint public.t.two
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT two UNIQUE (a, b) INCLUDE (c);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 4: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    a integer NOT NULL,
    CONSTRAINT gone_pkey PRIMARY KEY (a)
);
ALTER TABLE public.gone ADD CONSTRAINT also UNIQUE (a);

COMMIT;

BEGIN;

-- Undo step 3 of 4: add constraint public.t.two
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT two;

-- Undo step 2 of 4: add constraint public.t.t_pkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

-- Undo step 1 of 4: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

COMMIT;
