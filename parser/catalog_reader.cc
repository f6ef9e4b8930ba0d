#include "parser/catalog_reader.h"

#include "ir/error.h"
#include "ir/secrets.h"
#include "ir/inheritance.h"
#include "ir/put_away.h"
#include "ir/shell_types.h"
#include "parser/casts_in_use.h"
#include "parser/catalog/reading.h"
#include "parser/family_members.h"

namespace lockstep {
namespace {

// What changes the texts that the server prints is set to what pg_dump sets (src/bin/pg_dump/pg_dump.c,
// setup_connection()); the time zone as well, so that the same partition bounds print the same everywhere.
// The rest keeps the planner from spending more on the queries than they take.
constexpr std::string_view begin = R"(
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL search_path = '';
SET LOCAL quote_all_identifiers = off;
SET LOCAL standard_conforming_strings = on;
SET LOCAL DateStyle = ISO;
SET LOCAL IntervalStyle = postgres;
SET LOCAL TimeZone = 'UTC';
SET LOCAL extra_float_digits = 3;
SET LOCAL bytea_output = hex;
SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = 0;
SET LOCAL jit = off;
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL work_mem = '64MB';
)";

// One transaction; rolled back, since nothing was changed.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) { database_.execute(begin); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  ~Snapshot() {
    try {
      database_.execute("ROLLBACK");
    } catch (const Error&) {
      // The connection is gone; what happened is on its way already.
    }
  }

 private:
  Database& database_;
};

void read_session(catalog::Reading& reading) {
  const auto result = reading.query("session");
  auto& origin = reading.graph().origin;
  origin.description = reading.database.description();
  origin.server_version = reading.version;
  origin.role = Name(result.text(0, "role"));
  origin.database_owner = Name(result.text(0, "database_owner"));
  origin.bootstrap_superuser = Name(result.text(0, "bootstrap_superuser"));
}

CatalogState read_once(Database& database, bool with_roles) {
  const Snapshot snapshot(database);
  catalog::Reading reading(database, with_roles);
  read_session(reading);
  // Each reader uses what those before it made known.
  catalog::read_roles(reading);
  catalog::read_managed_roles(reading);
  catalog::read_schemas_and_extensions(reading);
  catalog::read_collations(reading);
  catalog::read_types(reading);
  catalog::read_type_objects(reading);
  catalog::read_tables(reading);
  catalog::read_views(reading);
  catalog::read_columns(reading);
  catalog::read_not_null(reading);
  catalog::read_partition_keys(reading);
  catalog::read_defaults(reading);
  catalog::read_sequences(reading);
  catalog::read_indexes_and_constraints(reading);
  catalog::read_routines(reading);
  catalog::read_aggregates(reading);
  catalog::read_operators(reading);
  catalog::read_operator_classes(reading);
  catalog::read_casts(reading);
  catalog::read_conversions(reading);
  catalog::read_statistics(reading);
  catalog::read_rules(reading);
  catalog::read_triggers(reading);
  catalog::read_event_triggers(reading);
  catalog::read_text_search(reading);
  catalog::read_languages(reading);
  catalog::read_access_methods(reading);
  catalog::read_transforms(reading);
  catalog::read_policies(reading);
  catalog::read_foreign_data(reading);
  catalog::read_publications(reading);
  catalog::read_subscriptions(reading);
  catalog::read_stock_objects(reading);
  catalog::read_default_privileges(reading);
  catalog::read_comments(reading);
  catalog::read_labels(reading);
  catalog::read_dependencies(reading);
  settle_shell_types(reading.graph());
  settle_not_null(reading.graph());
  settle_operator_classes(reading.graph());
  note_casts_in_use(reading.graph());
  catalog::read_unmodelled(reading);
  catalog::read_settings(reading);
  leave_out_put_away(reading.graph());
  return std::move(reading.state);
}

// The functions that print definitions look at the newest catalogs, not at our snapshot, so they miss
// what was dropped meanwhile: `cache lookup failed`, `could not open relation`, or nothing at all.
bool can_be_concurrent_change(const Error& error) {
  return error.sqlstate == "XX000" || error.sqlstate.starts_with("42");
}

}  // namespace

void report_settings(const std::vector<DatabaseSetting>& settings, const std::string& database, Diagnostics& diagnostics) {
  if (settings.empty()) return;
  std::vector<std::string> lines;
  for (const auto& [everywhere, role, name, value] : settings) {
    const auto shown = looks_like_secret(name, value) ? std::string(mask) : value;
    lines.push_back((role.empty() ? "" : "for " + quoted(role) + (everywhere ? " in every database: " : ": ")) + name + " = " + shown);
  }
  const bool one = settings.size() == 1;
  diagnostics.note("database-settings", {}, database + " has " + (one ? "a setting" : std::to_string(settings.size()) + " settings") +
                                                " of its own, which " + (one ? "is" : "are") + " no part of a schema and left as " + (one ? "it is" : "they are"),
                   std::move(lines));
}

void forget_stock_comments(Graph& graph, const StockComments& comments) {
  for (const auto& [extension, comment] : comments)
    if (auto* node = graph.find({.kind = Kind::extension, .name = extension}); node != nullptr && node->comment == comment) node->comment.reset();
}

CatalogState read_catalog(Database& database, bool with_roles) {
  if (database.server_version() < 130000)
    throw Error("the server is older than PostgreSQL 13, the oldest version that lockstep reads");
  for (int attempt = 1;; ++attempt) {
    try {
      return read_once(database, with_roles);
    } catch (const Error& error) {
      if (attempt == 3 || !can_be_concurrent_change(error)) throw;
    }
  }
}

}  // namespace lockstep
