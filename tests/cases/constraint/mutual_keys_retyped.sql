-- Two tables that refer to each other and to themselves are retyped from text to integers.
-- before --
CREATE TABLE a (id text PRIMARY KEY, b text, up text REFERENCES a);
CREATE TABLE b (id text PRIMARY KEY, a text REFERENCES a ON DELETE CASCADE);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
-- after --
CREATE TABLE a (id int PRIMARY KEY, b int, up int REFERENCES a);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a ON DELETE CASCADE);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
-- rows --
INSERT INTO a VALUES ('1', NULL, '1'); INSERT INTO b VALUES ('2', '1'); UPDATE a SET b = '2';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 16: drop constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, until step 2 is done, which rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_up_fkey;

-- Step 2 of 16: change type of column public.a.up
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for as long as its work takes
--   work:        rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.a is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.a.up fail
ALTER TABLE public.a ALTER COLUMN up TYPE integer USING up::integer;

-- Step 3 of 16: drop constraint public.a.ab
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, public.b, until step 4 is done, which rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      deadlock: waits for table public.b while the transaction holds table public.a
--   hazard:      exclusive-lock-long: table public.b is locked until step 4 is done, which writes all rows of table public.a
ALTER TABLE public.a DROP CONSTRAINT ab;

-- Step 4 of 16: change type of column public.a.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for as long as its work takes
--   work:        rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.a is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.a.b fail
ALTER TABLE public.a ALTER COLUMN b TYPE integer USING b::integer;

-- Step 5 of 16: change type of column public.b.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for as long as its work takes
--   work:        rewrites public.b
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.b is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.b.id fail
ALTER TABLE public.b ALTER COLUMN id TYPE integer USING id::integer;

-- Step 6 of 16: add constraint public.a.ab without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   blocks:      writes of public.a, public.b, until step 8 is done, which rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;

-- Step 7 of 16: drop constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, public.b, until step 8 is done, which rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;

-- Step 8 of 16: change type of column public.a.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for as long as its work takes
--   work:        rewrites public.a
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.a is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.a.id fail
ALTER TABLE public.a ALTER COLUMN id TYPE integer USING id::integer;

-- Step 9 of 16: change type of column public.b.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for as long as its work takes
--   work:        rewrites public.b
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.b is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.b.a fail
ALTER TABLE public.b ALTER COLUMN a TYPE integer USING a::integer;

-- Step 10 of 16: add constraint public.a.a_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a
--   blocks:      writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES public.a (id) NOT VALID;

-- Step 11 of 16: add constraint public.b.b_a_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   blocks:      writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE CASCADE NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 16: gather statistics of table public.a (up, b, id)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.a (up, b, id);

COMMIT;

BEGIN;

-- Step 13 of 16: gather statistics of table public.b (id, a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.b (id, a);

COMMIT;

BEGIN;

-- Step 14 of 16: validate constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a.a_up_fkey
ALTER TABLE public.a VALIDATE CONSTRAINT a_up_fkey;

COMMIT;

BEGIN;

-- Step 15 of 16: validate constraint public.a.ab
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a.ab
ALTER TABLE public.a VALIDATE CONSTRAINT ab;

COMMIT;

BEGIN;

-- Step 16 of 16: validate constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ROW SHARE on table public.a, SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.b.b_a_fkey
ALTER TABLE public.b VALIDATE CONSTRAINT b_a_fkey;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 16 of 16: validate constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ROW SHARE on table public.a, SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;
ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- Undo step 15 of 16: validate constraint public.a.ab
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT ab;
ALTER TABLE public.a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;

COMMIT;

BEGIN;

-- Undo step 14 of 16: validate constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_up_fkey;
ALTER TABLE public.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES public.a (id) NOT VALID;

COMMIT;

-- Undo step 13 of 16: gather statistics of table public.b (id, a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 12 of 16: gather statistics of table public.a (up, b, id)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 16: add constraint public.b.b_a_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;

-- Undo step 10 of 16: add constraint public.a.a_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_up_fkey;

-- Undo step 9 of 16: change type of column public.b.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ALTER COLUMN a TYPE text;

-- Undo step 8 of 16: change type of column public.a.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ALTER COLUMN id TYPE text;

-- Undo step 7 of 16: drop constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE CASCADE;

-- Undo step 6 of 16: add constraint public.a.ab without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT ab;

-- Undo step 5 of 16: change type of column public.b.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ALTER COLUMN id TYPE text;

-- Undo step 4 of 16: change type of column public.a.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ALTER COLUMN b TYPE text;

-- Undo step 3 of 16: drop constraint public.a.ab
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED;

-- Undo step 2 of 16: change type of column public.a.up
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ALTER COLUMN up TYPE text;

-- Undo step 1 of 16: drop constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES public.a (id);

COMMIT;
