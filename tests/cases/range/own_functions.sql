-- A range type with a difference function of our own over a domain.
-- needs --
from 14: multirange types
-- before --
CREATE FUNCTION text_diff(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT abs(length(a) - length(b))::float8';
-- after --
CREATE FUNCTION text_diff(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT abs(length(a) - length(b))::float8';
CREATE TYPE "Text Range" AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, subtype_diff = text_diff, multirange_type_name = "Text Ranges");
CREATE TABLE t (a "Text Range", b "Text Ranges" DEFAULT '{}');
COMMENT ON TYPE "Text Range" IS 'words';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create range type public."Text Range"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public."Text Range" AS RANGE (
    SUBTYPE = text,
    SUBTYPE_OPCLASS = text_pattern_ops,
    SUBTYPE_DIFF = public.text_diff,
    MULTIRANGE_TYPE_NAME = public."Text Ranges"
);
COMMENT ON TYPE public."Text Range" IS 'words';

-- Step 2 of 2: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    a public."Text Range",
    b public."Text Ranges" DEFAULT '{}'
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 1 of 2: create range type public."Text Range"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public."Text Range";

COMMIT;
