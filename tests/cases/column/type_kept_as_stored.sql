-- Longer limits, finer precisions, and domains that test nothing leave the rows as they are.
-- before --
CREATE DOMAIN code AS varchar(20);
CREATE DOMAIN label AS text CHECK (VALUE <> '');
CREATE TABLE t (id int PRIMARY KEY, amount numeric(10,2), bits varbit(10), at timestamp(3), seen timestamptz(2), span interval(3), noon time(2),
                a code, b label, c varchar(20), net cidr, doc xml, whole numeric(8));
CREATE INDEX t_amount ON t (amount);
CREATE INDEX t_at ON t (at);
CREATE INDEX t_c ON t (c);
-- after --
CREATE DOMAIN code AS varchar(20);
CREATE DOMAIN label AS text CHECK (VALUE <> '');
CREATE TABLE t (id int PRIMARY KEY, amount numeric(12,2), bits varbit(20), at timestamp(6), seen timestamptz, span interval(6), noon time(5),
                a text, b text, c code, net inet, doc text, whole numeric);
CREATE INDEX t_amount ON t (amount);
CREATE INDEX t_at ON t (at);
CREATE INDEX t_c ON t (c);
-- rows --
INSERT INTO t VALUES (1, 12345678.91, B'101', '2024-02-29 12:34:56.789', '2024-02-29 12:34:56.78+00', '1 day 2.345', '12:34:56.78', 'a', 'b', 'c', '10.0.0.0/8', '<a/>', 12345678);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
ALTER TABLE public.t ALTER COLUMN a TYPE text;

-- Step 2 of 13: change type of column public.t.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.amount fail
ALTER TABLE public.t ALTER COLUMN amount TYPE numeric(12,2);

-- Step 3 of 13: change type of column public.t.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.at fail
ALTER TABLE public.t ALTER COLUMN at TYPE timestamp(6) without time zone;

-- Step 4 of 13: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.b fail
ALTER TABLE public.t ALTER COLUMN b TYPE text;

-- Step 5 of 13: change type of column public.t.bits
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.bits fail
ALTER TABLE public.t ALTER COLUMN bits TYPE bit varying(20);

-- Step 6 of 13: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
ALTER TABLE public.t ALTER COLUMN c TYPE public.code;

-- Step 7 of 13: change type of column public.t.doc
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.doc fail
ALTER TABLE public.t ALTER COLUMN doc TYPE text;

-- Step 8 of 13: change type of column public.t.net
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.net fail
ALTER TABLE public.t ALTER COLUMN net TYPE inet;

-- Step 9 of 13: change type of column public.t.noon
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.noon fail
ALTER TABLE public.t ALTER COLUMN noon TYPE time(5) without time zone;

-- Step 10 of 13: change type of column public.t.seen
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.seen fail
ALTER TABLE public.t ALTER COLUMN seen TYPE timestamp with time zone;

-- Step 11 of 13: change type of column public.t.span
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.span fail
ALTER TABLE public.t ALTER COLUMN span TYPE interval(6);

-- Step 12 of 13: change type of column public.t.whole
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.whole fail
ALTER TABLE public.t ALTER COLUMN whole TYPE numeric;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 13 of 13: gather statistics of table public.t (a, amount, at, b, bits, c, doc, net, noon, seen, span, whole)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (a, amount, at, b, bits, c, doc, net, noon, seen, span, whole);

COMMIT;
-- down --
-- Undo step 13 of 13: gather statistics of table public.t (a, amount, at, b, bits, c, doc, net, noon, seen, span, whole)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 13: change type of column public.t.whole
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN whole TYPE numeric(8,0);

-- Undo step 11 of 13: change type of column public.t.span
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN span TYPE interval(3);

-- Undo step 10 of 13: change type of column public.t.seen
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN seen TYPE timestamp(2) with time zone;

-- Undo step 9 of 13: change type of column public.t.noon
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN noon TYPE time(2) without time zone;

-- Undo step 8 of 13: change type of column public.t.net
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN net TYPE cidr USING net::text::cidr;

-- Undo step 7 of 13: change type of column public.t.doc
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN doc TYPE xml USING doc::xml;

-- Undo step 6 of 13: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c TYPE character varying(20);

-- Undo step 5 of 13: change type of column public.t.bits
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN bits TYPE bit varying(10);

-- Undo step 4 of 13: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b TYPE public.label;

-- Undo step 3 of 13: change type of column public.t.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN at TYPE timestamp(3) without time zone;

-- Undo step 2 of 13: change type of column public.t.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN amount TYPE numeric(10,2);

-- Undo step 1 of 13: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE public.code;

COMMIT;
