-- A key that gets another type in two tables that refer to each other, both by way of copies; the identity goes on where it is.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.owners (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, favourite integer);
CREATE TABLE app.pets (id serial PRIMARY KEY, owner integer NOT NULL REFERENCES app.owners, name text);
ALTER TABLE app.owners ADD FOREIGN KEY (favourite) REFERENCES app.pets;
CREATE INDEX ON app.pets (owner);
CREATE MATERIALIZED VIEW app.pairs AS SELECT id AS pet, owner FROM app.pets;
CREATE UNIQUE INDEX ON app.pairs (pet);
-- rows --
INSERT INTO app.owners (name) SELECT 'o' || i FROM generate_series(1, 1500) AS i;
INSERT INTO app.pets (owner, name) SELECT 1 + i % 1500, 'p' || i FROM generate_series(1, 2200) AS i;
UPDATE app.owners SET favourite = id WHERE id % 4 = 0;
-- after --
CREATE SCHEMA app;
-- @online mode=copy
CREATE TABLE app.owners (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, favourite bigint);
-- @online mode=copy
CREATE TABLE app.pets (id bigserial PRIMARY KEY, owner bigint NOT NULL REFERENCES app.owners, name text);
ALTER TABLE app.owners ADD FOREIGN KEY (favourite) REFERENCES app.pets;
CREATE INDEX ON app.pets (owner);
CREATE MATERIALIZED VIEW app.pairs AS SELECT id AS pet, owner FROM app.pets;
CREATE UNIQUE INDEX ON app.pairs (pet);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM app.owners WHERE name = 'o' || id AND favourite IS NOT DISTINCT FROM CASE WHEN id % 4 = 0 THEN id END) = 1500;
  ASSERT (SELECT count(*) FROM app.pets WHERE owner = 1 + id % 1500) = 2200;
