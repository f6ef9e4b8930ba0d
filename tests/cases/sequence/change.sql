-- Every option of a sequence changes.
-- before --
CREATE SEQUENCE s;
-- after --
CREATE SEQUENCE s AS integer INCREMENT BY 2 MINVALUE 5 MAXVALUE 500 START WITH 7 CACHE 3 CYCLE;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: change options of sequence public.s
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.s
--   blocks:      writes of public.s, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when the sequence stands outside of its new limits
SELECT pg_catalog.setval('public.s', 7, false) FROM public.s WHERE NOT is_called AND last_value NOT BETWEEN 5 AND 500;
ALTER SEQUENCE public.s AS integer START WITH 7 INCREMENT BY 2 MINVALUE 5 MAXVALUE 500 CACHE 3 CYCLE;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: change options of sequence public.s
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.s
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.s AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE;

COMMIT;
