-- What is said of the table goes over to the new one: triggers, policies, privileges, rules, publications. The old table has them no more.
-- before --
CREATE TABLE log (at timestamp NOT NULL, who name NOT NULL, what text, seen timestamp);
CREATE INDEX log_at ON log (at);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen := '2020-01-01'; RETURN NEW; END $$;
CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE counted SET n = n + 1; RETURN NULL; END $$;
CREATE TABLE counted (n int);
CREATE TRIGGER stamped BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TRIGGER counted AFTER INSERT ON log FOR EACH STATEMENT EXECUTE FUNCTION count_it();
CREATE RULE kept AS ON DELETE TO log WHERE old.what = 'kept' DO INSTEAD NOTHING;
ALTER TABLE log ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON log USING (who = CURRENT_USER);
CREATE POLICY others ON log FOR SELECT TO pg_monitor USING (what IS NOT NULL);
GRANT SELECT, INSERT ON log TO pg_monitor;
GRANT UPDATE (what) ON log TO pg_stat_scan_tables;
ALTER TABLE log REPLICA IDENTITY FULL;
COMMENT ON TRIGGER stamped ON log IS 'when it came';
CREATE PUBLICATION everything FOR TABLE log;
-- rows --
INSERT INTO counted VALUES (0);
INSERT INTO log SELECT timestamp '2024-01-01' + make_interval(hours => i), CURRENT_USER, 'w' || i FROM generate_series(1, 1100) AS i;
-- after --
-- @partition mode=first name=log_2024
CREATE TABLE log (at timestamp NOT NULL, who name NOT NULL, what text, seen timestamp) PARTITION BY RANGE (at);
CREATE TABLE log_2024 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE log_2025 PARTITION OF log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX log_at ON log (at);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen := '2020-01-01'; RETURN NEW; END $$;
CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE counted SET n = n + 1; RETURN NULL; END $$;
CREATE TABLE counted (n int);
CREATE TRIGGER stamped BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TRIGGER counted AFTER INSERT ON log FOR EACH STATEMENT EXECUTE FUNCTION count_it();
CREATE RULE kept AS ON DELETE TO log WHERE old.what = 'kept' DO INSTEAD NOTHING;
ALTER TABLE log ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON log USING (who = CURRENT_USER);
CREATE POLICY others ON log FOR SELECT TO pg_monitor USING (what IS NOT NULL);
GRANT SELECT, INSERT ON log TO pg_monitor;
GRANT UPDATE (what) ON log TO pg_stat_scan_tables;
ALTER TABLE log REPLICA IDENTITY FULL;
ALTER TABLE log_2024 REPLICA IDENTITY FULL;
ALTER TABLE log_2025 REPLICA IDENTITY FULL;
COMMENT ON TRIGGER stamped ON log IS 'when it came';
CREATE PUBLICATION everything FOR TABLE log;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM log) = 1100 AND (SELECT n FROM counted) = 1;
  INSERT INTO log (at, who, what) VALUES ('2024-02-02', 'x', 'kept'), ('2025-02-02', 'x', 'y');
  ASSERT (SELECT count(*) FROM log WHERE seen = '2020-01-01' AND who = 'x') = 2;
  ASSERT (SELECT n FROM counted) = 2;
  DELETE FROM log WHERE who = 'x';
  ASSERT (SELECT count(*) FROM log WHERE who = 'x') = 1;
  DELETE FROM log_2024 WHERE who = 'x';
  UPDATE counted SET n = 1;
END $$;
-- old --
INSERT INTO log (at, who) VALUES ('2024-02-02', 'y');
DO $$ BEGIN ASSERT (SELECT seen IS NOT NULL FROM log WHERE who = 'y'); END $$;
DELETE FROM log WHERE who = 'y';
-- new --
INSERT INTO log (at, who) VALUES ('2025-02-02', 'y');
DO $$ BEGIN ASSERT (SELECT seen IS NOT NULL FROM log WHERE who = 'y'); END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: check without scan the bounds of what will be table public.log_2024
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.log
--   blocks:      reads and writes of public.log, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.log is partitioned, rows outside of the bounds of table public.log_2024 are refused
ALTER TABLE public.log ADD CONSTRAINT lockstep_log_2024_bounds_b5530597 CHECK (at IS NOT NULL AND at >= '2024-01-01 00:00:00'::timestamp without time zone AND at < '2025-01-01 00:00:00'::timestamp without time zone) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 4: scan table public.log for rows outside of the bounds of table public.log_2024
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.log
--   blocks:      neither reads nor writes
--   work:        scans public.log
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.log holds rows outside of the bounds of table public.log_2024
ALTER TABLE public.log VALIDATE CONSTRAINT lockstep_log_2024_bounds_b5530597;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 4: make table public.log_2024 of table public.log, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.log
--   blocks:      reads and writes of public.log, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE public.log IN ACCESS EXCLUSIVE MODE;
ALTER INDEX public.log_at RENAME TO log_2024_at_idx;
ALTER TABLE public.log RENAME TO log_2024;
CREATE TABLE public.log (
    at timestamp without time zone CONSTRAINT log_at_not_null NOT NULL,
    who name CONSTRAINT log_who_not_null NOT NULL,
    what text,
    seen timestamp without time zone
) PARTITION BY RANGE (at);
ALTER TABLE public.log REPLICA IDENTITY FULL;
ALTER TABLE public.log ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON TABLE public.log TO pg_monitor;
GRANT UPDATE (what) ON TABLE public.log TO pg_stat_scan_tables;
CREATE TABLE public.log_2025 PARTITION OF public.log (
    at WITH OPTIONS CONSTRAINT log_at_not_null NOT NULL,
    who WITH OPTIONS CONSTRAINT log_who_not_null NOT NULL
) FOR VALUES FROM ('2025-01-01 00:00:00') TO ('2026-01-01 00:00:00');
ALTER TABLE public.log_2025 REPLICA IDENTITY FULL;
CREATE INDEX log_at ON ONLY public.log USING btree (at);
CREATE INDEX log_2025_at_idx ON public.log_2025 USING btree (at);
ALTER INDEX public.log_at ATTACH PARTITION public.log_2025_at_idx;
CREATE RULE kept AS
    ON DELETE TO public.log
    WHERE (old.what = 'kept')
    DO INSTEAD NOTHING;
