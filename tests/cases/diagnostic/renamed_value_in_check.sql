-- Which of the literals in an expression is the value that gets another name cannot be told.
-- before --
-- after --
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (a mood CONSTRAINT c CHECK (a <> 'sad'));
ALTER TYPE mood RENAME VALUE 'sad' TO 'glum';
-- diagnostics --
after.sql:3:1: error: constraint public.t.c says 'sad'
[not-a-state]
