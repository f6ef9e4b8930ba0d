-- A policy over a function and another table of the same change.
-- before --
CREATE TABLE docs (id int, team int);
-- after --
CREATE TABLE members (team int, who name);
CREATE FUNCTION my_teams() RETURNS SETOF int LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT team FROM members WHERE who = CURRENT_USER';
CREATE TABLE docs (id int, team int);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_team ON docs USING (team IN (SELECT my_teams()) OR EXISTS (SELECT 1 FROM members m WHERE m.team = docs.team AND m.who = 'root'));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.docs IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: create table public.members
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.members (
    team integer,
    who name
);

-- Step 2 of 4: create routine public.my_teams()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      security-definer-changed: routine public.my_teams() runs with the rights of its owner, whoever calls it, and its callers choose in which schemas it finds names: it sets no `search_path`
CREATE FUNCTION public.my_teams()
RETURNS SETOF integer
LANGUAGE sql
STABLE SECURITY DEFINER
AS $$SELECT team FROM members WHERE who = CURRENT_USER$$;

-- Step 3 of 4: add policy public.docs.by_team
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.docs
--   blocks:      reads and writes of public.docs, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY by_team ON public.docs
    USING (team IN (SELECT public.my_teams()) OR EXISTS (SELECT 1 FROM public.members AS m WHERE m.team = docs.team AND m.who = 'root'));

-- Step 4 of 4: switch row security of table public.docs
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.docs
--   blocks:      reads and writes of public.docs, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: roles see and write those rows of table public.docs alone that a policy gives them
ALTER TABLE public.docs ENABLE ROW LEVEL SECURITY;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.docs, public.members IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.docs, public.members IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.members, public.docs IN ACCESS EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 4 of 4: switch row security of table public.docs
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.docs
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.docs DISABLE ROW LEVEL SECURITY;

-- Undo step 3 of 4: add policy public.docs.by_team
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.docs
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY by_team ON public.docs;

-- Undo step 2 of 4: create routine public.my_teams()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.my_teams();

-- Undo step 1 of 4: create table public.members
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.members;

COMMIT;
