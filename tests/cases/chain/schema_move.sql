-- A table leaves one schema for another, with what hangs on it.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int PRIMARY KEY);
CREATE TABLE a.c (t_id int REFERENCES a.t);
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE b.t (id int PRIMARY KEY);
CREATE TABLE a.c (t_id int REFERENCES b.t);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create table b.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE b.t (
    id integer NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

COMMIT;

BEGIN;

-- Step 2 of 5: drop constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.c, ACCESS EXCLUSIVE on table a.t
--   blocks:      reads and writes of a.c, a.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE a.c DROP CONSTRAINT c_t_id_fkey;

-- Step 3 of 5: add constraint a.c.c_t_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table a.c
--   blocks:      writes of a.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.c ADD CONSTRAINT c_t_id_fkey FOREIGN KEY (t_id) REFERENCES b.t (id) NOT VALID;

-- Step 4 of 5: drop table a.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.t
--   blocks:      reads and writes of a.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table a.t are dropped
--   hazard:      app-breaking: whoever uses table a.t fails
DROP TABLE a.t;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 5: validate constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table a.c
--   blocks:      neither reads nor writes
--   work:        scans a.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint a.c.c_t_id_fkey
ALTER TABLE a.c VALIDATE CONSTRAINT c_t_id_fkey;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 5: validate constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table a.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE a.c DROP CONSTRAINT c_t_id_fkey;
ALTER TABLE a.c ADD CONSTRAINT c_t_id_fkey FOREIGN KEY (t_id) REFERENCES b.t (id) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 5: drop table a.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE a.t (
    id integer NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- Undo step 3 of 5: add constraint a.c.c_t_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table a.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.c DROP CONSTRAINT c_t_id_fkey;

-- Undo step 2 of 5: drop constraint a.c.c_t_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table a.c, ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.c ADD CONSTRAINT c_t_id_fkey FOREIGN KEY (t_id) REFERENCES a.t (id);

COMMIT;

BEGIN;

-- Undo step 1 of 5: create table b.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE b.t;

COMMIT;
