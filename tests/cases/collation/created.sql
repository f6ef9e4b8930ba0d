-- Collations of every provider, and what uses them.
-- needs --
from 14: bodies in standard SQL
-- before --
CREATE SCHEMA "Coll";
CREATE TABLE old (a text);
-- after --
CREATE SCHEMA "Coll";
CREATE COLLATION plain (locale = 'C');
CREATE COLLATION "Coll"."two parts" (lc_collate = 'C', lc_ctype = 'POSIX');
CREATE COLLATION numeric_order (provider = icu, locale = 'en-u-kn-true');
CREATE COLLATION no_case (provider = 'icu', locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION german FROM "de-x-icu";
CREATE COLLATION IF NOT EXISTS copy FROM no_case;
CREATE COLLATION IF NOT EXISTS copy (locale = 'POSIX');
COMMENT ON COLLATION no_case IS 'it''s blind';
CREATE DOMAIN word AS text COLLATE numeric_order;
CREATE TYPE pair AS (a text COLLATE german, b int);
CREATE TYPE words AS RANGE (SUBTYPE = text, COLLATION = plain);
CREATE TABLE old (a text, b varchar(10) DEFAULT 'x' COLLATE german);
CREATE INDEX ON old (a COLLATE no_case);
CREATE TABLE t (a text COLLATE no_case PRIMARY KEY, b text CHECK (b < 'b' COLLATE german), c word);
CREATE VIEW v AS SELECT a COLLATE "C" AS x, b COLLATE numeric_order AS y FROM t ORDER BY b COLLATE "Coll"."two parts";
CREATE FUNCTION f(a text) RETURNS text LANGUAGE sql RETURN a COLLATE german;
CREATE TABLE p (a text COLLATE german) PARTITION BY RANGE (a COLLATE plain);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: create collation "Coll"."two parts"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION "Coll"."two parts" (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');

-- Step 2 of 15: create collation public.copy
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.copy (provider = icu, deterministic = false, locale = 'und-u-ks-level2');

-- Step 3 of 15: create collation public.german
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.german (provider = icu, locale = 'de');

-- Step 4 of 15: create collation public.no_case
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.no_case (provider = icu, deterministic = false, locale = 'und-u-ks-level2');
COMMENT ON COLLATION public.no_case IS 'it''s blind';

-- Step 5 of 15: create collation public.numeric_order
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.numeric_order (provider = icu, locale = 'en-u-kn-true');

-- Step 6 of 15: create collation public.plain
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE COLLATION public.plain (provider = libc, locale = 'C');

-- Step 7 of 15: create composite type public.pair
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.pair AS (a text COLLATE public.german, b integer);

-- Step 8 of 15: create domain public.word
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.word AS text COLLATE public.numeric_order;

-- Step 9 of 15: create range type public.words
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.words AS RANGE (SUBTYPE = text, COLLATION = public.plain);

-- Step 10 of 15: create table public.p
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p (
    a text COLLATE public.german
) PARTITION BY RANGE (a COLLATE public.plain);

-- Step 11 of 15: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    a text COLLATE public.no_case NOT NULL,
    b text,
    c public.word,
    CONSTRAINT t_pkey PRIMARY KEY (a),
    CONSTRAINT t_b_check CHECK (b < 'b' COLLATE public.german)
);

-- Step 12 of 15: add column public.old.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.old
--   blocks:      reads and writes of public.old, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.old ADD COLUMN b character varying(10) COLLATE public.german DEFAULT 'x';

-- Step 13 of 15: create routine public.f(text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(a text)
RETURNS text
LANGUAGE sql
RETURN a COLLATE public.german;

COMMIT;

SET lock_timeout = 0;

-- Step 14 of 15: add index public.old_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.old
--   blocks:      neither reads nor writes
--   work:        scans public.old
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.old_a_idx
CREATE INDEX CONCURRENTLY old_a_idx ON public.old USING btree (a COLLATE public.no_case);

SET lock_timeout = '2s';

BEGIN;

-- Step 15 of 15: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a COLLATE "C" AS x, b COLLATE public.numeric_order AS y FROM public.t ORDER BY b COLLATE "Coll"."two parts";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 15 of 15: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

COMMIT;

SET lock_timeout = 0;

-- Undo step 14 of 15: add index public.old_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.old
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.old_a_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.old, public.p, public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.old, public.p, public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t, public.p, public.old IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 13 of 15: create routine public.f(text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(text);

-- Undo step 12 of 15: add column public.old.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.old
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.old DROP COLUMN b;

-- Undo step 11 of 15: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 10 of 15: create table public.p
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p;

-- Undo step 9 of 15: create range type public.words
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.words;

-- Undo step 8 of 15: create domain public.word
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.word;

-- Undo step 7 of 15: create composite type public.pair
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.pair;

-- Undo step 6 of 15: create collation public.plain
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.plain;

-- Undo step 5 of 15: create collation public.numeric_order
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.numeric_order;

-- Undo step 4 of 15: create collation public.no_case
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.no_case;

-- Undo step 3 of 15: create collation public.german
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.german;

-- Undo step 2 of 15: create collation public.copy
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION public.copy;

-- Undo step 1 of 15: create collation "Coll"."two parts"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP COLLATION "Coll"."two parts";

COMMIT;
