-- More digits keep the rows, and so does longer text. A check over them comes back unproven, and is proven while others read and write.
-- before --
CREATE TABLE t (id int PRIMARY KEY, price numeric(10,2) NOT NULL CHECK (price >= 0), cost numeric(10,2));
CREATE INDEX t_price ON t (price);
-- after --
CREATE TABLE t (id int PRIMARY KEY, price numeric(12,2) NOT NULL CHECK (price >= 0), cost numeric(12,2));
CREATE INDEX t_price ON t (price);
-- rows --
INSERT INTO t VALUES (1, 12345678.91, 2), (2, 0, NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: change type of column public.t.cost
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.cost fail
ALTER TABLE public.t ALTER COLUMN cost TYPE numeric(12,2);

-- Step 2 of 4: change type of column public.t.price
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.price fail
ALTER TABLE public.t DROP CONSTRAINT t_price_check;
ALTER TABLE public.t ALTER COLUMN price TYPE numeric(12,2);
ALTER TABLE public.t ADD CONSTRAINT t_price_check CHECK (price >= 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 4: gather statistics of table public.t (cost, price)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (cost, price);

COMMIT;

BEGIN;

-- Step 4 of 4: validate constraint public.t.t_price_check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT t_price_check;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: validate constraint public.t.t_price_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_price_check;
ALTER TABLE public.t ADD CONSTRAINT t_price_check CHECK (price >= 0) NOT VALID;

COMMIT;

-- Undo step 3 of 4: gather statistics of table public.t (cost, price)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 4: change type of column public.t.price
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_price_check;
ALTER TABLE public.t ALTER COLUMN price TYPE numeric(10,2);
ALTER TABLE public.t ADD CONSTRAINT t_price_check CHECK (price >= 0);

-- Undo step 1 of 4: change type of column public.t.cost
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN cost TYPE numeric(10,2);

COMMIT;
