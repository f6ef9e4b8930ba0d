-- The schema of shop, written by lockstep.

SET check_function_bodies = off;

CREATE TABLE public."Orders" (
    id bigint
);

COMMENT ON TABLE public."Orders" IS 'o';
COMMENT ON COLUMN public."Orders".id IS 'i';

CREATE TABLE public.users ();

CREATE FUNCTION f;

ALTER TABLE public.users ADD FOREIGN KEY;
