-- Values take each other's names, in a row and in a circle; defaults of domains and arguments follow, too.
-- before --
CREATE TYPE level AS ENUM ('low', 'mid');
CREATE TYPE side AS ENUM ('left', 'right');
CREATE DOMAIN checked AS level DEFAULT 'low' CHECK (VALUE <> 'mid');
CREATE TABLE t (l level DEFAULT 'mid', c checked DEFAULT 'low', s side DEFAULT 'left');
CREATE FUNCTION f(l level DEFAULT 'mid', word text DEFAULT 'mid') RETURNS int LANGUAGE sql AS 'SELECT 1';
-- rows --
INSERT INTO t VALUES ('low', 'low', 'right');
-- after --
CREATE TYPE level AS ENUM (
    'mid', -- @renamed from=low
    'high' -- @renamed from=mid
);
CREATE TYPE side AS ENUM (
    'right', -- @renamed from=left
    'left' -- @renamed from=right
);
CREATE DOMAIN checked AS level DEFAULT 'mid' CHECK (VALUE <> 'high');
CREATE TABLE t (l level DEFAULT 'high', c checked DEFAULT 'mid', s side DEFAULT 'right');
CREATE FUNCTION f(l level DEFAULT 'high', word text DEFAULT 'mid') RETURNS int LANGUAGE sql AS 'SELECT 1';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: rename value 'mid' of enum type public.level
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old value fails
ALTER TYPE public.level RENAME VALUE 'mid' TO 'high';

-- Step 2 of 5: rename value 'low' of enum type public.level
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old value fails
ALTER TYPE public.level RENAME VALUE 'low' TO 'mid';

-- Step 3 of 5: rename value 'left' of enum type public.side
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old value fails
ALTER TYPE public.side RENAME VALUE 'left' TO 'left_lockstep_1';

-- Step 4 of 5: rename value 'right' of enum type public.side
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old value fails
ALTER TYPE public.side RENAME VALUE 'right' TO 'left';

-- Step 5 of 5: rename value 'left_lockstep_1' of enum type public.side
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old value fails
ALTER TYPE public.side RENAME VALUE 'left_lockstep_1' TO 'right';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: rename value 'left_lockstep_1' of enum type public.side
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.side RENAME VALUE 'right' TO 'left_lockstep_1';

-- Undo step 4 of 5: rename value 'right' of enum type public.side
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.side RENAME VALUE 'left' TO 'right';

-- Undo step 3 of 5: rename value 'left' of enum type public.side
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.side RENAME VALUE 'left_lockstep_1' TO 'left';

-- Undo step 2 of 5: rename value 'low' of enum type public.level
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.level RENAME VALUE 'mid' TO 'low';

-- Undo step 1 of 5: rename value 'mid' of enum type public.level
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.level RENAME VALUE 'high' TO 'mid';

COMMIT;
