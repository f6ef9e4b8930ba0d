-- An enum is renamed and gets values in one go; a default and a check use it.
-- before --
CREATE TYPE state AS ENUM ('open', 'done');
CREATE TABLE t (s state DEFAULT 'open' CHECK (s <> 'done'));
-- after --
-- @renamed from=state
CREATE TYPE "order" AS ENUM ('new', 'open', 'on hold', 'done');
CREATE TABLE t (s "order" DEFAULT 'open' CHECK (s <> 'done'));
