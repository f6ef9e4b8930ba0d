-- Columns of several tables that one view reads get other types: their second columns take their places at once, and the view is gone for that moment alone.
-- before --
CREATE SCHEMA "S 1";
CREATE TABLE "S 1".accounts (id serial PRIMARY KEY, "Name" varchar(20), owner varchar(20) NOT NULL CHECK (owner <> ''));
CREATE TABLE entries (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account integer NOT NULL REFERENCES "S 1".accounts ON DELETE CASCADE,
    amount integer DEFAULT 0 CHECK (amount >= 0),
    note varchar(10)
);
CREATE INDEX ON entries (account, amount);
CREATE TABLE apart (id integer PRIMARY KEY, v integer);
CREATE VIEW statements AS SELECT e.id, e.amount, e.note, a."Name", a.owner FROM entries AS e JOIN "S 1".accounts AS a ON a.id = e.account;
CREATE VIEW totals AS SELECT "Name", sum(amount) AS total FROM statements GROUP BY "Name";
COMMENT ON VIEW totals IS 'by name';
-- rows --
INSERT INTO "S 1".accounts ("Name", owner) SELECT 'a' || i, 'me' FROM generate_series(1, 20) AS i;
INSERT INTO entries (account, amount) SELECT i % 20 + 1, i FROM generate_series(1, 1500) AS i;
INSERT INTO apart SELECT i, i FROM generate_series(1, 10) AS i;
-- after --
CREATE SCHEMA "S 1";
CREATE TABLE "S 1".accounts (id bigserial PRIMARY KEY, "Name" text, owner text NOT NULL CHECK (owner <> ''));
CREATE TABLE entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint NOT NULL REFERENCES "S 1".accounts ON DELETE CASCADE,
    amount numeric(12,2) DEFAULT 1 CHECK (amount >= 0),
    note text
);
CREATE INDEX ON entries (account, amount);
CREATE TABLE apart (id integer PRIMARY KEY, v bigint);
CREATE VIEW statements AS SELECT e.id, e.amount, e.note, a."Name", a.owner FROM entries AS e JOIN "S 1".accounts AS a ON a.id = e.account;
CREATE VIEW totals AS SELECT "Name", sum(amount) AS total FROM statements GROUP BY "Name";
COMMENT ON VIEW totals IS 'by name';
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM entries WHERE account = id % 20 + 1 AND amount = id) = 1500;
  ASSERT (SELECT sum(total) FROM totals) = 1500 * 1501 / 2;
END $$;
-- old --
INSERT INTO "S 1".accounts ("Name", owner) VALUES ('old', 'you');
INSERT INTO entries (account, amount) SELECT id, 7 FROM "S 1".accounts WHERE "Name" = 'old';
UPDATE entries SET amount = amount + 1 WHERE account = (SELECT id FROM "S 1".accounts WHERE "Name" = 'old');
DO $$ BEGIN
  ASSERT (SELECT total FROM totals WHERE "Name" = 'old') = 8;
  BEGIN
    INSERT INTO entries (account) VALUES (-1);
    RAISE 'an account that is not there';
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  BEGIN
    UPDATE "S 1".accounts SET owner = '';
    RAISE 'no owner';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  DELETE FROM "S 1".accounts WHERE "Name" = 'old';
END $$;
-- new --
UPDATE entries SET amount = amount + 0.25 WHERE id = 1;
DO $$ BEGIN ASSERT (SELECT amount = 1.25 FROM entries WHERE id = 1); END $$;
UPDATE entries SET amount = 1 WHERE id = 1;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 45: change options of sequence "S 1".accounts_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence "S 1".accounts_id_seq
--   blocks:      writes of "S 1".accounts_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE "S 1".accounts_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 45: add what will be column "S 1".accounts.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts
--   blocks:      reads and writes of "S 1".accounts, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE "S 1".accounts ADD COLUMN lockstep_id_new_67f0c280 bigint;
CREATE OR REPLACE FUNCTION "S 1".lockstep_id_sync_67f0c280() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_67f0c280 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_67f0c280" BEFORE INSERT OR UPDATE ON "S 1".accounts FOR EACH ROW WHEN (NEW.lockstep_id_new_67f0c280 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION "S 1".lockstep_id_sync_67f0c280();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.apart IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 45: add what will be column public.apart.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   blocks:      reads and writes of public.apart, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.apart ADD COLUMN lockstep_v_new_283873a9 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_283873a9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT v::bigint INTO NEW.lockstep_v_new_283873a9 FROM (SELECT NEW.*) AS apart;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_sync_283873a9" BEFORE INSERT OR UPDATE ON public.apart FOR EACH ROW WHEN (NEW.lockstep_v_new_283873a9 IS DISTINCT FROM NEW.v::bigint) EXECUTE FUNCTION public.lockstep_v_sync_283873a9();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 45: add what will be column public.entries.account
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.entries ADD COLUMN lockstep_account_new_0c78cffc bigint;
CREATE OR REPLACE FUNCTION public.lockstep_account_sync_0c78cffc() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT account::bigint INTO NEW.lockstep_account_new_0c78cffc FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_account_sync_0c78cffc" BEFORE INSERT OR UPDATE ON public.entries FOR EACH ROW WHEN (NEW.lockstep_account_new_0c78cffc IS DISTINCT FROM NEW.account::bigint) EXECUTE FUNCTION public.lockstep_account_sync_0c78cffc();

