// DO blocks that only manage roles, as deployment scripts have them.
#pragma once

#include "parser/sql_ast.h"

namespace lockstep {

// True for a PL/pgSQL block in which every statement creates, alters or drops roles, grants roles to
// roles, raises a message or does nothing:
//   DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE …) THEN CREATE ROLE app; END IF; END $$
bool manages_roles_only(const PgQuery__DoStmt& block);

}  // namespace lockstep
