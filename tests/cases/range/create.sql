-- Range types with and without options.
-- before --
-- after --
CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE textrange AS RANGE (subtype = text, collation = "C", multirange_type_name = many_texts);
CREATE TABLE t (r floatrange);
