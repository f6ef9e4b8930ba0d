-- The same state as pg_dump writes it.
-- before --
CREATE TABLE t (id bigserial PRIMARY KEY, g bigint GENERATED ALWAYS AS IDENTITY, s text CHECK (s IN ('a', 'b')));
-- after --
SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.t (
    id bigint NOT NULL,
    g bigint NOT NULL,
    s text,
    CONSTRAINT t_s_check CHECK ((s = ANY (ARRAY['a'::text, 'b'::text])))
);
ALTER TABLE public.t ALTER COLUMN g ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.t_g_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.t_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
ALTER TABLE ONLY public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
ALTER TABLE ONLY public.t
    ADD CONSTRAINT t_pkey PRIMARY KEY (id);
