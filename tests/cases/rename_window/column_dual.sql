-- Both names of a column can be used until nobody uses the old one: keys, indexes, a foreign key, children and partitions.
-- before --
CREATE TABLE users (id integer PRIMARY KEY, full_name text NOT NULL DEFAULT 'nobody', "Mail" text UNIQUE, CHECK (length(full_name) > 1));
CREATE INDEX ON users (full_name, id DESC);
CREATE VIEW named AS SELECT id, full_name FROM users WHERE full_name <> '';
CREATE TABLE orders (id integer PRIMARY KEY, usr integer REFERENCES users ON UPDATE CASCADE, at date) PARTITION BY HASH (id);
CREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE parent (k integer, note json);
CREATE TABLE child (more integer) INHERITS (parent);
-- rows --
INSERT INTO users SELECT i, 'name ' || i, 'm' || i FROM generate_series(1, 2500) AS i;
INSERT INTO orders SELECT i, i % 2500 + 1, '2020-01-01' FROM generate_series(1, 300) AS i;
INSERT INTO parent VALUES (1, '{"a": 1}'), (2, NULL);
INSERT INTO child VALUES (3, '{"b": 2}', 1), (4, NULL, 1);
-- after --
CREATE TABLE users (
    user_id integer PRIMARY KEY, -- @renamed from=id mode=dual
    name text NOT NULL DEFAULT 'nobody', -- @renamed from=full_name mode=dual
    "E-Mail" text UNIQUE, -- @renamed from="Mail" mode=dual
    CONSTRAINT users_full_name_check CHECK (length(name) > 1));
CREATE INDEX users_full_name_id_idx ON users (name, user_id DESC);
CREATE INDEX ON users ("E-Mail", name);
CREATE VIEW named AS SELECT user_id AS id, name AS full_name FROM users WHERE name <> '';
CREATE TABLE orders (id integer PRIMARY KEY,
    user_id integer CONSTRAINT orders_usr_fkey REFERENCES users ON UPDATE CASCADE, -- @renamed from=usr mode=dual
    at date) PARTITION BY HASH (id);
CREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE parent (k integer,
    remark json -- @renamed from=note mode=dual
);
CREATE TABLE child (more integer) INHERITS (parent);
-- old --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM users WHERE id BETWEEN 1 AND 2500 AND full_name LIKE 'name %' AND "Mail" = 'm' || id) >= 2490;
  ASSERT (SELECT count(*) FROM orders WHERE usr = id % 2500 + 1) >= 290;
  ASSERT (SELECT count(*) FROM parent WHERE note IS NOT NULL) = 2;
END $$;
INSERT INTO users (id, full_name, "Mail") VALUES (9001, 'old one', 'o1');
INSERT INTO users (id, "Mail") VALUES (9002, 'o2');
INSERT INTO orders (id, usr) VALUES (9001, 9001), (9002, 9002);
UPDATE users SET full_name = 'old 1' WHERE id = 9001;
UPDATE users SET "Mail" = NULL WHERE full_name = 'nobody';
UPDATE parent SET note = '{"c": 3}' WHERE k = 4;
DO $$ BEGIN
  ASSERT (SELECT full_name FROM users WHERE id = 9001) = 'old 1';
  ASSERT (SELECT full_name FROM users WHERE id = 9002 AND "Mail" IS NULL) = 'nobody';
  ASSERT (SELECT note::text FROM parent WHERE k = 4) = '{"c": 3}';
  ASSERT (SELECT count(*) FROM named WHERE full_name = 'old 1') = 1;
