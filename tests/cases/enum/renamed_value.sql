-- A value gets another name by directive: texts that hold it follow, rows too.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'It''s fine');
CREATE TABLE people (id int, mood app.mood DEFAULT 'ok', old app.mood[] DEFAULT '{sad,ok}', note text DEFAULT 'ok',
    CONSTRAINT calm CHECK (mood IN ('ok', 'It''s fine')), CONSTRAINT said CHECK (note <> 'ok'));
CREATE INDEX sad_people ON people (id) WHERE mood = 'sad';
CREATE VIEW happy AS SELECT id, mood, 'ok'::text AS word FROM people WHERE mood = 'ok';
CREATE TABLE parts (mood app.mood) PARTITION BY LIST (mood);
CREATE TABLE part_ok PARTITION OF parts FOR VALUES IN ('ok', 'sad');
-- rows --
INSERT INTO people VALUES (1, 'ok', '{sad}', 'no'), (2, 'It''s fine', '{ok}', 'yes');
INSERT INTO parts VALUES ('ok');
-- after --
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM (
    'sad', -- @renamed from=unhappy_once
    -- @renamed from=ok
    'Quite OK',
    'fine' /* @renamed from='It''s fine' */
);
CREATE TABLE people (id int, mood app.mood DEFAULT 'Quite OK', old app.mood[] DEFAULT '{sad,"Quite OK"}', note text DEFAULT 'ok',
    CONSTRAINT calm CHECK (mood IN ('Quite OK', 'fine')), CONSTRAINT said CHECK (note <> 'ok'));
CREATE INDEX sad_people ON people (id) WHERE mood = 'sad';
CREATE VIEW happy AS SELECT id, mood, 'ok'::text AS word FROM people WHERE mood = 'Quite OK';
CREATE TABLE parts (mood app.mood) PARTITION BY LIST (mood);
CREATE TABLE part_ok PARTITION OF parts FOR VALUES IN ('Quite OK', 'sad');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: rename value 'ok' of enum type app.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old value fails
ALTER TYPE app.mood RENAME VALUE 'ok' TO 'Quite OK';

-- Step 2 of 2: rename value 'It''s fine' of enum type app.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old value fails
ALTER TYPE app.mood RENAME VALUE 'It''s fine' TO 'fine';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: rename value 'It''s fine' of enum type app.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE app.mood RENAME VALUE 'fine' TO 'It''s fine';

-- Undo step 1 of 2: rename value 'ok' of enum type app.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE app.mood RENAME VALUE 'Quite OK' TO 'ok';

COMMIT;