-- Step 5 of 45: add what will be column public.entries.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries ADD COLUMN lockstep_amount_new_b5ff3b77 numeric(12,2);
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_b5ff3b77() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT amount::numeric(12,2) INTO NEW.lockstep_amount_new_b5ff3b77 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_amount_sync_b5ff3b77" BEFORE INSERT OR UPDATE ON public.entries FOR EACH ROW WHEN (NEW.lockstep_amount_new_b5ff3b77 IS DISTINCT FROM NEW.amount::numeric(12,2)) EXECUTE FUNCTION public.lockstep_amount_sync_b5ff3b77();

-- Step 6 of 45: add what will be column public.entries.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries ADD COLUMN lockstep_id_new_194a1a37 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_194a1a37() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_194a1a37 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_194a1a37" BEFORE INSERT OR UPDATE ON public.entries FOR EACH ROW WHEN (NEW.lockstep_id_new_194a1a37 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_194a1a37();

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 45: fill column "S 1".accounts.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "S 1".accounts
--   blocks:      neither reads nor writes
--   work:        scans "S 1".accounts
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "S 1".lockstep_id_progress_67f0c280 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S 1".accounts ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "S 1".lockstep_id_progress_67f0c280
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S 1".accounts ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "S 1".lockstep_id_progress_67f0c280);
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
      SELECT * INTO lockstep_state FROM "S 1".lockstep_id_progress_67f0c280;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S 1".accounts WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S 1".accounts WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "S 1".accounts SET lockstep_id_new_67f0c280 = id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_new_67f0c280 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY "S 1".accounts SET lockstep_id_new_67f0c280 = id::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_id_new_67f0c280 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE "S 1".lockstep_id_progress_67f0c280 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "S 1".lockstep_id_progress_67f0c280;

BEGIN;

-- Step 8 of 45: gather statistics of table "S 1".accounts (lockstep_id_new_67f0c280)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "S 1".accounts (lockstep_id_new_67f0c280);

COMMIT;

-- Step 9 of 45: fill column public.apart.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.apart
--   blocks:      neither reads nor writes
--   work:        scans public.apart
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_283873a9 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.apart ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_283873a9
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.apart ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_283873a9);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_283873a9;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.apart WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.apart WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.apart SET lockstep_v_new_283873a9 = v::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_v_new_283873a9 IS NULL AND v IS NOT NULL);
      ELSE
        UPDATE ONLY public.apart SET lockstep_v_new_283873a9 = v::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_v_new_283873a9 IS NULL AND v IS NOT NULL);
      END IF;
      UPDATE public.lockstep_v_progress_283873a9 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_283873a9;

BEGIN;

-- Step 10 of 45: gather statistics of table public.apart (lockstep_v_new_283873a9)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.apart
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.apart (lockstep_v_new_283873a9);

COMMIT;

BEGIN;

