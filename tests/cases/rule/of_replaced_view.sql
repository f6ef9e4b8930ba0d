-- A view with rules is made anew, because a column goes; another is replaced in place and keeps its rule.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (NEW.a);
COMMENT ON RULE r ON v IS 'kept';
CREATE VIEW w AS SELECT a FROM t;
CREATE RULE r AS ON DELETE TO w DO INSTEAD NOTHING;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (NEW.a);
COMMENT ON RULE r ON v IS 'kept';
CREATE VIEW w AS SELECT a FROM t WHERE b > 0;
CREATE RULE r AS ON DELETE TO w DO INSTEAD NOTHING;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: replace view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.w AS
SELECT a FROM public.t WHERE b > 0;

COMMIT;

BEGIN;

-- Step 2 of 4: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 3 of 4: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a FROM public.t;

-- Step 4 of 4: add rule public.v.r
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE r AS
    ON INSERT TO public.v
    DO INSTEAD INSERT INTO public.t (a) VALUES (new.a);
COMMENT ON RULE r ON public.v IS 'kept';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: add rule public.v.r
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE r ON public.v;

-- Undo step 3 of 4: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 2 of 4: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, b FROM public.t;
CREATE RULE r AS
    ON INSERT TO public.v
    DO INSTEAD INSERT INTO public.t (a) VALUES (new.a);
COMMENT ON RULE r ON public.v IS 'kept';

COMMIT;

BEGIN;

-- Undo step 1 of 4: replace view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.w AS
SELECT a FROM public.t;

COMMIT;
