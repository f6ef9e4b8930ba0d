-- Names of unnamed checks and foreign keys that change hands, because the first of them goes or they stand in another order, go with them: nothing is proven again.
-- before --
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CHECK (a + b > 0), CHECK (a - b < 10), CHECK (a * b < 100));
CREATE TABLE u (a int CHECK (a > 0) CHECK (a < 10), b int REFERENCES r ON DELETE CASCADE REFERENCES r);
CREATE TABLE "Odd name" (a int, CHECK (a <> 1), CHECK (a <> 2));
CREATE TABLE p (a int, b int, CHECK (a > b), CHECK (a < b + 100)) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);
-- rows --
INSERT INTO r VALUES (1);
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1, 1);
INSERT INTO "Odd name" VALUES (3);
INSERT INTO p VALUES (3, 2);
-- after --
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CHECK (a - b < 10), CHECK (a * b < 100));
CREATE TABLE u (a int CHECK (a < 10), b int REFERENCES r);
CREATE TABLE "Odd name" (a int, CHECK (a <> 2), CHECK (a <> 1));
CREATE TABLE p (a int, b int, CHECK (a < b + 100)) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 16: rename constraint public."Odd name"."Odd name_a_check1" to constraint public."Odd name"."Odd name_a_check1_lockstep_1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   blocks:      reads and writes of public."Odd name", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1" TO "Odd name_a_check1_lockstep_1";

-- Step 2 of 16: rename constraint public."Odd name"."Odd name_a_check" to constraint public."Odd name"."Odd name_a_check1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   blocks:      reads and writes of public."Odd name", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check" TO "Odd name_a_check1";

-- Step 3 of 16: rename constraint public."Odd name"."Odd name_a_check1_lockstep_1" to constraint public."Odd name"."Odd name_a_check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   blocks:      reads and writes of public."Odd name", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1_lockstep_1" TO "Odd name_a_check";

COMMIT;

BEGIN;

-- Step 4 of 16: rename constraint public.p.p_check to constraint public.p.p_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check TO p_check_lockstep_1;

-- Step 5 of 16: rename constraint public.p.p_check1 to constraint public.p.p_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check1 TO p_check;

-- Step 6 of 16: rename constraint public.t.t_check to constraint public.t.t_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      deadlock: waits for table public.t while the transaction holds table public.p, table public.p1
ALTER TABLE public.t RENAME CONSTRAINT t_check TO t_check_lockstep_1;

-- Step 7 of 16: rename constraint public.t.t_check1 to constraint public.t.t_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check1 TO t_check;

-- Step 8 of 16: rename constraint public.t.t_check2 to constraint public.t.t_check1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check2 TO t_check1;

-- Step 9 of 16: rename constraint public.u.u_a_check to constraint public.u.u_a_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      deadlock: waits for table public.u while the transaction holds table public.p, table public.p1, table public.t
ALTER TABLE public.u RENAME CONSTRAINT u_a_check TO u_a_check_lockstep_1;

-- Step 10 of 16: rename constraint public.u.u_a_check1 to constraint public.u.u_a_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_a_check1 TO u_a_check;

-- Step 11 of 16: rename constraint public.u.u_b_fkey to constraint public.u.u_b_fkey_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey TO u_b_fkey_lockstep_1;

-- Step 12 of 16: rename constraint public.u.u_b_fkey1 to constraint public.u.u_b_fkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey1 TO u_b_fkey;

-- Step 13 of 16: drop constraint public.p.p_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_check_lockstep_1;

-- Step 14 of 16: drop constraint public.t.t_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_check_lockstep_1;

-- Step 15 of 16: drop constraint public.u.u_a_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u DROP CONSTRAINT u_a_check_lockstep_1;

-- Step 16 of 16: drop constraint public.u.u_b_fkey_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r, ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.r, public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      deadlock: waits for table public.r while the transaction holds table public.p, table public.p1, table public.t, table public.u
ALTER TABLE public.u DROP CONSTRAINT u_b_fkey_lockstep_1;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 16 of 16: drop constraint public.u.u_b_fkey_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.r, ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT u_b_fkey_lockstep_1 FOREIGN KEY (b) REFERENCES public.r (id) ON DELETE CASCADE;

-- Undo step 15 of 16: drop constraint public.u.u_a_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT u_a_check_lockstep_1 CHECK (a > 0);

-- Undo step 14 of 16: drop constraint public.t.t_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_check_lockstep_1 CHECK (a + b > 0);

-- Undo step 13 of 16: drop constraint public.p.p_check_lockstep_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_check_lockstep_1 CHECK (a > b);

-- Undo step 12 of 16: rename constraint public.u.u_b_fkey1 to constraint public.u.u_b_fkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey TO u_b_fkey1;

-- Undo step 11 of 16: rename constraint public.u.u_b_fkey to constraint public.u.u_b_fkey_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_b_fkey_lockstep_1 TO u_b_fkey;

-- Undo step 10 of 16: rename constraint public.u.u_a_check1 to constraint public.u.u_a_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_a_check TO u_a_check1;

-- Undo step 9 of 16: rename constraint public.u.u_a_check to constraint public.u.u_a_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME CONSTRAINT u_a_check_lockstep_1 TO u_a_check;

-- Undo step 8 of 16: rename constraint public.t.t_check2 to constraint public.t.t_check1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check1 TO t_check2;

-- Undo step 7 of 16: rename constraint public.t.t_check1 to constraint public.t.t_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check TO t_check1;

-- Undo step 6 of 16: rename constraint public.t.t_check to constraint public.t.t_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_check_lockstep_1 TO t_check;

-- Undo step 5 of 16: rename constraint public.p.p_check1 to constraint public.p.p_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check TO p_check1;

-- Undo step 4 of 16: rename constraint public.p.p_check to constraint public.p.p_check_lockstep_1
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p RENAME CONSTRAINT p_check_lockstep_1 TO p_check;

COMMIT;

BEGIN;

-- Undo step 3 of 16: rename constraint public."Odd name"."Odd name_a_check1_lockstep_1" to constraint public."Odd name"."Odd name_a_check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check" TO "Odd name_a_check1_lockstep_1";

-- Undo step 2 of 16: rename constraint public."Odd name"."Odd name_a_check" to constraint public."Odd name"."Odd name_a_check1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1" TO "Odd name_a_check";

-- Undo step 1 of 16: rename constraint public."Odd name"."Odd name_a_check1" to constraint public."Odd name"."Odd name_a_check1_lockstep_1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Odd name"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Odd name" RENAME CONSTRAINT "Odd name_a_check1_lockstep_1" TO "Odd name_a_check1";

COMMIT;
