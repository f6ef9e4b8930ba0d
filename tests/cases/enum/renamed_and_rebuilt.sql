-- A type gets another name and loses a value.
-- before --
CREATE TYPE state AS ENUM ('new', 'sent', 'lost');
CREATE TABLE parcel (id int, state state DEFAULT 'new');
CREATE VIEW sent AS SELECT id FROM parcel WHERE state = 'sent';
-- after --
-- @renamed from=state
CREATE TYPE parcel_state AS ENUM ('new', 'sent');
CREATE TABLE parcel (id int, state parcel_state DEFAULT 'new');
CREATE VIEW sent AS SELECT id FROM parcel WHERE state = 'sent';
-- rows --
INSERT INTO parcel VALUES (1, 'new'), (2, 'sent');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: rename enum type public.state to enum type public.parcel_state
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of enum type public.parcel_state fails
ALTER TYPE public.state RENAME TO parcel_state;

-- Step 2 of 7: put aside enum type public.parcel_state
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.parcel_state RENAME TO lockstep_parcel_state_old_da07dbae;

-- Step 3 of 7: create enum type public.parcel_state
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.parcel_state AS ENUM ('new', 'sent');

-- Step 4 of 7: drop view public.sent
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sent
--   blocks:      reads and writes of public.sent, until step 5 is done, which rewrites public.parcel
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sent;

-- Step 5 of 7: convert column public.parcel.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   blocks:      reads and writes of public.parcel, for as long as its work takes
--   work:        rewrites public.parcel
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.parcel is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.parcel.state holds values that the new type does not have
ALTER TABLE public.parcel ALTER COLUMN state DROP DEFAULT;
ALTER TABLE public.parcel ALTER COLUMN state TYPE public.parcel_state USING state::text::public.parcel_state;
ALTER TABLE public.parcel ALTER COLUMN state SET DEFAULT 'new';

-- Step 6 of 7: create view public.sent
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sent AS
SELECT id FROM public.parcel WHERE state = 'sent';

-- Step 7 of 7: drop the old enum type public.parcel_state
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_parcel_state_old_da07dbae;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop the old enum type public.parcel_state
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_parcel_state_old_da07dbae AS ENUM ('new', 'sent', 'lost');

-- Undo step 6 of 7: create view public.sent
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sent;

-- Undo step 5 of 7: convert column public.parcel.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parcel
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parcel ALTER COLUMN state DROP DEFAULT;
ALTER TABLE public.parcel ALTER COLUMN state TYPE public.lockstep_parcel_state_old_da07dbae USING state::text::public.lockstep_parcel_state_old_da07dbae;
ALTER TABLE public.parcel ALTER COLUMN state SET DEFAULT 'new';

-- Undo step 4 of 7: drop view public.sent
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sent
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sent AS
SELECT id FROM public.parcel WHERE state = 'sent';

-- Undo step 3 of 7: create enum type public.parcel_state
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.parcel_state;

-- Undo step 2 of 7: put aside enum type public.parcel_state
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_parcel_state_old_da07dbae RENAME TO parcel_state;

-- Undo step 1 of 7: rename enum type public.state to enum type public.parcel_state
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.parcel_state RENAME TO state;

COMMIT;
