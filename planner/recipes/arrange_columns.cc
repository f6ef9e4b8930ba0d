// The columns of a table that is of a type stand in the order of its attributes. Where one comes in front of others, on the way forth or back,
// these are made again behind it, with their values, while the table is of no type:
//
//   ALTER TABLE t NOT OF;
//   ALTER TABLE t ADD COLUMN b text;
//   ALTER TABLE t ADD COLUMN lockstep_c_moved_… integer;
//   ALTER TABLE t ALTER COLUMN lockstep_c_moved_… TYPE integer USING c;   -- fires no trigger, and keeps to no policy
//   ALTER TABLE t DROP COLUMN c;
//   ALTER TABLE t RENAME COLUMN lockstep_c_moved_… TO c;
//   ALTER TYPE r …;
//   ALTER TABLE t OF r;
//
// Likewise where several come at once. What hangs on columns that move goes before and comes after (replace_moved_columns()).
#include <algorithm>

#include "differ/diff.h"
#include "planner/draft_parts.h"
#include "planner/recipes/recipes.h"
#include "planner/typed_columns.h"

namespace lockstep {
namespace {

using Names = std::vector<Name>;

bool is_among(const Names& names, Name name) { return std::find(names.begin(), names.end(), name) != names.end(); }

ObjectId column_of_table(const ObjectId& table, Name column) { return {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column}; }

// A table in two states, which of its columns move on one of the ways between them, and which of those are altered in steps of their own
// before that, and back after it.
struct Arrangement {
  const Graph& before;
  const Graph& after;
  ObjectId table;
  Names moved;
  Names altered_apart;
};

struct Arranging {
  const Arrangement& what;
  bool forth;
  const Graph& from() const { return forth ? what.before : what.after; }
  const Graph& to() const { return forth ? what.after : what.before; }
};

// In their order, those that this way adds or makes again.
Names made_again(const Arranging& way) {
  const auto& table = way.what.table;
  const auto from = column_names(way.from(), table);
  const auto to = column_names(way.to(), table);
  const auto changes = [&](Name name) {
    const auto id = column_of_table(table, name);
    return is_among(way.what.moved, name) && !is_among(way.what.altered_apart, name) && !differing_fields(way.from().at(id), way.to().at(id)).empty();
  };
  auto in_place = way.to().at(table).as<ir::Table>().of_type ? columns_in_place(from, to) : to.size();
  Names result;
  for (std::size_t i = 0; i < to.size(); ++i) {
    const bool is_new = !is_among(from, to[i]);
    if (!is_new && changes(to[i]) && way.to().at(table).as<ir::Table>().of_type) in_place = std::min(in_place, i);
    if (is_new || i >= in_place || changes(to[i])) result.push_back(to[i]);
  }
  return result;
}

bool moves(const Arranging& way, Name name) { return way.from().contains(column_of_table(way.what.table, name)); }

// The old value, as one of the new type.
Sql old_value(const Arranging& way, Name name) {
  if (is_among(way.what.altered_apart, name)) return sql("{}", name);
  const auto id = column_of_table(way.what.table, name);
  const Node& before = way.what.before.at(id);
  const Node& after = way.what.after.at(id);
  if (before.as<ir::Column>().type == after.as<ir::Column>().type && !said_conversion(after, way.forth ? "using" : "reverse")) return sql("{}", name);
  return converted_value({way.what.before, before}, {way.what.after, after}, way.forth);
}

// What ADD COLUMN says of a column, for one that was added bare.
std::vector<Sql> complete(const Graph& graph, const Node& node) {
  const auto& column = node.as<ir::Column>();
  const auto alter = sql("ALTER TABLE {} ALTER COLUMN {}", node.parent->qualified_name(), node.id.part);
  std::vector<Sql> result;
  if (column.default_value) result.push_back(sql("{} SET DEFAULT {}", alter, *column.default_value));
  if (column.not_null && !column.not_null_constraint) result.push_back(sql("{} SET NOT NULL", alter));
  if (column.not_null_constraint && column.not_null_constraint->validated) result.push_back(add_not_null(graph, node));
  append(result, column_settings(graph, node, defined(column), column));
  append(result, not_null_afterwards(graph, node));
  append(result, trimmings(graph, node));
  return result;
}

std::vector<Sql> arrange(const Arranging& way) {
  const auto& table = way.what.table;
  const auto alter = sql("ALTER TABLE {}", table.qualified_name());
  const auto again = made_again(way);
  std::vector<Sql> result;
  std::vector<Sql> conversions;
  std::vector<Sql> exchanges;
  for (const auto name : again) {
    const auto id = column_of_table(table, name);
    const Graph& graph = is_among(way.what.altered_apart, name) ? way.what.after : way.to();
    const Node& node = graph.at(id);
    if (!moves(way, name)) {
      append(result, create_object(graph, node));
      append(result, trimmings(graph, node));
      continue;
    }
    const auto& column = node.as<ir::Column>();
    const auto aside = temporary_name(id, "moved");
    // A domain may have no null.
    result.push_back(sql("{} ADD COLUMN {} {}", alter, aside, column.type.reference ? sql("text") : sql("{}", column.type)));
    auto conversion = sql("ALTER COLUMN {} TYPE {}", aside, column.type);
    if (!column.collation.empty()) conversion += sql(" COLLATE {}", column.collation);
    conversions.push_back(conversion + sql(" USING {}", old_value(way, name)));
    exchanges.push_back(sql("{} DROP COLUMN {}", alter, name));
    exchanges.push_back(sql("{} RENAME COLUMN {} TO {}", alter, aside, name));
    append(exchanges, complete(graph, node));
  }
  if (!conversions.empty()) result.push_back(sql("{}\n    {}", alter, join(conversions, ",\n    ")));
  append(result, std::move(exchanges));
  for (const auto name : column_names(way.from(), table))
    if (!way.to().contains(column_of_table(table, name))) result.push_back(sql("{} DROP COLUMN {}", alter, name));
  // Of no type, the columns may stand as they are.
  if (result.empty()) result.push_back(sql("SELECT"));
  return result;
}

// What the columns need and let go of, each by itself.
void place_columns(const Scope& making, const Scope& clearing, const Arrangement& what, Step& step) {
  step.requires_ = {what.table};
  for (const auto name : column_names(what.after, what.table)) {
    const auto id = column_of_table(what.table, name);
    if (!making.contains(id)) continue;
    auto draft = plain_column_draft(making, what.after.at(id));
    append(step.produces, std::move(draft.step.produces));
    append(step.requires_, std::move(draft.step.requires_));
    append(step.releases, std::move(draft.step.releases));
    append(step.removes, std::move(draft.step.removes));
    if (clearing.contains(id)) continue;
    append(step.hazards, std::move(draft.step.hazards));
    append(step.work, std::move(draft.step.work));
  }
  for (const auto name : column_names(what.before, what.table)) {
    const auto id = column_of_table(what.table, name);
    if (!clearing.contains(id)) continue;
    auto draft = plain_column_draft(clearing, what.before.at(id));
    append(step.removes, std::move(draft.step.produces));
    append(step.releases, std::move(draft.step.requires_));
    append(step.requires_, std::move(draft.step.releases));
    append(step.produces, std::move(draft.step.removes));
  }
  for (const auto name : what.altered_apart) {
    const auto id = column_of_table(what.table, name);
    step.requires_.push_back(id);
    step.releases.push_back(facet(what.table, "old columns"));
  }
}

// The last of the drafts moves columns that are altered apart: behind all that is done to them, and before what comes to hang on them again.
void put_between(const Arrangement& what, Drafts& drafts) {
  const auto place = drafts.size() - 1;
  const auto names = [](const std::vector<ObjectId>& ids, const ObjectId& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
  for (const auto name : what.altered_apart) {
    const auto id = column_of_table(what.table, name);
    for (std::size_t i = 0; i < place; ++i) {
      const auto& step = drafts[i].step;
      if (step.subject == id || (step.action == Action::drop && names(step.releases, id)))
        drafts[place].waits.push_back(i);
      else if (names(step.requires_, id))
        drafts[i].waits.push_back(place);
    }
  }
}

bool is_idle(const Step& step) { return step.up == std::vector<Sql>{sql("SELECT")}; }

void say_what_is_done(const Scope& making, const Scope& clearing, const Arrangement& what, Step& step) {
  if (is_idle(step)) return;
  const auto again = made_again({what, true});
  const auto table = to_string(what.table);
  const bool busy = is_busy(what.before, what.table, making.policy);
  if (std::any_of(again.begin(), again.end(), [&](Name name) { return moves({what, true}, name); })) {
    add_work(step, what.table, true);
    if (busy) step.hazards.push_back({"rewrite", "every row of " + quoted(what.table.qualified_name()) + " is written again under an exclusive lock"});
  }
  bool drops = false;
  bool adds = false;
  for (const auto name : again) adds = adds || !moves({what, true}, name);
  for (const auto name : column_names(what.before, what.table)) {
    const auto id = column_of_table(what.table, name);
    const Node* is = what.after.find(id);
    if (is == nullptr) {
      drops = true;
      step.hazards.push_back({"data-loss", "the values of " + to_string(id) + " are dropped"});
      if (making.policy.online) step.hazards.push_back({"app-breaking", "whoever uses " + to_string(id) + " fails"});
      continue;
    }
    if (!clearing.contains(id) || !is_among(again, name)) continue;  // what is altered apart says so itself
    if (is->as<ir::Column>().not_null && !what.before.at(id).as<ir::Column>().not_null && busy)
      step.hazards.push_back({"may-fail", "fails when " + to_string(id) + " holds nulls"});
  }
  if (making.policy.online) step.hazards.push_back({"cached-plan", "prepared statements that take all columns of " + table + " fail"});
  if (drops) step.phase = Phase::contract;
  if (!drops && !adds) return;
  step.down.reversal = Reversal::loses_data;
  step.down.reason = drops && adds ? "values of dropped columns do not come back, and those stored in new ones since are gone"
                     : drops       ? "values of dropped columns do not come back"
                                   : "values stored in the new columns since are gone";
}

}  // namespace

bool are_columns_arranged(const Scope& scope, const ObjectId& table) {
  const Graph& before = scope.vanishing ? scope.graph : scope.other;
  const Graph& after = scope.vanishing ? scope.other : scope.graph;
  const Node* was = before.find(table);
  const Node* is = after.find(table);
  if (was == nullptr || is == nullptr || scope.contains(table)) return false;
  const auto& left = was->as<ir::Table>();
  const auto& right = is->as<ir::Table>();
  if (!is_ordered_by_type(left, right)) return false;
  if (!moved_columns(before, after, table).empty()) return true;
  if (left.of_type == right.of_type && !scope.contains(left.of_type->id)) return false;
  const auto missing = [](const Names& names, const Names& others) { return std::count_if(names.begin(), names.end(), [&](Name name) { return !is_among(others, name); }); };
  const auto from = column_names(before, table);
  const auto to = column_names(after, table);
  return (right.of_type && missing(to, from) > 1) || (left.of_type && missing(from, to) > 1);
}

void draft_arranged_columns(const Scope& making, const Scope& clearing, Drafts& drafts) {
  const Graph& before = clearing.graph;
  const Graph& after = making.graph;
  for (const auto& [id, node] : after.nodes(Kind::table)) {
    if (!are_columns_arranged(making, id)) continue;
    const auto& type = node.as<ir::Table>().of_type;
    if (type && before.at(id).as<ir::Table>().of_type == type && !clearing.contains(type->id)) draft_off_type(clearing, making, node, drafts);
    Arrangement what{.before = before, .after = after, .table = id, .moved = moved_columns(before, after, id), .altered_apart = {}};
    for (const auto name : what.moved)
      if (!making.contains(column_of_table(id, name))) what.altered_apart.push_back(name);
    auto step = step_for(node, Action::alter, title("arrange columns of", id), arrange({what, true}), arrange({what, false}));
    step.locks.clear();
    if (!is_idle(step)) step.locks = {{id, Lock::access_exclusive}};
    place_columns(making, clearing, what, step);
    say_what_is_done(making, clearing, what, step);
    add_steps({std::move(step)}, drafts);
    put_between(what, drafts);
  }
}

}  // namespace lockstep
