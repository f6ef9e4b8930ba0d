-- Two tables draw from one sequence.
-- before --
CREATE SEQUENCE ids;
CREATE TABLE a (id bigint DEFAULT nextval('ids'));
-- after --
CREATE SEQUENCE ids;
CREATE TABLE a (id bigint DEFAULT nextval('ids'));
CREATE TABLE b (id bigint DEFAULT nextval('public.ids'::regclass) NOT NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create table public.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.b (
    id bigint DEFAULT nextval('public.ids'::regclass) NOT NULL
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create table public.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.b;

COMMIT;
