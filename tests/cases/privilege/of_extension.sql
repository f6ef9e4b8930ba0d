-- What is said about members of extensions is no part of a state; everything else is.
-- before --
CREATE EXTENSION pg_trgm;
CREATE EXTENSION amcheck;
REVOKE ALL ON FUNCTION similarity(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass) TO PUBLIC;
-- after --
CREATE EXTENSION pg_trgm;
CREATE EXTENSION amcheck;
REVOKE ALL ON FUNCTION similarity(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass) TO PUBLIC;
CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION mine() FROM PUBLIC;
