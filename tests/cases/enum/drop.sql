-- An enum goes.
-- before --
CREATE TYPE mood AS ENUM ('sad');
COMMENT ON TYPE mood IS 'gone';
-- after --
