// ALTER TABLE t ALTER COLUMN c TYPE newtype [USING …]: the table and its indexes are written again
// unless the stored form stays the same. A default is taken off around it, because PostgreSQL would have
// to cast it, too.
#include <algorithm>
#include <array>

#include "ir/dependency.h"
#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/table.h"
#include "planner/size.h"

namespace lockstep {
namespace {

using ColumnChange = Alteration<ir::Column>;

enum class Family { other, text, number, moment };

std::string_view base_name(const TypeName& type) {
  std::string_view text = type.text.text();
  return text.substr(0, text.find('('));
}

Family family(const TypeName& type) {
  static constexpr std::array numbers = std::to_array<std::string_view>(
      {"smallint", "integer", "bigint", "numeric", "real", "double precision"});
  const auto name = base_name(type);
  if (type.text.text().ends_with(']')) return Family::other;
  if (name == "text" || name == "character varying" || name == "character") return Family::text;
  if (std::find(numbers.begin(), numbers.end(), name) != numbers.end()) return Family::number;
  if (name == "date" || name.starts_with("timestamp")) return Family::moment;
  return Family::other;
}

// The type as it is to be cast to: without a length, because a cast cuts off what is too long, which an assignment refuses (manual, section 8.3).
Sql without_length(const TypeName& type) {
  const auto name = base_name(type);
  const auto& text = type.text.text();
  const bool array = text.ends_with(']');
  const auto cast_to = [&](std::string_view to) { return verbatim(std::string(to) + (array ? "[]" : "")); };
  if (text.find('(') == std::string::npos) return sql("{}", type);
  if (name == "character varying" || name == "bit varying") return cast_to(name);
  if (name == "character") return cast_to("bpchar");
  if (name == "bit") return cast_to("bit varying");
  return sql("{}", type);
}

// The type as it is to be cast to and from: of a domain, what it is made of. Whether a value is one of the domain is seen when it is assigned, which does not
// cut off what is too long, as a cast to the domain would (coerce_to_domain() in src/backend/parser/parse_coerce.c).
TypeName base_of_domains(const Graph& graph, const TypeName& type) {
  const Node* node = type.reference && !type.text.text().ends_with("[]") ? graph.find(*type.reference) : nullptr;
  return node != nullptr && node->id.kind == Kind::domain ? base_of_domains(graph, node->as<ir::Domain>().type) : type;
}

TypeName base_of_domains(const Subject<ir::Column>& column) { return base_of_domains(column.graph, column->type); }

// How the values are converted. Casts of one family exist; everything else goes by way of text, which every type has. Of types that are no domains.
Sql cast_value(const Sql& value, const TypeName& before, const TypeName& after) {
  const auto from = family(before);
  const auto to = family(after);
  const bool automatic = base_name(before) == base_name(after) || to == Family::text || (from == to && from != Family::other);
  const auto to_type = without_length(after);
  if (automatic && !before.text.text().ends_with(']')) return sql("{}::{}", value, to_type);
  static constexpr std::array pairs = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"json", "jsonb"}, {"jsonb", "json"}, {"integer", "boolean"}, {"boolean", "integer"}, {"jsonb", "boolean"},
       {"jsonb", "integer"}, {"jsonb", "bigint"}, {"jsonb", "numeric"}});
  const std::pair pair{base_name(before), base_name(after)};
  const bool direct = from == Family::text || std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
  if (direct) return sql("{}::{}", value, to_type);
  return sql("{}::text::{}", value, to_type);
}

}  // namespace

std::optional<Sql> said_conversion(const Node& column, const char* key) {
  const auto* directive = column.directive("convert");
  if (directive == nullptr) return std::nullopt;
  const auto found = directive->keys.find(key);
  return found == directive->keys.end() ? std::nullopt : std::optional(verbatim(found->second));
}

bool converts_by_itself(const Graph& old_state, const TypeName& old_type, const Graph& new_state, const TypeName& new_type) {
  const auto before = base_of_domains(old_state, old_type);
  const auto after = base_of_domains(new_state, new_type);
  if (old_type == new_type || before == after) return true;
  const auto from = family(before);
  const auto to = family(after);
  return (base_name(before) == base_name(after) || to == Family::text || (from == to && from != Family::other)) && !before.text.text().ends_with(']');
}

