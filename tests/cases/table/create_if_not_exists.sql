-- IF NOT EXISTS on a table that stands in the file already changes nothing.
-- before --
-- after --
CREATE TABLE IF NOT EXISTS t (id int);
CREATE TABLE IF NOT EXISTS t (id int, ignored int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

COMMIT;
