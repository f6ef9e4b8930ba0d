-- Expressions of columns that take the place of others speak of other columns than they may, or are too few.
-- before --
CREATE TABLE fields (a int, b int, c int);
-- after --
CREATE TABLE fields (
    d int, -- @merge from=(a, b) using=(a + c)
    e int, -- @merge from=(a, b) using=(a) reverse=(e)
    f int, -- @split from=b using=(b) reverse=(f + g)
    g int,
    h int, -- @split from=(c, c) using=(c)
    i int, -- @split from=(c + 1) using=(c)
    j int, -- @split from=fields.c using=(c)
    k int -- @split from=c
);
-- diagnostics --
directive `@merge` before column public.fields.d cannot make use of `c` [column-split]
`reverse` of directive `@merge` gives back 2 columns, and has 1 expression [directive-value]
directive `@split` before column public.fields.f cannot make use of `g` [column-split]
after.sql:6:22: error: `from` of directive `@split` is a name, or several in parentheses [directive-value]
after.sql:7:22: error: `from` of directive `@split` is a name, or several in parentheses [directive-value]
after.sql:8:22: error: `from` of directive `@split` is a name, or several in parentheses [directive-value]
directive `@split` needs `using=…` [directive-key-missing]
