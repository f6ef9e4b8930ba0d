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
CREATE TABLE counted (id integer PRIMARY KEY);
CREATE TABLE named (id integer PRIMARY KEY);
CREATE TABLE refers (id integer PRIMARY KEY, name integer CONSTRAINT to_named REFERENCES named);
CREATE UNLOGGED TABLE volatile (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE of_volatile (id integer PRIMARY KEY CONSTRAINT to_volatile REFERENCES volatile);
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE moods (id integer PRIMARY KEY, mood mood);
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
-- @online mode=copy
CREATE TABLE counted (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
-- @online mode=copy
CREATE TABLE named (id text PRIMARY KEY);
CREATE TABLE refers (id integer PRIMARY KEY, name text CONSTRAINT to_named REFERENCES named);
-- @online mode=copy
CREATE TABLE volatile (id integer PRIMARY KEY);
CREATE TABLE of_volatile (id integer PRIMARY KEY CONSTRAINT to_volatile REFERENCES volatile);
CREATE TYPE mood AS ENUM ('good');
-- @online mode=copy
CREATE TABLE moods (id integer PRIMARY KEY, mood mood[] /* @convert using=(ARRAY[mood]) */);
-- diagnostics --
no copy can take the place of table public.counted: column public.counted.id becomes an identity [table-copy]
no copy can take the place of table public.keyless: rows are copied by a primary key or unique constraint without nulls, of which the columns are in one of the new table, and there is none [table-copy]
no copy can take the place of table public.moods: column public.moods.mood uses enum type public.mood, which is made anew [table-copy]
no copy can take the place of table public.named: constraint public.refers.to_named is between columns that both change [table-copy]
no copy can take the place of table public.of_rows: column public.has_rows.r makes use of it as a type [table-copy]
no copy can take the place of table public.parent: the table has parents or children [table-copy]
no copy can take the place of table public.parted: the table is partitioned [table-copy]
no copy can take the place of table public.typed: column public.typed.kind needs enum type public.short until then, which goes [table-copy]
no copy can take the place of table public.volatile: constraint public.of_volatile.to_volatile is between it and table public.of_volatile, and both become logged, or are so no more [table-copy]
