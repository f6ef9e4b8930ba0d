-- A domain constraint that is not valid yet.
-- before --
CREATE DOMAIN d AS int;
-- after --
CREATE DOMAIN d AS int;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
