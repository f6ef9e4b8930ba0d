-- Equal names of every kind in three schemas, of which one goes.
-- before --
CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c;
CREATE TYPE a.e AS ENUM ('x'); CREATE TYPE b.e AS ENUM ('y'); CREATE TYPE c.e AS ENUM ('z');
CREATE TABLE a.t (e a.e DEFAULT 'x', s serial); CREATE TABLE b.t (e b.e DEFAULT 'y', s serial); CREATE TABLE c.t (e c.e DEFAULT 'z', s serial);
CREATE FUNCTION a.f(a.e) RETURNS a.e LANGUAGE sql AS 'SELECT $1'; CREATE FUNCTION b.f(b.e) RETURNS b.e LANGUAGE sql AS 'SELECT $1';
CREATE VIEW a.v AS SELECT a.f(e) AS e FROM a.t; CREATE VIEW b.v AS SELECT b.f(e) AS e FROM b.t;
-- after --
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TYPE a.e AS ENUM ('x', 'xx'); CREATE TYPE b.e AS ENUM ('yy');
CREATE TABLE a.t (e a.e DEFAULT 'xx', s serial); CREATE TABLE b.t (e b.e DEFAULT 'yy', s bigserial);
CREATE FUNCTION a.f(a.e) RETURNS a.e LANGUAGE sql AS 'SELECT $1'; CREATE FUNCTION b.f(b.e) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
CREATE VIEW a.v AS SELECT a.f(e) AS e FROM a.t; CREATE VIEW b.v AS SELECT b.f(e) AS e FROM b.t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 15: add value 'xx' to enum a.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE a.e ADD VALUE 'xx';

COMMIT;

BEGIN;

-- Step 2 of 15: change options of sequence b.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence b.t_s_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE b.t_s_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;

-- Step 3 of 15: set default of column a.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.t ALTER COLUMN e SET DEFAULT 'xx';

-- Step 4 of 15: change type of column b.t.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of b.t is written again under an exclusive lock
ALTER TABLE b.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE b.t ALTER COLUMN s TYPE bigint;
ALTER TABLE b.t ALTER COLUMN s SET DEFAULT nextval('b.t_s_seq'::regclass);

-- Step 5 of 15: drop table c.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence c.t_s_seq, ACCESS EXCLUSIVE on table c.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table c.t are dropped
DROP TABLE c.t;

-- Step 6 of 15: drop enum type c.e
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE c.e;

-- Step 7 of 15: drop schema c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA c;

-- Step 8 of 15: drop view b.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view b.v
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW b.v;

-- Step 9 of 15: drop routine b.f(b.e)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION b.f(b.e);

-- Step 10 of 15: put aside enum type b.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE b.e RENAME TO lockstep_e_old_1efbc562;

-- Step 11 of 15: create enum type b.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE b.e AS ENUM ('yy');

-- Step 12 of 15: convert column b.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of b.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column b.t.e holds values that the new type does not have
ALTER TABLE b.t ALTER COLUMN e DROP DEFAULT;
ALTER TABLE b.t ALTER COLUMN e TYPE b.e USING e::text::b.e;
ALTER TABLE b.t ALTER COLUMN e SET DEFAULT 'yy';

-- Step 13 of 15: create routine b.f(b.e)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION b.f(b.e)
RETURNS text
LANGUAGE sql
AS $$SELECT $1::text$$;

-- Step 14 of 15: create view b.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW b.v AS
SELECT b.f(e) AS e FROM b.t;

-- Step 15 of 15: drop the old enum type b.e
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE b.lockstep_e_old_1efbc562;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 15 of 15: drop the old enum type b.e
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE b.lockstep_e_old_1efbc562 AS ENUM ('y');

-- Undo step 14 of 15: create view b.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW b.v;

-- Undo step 13 of 15: create routine b.f(b.e)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION b.f(b.e);

-- Undo step 12 of 15: convert column b.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t ALTER COLUMN e DROP DEFAULT;
ALTER TABLE b.t ALTER COLUMN e TYPE b.lockstep_e_old_1efbc562 USING e::text::b.lockstep_e_old_1efbc562;
ALTER TABLE b.t ALTER COLUMN e SET DEFAULT 'y';

-- Undo step 11 of 15: create enum type b.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE b.e;

-- Undo step 10 of 15: put aside enum type b.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE b.lockstep_e_old_1efbc562 RENAME TO e;

-- Undo step 9 of 15: drop routine b.f(b.e)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION b.f(b.e)
RETURNS b.e
LANGUAGE sql
AS $$SELECT $1$$;

-- Undo step 8 of 15: drop view b.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view b.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW b.v AS
SELECT b.f(e) AS e FROM b.t;

-- Undo step 7 of 15: drop schema c
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA c;

-- Undo step 6 of 15: drop enum type c.e
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE c.e AS ENUM ('z');

-- Undo step 5 of 15: drop table c.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence c.t_s_seq, ACCESS EXCLUSIVE on table c.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE SEQUENCE c.t_s_seq AS integer;
CREATE TABLE c.t (
    e c.e DEFAULT 'z',
    s integer DEFAULT nextval('c.t_s_seq'::regclass) NOT NULL
);
ALTER SEQUENCE c.t_s_seq OWNED BY c.t.s;

-- Undo step 4 of 15: change type of column b.t.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE b.t ALTER COLUMN s TYPE integer;
ALTER TABLE b.t ALTER COLUMN s SET DEFAULT nextval('b.t_s_seq'::regclass);

-- Undo step 3 of 15: set default of column a.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.t ALTER COLUMN e SET DEFAULT 'x';

-- Undo step 2 of 15: change options of sequence b.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence b.t_s_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE b.t_s_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

COMMIT;

BEGIN;

-- Undo step 1 of 15: add value 'xx' to enum a.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP VIEW a.v;
DROP FUNCTION a.f(a.e);
ALTER TYPE a.e RENAME TO lockstep_e_old_36affdfd;
CREATE TYPE a.e AS ENUM ('x');
ALTER TABLE a.t ALTER COLUMN e DROP DEFAULT;
ALTER TABLE a.t ALTER COLUMN e TYPE a.e USING e::text::a.e;
ALTER TABLE a.t ALTER COLUMN e SET DEFAULT 'x';
CREATE FUNCTION a.f(a.e)
RETURNS a.e
LANGUAGE sql
AS $$SELECT $1$$;
CREATE VIEW a.v AS
SELECT a.f(e) AS e FROM a.t;
DROP TYPE a.lockstep_e_old_36affdfd;

COMMIT;
