-- Everything of text search goes, users first.
-- before --
CREATE TEXT SEARCH PARSER parse (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE made (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY of_made (TEMPLATE = made, STOPWORDS = english);
COMMENT ON TEXT SEARCH DICTIONARY of_made IS 'about';
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = parse);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word, asciiword WITH of_made, simple;
CREATE TABLE t (a text);
CREATE INDEX i ON t USING gin (to_tsvector('mine', a));
-- after --
CREATE TABLE t (a text);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 5: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 2 of 5: drop text search configuration public.mine
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.mine;

-- Step 3 of 5: drop text search parser public.parse
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH PARSER public.parse;

-- Step 4 of 5: drop text search dictionary public.of_made
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY public.of_made;

-- Step 5 of 5: drop text search template public.made
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH TEMPLATE public.made;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop text search template public.made
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH TEMPLATE public.made (init = dsimple_init, lexize = dsimple_lexize);

-- Undo step 4 of 5: drop text search dictionary public.of_made
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY public.of_made (TEMPLATE = public.made, stopwords = 'english');
COMMENT ON TEXT SEARCH DICTIONARY public.of_made IS 'about';

-- Undo step 3 of 5: drop text search parser public.parse
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH PARSER public.parse (
    start = prsd_start,
    gettoken = prsd_nexttoken,
    "end" = prsd_end,
    lextypes = prsd_lextype
);

-- Undo step 2 of 5: drop text search configuration public.mine
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.mine (PARSER = public.parse);
ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR asciiword, word WITH public.of_made, simple;

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 5: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING gin (to_tsvector('public.mine', a));
