// Renames that leave the old name in use until nobody needs it any more: `@renamed from=… mode=view` and `mode=dual`.
//
// A relation; the view can be written through:
//
//   ALTER TABLE old RENAME TO new;
//   CREATE VIEW old WITH (security_invoker = true) AS SELECT … FROM new;     -- in the same transaction
//   DROP VIEW old;                                                           -- behind a gate
//
// A column, where a copy is made ready that takes the old name in the moment of the rename. Old and new programs both find what they
// know, and a trigger keeps the two in step:
//
//   ALTER TABLE t ADD COLUMN copy …; CREATE TRIGGER …                        -- copy := old
//   UPDATE t SET copy = old WHERE …;                                         -- in batches (backfill.cc)
//   CREATE INDEX CONCURRENTLY … ON t (copy);                                 -- for each index over the column
//   ALTER TABLE t RENAME COLUMN old TO new; ALTER TABLE t RENAME COLUMN copy TO old; CREATE OR REPLACE FUNCTION …   -- one transaction
//   DROP INDEX CONCURRENTLY …; DROP TRIGGER …; ALTER TABLE t DROP COLUMN old; -- behind a gate; on the way back the copy is filled in batches
//
// What hangs on the column stays where it is: it follows the rename, and the copy goes in the end.
#include <algorithm>

#include "ir/rename.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

bool has_invoker_views(const Graph& graph) {
  const int version = graph.origin.server_version != 0 ? graph.origin.server_version : graph.origin.written_for;
  return version == 0 || version >= 150000;
}

// The columns of a relation that is renamed, with the names that they have and had: those that are renamed by a copy have their new names
// once that is done.
struct ViewColumn {
  Name now;
  Name later;
  Name old;
};

std::vector<ViewColumn> columns_of(const ChangeSet& changes, const Graph& before, const ObjectId& relation) {
  std::vector<ViewColumn> result;
  const auto add = [&](const ObjectId& id, Name name) {
    result.push_back({name, name, name});
    for (const auto& change : changes.changes) {
      const auto* renamed = std::get_if<Renamed>(&change);
      if (renamed == nullptr || renamed->to != id) continue;
      result.back().old = renamed->from.part;
      if (renamed->mode == RenameMode::dual) result.back().now = renamed->from.part;
    }
  };
  const Node& node = before.at(relation);
  for (const Node* column : before.columns(relation)) add(column->id, column->id.part);
  const auto* view = std::get_if<ir::View>(&node.object);
  const auto* materialized = std::get_if<ir::MaterializedView>(&node.object);
  if (view != nullptr || materialized != nullptr)
    for (const auto& each : view != nullptr ? view->columns : materialized->columns) add({}, each.name);
  return result;
}

Sql select_list(const std::vector<ViewColumn>& columns, bool later) {
  std::vector<Sql> result;
  for (const auto& each : columns) {
    const auto name = later ? each.later : each.now;
    result.push_back(name == each.old ? sql("{}", name) : sql("{} AS {}", name, each.old));
  }
  return join(result);
}

// The view with the old name, for those who have rights on the relation.
std::vector<Sql> make_old_view(const Graph& before, const Node& relation, const ObjectId& from, const std::vector<ViewColumn>& columns, bool later) {
  Node view;
  view.id = {.kind = Kind::view, .schema = from.schema, .name = from.name};
  view.object = ir::View();
  const auto invoker = has_invoker_views(before) ? sql(" WITH (security_invoker = true)") : Sql();
  std::vector<Sql> result{sql("CREATE VIEW {}{} AS SELECT {} FROM {}", from.qualified_name(), invoker, select_list(columns, later), relation.id.qualified_name())};
  append(result, set_owner(view, relation.owner));
  append(result, change_privileges(before, view, {}, relation.privileges));
  for (const Node* each : before.columns(relation.id)) {
    auto column = *each;
    column.id.schema = from.schema;
    column.id.name = from.name;
    const auto named = std::find_if(columns.begin(), columns.end(), [&](const ViewColumn& one) { return one.later == each->id.part; });
    column.id.part = named->old;
    append(result, change_privileges(before, column, {}, each->privileges));
  }
  return result;
}

bool names_column(const Node& index, Name column) {
  const auto& elements = index.as<ir::Index>().elements;
  return std::any_of(elements.begin(), elements.end(), [&](const ir::IndexElement& each) { return each.column == column; });
}

