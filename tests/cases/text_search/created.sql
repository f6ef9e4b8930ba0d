-- Parsers, templates, dictionaries, configurations, and what uses them.
-- before --
CREATE SCHEMA "Words";
CREATE TABLE old (body text);
-- after --
CREATE SCHEMA "Words";
CREATE TEXT SEARCH PARSER parse (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
COMMENT ON TEXT SEARCH PARSER parse IS 'parses';
CREATE TEXT SEARCH PARSER "Words".plain (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE made (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE bare (LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE made IS 'made of';
CREATE TEXT SEARCH DICTIONARY stops (TEMPLATE = simple, STOPWORDS = english, Accept = false);
CREATE TEXT SEARCH DICTIONARY "Words"."My stem" (TEMPLATE = pg_catalog.snowball, Language = 'german');
CREATE TEXT SEARCH DICTIONARY of_made (TEMPLATE = made);
COMMENT ON TEXT SEARCH DICTIONARY of_made IS 'it''s mine';
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR asciiword, word WITH stops, "Words"."My stem", simple;
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR email, "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION mine ALTER MAPPING FOR word WITH of_made;
ALTER TEXT SEARCH CONFIGURATION mine ALTER MAPPING REPLACE simple WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION mine DROP MAPPING FOR "int";
ALTER TEXT SEARCH CONFIGURATION mine DROP MAPPING IF EXISTS FOR url;
COMMENT ON TEXT SEARCH CONFIGURATION mine IS 'mine';
CREATE TEXT SEARCH CONFIGURATION "Words".copied (COPY = pg_catalog.russian);
CREATE TEXT SEARCH CONFIGURATION copied_again (COPY = mine);
CREATE TEXT SEARCH CONFIGURATION of_parser (PARSER = parse);
CREATE TABLE old (body text, found tsvector GENERATED ALWAYS AS (to_tsvector('mine', body)) STORED);
CREATE INDEX i ON old USING gin (to_tsvector('"Words".copied'::regconfig, body));
CREATE VIEW v AS SELECT to_tsquery('copied_again', 'a & b') AS q, ts_headline('mine', body, to_tsquery('mine', 'b')) AS h FROM old;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: create text search parser "Words".plain
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH PARSER "Words".plain (
    start = prsd_start,
    gettoken = prsd_nexttoken,
    "end" = prsd_end,
    lextypes = prsd_lextype
);

-- Step 2 of 15: create text search parser public.parse
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH PARSER public.parse (
    start = prsd_start,
    gettoken = prsd_nexttoken,
    "end" = prsd_end,
    headline = prsd_headline,
    lextypes = prsd_lextype
);
COMMENT ON TEXT SEARCH PARSER public.parse IS 'parses';

-- Step 3 of 15: create text search template public.bare
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH TEMPLATE public.bare (lexize = dsimple_lexize);

-- Step 4 of 15: create text search template public.made
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH TEMPLATE public.made (init = dsimple_init, lexize = dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE public.made IS 'made of';

-- Step 5 of 15: create text search dictionary "Words"."My stem"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY "Words"."My stem" (TEMPLATE = snowball, language = 'german');

-- Step 6 of 15: create text search dictionary public.of_made
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY public.of_made (TEMPLATE = public.made);
COMMENT ON TEXT SEARCH DICTIONARY public.of_made IS 'it''s mine';

-- Step 7 of 15: create text search dictionary public.stops
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY public.stops (
    TEMPLATE = simple,
    stopwords = 'english',
    accept = 'false'
);

-- Step 8 of 15: create text search configuration "Words".copied
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION "Words".copied (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION "Words".copied ADD MAPPING FOR asciihword, asciiword, hword_asciipart WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION "Words".copied ADD MAPPING FOR email, file, "float", host, hword_numpart, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;
ALTER TEXT SEARCH CONFIGURATION "Words".copied ADD MAPPING FOR hword, hword_part, word WITH russian_stem;

-- Step 9 of 15: create text search configuration public.copied_again
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.copied_again (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.copied_again ADD MAPPING FOR asciiword WITH public.stops, "Words"."My stem", english_stem;
ALTER TEXT SEARCH CONFIGURATION public.copied_again ADD MAPPING FOR email WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.copied_again ADD MAPPING FOR word WITH public.of_made;

-- Step 10 of 15: create text search configuration public.mine
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.mine (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR asciiword WITH public.stops, "Words"."My stem", english_stem;
ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR email WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR word WITH public.of_made;
COMMENT ON TEXT SEARCH CONFIGURATION public.mine IS 'mine';

-- Step 11 of 15: create text search configuration public.of_parser
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.of_parser (PARSER = public.parse);

-- Step 12 of 15: add column public.old.found
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.old
--   blocks:      reads and writes of public.old, for as long as its work takes
--   work:        rewrites public.old
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.old is written again under an exclusive lock
ALTER TABLE public.old ADD COLUMN found tsvector GENERATED ALWAYS AS (to_tsvector('public.mine', body)) STORED;

COMMIT;

SET lock_timeout = 0;

-- Step 13 of 15: add index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.old
--   blocks:      neither reads nor writes
--   work:        scans public.old
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i
CREATE INDEX CONCURRENTLY i ON public.old USING gin (to_tsvector('"Words".copied'::regconfig, body));

BEGIN;

-- Step 14 of 15: gather statistics of table public.old
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.old
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.old;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 15 of 15: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT to_tsquery('public.copied_again', 'a & b') AS q, ts_headline('public.mine', body, to_tsquery('public.mine', 'b')) AS h FROM public.old;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 15 of 15: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

COMMIT;

-- Undo step 14 of 15: gather statistics of table public.old
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.old
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 13 of 15: add index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.old
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.old IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 15: add column public.old.found
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.old
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.old DROP COLUMN found;

-- Undo step 11 of 15: create text search configuration public.of_parser
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.of_parser;

-- Undo step 10 of 15: create text search configuration public.mine
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.mine;

-- Undo step 9 of 15: create text search configuration public.copied_again
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.copied_again;

-- Undo step 8 of 15: create text search configuration "Words".copied
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION "Words".copied;

-- Undo step 7 of 15: create text search dictionary public.stops
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY public.stops;

-- Undo step 6 of 15: create text search dictionary public.of_made
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY public.of_made;

-- Undo step 5 of 15: create text search dictionary "Words"."My stem"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY "Words"."My stem";

-- Undo step 4 of 15: create text search template public.made
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH TEMPLATE public.made;

-- Undo step 3 of 15: create text search template public.bare
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH TEMPLATE public.bare;

-- Undo step 2 of 15: create text search parser public.parse
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH PARSER public.parse;

-- Undo step 1 of 15: create text search parser "Words".plain
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH PARSER "Words".plain;

COMMIT;
