-- A column is renamed, retyped, made NOT NULL and given a default at once.
-- before --
CREATE TABLE t (id int, amount int);
CREATE INDEX t_amount ON t (amount);
-- after --
CREATE TABLE t (id int,
    -- @renamed from=amount
    "Amount" numeric(10,2) NOT NULL DEFAULT 0.00);
CREATE INDEX t_amount ON t ("Amount");
-- rows --
INSERT INTO t VALUES (1, 2);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: rename column public.t.amount to column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 2 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t."Amount" fails
ALTER TABLE public.t RENAME COLUMN amount TO "Amount";

-- Step 2 of 7: change type of column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t."Amount" fail
ALTER TABLE public.t ALTER COLUMN "Amount" TYPE numeric(10,2);
ALTER TABLE public.t ALTER COLUMN "Amount" SET DEFAULT 0.00;

-- Step 3 of 7: check without scan for nulls in column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT "lockstep_Amount_not_null_392c4707" CHECK ("Amount" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 7: gather statistics of table public.t ("Amount")
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t ("Amount");

COMMIT;

BEGIN;

-- Step 5 of 7: scan for nulls in column public.t."Amount"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.t."Amount" holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT "lockstep_Amount_not_null_392c4707";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 7: require values in column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN "Amount" SET NOT NULL;

COMMIT;

-- Step 7 of 7: drop the check for nulls in column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT "lockstep_Amount_not_null_392c4707";
-- down --
SET lock_timeout = '2s';

-- Undo step 7 of 7: drop the check for nulls in column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT "lockstep_Amount_not_null_392c4707" CHECK ("Amount" IS NOT NULL) NOT VALID;
ALTER TABLE public.t VALIDATE CONSTRAINT "lockstep_Amount_not_null_392c4707";

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 7: require values in column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN "Amount" DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 7: scan for nulls in column public.t."Amount"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

-- Undo step 4 of 7: gather statistics of table public.t ("Amount")
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 7: check without scan for nulls in column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT "lockstep_Amount_not_null_392c4707";

-- Undo step 2 of 7: change type of column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN "Amount" DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN "Amount" TYPE integer;

-- Undo step 1 of 7: rename column public.t.amount to column public.t."Amount"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN "Amount" TO amount;

COMMIT;
