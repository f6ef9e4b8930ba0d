-- An index over a function of our own.
-- before --
CREATE TABLE t (a text);
-- after --
CREATE FUNCTION norm(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(trim($1)) $$;
CREATE TABLE t (a text);
CREATE INDEX i ON t (norm(a));
