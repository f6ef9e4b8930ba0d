-- Values with quotes, backslashes, blanks, capitals and 63 bytes.
-- before --
CREATE TYPE e AS ENUM ('it''s', 'a\b', '');
-- after --
CREATE TYPE e AS ENUM ('it''s', 'Ünïcode "x"', 'a\b', '', ' blank ', 'a_value_with_a_name_of_exactly_sixty_three_bytes_for_this_test1', 'NULL');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add values 'Ünïcode "x"', ' blank ', 'a_value_with_a_name_of_exactly_sixty_three_bytes_for_this_test1', 'NULL' to enum public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.e ADD VALUE 'Ünïcode "x"' AFTER 'it''s';
ALTER TYPE public.e ADD VALUE ' blank ';
ALTER TYPE public.e ADD VALUE 'a_value_with_a_name_of_exactly_sixty_three_bytes_for_this_test1';
ALTER TYPE public.e ADD VALUE 'NULL';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add values 'Ünïcode "x"', ' blank ', 'a_value_with_a_name_of_exactly_sixty_three_bytes_for_this_test1', 'NULL' to enum public.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TYPE public.e;
CREATE TYPE public.e AS ENUM ('it''s', E'a\\b', '');

COMMIT;
