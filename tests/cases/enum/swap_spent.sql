-- Types that have taken each other's names already stay as they are, while the directives are in the file.
-- before --
CREATE TYPE e1 AS ENUM ('c');
CREATE TYPE e2 AS ENUM ('a', 'b');
CREATE TABLE t (x e2, y e1);
CREATE TABLE a (id int, y int);
CREATE TABLE b (id int, x text);
-- after --
-- @renamed from=e2
CREATE TYPE e1 AS ENUM ('c');
-- @renamed from=e1
CREATE TYPE e2 AS ENUM ('a', 'b');
CREATE TABLE t (x e2, y e1, z int);
-- @renamed from=b
CREATE TABLE a (id int, y int);
-- @renamed from=a
CREATE TABLE b (id int, x text);
-- rows --
INSERT INTO t VALUES ('b', 'c');
-- holds --
SELECT 1 / count(*) FROM t WHERE x = 'b' AND y = 'c';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: add column public.t.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN z integer;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: add column public.t.z
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN z;

COMMIT;