END $$;
-- old --
INSERT INTO app.owners (name) VALUES ('another');
INSERT INTO app.pets (owner, name) SELECT id, 'his' FROM app.owners WHERE name = 'another';
DO $$ BEGIN ASSERT (SELECT count(*) FROM app.pets p JOIN app.owners o ON o.id = p.owner WHERE o.name = 'another') = 1; END $$;
DELETE FROM app.pets WHERE name = 'his';
DELETE FROM app.owners WHERE name = 'another';
-- new --
INSERT INTO app.owners (name) VALUES ('another');
INSERT INTO app.pets (owner, name) SELECT id, 'his' FROM app.owners WHERE name = 'another';
DELETE FROM app.pets WHERE name = 'his';
DELETE FROM app.owners WHERE name = 'another';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 27: change options of sequence app.pets_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence app.pets_id_seq
--   blocks:      writes of app.pets_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.pets_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.owners IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 27: create what will be table app.owners, and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table app.owners
--   blocks:      writes of app.owners, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE TABLE app.lockstep_owners_new_11ac733c (
    id bigint CONSTRAINT owners_id_not_null NOT NULL,
    name text CONSTRAINT owners_name_not_null NOT NULL,
    favourite bigint
);
CREATE TABLE app.lockstep_owners_log_11ac733c AS SELECT id FROM ONLY app.owners WITH NO DATA;
CREATE FUNCTION app.lockstep_owners_copy_11ac733c() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_owners_new_11ac733c, app.lockstep_owners_log_11ac733c;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO app.lockstep_owners_log_11ac733c VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO app.lockstep_owners_log_11ac733c VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_owners_copy_11ac733c" AFTER INSERT OR UPDATE OR DELETE ON app.owners FOR EACH ROW EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();
CREATE TRIGGER "~lockstep_owners_truncate_11ac733c" AFTER TRUNCATE ON app.owners FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 27: copy the rows of table app.owners
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.owners
--   blocks:      neither reads nor writes
--   work:        scans app.owners
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS app.lockstep_owners_progress_11ac733c AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('app.owners') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO app.lockstep_owners_progress_11ac733c
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('app.owners') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_owners_progress_11ac733c);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM app.lockstep_owners_progress_11ac733c;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO app.lockstep_owners_new_11ac733c (id, name, favourite) SELECT id, name, favourite FROM (SELECT * FROM ONLY app.owners WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS owners;
      UPDATE app.lockstep_owners_progress_11ac733c SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_owners_progress_11ac733c;

SET lock_timeout = '2s';

BEGIN;

-- Step 4 of 27: gather statistics of table app.lockstep_owners_new_11ac733c
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE app.lockstep_owners_new_11ac733c;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 27: copy what was written to table app.owners meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.owners
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted app.lockstep_owners_log_11ac733c[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM app.lockstep_owners_log_11ac733c AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM app.lockstep_owners_new_11ac733c AS lockstep_row USING (SELECT CAST(id AS bigint) FROM pg_catalog.unnest(lockstep_noted) AS owners) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO app.lockstep_owners_new_11ac733c (id, name, favourite) SELECT id, name, favourite FROM (SELECT * FROM ONLY app.owners WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS owners;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 27: build the key of what will be table app.owners
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE app.lockstep_owners_new_11ac733c ADD CONSTRAINT lockstep_owners_pkey_new_783acb9d PRIMARY KEY (id);

COMMIT;

BEGIN;

-- Step 7 of 27: build the other keys and indexes of what will be table app.owners
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE app.lockstep_owners_new_11ac733c ADD CONSTRAINT lockstep_owners_name_key_new_60ad650e UNIQUE (name);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 27: compare the copy with table app.owners
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.owners
--   blocks:      neither reads nor writes
--   work:        scans app.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT CAST(id AS bigint), name, CAST(favourite AS bigint) FROM ONLY app.owners AS owners) AS was (id, name, favourite) FULL JOIN app.lockstep_owners_new_11ac733c AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR now.name IS DISTINCT FROM was.name OR now.favourite IS DISTINCT FROM was.favourite) AND NOT EXISTS (SELECT FROM (SELECT CAST(id AS bigint) FROM app.lockstep_owners_log_11ac733c AS owners) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'app.owners';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 9 of 27: copy what was written to table app.owners meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.owners
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted app.lockstep_owners_log_11ac733c[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM app.lockstep_owners_log_11ac733c AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM app.lockstep_owners_new_11ac733c AS lockstep_row USING (SELECT CAST(id AS bigint) FROM pg_catalog.unnest(lockstep_noted) AS owners) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO app.lockstep_owners_new_11ac733c (id, name, favourite) SELECT id, name, favourite FROM (SELECT * FROM ONLY app.owners WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS owners;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets, app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Step 10 of 27: put its copy in the place of table app.owners
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on sequence app.owners_id_seq, ACCESS EXCLUSIVE on table app.owners, ACCESS EXCLUSIVE on table app.pets
--   blocks:      reads and writes of app.owners_id_seq, app.owners, app.pets, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column app.owners.id fail
--   hazard:      cached-plan: prepared statements that give column app.owners.favourite fail
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
--   note:        foreign keys to it are proven by later steps, and by the step before on the way back
LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
SELECT pg_catalog.set_config('lockstep.identity_1', last_value || ' ' || is_called, true) FROM app.owners_id_seq;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted app.lockstep_owners_log_11ac733c[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM app.lockstep_owners_log_11ac733c AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM app.lockstep_owners_new_11ac733c AS lockstep_row USING (SELECT CAST(id AS bigint) FROM pg_catalog.unnest(lockstep_noted) AS owners) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO app.lockstep_owners_new_11ac733c (id, name, favourite) SELECT id, name, favourite FROM (SELECT * FROM ONLY app.owners WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS owners;
END $$;
DROP TRIGGER "~lockstep_owners_truncate_11ac733c" ON app.owners;
DROP TRIGGER "~lockstep_owners_copy_11ac733c" ON app.owners;
DROP FUNCTION app.lockstep_owners_copy_11ac733c();
DROP TABLE app.lockstep_owners_log_11ac733c;
ALTER SEQUENCE app.owners_id_seq RENAME TO lockstep_id_identity_aa421e46;
ALTER TABLE app.owners RENAME CONSTRAINT owners_name_key TO lockstep_owners_name_key_old_60ad650e;
ALTER TABLE app.owners RENAME CONSTRAINT owners_pkey TO lockstep_owners_pkey_old_783acb9d;
ALTER TABLE app.owners RENAME TO lockstep_owners_old_11ac733c;
ALTER TABLE app.lockstep_owners_new_11ac733c RENAME CONSTRAINT lockstep_owners_name_key_new_60ad650e TO owners_name_key;
ALTER TABLE app.lockstep_owners_new_11ac733c RENAME CONSTRAINT lockstep_owners_pkey_new_783acb9d TO owners_pkey;
ALTER TABLE app.lockstep_owners_new_11ac733c RENAME TO owners;
ALTER TABLE app.pets DROP CONSTRAINT pets_owner_fkey;
ALTER TABLE app.lockstep_owners_old_11ac733c ALTER COLUMN id DROP IDENTITY;
ALTER TABLE app.owners ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
ALTER TABLE app.owners ADD CONSTRAINT owners_favourite_fkey FOREIGN KEY (favourite) REFERENCES app.pets (id) NOT VALID;
ALTER TABLE app.lockstep_owners_old_11ac733c DROP CONSTRAINT owners_favourite_fkey;
ALTER TABLE app.pets ADD CONSTRAINT pets_owner_fkey FOREIGN KEY (owner) REFERENCES app.owners (id) NOT VALID;
CREATE SEQUENCE app.lockstep_owners_missed_11ac733c;
CREATE OR REPLACE FUNCTION app.lockstep_owners_copy_11ac733c() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_owners_old_11ac733c;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM app.lockstep_owners_old_11ac733c AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS owners) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO app.lockstep_owners_old_11ac733c AS lockstep_row (id, name, favourite) SELECT id, name, favourite FROM (SELECT NEW.*) AS owners ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, favourite = CASE WHEN TG_OP = 'UPDATE' AND NEW.favourite::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.favourite::text THEN lockstep_row.favourite ELSE EXCLUDED.favourite END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('app.lockstep_owners_missed_11ac733c');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM app.lockstep_owners_old_11ac733c AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS owners) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_owners_copy_11ac733c" AFTER INSERT OR UPDATE OR DELETE ON app.owners FOR EACH ROW EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();
CREATE TRIGGER "~lockstep_owners_truncate_11ac733c" AFTER TRUNCATE ON app.owners FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();
SELECT pg_catalog.setval('app.owners_id_seq', CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 1) AS bigint), CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 2) AS boolean));

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.pets IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 27: create what will be table app.pets, and note what is written
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table app.pets
--   blocks:      writes of app.pets, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE TABLE app.lockstep_pets_new_c337b31b (
    id bigint DEFAULT nextval('app.pets_id_seq'::regclass) CONSTRAINT pets_id_not_null NOT NULL,
    owner bigint CONSTRAINT pets_owner_not_null NOT NULL,
    name text
);
CREATE TABLE app.lockstep_pets_log_c337b31b AS SELECT id FROM ONLY app.pets WITH NO DATA;
CREATE FUNCTION app.lockstep_pets_copy_c337b31b() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_pets_new_c337b31b, app.lockstep_pets_log_c337b31b;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO app.lockstep_pets_log_c337b31b VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO app.lockstep_pets_log_c337b31b VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_pets_copy_c337b31b" AFTER INSERT OR UPDATE OR DELETE ON app.pets FOR EACH ROW EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();
CREATE TRIGGER "~lockstep_pets_truncate_c337b31b" AFTER TRUNCATE ON app.pets FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 27: copy the rows of table app.pets
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   blocks:      neither reads nor writes
--   work:        scans app.pets
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS app.lockstep_pets_progress_c337b31b AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('app.pets') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO app.lockstep_pets_progress_c337b31b
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('app.pets') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_pets_progress_c337b31b);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM app.lockstep_pets_progress_c337b31b;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO app.lockstep_pets_new_c337b31b (id, owner, name) SELECT id, owner, name FROM (SELECT * FROM ONLY app.pets WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS pets;
      UPDATE app.lockstep_pets_progress_c337b31b SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_pets_progress_c337b31b;

SET lock_timeout = '2s';

BEGIN;

-- Step 13 of 27: gather statistics of table app.lockstep_pets_new_c337b31b
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE app.lockstep_pets_new_c337b31b;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 14 of 27: copy what was written to table app.pets meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted app.lockstep_pets_log_c337b31b[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM app.lockstep_pets_log_c337b31b AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM app.lockstep_pets_new_c337b31b AS lockstep_row USING (SELECT CAST(id AS bigint) FROM pg_catalog.unnest(lockstep_noted) AS pets) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO app.lockstep_pets_new_c337b31b (id, owner, name) SELECT id, owner, name FROM (SELECT * FROM ONLY app.pets WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS pets;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 15 of 27: build the key of what will be table app.pets
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE app.lockstep_pets_new_c337b31b ADD CONSTRAINT lockstep_pets_pkey_new_4a0ac9d6 PRIMARY KEY (id);

COMMIT;

BEGIN;

-- Step 16 of 27: build the other keys and indexes of what will be table app.pets
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
CREATE INDEX lockstep_pets_owner_idx_new_f73d0017 ON app.lockstep_pets_new_c337b31b USING btree (owner);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 17 of 27: compare the copy with table app.pets
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   blocks:      neither reads nor writes
--   work:        scans app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT CAST(id AS bigint), CAST(owner AS bigint), name FROM ONLY app.pets AS pets) AS was (id, owner, name) FULL JOIN app.lockstep_pets_new_c337b31b AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR now.owner IS DISTINCT FROM was.owner OR now.name IS DISTINCT FROM was.name) AND NOT EXISTS (SELECT FROM (SELECT CAST(id AS bigint) FROM app.lockstep_pets_log_c337b31b AS pets) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'app.pets';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 18 of 27: copy what was written to table app.pets meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted app.lockstep_pets_log_c337b31b[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM app.lockstep_pets_log_c337b31b AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM app.lockstep_pets_new_c337b31b AS lockstep_row USING (SELECT CAST(id AS bigint) FROM pg_catalog.unnest(lockstep_noted) AS pets) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO app.lockstep_pets_new_c337b31b (id, owner, name) SELECT id, owner, name FROM (SELECT * FROM ONLY app.pets WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS pets;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets, app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Step 19 of 27: put its copy in the place of table app.pets
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence app.pets_id_seq, ACCESS EXCLUSIVE on table app.owners, ACCESS EXCLUSIVE on table app.pets
--   blocks:      reads and writes of app.owners, app.pets; writes of app.pets_id_seq, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column app.pets.id fail
--   hazard:      cached-plan: prepared statements that give column app.pets.owner fail
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
--   note:        foreign keys to it are proven by later steps, and by the step before on the way back
LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted app.lockstep_pets_log_c337b31b[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM app.lockstep_pets_log_c337b31b AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM app.lockstep_pets_new_c337b31b AS lockstep_row USING (SELECT CAST(id AS bigint) FROM pg_catalog.unnest(lockstep_noted) AS pets) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO app.lockstep_pets_new_c337b31b (id, owner, name) SELECT id, owner, name FROM (SELECT * FROM ONLY app.pets WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS pets;
END $$;
DROP TRIGGER "~lockstep_pets_truncate_c337b31b" ON app.pets;
DROP TRIGGER "~lockstep_pets_copy_c337b31b" ON app.pets;
DROP FUNCTION app.lockstep_pets_copy_c337b31b();
DROP TABLE app.lockstep_pets_log_c337b31b;
ALTER SEQUENCE app.pets_id_seq OWNED BY NONE;
ALTER TABLE app.pets RENAME CONSTRAINT pets_pkey TO lockstep_pets_pkey_old_4a0ac9d6;
ALTER INDEX app.pets_owner_idx RENAME TO lockstep_pets_owner_idx_old_f73d0017;
ALTER TABLE app.pets RENAME TO lockstep_pets_old_c337b31b;
ALTER TABLE app.lockstep_pets_new_c337b31b RENAME CONSTRAINT lockstep_pets_pkey_new_4a0ac9d6 TO pets_pkey;
ALTER INDEX app.lockstep_pets_owner_idx_new_f73d0017 RENAME TO pets_owner_idx;
ALTER TABLE app.lockstep_pets_new_c337b31b RENAME TO pets;
ALTER TABLE app.owners DROP CONSTRAINT owners_favourite_fkey;
ALTER SEQUENCE app.pets_id_seq OWNED BY app.pets.id;
ALTER TABLE app.pets ADD CONSTRAINT pets_owner_fkey FOREIGN KEY (owner) REFERENCES app.owners (id) NOT VALID;
ALTER TABLE app.lockstep_pets_old_c337b31b DROP CONSTRAINT pets_owner_fkey;
ALTER TABLE app.owners ADD CONSTRAINT owners_favourite_fkey FOREIGN KEY (favourite) REFERENCES app.pets (id) NOT VALID;
CREATE SEQUENCE app.lockstep_pets_missed_c337b31b;
CREATE OR REPLACE FUNCTION app.lockstep_pets_copy_c337b31b() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_pets_old_c337b31b;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM app.lockstep_pets_old_c337b31b AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS pets) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO app.lockstep_pets_old_c337b31b AS lockstep_row (id, owner, name) SELECT id, owner, name FROM (SELECT NEW.*) AS pets ON CONFLICT (id) DO UPDATE SET owner = CASE WHEN TG_OP = 'UPDATE' AND NEW.owner::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.owner::text THEN lockstep_row.owner ELSE EXCLUDED.owner END, name = EXCLUDED.name;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('app.lockstep_pets_missed_c337b31b');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM app.lockstep_pets_old_c337b31b AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS pets) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_pets_copy_c337b31b" AFTER INSERT OR UPDATE OR DELETE ON app.pets FOR EACH ROW EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();
CREATE TRIGGER "~lockstep_pets_truncate_c337b31b" AFTER TRUNCATE ON app.pets FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 20 of 27: validate constraint app.owners.owners_favourite_fkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.owners, ROW SHARE on table app.pets
--   blocks:      neither reads nor writes
--   work:        scans app.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint app.owners.owners_favourite_fkey
ALTER TABLE app.owners VALIDATE CONSTRAINT owners_favourite_fkey;

COMMIT;

BEGIN;

-- Step 21 of 27: validate constraint app.pets.pets_owner_fkey
--   phase:       migrate
--   locks:       ROW SHARE on table app.owners, SHARE UPDATE EXCLUSIVE on table app.pets
--   blocks:      neither reads nor writes
--   work:        scans app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint app.pets.pets_owner_fkey
ALTER TABLE app.pets VALIDATE CONSTRAINT pets_owner_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 22 of 27: build what will be materialized view app.pairs
--   phase:       contract
--   locks:       none on what exists
--   work:        scans app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW app.lockstep_pairs_new_9a94e834 AS
SELECT id AS pet, owner FROM app.pets
WITH DATA;
CREATE UNIQUE INDEX lockstep_pairs_pet_idx_new_e34dab99 ON app.lockstep_pairs_new_9a94e834 USING btree (pet);

COMMIT;

BEGIN;

-- Step 23 of 27: gather statistics of materialized view app.lockstep_pairs_new_9a94e834
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE app.lockstep_pairs_new_9a94e834;

COMMIT;

BEGIN;

-- Step 24 of 27: put the new one in the place of materialized view app.pairs
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view app.pairs
--   blocks:      reads and writes of app.pairs, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW app.pairs RENAME TO lockstep_pairs_old_9a94e834;
ALTER INDEX app.pairs_pet_idx RENAME TO lockstep_pairs_pet_idx_old_e34dab99;
ALTER MATERIALIZED VIEW app.lockstep_pairs_new_9a94e834 RENAME TO pairs;
ALTER INDEX app.lockstep_pairs_pet_idx_new_e34dab99 RENAME TO pairs_pet_idx;

COMMIT;

BEGIN;

-- Step 25 of 27: drop the old materialized view app.pairs
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view app.lockstep_pairs_old_9a94e834
--   blocks:      reads and writes of app.lockstep_pairs_old_9a94e834, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW app.lockstep_pairs_old_9a94e834;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.owners IN ACCESS EXCLUSIVE MODE;
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

-- Step 26 of 27: drop the old table app.owners
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lockstep_owners_old_11ac733c, ACCESS EXCLUSIVE on table app.owners
--   blocks:      reads and writes of app.lockstep_owners_old_11ac733c, app.owners, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants app.owners back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_owners_truncate_11ac733c" ON app.owners;
DROP TRIGGER "~lockstep_owners_copy_11ac733c" ON app.owners;
DROP FUNCTION app.lockstep_owners_copy_11ac733c();
DROP SEQUENCE app.lockstep_owners_missed_11ac733c;
DROP TABLE app.lockstep_owners_old_11ac733c;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Step 27 of 27: drop the old table app.pets
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lockstep_pets_old_c337b31b, ACCESS EXCLUSIVE on table app.pets
--   blocks:      reads and writes of app.lockstep_pets_old_c337b31b, app.pets, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants app.pets back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_pets_truncate_c337b31b" ON app.pets;
DROP TRIGGER "~lockstep_pets_copy_c337b31b" ON app.pets;
DROP FUNCTION app.lockstep_pets_copy_c337b31b();
DROP SEQUENCE app.lockstep_pets_missed_c337b31b;
DROP TABLE app.lockstep_pets_old_c337b31b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 27 of 27: drop the old table app.pets
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lockstep_pets_old_c337b31b, ACCESS EXCLUSIVE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE app.pets IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE app.lockstep_pets_old_c337b31b (
    id integer DEFAULT nextval('app.pets_id_seq'::regclass) CONSTRAINT pets_id_not_null NOT NULL,
    owner integer CONSTRAINT pets_owner_not_null NOT NULL,
    name text,
    CONSTRAINT lockstep_pets_pkey_old_4a0ac9d6 PRIMARY KEY (id)
);
CREATE INDEX lockstep_pets_owner_idx_old_f73d0017 ON app.lockstep_pets_old_c337b31b USING btree (owner);
INSERT INTO app.lockstep_pets_old_c337b31b (id, owner, name) SELECT id, owner, name FROM app.pets AS pets;
CREATE SEQUENCE app.lockstep_pets_missed_c337b31b;
CREATE OR REPLACE FUNCTION app.lockstep_pets_copy_c337b31b() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_pets_old_c337b31b;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM app.lockstep_pets_old_c337b31b AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS pets) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO app.lockstep_pets_old_c337b31b AS lockstep_row (id, owner, name) SELECT id, owner, name FROM (SELECT NEW.*) AS pets ON CONFLICT (id) DO UPDATE SET owner = CASE WHEN TG_OP = 'UPDATE' AND NEW.owner::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.owner::text THEN lockstep_row.owner ELSE EXCLUDED.owner END, name = EXCLUDED.name;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('app.lockstep_pets_missed_c337b31b');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM app.lockstep_pets_old_c337b31b AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS pets) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_pets_copy_c337b31b" AFTER INSERT OR UPDATE OR DELETE ON app.pets FOR EACH ROW EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();
CREATE TRIGGER "~lockstep_pets_truncate_c337b31b" AFTER TRUNCATE ON app.pets FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.owners IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 26 of 27: drop the old table app.owners
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lockstep_owners_old_11ac733c, ACCESS EXCLUSIVE on table app.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE app.owners IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE app.lockstep_owners_old_11ac733c (
    id integer CONSTRAINT owners_id_not_null NOT NULL,
    name text CONSTRAINT owners_name_not_null NOT NULL,
    favourite integer,
    CONSTRAINT lockstep_owners_pkey_old_783acb9d PRIMARY KEY (id),
    CONSTRAINT lockstep_owners_name_key_old_60ad650e UNIQUE (name)
);
INSERT INTO app.lockstep_owners_old_11ac733c (id, name, favourite) SELECT id, name, favourite FROM app.owners AS owners;
CREATE SEQUENCE app.lockstep_owners_missed_11ac733c;
CREATE OR REPLACE FUNCTION app.lockstep_owners_copy_11ac733c() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_owners_old_11ac733c;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM app.lockstep_owners_old_11ac733c AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS owners) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO app.lockstep_owners_old_11ac733c AS lockstep_row (id, name, favourite) SELECT id, name, favourite FROM (SELECT NEW.*) AS owners ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, favourite = CASE WHEN TG_OP = 'UPDATE' AND NEW.favourite::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.favourite::text THEN lockstep_row.favourite ELSE EXCLUDED.favourite END;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('app.lockstep_owners_missed_11ac733c');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM app.lockstep_owners_old_11ac733c AS lockstep_row USING (SELECT CAST(id AS integer) FROM (SELECT OLD.*) AS owners) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_owners_copy_11ac733c" AFTER INSERT OR UPDATE OR DELETE ON app.owners FOR EACH ROW EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();
CREATE TRIGGER "~lockstep_owners_truncate_11ac733c" AFTER TRUNCATE ON app.owners FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();

COMMIT;

BEGIN;

-- Undo step 25 of 27: drop the old materialized view app.pairs
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view app.lockstep_pairs_old_9a94e834
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW app.lockstep_pairs_old_9a94e834 AS
SELECT id AS pet, owner FROM app.lockstep_pets_old_c337b31b
WITH DATA;
CREATE UNIQUE INDEX lockstep_pairs_pet_idx_old_e34dab99 ON app.lockstep_pairs_old_9a94e834 USING btree (pet);

COMMIT;

BEGIN;

-- Undo step 24 of 27: put the new one in the place of materialized view app.pairs
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view app.pairs
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW app.pairs RENAME TO lockstep_pairs_new_9a94e834;
ALTER INDEX app.pairs_pet_idx RENAME TO lockstep_pairs_pet_idx_new_e34dab99;
ALTER MATERIALIZED VIEW app.lockstep_pairs_old_9a94e834 RENAME TO pairs;
ALTER INDEX app.lockstep_pairs_pet_idx_old_e34dab99 RENAME TO pairs_pet_idx;

COMMIT;

-- Undo step 23 of 27: gather statistics of materialized view app.lockstep_pairs_new_9a94e834
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 22 of 27: build what will be materialized view app.pairs
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW app.lockstep_pairs_new_9a94e834;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets, app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 21 of 27: validate constraint app.pets.pets_owner_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.owners, ACCESS EXCLUSIVE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.pets DROP CONSTRAINT pets_owner_fkey;
ALTER TABLE app.pets ADD CONSTRAINT pets_owner_fkey FOREIGN KEY (owner) REFERENCES app.owners (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets, app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 20 of 27: validate constraint app.owners.owners_favourite_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.owners, ACCESS EXCLUSIVE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.owners DROP CONSTRAINT owners_favourite_fkey;
ALTER TABLE app.owners ADD CONSTRAINT owners_favourite_fkey FOREIGN KEY (favourite) REFERENCES app.pets (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets, app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 19 of 27: put its copy in the place of table app.pets
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence app.pets_id_seq, ACCESS EXCLUSIVE on table app.owners, ACCESS EXCLUSIVE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM app.lockstep_pets_missed_c337b31b) THEN
    INSERT INTO app.lockstep_pets_old_c337b31b (id, owner, name) SELECT lockstep_was.id, lockstep_was.owner, lockstep_was.name FROM (SELECT id, owner, name FROM app.pets AS pets) AS lockstep_was (id, owner, name)
      WHERE NOT EXISTS (SELECT FROM app.lockstep_pets_old_c337b31b AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'app.pets', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_pets_truncate_c337b31b" ON app.pets;
DROP TRIGGER "~lockstep_pets_copy_c337b31b" ON app.pets;
DROP FUNCTION app.lockstep_pets_copy_c337b31b();
DROP SEQUENCE app.lockstep_pets_missed_c337b31b;
ALTER TABLE app.owners DROP CONSTRAINT owners_favourite_fkey;
ALTER TABLE app.lockstep_pets_old_c337b31b ADD CONSTRAINT pets_owner_fkey FOREIGN KEY (owner) REFERENCES app.owners (id) NOT VALID;
ALTER TABLE app.pets DROP CONSTRAINT pets_owner_fkey;
ALTER SEQUENCE app.pets_id_seq OWNED BY NONE;
ALTER TABLE app.owners ADD CONSTRAINT owners_favourite_fkey FOREIGN KEY (favourite) REFERENCES app.lockstep_pets_old_c337b31b (id) NOT VALID;
ALTER TABLE app.pets RENAME TO lockstep_pets_new_c337b31b;
ALTER INDEX app.pets_owner_idx RENAME TO lockstep_pets_owner_idx_new_f73d0017;
ALTER TABLE app.lockstep_pets_new_c337b31b RENAME CONSTRAINT pets_pkey TO lockstep_pets_pkey_new_4a0ac9d6;
ALTER TABLE app.lockstep_pets_old_c337b31b RENAME TO pets;
ALTER INDEX app.lockstep_pets_owner_idx_old_f73d0017 RENAME TO pets_owner_idx;
ALTER TABLE app.pets RENAME CONSTRAINT lockstep_pets_pkey_old_4a0ac9d6 TO pets_pkey;
ALTER SEQUENCE app.pets_id_seq OWNED BY app.pets.id;
CREATE TABLE app.lockstep_pets_log_c337b31b AS SELECT id FROM ONLY app.pets WITH NO DATA;
CREATE FUNCTION app.lockstep_pets_copy_c337b31b() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_pets_new_c337b31b, app.lockstep_pets_log_c337b31b;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO app.lockstep_pets_log_c337b31b VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO app.lockstep_pets_log_c337b31b VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_pets_copy_c337b31b" AFTER INSERT OR UPDATE OR DELETE ON app.pets FOR EACH ROW EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();
CREATE TRIGGER "~lockstep_pets_truncate_c337b31b" AFTER TRUNCATE ON app.pets FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_pets_copy_c337b31b();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 18 of 27: copy what was written to table app.pets meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 17 of 27: compare the copy with table app.pets
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 16 of 27: build the other keys and indexes of what will be table app.pets
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP INDEX app.lockstep_pets_owner_idx_new_f73d0017;

COMMIT;

BEGIN;

-- Undo step 15 of 27: build the key of what will be table app.pets
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.lockstep_pets_new_c337b31b DROP CONSTRAINT lockstep_pets_pkey_new_4a0ac9d6;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 27: copy what was written to table app.pets meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 13 of 27: gather statistics of table app.lockstep_pets_new_c337b31b
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 12 of 27: copy the rows of table app.pets
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.pets
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE app.lockstep_pets_new_c337b31b;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.pets IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 27: create what will be table app.pets, and note what is written
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_pets_truncate_c337b31b" ON app.pets;
DROP TRIGGER "~lockstep_pets_copy_c337b31b" ON app.pets;
DROP FUNCTION app.lockstep_pets_copy_c337b31b();
DROP TABLE app.lockstep_pets_log_c337b31b;
DROP TABLE app.lockstep_pets_new_c337b31b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.pets, app.owners IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.owners, app.pets IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 27: put its copy in the place of table app.owners
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on sequence app.owners_id_seq, ACCESS EXCLUSIVE on table app.owners, ACCESS EXCLUSIVE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE app.pets, app.owners IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM app.lockstep_owners_missed_11ac733c) THEN
    INSERT INTO app.lockstep_owners_old_11ac733c (id, name, favourite) SELECT lockstep_was.id, lockstep_was.name, lockstep_was.favourite FROM (SELECT id, name, favourite FROM app.owners AS owners) AS lockstep_was (id, name, favourite)
      WHERE NOT EXISTS (SELECT FROM app.lockstep_owners_old_11ac733c AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS integer));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'app.owners', SQLERRM;
END $$;
SELECT pg_catalog.set_config('lockstep.identity_1', last_value || ' ' || is_called, true) FROM app.owners_id_seq;
DROP TRIGGER "~lockstep_owners_truncate_11ac733c" ON app.owners;
DROP TRIGGER "~lockstep_owners_copy_11ac733c" ON app.owners;
DROP FUNCTION app.lockstep_owners_copy_11ac733c();
DROP SEQUENCE app.lockstep_owners_missed_11ac733c;
ALTER TABLE app.pets DROP CONSTRAINT pets_owner_fkey;
ALTER TABLE app.lockstep_owners_old_11ac733c ADD CONSTRAINT owners_favourite_fkey FOREIGN KEY (favourite) REFERENCES app.pets (id);
ALTER TABLE app.owners DROP CONSTRAINT owners_favourite_fkey;
ALTER TABLE app.owners ALTER COLUMN id DROP IDENTITY;
ALTER TABLE app.lockstep_owners_old_11ac733c ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME app.lockstep_id_identity_aa421e46);
ALTER TABLE app.pets ADD CONSTRAINT pets_owner_fkey FOREIGN KEY (owner) REFERENCES app.lockstep_owners_old_11ac733c (id) NOT VALID;
ALTER TABLE app.owners RENAME TO lockstep_owners_new_11ac733c;
ALTER TABLE app.lockstep_owners_new_11ac733c RENAME CONSTRAINT owners_pkey TO lockstep_owners_pkey_new_783acb9d;
ALTER TABLE app.lockstep_owners_new_11ac733c RENAME CONSTRAINT owners_name_key TO lockstep_owners_name_key_new_60ad650e;
ALTER TABLE app.lockstep_owners_old_11ac733c RENAME TO owners;
ALTER TABLE app.owners RENAME CONSTRAINT lockstep_owners_pkey_old_783acb9d TO owners_pkey;
ALTER TABLE app.owners RENAME CONSTRAINT lockstep_owners_name_key_old_60ad650e TO owners_name_key;
ALTER SEQUENCE app.lockstep_id_identity_aa421e46 RENAME TO owners_id_seq;
CREATE TABLE app.lockstep_owners_log_11ac733c AS SELECT id FROM ONLY app.owners WITH NO DATA;
CREATE FUNCTION app.lockstep_owners_copy_11ac733c() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE app.lockstep_owners_new_11ac733c, app.lockstep_owners_log_11ac733c;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO app.lockstep_owners_log_11ac733c VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO app.lockstep_owners_log_11ac733c VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_owners_copy_11ac733c" AFTER INSERT OR UPDATE OR DELETE ON app.owners FOR EACH ROW EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();
CREATE TRIGGER "~lockstep_owners_truncate_11ac733c" AFTER TRUNCATE ON app.owners FOR EACH STATEMENT EXECUTE FUNCTION app.lockstep_owners_copy_11ac733c();
SELECT pg_catalog.setval('app.owners_id_seq', CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 1) AS bigint), CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 2) AS boolean));

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 27: copy what was written to table app.owners meanwhile
--   phase:       migrate
--   locks:       ROW SHARE on table app.owners, SHARE UPDATE EXCLUSIVE on table app.pets
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.pets VALIDATE CONSTRAINT pets_owner_fkey;

