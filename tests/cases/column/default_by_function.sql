-- A default calls a function that the same change brings.
-- before --
CREATE TABLE t (id int);
-- after --
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT 'c' || floor(random() * 100)::text $$;
CREATE TABLE t (id int, code text DEFAULT next_code());
