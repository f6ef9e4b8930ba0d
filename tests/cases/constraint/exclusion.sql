-- Exclusion constraints with operators, expressions and a predicate.
-- before --
CREATE TABLE r (room int, during tstzrange, cancelled boolean);
-- after --
CREATE TABLE r (room int, during tstzrange, cancelled boolean,
    CONSTRAINT no_overlap EXCLUDE USING gist (int4range(room, room, '[]') WITH =, during WITH &&) WHERE (NOT cancelled));