COMMIT;

BEGIN;

-- Undo step 8 of 27: compare the copy with table app.owners
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 27: build the other keys and indexes of what will be table app.owners
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.lockstep_owners_new_11ac733c DROP CONSTRAINT lockstep_owners_name_key_new_60ad650e;

COMMIT;

BEGIN;

-- Undo step 6 of 27: build the key of what will be table app.owners
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.lockstep_owners_new_11ac733c DROP CONSTRAINT lockstep_owners_pkey_new_783acb9d;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 27: copy what was written to table app.owners meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 4 of 27: gather statistics of table app.lockstep_owners_new_11ac733c
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 3 of 27: copy the rows of table app.owners
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.owners
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE app.lockstep_owners_new_11ac733c;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.owners IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 27: create what will be table app.owners, and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table app.owners
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_owners_truncate_11ac733c" ON app.owners;
DROP TRIGGER "~lockstep_owners_copy_11ac733c" ON app.owners;
DROP FUNCTION app.lockstep_owners_copy_11ac733c();
DROP TABLE app.lockstep_owners_log_11ac733c;
DROP TABLE app.lockstep_owners_new_11ac733c;

COMMIT;

BEGIN;

-- Undo step 1 of 27: change options of sequence app.pets_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence app.pets_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.pets_id_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

COMMIT;