CREATE TRIGGER counted
    AFTER INSERT ON public.log
    FOR EACH STATEMENT
    EXECUTE FUNCTION public.count_it();
CREATE TRIGGER stamped
    BEFORE INSERT ON public.log
    FOR EACH ROW
    EXECUTE FUNCTION public.stamp();
COMMENT ON TRIGGER stamped ON public.log IS 'when it came';
CREATE POLICY mine ON public.log
    USING (who = CURRENT_USER);
CREATE POLICY others ON public.log
    FOR SELECT
    TO pg_monitor
    USING (what IS NOT NULL);
DROP RULE kept ON public.log_2024;
DROP TRIGGER counted ON public.log_2024;
DROP TRIGGER stamped ON public.log_2024;
ALTER TABLE public.log ATTACH PARTITION public.log_2024 FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2025-01-01 00:00:00');
ALTER TABLE public.log_2024 DISABLE ROW LEVEL SECURITY;
REVOKE SELECT, INSERT ON TABLE public.log_2024 FROM pg_monitor;
REVOKE UPDATE (what) ON TABLE public.log_2024 FROM pg_stat_scan_tables;
ALTER PUBLICATION everything ADD TABLE ONLY public.log;
DROP POLICY mine ON public.log_2024;
DROP POLICY others ON public.log_2024;
ALTER PUBLICATION everything DROP TABLE ONLY public.log_2024;
ALTER TABLE public.log_2024 DROP CONSTRAINT IF EXISTS lockstep_log_2024_bounds_b5530597;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 4: gather statistics of table public.log
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.log, SHARE UPDATE EXCLUSIVE on table public.log_2024, SHARE UPDATE EXCLUSIVE on table public.log_2025
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.log;

COMMIT;
-- down --
-- Undo step 4 of 4: gather statistics of table public.log
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.log, SHARE UPDATE EXCLUSIVE on table public.log_2024, SHARE UPDATE EXCLUSIVE on table public.log_2025
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 4: make table public.log_2024 of table public.log, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.log
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.log IN ACCESS EXCLUSIVE MODE;
ALTER PUBLICATION everything ADD TABLE ONLY public.log_2024;
CREATE POLICY others ON public.log_2024
    FOR SELECT
    TO pg_monitor
    USING (what IS NOT NULL);
CREATE POLICY mine ON public.log_2024
    USING (who = CURRENT_USER);
ALTER PUBLICATION everything DROP TABLE ONLY public.log;
GRANT UPDATE (what) ON TABLE public.log_2024 TO pg_stat_scan_tables;
GRANT SELECT, INSERT ON TABLE public.log_2024 TO pg_monitor;
ALTER TABLE public.log_2024 ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.log DETACH PARTITION public.log_2024;
SET LOCAL row_security = off;
INSERT INTO public.log_2024 (at, who, what, seen) SELECT at, who, what, seen FROM public.log;
CREATE TRIGGER stamped
    BEFORE INSERT ON public.log_2024
    FOR EACH ROW
    EXECUTE FUNCTION public.stamp();
COMMENT ON TRIGGER stamped ON public.log_2024 IS 'when it came';
CREATE TRIGGER counted
    AFTER INSERT ON public.log_2024
    FOR EACH STATEMENT
    EXECUTE FUNCTION public.count_it();
CREATE RULE kept AS
    ON DELETE TO public.log_2024
    WHERE (old.what = 'kept')
    DO INSTEAD NOTHING;
DROP POLICY others ON public.log;
DROP POLICY mine ON public.log;
DROP TRIGGER stamped ON public.log;
DROP TRIGGER counted ON public.log;
DROP RULE kept ON public.log;
DROP INDEX public.log_at;
DROP TABLE public.log_2025;
DROP TABLE public.log;
ALTER TABLE public.log_2024 RENAME TO log;
ALTER INDEX public.log_2024_at_idx RENAME TO log_at;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 4: scan table public.log for rows outside of the bounds of table public.log_2024
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.log
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 4: check without scan the bounds of what will be table public.log_2024
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.log
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.log DROP CONSTRAINT IF EXISTS lockstep_log_2024_bounds_b5530597;

COMMIT;
