-- A child that comes with a parent's column of another type, and one that goes, have no part in the change.
-- before --
CREATE TABLE p1 (a bigint, b text, CONSTRAINT fine CHECK (a > 0) NO INHERIT);
CREATE TABLE p2 (b text NOT NULL, c date);
CREATE TABLE kin (d bigint) INHERITS (p1, p2);
CREATE TABLE leaves () INHERITS (p1);
-- after --
CREATE TABLE p1 (a integer DEFAULT 3 NOT NULL, b text, CONSTRAINT fine CHECK (a > 0));
CREATE TABLE p2 (b text, c date);
CREATE TABLE kin (d bigint) INHERITS (p1, p2);
CREATE TABLE kin_grandchild () INHERITS (kin);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 12: allow nulls in column public.kin.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin
--   blocks:      reads and writes of public.kin, until step 5 is done, which rewrites public.p1, rewrites public.kin, rewrites public.leaves
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.kin ALTER COLUMN b DROP NOT NULL;

-- Step 2 of 12: allow nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p2, until step 5 is done, which rewrites public.p1, rewrites public.kin, rewrites public.leaves
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p2 ALTER COLUMN b DROP NOT NULL;

-- Step 3 of 12: drop table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   blocks:      reads and writes of public.leaves, until step 5 is done, which rewrites public.p1, rewrites public.kin, rewrites public.leaves
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.leaves are dropped
--   hazard:      app-breaking: whoever uses table public.leaves fails
DROP TABLE public.leaves;

-- Step 4 of 12: drop constraint public.p1.fine
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, until step 5 is done, which rewrites public.p1, rewrites public.kin, rewrites public.leaves
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT fine;

-- Step 5 of 12: change type of column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.kin, public.leaves, public.p1, for as long as its work takes
--   work:        rewrites public.p1, rewrites public.kin, rewrites public.leaves
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p1 is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p1.a fail
ALTER TABLE public.p1 ALTER COLUMN a TYPE integer;
ALTER TABLE ONLY public.p1 ALTER COLUMN a SET DEFAULT 3;
ALTER TABLE ONLY public.kin ALTER COLUMN a SET DEFAULT 3;

-- Step 6 of 12: check without scan for nulls in column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.kin, public.leaves, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_a_not_null_da701138 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 12: scan for nulls in column public.p1.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin, SHARE UPDATE EXCLUSIVE on table public.leaves, SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1, scans public.kin, scans public.leaves
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.p1.a holds nulls
ALTER TABLE public.p1 VALIDATE CONSTRAINT lockstep_a_not_null_da701138;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 8 of 12: require values in column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.kin, public.leaves, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ALTER COLUMN a SET NOT NULL;

COMMIT;

-- Step 9 of 12: drop the check for nulls in column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_a_not_null_da701138;

BEGIN;

-- Step 10 of 12: create table public.kin_grandchild
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.kin_grandchild () INHERITS (public.kin);

-- Step 11 of 12: add constraint public.p1.fine without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.kin, public.leaves, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT fine CHECK (a > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 12: validate constraint public.p1.fine
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin, SHARE UPDATE EXCLUSIVE on table public.leaves, SHARE UPDATE EXCLUSIVE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.p1, scans public.kin, scans public.leaves
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.p1.fine
ALTER TABLE public.p1 VALIDATE CONSTRAINT fine;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 12: validate constraint public.p1.fine
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin, SHARE UPDATE EXCLUSIVE on table public.leaves, SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT fine;
ALTER TABLE public.p1 ADD CONSTRAINT fine CHECK (a > 0) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 12: add constraint public.p1.fine without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT fine;

-- Undo step 10 of 12: create table public.kin_grandchild
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.kin_grandchild;

COMMIT;

-- Undo step 9 of 12: drop the check for nulls in column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_a_not_null_da701138 CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE public.p1 VALIDATE CONSTRAINT lockstep_a_not_null_da701138;

BEGIN;

-- Undo step 8 of 12: require values in column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ALTER COLUMN a DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 12: scan for nulls in column public.p1.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.kin, SHARE UPDATE EXCLUSIVE on table public.leaves, SHARE UPDATE EXCLUSIVE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_a_not_null_da701138;
ALTER TABLE public.p1 ADD CONSTRAINT lockstep_a_not_null_da701138 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 12: check without scan for nulls in column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 DROP CONSTRAINT lockstep_a_not_null_da701138;

-- Undo step 5 of 12: change type of column public.p1.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin, ACCESS EXCLUSIVE on table public.leaves, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p1 ALTER COLUMN a DROP DEFAULT;
ALTER TABLE ONLY public.kin ALTER COLUMN a DROP DEFAULT;
ALTER TABLE public.p1 ALTER COLUMN a TYPE bigint;

-- Undo step 4 of 12: drop constraint public.p1.fine
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p1 ADD CONSTRAINT fine CHECK (a > 0) NO INHERIT;

-- Undo step 3 of 12: drop table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.leaves () INHERITS (public.p1);

-- Undo step 2 of 12: allow nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p2 ALTER COLUMN b SET NOT NULL;

-- Undo step 1 of 12: allow nulls in column public.kin.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.kin
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.kin ALTER COLUMN b SET NOT NULL;

COMMIT;