END $$;
DELETE FROM orders WHERE usr > 9000;
DELETE FROM users WHERE id > 9000;
UPDATE parent SET note = NULL WHERE k = 4;
-- new --
INSERT INTO users (user_id, name, "E-Mail") VALUES (9001, 'new one', 'n1'), (9003, 'new three', 'n3');
INSERT INTO users (user_id) VALUES (9002);
INSERT INTO orders (id, user_id) VALUES (9001, 9001), (9002, 9002);
UPDATE users SET name = 'new 1', "E-Mail" = 'n1b' WHERE user_id = 9001;
UPDATE users SET user_id = 9004 WHERE name = 'new 1';
UPDATE parent SET remark = '{"d": 3}' WHERE k = 4;
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM users WHERE user_id BETWEEN 1 AND 2500 AND name LIKE 'name %' AND "E-Mail" = 'm' || user_id) = 2500;
  ASSERT (SELECT name || "E-Mail" FROM users WHERE user_id = 9004) = 'new 1n1b';
  ASSERT (SELECT name FROM users WHERE user_id = 9002) = 'nobody';
  ASSERT (SELECT user_id FROM orders WHERE id = 9001) = 9004;
  ASSERT (SELECT remark::text FROM parent WHERE k = 4) = '{"d": 3}';
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 44: rename constraint public.users."users_Mail_key" to constraint public.users."users_E-Mail_key"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users RENAME CONSTRAINT "users_Mail_key" TO "users_E-Mail_key";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 44: add a copy of column public.orders.usr
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   blocks:      reads and writes of public.orders, public.orders_0, public.orders_1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_usr_copy_6e219f6a integer;
CREATE OR REPLACE FUNCTION public.lockstep_usr_both_6e219f6a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_usr_copy_6e219f6a := NEW.usr;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_usr_both_6e219f6a" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.usr::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.lockstep_usr_copy_6e219f6a::text) EXECUTE FUNCTION public.lockstep_usr_both_6e219f6a();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 44: fill the copy of column public.orders.usr
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders_0
--   blocks:      neither reads nor writes
--   work:        scans public.orders_0
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_usr_progress_ccf2573d AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_0 ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_usr_progress_ccf2573d
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_0 ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_usr_progress_ccf2573d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_usr_progress_ccf2573d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_0 WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_0 WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders_0 SET lockstep_usr_copy_6e219f6a = usr WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_usr_copy_6e219f6a IS NULL AND usr IS NOT NULL);
      ELSE
        UPDATE ONLY public.orders_0 SET lockstep_usr_copy_6e219f6a = usr WHERE id <= lockstep_next.next_1 AND (lockstep_usr_copy_6e219f6a IS NULL AND usr IS NOT NULL);
      END IF;
      UPDATE public.lockstep_usr_progress_ccf2573d SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_usr_progress_ccf2573d;

-- Step 4 of 44: fill the copy of column public.orders.usr
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders_1
--   blocks:      neither reads nor writes
--   work:        scans public.orders_1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_usr_progress_1d0f157d AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_1 ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_usr_progress_1d0f157d
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_1 ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_usr_progress_1d0f157d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_usr_progress_1d0f157d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_1 WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_1 WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders_1 SET lockstep_usr_copy_6e219f6a = usr WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_usr_copy_6e219f6a IS NULL AND usr IS NOT NULL);
      ELSE
        UPDATE ONLY public.orders_1 SET lockstep_usr_copy_6e219f6a = usr WHERE id <= lockstep_next.next_1 AND (lockstep_usr_copy_6e219f6a IS NULL AND usr IS NOT NULL);
      END IF;
      UPDATE public.lockstep_usr_progress_1d0f157d SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_usr_progress_1d0f157d;

BEGIN;

-- Step 5 of 44: gather statistics of table public.orders (lockstep_usr_copy_6e219f6a)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders, SHARE UPDATE EXCLUSIVE on table public.orders_0, SHARE UPDATE EXCLUSIVE on table public.orders_1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.orders (lockstep_usr_copy_6e219f6a);

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
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 44: rename column public.orders.usr to column public.orders.user_id, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   blocks:      reads and writes of public.orders, public.orders_0, public.orders_1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        until the last step both names can be read and written; what is given to both in one statement is taken from the old one when that is changed
ALTER TABLE public.orders RENAME COLUMN usr TO user_id;
ALTER TABLE public.orders RENAME COLUMN lockstep_usr_copy_6e219f6a TO usr;
CREATE OR REPLACE FUNCTION public.lockstep_usr_both_6e219f6a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.usr IS NULL THEN
      NEW.usr := NEW.user_id;
    ELSE
      NEW.user_id := NEW.usr;
    END IF;
  ELSIF NEW.usr::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.usr::text THEN
    NEW.user_id := NEW.usr;
  ELSE
    NEW.usr := NEW.user_id;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 7 of 44: add a copy of column public.parent.note
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.parent ADD COLUMN lockstep_note_copy_cf4ac20b json;
CREATE OR REPLACE FUNCTION public.lockstep_note_both_cf4ac20b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_note_copy_cf4ac20b := NEW.note;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_note_both_cf4ac20b" BEFORE INSERT OR UPDATE ON public.parent FOR EACH ROW WHEN (NEW.note::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.lockstep_note_copy_cf4ac20b::text) EXECUTE FUNCTION public.lockstep_note_both_cf4ac20b();
CREATE TRIGGER "~lockstep_note_both_cf4ac20b" BEFORE INSERT OR UPDATE ON public.child FOR EACH ROW WHEN (NEW.note::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.lockstep_note_copy_cf4ac20b::text) EXECUTE FUNCTION public.lockstep_note_both_cf4ac20b();

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 44: fill the copy of column public.parent.note
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   work:        scans public.parent
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_note_progress_cf4ac20b AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parent') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_note_progress_cf4ac20b
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parent') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_note_progress_cf4ac20b);
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
      SELECT * INTO lockstep_state FROM public.lockstep_note_progress_cf4ac20b;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.parent SET lockstep_note_copy_cf4ac20b = note WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_note_copy_cf4ac20b IS NULL AND note IS NOT NULL);
      UPDATE public.lockstep_note_progress_cf4ac20b SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_note_progress_cf4ac20b;

