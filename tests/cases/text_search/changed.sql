-- Options and mappings change in place; another template or parser takes along what uses it.
-- before --
CREATE TEXT SEARCH DICTIONARY options (TEMPLATE = simple, STOPWORDS = english, Accept = false);
CREATE TEXT SEARCH DICTIONARY template (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION mappings (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION mappings ADD MAPPING FOR word, asciiword WITH options, simple;
ALTER TEXT SEARCH CONFIGURATION mappings ADD MAPPING FOR email WITH simple;
CREATE TEXT SEARCH CONFIGURATION user_of_template (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION user_of_template ADD MAPPING FOR word WITH template;
COMMENT ON TEXT SEARCH CONFIGURATION user_of_template IS 'kept';
CREATE TEXT SEARCH PARSER parse (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION user_of_parser (PARSER = parse);
CREATE TEXT SEARCH TEMPLATE made (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY user_of_made (TEMPLATE = made);
CREATE TABLE t (body text, found tsvector GENERATED ALWAYS AS (to_tsvector('user_of_template', body)) STORED);
CREATE INDEX i ON t USING gin (to_tsvector('user_of_parser', body));
CREATE INDEX stays ON t USING gin (to_tsvector('mappings', body));
-- after --
CREATE TEXT SEARCH DICTIONARY options (TEMPLATE = simple, Accept = true, STOPWORDS = english);
COMMENT ON TEXT SEARCH DICTIONARY options IS 'new';
CREATE TEXT SEARCH DICTIONARY template (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION mappings (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION mappings ADD MAPPING FOR word WITH simple, options;
ALTER TEXT SEARCH CONFIGURATION mappings ADD MAPPING FOR asciiword WITH options, simple;
ALTER TEXT SEARCH CONFIGURATION mappings ADD MAPPING FOR url, host WITH simple;
CREATE TEXT SEARCH CONFIGURATION user_of_template (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION user_of_template ADD MAPPING FOR word WITH template;
COMMENT ON TEXT SEARCH CONFIGURATION user_of_template IS 'kept';
CREATE TEXT SEARCH PARSER parse (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH CONFIGURATION user_of_parser (PARSER = parse);
CREATE TEXT SEARCH TEMPLATE made (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY user_of_made (TEMPLATE = made);
CREATE TABLE t (body text, found tsvector GENERATED ALWAYS AS (to_tsvector('user_of_template', body)) STORED);
CREATE INDEX i ON t USING gin (to_tsvector('user_of_parser', body));
CREATE INDEX stays ON t USING gin (to_tsvector('mappings', body));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 20: set options of text search dictionary public.options
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH DICTIONARY public.options (accept = 'true', stopwords = 'english');

-- Step 2 of 20: change comment on text search dictionary public.options
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TEXT SEARCH DICTIONARY public.options IS 'new';

-- Step 3 of 20: change mappings of text search configuration public.mappings
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH CONFIGURATION public.mappings DROP MAPPING FOR email;
ALTER TEXT SEARCH CONFIGURATION public.mappings ALTER MAPPING FOR word WITH simple, public.options;
ALTER TEXT SEARCH CONFIGURATION public.mappings ADD MAPPING FOR host, url WITH simple;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 20: drop text search dictionary public.user_of_made
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY public.user_of_made;

-- Step 5 of 20: drop text search template public.made
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH TEMPLATE public.made;

-- Step 6 of 20: create text search template public.made
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH TEMPLATE public.made (lexize = dsimple_lexize);

-- Step 7 of 20: create text search dictionary public.user_of_made
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY public.user_of_made (TEMPLATE = public.made);

-- Step 8 of 20: drop column public.t.found
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 13 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN found;

-- Step 9 of 20: drop text search configuration public.user_of_template
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.user_of_template;

-- Step 10 of 20: drop text search dictionary public.template
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY public.template;

-- Step 11 of 20: create text search dictionary public.template
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY public.template (TEMPLATE = snowball, language = 'english');

-- Step 12 of 20: create text search configuration public.user_of_template
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.user_of_template (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.user_of_template ADD MAPPING FOR word WITH public.template;
COMMENT ON TEXT SEARCH CONFIGURATION public.user_of_template IS 'kept';

-- Step 13 of 20: add column public.t.found
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ADD COLUMN found tsvector GENERATED ALWAYS AS (to_tsvector('public.user_of_template', body)) STORED;

COMMIT;

SET lock_timeout = 0;

-- Step 14 of 20: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 15 of 20: drop text search configuration public.user_of_parser
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.user_of_parser;

-- Step 16 of 20: drop text search parser public.parse
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH PARSER public.parse;

-- Step 17 of 20: create text search parser public.parse
--   phase:       contract
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

-- Step 18 of 20: create text search configuration public.user_of_parser
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.user_of_parser (PARSER = public.parse);

COMMIT;

SET lock_timeout = 0;

-- Step 19 of 20: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i
CREATE INDEX CONCURRENTLY i ON public.t USING gin (to_tsvector('public.user_of_parser', body));

BEGIN;

-- Step 20 of 20: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 20 of 20: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 19 of 20: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 18 of 20: create text search configuration public.user_of_parser
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.user_of_parser;

-- Undo step 17 of 20: create text search parser public.parse
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH PARSER public.parse;

-- Undo step 16 of 20: drop text search parser public.parse
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

-- Undo step 15 of 20: drop text search configuration public.user_of_parser
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.user_of_parser (PARSER = public.parse);

COMMIT;

SET lock_timeout = 0;

-- Undo step 14 of 20: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING gin (to_tsvector('public.user_of_parser', body));

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 20: add column public.t.found
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN found;

-- Undo step 12 of 20: create text search configuration public.user_of_template
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH CONFIGURATION public.user_of_template;

-- Undo step 11 of 20: create text search dictionary public.template
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY public.template;

-- Undo step 10 of 20: drop text search dictionary public.template
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY public.template (TEMPLATE = simple);

-- Undo step 9 of 20: drop text search configuration public.user_of_template
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH CONFIGURATION public.user_of_template (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.user_of_template ADD MAPPING FOR word WITH public.template;
COMMENT ON TEXT SEARCH CONFIGURATION public.user_of_template IS 'kept';

-- Undo step 8 of 20: drop column public.t.found
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN found tsvector GENERATED ALWAYS AS (to_tsvector('public.user_of_template', body)) STORED;

-- Undo step 7 of 20: create text search dictionary public.user_of_made
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH DICTIONARY public.user_of_made;

-- Undo step 6 of 20: create text search template public.made
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TEXT SEARCH TEMPLATE public.made;

-- Undo step 5 of 20: drop text search template public.made
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH TEMPLATE public.made (init = dsimple_init, lexize = dsimple_lexize);

-- Undo step 4 of 20: drop text search dictionary public.user_of_made
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TEXT SEARCH DICTIONARY public.user_of_made (TEMPLATE = public.made);

COMMIT;

BEGIN;

-- Undo step 3 of 20: change mappings of text search configuration public.mappings
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH CONFIGURATION public.mappings DROP MAPPING FOR host, url;
ALTER TEXT SEARCH CONFIGURATION public.mappings ALTER MAPPING FOR word WITH public.options, simple;
ALTER TEXT SEARCH CONFIGURATION public.mappings ADD MAPPING FOR email WITH simple;

-- Undo step 2 of 20: change comment on text search dictionary public.options
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TEXT SEARCH DICTIONARY public.options IS NULL;

-- Undo step 1 of 20: set options of text search dictionary public.options
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TEXT SEARCH DICTIONARY public.options (stopwords = 'english', accept = 'false');

COMMIT;
