-- Type, table, view, view, materialized view and index: the type at the bottom changes.
-- before --
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (name text, mood mood DEFAULT 'ok');
CREATE VIEW v1 AS SELECT name, mood FROM person;
CREATE VIEW v2 WITH (security_barrier) AS SELECT mood, count(*) AS n FROM v1 GROUP BY mood;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT mood, n FROM v2 WITH NO DATA;
CREATE UNIQUE INDEX m_mood ON m (mood);
COMMENT ON COLUMN m.n IS 'how many';
GRANT SELECT ON m TO pg_monitor;
-- after --
CREATE TYPE mood AS ENUM ('happy', 'ok');
CREATE TABLE person (name text, mood mood DEFAULT 'ok');
CREATE VIEW v1 AS SELECT name, mood FROM person;
CREATE VIEW v2 WITH (security_barrier) AS SELECT mood, count(*) AS n FROM v1 GROUP BY mood;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT mood, n FROM v2 WITH NO DATA;
CREATE UNIQUE INDEX m_mood ON m (mood);
COMMENT ON COLUMN m.n IS 'how many';
GRANT SELECT ON m TO pg_monitor;
-- rows --
INSERT INTO person VALUES ('x', 'happy');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 12: put aside enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;

-- Step 2 of 12: create enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('happy', 'ok');

-- Step 3 of 12: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, until step 6 is done, which rewrites public.person
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Step 4 of 12: drop view public.v2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v2
--   blocks:      reads and writes of public.v2, until step 6 is done, which rewrites public.person
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v2;

-- Step 5 of 12: drop view public.v1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v1
--   blocks:      reads and writes of public.v1, until step 6 is done, which rewrites public.person
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v1;

-- Step 6 of 12: convert column public.person.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.person
--   blocks:      reads and writes of public.person, for as long as its work takes
--   work:        rewrites public.person
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.person is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.person.mood holds values that the new type does not have
ALTER TABLE public.person ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE public.person ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
ALTER TABLE public.person ALTER COLUMN mood SET DEFAULT 'ok';

-- Step 7 of 12: create view public.v1
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v1 AS
SELECT name, mood FROM public.person;

-- Step 8 of 12: create view public.v2
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v2 WITH (security_barrier=true) AS
SELECT mood, count(*) AS n FROM public.v1 GROUP BY mood;

-- Step 9 of 12: create materialized view public.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m WITH (fillfactor=80) AS
SELECT mood, n FROM public.v2
WITH NO DATA;
GRANT SELECT ON TABLE public.m TO pg_monitor;

-- Step 10 of 12: add index public.m_mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX m_mood ON public.m USING btree (mood);

-- Step 11 of 12: add view column public.m.n
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.m.n IS 'how many';

-- Step 12 of 12: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 12 of 12: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('sad', 'ok', 'happy');

-- Undo step 11 of 12: add view column public.m.n
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.m.n IS NULL;

-- Undo step 10 of 12: add index public.m_mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_mood;

-- Undo step 9 of 12: create materialized view public.m
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

-- Undo step 8 of 12: create view public.v2
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v2;

-- Undo step 7 of 12: create view public.v1
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v1;

-- Undo step 6 of 12: convert column public.person.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.person
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.person ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE public.person ALTER COLUMN mood TYPE public.lockstep_mood_old_5219365f USING mood::text::public.lockstep_mood_old_5219365f;
ALTER TABLE public.person ALTER COLUMN mood SET DEFAULT 'ok';

-- Undo step 5 of 12: drop view public.v1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v1
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v1 AS
SELECT name, mood FROM public.person;

-- Undo step 4 of 12: drop view public.v2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v2
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v2 WITH (security_barrier=true) AS
SELECT mood, count(*) AS n FROM public.v1 GROUP BY mood;

-- Undo step 3 of 12: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m WITH (fillfactor=80) AS
SELECT mood, n FROM public.v2
WITH NO DATA;
GRANT SELECT ON TABLE public.m TO pg_monitor;
COMMENT ON COLUMN public.m.n IS 'how many';
CREATE UNIQUE INDEX m_mood ON public.m USING btree (mood);

-- Undo step 2 of 12: create enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

-- Undo step 1 of 12: put aside enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;

COMMIT;
