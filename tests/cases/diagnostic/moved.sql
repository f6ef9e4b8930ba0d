-- Where @moved cannot stand, and where it has nothing left to do.
-- before --
CREATE SCHEMA a;
CREATE TABLE public.t (a integer);
-- after --
CREATE SCHEMA a;
-- @moved from=a
CREATE TABLE public.t (
    a integer -- @moved from=a
);
-- diagnostics --
directive `@moved` cannot be about column public.t.a [directive-misplaced]
