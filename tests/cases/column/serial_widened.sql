-- A serial column becomes a bigserial one.
-- before --
CREATE TABLE t (id serial PRIMARY KEY, s smallserial);
-- after --
CREATE TABLE t (id bigserial PRIMARY KEY, s serial);
-- rows --
INSERT INTO t DEFAULT VALUES;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: change options of sequence public.t_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;

-- Step 2 of 4: change options of sequence public.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_s_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_s_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

-- Step 3 of 4: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);

-- Step 4 of 4: change type of column public.t.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN s TYPE integer;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT nextval('public.t_s_seq'::regclass);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: change type of column public.t.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN s TYPE smallint;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT nextval('public.t_s_seq'::regclass);

-- Undo step 3 of 4: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN id TYPE integer;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);

-- Undo step 2 of 4: change options of sequence public.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_s_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_s_seq AS smallint MINVALUE 1 MAXVALUE 32767;

-- Undo step 1 of 4: change options of sequence public.t_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

COMMIT;
