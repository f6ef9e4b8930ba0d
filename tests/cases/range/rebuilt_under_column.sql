-- A range type that is made anew under a column, also where there are no multirange types.
-- before --
CREATE TYPE words AS RANGE (SUBTYPE = text, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops);
CREATE TABLE t (w words NOT NULL);
-- rows --
INSERT INTO t VALUES ('[a,b)');
-- after --
CREATE TYPE words AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TABLE t (w words NOT NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: put aside range type public.words
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.words RENAME TO lockstep_words_old_1c3c2eff;
ALTER TYPE public.words_multirange RENAME TO lockstep_words_multi_1c3c2eff;
ALTER FUNCTION public.words(text, text) RENAME TO lockstep_words_old_1c3c2eff;
ALTER FUNCTION public.words(text, text, text) RENAME TO lockstep_words_old_1c3c2eff;
ALTER FUNCTION public.words_multirange() RENAME TO lockstep_words_multi_1c3c2eff;
ALTER FUNCTION public.words_multirange(public.lockstep_words_old_1c3c2eff) RENAME TO lockstep_words_multi_1c3c2eff;
ALTER FUNCTION public.words_multirange(public.lockstep_words_old_1c3c2eff[]) RENAME TO lockstep_words_multi_1c3c2eff;

-- Step 2 of 5: create range type public.words
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.words AS RANGE (SUBTYPE = text, COLLATION = "C");

-- Step 3 of 5: convert column public.t.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.w holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN w TYPE public.words USING w::text::public.words;

-- Step 4 of 5: drop the old range type public.words
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_words_old_1c3c2eff;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 5: gather statistics of table public.t (w)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (w);

COMMIT;
-- down --
-- Undo step 5 of 5: gather statistics of table public.t (w)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 5: drop the old range type public.words
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_words_old_1c3c2eff AS RANGE (
    SUBTYPE = text,
    SUBTYPE_OPCLASS = text_pattern_ops,
    COLLATION = "C",
    MULTIRANGE_TYPE_NAME = public.lockstep_words_multi_1c3c2eff
);

-- Undo step 3 of 5: convert column public.t.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN w TYPE public.lockstep_words_old_1c3c2eff USING w::text::public.lockstep_words_old_1c3c2eff;

-- Undo step 2 of 5: create range type public.words
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.words;

-- Undo step 1 of 5: put aside range type public.words
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.lockstep_words_multi_1c3c2eff(public.lockstep_words_old_1c3c2eff[]) RENAME TO words_multirange;
ALTER FUNCTION public.lockstep_words_multi_1c3c2eff(public.lockstep_words_old_1c3c2eff) RENAME TO words_multirange;
ALTER FUNCTION public.lockstep_words_multi_1c3c2eff() RENAME TO words_multirange;
ALTER FUNCTION public.lockstep_words_old_1c3c2eff(text, text, text) RENAME TO words;
ALTER FUNCTION public.lockstep_words_old_1c3c2eff(text, text) RENAME TO words;
ALTER TYPE public.lockstep_words_multi_1c3c2eff RENAME TO words_multirange;
ALTER TYPE public.lockstep_words_old_1c3c2eff RENAME TO words;

COMMIT;
