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
