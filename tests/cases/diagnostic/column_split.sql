-- What columns cannot take the place of others, and why.
-- before --
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE kept (id int PRIMARY KEY, name text);
CREATE TABLE half (name text, first_name text);
CREATE TABLE unknown (name text);
CREATE TABLE parted (id int, name text) PARTITION BY RANGE (id);
CREATE TABLE parent (name text);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE computed (name text, loud text GENERATED ALWAYS AS (upper(name)) STORED);
CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE tested (amount text);
CREATE TABLE twice (name text);
CREATE TABLE keyed (code text PRIMARY KEY);
CREATE TABLE nothing (id int);
CREATE TABLE spent (first_name text, last_name text);
CREATE TABLE unfinished (name text, first_name text);
-- after --
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE kept (id int PRIMARY KEY, name text,
    first_name text -- @split from=name using=(split_part(name, ' ', 1))
);
CREATE TABLE half (
    first_name text, -- @split from=name using=(split_part(name, ' ', 1))
    last_name text -- @split from=name using=(split_part(name, ' ', 2))
);
CREATE TABLE unknown (
    first_name text -- @merge from=(name, title) using=(title || name)
);
CREATE TABLE parted (id int,
    first_name text -- @split from=name using=(split_part(name, ' ', 1))
) PARTITION BY RANGE (id);
CREATE TABLE parent (
    first_name text -- @split from=name using=(split_part(name, ' ', 1))
);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE computed (name text,
    whisper text -- @split from=loud using=(lower(loud))
);
CREATE TABLE numbered (
    code text -- @split from=id using=(id::text)
);
CREATE TABLE tested (
    euros positive -- @split from=amount using=(amount::integer)
);
CREATE TABLE twice (
    first_name text, -- @split from=name using=(split_part(name, ' ', 1)) reverse=(first_name)
    last_name text -- @split from=name using=(split_part(name, ' ', 2)) reverse=(last_name)
);
CREATE TABLE keyed (
    letters text -- @split from=code using=(substr(code, 1, 2))
);
CREATE TABLE nothing (id int,
    first_name text -- @split from=name using=(split_part(name, ' ', 1))
);
CREATE TABLE spent (
    first_name text, -- @split from=name using=(split_part(name, ' ', 1))
    last_name text
);
CREATE TABLE unfinished (
    first_name text -- @split from=name using=(split_part(name, ' ', 1))
);
-- diagnostics --
column public.kept.first_name cannot take the place of `name`: the table is to keep `name` [column-split]
column public.half.first_name cannot take the place of `name`: `first_name` is there already [column-split]
column public.unknown.first_name cannot take the place of `name`: there is no column `title` [column-split]
column public.parted.first_name cannot take the place of `name`: the table is partitioned, or a partition [column-split]
column public.parent.first_name cannot take the place of `name`: the table has parents or children [column-split]
column public.computed.whisper cannot take the place of `loud`: `loud` is computed [column-split]
column public.numbered.code cannot take the place of `id`: the numbers of `id` are given by its identity [column-split]
column public.tested.euros cannot take the place of `amount`: the type of `euros` is a domain that tests every row [column-split]
column public.twice.first_name cannot take the place of `name`: `reverse` gives back `name` more than once [column-split]
column public.keyed.letters cannot take the place of `code`: `code` is of the primary key, and no `reverse` says what it is in rows that new programs write [column-split]
directive `@split` finds nothing to make column public.nothing.first_name of: there is no column `name`, and it comes without values [split-nothing]
directive `@split` has nothing left to do: column public.spent.first_name is there [directive-spent]
column public.unfinished.first_name is there, and `name`, which it is made of, goes whether all of its values are taken over or not [split-unfinished]
