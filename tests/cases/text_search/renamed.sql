-- Parser, template, dictionary and configuration are renamed and moved under what uses them; owners change.
-- before --
CREATE SCHEMA app;
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = p);
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH d;
CREATE TABLE x (body text);
CREATE INDEX i ON x USING gin (to_tsvector('c', body));
-- after --
CREATE SCHEMA app;
-- @renamed from=p
CREATE TEXT SEARCH PARSER p2 (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-- @renamed from=public.t
CREATE TEXT SEARCH TEMPLATE app.t (LEXIZE = dsimple_lexize, INIT = dsimple_init);
-- @renamed from=d
CREATE TEXT SEARCH DICTIONARY "D" (TEMPLATE = app.t);
ALTER TEXT SEARCH DICTIONARY "D" OWNER TO pg_monitor;
-- @renamed from=public.c
CREATE TEXT SEARCH CONFIGURATION app."C" (PARSER = p2);
ALTER TEXT SEARCH CONFIGURATION app."C" ADD MAPPING FOR word WITH "D";
ALTER TEXT SEARCH CONFIGURATION app."C" OWNER TO pg_monitor;
CREATE TABLE x (body text);
CREATE INDEX i ON x USING gin (to_tsvector('app."C"', body));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: rename text search parser public.p to text search parser public.p2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of text search parser public.p2 fails
ALTER TEXT SEARCH PARSER public.p RENAME TO p2;

-- Step 2 of 6: move text search template public.t to text search template app.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of text search template app.t fails
ALTER TEXT SEARCH TEMPLATE public.t SET SCHEMA app;

-- Step 3 of 6: rename text search dictionary public.d to text search dictionary public."D"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of text search dictionary public."D" fails
ALTER TEXT SEARCH DICTIONARY public.d RENAME TO "D";

-- Step 4 of 6: rename text search configuration public.c to text search configuration app."C"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of text search configuration app."C" fails
ALTER TEXT SEARCH CONFIGURATION public.c SET SCHEMA app;
ALTER TEXT SEARCH CONFIGURATION app.c RENAME TO "C";

-- Step 5 of 6: change owner of text search dictionary public."D"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH DICTIONARY public."D" OWNER TO pg_monitor;

-- Step 6 of 6: change owner of text search configuration app."C"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH CONFIGURATION app."C" OWNER TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: change owner of text search configuration app."C"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH CONFIGURATION app."C" OWNER TO CURRENT_USER;

-- Undo step 5 of 6: change owner of text search dictionary public."D"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH DICTIONARY public."D" OWNER TO CURRENT_USER;

-- Undo step 4 of 6: rename text search configuration public.c to text search configuration app."C"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH CONFIGURATION app."C" RENAME TO c;
ALTER TEXT SEARCH CONFIGURATION app.c SET SCHEMA public;

-- Undo step 3 of 6: rename text search dictionary public.d to text search dictionary public."D"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH DICTIONARY public."D" RENAME TO d;

-- Undo step 2 of 6: move text search template public.t to text search template app.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH TEMPLATE app.t SET SCHEMA public;

-- Undo step 1 of 6: rename text search parser public.p to text search parser public.p2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH PARSER public.p2 RENAME TO p;

COMMIT;
