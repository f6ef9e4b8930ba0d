-- A new table with everything that can stand in CREATE TABLE.
-- before --
-- after --
CREATE TABLE t (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code varchar(20) NOT NULL UNIQUE,
    n integer DEFAULT 3 CHECK (n > 0),
    twice integer GENERATED ALWAYS AS (n * 2) STORED
) WITH (fillfactor = 70);
