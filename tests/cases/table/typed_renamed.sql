-- The constraints of a table that is of a type get other names while it is off the type.
-- before --
CREATE TYPE ty AS (a int, b text);
CREATE TABLE t OF ty (a NOT NULL, CHECK (a > 0), PRIMARY KEY (a));
CREATE TABLE plain (a int NOT NULL);
-- after --
CREATE TYPE ty AS (a int, b text);
-- @renamed from=t
CREATE TABLE u OF ty (a NOT NULL, CHECK (a > 0), PRIMARY KEY (a));
-- @renamed from=plain
CREATE TABLE plainer (a int NOT NULL);
-- rows --
INSERT INTO t VALUES (1, 'x');
-- holds --
SELECT 1 / count(*) FROM u;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: rename table public.plain to table public.plainer
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plainer
--   blocks:      reads and writes of public.plainer, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.plainer fails
ALTER TABLE public.plain RENAME TO plainer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: rename table public.t to table public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.u fails
ALTER TABLE public.t RENAME TO u;

-- Step 3 of 4: rename constraint public.u.t_a_check to constraint public.u.u_a_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u NOT OF;
ALTER TABLE public.u RENAME CONSTRAINT t_a_check TO u_a_check;
ALTER TABLE public.u OF public.ty;

-- Step 4 of 4: rename constraint public.u.t_pkey to constraint public.u.u_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u NOT OF;
ALTER TABLE public.u RENAME CONSTRAINT t_pkey TO u_pkey;
ALTER TABLE public.u OF public.ty;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: rename constraint public.u.t_pkey to constraint public.u.u_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u NOT OF;
ALTER TABLE public.u RENAME CONSTRAINT u_pkey TO t_pkey;
ALTER TABLE public.u OF public.ty;

-- Undo step 3 of 4: rename constraint public.u.t_a_check to constraint public.u.u_a_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u NOT OF;
ALTER TABLE public.u RENAME CONSTRAINT u_a_check TO t_a_check;
ALTER TABLE public.u OF public.ty;

-- Undo step 2 of 4: rename table public.t to table public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME TO t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plainer IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 4: rename table public.plain to table public.plainer
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plainer
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.plainer RENAME TO plain;

COMMIT;
