-- Comments on constraints.
-- before --
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0), CONSTRAINT u UNIQUE (a));
COMMENT ON CONSTRAINT c ON t IS 'old';
-- after --
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0), CONSTRAINT u UNIQUE (a));
COMMENT ON CONSTRAINT c ON t IS 'new';
COMMENT ON CONSTRAINT u ON t IS 'unique';