bool has_expressions_in(const ir::Index& index) {
  return index.predicate || std::any_of(index.elements.begin(), index.elements.end(), [](const ir::IndexElement& each) { return each.expression.has_value(); });
}

// A column, while two have its values.
struct DualColumn {
  const Graph& state;  // what is there at the beginning, the column under its old name
  const Node& node;  // the column under its new name
  ObjectId from;
  ObjectId to;
  ObjectId table;
  Name copy;
  QualifiedName function;
  Name trigger;
};

// Its table has its last name by then.
ObjectId old_name(const Renamed& renamed) {
  auto result = renamed.to;
  result.part = renamed.from.part;
  return result;
}

DualColumn dual_column(const Renamed& renamed, const Graph& state, const Graph& before) {
  const auto from = old_name(renamed);
  return {.state = state, .node = before.at(renamed.to), .from = from, .to = renamed.to, .table = *before.at(renamed.to).parent, .copy = temporary_name(from, "copy"),
          .function = {from.schema, temporary_name(from, "both")}, .trigger = name_of_last_trigger(from, "both")};
}

Sql head(const DualColumn& column) { return sql("ALTER TABLE {}", column.table.qualified_name()); }

// Without default and NOT NULL: those hold through the other column.
Sql add_copy(const DualColumn& column, Name name) {
  const auto& object = column.node.as<ir::Column>();
  auto result = sql("{} ADD COLUMN {} {}", head(column), name, object.type);
  if (!object.collation.empty()) result += sql(" COLLATE {}", object.collation);
  return result;
}

Sql function_with(const DualColumn& column, const Sql& body) {
  return sql("CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {}", column.function, dollar_quoted(sql("\nBEGIN\n{}  RETURN NEW;\nEND ", body)));
}

Sql keep_copy(const DualColumn& column) { return function_with(column, sql("  NEW.{} := NEW.{};\n", column.copy, column.from.part)); }

// Who inserts gives one of the two a value, and who updates changes one of them.
Sql keep_both(const DualColumn& column) {
  const auto both = sql(R"(  IF TG_OP = 'INSERT' THEN
    IF NEW.{} IS NULL THEN
      NEW.{} := NEW.{};
    ELSE
      NEW.{} := NEW.{};
    END IF;
  ELSIF NEW.{}::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.{}::text THEN
    NEW.{} := NEW.{};
  ELSE
    NEW.{} := NEW.{};
  END IF;
)",
                        column.from.part, column.from.part, column.to.part, column.to.part, column.from.part, column.from.part, column.from.part, column.to.part, column.from.part,
                        column.from.part, column.to.part);
  return function_with(column, both);
}

// Nothing has to be called for rows that have the same in both, as those that the batches fill; the condition follows the columns when their
// names change.
std::vector<Sql> make_triggers(const DualColumn& column, Name one, Name other) {
  std::vector<Sql> result;
  for (const auto& table : bearers_of_triggers(column.state, column.state, column.table))
    result.push_back(sql("CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW WHEN (NEW.{}::text COLLATE pg_catalog.\"C\" IS DISTINCT FROM NEW.{}::text) EXECUTE FUNCTION {}()",
                         column.trigger, table.qualified_name(), one, other, column.function));
  return result;
}

std::vector<Sql> drop_triggers(const DualColumn& column) {
  std::vector<Sql> result;
  for (const auto& table : bearers_of_triggers(column.state, column.state, column.table))
    result.push_back(sql("DROP TRIGGER {} ON {}", column.trigger, table.qualified_name()));
  result.push_back(sql("DROP FUNCTION {}()", column.function));
  return result;
}

Sql fill_all(const DualColumn& column, Name target, Name source) { return sql("UPDATE {} SET {} = {} WHERE {} IS NOT NULL", column.table.qualified_name(), target, source, source); }

Step window_step(const DualColumn& column, std::string text, std::vector<Sql> up, std::vector<Sql> down, Form form) {
  auto step = step_for(column.node, Action::alter, std::move(text), std::move(up), std::move(down));
  step.locks = {takes(form, column.table)};
  step.down.reversal = Reversal::exact;
  step.down.reason.clear();
  return step;
}

std::vector<Sql> swap_names(const DualColumn& column) {
  return {sql("{} RENAME COLUMN {} TO {}", head(column), column.from.part, column.to.part), sql("{} RENAME COLUMN {} TO {}", head(column), column.copy, column.from.part)};
}

std::vector<Sql> swap_names_back(const DualColumn& column) {
  return {sql("{} RENAME COLUMN {} TO {}", head(column), column.from.part, column.copy), sql("{} RENAME COLUMN {} TO {}", head(column), column.to.part, column.from.part)};
}