-- Step 9 of 44: fill the copy of column public.parent.note
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.child
--   blocks:      neither reads nor writes
--   work:        scans public.child
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_note_progress_676df45a AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.child') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_note_progress_676df45a
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.child') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_note_progress_676df45a);
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
      SELECT * INTO lockstep_state FROM public.lockstep_note_progress_676df45a;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.child SET lockstep_note_copy_cf4ac20b = note WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_note_copy_cf4ac20b IS NULL AND note IS NOT NULL);
      UPDATE public.lockstep_note_progress_676df45a SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_note_progress_676df45a;

BEGIN;

-- Step 10 of 44: gather statistics of table public.parent (lockstep_note_copy_cf4ac20b)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parent (lockstep_note_copy_cf4ac20b);
ANALYZE public.child (lockstep_note_copy_cf4ac20b);

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
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 11 of 44: rename column public.parent.note to column public.parent.remark, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        until the last step both names can be read and written; what is given to both in one statement is taken from the old one when that is changed
ALTER TABLE public.parent RENAME COLUMN note TO remark;
ALTER TABLE public.parent RENAME COLUMN lockstep_note_copy_cf4ac20b TO note;
CREATE OR REPLACE FUNCTION public.lockstep_note_both_cf4ac20b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.note IS NULL THEN
      NEW.note := NEW.remark;
    ELSE
      NEW.remark := NEW.note;
    END IF;
  ELSIF NEW.note::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.note::text THEN
    NEW.remark := NEW.note;
  ELSE
    NEW.note := NEW.remark;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 44: add a copy of column public.users."Mail"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN "lockstep_Mail_copy_44718ccf" text;
CREATE OR REPLACE FUNCTION public."lockstep_Mail_both_44718ccf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW."lockstep_Mail_copy_44718ccf" := NEW."Mail";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Mail_both_44718ccf" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW."Mail"::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW."lockstep_Mail_copy_44718ccf"::text) EXECUTE FUNCTION public."lockstep_Mail_both_44718ccf"();

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 44: fill the copy of column public.users."Mail"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Mail_progress_44718ccf" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_Mail_progress_44718ccf"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Mail_progress_44718ccf");
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
      SELECT * INTO lockstep_state FROM public."lockstep_Mail_progress_44718ccf";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET "lockstep_Mail_copy_44718ccf" = "Mail" WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ("lockstep_Mail_copy_44718ccf" IS NULL AND "Mail" IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET "lockstep_Mail_copy_44718ccf" = "Mail" WHERE id <= lockstep_next.next_1 AND ("lockstep_Mail_copy_44718ccf" IS NULL AND "Mail" IS NOT NULL);
      END IF;
      UPDATE public."lockstep_Mail_progress_44718ccf" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Mail_progress_44718ccf";

BEGIN;

-- Step 14 of 44: gather statistics of table public.users ("lockstep_Mail_copy_44718ccf")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.users ("lockstep_Mail_copy_44718ccf");

COMMIT;

-- Step 15 of 44: build an index over the copy of column public.users."Mail"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Mail_index_fd5a7b6c"
CREATE INDEX CONCURRENTLY "lockstep_Mail_index_fd5a7b6c" ON public.users USING btree ("lockstep_Mail_copy_44718ccf");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 44: rename column public.users."Mail" to column public.users."E-Mail", the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        until the last step both names can be read and written; what is given to both in one statement is taken from the old one when that is changed
ALTER TABLE public.users RENAME COLUMN "Mail" TO "E-Mail";
ALTER TABLE public.users RENAME COLUMN "lockstep_Mail_copy_44718ccf" TO "Mail";
CREATE OR REPLACE FUNCTION public."lockstep_Mail_both_44718ccf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."Mail" IS NULL THEN
      NEW."Mail" := NEW."E-Mail";
    ELSE
      NEW."E-Mail" := NEW."Mail";
    END IF;
  ELSIF NEW."Mail"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Mail"::text THEN
    NEW."E-Mail" := NEW."Mail";
  ELSE
    NEW."Mail" := NEW."E-Mail";
  END IF;
  RETURN NEW;
END $$;

-- Step 17 of 44: add a copy of column public.users.full_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_full_name_copy_c8046f72 text;
CREATE OR REPLACE FUNCTION public.lockstep_full_name_both_c8046f72() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_full_name_copy_c8046f72 := NEW.full_name;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_full_name_both_c8046f72" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.full_name::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.lockstep_full_name_copy_c8046f72::text) EXECUTE FUNCTION public.lockstep_full_name_both_c8046f72();

COMMIT;

SET lock_timeout = 0;

-- Step 18 of 44: fill the copy of column public.users.full_name
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_full_name_progress_c8046f72 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_full_name_progress_c8046f72
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_full_name_progress_c8046f72);
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
      SELECT * INTO lockstep_state FROM public.lockstep_full_name_progress_c8046f72;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET lockstep_full_name_copy_c8046f72 = full_name WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_full_name_copy_c8046f72 IS NULL AND full_name IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET lockstep_full_name_copy_c8046f72 = full_name WHERE id <= lockstep_next.next_1 AND (lockstep_full_name_copy_c8046f72 IS NULL AND full_name IS NOT NULL);
      END IF;
      UPDATE public.lockstep_full_name_progress_c8046f72 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_full_name_progress_c8046f72;

