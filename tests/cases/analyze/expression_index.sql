-- An index over an expression of a table in use leaves that without statistics until all of the table is sampled; one over columns alone, one of a new table and a check do not.
-- before --
CREATE EXTENSION btree_gist;
CREATE TABLE people (id bigint PRIMARY KEY, name text, born date, gone date);
CREATE INDEX people_short ON people (left(name, 3));
CREATE TABLE plain (id bigint PRIMARY KEY, v text);
-- rows --
INSERT INTO people SELECT i, 'N' || i, '2000-01-01', '2000-01-01'::date + 1 + i::integer FROM generate_series(1, 3000) AS i;
INSERT INTO plain SELECT i, 'v' || i FROM generate_series(1, 3000) AS i;
-- after --
CREATE EXTENSION btree_gist;
CREATE TABLE people (id bigint PRIMARY KEY, name text, born date, gone date, CONSTRAINT apart EXCLUDE USING gist (id WITH =, daterange(born, gone) WITH &&));
CREATE INDEX people_short ON people (left(name, 5));
CREATE INDEX people_name ON people (lower(name));
CREATE TABLE plain (id bigint PRIMARY KEY, v text, CONSTRAINT kept CHECK (v <> ''));
CREATE INDEX plain_v ON plain (v) WHERE upper(v) <> 'X';
CREATE TABLE fresh (id bigint PRIMARY KEY, v text);
CREATE INDEX fresh_v ON fresh (lower(v));
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM pg_stats WHERE tablename IN ('people_name', 'people_short', 'apart')) = 3;
  ASSERT NOT EXISTS (SELECT FROM pg_stats WHERE tablename IN ('plain', 'fresh'));
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: create table public.fresh
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.fresh (
    id bigint NOT NULL,
    v text,
    CONSTRAINT fresh_pkey PRIMARY KEY (id)
);

-- Step 2 of 11: add constraint public.people.apart
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for as long as its work takes
--   work:        scans public.people
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.people are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.people.apart
ALTER TABLE public.people ADD CONSTRAINT apart EXCLUDE USING gist (id WITH =, daterange(born, gone) WITH &&);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 11: add constraint public.plain.kept without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   blocks:      reads and writes of public.plain, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.plain ADD CONSTRAINT kept CHECK (v <> '') NOT VALID;

-- Step 4 of 11: add index public.fresh_v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX fresh_v ON public.fresh USING btree (lower(v));

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 11: add index public.people_name
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.people_name
CREATE INDEX CONCURRENTLY people_name ON public.people USING btree (lower(name));

-- Step 6 of 11: build index public.people_short
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_short_new_1e6b113b
CREATE INDEX CONCURRENTLY lockstep_people_short_new_1e6b113b ON public.people USING btree ("left"(name, 5));

BEGIN;

-- Step 7 of 11: gather statistics of table public.people
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people;

COMMIT;

-- Step 8 of 11: drop index public.people_short
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.people_short;

SET lock_timeout = '2s';

BEGIN;

-- Step 9 of 11: rename the new index public.people_short
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_people_short_new_1e6b113b RENAME TO people_short;

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 11: add index public.plain_v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.plain
--   blocks:      neither reads nor writes
--   work:        scans public.plain
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.plain_v
CREATE INDEX CONCURRENTLY plain_v ON public.plain USING btree (v) WHERE upper(v) <> 'X';

BEGIN;

-- Step 11 of 11: validate constraint public.plain.kept
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.plain
--   blocks:      neither reads nor writes
--   work:        scans public.plain
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.plain.kept
ALTER TABLE public.plain VALIDATE CONSTRAINT kept;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 11: validate constraint public.plain.kept
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.plain DROP CONSTRAINT kept;
ALTER TABLE public.plain ADD CONSTRAINT kept CHECK (v <> '') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 11: add index public.plain_v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.plain
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.plain_v;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 11: rename the new index public.people_short
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.people_short RENAME TO lockstep_people_short_new_1e6b113b;

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 11: drop index public.people_short
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY people_short ON public.people USING btree ("left"(name, 3));

-- Undo step 7 of 11: gather statistics of table public.people
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 6 of 11: build index public.people_short
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_short_new_1e6b113b;

-- Undo step 5 of 11: add index public.people_name
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.people_name;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.plain IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 11: add index public.fresh_v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.fresh_v;

-- Undo step 3 of 11: add constraint public.plain.kept without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.plain
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.plain DROP CONSTRAINT kept;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 11: add constraint public.people.apart
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT apart;

-- Undo step 1 of 11: create table public.fresh
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.fresh;

COMMIT;
