-- A new enum, used by a new table.
-- before --
-- after --
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
CREATE TABLE t (m mood DEFAULT 'it''s ok');
