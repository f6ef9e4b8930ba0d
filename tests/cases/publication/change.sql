-- Options, column lists, filters, the tables and schemas of a publication.
-- needs --
from 15: column lists and WHERE of publications
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int PRIMARY KEY, v text, w text);
CREATE TABLE b.t (id int PRIMARY KEY, v text, w text);
CREATE TABLE a.p (id int, v int) PARTITION BY LIST (v);
CREATE PUBLICATION options WITH (publish = 'insert');
CREATE PUBLICATION lists FOR TABLE a.t (id, v), b.t WHERE (v = 'x');
CREATE PUBLICATION kept FOR TABLE a.t;
CREATE PUBLICATION swap FOR TABLE b.t (id, w);
CREATE PUBLICATION swap_back FOR TABLES IN SCHEMA b;
CREATE PUBLICATION root FOR TABLE a.p (id) WITH (publish_via_partition_root = true);
CREATE PUBLICATION root_back FOR TABLE a.p;
CREATE PUBLICATION whole FOR ALL TABLES;
COMMENT ON PUBLICATION kept IS 'old';
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int PRIMARY KEY, v text, w text);
CREATE TABLE b.t (id int PRIMARY KEY, v text, w text);
CREATE TABLE a.p (id int, v int) PARTITION BY LIST (v);
CREATE PUBLICATION options WITH (publish = 'update, delete', publish_via_partition_root);
CREATE PUBLICATION lists FOR TABLE a.t (w, id) WHERE (id <> 0), b.t WHERE (v = 'y');
CREATE PUBLICATION kept FOR TABLE b.t, a.t;
CREATE PUBLICATION swap FOR TABLES IN SCHEMA b;
CREATE PUBLICATION swap_back FOR TABLE b.t (id, w);
CREATE PUBLICATION root FOR TABLE a.p;
CREATE PUBLICATION root_back FOR TABLE a.p (id) WHERE (id > 1) WITH (publish_via_partition_root = true);
CREATE PUBLICATION whole FOR TABLE a.t;
COMMENT ON PUBLICATION kept IS 'new';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 16: change comment on publication kept
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON PUBLICATION kept IS 'new';

-- Step 2 of 16: change publication options
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION options SET (publish = 'update, delete', publish_via_partition_root = true);

-- Step 3 of 16: change publication root_back
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root_back SET (publish_via_partition_root = true);

-- Step 4 of 16: change table a.p in publication root
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table a.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root DROP TABLE ONLY a.p;
ALTER PUBLICATION root ADD TABLE ONLY a.p;

-- Step 5 of 16: change publication root
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root SET (publish_via_partition_root = false);

-- Step 6 of 16: change table a.p in publication root_back
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table a.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root_back DROP TABLE ONLY a.p;
ALTER PUBLICATION root_back ADD TABLE ONLY a.p (id) WHERE (id > 1);

-- Step 7 of 16: change table a.t in publication lists
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table a.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION lists DROP TABLE ONLY a.t;
ALTER PUBLICATION lists ADD TABLE ONLY a.t (id, w) WHERE (id <> 0);

-- Step 8 of 16: add publication table b.t.kept
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION kept ADD TABLE ONLY b.t;

-- Step 9 of 16: change table b.t in publication lists
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION lists DROP TABLE ONLY b.t;
ALTER PUBLICATION lists ADD TABLE ONLY b.t WHERE (v = 'y');

COMMIT;

BEGIN;

-- Step 10 of 16: drop publication whole
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP PUBLICATION whole;

-- Step 11 of 16: create publication whole
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION whole;

-- Step 12 of 16: add publication table a.t.whole
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table a.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION whole ADD TABLE ONLY a.t;

-- Step 13 of 16: drop publication table b.t.swap
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap DROP TABLE ONLY b.t;

-- Step 14 of 16: add publication schema swap.b
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap ADD TABLES IN SCHEMA b;

-- Step 15 of 16: drop publication schema swap_back.b
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap_back DROP TABLES IN SCHEMA b;

-- Step 16 of 16: add publication table b.t.swap_back
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap_back ADD TABLE ONLY b.t (id, w);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 16 of 16: add publication table b.t.swap_back
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap_back DROP TABLE ONLY b.t;

-- Undo step 15 of 16: drop publication schema swap_back.b
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap_back ADD TABLES IN SCHEMA b;

-- Undo step 14 of 16: add publication schema swap.b
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap DROP TABLES IN SCHEMA b;

-- Undo step 13 of 16: drop publication table b.t.swap
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION swap ADD TABLE ONLY b.t (id, w);

-- Undo step 12 of 16: add publication table a.t.whole
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION whole DROP TABLE ONLY a.t;

-- Undo step 11 of 16: create publication whole
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION whole;

-- Undo step 10 of 16: drop publication whole
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION whole FOR ALL TABLES;

COMMIT;

BEGIN;

-- Undo step 9 of 16: change table b.t in publication lists
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION lists DROP TABLE ONLY b.t;
ALTER PUBLICATION lists ADD TABLE ONLY b.t WHERE (v = 'x');

-- Undo step 8 of 16: add publication table b.t.kept
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION kept DROP TABLE ONLY b.t;

-- Undo step 7 of 16: change table a.t in publication lists
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION lists DROP TABLE ONLY a.t;
ALTER PUBLICATION lists ADD TABLE ONLY a.t (id, v);

-- Undo step 6 of 16: change table a.p in publication root_back
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table a.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root_back DROP TABLE ONLY a.p;
ALTER PUBLICATION root_back ADD TABLE ONLY a.p;

-- Undo step 5 of 16: change publication root
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root SET (publish_via_partition_root = true);

-- Undo step 4 of 16: change table a.p in publication root
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table a.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root DROP TABLE ONLY a.p;
ALTER PUBLICATION root ADD TABLE ONLY a.p (id);

-- Undo step 3 of 16: change publication root_back
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION root_back SET (publish_via_partition_root = false);

-- Undo step 2 of 16: change publication options
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION options SET (publish = 'insert', publish_via_partition_root = false);

-- Undo step 1 of 16: change comment on publication kept
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON PUBLICATION kept IS 'old';

COMMIT;
