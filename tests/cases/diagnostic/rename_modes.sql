-- Modes that there are not, or not for that.
-- before --
CREATE TABLE t (a integer);
-- after --
-- @renamed from=s mode=dual
CREATE TABLE t (
    a integer, -- @renamed from=b mode=view
    c integer -- @renamed from=d mode=duel
);
-- diagnostics --
directive `@renamed` cannot have `mode=dual` before table public.t [directive-misplaced]
directive `@renamed` cannot have `mode=view` before column public.t.a [directive-misplaced]
`duel` is no `mode` of directive `@renamed`; there are `direct`, `view`, `dual` [directive-value]
