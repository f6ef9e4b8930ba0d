-- Rules of every form on a table and a view.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b text);
CREATE TABLE app.log (a int, b text, at timestamptz DEFAULT now());
CREATE VIEW app.v AS SELECT a, b FROM app.t;
-- after --
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b text);
CREATE TABLE app.log (a int, b text, at timestamptz DEFAULT now());
CREATE VIEW app.v AS SELECT a, b FROM app.t;
SET search_path = app;
CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE RULE also AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (NEW.a, NEW.b);
CREATE RULE conditional AS ON UPDATE TO t WHERE OLD.a IS DISTINCT FROM NEW.a AND NEW.b <> ';' DO ALSO (
  INSERT INTO log (a, b) SELECT l.a, 'x;y' FROM log l WHERE l.a = OLD.a;
  DELETE FROM log WHERE log.a = OLD.a AND log.b = ' DO ';
  UPDATE log SET b = NEW.b, at = now() WHERE log.a = NEW.a;
);
CREATE RULE "Notify it" AS ON UPDATE TO t DO NOTIFY changed, 'now';
CREATE RULE selects AS ON DELETE TO v DO INSTEAD SELECT 1 AS one UNION SELECT log.a FROM log;
CREATE RULE through AS ON INSERT TO v DO INSTEAD INSERT INTO t (a, b) VALUES (NEW.a, upper(NEW.b)) RETURNING t.a, t.b;
CREATE RULE whole AS ON UPDATE TO v DO INSTEAD UPDATE t SET a = NEW.a, b = NEW.b WHERE t.a = OLD.a;
ALTER TABLE t DISABLE RULE nothing;
ALTER TABLE t ENABLE ALWAYS RULE also;
COMMENT ON RULE nothing ON t IS 'it''s nothing';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: add rule app.t."Notify it"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE "Notify it" AS
    ON UPDATE TO app.t
    DO ALSO NOTIFY changed, 'now';

-- Step 2 of 7: add rule app.t.also
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE also AS
    ON INSERT TO app.t
    DO ALSO INSERT INTO app.log VALUES (new.a, new.b);
ALTER TABLE app.t ENABLE ALWAYS RULE also;

-- Step 3 of 7: add rule app.t.conditional
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE conditional AS
    ON UPDATE TO app.t
    WHERE (old.a IS DISTINCT FROM new.a AND new.b <> ';')
    DO ALSO (
    INSERT INTO app.log (a, b) SELECT l.a, 'x;y' FROM app.log AS l WHERE l.a = old.a;
    DELETE FROM app.log WHERE log.a = old.a AND log.b = ' DO ';
    UPDATE app.log SET b = new.b, at = now() WHERE log.a = new.a
    );

-- Step 4 of 7: add rule app.t.nothing
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE nothing AS
    ON DELETE TO app.t
    DO INSTEAD NOTHING;
ALTER TABLE app.t DISABLE RULE nothing;
COMMENT ON RULE nothing ON app.t IS 'it''s nothing';

COMMIT;

BEGIN;

-- Step 5 of 7: add rule app.v.selects
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view app.v
--   blocks:      reads and writes of app.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE RULE selects AS
    ON DELETE TO app.v
    DO INSTEAD SELECT 1 AS one UNION SELECT log.a FROM app.log;

-- Step 6 of 7: add rule app.v.through
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view app.v
--   blocks:      reads and writes of app.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE through AS
    ON INSERT TO app.v
    DO INSTEAD INSERT INTO app.t (a, b) VALUES (new.a, upper(new.b)) RETURNING t.a, t.b;

-- Step 7 of 7: add rule app.v.whole
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view app.v
--   blocks:      reads and writes of app.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE whole AS
    ON UPDATE TO app.v
    DO INSTEAD UPDATE app.t SET a = new.a, b = new.b WHERE t.a = old.a;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: add rule app.v.whole
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE whole ON app.v;

-- Undo step 6 of 7: add rule app.v.through
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE through ON app.v;

-- Undo step 5 of 7: add rule app.v.selects
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE selects ON app.v;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 7: add rule app.t.nothing
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE nothing ON app.t;

-- Undo step 3 of 7: add rule app.t.conditional
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE conditional ON app.t;

-- Undo step 2 of 7: add rule app.t.also
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE also ON app.t;

-- Undo step 1 of 7: add rule app.t."Notify it"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE "Notify it" ON app.t;

COMMIT;