BEGIN;

-- Step 19 of 44: gather statistics of table public.users (lockstep_full_name_copy_c8046f72)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.users (lockstep_full_name_copy_c8046f72);

COMMIT;

-- Step 20 of 44: build an index over the copy of column public.users.full_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_full_name_index_93f63522
CREATE INDEX CONCURRENTLY lockstep_full_name_index_93f63522 ON public.users USING btree (lockstep_full_name_copy_c8046f72, id DESC);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 44: rename column public.users.full_name to column public.users.name, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        until the last step both names can be read and written; what is given to both in one statement is taken from the old one when that is changed
ALTER TABLE public.users RENAME COLUMN full_name TO name;
ALTER TABLE public.users RENAME COLUMN lockstep_full_name_copy_c8046f72 TO full_name;
CREATE OR REPLACE FUNCTION public.lockstep_full_name_both_c8046f72() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.full_name IS NULL THEN
      NEW.full_name := NEW.name;
    ELSE
      NEW.name := NEW.full_name;
    END IF;
  ELSIF NEW.full_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.full_name::text THEN
    NEW.name := NEW.full_name;
  ELSE
    NEW.full_name := NEW.name;
  END IF;
  RETURN NEW;
END $$;

-- Step 22 of 44: add a copy of column public.users.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_id_copy_ba424ae3 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_both_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_id_copy_ba424ae3 := NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_both_ba424ae3" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.id::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.lockstep_id_copy_ba424ae3::text) EXECUTE FUNCTION public.lockstep_id_both_ba424ae3();

COMMIT;

SET lock_timeout = 0;

