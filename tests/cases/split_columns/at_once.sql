-- Where the plain form is wanted, rows are filled while others wait; both sorts of programs go on until the gate all the same.
-- before --
CREATE TABLE books (isbn text PRIMARY KEY, authors text[] NOT NULL DEFAULT '{nobody}', CONSTRAINT few CHECK (cardinality(authors) <= 2));
-- rows --
INSERT INTO books SELECT 'i' || i, ARRAY['a' || i, 'b' || i] FROM generate_series(1, 50) AS i;
INSERT INTO books VALUES ('alone', '{a}');
-- after --
-- @direct
CREATE TABLE books (
    isbn text PRIMARY KEY,
    author varchar(30) NOT NULL DEFAULT 'nobody', -- @split from=authors using=(authors[1]) reverse=(array_remove(ARRAY[author, second]::text[], NULL))
    second text -- @split from=authors using=(authors[2])
);
-- holds --
DO $$ BEGIN ASSERT (SELECT count(*) FROM books WHERE substr(author, 2) = substr(isbn, 2) AND substr(second, 2) = substr(isbn, 2)) = 50; END $$;
-- old --
INSERT INTO books VALUES ('o1', '{o,p}');
INSERT INTO books (isbn) VALUES ('o2');
UPDATE books SET authors = '{q}' WHERE isbn = 'o1';
DO $$ BEGIN ASSERT (SELECT array_agg(author || coalesce(second, '-') ORDER BY isbn) FROM books WHERE isbn LIKE 'o%') = '{q-,nobody-}'; END $$;
DELETE FROM books WHERE isbn LIKE 'o%';
-- new --
INSERT INTO books (isbn, author, second) VALUES ('n1', 'n', 'm');
INSERT INTO books (isbn, second) VALUES ('n2', 'm');
INSERT INTO books (isbn) VALUES ('n3');
UPDATE books SET second = 'k' WHERE isbn = 'n1';
DO $$ BEGIN ASSERT (SELECT array_agg(author || coalesce(second, '-') ORDER BY isbn) FROM books WHERE isbn LIKE 'n%') = '{nk,nobodym,nobody-}'; END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: add column public.books.author
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   blocks:      reads and writes of public.books, until step 3 is done, which scans public.books
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.books ADD COLUMN author character varying(30);

-- Step 2 of 7: add column public.books.second
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   blocks:      reads and writes of public.books, until step 3 is done, which scans public.books
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.books ADD COLUMN second text;

