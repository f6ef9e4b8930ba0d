-- Each column takes the name of the next one, and the directives stay in the file.
-- before --
CREATE TABLE t (a int PRIMARY KEY, b text CONSTRAINT not_empty CHECK (b <> ''));
CREATE INDEX i ON t (b, a);
CREATE VIEW v AS SELECT a, b FROM t;
-- after --
CREATE TABLE t (
    -- @renamed from=a
    b int PRIMARY KEY,
    -- @renamed from=b
    c text CONSTRAINT not_empty CHECK (c <> ''));
CREATE INDEX i ON t (c, b);
CREATE VIEW v AS SELECT b AS a, c AS b FROM t;
-- rows --
INSERT INTO t VALUES (1, 'x');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: rename column public.t.b to column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.c fails
ALTER TABLE public.t RENAME COLUMN b TO c;

-- Step 2 of 2: rename column public.t.a to column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.b fails
ALTER TABLE public.t RENAME COLUMN a TO b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: rename column public.t.a to column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN b TO a;

-- Undo step 1 of 2: rename column public.t.b to column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN c TO b;

COMMIT;