-- Step 11 of 45: compare the new with the old column public.apart.v
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.apart
--   blocks:      neither reads nor writes
--   work:        scans public.apart
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.apart.v cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.apart WHERE lockstep_v_new_283873a9 IS DISTINCT FROM v::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_v_new_283873a9', 'v';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.apart IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 45: put the new column in the place of column public.apart.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   blocks:      reads and writes of public.apart, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.apart.v fail
--   hazard:      app-breaking: columns of table public.apart stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.apart IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.apart RENAME COLUMN v TO lockstep_v_old_283873a9;
ALTER TABLE public.apart RENAME COLUMN lockstep_v_new_283873a9 TO v;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_283873a9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.v::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.v::text THEN
    RETURN NEW;
  END IF;
  SELECT v::integer INTO NEW.lockstep_v_old_283873a9 FROM (SELECT NEW.*) AS apart;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_v_old_283873a9 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 45: fill columns account, amount, id of table public.entries
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   work:        scans public.entries
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_account_progress_0c78cffc AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.entries ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_account_progress_0c78cffc
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.entries ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_account_progress_0c78cffc);
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
      SELECT * INTO lockstep_state FROM public.lockstep_account_progress_0c78cffc;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.entries WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.entries WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.entries SET lockstep_account_new_0c78cffc = account::bigint, lockstep_amount_new_b5ff3b77 = amount::numeric(12,2), lockstep_id_new_194a1a37 = id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_account_new_0c78cffc IS NULL AND account IS NOT NULL) OR (lockstep_amount_new_b5ff3b77 IS NULL AND amount IS NOT NULL) OR (lockstep_id_new_194a1a37 IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public.entries SET lockstep_account_new_0c78cffc = account::bigint, lockstep_amount_new_b5ff3b77 = amount::numeric(12,2), lockstep_id_new_194a1a37 = id::bigint WHERE id <= lockstep_next.next_1 AND ((lockstep_account_new_0c78cffc IS NULL AND account IS NOT NULL) OR (lockstep_amount_new_b5ff3b77 IS NULL AND amount IS NOT NULL) OR (lockstep_id_new_194a1a37 IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_account_progress_0c78cffc SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_account_progress_0c78cffc;

BEGIN;

-- Step 14 of 45: gather statistics of table public.entries (lockstep_account_new_0c78cffc, lockstep_amount_new_b5ff3b77, lockstep_id_new_194a1a37)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.entries (lockstep_account_new_0c78cffc, lockstep_amount_new_b5ff3b77, lockstep_id_new_194a1a37);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 45: check without scan for nulls in the new column "S 1".accounts.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts
--   blocks:      reads and writes of "S 1".accounts, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S 1".accounts ADD CONSTRAINT lockstep_id_not_null_67f0c280 CHECK (lockstep_id_new_67f0c280 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 16 of 45: scan for nulls in the new column "S 1".accounts.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   blocks:      neither reads nor writes
--   work:        scans "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE "S 1".accounts VALIDATE CONSTRAINT lockstep_id_not_null_67f0c280;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 45: check without scan for nulls in the new columns account, id of table public.entries
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries ADD CONSTRAINT lockstep_account_not_null_0c78cffc CHECK (lockstep_account_new_0c78cffc IS NOT NULL) NOT VALID;
ALTER TABLE public.entries ADD CONSTRAINT lockstep_id_not_null_194a1a37 CHECK (lockstep_id_new_194a1a37 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 18 of 45: scan for nulls in the new columns account, id of table public.entries
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   work:        scans public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.entries VALIDATE CONSTRAINT lockstep_account_not_null_0c78cffc, VALIDATE CONSTRAINT lockstep_id_not_null_194a1a37;

COMMIT;

-- Step 19 of 45: build the new index "S 1".accounts_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   blocks:      neither reads nor writes
--   work:        scans "S 1".accounts
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of "S 1".accounts are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS "S 1".lockstep_accounts_pkey_key_c1fde726
CREATE UNIQUE INDEX CONCURRENTLY lockstep_accounts_pkey_key_c1fde726 ON "S 1".accounts USING btree (lockstep_id_new_67f0c280);

-- Step 20 of 45: build the new index public.entries_account_amount_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   work:        scans public.entries
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_entries_account_amount_idx_new_aced7d28
CREATE INDEX CONCURRENTLY lockstep_entries_account_amount_idx_new_aced7d28 ON public.entries USING btree (lockstep_account_new_0c78cffc, lockstep_amount_new_b5ff3b77);

-- Step 21 of 45: build the new index public.entries_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   work:        scans public.entries
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.entries are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_entries_pkey_key_93d20604
CREATE UNIQUE INDEX CONCURRENTLY lockstep_entries_pkey_key_93d20604 ON public.entries USING btree (lockstep_id_new_194a1a37);

BEGIN;

-- Step 22 of 45: compare the new with the old column "S 1".accounts.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table "S 1".accounts
--   blocks:      neither reads nor writes
--   work:        scans "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column "S 1".accounts.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "S 1".accounts WHERE lockstep_id_new_67f0c280 IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_67f0c280', 'id';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 23 of 45: compare the new with the old columns account, amount, id of table public.entries
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.entries
--   blocks:      neither reads nor writes
--   work:        scans public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.entries.account, column public.entries.amount, column public.entries.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.entries WHERE (lockstep_account_new_0c78cffc IS DISTINCT FROM account::bigint) OR (lockstep_amount_new_b5ff3b77 IS DISTINCT FROM amount::numeric(12,2)) OR (lockstep_id_new_194a1a37 IS DISTINCT FROM id::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_account_new_0c78cffc, lockstep_amount_new_b5ff3b77, lockstep_id_new_194a1a37', 'account, amount, id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 24 of 45: give up the proof of constraint public.entries.entries_amount_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.entries, "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.statements SET SCHEMA public;
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public.entries, "S 1".accounts IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S 1".accounts, public.entries IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
        ALTER VIEW public.statements SET SCHEMA public;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 25 of 45: drop view public.totals
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.totals
--   blocks:      reads and writes of public.totals, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.totals;

-- Step 26 of 45: drop view public.statements
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.statements
--   blocks:      reads and writes of public.statements, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.statements;

-- Step 27 of 45: lock the tables for the exchange of column "S 1".accounts.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts, ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of "S 1".accounts, public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.entries, "S 1".accounts IN ACCESS EXCLUSIVE MODE;

-- Step 28 of 45: drop constraint public.entries.entries_amount_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries DROP CONSTRAINT entries_amount_check;

-- Step 29 of 45: put new columns in the places of the old ones of table "S 1".accounts, table public.entries
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence "S 1".accounts_id_seq, ACCESS EXCLUSIVE on sequence public.entries_id_seq, ACCESS EXCLUSIVE on table "S 1".accounts, ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries_id_seq, "S 1".accounts, public.entries; writes of "S 1".accounts_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column "S 1".accounts.id fail
--   hazard:      cached-plan: prepared statements that give column public.entries.account fail
--   hazard:      cached-plan: prepared statements that give column public.entries.amount fail
--   hazard:      cached-plan: prepared statements that give column public.entries.id fail
--   hazard:      app-breaking: columns of table "S 1".accounts, table public.entries stand behind the others from now on: INSERT without their names, and SELECT *, see that
--   hazard:      cached-plan: prepared statements that give column "S 1".accounts."Name" fail
--   hazard:      cached-plan: prepared statements that give column "S 1".accounts.owner fail
--   hazard:      cached-plan: prepared statements that give column public.entries.note fail
LOCK TABLE public.entries, "S 1".accounts IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.entries DROP CONSTRAINT entries_account_fkey;
ALTER TABLE "S 1".accounts DROP CONSTRAINT accounts_pkey;
ALTER TABLE public.entries DROP CONSTRAINT entries_pkey;
DROP INDEX public.entries_account_amount_idx;
ALTER SEQUENCE "S 1".accounts_id_seq OWNED BY NONE;
ALTER TABLE "S 1".accounts ALTER COLUMN "Name" TYPE text;
ALTER TABLE "S 1".accounts DROP CONSTRAINT accounts_owner_check;
ALTER TABLE "S 1".accounts ALTER COLUMN owner TYPE text;
ALTER TABLE "S 1".accounts ADD CONSTRAINT accounts_owner_check CHECK (owner <> '') NOT VALID;
ALTER TABLE public.entries ALTER COLUMN note TYPE text;
ALTER TABLE "S 1".accounts ALTER COLUMN id DROP DEFAULT;
ALTER TABLE "S 1".accounts RENAME COLUMN id TO lockstep_id_old_67f0c280;
ALTER TABLE "S 1".accounts RENAME COLUMN lockstep_id_new_67f0c280 TO id;
ALTER TABLE "S 1".accounts ALTER COLUMN lockstep_id_old_67f0c280 DROP NOT NULL;
ALTER TABLE "S 1".accounts ALTER COLUMN id SET NOT NULL;
ALTER TABLE "S 1".accounts ALTER COLUMN id SET DEFAULT nextval('"S 1".accounts_id_seq'::regclass);
ALTER TABLE public.entries RENAME COLUMN account TO lockstep_account_old_0c78cffc;
ALTER TABLE public.entries RENAME COLUMN lockstep_account_new_0c78cffc TO account;
ALTER TABLE public.entries ALTER COLUMN lockstep_account_old_0c78cffc DROP NOT NULL;
ALTER TABLE public.entries ALTER COLUMN account SET NOT NULL;
ALTER TABLE public.entries ALTER COLUMN amount DROP DEFAULT;
ALTER TABLE public.entries RENAME COLUMN amount TO lockstep_amount_old_b5ff3b77;
ALTER TABLE public.entries RENAME COLUMN lockstep_amount_new_b5ff3b77 TO amount;
ALTER TABLE public.entries ALTER COLUMN amount SET DEFAULT 1;
DO $$
DECLARE
  lockstep_state record;
BEGIN
  SELECT last_value, is_called INTO lockstep_state FROM public.entries_id_seq;
  ALTER TABLE public.entries ALTER COLUMN id DROP IDENTITY;
  ALTER TABLE public.entries RENAME COLUMN id TO lockstep_id_old_194a1a37;
  ALTER TABLE public.entries RENAME COLUMN lockstep_id_new_194a1a37 TO id;
  ALTER TABLE public.entries ALTER COLUMN lockstep_id_old_194a1a37 DROP NOT NULL;
  ALTER TABLE public.entries ALTER COLUMN id SET NOT NULL;
  ALTER TABLE public.entries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
  PERFORM pg_catalog.setval('public.entries_id_seq', lockstep_state.last_value, lockstep_state.is_called);
END $$;
ALTER TABLE "S 1".accounts DROP CONSTRAINT lockstep_id_not_null_67f0c280;
ALTER TABLE public.entries DROP CONSTRAINT lockstep_account_not_null_0c78cffc;
ALTER TABLE public.entries DROP CONSTRAINT lockstep_id_not_null_194a1a37;
ALTER SEQUENCE "S 1".accounts_id_seq OWNED BY "S 1".accounts.id;
ALTER TABLE "S 1".accounts ADD CONSTRAINT accounts_pkey PRIMARY KEY USING INDEX lockstep_accounts_pkey_key_c1fde726;
ALTER INDEX public.lockstep_entries_account_amount_idx_new_aced7d28 RENAME TO entries_account_amount_idx;
ALTER TABLE public.entries ADD CONSTRAINT entries_pkey PRIMARY KEY USING INDEX lockstep_entries_pkey_key_93d20604;
ALTER TABLE public.entries ADD CONSTRAINT entries_account_fkey FOREIGN KEY (account) REFERENCES "S 1".accounts (id) ON DELETE CASCADE NOT VALID;
CREATE OR REPLACE FUNCTION "S 1".lockstep_id_sync_67f0c280() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_67f0c280 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_67f0c280 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_account_sync_0c78cffc() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.account::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.account::text THEN
    RETURN NEW;
  END IF;
  SELECT account::integer INTO NEW.lockstep_account_old_0c78cffc FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_account_old_0c78cffc := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_b5ff3b77() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN
    RETURN NEW;
  END IF;
  SELECT amount::integer INTO NEW.lockstep_amount_old_b5ff3b77 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_amount_old_b5ff3b77 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_194a1a37() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_194a1a37 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_194a1a37 := NULL;
  RETURN NEW;
END $$;

-- Step 30 of 45: add constraint public.entries.entries_amount_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries ADD CONSTRAINT entries_amount_check CHECK (amount >= 0) NOT VALID;

-- Step 31 of 45: create view public.statements
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.statements AS
SELECT e.id, e.amount, e.note, a."Name", a.owner FROM public.entries AS e JOIN "S 1".accounts AS a ON a.id = e.account;

-- Step 32 of 45: create view public.totals
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.totals AS
SELECT "Name", sum(amount) AS total FROM public.statements GROUP BY "Name";
COMMENT ON VIEW public.totals IS 'by name';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 33 of 45: gather statistics of table "S 1".accounts ("Name", owner)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "S 1".accounts ("Name", owner);

COMMIT;

BEGIN;

-- Step 34 of 45: gather statistics of table public.entries (note)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.entries (note);

COMMIT;

BEGIN;

-- Step 35 of 45: validate constraint "S 1".accounts.accounts_owner_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   blocks:      neither reads nor writes
--   work:        scans "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S 1".accounts VALIDATE CONSTRAINT accounts_owner_check;

COMMIT;

BEGIN;

-- Step 36 of 45: validate constraint public.entries.entries_account_fkey
--   phase:       contract
--   locks:       ROW SHARE on table "S 1".accounts, SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   work:        scans public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.entries VALIDATE CONSTRAINT entries_account_fkey;

COMMIT;

BEGIN;

-- Step 37 of 45: validate constraint public.entries.entries_amount_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   blocks:      neither reads nor writes
--   work:        scans public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.entries.entries_amount_check
ALTER TABLE public.entries VALIDATE CONSTRAINT entries_amount_check;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 38 of 45: give up the old column "S 1".accounts.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of "S 1".accounts.id, public.entries.account, public.entries.amount, public.entries.id
SELECT;

COMMIT;

BEGIN;

-- Step 39 of 45: give up the old column public.apart.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_v_old_283873a9 holds the old values of v
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.apart IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 40 of 45: drop the old column public.apart.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   blocks:      reads and writes of public.apart, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_v_sync_283873a9" ON public.apart;
DROP FUNCTION public.lockstep_v_sync_283873a9();
ALTER TABLE public.apart DROP COLUMN lockstep_v_old_283873a9;

COMMIT;

BEGIN;

-- Step 41 of 45: give up the old columns account, amount, id of table public.entries
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 42 of 45: drop the old column "S 1".accounts.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts
--   blocks:      reads and writes of "S 1".accounts, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_67f0c280" ON "S 1".accounts;
DROP FUNCTION "S 1".lockstep_id_sync_67f0c280();
ALTER TABLE "S 1".accounts DROP COLUMN lockstep_id_old_67f0c280;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 43 of 45: drop the old column public.entries.account
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_account_sync_0c78cffc" ON public.entries;
DROP FUNCTION public.lockstep_account_sync_0c78cffc();
ALTER TABLE public.entries DROP COLUMN lockstep_account_old_0c78cffc;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 44 of 45: drop the old column public.entries.amount
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_amount_sync_b5ff3b77" ON public.entries;
DROP FUNCTION public.lockstep_amount_sync_b5ff3b77();
ALTER TABLE public.entries DROP COLUMN lockstep_amount_old_b5ff3b77;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 45 of 45: drop the old column public.entries.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   blocks:      reads and writes of public.entries, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_194a1a37" ON public.entries;
DROP FUNCTION public.lockstep_id_sync_194a1a37();
ALTER TABLE public.entries DROP COLUMN lockstep_id_old_194a1a37;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 45 of 45: drop the old column public.entries.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.entries ADD COLUMN lockstep_id_old_194a1a37 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_194a1a37() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_194a1a37 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_194a1a37 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_194a1a37" BEFORE INSERT OR UPDATE ON public.entries FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_194a1a37::bigint) EXECUTE FUNCTION public.lockstep_id_sync_194a1a37();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 44 of 45: drop the old column public.entries.amount
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.entries ADD COLUMN lockstep_amount_old_b5ff3b77 integer;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_b5ff3b77() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN
    RETURN NEW;
  END IF;
  SELECT amount::integer INTO NEW.lockstep_amount_old_b5ff3b77 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_amount_old_b5ff3b77 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_amount_sync_b5ff3b77" BEFORE INSERT OR UPDATE ON public.entries FOR EACH ROW WHEN (NEW.amount IS DISTINCT FROM NEW.lockstep_amount_old_b5ff3b77::numeric(12,2)) EXECUTE FUNCTION public.lockstep_amount_sync_b5ff3b77();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 43 of 45: drop the old column public.entries.account
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.entries ADD COLUMN lockstep_account_old_0c78cffc integer;
CREATE OR REPLACE FUNCTION public.lockstep_account_sync_0c78cffc() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.account::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.account::text THEN
    RETURN NEW;
  END IF;
  SELECT account::integer INTO NEW.lockstep_account_old_0c78cffc FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_account_old_0c78cffc := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_account_sync_0c78cffc" BEFORE INSERT OR UPDATE ON public.entries FOR EACH ROW WHEN (NEW.account IS DISTINCT FROM NEW.lockstep_account_old_0c78cffc::bigint) EXECUTE FUNCTION public.lockstep_account_sync_0c78cffc();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 42 of 45: drop the old column "S 1".accounts.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S 1".accounts ADD COLUMN lockstep_id_old_67f0c280 integer;
CREATE OR REPLACE FUNCTION "S 1".lockstep_id_sync_67f0c280() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_67f0c280 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_67f0c280 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_67f0c280" BEFORE INSERT OR UPDATE ON "S 1".accounts FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_67f0c280::bigint) EXECUTE FUNCTION "S 1".lockstep_id_sync_67f0c280();

COMMIT;

SET lock_timeout = 0;

-- Undo step 41 of 45: give up the old columns account, amount, id of table public.entries
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.entries
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_account_progress_0c78cffc AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.entries ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_account_progress_0c78cffc
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.entries ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_account_progress_0c78cffc);
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
      SELECT * INTO lockstep_state FROM public.lockstep_account_progress_0c78cffc;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.entries WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.entries WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.entries SET lockstep_account_old_0c78cffc = account::integer, lockstep_amount_old_b5ff3b77 = amount::integer, lockstep_id_old_194a1a37 = id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_account_old_0c78cffc IS NULL AND account IS NOT NULL) OR (lockstep_amount_old_b5ff3b77 IS NULL AND amount IS NOT NULL) OR (lockstep_id_old_194a1a37 IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public.entries SET lockstep_account_old_0c78cffc = account::integer, lockstep_amount_old_b5ff3b77 = amount::integer, lockstep_id_old_194a1a37 = id::integer WHERE id <= lockstep_next.next_1 AND ((lockstep_account_old_0c78cffc IS NULL AND account IS NOT NULL) OR (lockstep_amount_old_b5ff3b77 IS NULL AND amount IS NOT NULL) OR (lockstep_id_old_194a1a37 IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_account_progress_0c78cffc SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_account_progress_0c78cffc;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.apart IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 40 of 45: drop the old column public.apart.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.apart ADD COLUMN lockstep_v_old_283873a9 integer;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_283873a9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.v::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.v::text THEN
    RETURN NEW;
  END IF;
  SELECT v::integer INTO NEW.lockstep_v_old_283873a9 FROM (SELECT NEW.*) AS apart;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_v_old_283873a9 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_sync_283873a9" BEFORE INSERT OR UPDATE ON public.apart FOR EACH ROW WHEN (NEW.v IS DISTINCT FROM NEW.lockstep_v_old_283873a9::bigint) EXECUTE FUNCTION public.lockstep_v_sync_283873a9();

COMMIT;

SET lock_timeout = 0;

-- Undo step 39 of 45: give up the old column public.apart.v
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.apart
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_283873a9 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.apart ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_283873a9
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.apart ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_283873a9);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_283873a9;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.apart WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.apart WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.apart SET lockstep_v_old_283873a9 = v::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_v_old_283873a9 IS NULL AND v IS NOT NULL);
      ELSE
        UPDATE ONLY public.apart SET lockstep_v_old_283873a9 = v::integer WHERE id <= lockstep_next.next_1 AND (lockstep_v_old_283873a9 IS NULL AND v IS NOT NULL);
      END IF;
      UPDATE public.lockstep_v_progress_283873a9 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_283873a9;

-- Undo step 38 of 45: give up the old column "S 1".accounts.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "S 1".accounts
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "S 1".lockstep_id_progress_67f0c280 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S 1".accounts ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "S 1".lockstep_id_progress_67f0c280
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S 1".accounts ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "S 1".lockstep_id_progress_67f0c280);
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
      SELECT * INTO lockstep_state FROM "S 1".lockstep_id_progress_67f0c280;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S 1".accounts WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S 1".accounts WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "S 1".accounts SET lockstep_id_old_67f0c280 = id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_old_67f0c280 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY "S 1".accounts SET lockstep_id_old_67f0c280 = id::integer WHERE id <= lockstep_next.next_1 AND (lockstep_id_old_67f0c280 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE "S 1".lockstep_id_progress_67f0c280 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "S 1".lockstep_id_progress_67f0c280;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 37 of 45: validate constraint public.entries.entries_amount_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.entries DROP CONSTRAINT entries_amount_check;
ALTER TABLE public.entries ADD CONSTRAINT entries_amount_check CHECK (amount >= 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.entries, "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.entries, "S 1".accounts IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S 1".accounts, public.entries IN ACCESS EXCLUSIVE MODE;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 36 of 45: validate constraint public.entries.entries_account_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts, ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.entries DROP CONSTRAINT entries_account_fkey;
ALTER TABLE public.entries ADD CONSTRAINT entries_account_fkey FOREIGN KEY (account) REFERENCES "S 1".accounts (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 35 of 45: validate constraint "S 1".accounts.accounts_owner_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S 1".accounts DROP CONSTRAINT accounts_owner_check;
ALTER TABLE "S 1".accounts ADD CONSTRAINT accounts_owner_check CHECK (owner <> '') NOT VALID;

COMMIT;

-- Undo step 34 of 45: gather statistics of table public.entries (note)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 33 of 45: gather statistics of table "S 1".accounts ("Name", owner)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.entries, "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.statements SET SCHEMA public;
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public.entries, "S 1".accounts IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE "S 1".accounts, public.entries IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
        ALTER VIEW public.statements SET SCHEMA public;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 32 of 45: create view public.totals
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.totals;

-- Undo step 31 of 45: create view public.statements
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.statements;

-- Undo step 30 of 45: add constraint public.entries.entries_amount_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.entries, "S 1".accounts IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.entries DROP CONSTRAINT entries_amount_check;

-- Undo step 29 of 45: put new columns in the places of the old ones of table "S 1".accounts, table public.entries
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence "S 1".accounts_id_seq, ACCESS EXCLUSIVE on sequence public.entries_id_seq, ACCESS EXCLUSIVE on table "S 1".accounts, ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.entries, "S 1".accounts IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.entries WHERE lockstep_amount_old_b5ff3b77 IS NULL AND amount IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'amount';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.entries WHERE lockstep_id_old_194a1a37 IS NULL AND id IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
  END IF;
END $$;
ALTER TABLE public.entries DROP CONSTRAINT entries_account_fkey;
ALTER TABLE "S 1".accounts DROP CONSTRAINT accounts_pkey;
ALTER TABLE public.entries DROP CONSTRAINT entries_pkey;
DROP INDEX public.entries_account_amount_idx;
ALTER SEQUENCE "S 1".accounts_id_seq OWNED BY NONE;
ALTER TABLE public.entries ALTER COLUMN note TYPE character varying(10);
ALTER TABLE "S 1".accounts DROP CONSTRAINT accounts_owner_check;
ALTER TABLE "S 1".accounts ALTER COLUMN owner TYPE character varying(20);
ALTER TABLE "S 1".accounts ADD CONSTRAINT accounts_owner_check CHECK (owner <> '');
ALTER TABLE "S 1".accounts ALTER COLUMN "Name" TYPE character varying(20);
ALTER TABLE "S 1".accounts ALTER COLUMN id DROP DEFAULT;
ALTER TABLE "S 1".accounts RENAME COLUMN id TO lockstep_id_new_67f0c280;
ALTER TABLE "S 1".accounts RENAME COLUMN lockstep_id_old_67f0c280 TO id;
ALTER TABLE "S 1".accounts ALTER COLUMN lockstep_id_new_67f0c280 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE "S 1".accounts ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE "S 1".accounts ALTER COLUMN id SET DEFAULT nextval('"S 1".accounts_id_seq'::regclass);
ALTER TABLE public.entries RENAME COLUMN account TO lockstep_account_new_0c78cffc;
ALTER TABLE public.entries RENAME COLUMN lockstep_account_old_0c78cffc TO account;
ALTER TABLE public.entries ALTER COLUMN lockstep_account_new_0c78cffc DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.entries ALTER COLUMN account SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'account';
END $$;
ALTER TABLE public.entries ALTER COLUMN amount DROP DEFAULT;
ALTER TABLE public.entries RENAME COLUMN amount TO lockstep_amount_new_b5ff3b77;
ALTER TABLE public.entries RENAME COLUMN lockstep_amount_old_b5ff3b77 TO amount;
ALTER TABLE public.entries ALTER COLUMN amount SET DEFAULT 0;
DO $$
DECLARE
  lockstep_state record;
BEGIN
  SELECT last_value, is_called INTO lockstep_state FROM public.entries_id_seq;
  ALTER TABLE public.entries ALTER COLUMN id DROP IDENTITY;
  ALTER TABLE public.entries RENAME COLUMN id TO lockstep_id_new_194a1a37;
  ALTER TABLE public.entries RENAME COLUMN lockstep_id_old_194a1a37 TO id;
  ALTER TABLE public.entries ALTER COLUMN lockstep_id_new_194a1a37 DROP NOT NULL;
  ALTER TABLE public.entries ALTER COLUMN id SET NOT NULL;
  ALTER TABLE public.entries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
  PERFORM pg_catalog.setval('public.entries_id_seq', lockstep_state.last_value, lockstep_state.is_called);
END $$;
ALTER TABLE "S 1".accounts ADD CONSTRAINT lockstep_id_not_null_67f0c280 CHECK (lockstep_id_new_67f0c280 IS NOT NULL) NOT VALID;
ALTER TABLE public.entries ADD CONSTRAINT lockstep_account_not_null_0c78cffc CHECK (lockstep_account_new_0c78cffc IS NOT NULL) NOT VALID;
ALTER TABLE public.entries ADD CONSTRAINT lockstep_id_not_null_194a1a37 CHECK (lockstep_id_new_194a1a37 IS NOT NULL) NOT VALID;
ALTER SEQUENCE "S 1".accounts_id_seq OWNED BY "S 1".accounts.id;
ALTER TABLE "S 1".accounts ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX lockstep_accounts_pkey_key_c1fde726 ON "S 1".accounts USING btree (lockstep_id_new_67f0c280);
CREATE INDEX entries_account_amount_idx ON public.entries USING btree (account, amount);
CREATE INDEX lockstep_entries_account_amount_idx_new_aced7d28 ON public.entries USING btree (lockstep_account_new_0c78cffc, lockstep_amount_new_b5ff3b77);
ALTER TABLE public.entries ADD CONSTRAINT entries_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX lockstep_entries_pkey_key_93d20604 ON public.entries USING btree (lockstep_id_new_194a1a37);
ALTER TABLE public.entries ADD CONSTRAINT entries_account_fkey FOREIGN KEY (account) REFERENCES "S 1".accounts (id) ON DELETE CASCADE NOT VALID;
CREATE OR REPLACE FUNCTION "S 1".lockstep_id_sync_67f0c280() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_67f0c280 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_account_sync_0c78cffc() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT account::bigint INTO NEW.lockstep_account_new_0c78cffc FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_b5ff3b77() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT amount::numeric(12,2) INTO NEW.lockstep_amount_new_b5ff3b77 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_194a1a37() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_194a1a37 FROM (SELECT NEW.*) AS entries;
  RETURN NEW;
END $$;

-- Undo step 28 of 45: drop constraint public.entries.entries_amount_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries ADD CONSTRAINT entries_amount_check CHECK (amount >= 0) NOT VALID;

-- Undo step 27 of 45: lock the tables for the exchange of column "S 1".accounts.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts, ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

-- Undo step 26 of 45: drop view public.statements
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.statements
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.statements AS
SELECT e.id, e.amount, e.note, a."Name", a.owner FROM public.entries AS e JOIN "S 1".accounts AS a ON a.id = e.account;

-- Undo step 25 of 45: drop view public.totals
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.totals
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.totals AS
SELECT "Name", sum(amount) AS total FROM public.statements GROUP BY "Name";
COMMENT ON VIEW public.totals IS 'by name';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 24 of 45: give up the proof of constraint public.entries.entries_amount_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.entries VALIDATE CONSTRAINT entries_amount_check;

COMMIT;

BEGIN;

-- Undo step 23 of 45: compare the new with the old columns account, amount, id of table public.entries
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts, SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S 1".accounts VALIDATE CONSTRAINT lockstep_id_not_null_67f0c280;
ALTER TABLE public.entries VALIDATE CONSTRAINT entries_account_fkey;
ALTER TABLE public.entries VALIDATE CONSTRAINT lockstep_account_not_null_0c78cffc;
ALTER TABLE public.entries VALIDATE CONSTRAINT lockstep_id_not_null_194a1a37;

COMMIT;

BEGIN;

-- Undo step 22 of 45: compare the new with the old column "S 1".accounts.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 21 of 45: build the new index public.entries_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_entries_pkey_key_93d20604;

-- Undo step 20 of 45: build the new index public.entries_account_amount_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_entries_account_amount_idx_new_aced7d28;

-- Undo step 19 of 45: build the new index "S 1".accounts_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS "S 1".lockstep_accounts_pkey_key_c1fde726;

BEGIN;

-- Undo step 18 of 45: scan for nulls in the new columns account, id of table public.entries
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 45: check without scan for nulls in the new columns account, id of table public.entries
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.entries DROP CONSTRAINT lockstep_account_not_null_0c78cffc;
ALTER TABLE public.entries DROP CONSTRAINT lockstep_id_not_null_194a1a37;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 16 of 45: scan for nulls in the new column "S 1".accounts.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 45: check without scan for nulls in the new column "S 1".accounts.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S 1".accounts DROP CONSTRAINT lockstep_id_not_null_67f0c280;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 45: gather statistics of table public.entries (lockstep_account_new_0c78cffc, lockstep_amount_new_b5ff3b77, lockstep_id_new_194a1a37)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.entries
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.entries (account, amount, id);

COMMIT;

-- Undo step 13 of 45: fill columns account, amount, id of table public.entries
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.entries
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.apart IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 45: put the new column in the place of column public.apart.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.apart IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.apart WHERE lockstep_v_old_283873a9 IS NULL AND v IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'v';
  END IF;
END $$;
ALTER TABLE public.apart RENAME COLUMN v TO lockstep_v_new_283873a9;
ALTER TABLE public.apart RENAME COLUMN lockstep_v_old_283873a9 TO v;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_283873a9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT v::bigint INTO NEW.lockstep_v_new_283873a9 FROM (SELECT NEW.*) AS apart;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 45: compare the new with the old column public.apart.v
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.apart
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 10 of 45: gather statistics of table public.apart (lockstep_v_new_283873a9)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.apart
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.apart (v);

COMMIT;

-- Undo step 9 of 45: fill column public.apart.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.apart
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 8 of 45: gather statistics of table "S 1".accounts (lockstep_id_new_67f0c280)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S 1".accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "S 1".accounts (id);

COMMIT;

-- Undo step 7 of 45: fill column "S 1".accounts.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "S 1".accounts
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.entries IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 45: add what will be column public.entries.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_194a1a37" ON public.entries;
DROP FUNCTION public.lockstep_id_sync_194a1a37();
ALTER TABLE public.entries DROP COLUMN lockstep_id_new_194a1a37;

-- Undo step 5 of 45: add what will be column public.entries.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_amount_sync_b5ff3b77" ON public.entries;
DROP FUNCTION public.lockstep_amount_sync_b5ff3b77();
ALTER TABLE public.entries DROP COLUMN lockstep_amount_new_b5ff3b77;

-- Undo step 4 of 45: add what will be column public.entries.account
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.entries
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_account_sync_0c78cffc" ON public.entries;
DROP FUNCTION public.lockstep_account_sync_0c78cffc();
ALTER TABLE public.entries DROP COLUMN lockstep_account_new_0c78cffc;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.apart IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 45: add what will be column public.apart.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_v_sync_283873a9" ON public.apart;
DROP FUNCTION public.lockstep_v_sync_283873a9();
ALTER TABLE public.apart DROP COLUMN lockstep_v_new_283873a9;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S 1".accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 45: add what will be column "S 1".accounts.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "S 1".accounts
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_67f0c280" ON "S 1".accounts;
DROP FUNCTION "S 1".lockstep_id_sync_67f0c280();
ALTER TABLE "S 1".accounts DROP COLUMN lockstep_id_new_67f0c280;

COMMIT;

BEGIN;

-- Undo step 1 of 45: change options of sequence "S 1".accounts_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence "S 1".accounts_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE "S 1".accounts_id_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

COMMIT;
