#include "runner/journal_schema.h"

#include "ir/error.h"
#include "planner/sql.h"
#include "runner/journal.h"

namespace lockstep {

std::string journal_version() { return LOCKSTEP_VERSION; }

std::string journal_comment() { return "journal of lockstep: what it did to this database"; }

std::string journal_tables_sql(Name schema) {
  const auto in = [&](const char* name) { return QualifiedName{schema, Name(name)}; };
  std::vector<Sql> all = {
      sql("CREATE SCHEMA IF NOT EXISTS {}", schema),
      sql("COMMENT ON SCHEMA {} IS {}", schema, literal(journal_comment())),
      sql(R"(CREATE TABLE {} (
  id bigint PRIMARY KEY,
  checksum text NOT NULL,
  document text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  step_count integer NOT NULL,
  version text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp()
))",
          in("plans")),
      sql("CREATE TABLE {} (plan bigint NOT NULL REFERENCES {}, number integer NOT NULL, title text NOT NULL, PRIMARY KEY (plan, number))", in("steps"), in("plans")),
      sql(R"(CREATE TABLE {} (
  id bigint PRIMARY KEY,
  plan bigint REFERENCES {},
  happened text NOT NULL,
  direction text NOT NULL,
  step integer,
  statement integer,
  attempt integer NOT NULL,
  duration_ms bigint,
  rows bigint,
  lock_wait_ms bigint,
  sqlstate text,
  message text,
  parameters jsonb NOT NULL,
  at timestamptz NOT NULL,
  session_user_name text NOT NULL,
  current_user_name text NOT NULL,
  os_user text NOT NULL,
  host text NOT NULL,
  pid integer NOT NULL,
  version text NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL UNIQUE
))",
          in("events"), in("plans")),
      sql("CREATE INDEX ON {} (plan, id)", in("events")),
      sql(R"(CREATE TABLE {} (
  plan bigint NOT NULL REFERENCES {},
  step integer NOT NULL,
  last_key text[],
  upto_key text[] NOT NULL,
  done_rows bigint NOT NULL,
  batch integer NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (plan, step)
))",
          in("backfills"), in("plans")),
      sql(R"(CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'the journal of lockstep is only added to: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $body$)",
          in("only_added_to"))};
  for (const char* table : {"plans", "steps", "events"})
    all.push_back(sql("CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {} FOR EACH STATEMENT EXECUTE FUNCTION {}()", in(table), in("only_added_to")));
  return join(all, ";\n").text();
}

void make_journal(Database& database, Name schema) {
  const auto rows = database.query(sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relnamespace = n.oid) FROM pg_catalog.pg_namespace n WHERE nspname = {}", literal(schema.text())).text());
  if (rows.size() == 1 && rows.get(0, 0) == "t")
    throw Error("the journal cannot be kept in schema `" + quoted(schema) + "`, which holds other things; name another one with `schema` of [journal] in lockstep.toml");
  database.execute("BEGIN");
  try {
    database.execute(journal_tables_sql(schema));
    database.execute("COMMIT");
  } catch (const Error& problem) {
    try {
      database.execute("ROLLBACK");
    } catch (const Error&) {
      // The connection is gone, and the transaction with it.
    }
    throw Error("cannot make the journal in schema `" + quoted(schema) + "`: " + problem.what(), problem.sqlstate, problem.statement);
  }
}

}  // namespace lockstep
