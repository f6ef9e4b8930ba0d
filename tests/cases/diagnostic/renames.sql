-- Renames that cannot leave the old name in use, a directive that has done its work, and what may be a rename.
-- before --
CREATE TABLE t (a integer, b integer, c text, kept integer);
CREATE TABLE u (a integer);
CREATE TABLE gone (k integer, v text);
CREATE TABLE w (a integer, b integer);
-- after --
CREATE TABLE t (
    a2 bigint, -- @renamed from=a mode=dual
    b2 integer, -- @renamed from=b mode=dual
    b integer,
    c2 text,
    kept integer -- @renamed from=former
);
-- @renamed from=u mode=view
CREATE TABLE u2 (a bigint);
CREATE TABLE fresh (k integer, v text);
-- @renamed from=w mode=direct
CREATE TABLE w2 (a integer, b integer);
-- diagnostics --
the old name of column public.t.a2 cannot stay in use: the column gets another type, too [rename-window]
the old name of column public.t.b2 cannot stay in use: another column has the old name then [rename-window]
the old name of table public.u2 cannot stay in use: the view would be in the way of columns that get another type [rename-window]
directive `@renamed` has nothing left to do: column public.t.kept has its name already [directive-spent]
column public.t.c2 is new, and column public.t.c, which is like it, goes with what it holds [rename-candidate]
table public.fresh is new, and table public.gone, which is like it, goes with what it holds [rename-candidate]