// One that becomes a child, or stops being one, has its type changed on its own, and one that is made again has the other from the beginning.
std::vector<ObjectId> retyped_together(const ColumnChange& change) {
  std::vector<ObjectId> result{change.after.id()};
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto table = *change.after.graph.at(result[i]).parent;
    const auto had = child_tables(change.before.graph, table);
    for (const auto& child : child_tables(change.after.graph, table)) {
      const ObjectId id{.kind = Kind::column, .schema = child.schema, .name = child.name, .part = change.after.id().part};
      const bool is_child_meanwhile = change.stays(id) && std::find(had.begin(), had.end(), child) != had.end();
      if (is_child_meanwhile && std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
    }
  }
  return result;
}

namespace {

// ALTER COLUMN TYPE resets storage and compression (ATExecAlterColumnType() in src/backend/commands/tablecmds.c).
std::vector<Sql> storage_again(const Graph& graph, const Node& column) {
  auto reset = column.as<ir::Column>();
  reset.storage = {};
  reset.compression = {};
  return column_settings(graph, column, reset, column.as<ir::Column>());
}

// The indexes over the column are built again, without the statistics targets of their expressions
// (RememberIndexForRebuilding() in src/backend/commands/tablecmds.c keeps the definition alone).
void say_index_statistics(const ColumnChange& change, const ObjectId& column, std::vector<Sql>& result) {
  for (const auto& id : change.after.graph.dependents(column)) {
    if (id.kind != Kind::index || !change.stays(id)) continue;
    for (const auto& [element, target] : change.after.graph.at(id).as<ir::Index>().statistics)
      result.push_back(sql("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", id.qualified_name(), element, target));
  }
}

}  // namespace

std::vector<Sql> settings_again(const ColumnChange& change) {
  const auto concerned = retyped_together(change);
  auto result = parts_again(change, concerned);
  for (const auto& each : concerned) {
    append(result, storage_again(change.after.graph, change.after.graph.at(each)));
    say_index_statistics(change, each, result);
  }
  return result;
}

namespace {

// ` USING …`, for one direction of the change.
Sql conversion_clause(const ColumnChange& change, const char* key) {
  // Whichever of the two is in the state that has directives.
  for (const Node* node : {&change.after.node, &change.before.node})
    if (const auto said = said_conversion(*node, key)) return sql(" USING {}", *said);
  if (converts_by_itself(change.before.graph, change.before->type, change.after.graph, change.after->type) || keeps_rows(change.before.graph, *change.before, change.after.graph, *change.after)) return {};
  return sql(" USING {}", cast_value(sql("{}", change.after.id().part), base_of_domains(change.before), base_of_domains(change.after)));
}

std::vector<Sql> retype(const ColumnChange& change, const char* key) {
  const auto& after = *change.after;
  const auto& id = change.after.id();
  const auto concerned = retyped_together(change);
  std::vector<Sql> result;
  for (const auto& each : concerned) {
    const Node& was = change.before.graph.at(each);
    if (was.as<ir::Column>().default_value)
      result.push_back(sql("{} ALTER COLUMN {} DROP DEFAULT", alter_table_only(change.before.graph, *was.parent), id.part));
  }
  auto type = sql("{} ALTER COLUMN {} TYPE {}", alter_table(change.after.graph, *change.after.node.parent), id.part, after.type);
  if (!after.collation.empty()) type += sql(" COLLATE {}", after.collation);
  if (!is_foreign(change.after.graph, *change.after.node.parent)) type += conversion_clause(change, key);
  result.push_back(std::move(type));
  append(result, settings_again(change));
  for (const auto& each : concerned) {
    const Node& now = change.after.graph.at(each);
    const auto& value = now.as<ir::Column>().default_value;
    if (value) result.push_back(sql("{} ALTER COLUMN {} SET DEFAULT {}", alter_table_only(change.after.graph, *now.parent), id.part, *value));
  }
  return result;
}

}  // namespace

Sql converted_value(const Subject<ir::Column>& before, const Subject<ir::Column>& after, bool forth) {
  if (auto said = said_conversion(after.node, forth ? "using" : "reverse")) return *said;
  const auto old_type = base_of_domains(before);
  const auto new_type = base_of_domains(after);
  const auto value = sql("{}", after.id().part);
  return forth ? cast_value(value, old_type, new_type) : cast_value(value, new_type, old_type);
}

std::optional<Sql> cast_alone(const Sql& old_value, const Subject<ir::Column>& before, const Subject<ir::Column>& after) {
  if (said_conversion(after.node, "using")) return std::nullopt;
  return cast_value(old_value, base_of_domains(before), base_of_domains(after));
}

