-- An operator that was its own commutator gets another one, which is new, and one that was its own again loses it.
-- before --
CREATE SCHEMA s;
CREATE OPERATOR s.@=@ (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(s.@=@), NEGATOR = OPERATOR(s.@<>@), HASHES);
CREATE OPERATOR s.@<>@ (FUNCTION = int4ne, LEFTARG = integer, RIGHTARG = integer, NEGATOR = OPERATOR(s.@=@));
CREATE OPERATOR s.@&@ (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(s.@|@));
CREATE OPERATOR s.@|@ (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(s.@&@));
-- after --
CREATE SCHEMA s;
CREATE OPERATOR s.@=@ (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(s.@~@), NEGATOR = OPERATOR(s.@<>@), HASHES);
CREATE OPERATOR s.@~@ (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(s.@=@));
CREATE OPERATOR s.@<>@ (FUNCTION = int4ne, LEFTARG = integer, RIGHTARG = integer, NEGATOR = OPERATOR(s.@=@));
CREATE OPERATOR s.@&@ (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(s.@&@));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: drop operator s."@=@"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR s.@=@(integer, integer);

-- Step 2 of 6: create operator s."@=@"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR s.@=@ (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(s.@~@),
    NEGATOR = OPERATOR(s.@<>@),
    HASHES
);

-- Step 3 of 6: create operator s."@~@"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR s.@~@ (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(s.@=@)
);

-- Step 4 of 6: drop operator s."@|@"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR s.@|@(integer, integer);

-- Step 5 of 6: drop operator s."@&@"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR s.@&@(integer, integer);

-- Step 6 of 6: create operator s."@&@"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR s.@&@ (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(s.@&@)
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create operator s."@&@"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR s.@&@(integer, integer);

-- Undo step 5 of 6: drop operator s."@&@"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR s.@&@ (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(s.@|@)
);

-- Undo step 4 of 6: drop operator s."@|@"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR s.@|@ (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(s.@&@)
);

-- Undo step 3 of 6: create operator s."@~@"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR s.@~@(integer, integer);

-- Undo step 2 of 6: create operator s."@=@"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR s.@=@(integer, integer);

-- Undo step 1 of 6: drop operator s."@=@"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR s.@=@ (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(s.@=@),
    NEGATOR = OPERATOR(s.@<>@),
    HASHES
);

COMMIT;
