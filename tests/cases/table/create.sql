-- A new table with everything that can stand in CREATE TABLE.
-- before --
-- after --
CREATE TABLE t (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code varchar(20) NOT NULL UNIQUE,
    n integer DEFAULT 3 CHECK (n > 0),
    twice integer GENERATED ALWAYS AS (n * 2) STORED
) WITH (fillfactor = 70);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    code character varying(20) NOT NULL,
    n integer DEFAULT 3,
    twice integer GENERATED ALWAYS AS (n * 2) STORED,
    CONSTRAINT t_pkey PRIMARY KEY (id),
    CONSTRAINT t_code_key UNIQUE (code),
    CONSTRAINT t_n_check CHECK (n > 0)
) WITH (fillfactor=70);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

COMMIT;