bool follows_type_of_table(const ColumnChange& change) {
  const auto& type = change.after.graph.at(*change.after.node.parent).as<ir::Table>().of_type;
  return type && change.before.graph.at(*change.after.node.parent).as<ir::Table>().of_type == type;
}

void alter_column_type(const ColumnChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Column::type) && !change.changed(&ir::Column::collation)) return;
  if (follows_parent(change)) return;
  if (follows_type_of_table(change)) return;
  change_column_type(change, steps);
}

namespace {

void say_rewrite(const ColumnChange& change, Step& step) {
  const auto& table = *change.after.node.parent;
  add_work(step, table, true);
  if (is_busy(change.before.graph, table, change.policy))
    step.hazards.push_back({"rewrite", "every row of " + quoted(table.qualified_name()) + " is written again under an exclusive lock"});
}

// Foreign keys to the column compare by another operator then, and the rows of the tables that have them are read for that
// (TryReuseForeignKey() in src/backend/commands/tablecmds.c).
void say_referring(const ColumnChange& change, Step& step) {
  for (const auto& each : retyped_together(change))
    for (const auto& id : referring_keys(change.before.graph, each)) {
      const auto& referring = *change.before.graph.at(id).parent;
      if (!change.stays(id) || referring == *change.after.node.parent) continue;
      add_work(step, referring, false);
      if (is_busy(change.before.graph, referring, change.policy))
        step.hazards.push_back({"blocking-scan", "the rows of " + quoted(referring.qualified_name()) + " are read for " + to_string(id) + " under an exclusive lock"});
    }
}

void say_readers(const ColumnChange& change, const RowReaders& readers, Step& step) {
  if (readers.checks.empty() && readers.indexes.empty()) return;
  const auto& table = *change.after.node.parent;
  add_work(step, table, false);
  if (!is_busy(change.before.graph, table, change.policy)) return;
  for (const auto& id : readers.checks)
    step.hazards.push_back({"blocking-scan", "the rows of " + quoted(id.qualified_name()) + " are read for " + to_string(id) + " under an exclusive lock"});
  for (const auto& id : readers.indexes) step.hazards.push_back({"index-rebuild", to_string(id) + " is built anew under an exclusive lock"});
}

}  // namespace

void change_column_type(const ColumnChange& change, std::vector<Step>& steps) {
  auto step = step_for(change.after.node, Action::alter, title("change type of", change.after.id()), retype(change, "using"), retype(change.reversed(), "reverse"));
  const auto& table = *change.after.node.parent;
  step.locks.clear();
  for (const auto& each : retyped_together(change)) {
    const Node& now = change.after.graph.at(each);
    step.produces.push_back(each);
    step.produces.push_back(facet(each, "type"));
    step.removes.push_back(each);
    step.locks.push_back(takes(Form::alter_column_type, *now.parent));
    append(step.locks, locks_on_partners(change.before.graph, each));
    if (change.before->identity && change.after->identity) step.locks.push_back(lock_on_identity(*change.before->identity, Lock::share_row_exclusive));
    const auto needed = references(now);
    step.requires_.insert(step.requires_.end(), needed.begin(), needed.end());
    const auto had = references(change.before.graph.at(each));
    std::set_difference(had.begin(), had.end(), needed.begin(), needed.end(), std::back_inserter(step.releases));
  }
  step.unsampled = {unsampled_by_retype(change.before.graph, change.after.graph, change.after.id())};
  const bool converted = change.changed(&ir::Column::type) && said_conversion(change.after.node, "using");
  const bool rewrites = !is_foreign(change.after.graph, table) && (converted || !keeps_rows(change.before.graph, *change.before, change.after.graph, *change.after));
  std::vector<Step> proofs;
  if (rewrites) {
    say_rewrite(change, step);
    say_referring(change, step);
  } else if (const auto readers = rows_read_by(change); can_prove_checks_later(change, readers)) {
    proofs = prove_checks_later(change, readers, step);
  } else {
    say_readers(change, readers, step);
  }
  if (change.policy.online) step.hazards.push_back({"cached-plan", "prepared statements that give " + to_string(change.after.id()) + " fail"});
  steps.push_back(std::move(step));
  for (auto& proof : proofs) proof.follows = true;
  append(steps, std::move(proofs));
}

}  // namespace lockstep
