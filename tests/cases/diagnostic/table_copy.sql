-- What stands in the way of a copy that is to take the place of a table; nothing does where no rows have to be written again.
-- before --
CREATE TABLE parted (id integer, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE keyless (id integer);
CREATE TABLE parent (id integer PRIMARY KEY);
CREATE TABLE child () INHERITS (parent);
CREATE TYPE short AS ENUM ('a', 'b');
CREATE TABLE typed (id integer PRIMARY KEY, kind short);
CREATE TABLE of_rows (id integer PRIMARY KEY, amount integer);
CREATE FUNCTION takes(of_rows) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE has_rows (r of_rows);
CREATE TABLE untouched (id integer);
-- after --
-- @online mode=copy
CREATE TABLE parted (id bigint, PRIMARY KEY (id)) PARTITION BY RANGE (id);
-- @online mode=copy
CREATE TABLE keyless (id bigint);
-- @online mode=copy
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child () INHERITS (parent);
-- @online mode=copy
CREATE TABLE typed (id integer PRIMARY KEY, kind text);
-- @online mode=copy
CREATE TABLE of_rows (id integer PRIMARY KEY, amount bigint);
CREATE FUNCTION takes(of_rows) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE has_rows (r of_rows);
-- @online mode=copy
CREATE TABLE untouched (id integer, more text);
-- diagnostics --
no copy can take the place of table public.keyless: rows are copied by a primary key or unique constraint without nulls, of which the columns are in one of the new table, and there is none [table-copy]
no copy can take the place of table public.of_rows: column public.has_rows.r makes use of it as a type [table-copy]
no copy can take the place of table public.parent: the table has parents or children [table-copy]
no copy can take the place of table public.parted: the table is partitioned [table-copy]
no copy can take the place of table public.typed: column public.typed.kind needs enum type public.short until then, which goes [table-copy]
