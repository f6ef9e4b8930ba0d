-- A sequence becomes owned, another loses its owner and gets a narrower type.
-- before --
CREATE TABLE t (id bigint, n int);
CREATE SEQUENCE a;
CREATE SEQUENCE b AS bigint MAXVALUE 1000 OWNED BY t.n;
ALTER TABLE t ALTER COLUMN n SET DEFAULT nextval('b');
-- after --
CREATE SEQUENCE a;
CREATE TABLE t (id bigint DEFAULT nextval('a'), n int);
ALTER SEQUENCE a OWNED BY t.id;
CREATE SEQUENCE b AS smallint MAXVALUE 1000 INCREMENT BY -3 MINVALUE -1000 START WITH 0;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: tie sequence public.a to column public.t.id
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.a
--   blocks:      writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a OWNED BY public.t.id;

COMMIT;

BEGIN;

-- Step 2 of 5: change options of sequence public.b
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.b
--   blocks:      writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.b AS smallint START WITH 0 INCREMENT BY -3 MINVALUE -1000 MAXVALUE 1000;

-- Step 3 of 5: release sequence public.b from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.b
--   blocks:      writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.b OWNED BY NONE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 5: set default of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.a');

-- Step 5 of 5: drop default of column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN n DROP DEFAULT;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: drop default of column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT nextval('public.b');

-- Undo step 4 of 5: set default of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;

COMMIT;

BEGIN;

-- Undo step 3 of 5: release sequence public.b from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.b OWNED BY public.t.n;

-- Undo step 2 of 5: change options of sequence public.b
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.b AS bigint MINVALUE -1000 MAXVALUE 1000;
SELECT pg_catalog.setval('public.b', 1, false) FROM public.b WHERE NOT is_called AND last_value NOT BETWEEN 1 AND 1000;
ALTER SEQUENCE public.b START WITH 1 INCREMENT BY 1 MINVALUE 1;

COMMIT;

BEGIN;

-- Undo step 1 of 5: tie sequence public.a to column public.t.id
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a OWNED BY NONE;

COMMIT;
