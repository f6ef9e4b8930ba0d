-- A partition tree three levels deep from nothing.
-- before --
-- after --
CREATE TABLE m (id int, at date, kind text, PRIMARY KEY (id, at, kind)) PARTITION BY RANGE (at);
CREATE TABLE m24 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (kind);
CREATE TABLE m24_a PARTITION OF m24 FOR VALUES IN ('a', 'b') PARTITION BY HASH (id);
CREATE TABLE m24_a0 PARTITION OF m24_a FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE m24_a1 PARTITION OF m24_a FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE m24_rest PARTITION OF m24 DEFAULT;
CREATE TABLE m_rest PARTITION OF m DEFAULT;
CREATE INDEX m_kind ON m (kind);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: create table public.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m (
    id integer NOT NULL,
    at date NOT NULL,
    kind text NOT NULL
) PARTITION BY RANGE (at);

-- Step 2 of 9: create table public.m24
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m24 PARTITION OF public.m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (kind);

-- Step 3 of 9: create table public.m24_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m24_a PARTITION OF public.m24 FOR VALUES IN ('a', 'b') PARTITION BY HASH (id);

-- Step 4 of 9: create table public.m24_a0
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m24_a0 PARTITION OF public.m24_a FOR VALUES WITH (modulus 2, remainder 0);

-- Step 5 of 9: create table public.m24_a1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m24_a1 PARTITION OF public.m24_a FOR VALUES WITH (modulus 2, remainder 1);

-- Step 6 of 9: create table public.m24_rest
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m24_rest PARTITION OF public.m24 DEFAULT;

-- Step 7 of 9: create table public.m_rest
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m_rest PARTITION OF public.m DEFAULT;

-- Step 8 of 9: add constraint public.m.m_pkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id, at, kind);
ALTER TABLE ONLY public.m24 ADD CONSTRAINT m24_pkey PRIMARY KEY (id, at, kind);
ALTER TABLE ONLY public.m24_a ADD CONSTRAINT m24_a_pkey PRIMARY KEY (id, at, kind);
ALTER TABLE public.m24_a0 ADD CONSTRAINT m24_a0_pkey PRIMARY KEY (id, at, kind);
ALTER TABLE public.m24_a1 ADD CONSTRAINT m24_a1_pkey PRIMARY KEY (id, at, kind);
ALTER TABLE public.m24_rest ADD CONSTRAINT m24_rest_pkey PRIMARY KEY (id, at, kind);
ALTER TABLE public.m_rest ADD CONSTRAINT m_rest_pkey PRIMARY KEY (id, at, kind);
ALTER INDEX public.m_pkey ATTACH PARTITION public.m_rest_pkey;
ALTER INDEX public.m24_pkey ATTACH PARTITION public.m24_rest_pkey;
ALTER INDEX public.m24_a_pkey ATTACH PARTITION public.m24_a1_pkey;
ALTER INDEX public.m24_a_pkey ATTACH PARTITION public.m24_a0_pkey;
ALTER INDEX public.m24_pkey ATTACH PARTITION public.m24_a_pkey;
ALTER INDEX public.m_pkey ATTACH PARTITION public.m24_pkey;

-- Step 9 of 9: add index public.m_kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX m_kind ON ONLY public.m USING btree (kind);
CREATE INDEX m24_kind_idx ON ONLY public.m24 USING btree (kind);
CREATE INDEX m24_a_kind_idx ON ONLY public.m24_a USING btree (kind);
CREATE INDEX m24_a0_kind_idx ON public.m24_a0 USING btree (kind);
CREATE INDEX m24_a1_kind_idx ON public.m24_a1 USING btree (kind);
CREATE INDEX m24_rest_kind_idx ON public.m24_rest USING btree (kind);
CREATE INDEX m_rest_kind_idx ON public.m_rest USING btree (kind);
ALTER INDEX public.m_kind ATTACH PARTITION public.m_rest_kind_idx;
ALTER INDEX public.m24_kind_idx ATTACH PARTITION public.m24_rest_kind_idx;
ALTER INDEX public.m24_a_kind_idx ATTACH PARTITION public.m24_a1_kind_idx;
ALTER INDEX public.m24_a_kind_idx ATTACH PARTITION public.m24_a0_kind_idx;
ALTER INDEX public.m24_kind_idx ATTACH PARTITION public.m24_a_kind_idx;
ALTER INDEX public.m_kind ATTACH PARTITION public.m24_kind_idx;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: add index public.m_kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_kind;

-- Undo step 8 of 9: add constraint public.m.m_pkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT m_pkey;

-- Undo step 7 of 9: create table public.m_rest
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m_rest;

-- Undo step 6 of 9: create table public.m24_rest
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m24_rest;

-- Undo step 5 of 9: create table public.m24_a1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m24_a1;

-- Undo step 4 of 9: create table public.m24_a0
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m24_a0;

-- Undo step 3 of 9: create table public.m24_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m24_a;

-- Undo step 2 of 9: create table public.m24
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m24;

-- Undo step 1 of 9: create table public.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m;

COMMIT;
