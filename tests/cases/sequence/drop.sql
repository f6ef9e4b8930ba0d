-- A sequence goes.
-- before --
CREATE SEQUENCE s START WITH 10;
COMMENT ON SEQUENCE s IS 'numbers';
-- after --
