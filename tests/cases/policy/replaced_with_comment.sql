-- A policy that is dropped and created, because an expression comes or goes, and gets another comment: each direction ends with the comment it should.
-- before --
CREATE TABLE t (id integer);
CREATE POLICY loses ON t USING (id > 0);
COMMENT ON POLICY loses ON t IS 'mine';
CREATE POLICY gets ON t USING (id > 0) WITH CHECK (id > 1);
CREATE POLICY changes ON t USING (id > 0);
COMMENT ON POLICY changes ON t IS 'old';
CREATE POLICY keeps ON t USING (id > 0);
COMMENT ON POLICY keeps ON t IS 'kept';
-- after --
CREATE TABLE t (id integer);
CREATE POLICY loses ON t USING (id > 0) WITH CHECK (id > 1);
CREATE POLICY gets ON t USING (id > 0);
COMMENT ON POLICY gets ON t IS 'mine';
CREATE POLICY changes ON t USING (id > 0) WITH CHECK (id > 1);
COMMENT ON POLICY changes ON t IS 'new';
CREATE POLICY keeps ON t USING (id > 0) WITH CHECK (id > 1);
COMMENT ON POLICY keeps ON t IS 'kept';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: replace policy changes on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY changes ON public.t;
CREATE POLICY changes ON public.t
    USING (id > 0)
    WITH CHECK (id > 1);
COMMENT ON POLICY changes ON public.t IS 'old';

-- Step 2 of 7: change comment on policy public.t.changes
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON POLICY changes ON public.t IS 'new';

-- Step 3 of 7: replace policy gets on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY gets ON public.t;
CREATE POLICY gets ON public.t
    USING (id > 0);

-- Step 4 of 7: change comment on policy public.t.gets
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON POLICY gets ON public.t IS 'mine';

-- Step 5 of 7: replace policy keeps on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY keeps ON public.t;
CREATE POLICY keeps ON public.t
    USING (id > 0)
    WITH CHECK (id > 1);
COMMENT ON POLICY keeps ON public.t IS 'kept';

-- Step 6 of 7: replace policy loses on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY loses ON public.t;
CREATE POLICY loses ON public.t
    USING (id > 0)
    WITH CHECK (id > 1);
COMMENT ON POLICY loses ON public.t IS 'mine';

-- Step 7 of 7: change comment on policy public.t.loses
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON POLICY loses ON public.t IS NULL;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 7: change comment on policy public.t.loses
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON POLICY loses ON public.t IS 'mine';

-- Undo step 6 of 7: replace policy loses on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY loses ON public.t;
CREATE POLICY loses ON public.t
    USING (id > 0);
COMMENT ON POLICY loses ON public.t IS 'mine';

-- Undo step 5 of 7: replace policy keeps on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY keeps ON public.t;
CREATE POLICY keeps ON public.t
    USING (id > 0);
COMMENT ON POLICY keeps ON public.t IS 'kept';

-- Undo step 4 of 7: change comment on policy public.t.gets
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON POLICY gets ON public.t IS NULL;

-- Undo step 3 of 7: replace policy gets on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY gets ON public.t;
CREATE POLICY gets ON public.t
    USING (id > 0)
    WITH CHECK (id > 1);

-- Undo step 2 of 7: change comment on policy public.t.changes
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON POLICY changes ON public.t IS 'old';

-- Undo step 1 of 7: replace policy changes on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY changes ON public.t;
CREATE POLICY changes ON public.t
    USING (id > 0);
COMMENT ON POLICY changes ON public.t IS 'old';

COMMIT;