-- Step 23 of 44: fill the copy of column public.users.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_ba424ae3 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_ba424ae3
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_ba424ae3);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_ba424ae3;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET lockstep_id_copy_ba424ae3 = id WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_copy_ba424ae3 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET lockstep_id_copy_ba424ae3 = id WHERE id <= lockstep_next.next_1 AND (lockstep_id_copy_ba424ae3 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_ba424ae3 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_ba424ae3;

BEGIN;

-- Step 24 of 44: gather statistics of table public.users (lockstep_id_copy_ba424ae3)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.users (lockstep_id_copy_ba424ae3);

COMMIT;

-- Step 25 of 44: build an index over the copy of column public.users.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_id_index_327ec112
CREATE INDEX CONCURRENTLY lockstep_id_index_327ec112 ON public.users USING btree (lockstep_id_copy_ba424ae3);

-- Step 26 of 44: build an index over the copy of column public.users.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_id_index_e28210c5
CREATE INDEX CONCURRENTLY lockstep_id_index_e28210c5 ON public.users USING btree (name, lockstep_id_copy_ba424ae3 DESC);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 27 of 44: rename column public.users.id to column public.users.user_id, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        until the last step both names can be read and written; what is given to both in one statement is taken from the old one when that is changed
ALTER TABLE public.users RENAME COLUMN id TO user_id;
ALTER TABLE public.users RENAME COLUMN lockstep_id_copy_ba424ae3 TO id;
CREATE OR REPLACE FUNCTION public.lockstep_id_both_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.id IS NULL THEN
      NEW.id := NEW.user_id;
    ELSE
      NEW.user_id := NEW.id;
    END IF;
  ELSIF NEW.id::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.id::text THEN
    NEW.user_id := NEW.id;
  ELSE
    NEW.id := NEW.user_id;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 28 of 44: add index public."users_E-Mail_name_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."users_E-Mail_name_idx"
CREATE INDEX CONCURRENTLY "users_E-Mail_name_idx" ON public.users USING btree ("E-Mail", name);

SET lock_timeout = '2s';

BEGIN;

-- Step 29 of 44: give up the copy with the old name of column public.orders.user_id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody reads or writes usr of public.orders any more, but user_id
SELECT;

COMMIT;

BEGIN;

-- Step 30 of 44: give up the copy with the old name of column public.orders.user_id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
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
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Step 31 of 44: drop the copy with the old name of column public.orders.user_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   blocks:      reads and writes of public.orders, public.orders_0, public.orders_1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.orders.user_id fails
DROP TRIGGER "~lockstep_usr_both_6e219f6a" ON public.orders;
DROP FUNCTION public.lockstep_usr_both_6e219f6a();
ALTER TABLE public.orders DROP COLUMN usr;

COMMIT;

BEGIN;

-- Step 32 of 44: give up the copy with the old name of column public.parent.remark
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody reads or writes note of public.parent any more, but remark
SELECT;

COMMIT;

BEGIN;

-- Step 33 of 44: give up the copy with the old name of column public.parent.remark
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
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
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 34 of 44: drop the copy with the old name of column public.parent.remark
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.parent.remark fails
DROP TRIGGER "~lockstep_note_both_cf4ac20b" ON public.parent;
DROP TRIGGER "~lockstep_note_both_cf4ac20b" ON public.child;
DROP FUNCTION public.lockstep_note_both_cf4ac20b();
ALTER TABLE public.parent DROP COLUMN note;

COMMIT;

SET lock_timeout = 0;

-- Step 35 of 44: drop an index over the copy with the old name of column public.users."E-Mail"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   gate:        go on when nobody reads or writes "Mail" of public.users any more, but "E-Mail"
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Mail_index_fd5a7b6c";

SET lock_timeout = '2s';

BEGIN;

-- Step 36 of 44: give up the copy with the old name of column public.users."E-Mail"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 37 of 44: drop the copy with the old name of column public.users."E-Mail"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.users."E-Mail" fails
DROP TRIGGER "~lockstep_Mail_both_44718ccf" ON public.users;
DROP FUNCTION public."lockstep_Mail_both_44718ccf"();
ALTER TABLE public.users DROP COLUMN "Mail";

COMMIT;

SET lock_timeout = 0;

-- Step 38 of 44: drop an index over the copy with the old name of column public.users.name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   gate:        go on when nobody reads or writes full_name of public.users any more, but name
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_full_name_index_93f63522;

SET lock_timeout = '2s';

BEGIN;

-- Step 39 of 44: give up the copy with the old name of column public.users.name
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 40 of 44: drop the copy with the old name of column public.users.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.users.name fails
DROP TRIGGER "~lockstep_full_name_both_c8046f72" ON public.users;
DROP FUNCTION public.lockstep_full_name_both_c8046f72();
ALTER TABLE public.users DROP COLUMN full_name;

COMMIT;

SET lock_timeout = 0;

-- Step 41 of 44: drop an index over the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   gate:        go on when nobody reads or writes id of public.users any more, but user_id
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_id_index_327ec112;

-- Step 42 of 44: drop an index over the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_id_index_e28210c5;

SET lock_timeout = '2s';

BEGIN;

-- Step 43 of 44: give up the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 44 of 44: drop the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.users.user_id fails
DROP TRIGGER "~lockstep_id_both_ba424ae3" ON public.users;
DROP FUNCTION public.lockstep_id_both_ba424ae3();
ALTER TABLE public.users DROP COLUMN id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 44 of 44: drop the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN id integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_both_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.id IS NULL THEN
      NEW.id := NEW.user_id;
    ELSE
      NEW.user_id := NEW.id;
    END IF;
  ELSIF NEW.id::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.id::text THEN
    NEW.user_id := NEW.id;
  ELSE
    NEW.id := NEW.user_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_both_ba424ae3" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.id::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.user_id::text) EXECUTE FUNCTION public.lockstep_id_both_ba424ae3();

COMMIT;

SET lock_timeout = 0;

-- Undo step 43 of 44: give up the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_user_id_progress_6c77a32a AS
  SELECT user_id AS last_1, user_id AS upto_1, false AS begun FROM ONLY public.users ORDER BY user_id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_user_id_progress_6c77a32a
  SELECT * FROM (SELECT user_id AS last_1, user_id AS upto_1, false AS begun FROM ONLY public.users ORDER BY user_id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_user_id_progress_6c77a32a);
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
      SELECT * INTO lockstep_state FROM public.lockstep_user_id_progress_6c77a32a;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT user_id AS next_1 INTO lockstep_next FROM (SELECT user_id FROM ONLY public.users WHERE user_id > lockstep_state.last_1 AND user_id <= lockstep_state.upto_1 ORDER BY user_id LIMIT 1000) AS batch ORDER BY user_id DESC LIMIT 1;
      ELSE
        SELECT user_id AS next_1 INTO lockstep_next FROM (SELECT user_id FROM ONLY public.users WHERE user_id <= lockstep_state.upto_1 ORDER BY user_id LIMIT 1000) AS batch ORDER BY user_id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET id = user_id WHERE user_id > lockstep_state.last_1 AND user_id <= lockstep_next.next_1 AND (id IS NULL AND user_id IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET id = user_id WHERE user_id <= lockstep_next.next_1 AND (id IS NULL AND user_id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_user_id_progress_6c77a32a SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_user_id_progress_6c77a32a;

-- Undo step 42 of 44: drop an index over the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_id_index_e28210c5 ON public.users USING btree (name, id DESC);

-- Undo step 41 of 44: drop an index over the copy with the old name of column public.users.user_id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_id_index_327ec112 ON public.users USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 40 of 44: drop the copy with the old name of column public.users.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN full_name text;
CREATE OR REPLACE FUNCTION public.lockstep_full_name_both_c8046f72() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.full_name IS NULL THEN
      NEW.full_name := NEW.name;
    ELSE
      NEW.name := NEW.full_name;
    END IF;
  ELSIF NEW.full_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.full_name::text THEN
    NEW.name := NEW.full_name;
  ELSE
    NEW.full_name := NEW.name;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_full_name_both_c8046f72" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.full_name::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.name::text) EXECUTE FUNCTION public.lockstep_full_name_both_c8046f72();

COMMIT;

SET lock_timeout = 0;

-- Undo step 39 of 44: give up the copy with the old name of column public.users.name
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_name_progress_836b82d7 AS
  SELECT user_id AS last_1, user_id AS upto_1, false AS begun FROM ONLY public.users ORDER BY user_id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_name_progress_836b82d7
  SELECT * FROM (SELECT user_id AS last_1, user_id AS upto_1, false AS begun FROM ONLY public.users ORDER BY user_id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_name_progress_836b82d7);
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
      SELECT * INTO lockstep_state FROM public.lockstep_name_progress_836b82d7;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT user_id AS next_1 INTO lockstep_next FROM (SELECT user_id FROM ONLY public.users WHERE user_id > lockstep_state.last_1 AND user_id <= lockstep_state.upto_1 ORDER BY user_id LIMIT 1000) AS batch ORDER BY user_id DESC LIMIT 1;
      ELSE
        SELECT user_id AS next_1 INTO lockstep_next FROM (SELECT user_id FROM ONLY public.users WHERE user_id <= lockstep_state.upto_1 ORDER BY user_id LIMIT 1000) AS batch ORDER BY user_id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET full_name = name WHERE user_id > lockstep_state.last_1 AND user_id <= lockstep_next.next_1 AND (full_name IS NULL AND name IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET full_name = name WHERE user_id <= lockstep_next.next_1 AND (full_name IS NULL AND name IS NOT NULL);
      END IF;
      UPDATE public.lockstep_name_progress_836b82d7 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_name_progress_836b82d7;

-- Undo step 38 of 44: drop an index over the copy with the old name of column public.users.name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_full_name_index_93f63522 ON public.users USING btree (full_name, user_id DESC);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 37 of 44: drop the copy with the old name of column public.users."E-Mail"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN "Mail" text;
CREATE OR REPLACE FUNCTION public."lockstep_Mail_both_44718ccf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."Mail" IS NULL THEN
      NEW."Mail" := NEW."E-Mail";
    ELSE
      NEW."E-Mail" := NEW."Mail";
    END IF;
  ELSIF NEW."Mail"::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD."Mail"::text THEN
    NEW."E-Mail" := NEW."Mail";
  ELSE
    NEW."Mail" := NEW."E-Mail";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Mail_both_44718ccf" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW."Mail"::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW."E-Mail"::text) EXECUTE FUNCTION public."lockstep_Mail_both_44718ccf"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 36 of 44: give up the copy with the old name of column public.users."E-Mail"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_E-Mail_progress_92b648ea" AS
  SELECT user_id AS last_1, user_id AS upto_1, false AS begun FROM ONLY public.users ORDER BY user_id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_E-Mail_progress_92b648ea"
  SELECT * FROM (SELECT user_id AS last_1, user_id AS upto_1, false AS begun FROM ONLY public.users ORDER BY user_id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_E-Mail_progress_92b648ea");
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
      SELECT * INTO lockstep_state FROM public."lockstep_E-Mail_progress_92b648ea";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT user_id AS next_1 INTO lockstep_next FROM (SELECT user_id FROM ONLY public.users WHERE user_id > lockstep_state.last_1 AND user_id <= lockstep_state.upto_1 ORDER BY user_id LIMIT 1000) AS batch ORDER BY user_id DESC LIMIT 1;
      ELSE
        SELECT user_id AS next_1 INTO lockstep_next FROM (SELECT user_id FROM ONLY public.users WHERE user_id <= lockstep_state.upto_1 ORDER BY user_id LIMIT 1000) AS batch ORDER BY user_id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET "Mail" = "E-Mail" WHERE user_id > lockstep_state.last_1 AND user_id <= lockstep_next.next_1 AND ("Mail" IS NULL AND "E-Mail" IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET "Mail" = "E-Mail" WHERE user_id <= lockstep_next.next_1 AND ("Mail" IS NULL AND "E-Mail" IS NOT NULL);
      END IF;
      UPDATE public."lockstep_E-Mail_progress_92b648ea" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_E-Mail_progress_92b648ea";

-- Undo step 35 of 44: drop an index over the copy with the old name of column public.users."E-Mail"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY "lockstep_Mail_index_fd5a7b6c" ON public.users USING btree ("Mail");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 34 of 44: drop the copy with the old name of column public.parent.remark
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parent ADD COLUMN note json;
CREATE OR REPLACE FUNCTION public.lockstep_note_both_cf4ac20b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.note IS NULL THEN
      NEW.note := NEW.remark;
    ELSE
      NEW.remark := NEW.note;
    END IF;
  ELSIF NEW.note::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.note::text THEN
    NEW.remark := NEW.note;
  ELSE
    NEW.note := NEW.remark;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_note_both_cf4ac20b" BEFORE INSERT OR UPDATE ON public.parent FOR EACH ROW WHEN (NEW.note::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.remark::text) EXECUTE FUNCTION public.lockstep_note_both_cf4ac20b();
CREATE TRIGGER "~lockstep_note_both_cf4ac20b" BEFORE INSERT OR UPDATE ON public.child FOR EACH ROW WHEN (NEW.note::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.remark::text) EXECUTE FUNCTION public.lockstep_note_both_cf4ac20b();

COMMIT;

SET lock_timeout = 0;

-- Undo step 33 of 44: give up the copy with the old name of column public.parent.remark
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.child
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_remark_progress_32044a23 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.child') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_remark_progress_32044a23
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.child') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_remark_progress_32044a23);
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
      SELECT * INTO lockstep_state FROM public.lockstep_remark_progress_32044a23;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.child SET note = remark WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (note IS NULL AND remark IS NOT NULL);
      UPDATE public.lockstep_remark_progress_32044a23 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_remark_progress_32044a23;

-- Undo step 32 of 44: give up the copy with the old name of column public.parent.remark
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.parent
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_remark_progress_aa6814cf AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parent') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_remark_progress_aa6814cf
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parent') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_remark_progress_aa6814cf);
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
      SELECT * INTO lockstep_state FROM public.lockstep_remark_progress_aa6814cf;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.parent SET note = remark WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (note IS NULL AND remark IS NOT NULL);
      UPDATE public.lockstep_remark_progress_aa6814cf SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_remark_progress_aa6814cf;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 31 of 44: drop the copy with the old name of column public.orders.user_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN usr integer;
CREATE OR REPLACE FUNCTION public.lockstep_usr_both_6e219f6a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.usr IS NULL THEN
      NEW.usr := NEW.user_id;
    ELSE
      NEW.user_id := NEW.usr;
    END IF;
  ELSIF NEW.usr::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.usr::text THEN
    NEW.user_id := NEW.usr;
  ELSE
    NEW.usr := NEW.user_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_usr_both_6e219f6a" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.usr::text COLLATE pg_catalog."C" IS DISTINCT FROM NEW.user_id::text) EXECUTE FUNCTION public.lockstep_usr_both_6e219f6a();

COMMIT;

SET lock_timeout = 0;

-- Undo step 30 of 44: give up the copy with the old name of column public.orders.user_id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.orders_1
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_user_id_progress_ecbc9f6f AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_1 ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_user_id_progress_ecbc9f6f
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_1 ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_user_id_progress_ecbc9f6f);
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
      SELECT * INTO lockstep_state FROM public.lockstep_user_id_progress_ecbc9f6f;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_1 WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_1 WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders_1 SET usr = user_id WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (usr IS NULL AND user_id IS NOT NULL);
      ELSE
        UPDATE ONLY public.orders_1 SET usr = user_id WHERE id <= lockstep_next.next_1 AND (usr IS NULL AND user_id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_user_id_progress_ecbc9f6f SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_user_id_progress_ecbc9f6f;

-- Undo step 29 of 44: give up the copy with the old name of column public.orders.user_id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.orders_0
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_user_id_progress_24aedee5 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_0 ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_user_id_progress_24aedee5
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders_0 ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_user_id_progress_24aedee5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_user_id_progress_24aedee5;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_0 WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders_0 WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders_0 SET usr = user_id WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (usr IS NULL AND user_id IS NOT NULL);
      ELSE
        UPDATE ONLY public.orders_0 SET usr = user_id WHERE id <= lockstep_next.next_1 AND (usr IS NULL AND user_id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_user_id_progress_24aedee5 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_user_id_progress_24aedee5;

-- Undo step 28 of 44: add index public."users_E-Mail_name_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."users_E-Mail_name_idx";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 27 of 44: rename column public.users.id to column public.users.user_id, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_id_both_ba424ae3() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_id_copy_ba424ae3 := NEW.id;
  RETURN NEW;
END $$;
ALTER TABLE public.users RENAME COLUMN id TO lockstep_id_copy_ba424ae3;
ALTER TABLE public.users RENAME COLUMN user_id TO id;

COMMIT;

SET lock_timeout = 0;

-- Undo step 26 of 44: build an index over the copy of column public.users.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_id_index_e28210c5;

-- Undo step 25 of 44: build an index over the copy of column public.users.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_id_index_327ec112;

-- Undo step 24 of 44: gather statistics of table public.users (lockstep_id_copy_ba424ae3)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 23 of 44: fill the copy of column public.users.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 44: add a copy of column public.users.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_both_ba424ae3" ON public.users;
DROP FUNCTION public.lockstep_id_both_ba424ae3();
ALTER TABLE public.users DROP COLUMN lockstep_id_copy_ba424ae3;

-- Undo step 21 of 44: rename column public.users.full_name to column public.users.name, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_full_name_both_c8046f72() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_full_name_copy_c8046f72 := NEW.full_name;
  RETURN NEW;
END $$;
ALTER TABLE public.users RENAME COLUMN full_name TO lockstep_full_name_copy_c8046f72;
ALTER TABLE public.users RENAME COLUMN name TO full_name;

COMMIT;

SET lock_timeout = 0;

-- Undo step 20 of 44: build an index over the copy of column public.users.full_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_full_name_index_93f63522;

-- Undo step 19 of 44: gather statistics of table public.users (lockstep_full_name_copy_c8046f72)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 18 of 44: fill the copy of column public.users.full_name
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 44: add a copy of column public.users.full_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_full_name_both_c8046f72" ON public.users;
DROP FUNCTION public.lockstep_full_name_both_c8046f72();
ALTER TABLE public.users DROP COLUMN lockstep_full_name_copy_c8046f72;

-- Undo step 16 of 44: rename column public.users."Mail" to column public.users."E-Mail", the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public."lockstep_Mail_both_44718ccf"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW."lockstep_Mail_copy_44718ccf" := NEW."Mail";
  RETURN NEW;
END $$;
ALTER TABLE public.users RENAME COLUMN "Mail" TO "lockstep_Mail_copy_44718ccf";
ALTER TABLE public.users RENAME COLUMN "E-Mail" TO "Mail";

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 44: build an index over the copy of column public.users."Mail"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Mail_index_fd5a7b6c";

-- Undo step 14 of 44: gather statistics of table public.users ("lockstep_Mail_copy_44718ccf")
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 13 of 44: fill the copy of column public.users."Mail"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 44: add a copy of column public.users."Mail"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_Mail_both_44718ccf" ON public.users;
DROP FUNCTION public."lockstep_Mail_both_44718ccf"();
ALTER TABLE public.users DROP COLUMN "lockstep_Mail_copy_44718ccf";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 11 of 44: rename column public.parent.note to column public.parent.remark, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_note_both_cf4ac20b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_note_copy_cf4ac20b := NEW.note;
  RETURN NEW;
END $$;
ALTER TABLE public.parent RENAME COLUMN note TO lockstep_note_copy_cf4ac20b;
ALTER TABLE public.parent RENAME COLUMN remark TO note;

COMMIT;

-- Undo step 10 of 44: gather statistics of table public.parent (lockstep_note_copy_cf4ac20b)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 9 of 44: fill the copy of column public.parent.note
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.child
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 8 of 44: fill the copy of column public.parent.note
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parent
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 7 of 44: add a copy of column public.parent.note
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_note_both_cf4ac20b" ON public.parent;
DROP TRIGGER "~lockstep_note_both_cf4ac20b" ON public.child;
DROP FUNCTION public.lockstep_note_both_cf4ac20b();
ALTER TABLE public.parent DROP COLUMN lockstep_note_copy_cf4ac20b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 44: rename column public.orders.usr to column public.orders.user_id, the copy takes the old name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_usr_both_6e219f6a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.lockstep_usr_copy_6e219f6a := NEW.usr;
  RETURN NEW;
END $$;
ALTER TABLE public.orders RENAME COLUMN usr TO lockstep_usr_copy_6e219f6a;
ALTER TABLE public.orders RENAME COLUMN user_id TO usr;

COMMIT;

-- Undo step 5 of 44: gather statistics of table public.orders (lockstep_usr_copy_6e219f6a)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders, SHARE UPDATE EXCLUSIVE on table public.orders_0, SHARE UPDATE EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 4 of 44: fill the copy of column public.orders.usr
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders_1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 3 of 44: fill the copy of column public.orders.usr
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders_0
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 44: add a copy of column public.orders.usr
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_usr_both_6e219f6a" ON public.orders;
DROP FUNCTION public.lockstep_usr_both_6e219f6a();
ALTER TABLE public.orders DROP COLUMN lockstep_usr_copy_6e219f6a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 44: rename constraint public.users."users_Mail_key" to constraint public.users."users_E-Mail_key"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users RENAME CONSTRAINT "users_E-Mail_key" TO "users_Mail_key";

COMMIT;
