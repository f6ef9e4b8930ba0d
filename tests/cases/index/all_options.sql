-- Everything an index can say.
-- needs --
from 15: NULLS NOT DISTINCT
-- before --
CREATE TABLE t (a text, b int, c jsonb, d point);
-- after --
CREATE TABLE t (a text, b int, c jsonb, d point);
CREATE INDEX i1 ON t (lower(a) text_pattern_ops, b DESC NULLS LAST, a COLLATE "C" NULLS FIRST);
CREATE UNIQUE INDEX i2 ON t (b) INCLUDE (a) NULLS NOT DISTINCT WITH (fillfactor = 60) WHERE b > 0 AND a IS NOT NULL;
CREATE INDEX i3 ON t USING gin (c jsonb_path_ops);
CREATE INDEX i4 ON t USING gist (d);
CREATE INDEX i5 ON t USING brin (b) WITH (pages_per_range = 16);
CREATE INDEX i6 ON t USING hash (a);
CREATE INDEX i7 ON t ((a || 'x'), (b + 1));
-- plan --
SET lock_timeout = 0;

-- Step 1 of 8: add index public.i1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i1
CREATE INDEX CONCURRENTLY i1 ON public.t USING btree (lower(a) text_pattern_ops, b DESC NULLS LAST, a COLLATE "C" NULLS FIRST);

-- Step 2 of 8: add index public.i2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i2
CREATE UNIQUE INDEX CONCURRENTLY i2 ON public.t USING btree (b) INCLUDE (a) NULLS NOT DISTINCT WITH (fillfactor=60) WHERE (b > 0 AND a IS NOT NULL);

-- Step 3 of 8: add index public.i3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i3
CREATE INDEX CONCURRENTLY i3 ON public.t USING gin (c jsonb_path_ops);

-- Step 4 of 8: add index public.i4
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i4
CREATE INDEX CONCURRENTLY i4 ON public.t USING gist (d);

-- Step 5 of 8: add index public.i5
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i5
CREATE INDEX CONCURRENTLY i5 ON public.t USING brin (b) WITH (pages_per_range=16);

-- Step 6 of 8: add index public.i6
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i6
CREATE INDEX CONCURRENTLY i6 ON public.t USING hash (a);

-- Step 7 of 8: add index public.i7
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i7
CREATE INDEX CONCURRENTLY i7 ON public.t USING btree ((a || 'x'), (b + 1));

BEGIN;

-- Step 8 of 8: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 8 of 8: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 7 of 8: add index public.i7
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i7;

-- Undo step 6 of 8: add index public.i6
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i6;

-- Undo step 5 of 8: add index public.i5
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i5;

-- Undo step 4 of 8: add index public.i4
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i4;

-- Undo step 3 of 8: add index public.i3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i3;

-- Undo step 2 of 8: add index public.i2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i2;

-- Undo step 1 of 8: add index public.i1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i1;
