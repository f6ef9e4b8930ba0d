-- Comments on a type and its attributes.
-- before --
CREATE TYPE pair AS (x int, y text);
COMMENT ON COLUMN pair.x IS 'old';
-- after --
CREATE TYPE pair AS (x int, y text);
COMMENT ON TYPE pair IS 'two';
COMMENT ON COLUMN pair.y IS 'second';
