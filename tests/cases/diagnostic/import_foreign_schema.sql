-- What another server holds is not known from a file.
-- before --
-- after --
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
IMPORT FOREIGN SCHEMA other FROM SERVER s INTO public;
-- diagnostics --
[not-a-state]
