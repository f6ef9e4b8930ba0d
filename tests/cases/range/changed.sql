-- Another subtype.
-- before --
CREATE TYPE r AS RANGE (subtype = int4);
-- after --
CREATE TYPE r AS RANGE (subtype = int8);