// Indexes and keys over the column, which has that name in the state, each as an index over the copy under a name of its own: old programs look rows up by
// the old name.
std::vector<Node> indexes_over_copy(const DualColumn& column, const Graph& state, Name name, Name copy) {
  std::vector<Node> result;
  if (is_partitioned(state, column.table)) return result;  // CONCURRENTLY is not for those
  for (const auto& id : state.children(column.table)) {
    const Node& node = state.at(id);
    if (id.kind == Kind::constraint) {
      const auto& constraint = node.as<ir::Constraint>();
      if (constraint.type != ir::ConstraintType::primary_key && constraint.type != ir::ConstraintType::unique) continue;
      if (constraint.without_overlaps) continue;
    } else if (id.kind != Kind::index) {
      continue;
    }
    auto index = id.kind == Kind::index ? node : index_behind_key(node, id.part);
    auto& object = index.as<ir::Index>();
    if (has_expressions_in(object) || !names_column(index, name)) continue;
    for (auto& each : object.elements)
      if (each.column == name) each.column = copy;
    object.unique = false;
    object.nulls_not_distinct = false;
    object.include.clear();
    auto both = column.from;
    both.name = Name(id.name.text() + '.' + id.own_name().text());
    index.id = {.kind = Kind::index, .schema = id.schema, .name = temporary_name(both, "index")};
    result.push_back(std::move(index));
  }
  return result;
}

void add_rename(Step step, Drafts& drafts) {
  Draft draft;
  draft.step = std::move(step);
  draft.rank = -1;
  drafts.push_back(std::move(draft));
}

void draft_old_view(const ChangeSet& changes, const Renamed& renamed, const Graph& before, Drafts& drafts) {
  const Node& relation = before.at(renamed.to);
  const auto columns = columns_of(changes, before, renamed.to);
  const auto drop = sql("DROP VIEW {}", renamed.from.qualified_name());
  auto first = step_for(relation, Action::alter, "leave a view under the old name of " + to_string(renamed.to), make_old_view(before, relation, renamed.from, columns, false), {drop});
  first.locks.clear();
  first.produces = {facet(renamed.to, "old name")};
  first.notes.push_back("TRUNCATE, COPY, LOCK and foreign keys want the table itself");
  add_rename(std::move(first), drafts);
  Draft last;
  last.step = step_for(relation, Action::alter, "drop the view under the old name of " + to_string(renamed.to), {drop}, make_old_view(before, relation, renamed.from, columns, true));
  last.step.locks.clear();
  last.step.phase = Phase::contract;
  last.step.transaction = Transaction::alone;
  last.step.gate = "nobody uses the name " + quoted(renamed.from.qualified_name()) + " any more";
  last.step.hazards.push_back({"app-breaking", "whoever uses the old name of " + to_string(renamed.to) + " fails"});
  last.step.requires_ = {facet(renamed.to, "old name")};
  for (const Node* column : before.columns(renamed.to)) last.step.releases.push_back(column->id);
  last.rank = gated_rank;
  drafts.push_back(std::move(last));
}

// Behind the gate the copy loses its indexes, then it goes. On the way back it is there again, filled in batches, and given its indexes while nobody waits.
std::vector<Step> let_go_of_copy(const DualColumn& column, const Graph& before, const Graph& after, const Policy& policy) {
  std::vector<Step> result;
  for (const auto& index : indexes_over_copy(column, before, column.to.part, column.from.part)) {
    auto step = concurrent_drop_step({before, index}, index.id.name);
    step.title = "drop an index over the copy with the old name of " + to_string(column.to);
    step.subject = column.to;
    result.push_back(std::move(step));
  }
  const Filling filling{.column = column.to, .value = sql("{}", column.to.part), .condition = sql("{} IS NULL AND {} IS NOT NULL", column.from.part, column.to.part)};
  for (auto& each : backfill_on_return(before, after, column.table, filling, policy, column.from.part)) {
    each.title = "give up the copy with the old name of " + to_string(column.to);
    result.push_back(std::move(each));
  }
  return result;
}

