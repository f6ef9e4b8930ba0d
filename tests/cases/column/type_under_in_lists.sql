-- What compares with a list of values of character varying is printed otherwise when PostgreSQL makes it again with the column.
-- needs --
from 14: statistics on expressions
-- before --
CREATE TABLE t (id integer, c varchar(10), d varchar(10) COLLATE "C", CONSTRAINT known CHECK (c IN ('a', 'b')), CONSTRAINT plain CHECK (c <> 'x'));
CREATE INDEX certain ON t (id) WHERE c IN ('a', 'b');
CREATE INDEX others ON t (id) WHERE d IN ('a');
CREATE INDEX more ON t ((d IN ('x', 'y')));
CREATE STATISTICS seen ON (d IN ('x', 'y')), id FROM t;
CREATE INDEX untouched ON t (c) WHERE c > 'b';
-- rows --
INSERT INTO t VALUES (1, 'a', 'x');
-- after --
CREATE TABLE t (id integer, c varchar(20), d varchar(10), CONSTRAINT known CHECK (c IN ('a', 'b')), CONSTRAINT plain CHECK (c <> 'x'));
CREATE INDEX certain ON t (id) WHERE c IN ('a', 'b');
CREATE INDEX others ON t (id) WHERE d IN ('a');
CREATE INDEX more ON t ((d IN ('x', 'y')));
CREATE STATISTICS seen ON (d IN ('x', 'y')), id FROM t;
CREATE INDEX untouched ON t (c) WHERE c > 'b';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 14: drop constraint public.t.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT known;

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 14: drop index public.certain
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.certain;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 14: change type of column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while others wait: checks are made sure of, and indexes built again
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
--   hazard:      blocking-scan: the rows of table public.t are read for constraint public.t.plain under an exclusive lock
--   hazard:      index-rebuild: index public.untouched is built anew under an exclusive lock
ALTER TABLE public.t ALTER COLUMN c TYPE character varying(20);

-- Step 4 of 14: add constraint public.t.known without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT known CHECK (c IN ('a', 'b')) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 14: add index public.certain
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.certain
CREATE INDEX CONCURRENTLY certain ON public.t USING btree (id) WHERE (c IN ('a', 'b'));

-- Step 6 of 14: drop index public.more
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.more;

-- Step 7 of 14: drop index public.others
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.others;

SET lock_timeout = '2s';

BEGIN;

-- Step 8 of 14: drop statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.seen;

-- Step 9 of 14: change type of column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.d fail
ALTER TABLE public.t ALTER COLUMN d TYPE character varying(10);

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 14: add index public.more
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.more
CREATE INDEX CONCURRENTLY more ON public.t USING btree (((d IN ('x', 'y'))));

-- Step 11 of 14: add index public.others
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.others
CREATE INDEX CONCURRENTLY others ON public.t USING btree (id) WHERE (d IN ('a'));

BEGIN;

-- Step 12 of 14: add statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.seen ON id, (d IN ('x', 'y')) FROM public.t;

COMMIT;

BEGIN;

-- Step 13 of 14: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

BEGIN;

-- Step 14 of 14: validate constraint public.t.known
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.known
ALTER TABLE public.t VALIDATE CONSTRAINT known;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 14: validate constraint public.t.known
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT known;
ALTER TABLE public.t ADD CONSTRAINT known CHECK (c IN ('a', 'b')) NOT VALID;

COMMIT;

-- Undo step 13 of 14: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 12 of 14: add statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.seen;

COMMIT;

-- Undo step 11 of 14: add index public.others
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.others;

-- Undo step 10 of 14: add index public.more
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.more;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 14: change type of column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN d TYPE character varying(10) COLLATE "C";

-- Undo step 8 of 14: drop statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.seen ON id, (d IN ('x', 'y')) FROM public.t;

COMMIT;

SET lock_timeout = 0;

-- Undo step 7 of 14: drop index public.others
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY others ON public.t USING btree (id) WHERE (d IN ('a'));

-- Undo step 6 of 14: drop index public.more
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY more ON public.t USING btree (((d IN ('x', 'y'))));

-- Undo step 5 of 14: add index public.certain
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.certain;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 14: add constraint public.t.known without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT known;

-- Undo step 3 of 14: change type of column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c TYPE character varying(10);

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 14: drop index public.certain
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY certain ON public.t USING btree (id) WHERE (c IN ('a', 'b'));

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 14: drop constraint public.t.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT known CHECK (c IN ('a', 'b'));

COMMIT;
