-- Types that are made anew under columns that move: they become of the new type where they stand, and move then.
-- before --
CREATE DOMAIN code AS text;
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE entry AS (a bigint, b text, c code, m mood);
CREATE TABLE lines OF entry (c DEFAULT 'd' PRIMARY KEY, m DEFAULT 'good', CHECK (c <> 'x'));
CREATE INDEX lines_m ON lines (m);
CREATE TABLE moods (m mood);
COMMENT ON COLUMN lines.c IS 'the code';
-- after --
CREATE DOMAIN code AS varchar(10);
CREATE TYPE mood AS ENUM ('good');
CREATE TYPE entry AS (a bigint, c code, n date, m mood);
CREATE TABLE lines OF entry (c DEFAULT 'e' PRIMARY KEY, m DEFAULT 'good' NOT NULL, CHECK (c <> 'x'));
CREATE INDEX lines_m ON lines (m);
CREATE TABLE moods (m mood);
-- rows --
INSERT INTO lines VALUES (1, 'x', 'y', 'good');
-- holds --
DO $$ BEGIN
  ASSERT (SELECT a = 1 AND c = 'y' AND m = 'good' FROM lines);
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 30: take off from its type table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines NOT OF;

COMMIT;

BEGIN;

-- Step 2 of 30: give up the proof of constraint public.lines.lines_c_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 30: drop composite type public.entry
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.entry;

-- Step 4 of 30: put aside enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;

-- Step 5 of 30: create enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('good');

-- Step 6 of 30: put aside domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code RENAME TO lockstep_code_old_b1436683;

-- Step 7 of 30: create domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.code AS character varying(10);

-- Step 8 of 30: create composite type public.entry
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.entry AS (a bigint, c public.code, n date, m public.mood);

-- Step 9 of 30: convert column public.moods.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.moods
--   blocks:      reads and writes of public.moods, for as long as its work takes
--   work:        rewrites public.moods
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.moods is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.moods.m holds values that the new type does not have
ALTER TABLE public.moods ALTER COLUMN m TYPE public.mood USING m::text::public.mood;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 30: gather statistics of table public.moods (m)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.moods
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.moods (m);

COMMIT;

-- Step 11 of 30: drop index public.lines_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.lines_m;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 30: convert column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for as long as its work takes
--   work:        rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.lines is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.lines.m holds values that the new type does not have
ALTER TABLE public.lines ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.lines ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.lines ALTER COLUMN m SET DEFAULT 'good';

