-- Partitioned tables with serial columns, defaults of partitions and generated columns.
-- before --
-- after --
CREATE TABLE m (id bigserial, a int, b int GENERATED ALWAYS AS (a * 2) STORED, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE m0 PARTITION OF m FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE m1 PARTITION OF m (a DEFAULT 7, CONSTRAINT own CHECK (a <> 5)) FOR VALUES WITH (MODULUS 2, REMAINDER 1) WITH (fillfactor = 70);
CREATE UNIQUE INDEX m1_a ON m1 (a);
COMMENT ON COLUMN m1.a IS 'of the partition';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create sequence public.m_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.m_id_seq;

-- Step 2 of 7: create table public.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m (
    id bigint DEFAULT nextval('public.m_id_seq'::regclass) NOT NULL,
    a integer,
    b integer GENERATED ALWAYS AS (a * 2) STORED
) PARTITION BY HASH (id);

-- Step 3 of 7: let column public.m.id own sequence public.m_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.m_id_seq OWNED BY public.m.id;

-- Step 4 of 7: create table public.m0
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m0 PARTITION OF public.m FOR VALUES WITH (modulus 2, remainder 0);

-- Step 5 of 7: create table public.m1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m1 PARTITION OF public.m (
    a WITH OPTIONS DEFAULT 7,
    CONSTRAINT own CHECK (a <> 5)
) FOR VALUES WITH (modulus 2, remainder 1) WITH (fillfactor=70);
COMMENT ON COLUMN public.m1.a IS 'of the partition';

-- Step 6 of 7: add constraint public.m.m_pkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id);
ALTER TABLE public.m0 ADD CONSTRAINT m0_pkey PRIMARY KEY (id);
ALTER TABLE public.m1 ADD CONSTRAINT m1_pkey PRIMARY KEY (id);
ALTER INDEX public.m_pkey ATTACH PARTITION public.m1_pkey;
ALTER INDEX public.m_pkey ATTACH PARTITION public.m0_pkey;

-- Step 7 of 7: add index public.m1_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX m1_a ON public.m1 USING btree (a);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: add index public.m1_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m1_a;

-- Undo step 6 of 7: add constraint public.m.m_pkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT m_pkey;

-- Undo step 5 of 7: create table public.m1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m1;

-- Undo step 4 of 7: create table public.m0
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m0;

-- Undo step 3 of 7: let column public.m.id own sequence public.m_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.m_id_seq OWNED BY NONE;

-- Undo step 2 of 7: create table public.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m;

-- Undo step 1 of 7: create sequence public.m_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.m_id_seq;

COMMIT;
