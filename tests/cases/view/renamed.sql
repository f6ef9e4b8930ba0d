-- A view is renamed, and the view over it is told so.
-- before --
CREATE TABLE t (a int);
CREATE VIEW old_view AS SELECT a FROM t;
COMMENT ON VIEW old_view IS 'kept';
CREATE VIEW w AS SELECT a FROM old_view;
-- after --
CREATE TABLE t (a int);
-- @renamed from=old_view
CREATE VIEW "new view" AS SELECT a FROM t;
COMMENT ON VIEW "new view" IS 'kept';
CREATE VIEW w AS SELECT a FROM "new view";
