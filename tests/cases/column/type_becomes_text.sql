-- What is printed otherwise over text than over character varying is the same to PostgreSQL, which reads what it has printed again when the type changes:
-- checks are proven later, and an index over an expression or with a predicate has its successor before it goes. Where that is not so, as in a list of
-- values, they are made anew.
-- needs --
from 14: statistics on expressions
-- before --
CREATE DOMAIN code AS varchar(8);
CREATE TABLE people (
  id bigint PRIMARY KEY,
  email varchar(100) NOT NULL,
  nick varchar(20) CHECK (nick <> ''),
  label text,
  kind code CHECK (length(kind) > 1),
  state varchar(10),
  net cidr CHECK (family(net) = 4),
  letters char(3),
  amount integer CONSTRAINT five CHECK (amount::bigint <> 5::bigint)
);
CREATE UNIQUE INDEX people_email ON people (lower(email));
CREATE INDEX people_some ON people (id) WHERE email LIKE 'a%' AND id > 0;
CREATE INDEX people_label ON people (upper(label)) WHERE label <> 'x';
CREATE INDEX people_state ON people (id) WHERE state IN ('a', 'b');
CREATE INDEX people_letters ON people (lower(letters));
CREATE STATISTICS people_seen ON (email || nick), id FROM people;
-- after --
CREATE DOMAIN code AS varchar(8);
CREATE TABLE people (
  id bigint PRIMARY KEY,
  email text NOT NULL,
  nick text CHECK (nick <> ''),
  label varchar,
  kind text CHECK (length(kind) > 1),
  state text,
  net inet CHECK (family(net) = 4),
  letters text,
  amount bigint CONSTRAINT five CHECK (amount <> 5::bigint)
);
CREATE UNIQUE INDEX people_email ON people (lower(email));
CREATE INDEX people_some ON people (id) WHERE email LIKE 'a%' AND id > 0;
CREATE INDEX people_label ON people (upper(label)) WHERE label <> 'x';
CREATE INDEX people_state ON people (id) WHERE state IN ('a', 'b');
CREATE INDEX people_letters ON people (lower(letters));
CREATE STATISTICS people_seen ON (email || nick), id FROM people;
-- rows --
INSERT INTO people VALUES (1, 'A@b.c', 'a', 'b', 'xy', 'a', '10.0.0.0/8', 'abc', 1), (2, 'd@e.f', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 39: change type of column public.people.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.people.kind fail
ALTER TABLE public.people DROP CONSTRAINT people_kind_check;
ALTER TABLE public.people ALTER COLUMN kind TYPE text;
ALTER TABLE public.people ADD CONSTRAINT people_kind_check CHECK (length(kind) > 1) NOT VALID;

-- Step 2 of 39: change type of column public.people.net
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.people.net fail
ALTER TABLE public.people DROP CONSTRAINT people_net_check;
ALTER TABLE public.people ALTER COLUMN net TYPE inet;
ALTER TABLE public.people ADD CONSTRAINT people_net_check CHECK (family(net) = 4) NOT VALID;

-- Step 3 of 39: change type of column public.people.nick
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.people.nick fail
ALTER TABLE public.people DROP CONSTRAINT people_nick_check;
ALTER TABLE public.people ALTER COLUMN nick TYPE text;
ALTER TABLE public.people ADD CONSTRAINT people_nick_check CHECK (nick <> '') NOT VALID;

-- Step 4 of 39: add what will be column public.people.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_amount_new_02f07a5c bigint;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_02f07a5c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT amount::bigint INTO NEW.lockstep_amount_new_02f07a5c FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_amount_sync_02f07a5c" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_amount_new_02f07a5c IS DISTINCT FROM NEW.amount::bigint) EXECUTE FUNCTION public.lockstep_amount_sync_02f07a5c();

-- Step 5 of 39: add what will be column public.people.email
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_email_new_7185b324 text;
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT email::text INTO NEW.lockstep_email_new_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_email_sync_7185b324" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_email_new_7185b324 IS DISTINCT FROM NEW.email::text) EXECUTE FUNCTION public.lockstep_email_sync_7185b324();

-- Step 6 of 39: add what will be column public.people.label
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_label_new_a39b27a7 character varying;
CREATE OR REPLACE FUNCTION public.lockstep_label_sync_a39b27a7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT label::character varying INTO NEW.lockstep_label_new_a39b27a7 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_label_sync_a39b27a7" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_label_new_a39b27a7 IS DISTINCT FROM NEW.label::character varying) EXECUTE FUNCTION public.lockstep_label_sync_a39b27a7();

-- Step 7 of 39: add what will be column public.people.letters
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_letters_new_8f5a8be8 text;
CREATE OR REPLACE FUNCTION public.lockstep_letters_sync_8f5a8be8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT letters::text INTO NEW.lockstep_letters_new_8f5a8be8 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_letters_sync_8f5a8be8" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_letters_new_8f5a8be8 IS DISTINCT FROM NEW.letters::text) EXECUTE FUNCTION public.lockstep_letters_sync_8f5a8be8();

-- Step 8 of 39: add what will be column public.people.state
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_state_new_45652c61 text;
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_45652c61() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT state::text INTO NEW.lockstep_state_new_45652c61 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_state_sync_45652c61" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_state_new_45652c61 IS DISTINCT FROM NEW.state::text) EXECUTE FUNCTION public.lockstep_state_sync_45652c61();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 39: gather statistics of table public.people
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people;

COMMIT;

BEGIN;

-- Step 10 of 39: validate constraint public.people.people_kind_check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT people_kind_check;

COMMIT;

BEGIN;

-- Step 11 of 39: validate constraint public.people.people_net_check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT people_net_check;

COMMIT;

BEGIN;

-- Step 12 of 39: validate constraint public.people.people_nick_check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT people_nick_check;

COMMIT;

-- Step 13 of 39: fill columns amount, email, label, letters, state of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_amount_progress_02f07a5c AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_amount_progress_02f07a5c
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_amount_progress_02f07a5c);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_amount_progress_02f07a5c;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_amount_new_02f07a5c = amount::bigint, lockstep_email_new_7185b324 = email::text, lockstep_label_new_a39b27a7 = label::character varying, lockstep_letters_new_8f5a8be8 = letters::text, lockstep_state_new_45652c61 = state::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_amount_new_02f07a5c IS NULL AND amount IS NOT NULL) OR (lockstep_email_new_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_label_new_a39b27a7 IS NULL AND label IS NOT NULL) OR (lockstep_letters_new_8f5a8be8 IS NULL AND letters IS NOT NULL) OR (lockstep_state_new_45652c61 IS NULL AND state IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_amount_new_02f07a5c = amount::bigint, lockstep_email_new_7185b324 = email::text, lockstep_label_new_a39b27a7 = label::character varying, lockstep_letters_new_8f5a8be8 = letters::text, lockstep_state_new_45652c61 = state::text WHERE id <= lockstep_next.next_1 AND ((lockstep_amount_new_02f07a5c IS NULL AND amount IS NOT NULL) OR (lockstep_email_new_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_label_new_a39b27a7 IS NULL AND label IS NOT NULL) OR (lockstep_letters_new_8f5a8be8 IS NULL AND letters IS NOT NULL) OR (lockstep_state_new_45652c61 IS NULL AND state IS NOT NULL));
      END IF;
      UPDATE public.lockstep_amount_progress_02f07a5c SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_amount_progress_02f07a5c;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 39: check without scan for nulls in the new column public.people.email
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_email_not_null_7185b324 CHECK (lockstep_email_new_7185b324 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 39: scan for nulls in the new column public.people.email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_email_not_null_7185b324;

COMMIT;

-- Step 16 of 39: build the new index public.people_email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.people are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_email_new_15848c29
CREATE UNIQUE INDEX CONCURRENTLY lockstep_people_email_new_15848c29 ON public.people USING btree (lower(lockstep_email_new_7185b324));

-- Step 17 of 39: build the new index public.people_some
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_some_new_756a76b9
CREATE INDEX CONCURRENTLY lockstep_people_some_new_756a76b9 ON public.people USING btree (id) WHERE (lockstep_email_new_7185b324 LIKE 'a%' AND id > 0);

-- Step 18 of 39: build the new index public.people_label
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_label_new_1ec238a0
CREATE INDEX CONCURRENTLY lockstep_people_label_new_1ec238a0 ON public.people USING btree (upper(lockstep_label_new_a39b27a7)) WHERE lockstep_label_new_a39b27a7 <> 'x';

-- Step 19 of 39: build the new index public.people_letters
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_letters_new_811b38b8
CREATE INDEX CONCURRENTLY lockstep_people_letters_new_811b38b8 ON public.people USING btree (lower(lockstep_letters_new_8f5a8be8));

BEGIN;

-- Step 20 of 39: gather statistics of table public.people
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people;

COMMIT;

-- Step 21 of 39: build the new index public.people_state
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_state_new_7b1981f7
CREATE INDEX CONCURRENTLY lockstep_people_state_new_7b1981f7 ON public.people USING btree (id) WHERE (lockstep_state_new_45652c61 IN ('a', 'b'));

BEGIN;

-- Step 22 of 39: compare the new with the old columns amount, email, label, letters, state of table public.people
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.people.amount, column public.people.email, column public.people.label, column public.people.letters, column public.people.state cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE (lockstep_amount_new_02f07a5c IS DISTINCT FROM amount::bigint) OR (lockstep_email_new_7185b324 IS DISTINCT FROM email::text) OR (lockstep_label_new_a39b27a7 IS DISTINCT FROM label::character varying) OR (lockstep_letters_new_8f5a8be8 IS DISTINCT FROM letters::text) OR (lockstep_state_new_45652c61 IS DISTINCT FROM state::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_amount_new_02f07a5c, lockstep_email_new_7185b324, lockstep_label_new_a39b27a7, lockstep_letters_new_8f5a8be8, lockstep_state_new_45652c61', 'amount, email, label, letters, state';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 23 of 39: give up the proof of constraint public.people.five
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 24 of 39: drop constraint public.people.five
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT five;

-- Step 25 of 39: put new columns in the places of the old ones of table public.people
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.people.amount fail
--   hazard:      cached-plan: prepared statements that give column public.people.email fail
--   hazard:      cached-plan: prepared statements that give column public.people.label fail
--   hazard:      cached-plan: prepared statements that give column public.people.letters fail
--   hazard:      cached-plan: prepared statements that give column public.people.state fail
--   hazard:      app-breaking: columns of table public.people stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
DROP INDEX public.people_email;
ALTER INDEX public.people_some RENAME TO lockstep_people_some_old_756a76b9;
ALTER INDEX public.people_label RENAME TO lockstep_people_label_old_1ec238a0;
ALTER INDEX public.people_letters RENAME TO lockstep_people_letters_old_811b38b8;
ALTER INDEX public.people_state RENAME TO lockstep_people_state_old_7b1981f7;
DROP STATISTICS public.people_seen;
ALTER TABLE public.people RENAME COLUMN amount TO lockstep_amount_old_02f07a5c;
ALTER TABLE public.people RENAME COLUMN lockstep_amount_new_02f07a5c TO amount;
ALTER TABLE public.people RENAME COLUMN email TO lockstep_email_old_7185b324;
ALTER TABLE public.people RENAME COLUMN lockstep_email_new_7185b324 TO email;
ALTER TABLE public.people ALTER COLUMN lockstep_email_old_7185b324 DROP NOT NULL;
ALTER TABLE public.people ALTER COLUMN email SET NOT NULL;
ALTER TABLE public.people RENAME COLUMN label TO lockstep_label_old_a39b27a7;
ALTER TABLE public.people RENAME COLUMN lockstep_label_new_a39b27a7 TO label;
ALTER TABLE public.people RENAME COLUMN letters TO lockstep_letters_old_8f5a8be8;
ALTER TABLE public.people RENAME COLUMN lockstep_letters_new_8f5a8be8 TO letters;
ALTER TABLE public.people RENAME COLUMN state TO lockstep_state_old_45652c61;
ALTER TABLE public.people RENAME COLUMN lockstep_state_new_45652c61 TO state;
ALTER TABLE public.people DROP CONSTRAINT lockstep_email_not_null_7185b324;
ALTER INDEX public.lockstep_people_email_new_15848c29 RENAME TO people_email;
ALTER INDEX public.lockstep_people_some_new_756a76b9 RENAME TO people_some;
ALTER INDEX public.lockstep_people_label_new_1ec238a0 RENAME TO people_label;
ALTER INDEX public.lockstep_people_letters_new_811b38b8 RENAME TO people_letters;
ALTER INDEX public.lockstep_people_state_new_7b1981f7 RENAME TO people_state;
CREATE STATISTICS public.people_seen ON id, (email || nick) FROM public.people;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_02f07a5c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN
    RETURN NEW;
  END IF;
  SELECT amount::integer INTO NEW.lockstep_amount_old_02f07a5c FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_amount_old_02f07a5c := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.email::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.email::text THEN
    RETURN NEW;
  END IF;
  SELECT email::character varying INTO NEW.lockstep_email_old_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_email_old_7185b324 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_label_sync_a39b27a7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.label::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.label::text THEN
    RETURN NEW;
  END IF;
  SELECT label::text INTO NEW.lockstep_label_old_a39b27a7 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_label_old_a39b27a7 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_letters_sync_8f5a8be8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.letters::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.letters::text THEN
    RETURN NEW;
  END IF;
  SELECT letters::bpchar INTO NEW.lockstep_letters_old_8f5a8be8 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_letters_old_8f5a8be8 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_45652c61() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.state::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.state::text THEN
    RETURN NEW;
  END IF;
  SELECT state::character varying INTO NEW.lockstep_state_old_45652c61 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_state_old_45652c61 := NULL;
  RETURN NEW;
END $$;

-- Step 26 of 39: add constraint public.people.five without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT five CHECK (amount <> 5::bigint) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 27 of 39: gather statistics of table public.people
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people;

COMMIT;

-- Step 28 of 39: drop the old index public.people_email
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_email_old_15848c29;

-- Step 29 of 39: drop the old index public.people_some
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_some_old_756a76b9;

-- Step 30 of 39: drop the old index public.people_label
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_label_old_1ec238a0;

-- Step 31 of 39: drop the old index public.people_letters
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_letters_old_811b38b8;

-- Step 32 of 39: drop the old index public.people_state
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_state_old_7b1981f7;

BEGIN;

-- Step 33 of 39: validate constraint public.people.five
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.people.five
ALTER TABLE public.people VALIDATE CONSTRAINT five;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 34 of 39: give up the old columns amount, email, label, letters, state of table public.people
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.people.amount, public.people.email, public.people.label, public.people.letters, public.people.state
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 35 of 39: drop the old column public.people.amount
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_amount_sync_02f07a5c" ON public.people;
DROP FUNCTION public.lockstep_amount_sync_02f07a5c();
ALTER TABLE public.people DROP COLUMN lockstep_amount_old_02f07a5c;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 36 of 39: drop the old column public.people.email
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_email_sync_7185b324" ON public.people;
DROP FUNCTION public.lockstep_email_sync_7185b324();
ALTER TABLE public.people DROP COLUMN lockstep_email_old_7185b324;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 37 of 39: drop the old column public.people.label
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_label_sync_a39b27a7" ON public.people;
DROP FUNCTION public.lockstep_label_sync_a39b27a7();
ALTER TABLE public.people DROP COLUMN lockstep_label_old_a39b27a7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 38 of 39: drop the old column public.people.letters
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_letters_sync_8f5a8be8" ON public.people;
DROP FUNCTION public.lockstep_letters_sync_8f5a8be8();
ALTER TABLE public.people DROP COLUMN lockstep_letters_old_8f5a8be8;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 39 of 39: drop the old column public.people.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_state_sync_45652c61" ON public.people;
DROP FUNCTION public.lockstep_state_sync_45652c61();
ALTER TABLE public.people DROP COLUMN lockstep_state_old_45652c61;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 39 of 39: drop the old column public.people.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_state_old_45652c61 character varying(10);
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_45652c61() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.state::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.state::text THEN
    RETURN NEW;
  END IF;
  SELECT state::character varying INTO NEW.lockstep_state_old_45652c61 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_state_old_45652c61 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_state_sync_45652c61" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.state IS DISTINCT FROM NEW.lockstep_state_old_45652c61::text) EXECUTE FUNCTION public.lockstep_state_sync_45652c61();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 38 of 39: drop the old column public.people.letters
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_letters_old_8f5a8be8 character(3);
CREATE OR REPLACE FUNCTION public.lockstep_letters_sync_8f5a8be8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.letters::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.letters::text THEN
    RETURN NEW;
  END IF;
  SELECT letters::bpchar INTO NEW.lockstep_letters_old_8f5a8be8 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_letters_old_8f5a8be8 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_letters_sync_8f5a8be8" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.letters IS DISTINCT FROM NEW.lockstep_letters_old_8f5a8be8::text) EXECUTE FUNCTION public.lockstep_letters_sync_8f5a8be8();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 37 of 39: drop the old column public.people.label
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_label_old_a39b27a7 text;
CREATE OR REPLACE FUNCTION public.lockstep_label_sync_a39b27a7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.label::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.label::text THEN
    RETURN NEW;
  END IF;
  SELECT label::text INTO NEW.lockstep_label_old_a39b27a7 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_label_old_a39b27a7 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_label_sync_a39b27a7" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.label IS DISTINCT FROM NEW.lockstep_label_old_a39b27a7::character varying) EXECUTE FUNCTION public.lockstep_label_sync_a39b27a7();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 36 of 39: drop the old column public.people.email
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_email_old_7185b324 character varying(100);
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.email::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.email::text THEN
    RETURN NEW;
  END IF;
  SELECT email::character varying INTO NEW.lockstep_email_old_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_email_old_7185b324 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_email_sync_7185b324" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM NEW.lockstep_email_old_7185b324::text) EXECUTE FUNCTION public.lockstep_email_sync_7185b324();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 35 of 39: drop the old column public.people.amount
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_amount_old_02f07a5c integer;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_02f07a5c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN
    RETURN NEW;
  END IF;
  SELECT amount::integer INTO NEW.lockstep_amount_old_02f07a5c FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_amount_old_02f07a5c := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_amount_sync_02f07a5c" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.amount IS DISTINCT FROM NEW.lockstep_amount_old_02f07a5c::bigint) EXECUTE FUNCTION public.lockstep_amount_sync_02f07a5c();

COMMIT;

SET lock_timeout = 0;

-- Undo step 34 of 39: give up the old columns amount, email, label, letters, state of table public.people
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_amount_progress_02f07a5c AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_amount_progress_02f07a5c
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_amount_progress_02f07a5c);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_amount_progress_02f07a5c;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_amount_old_02f07a5c = amount::integer, lockstep_email_old_7185b324 = email::character varying, lockstep_label_old_a39b27a7 = label::text, lockstep_letters_old_8f5a8be8 = letters::bpchar, lockstep_state_old_45652c61 = state::character varying WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_amount_old_02f07a5c IS NULL AND amount IS NOT NULL) OR (lockstep_email_old_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_label_old_a39b27a7 IS NULL AND label IS NOT NULL) OR (lockstep_letters_old_8f5a8be8 IS NULL AND letters IS NOT NULL) OR (lockstep_state_old_45652c61 IS NULL AND state IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_amount_old_02f07a5c = amount::integer, lockstep_email_old_7185b324 = email::character varying, lockstep_label_old_a39b27a7 = label::text, lockstep_letters_old_8f5a8be8 = letters::bpchar, lockstep_state_old_45652c61 = state::character varying WHERE id <= lockstep_next.next_1 AND ((lockstep_amount_old_02f07a5c IS NULL AND amount IS NOT NULL) OR (lockstep_email_old_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_label_old_a39b27a7 IS NULL AND label IS NOT NULL) OR (lockstep_letters_old_8f5a8be8 IS NULL AND letters IS NOT NULL) OR (lockstep_state_old_45652c61 IS NULL AND state IS NOT NULL));
      END IF;
      UPDATE public.lockstep_amount_progress_02f07a5c SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_amount_progress_02f07a5c;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 33 of 39: validate constraint public.people.five
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT five;
ALTER TABLE public.people ADD CONSTRAINT five CHECK (amount <> 5::bigint) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 32 of 39: drop the old index public.people_state
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_people_state_old_7b1981f7 ON public.people USING btree (id) WHERE (lockstep_state_old_45652c61 IN ('a', 'b'));

-- Undo step 31 of 39: drop the old index public.people_letters
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_people_letters_old_811b38b8 ON public.people USING btree (lower(lockstep_letters_old_8f5a8be8));

-- Undo step 30 of 39: drop the old index public.people_label
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_people_label_old_1ec238a0 ON public.people USING btree (upper(lockstep_label_old_a39b27a7)) WHERE lockstep_label_old_a39b27a7 <> 'x';

-- Undo step 29 of 39: drop the old index public.people_some
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_people_some_old_756a76b9 ON public.people USING btree (id) WHERE (lockstep_email_old_7185b324 LIKE 'a%' AND id > 0);

-- Undo step 28 of 39: drop the old index public.people_email
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_people_email_old_15848c29 ON public.people USING btree (lower(lockstep_email_old_7185b324));

-- Undo step 27 of 39: gather statistics of table public.people
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 39: add constraint public.people.five without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT five;

-- Undo step 25 of 39: put new columns in the places of the old ones of table public.people
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_amount_old_02f07a5c IS NULL AND amount IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'amount';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_label_old_a39b27a7 IS NULL AND label IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'label';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_letters_old_8f5a8be8 IS NULL AND letters IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'letters';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_state_old_45652c61 IS NULL AND state IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'state';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_people_email_old_15848c29 ON public.people USING btree (lower(lockstep_email_old_7185b324));
ALTER INDEX public.people_email RENAME TO lockstep_people_email_new_15848c29;
ALTER INDEX public.people_some RENAME TO lockstep_people_some_new_756a76b9;
ALTER INDEX public.people_label RENAME TO lockstep_people_label_new_1ec238a0;
ALTER INDEX public.people_letters RENAME TO lockstep_people_letters_new_811b38b8;
ALTER INDEX public.people_state RENAME TO lockstep_people_state_new_7b1981f7;
DROP STATISTICS public.people_seen;
ALTER TABLE public.people RENAME COLUMN amount TO lockstep_amount_new_02f07a5c;
ALTER TABLE public.people RENAME COLUMN lockstep_amount_old_02f07a5c TO amount;
ALTER TABLE public.people RENAME COLUMN email TO lockstep_email_new_7185b324;
ALTER TABLE public.people RENAME COLUMN lockstep_email_old_7185b324 TO email;
ALTER TABLE public.people ALTER COLUMN lockstep_email_new_7185b324 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.people ALTER COLUMN email SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'email';
END $$;
ALTER TABLE public.people RENAME COLUMN label TO lockstep_label_new_a39b27a7;
ALTER TABLE public.people RENAME COLUMN lockstep_label_old_a39b27a7 TO label;
ALTER TABLE public.people RENAME COLUMN letters TO lockstep_letters_new_8f5a8be8;
ALTER TABLE public.people RENAME COLUMN lockstep_letters_old_8f5a8be8 TO letters;
ALTER TABLE public.people RENAME COLUMN state TO lockstep_state_new_45652c61;
ALTER TABLE public.people RENAME COLUMN lockstep_state_old_45652c61 TO state;
ALTER TABLE public.people ADD CONSTRAINT lockstep_email_not_null_7185b324 CHECK (lockstep_email_new_7185b324 IS NOT NULL) NOT VALID;
ALTER INDEX public.lockstep_people_email_old_15848c29 RENAME TO people_email;
ALTER INDEX public.lockstep_people_some_old_756a76b9 RENAME TO people_some;
ALTER INDEX public.lockstep_people_label_old_1ec238a0 RENAME TO people_label;
ALTER INDEX public.lockstep_people_letters_old_811b38b8 RENAME TO people_letters;
ALTER INDEX public.lockstep_people_state_old_7b1981f7 RENAME TO people_state;
CREATE STATISTICS public.people_seen ON id, (email || nick) FROM public.people;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_02f07a5c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT amount::bigint INTO NEW.lockstep_amount_new_02f07a5c FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT email::text INTO NEW.lockstep_email_new_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_label_sync_a39b27a7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT label::character varying INTO NEW.lockstep_label_new_a39b27a7 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_letters_sync_8f5a8be8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT letters::text INTO NEW.lockstep_letters_new_8f5a8be8 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_state_sync_45652c61() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT state::text INTO NEW.lockstep_state_new_45652c61 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;

-- Undo step 24 of 39: drop constraint public.people.five
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT five CHECK (amount::bigint <> 5::bigint) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 23 of 39: give up the proof of constraint public.people.five
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT five;

COMMIT;

BEGIN;

-- Undo step 22 of 39: compare the new with the old columns amount, email, label, letters, state of table public.people
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_email_not_null_7185b324;

COMMIT;

-- Undo step 21 of 39: build the new index public.people_state
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_state_new_7b1981f7;

BEGIN;

-- Undo step 20 of 39: gather statistics of table public.people
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.people;

COMMIT;

-- Undo step 19 of 39: build the new index public.people_letters
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_letters_new_811b38b8;

-- Undo step 18 of 39: build the new index public.people_label
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_label_new_1ec238a0;

-- Undo step 17 of 39: build the new index public.people_some
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_some_new_756a76b9;

-- Undo step 16 of 39: build the new index public.people_email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_email_new_15848c29;

BEGIN;

-- Undo step 15 of 39: scan for nulls in the new column public.people.email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 39: check without scan for nulls in the new column public.people.email
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_email_not_null_7185b324;

COMMIT;

-- Undo step 13 of 39: fill columns amount, email, label, letters, state of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 39: validate constraint public.people.people_nick_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT people_nick_check;
ALTER TABLE public.people ADD CONSTRAINT people_nick_check CHECK (nick <> '') NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 39: validate constraint public.people.people_net_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT people_net_check;
ALTER TABLE public.people ADD CONSTRAINT people_net_check CHECK (family(net) = 4) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 39: validate constraint public.people.people_kind_check
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT people_kind_check;
ALTER TABLE public.people ADD CONSTRAINT people_kind_check CHECK (length(kind) > 1) NOT VALID;

COMMIT;

-- Undo step 9 of 39: gather statistics of table public.people
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 39: add what will be column public.people.state
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_state_sync_45652c61" ON public.people;
DROP FUNCTION public.lockstep_state_sync_45652c61();
ALTER TABLE public.people DROP COLUMN lockstep_state_new_45652c61;

-- Undo step 7 of 39: add what will be column public.people.letters
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_letters_sync_8f5a8be8" ON public.people;
DROP FUNCTION public.lockstep_letters_sync_8f5a8be8();
ALTER TABLE public.people DROP COLUMN lockstep_letters_new_8f5a8be8;

-- Undo step 6 of 39: add what will be column public.people.label
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_label_sync_a39b27a7" ON public.people;
DROP FUNCTION public.lockstep_label_sync_a39b27a7();
ALTER TABLE public.people DROP COLUMN lockstep_label_new_a39b27a7;

-- Undo step 5 of 39: add what will be column public.people.email
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_email_sync_7185b324" ON public.people;
DROP FUNCTION public.lockstep_email_sync_7185b324();
ALTER TABLE public.people DROP COLUMN lockstep_email_new_7185b324;

-- Undo step 4 of 39: add what will be column public.people.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_amount_sync_02f07a5c" ON public.people;
DROP FUNCTION public.lockstep_amount_sync_02f07a5c();
ALTER TABLE public.people DROP COLUMN lockstep_amount_new_02f07a5c;

-- Undo step 3 of 39: change type of column public.people.nick
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT people_nick_check;
ALTER TABLE public.people ALTER COLUMN nick TYPE character varying(20);
ALTER TABLE public.people ADD CONSTRAINT people_nick_check CHECK (nick <> '');

-- Undo step 2 of 39: change type of column public.people.net
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT people_net_check;
ALTER TABLE public.people ALTER COLUMN net TYPE cidr USING net::text::cidr;
ALTER TABLE public.people ADD CONSTRAINT people_net_check CHECK (family(net) = 4);

-- Undo step 1 of 39: change type of column public.people.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT people_kind_check;
ALTER TABLE public.people ALTER COLUMN kind TYPE public.code;
ALTER TABLE public.people ADD CONSTRAINT people_kind_check CHECK (length(kind) > 1);

COMMIT;
