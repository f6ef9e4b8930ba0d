-- A recursive view.
-- before --
CREATE TABLE t (id int, parent int);
-- after --
CREATE TABLE t (id int, parent int);
CREATE RECURSIVE VIEW tree (id, depth) AS
    SELECT id, 0 FROM t WHERE parent IS NULL
    UNION ALL
    SELECT t.id, tree.depth + 1 FROM t JOIN tree ON t.parent = tree.id;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create view public.tree
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.tree (id, depth) AS
WITH RECURSIVE tree(id, depth) AS (SELECT id, 0 FROM public.t WHERE parent IS NULL UNION ALL SELECT t.id, tree.depth + 1 FROM public.t JOIN tree ON t.parent = tree.id) SELECT id, depth FROM tree;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create view public.tree
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.tree;

COMMIT;
