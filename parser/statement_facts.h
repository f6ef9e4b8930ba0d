// SQL of a migration → plain facts about each of its statements.
#pragma once

#include "ir/statement_facts.h"
#include "parser/sql_reader.h"

namespace lockstep {

// The statements of the segments, which are one migration, in their order. Names without a schema get the first one of the
// search_path that the migration sets, or `public`. A statement that the parser refuses is of no known form and says why.
//
// Comments: `lockstep-lint: allow CODE, …` and `@allow CODE` before a statement, in it or behind it on its line; `lockstep-lint: allow-file
// CODE, …` anywhere; what follows `--`, `:` or `reason=` there is a reason. `lockstep-lint: no-transaction`, and what Goose, dbmate,
// sqlx, sql-migrate and Atlas write for that, say that no transaction is around the migration. Liquibase's `--changeset` comments divide
// the file (parser/changesets.h). What follows `+goose Down`, `migrate:down`, `+migrate Down` or `//@UNDO` is left out.
facts::Migration migration_facts(const SqlText& text);

}  // namespace lockstep
