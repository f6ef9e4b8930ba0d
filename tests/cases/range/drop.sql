-- A range type goes.
-- before --
CREATE TYPE floatrange AS RANGE (subtype = float8);
-- after --