void draft_end_of_window(const DualColumn& column, const Graph& before, const Graph& after, const Policy& policy, bool online, Drafts& drafts) {
  auto gone = drop_triggers(column);
  gone.push_back(sql("{} DROP COLUMN {}", head(column), column.from.part));
  std::vector<Sql> back{add_copy(column, column.from.part), keep_both(column)};
  append(back, make_triggers(column, column.from.part, column.to.part));
  if (!online) back.push_back(fill_all(column, column.from.part, column.to.part));
  auto last = window_step(column, "drop the copy with the old name of " + to_string(column.to), std::move(gone), std::move(back), Form::drop_column);
  last.transaction = Transaction::alone;
  last.hazards.push_back({"app-breaking", "whoever uses the old name of " + to_string(column.to) + " fails"});
  auto steps = online ? let_go_of_copy(column, before, after, policy) : std::vector<Step>();
  steps.push_back(std::move(last));
  for (auto& step : steps) {
    step.phase = Phase::contract;
    step.gate = "nobody reads or writes " + quoted(column.from.part) + " of " + quoted(column.table.qualified_name()) + " any more, but " + quoted(column.to.part);
    step.requires_ = {column.to};
    step.follows = &step != &steps.front();
  }
  add_steps(std::move(steps), drafts);
}

void draft_dual_rename(const Renamed& renamed, const Graph& state, const Graph& before, const Graph& after, const Policy& policy, Drafts& drafts) {
  const auto column = dual_column(renamed, state, before);
  const auto names = to_string(column.from) + " to " + to_string(column.to);
  const bool online = deserves_online(before, after, column.table, column.to, policy);
  const auto indexes = indexes_over_copy(column, column.state, column.from.part, column.copy);

  std::vector<Sql> begin{add_copy(column, column.copy), keep_copy(column)};
  append(begin, make_triggers(column, column.from.part, column.copy));
  auto end = drop_triggers(column);
  end.push_back(sql("{} DROP COLUMN {}", head(column), column.copy));
  if (!online) begin.push_back(fill_all(column, column.copy, column.from.part));
  add_rename(window_step(column, "add a copy of " + to_string(column.from), std::move(begin), std::move(end), Form::add_column), drafts);
  if (!online) add_work(drafts.back().step, column.table, false);
  if (!online && is_busy(before, column.table, policy))
    drafts.back().step.hazards.push_back({"blocking-scan", "the rows of " + quoted(column.table.qualified_name()) + " are filled while readers and writers wait"});
  if (online) {
    const Filling filling{.column = column.from, .value = sql("{}", column.from.part), .condition = sql("{} IS NULL AND {} IS NOT NULL", column.copy, column.from.part)};
    for (auto& each : backfill_steps(column.state, column.state, column.table, filling, policy, column.copy)) {
      each.title = "fill the copy of " + to_string(column.from);
      each.requires_.clear();
      add_rename(std::move(each), drafts);
    }
    for (const auto& index : indexes) {
      auto step = concurrent_index_step({column.state, index}, index.id.name);
      step.title = "build an index over the copy of " + to_string(column.from);
      step.subject = column.to;
      step.action = Action::alter;
      add_rename(std::move(step), drafts);
    }
  }

  auto up = swap_names(column);
  up.push_back(keep_both(column));
  std::vector<Sql> down{keep_copy(column)};
  append(down, swap_names_back(column));
  auto swap = window_step(column, "rename " + names + ", the copy takes the old name", std::move(up), std::move(down), Form::rename);
  swap.locks.front().reach = Reach::descendants;
  swap.produces = {renamed.to};
  swap.removes = {renamed.from};
  swap.reveals = {column.table};
  if (!online) swap.unsampled = {{.table = column.table, .columns = {column.from.part}}};
  swap.notes.push_back("until the last step both names can be read and written; what is given to both in one statement is taken from the old one when that is changed");
  add_rename(std::move(swap), drafts);

  draft_end_of_window(column, before, after, policy, online, drafts);
}

}  // namespace

void draft_rename_windows(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy, Drafts& drafts) {
  std::vector<Renamed> all;  // of columns
  for (const auto& change : changes.changes) {
    const auto* renamed = std::get_if<Renamed>(&change);
    if (renamed == nullptr) break;  // they come first
    if (renamed->mode == RenameMode::view) draft_old_view(changes, *renamed, before, drafts);
    if (renamed->mode == RenameMode::dual) all.push_back(*renamed);
  }
  if (all.empty()) return;
  auto state = before;
  for (const auto& each : all) carry_out_rename(state, each.to, old_name(each), {});
  for (const auto& each : all) {
    draft_dual_rename(each, state, before, after, policy, drafts);
    carry_out_rename(state, old_name(each), each.to, {});
  }
}

}  // namespace lockstep
