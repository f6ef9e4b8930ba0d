-- Columns that rules use get another type, are renamed, are dropped; a row that is written whole gets another column.
-- before --
CREATE TABLE t (a int, b int, c int);
CREATE TABLE log (a int, b int, c int);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO log (a) VALUES (NEW.a);
CREATE RULE s AS ON UPDATE TO t WHERE NEW.b > 0 DO ALSO UPDATE log SET b = NEW.b WHERE log.b = OLD.b;
CREATE RULE goes AS ON DELETE TO t DO ALSO DELETE FROM log WHERE log.c = OLD.c;
CREATE TABLE u (a int);
CREATE TABLE u_log (a int);
CREATE RULE w AS ON INSERT TO u DO ALSO INSERT INTO u_log SELECT NEW.*;
-- after --
CREATE TABLE t (
  a bigint,
  -- @renamed from=b
  d int);
CREATE TABLE log (
  a int,
  -- @renamed from=b
  e int,
  c int);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO log (a) VALUES (NEW.a);
CREATE RULE s AS ON UPDATE TO t WHERE NEW.d > 0 DO ALSO UPDATE log SET e = NEW.d WHERE log.e = OLD.d;
CREATE TABLE u (a int, b int);
CREATE TABLE u_log (a int, b int);
CREATE RULE w AS ON INSERT TO u DO ALSO INSERT INTO u_log SELECT NEW.*;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: rename column public.log.b to column public.log.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.log
--   blocks:      reads and writes of public.log, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.log.e fails
ALTER TABLE public.log RENAME COLUMN b TO e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 11: rename column public.t.b to column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.d fails
ALTER TABLE public.t RENAME COLUMN b TO d;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 11: add column public.u.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u ADD COLUMN b integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u_log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 11: add column public.u_log.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u_log
--   blocks:      reads and writes of public.u_log, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u_log ADD COLUMN b integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 11: replace rule w on public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE OR REPLACE RULE w AS
    ON INSERT TO public.u
    DO ALSO INSERT INTO public.u_log SELECT new.a, new.b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 11: drop rule public.t.goes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 9 is done, which rewrites public.t
--   transaction: inside another transaction
--   undo:        reversible
DROP RULE goes ON public.t;

-- Step 7 of 11: drop column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 9 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.c are dropped
--   hazard:      app-breaking: whoever uses column public.t.c fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN c;

-- Step 8 of 11: drop rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 9 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE r ON public.t;

-- Step 9 of 11: change type of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- Step 10 of 11: add rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE r AS
    ON INSERT TO public.t
    DO ALSO INSERT INTO public.log (a) VALUES (new.a);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 11: gather statistics of table public.t (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (a);

COMMIT;
-- down --
-- Undo step 11 of 11: gather statistics of table public.t (a)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 11: add rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE r ON public.t;

-- Undo step 9 of 11: change type of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

-- Undo step 8 of 11: drop rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE r AS
    ON INSERT TO public.t
    DO ALSO INSERT INTO public.log (a) VALUES (new.a);

-- Undo step 7 of 11: drop column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN c integer;

-- Undo step 6 of 11: drop rule public.t.goes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE goes AS
    ON DELETE TO public.t
    DO ALSO DELETE FROM public.log WHERE log.c = old.c;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 11: replace rule w on public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE w AS
    ON INSERT TO public.u
    DO ALSO INSERT INTO public.u_log SELECT new.a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u_log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 11: add column public.u_log.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u_log
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u_log DROP COLUMN b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 11: add column public.u.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u DROP COLUMN b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 11: rename column public.t.b to column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN d TO b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 11: rename column public.log.b to column public.log.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.log
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.log RENAME COLUMN e TO b;

COMMIT;
