-- A domain has checks alone.
-- before --
-- after --
CREATE DOMAIN d AS int PRIMARY KEY;
-- diagnostics --
after.sql:1:
[unsupported-constraint]
