-- Policies whose whole condition is a subquery.
-- before --
CREATE TABLE u (a int, b int);
CREATE TABLE t (a int);
CREATE POLICY stays ON t USING ((SELECT t.a <= u.b FROM u WHERE u.a = 1));
CREATE POLICY changes ON t USING ((SELECT t.a <= u.b FROM u WHERE u.a = 3)) WITH CHECK (((SELECT true) UNION (SELECT false) LIMIT 1));
-- after --
CREATE TABLE u (a int, b int);
CREATE TABLE t (a int);
CREATE POLICY stays ON t USING ((SELECT t.a <= u.b FROM u WHERE u.a = 1));
CREATE POLICY changes ON t USING ((WITH w AS (SELECT b FROM u) SELECT t.a <= w.b FROM w LIMIT 1));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: replace policy changes on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY changes ON public.t;
CREATE POLICY changes ON public.t
    USING ((WITH w AS (SELECT b FROM public.u) SELECT t.a <= w.b FROM w LIMIT 1));

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: replace policy changes on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY changes ON public.t;
CREATE POLICY changes ON public.t
    USING ((SELECT t.a <= u.b FROM public.u WHERE u.a = 3))
    WITH CHECK ((SELECT TRUE UNION SELECT FALSE LIMIT 1));

COMMIT;
