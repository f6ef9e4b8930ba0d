-- Event, condition, actions, mode and comment of rules change.
-- before --
CREATE TABLE t (a int, b int);
CREATE TABLE log (a int, b int);
CREATE RULE event AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (1, 2);
CREATE RULE condition AS ON INSERT TO t WHERE NEW.a > 0 DO ALSO INSERT INTO log VALUES (NEW.a, 1);
CREATE RULE loses_condition AS ON INSERT TO t WHERE NEW.a > 0 DO ALSO INSERT INTO log VALUES (NEW.a, 1);
CREATE RULE actions AS ON DELETE TO t DO ALSO INSERT INTO log VALUES (OLD.a, 2);
CREATE RULE instead AS ON DELETE TO t DO ALSO INSERT INTO log VALUES (OLD.a, 3);
CREATE RULE mode AS ON UPDATE TO t DO ALSO NOTHING;
CREATE RULE "both" AS ON UPDATE TO t DO ALSO NOTHING;
COMMENT ON RULE "both" ON t IS 'stays';
ALTER TABLE t DISABLE RULE "both";
CREATE RULE same AS ON UPDATE TO t WHERE NEW.b = 1 DO ALSO INSERT INTO log SELECT NEW.*;
-- after --
CREATE TABLE t (a int, b int);
CREATE TABLE log (a int, b int);
CREATE RULE event AS ON DELETE TO t DO ALSO INSERT INTO log VALUES (1, 2);
CREATE RULE condition AS ON INSERT TO t WHERE NEW.a > 1 DO ALSO INSERT INTO log VALUES (NEW.a, 1);
CREATE RULE loses_condition AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (NEW.a, 1);
CREATE RULE actions AS ON DELETE TO t DO ALSO (INSERT INTO log VALUES (OLD.a, 2); DELETE FROM log WHERE log.a = OLD.a);
CREATE RULE instead AS ON DELETE TO t DO INSTEAD INSERT INTO log VALUES (OLD.a, 3);
CREATE RULE mode AS ON UPDATE TO t DO ALSO NOTHING;
ALTER TABLE t ENABLE REPLICA RULE mode;
COMMENT ON RULE mode ON t IS 'new';
CREATE RULE "both" AS ON UPDATE TO t DO ALSO DELETE FROM log;
COMMENT ON RULE "both" ON t IS 'stays';
CREATE RULE same AS ON UPDATE TO public.t WHERE (new.b = 1) DO INSERT INTO log (a, b) SELECT new.a, new.b;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: replace rule actions on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE actions AS
    ON DELETE TO public.t
    DO ALSO (
    INSERT INTO public.log VALUES (old.a, 2);
    DELETE FROM public.log WHERE log.a = old.a
    );

-- Step 2 of 8: replace rule "both" on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE "both" AS
    ON UPDATE TO public.t
    DO ALSO DELETE FROM public.log;
ALTER TABLE public.t ENABLE RULE "both";

-- Step 3 of 8: replace rule condition on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE condition AS
    ON INSERT TO public.t
    WHERE (new.a > 1)
    DO ALSO INSERT INTO public.log VALUES (new.a, 1);

-- Step 4 of 8: replace rule event on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE event AS
    ON DELETE TO public.t
    DO ALSO INSERT INTO public.log VALUES (1, 2);

-- Step 5 of 8: replace rule instead on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE instead AS
    ON DELETE TO public.t
    DO INSTEAD INSERT INTO public.log VALUES (old.a, 3);

-- Step 6 of 8: replace rule loses_condition on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE loses_condition AS
    ON INSERT TO public.t
    DO ALSO INSERT INTO public.log VALUES (new.a, 1);

-- Step 7 of 8: enable or disable rule mode on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ENABLE REPLICA RULE mode;

-- Step 8 of 8: change comment on rule public.t.mode
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON RULE mode ON public.t IS 'new';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 8: change comment on rule public.t.mode
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON RULE mode ON public.t IS NULL;

-- Undo step 7 of 8: enable or disable rule mode on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ENABLE RULE mode;

-- Undo step 6 of 8: replace rule loses_condition on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE loses_condition AS
    ON INSERT TO public.t
    WHERE (new.a > 0)
    DO ALSO INSERT INTO public.log VALUES (new.a, 1);

-- Undo step 5 of 8: replace rule instead on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE instead AS
    ON DELETE TO public.t
    DO ALSO INSERT INTO public.log VALUES (old.a, 3);

-- Undo step 4 of 8: replace rule event on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE event AS
    ON INSERT TO public.t
    DO ALSO INSERT INTO public.log VALUES (1, 2);

-- Undo step 3 of 8: replace rule condition on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE condition AS
    ON INSERT TO public.t
    WHERE (new.a > 0)
    DO ALSO INSERT INTO public.log VALUES (new.a, 1);

-- Undo step 2 of 8: replace rule "both" on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE "both" AS
    ON UPDATE TO public.t
    DO ALSO NOTHING;
ALTER TABLE public.t DISABLE RULE "both";

-- Undo step 1 of 8: replace rule actions on public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE actions AS
    ON DELETE TO public.t
    DO ALSO INSERT INTO public.log VALUES (old.a, 2);

COMMIT;
