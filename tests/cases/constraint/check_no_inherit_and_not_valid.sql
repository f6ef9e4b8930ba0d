-- NO INHERIT, and NOT VALID as a wanted state.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT v CHECK (b > 0) NOT VALID);
-- after --
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > 0) NO INHERIT, CONSTRAINT v CHECK (b > 0), CONSTRAINT n CHECK (a < 100) NOT VALID);