-- Step 13 of 30: check without scan for nulls in column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT lockstep_m_not_null_9c8e055a CHECK (m IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 14 of 30: scan for nulls in column public.lines.m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.lines.m holds nulls
ALTER TABLE public.lines VALIDATE CONSTRAINT lockstep_m_not_null_9c8e055a;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 30: require values in column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ALTER COLUMN m SET NOT NULL;

COMMIT;

-- Step 16 of 30: drop the check for nulls in column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lockstep_m_not_null_9c8e055a;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 30: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

-- Step 18 of 30: drop constraint public.lines.lines_c_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, until step 20 is done, which rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_c_check;

-- Step 19 of 30: drop constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, until step 20 is done, which rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_pkey;

-- Step 20 of 30: convert column public.lines.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for as long as its work takes
--   work:        rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.lines is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.lines.c holds values that the new type does not have
ALTER TABLE public.lines ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.lines ALTER COLUMN c TYPE public.code USING c::text::public.code;
ALTER TABLE public.lines ALTER COLUMN c SET DEFAULT 'e';

-- Step 21 of 30: change comment on column public.lines.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.lines.c IS NULL;

-- Step 22 of 30: arrange columns of table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for as long as its work takes
--   work:        rewrites public.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back, and those stored in new ones since are gone
--   hazard:      rewrite: every row of public.lines is written again under an exclusive lock
--   hazard:      data-loss: the values of column public.lines.b are dropped
--   hazard:      app-breaking: whoever uses column public.lines.b fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.lines fail
ALTER TABLE public.lines ADD COLUMN n date;
ALTER TABLE public.lines ADD COLUMN lockstep_m_moved_9c8e055a text;
ALTER TABLE public.lines
    ALTER COLUMN lockstep_m_moved_9c8e055a TYPE public.mood USING m;
ALTER TABLE public.lines DROP COLUMN m;
ALTER TABLE public.lines RENAME COLUMN lockstep_m_moved_9c8e055a TO m;
ALTER TABLE public.lines ALTER COLUMN m SET DEFAULT 'good';
ALTER TABLE public.lines ALTER COLUMN m SET NOT NULL;
ALTER TABLE public.lines DROP COLUMN b;

-- Step 23 of 30: put back from its type table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines OF public.entry;

-- Step 24 of 30: add constraint public.lines.lines_c_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT lines_c_check CHECK (c <> 'x') NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 25 of 30: gather statistics of table public.lines (m, c)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lines (m, c);

COMMIT;

-- Step 26 of 30: build the index of constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.lines are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_lines_pkey_key_aebfe813
CREATE UNIQUE INDEX CONCURRENTLY lockstep_lines_pkey_key_aebfe813 ON public.lines USING btree (c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 27 of 30: add constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT lines_pkey PRIMARY KEY USING INDEX lockstep_lines_pkey_key_aebfe813;

COMMIT;

SET lock_timeout = 0;

-- Step 28 of 30: add index public.lines_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lines_m
CREATE INDEX CONCURRENTLY lines_m ON public.lines USING btree (m);

SET lock_timeout = '2s';

BEGIN;

-- Step 29 of 30: drop the old domain public.code
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.lockstep_code_old_b1436683;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 30 of 30: validate constraint public.lines.lines_c_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.lines.lines_c_check
ALTER TABLE public.lines VALIDATE CONSTRAINT lines_c_check;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 30 of 30: validate constraint public.lines.lines_c_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_c_check;
ALTER TABLE public.lines ADD CONSTRAINT lines_c_check CHECK (c <> 'x') NOT VALID;

COMMIT;

BEGIN;

-- Undo step 29 of 30: drop the old domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.lockstep_code_old_b1436683 AS text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 28 of 30: add index public.lines_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lines_m;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 27 of 30: add constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 26 of 30: build the index of constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_lines_pkey_key_aebfe813;

-- Undo step 25 of 30: gather statistics of table public.lines (m, c)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 30: add constraint public.lines.lines_c_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_c_check;

-- Undo step 23 of 30: put back from its type table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines NOT OF;

-- Undo step 22 of 30: arrange columns of table public.lines
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: values of dropped columns do not come back, and those stored in new ones since are gone
ALTER TABLE public.lines ADD COLUMN b text;
ALTER TABLE public.lines ADD COLUMN lockstep_c_moved_43ddfaf7 text;
ALTER TABLE public.lines ADD COLUMN lockstep_m_moved_9c8e055a text;
ALTER TABLE public.lines
    ALTER COLUMN lockstep_c_moved_43ddfaf7 TYPE public.code USING c,
    ALTER COLUMN lockstep_m_moved_9c8e055a TYPE public.mood USING m;
ALTER TABLE public.lines DROP COLUMN c;
ALTER TABLE public.lines RENAME COLUMN lockstep_c_moved_43ddfaf7 TO c;
ALTER TABLE public.lines ALTER COLUMN c SET DEFAULT 'e';
ALTER TABLE public.lines ALTER COLUMN c SET NOT NULL;
ALTER TABLE public.lines DROP COLUMN m;
ALTER TABLE public.lines RENAME COLUMN lockstep_m_moved_9c8e055a TO m;
ALTER TABLE public.lines ALTER COLUMN m SET DEFAULT 'good';
ALTER TABLE public.lines ALTER COLUMN m SET NOT NULL;
ALTER TABLE public.lines DROP COLUMN n;

-- Undo step 21 of 30: change comment on column public.lines.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.lines.c IS 'the code';

-- Undo step 20 of 30: convert column public.lines.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.lines ALTER COLUMN c TYPE public.lockstep_code_old_b1436683 USING c::text::public.lockstep_code_old_b1436683;
ALTER TABLE public.lines ALTER COLUMN c SET DEFAULT 'd';

-- Undo step 19 of 30: drop constraint public.lines.lines_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT lines_pkey PRIMARY KEY (c);

-- Undo step 18 of 30: drop constraint public.lines.lines_c_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT lines_c_check CHECK (c <> 'x') NOT VALID;

-- Undo step 17 of 30: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('good', 'bad');

COMMIT;

-- Undo step 16 of 30: drop the check for nulls in column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.lines ADD CONSTRAINT lockstep_m_not_null_9c8e055a CHECK (m IS NOT NULL) NOT VALID;
ALTER TABLE public.lines VALIDATE CONSTRAINT lockstep_m_not_null_9c8e055a;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 30: require values in column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ALTER COLUMN m DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 30: scan for nulls in column public.lines.m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 30: check without scan for nulls in column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lockstep_m_not_null_9c8e055a;

-- Undo step 12 of 30: convert column public.lines.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.lines ALTER COLUMN m TYPE public.lockstep_mood_old_5219365f USING m::text::public.lockstep_mood_old_5219365f;
ALTER TABLE public.lines ALTER COLUMN m SET DEFAULT 'good';

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 30: drop index public.lines_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lines_m ON public.lines USING btree (m);

-- Undo step 10 of 30: gather statistics of table public.moods (m)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.moods
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moods IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 30: convert column public.moods.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.moods
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.moods ALTER COLUMN m TYPE public.lockstep_mood_old_5219365f USING m::text::public.lockstep_mood_old_5219365f;

-- Undo step 8 of 30: create composite type public.entry
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.entry;

-- Undo step 7 of 30: create domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.code;

-- Undo step 6 of 30: put aside domain public.code
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.lockstep_code_old_b1436683 RENAME TO code;

-- Undo step 5 of 30: create enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

-- Undo step 4 of 30: put aside enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;

-- Undo step 3 of 30: drop composite type public.entry
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.entry AS (a bigint, b text, c public.code, m public.mood);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 30: give up the proof of constraint public.lines.lines_c_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lines VALIDATE CONSTRAINT lines_c_check;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 30: take off from its type table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines OF public.entry;

COMMIT;
