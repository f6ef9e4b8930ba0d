-- The sequence of a column that becomes an identity does not get what default privileges give that of the table's owner, both ways.
-- before --
CREATE TABLE serial_before (id bigserial);
ALTER TABLE serial_before OWNER TO pg_monitor;
CREATE TABLE identity_before (id bigint GENERATED ALWAYS AS IDENTITY);
ALTER TABLE identity_before OWNER TO pg_monitor;
CREATE TABLE changes_hands (id bigint NOT NULL);
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT UPDATE ON SEQUENCES TO pg_monitor;
-- after --
CREATE TABLE serial_before (id bigint GENERATED ALWAYS AS IDENTITY, more int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE serial_before OWNER TO pg_monitor;
CREATE TABLE identity_before (id bigint NOT NULL);
ALTER TABLE identity_before OWNER TO pg_monitor;
CREATE TABLE changes_hands (id bigint GENERATED ALWAYS AS IDENTITY, fresh int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE changes_hands OWNER TO pg_monitor;
CREATE TABLE fresh (id int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE fresh OWNER TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes_hands IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 14: change owner of table public.changes_hands
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes_hands
--   blocks:      reads and writes of public.changes_hands, until step 3 is done, which rewrites public.changes_hands
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.changes_hands OWNER TO pg_monitor;

-- Step 2 of 14: create table public.fresh
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.fresh (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL
);
ALTER TABLE public.fresh OWNER TO pg_monitor;
REVOKE USAGE ON SEQUENCE public.fresh_id_seq FROM PUBLIC;

-- Step 3 of 14: add column public.changes_hands.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes_hands
--   blocks:      reads and writes of public.changes_hands, for as long as its work takes
--   work:        rewrites public.changes_hands
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      rewrite: every row of public.changes_hands is written again under an exclusive lock
ALTER TABLE public.changes_hands ADD COLUMN fresh integer GENERATED ALWAYS AS IDENTITY NOT NULL;
REVOKE USAGE ON SEQUENCE public.changes_hands_fresh_seq FROM PUBLIC;

-- Step 4 of 14: add identity to column public.changes_hands.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes_hands
--   blocks:      reads and writes of public.changes_hands, for as long as its work takes
--   work:        scans public.changes_hands
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.changes_hands are read for the last number while others wait; an index over id makes that short
ALTER TABLE public.changes_hands ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.changes_hands_id_seq', max(id) + 1, false) FROM public.changes_hands HAVING max(id) >= 1 AND max(id) < 9223372036854775807;
REVOKE USAGE ON SEQUENCE public.changes_hands_id_seq FROM PUBLIC;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 14: gather statistics of table public.changes_hands (fresh)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.changes_hands
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.changes_hands (fresh);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.identity_before IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 14: drop identity of column public.identity_before.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.identity_before_id_seq, ACCESS EXCLUSIVE on table public.identity_before
--   blocks:      reads and writes of public.identity_before_id_seq, public.identity_before, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.identity_before ALTER COLUMN id DROP IDENTITY;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.serial_before IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 14: add column public.serial_before.more
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.serial_before
--   blocks:      reads and writes of public.serial_before, for as long as its work takes
--   work:        rewrites public.serial_before
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      rewrite: every row of public.serial_before is written again under an exclusive lock
ALTER TABLE public.serial_before ADD COLUMN more integer GENERATED ALWAYS AS IDENTITY NOT NULL;
REVOKE USAGE ON SEQUENCE public.serial_before_more_seq FROM PUBLIC;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 14: gather statistics of table public.serial_before (more)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.serial_before
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.serial_before (more);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.serial_before IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 14: drop default of column public.serial_before.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.serial_before
--   blocks:      reads and writes of public.serial_before, until step 12 is done, which scans public.serial_before
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.serial_before ALTER COLUMN id DROP DEFAULT;

-- Step 10 of 14: let column public.serial_before.id own sequence public.serial_before_id_seq no longer
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence public.serial_before_id_seq
--   blocks:      writes of public.serial_before_id_seq, until step 12 is done, which scans public.serial_before
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.serial_before_id_seq OWNED BY NONE;

-- Step 11 of 14: drop sequence public.serial_before_id_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.serial_before_id_seq
--   blocks:      reads and writes of public.serial_before_id_seq, until step 12 is done, which scans public.serial_before
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.serial_before_id_seq is dropped
DROP SEQUENCE public.serial_before_id_seq;

-- Step 12 of 14: add identity to column public.serial_before.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.serial_before
--   blocks:      reads and writes of public.serial_before, for as long as its work takes
--   work:        scans public.serial_before
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.serial_before are read for the last number while others wait; an index over id makes that short
ALTER TABLE public.serial_before ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.serial_before_id_seq', max(id) + 1, false) FROM public.serial_before HAVING max(id) >= 1 AND max(id) < 9223372036854775807;
REVOKE USAGE ON SEQUENCE public.serial_before_id_seq FROM PUBLIC;

-- Step 13 of 14: drop default privilege "SEQUENCES"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES REVOKE UPDATE ON SEQUENCES FROM pg_monitor;

-- Step 14 of 14: drop default privilege pg_monitor."SEQUENCES"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE USAGE ON SEQUENCES FROM PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.serial_before IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 14: drop default privilege pg_monitor."SEQUENCES"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO PUBLIC;

-- Undo step 13 of 14: drop default privilege "SEQUENCES"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES GRANT UPDATE ON SEQUENCES TO pg_monitor;

-- Undo step 12 of 14: add identity to column public.serial_before.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.serial_before
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.serial_before ALTER COLUMN id DROP IDENTITY;

-- Undo step 11 of 14: drop sequence public.serial_before_id_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.serial_before_id_seq
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.serial_before_id_seq;
REVOKE USAGE ON SEQUENCE public.serial_before_id_seq FROM PUBLIC;

-- Undo step 10 of 14: let column public.serial_before.id own sequence public.serial_before_id_seq no longer
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence public.serial_before_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.serial_before_id_seq OWNER TO pg_monitor;
ALTER SEQUENCE public.serial_before_id_seq OWNED BY public.serial_before.id;
SELECT pg_catalog.setval('public.serial_before_id_seq', max(id) + 1, false) FROM public.serial_before HAVING max(id) >= 1 AND max(id) < 9223372036854775807;

-- Undo step 9 of 14: drop default of column public.serial_before.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.serial_before
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.serial_before ALTER COLUMN id SET DEFAULT nextval('public.serial_before_id_seq'::regclass);

COMMIT;

-- Undo step 8 of 14: gather statistics of table public.serial_before (more)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.serial_before
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.serial_before IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 14: add column public.serial_before.more
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.serial_before
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.serial_before DROP COLUMN more;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.identity_before IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 14: drop identity of column public.identity_before.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.identity_before_id_seq, ACCESS EXCLUSIVE on table public.identity_before
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.identity_before ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.identity_before_id_seq', max(id) + 1, false) FROM public.identity_before HAVING max(id) >= 1 AND max(id) < 9223372036854775807;
REVOKE USAGE ON SEQUENCE public.identity_before_id_seq FROM PUBLIC;

COMMIT;

-- Undo step 5 of 14: gather statistics of table public.changes_hands (fresh)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.changes_hands
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.changes_hands IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 14: add identity to column public.changes_hands.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes_hands
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.changes_hands ALTER COLUMN id DROP IDENTITY;

-- Undo step 3 of 14: add column public.changes_hands.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes_hands
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.changes_hands DROP COLUMN fresh;

-- Undo step 2 of 14: create table public.fresh
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.fresh;

-- Undo step 1 of 14: change owner of table public.changes_hands
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.changes_hands
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.changes_hands OWNER TO CURRENT_USER;

COMMIT;