-- Step 3 of 7: keep author, second of table public.books in step with authors
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   blocks:      reads and writes of public.books, for as long as its work takes
--   work:        scans public.books
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.books are filled while readers and writers wait
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
--   note:        the plain form, because `@direct` says so
LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE;
UPDATE public.books SET author = authors[1], second = authors[2], authors = array_remove(ARRAY[author, second]::text[], NULL) WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_author_split_7c16fd63() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.author IS NOT NULL OR NEW.second IS NOT NULL;
  ELSE
    lockstep_new := NEW.author::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.author::text OR NEW.second::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.second::text;
    IF NOT (lockstep_new OR NEW.authors::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.authors::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT authors[1], authors[2] INTO NEW.author, NEW.second FROM (SELECT NEW.*) AS books;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.author := coalesce(NEW.author, 'nobody');
    IF NEW.authors IS NULL THEN
      SELECT array_remove(ARRAY[author, second]::text[], NULL) INTO NEW.authors FROM (SELECT NEW.*) AS books;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT authors[1], authors[2] INTO lockstep_row.author, lockstep_row.second FROM (SELECT NEW.*) AS books;
    IF NEW.author::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.author::text OR NEW.second::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.second::text THEN
      SELECT array_remove(ARRAY[author, second]::text[], NULL) INTO NEW.authors FROM (SELECT NEW.*) AS books;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_author_split_new_7c16fd63" BEFORE INSERT ON public.books FOR EACH ROW EXECUTE FUNCTION public.lockstep_author_split_7c16fd63();
CREATE TRIGGER "~lockstep_author_split_7c16fd63" BEFORE UPDATE ON public.books FOR EACH ROW WHEN (NEW.author::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.author::text OR NEW.second::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.second::text OR NEW.authors::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.authors::text OR (NEW.author IS NULL AND NEW.second IS NULL)) EXECUTE FUNCTION public.lockstep_author_split_7c16fd63();
UPDATE public.books SET author = authors[1], second = authors[2] WHERE author IS NULL AND second IS NULL AND ((authors[1]) IS NOT NULL OR (authors[2]) IS NOT NULL);
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.books ALTER COLUMN author SET NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 7: gather statistics of table public.books (author, second)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.books
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.books (author, second);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 7: stop to keep author, second of table public.books in step with authors
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.books
--   blocks:      reads and writes of public.books, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to authors of table public.books is not seen in the new columns any more
--   gate:        go on when every program reads and writes author, second of public.books, and none authors any more
DROP TRIGGER "~lockstep_author_split_7c16fd63" ON public.books;
DROP TRIGGER "~lockstep_author_split_new_7c16fd63" ON public.books;
DROP FUNCTION public.lockstep_author_split_7c16fd63();
ALTER TABLE public.books ALTER COLUMN author SET DEFAULT 'nobody';
ALTER TABLE public.books ALTER COLUMN authors DROP DEFAULT;
ALTER TABLE public.books ALTER COLUMN authors DROP NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 7: drop constraint public.books.few
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.books
--   blocks:      reads and writes of public.books, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.books DROP CONSTRAINT few;

-- Step 7 of 7: drop column public.books.authors
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.books
--   blocks:      reads and writes of public.books, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of author, second then
--   hazard:      data-loss: the values of column public.books.authors are dropped, but for what author, second hold of them
--   hazard:      app-breaking: whoever uses column public.books.authors fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.books fail
ALTER TABLE public.books DROP COLUMN authors;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 7: drop column public.books.authors
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.books
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of author, second then
ALTER TABLE public.books ADD COLUMN authors text[];
UPDATE public.books SET authors = array_remove(ARRAY[author, second]::text[], NULL);

-- Undo step 6 of 7: drop constraint public.books.few
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.books
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.books ADD CONSTRAINT few CHECK (cardinality(authors) <= 2);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 7: stop to keep author, second of table public.books in step with authors
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.books
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.books ALTER COLUMN authors SET DEFAULT '{nobody}';
UPDATE public.books SET authors = array_remove(ARRAY[author, second]::text[], NULL) WHERE author::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(authors[1] AS character varying(30))::text OR second::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(authors[2] AS text)::text OR authors IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.books ALTER COLUMN authors SET NOT NULL;
ALTER TABLE public.books ALTER COLUMN author DROP DEFAULT;
CREATE OR REPLACE FUNCTION public.lockstep_author_split_7c16fd63() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.author IS NOT NULL OR NEW.second IS NOT NULL;
  ELSE
    lockstep_new := NEW.author::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.author::text OR NEW.second::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.second::text;
    IF NOT (lockstep_new OR NEW.authors::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.authors::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT authors[1], authors[2] INTO NEW.author, NEW.second FROM (SELECT NEW.*) AS books;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.author := coalesce(NEW.author, 'nobody');
    IF NEW.authors IS NULL THEN
      SELECT array_remove(ARRAY[author, second]::text[], NULL) INTO NEW.authors FROM (SELECT NEW.*) AS books;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT authors[1], authors[2] INTO lockstep_row.author, lockstep_row.second FROM (SELECT NEW.*) AS books;
    IF NEW.author::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.author::text OR NEW.second::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.second::text THEN
      SELECT array_remove(ARRAY[author, second]::text[], NULL) INTO NEW.authors FROM (SELECT NEW.*) AS books;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_author_split_new_7c16fd63" BEFORE INSERT ON public.books FOR EACH ROW EXECUTE FUNCTION public.lockstep_author_split_7c16fd63();
CREATE TRIGGER "~lockstep_author_split_7c16fd63" BEFORE UPDATE ON public.books FOR EACH ROW WHEN (NEW.author::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.author::text OR NEW.second::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.second::text OR NEW.authors::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.authors::text OR (NEW.author IS NULL AND NEW.second IS NULL)) EXECUTE FUNCTION public.lockstep_author_split_7c16fd63();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 7: gather statistics of table public.books (author, second)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.books
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.books (authors);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 7: keep author, second of table public.books in step with authors
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.books ALTER COLUMN author DROP NOT NULL;
DROP TRIGGER "~lockstep_author_split_7c16fd63" ON public.books;
DROP TRIGGER "~lockstep_author_split_new_7c16fd63" ON public.books;
DROP FUNCTION public.lockstep_author_split_7c16fd63();

-- Undo step 2 of 7: add column public.books.second
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.books DROP COLUMN second;

-- Undo step 1 of 7: add column public.books.author
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.books
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.books DROP COLUMN author;

COMMIT;
