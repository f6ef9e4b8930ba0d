-- Names are found along the search path of their place in the file.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
SET search_path = b, a;
CREATE TYPE e AS ENUM ('x');
CREATE TABLE a.t (e e);
CREATE FUNCTION f(e) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE VIEW v AS SELECT f(e) FROM t;
SET search_path = a;
CREATE TABLE s (t_count int CHECK (t_count > 0));
CREATE VIEW v AS SELECT * FROM s;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create enum type b.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE b.e AS ENUM ('x');

-- Step 2 of 6: create table a.s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE a.s (
    t_count integer,
    CONSTRAINT s_t_count_check CHECK (t_count > 0)
);

-- Step 3 of 6: create table a.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE a.t (
    e b.e
);

-- Step 4 of 6: create routine b.f(b.e)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION b.f(b.e)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT 1$$;

-- Step 5 of 6: create view a.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW a.v AS
SELECT * FROM a.s;

-- Step 6 of 6: create view b.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW b.v AS
SELECT b.f(e) FROM a.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create view b.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW b.v;

-- Undo step 5 of 6: create view a.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW a.v;

-- Undo step 4 of 6: create routine b.f(b.e)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION b.f(b.e);

-- Undo step 3 of 6: create table a.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE a.t;

-- Undo step 2 of 6: create table a.s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE a.s;

-- Undo step 1 of 6: create enum type b.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE b.e;

COMMIT;
