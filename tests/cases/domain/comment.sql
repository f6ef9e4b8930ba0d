-- Comments on a domain and its constraint.
-- before --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
-- after --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
COMMENT ON DOMAIN d IS 'a number';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'above zero';
