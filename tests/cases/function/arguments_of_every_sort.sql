-- VARIADIC, OUT, INOUT and TABLE arguments change what a function returns.
-- before --
CREATE FUNCTION a(x int, OUT y int) LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION b(VARIADIC x int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION c() RETURNS TABLE (x int) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION d(INOUT x int) LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION e(x anyelement, y anyarray DEFAULT NULL) RETURNS anyelement LANGUAGE sql AS 'SELECT x';
-- after --
CREATE FUNCTION a(x int, OUT y int, OUT z text) LANGUAGE sql AS $$ SELECT x, 'z' $$;
CREATE FUNCTION b(x int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION c() RETURNS TABLE (x int, "Y" text) LANGUAGE sql AS $$ SELECT 1, 'a' $$;
CREATE FUNCTION d(INOUT x int, INOUT y int DEFAULT 2) LANGUAGE sql AS 'SELECT x, y';
CREATE FUNCTION e(x anyelement, y anyarray DEFAULT NULL, VARIADIC z "any" DEFAULT 1) RETURNS anyelement LANGUAGE internal AS 'json_build_object';
