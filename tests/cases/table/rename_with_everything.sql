-- A renamed table with a serial, a trigger, a policy, a foreign key, generated names and a function over its row type.
-- before --
CREATE TABLE person (id serial PRIMARY KEY, email text UNIQUE, boss int REFERENCES person, age int CHECK (age > 0));
CREATE FUNCTION f(p person) RETURNS text LANGUAGE sql AS 'SELECT p.email';
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION trg();
CREATE POLICY p ON person USING (email = CURRENT_USER);
CREATE TABLE card (person_id int REFERENCES person);
GRANT SELECT (email) ON person TO pg_monitor;
-- after --
-- @renamed from=person
CREATE TABLE "User" (id serial PRIMARY KEY, email text UNIQUE, boss int REFERENCES "User", age int CHECK (age > 0));
CREATE FUNCTION f(p "User") RETURNS text LANGUAGE sql AS 'SELECT p.email';
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE ON "User" FOR EACH ROW EXECUTE FUNCTION trg();
CREATE POLICY p ON "User" USING (email = CURRENT_USER);
CREATE TABLE card (person_id int REFERENCES "User");
GRANT SELECT (email) ON "User" TO pg_monitor;
-- rows --
INSERT INTO person (email) VALUES ('x');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.person IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: rename table public.person to table public."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   blocks:      reads and writes of public."User", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public."User" fails
ALTER TABLE public.person RENAME TO "User";

-- Step 2 of 6: rename constraint public."User".person_age_check to constraint public."User"."User_age_check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   blocks:      reads and writes of public."User", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT person_age_check TO "User_age_check";

-- Step 3 of 6: rename constraint public."User".person_boss_fkey to constraint public."User"."User_boss_fkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   blocks:      reads and writes of public."User", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT person_boss_fkey TO "User_boss_fkey";

-- Step 4 of 6: rename constraint public."User".person_email_key to constraint public."User"."User_email_key"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   blocks:      reads and writes of public."User", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT person_email_key TO "User_email_key";

-- Step 5 of 6: rename constraint public."User".person_pkey to constraint public."User"."User_pkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   blocks:      reads and writes of public."User", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT person_pkey TO "User_pkey";

COMMIT;

BEGIN;

-- Step 6 of 6: rename sequence public.person_id_seq to sequence public."User_id_seq"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public."User_id_seq"
--   blocks:      reads and writes of public."User_id_seq", for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of sequence public."User_id_seq" fails
ALTER SEQUENCE public.person_id_seq RENAME TO "User_id_seq";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: rename sequence public.person_id_seq to sequence public."User_id_seq"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public."User_id_seq"
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public."User_id_seq" RENAME TO person_id_seq;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."User" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 6: rename constraint public."User".person_pkey to constraint public."User"."User_pkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT "User_pkey" TO person_pkey;

-- Undo step 4 of 6: rename constraint public."User".person_email_key to constraint public."User"."User_email_key"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT "User_email_key" TO person_email_key;

-- Undo step 3 of 6: rename constraint public."User".person_boss_fkey to constraint public."User"."User_boss_fkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT "User_boss_fkey" TO person_boss_fkey;

-- Undo step 2 of 6: rename constraint public."User".person_age_check to constraint public."User"."User_age_check"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME CONSTRAINT "User_age_check" TO person_age_check;

-- Undo step 1 of 6: rename table public.person to table public."User"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."User"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."User" RENAME TO person;

COMMIT;
