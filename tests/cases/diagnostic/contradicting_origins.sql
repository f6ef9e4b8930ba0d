-- Where objects cannot come from.
-- before --
CREATE TABLE o (id int, street text, city text);
CREATE TABLE t (n text);
CREATE TABLE alone (n text);
-- after --
CREATE TABLE o (
    id int,
    city text -- @merge from=(street, city) using=(concat_ws(', ', street, city))
);
CREATE TABLE t (
    b text -- @renamed from=n @split from=n using=(upper(n))
);
CREATE TABLE chain (
    b text -- @renamed from=a @split from=n using=(upper(n))
);
-- @unmanaged @renamed from=alone
CREATE TABLE left_alone (n text);
-- @unmanaged @external
CREATE TABLE twofold (n text);
CREATE TABLE computed (
    n int,
    m int GENERATED ALWAYS AS (n + 1) STORED -- @backfill using=(n)
);
-- @moved from=s.t
CREATE TABLE m (n int);
-- @renamed from=a.b.c.d
CREATE TABLE d (n int);
-- @renamed from=a.b.c
CREATE TABLE c (
    n int -- @renamed from=t.n
);
-- diagnostics --
column public.o.city cannot take the place of `city`: the table is to keep `city` [column-split]
directive `@split` contradicts `@renamed` before column public.t.b [directive-contradiction]
directive `@renamed` contradicts `@unmanaged` before table public.left_alone [directive-contradiction]
directive `@external` contradicts `@unmanaged` before table public.twofold [directive-contradiction]
directive `@backfill` cannot be about column public.computed.m, whose values are computed [directive-misplaced]
`s.t` is no schema [directive-value]
`a.b.c.d` is no name: it has more parts than a schema, a table and what is in it [directive-value]
`a.b.c` cannot be what table public.c was: the name has too many parts [directive-value]
`t.n` cannot be what column public.c.n was: nothing moves from one table to another [directive-value]
