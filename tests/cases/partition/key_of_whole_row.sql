-- The whole row as the partition key.
-- before --
CREATE TABLE "Starred" (a integer, b text) PARTITION BY LIST (("Starred".*));
-- after --
CREATE TABLE "Starred" (a integer, b text) PARTITION BY LIST (("Starred".*));
CREATE TABLE named (a integer, b text) PARTITION BY LIST ((named));
CREATE TABLE named_1 PARTITION OF named FOR VALUES IN ('(1,x)');
CREATE TABLE plain (a integer, b text) PARTITION BY LIST ((plain.a));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create table public.named
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.named (
    a integer,
    b text
) PARTITION BY LIST ((named));

-- Step 2 of 3: create table public.named_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.named_1 PARTITION OF public.named FOR VALUES IN ('(1,x)');

-- Step 3 of 3: create table public.plain
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.plain (
    a integer,
    b text
) PARTITION BY LIST (a);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create table public.plain
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.plain;

-- Undo step 2 of 3: create table public.named_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.named_1;

-- Undo step 1 of 3: create table public.named
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.named;

COMMIT;
