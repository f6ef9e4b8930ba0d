-- A domain goes.
-- before --
CREATE DOMAIN d AS text CHECK (VALUE <> '');
-- after --
