-- Defaults follow when a value gets another name further down in the file.
-- before --
-- after --
CREATE TYPE other AS ENUM ('one', 'two');
CREATE TABLE u (a other DEFAULT 'one', b text DEFAULT 'one');
ALTER TYPE other RENAME VALUE 'one' TO 'first';
