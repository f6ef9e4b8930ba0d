-- Foreign keys follow the column that they refer to, also on partitioned tables and to another schema; nothing is made anew.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.users (id integer, region text, PRIMARY KEY (region, id), UNIQUE (id));
CREATE TABLE orders (usr integer REFERENCES app.users (id), region text, other integer, FOREIGN KEY (region, other) REFERENCES app.users);
CREATE TABLE parted (usr integer REFERENCES app.users (id)) PARTITION BY HASH (usr);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.users (user_id integer, -- @renamed from=id
    area text, -- @renamed from=region
    CONSTRAINT users_pkey PRIMARY KEY (area, user_id), CONSTRAINT users_id_key UNIQUE (user_id));
CREATE TABLE orders (usr integer REFERENCES app.users (user_id), region text, other integer, FOREIGN KEY (region, other) REFERENCES app.users);
CREATE TABLE parted (usr integer REFERENCES app.users (user_id)) PARTITION BY HASH (usr);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: rename column app.users.region to column app.users.area
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.users
--   blocks:      reads and writes of app.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column app.users.area fails
ALTER TABLE app.users RENAME COLUMN region TO area;

-- Step 2 of 2: rename column app.users.id to column app.users.user_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.users
--   blocks:      reads and writes of app.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column app.users.user_id fails
ALTER TABLE app.users RENAME COLUMN id TO user_id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: rename column app.users.id to column app.users.user_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.users
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.users RENAME COLUMN user_id TO id;

-- Undo step 1 of 2: rename column app.users.region to column app.users.area
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.users
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.users RENAME COLUMN area TO region;

COMMIT;
