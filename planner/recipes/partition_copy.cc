// A table whose rows belong into several partitions, or have to be stored in another way: a new one beside it gets a copy of them and takes its
// place. With n for the new one, o for the old one from then on, and t for the name that one of the two has:
//
//   CREATE TABLE n (…) PARTITION BY …;  CREATE TRIGGER … AFTER INSERT OR UPDATE OR DELETE ON t …     -- writes to n what is written to t
//   INSERT INTO n SELECT … FROM (SELECT … FROM t WHERE … FOR SHARE) … ON CONFLICT DO NOTHING          -- batch by batch
//   ALTER TABLE t RENAME TO o;  ALTER TABLE n RENAME TO t;  CREATE TRIGGER … ON t …                   -- and now to o what is written to t
//   DROP TABLE o                                                                                     -- behind a gate
//
// Who waits for a row in a batch sees to it himself that the copy has it: whoever has it locked writes to both. A copy that is not partitioned is
// kept in step before the exchange by notes instead (copy_log.cc), without locks on rows. Until the gate the way back is an exchange of names, too,
// and loses nothing: where the old table cannot hold what was written, the way back stops (copy_sync.cc).
#include <algorithm>

#include "ir/inheritance.h"
#include "ir/rename.h"
#include "planner/copy_by_size.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/recipes/table_copy.h"
#include "planner/rewritten_tables.h"
#include "planner/rules/clauses.h"
#include "planner/stored_otherwise.h"
#include "planner/views_over.h"

namespace lockstep {
namespace {

TableCopy copy_of(const TableExchange& exchange) {
  const auto& table = exchange.what.table;
  TableCopy result{.exchange = exchange,
                   .table = table,
                   .fresh = with_own_name(table, temporary_name(table, "new")),
                   .old = with_own_name(table, temporary_name(table, "old")),
                   .keys = *keys_of_copy(exchange.before, exchange.goal, table),
                   .columns = {},
                   .converted = {},
                   .parts = {},
                   .function = {table.schema, temporary_name(table, "copy")},
                   .on_rows = name_of_last_trigger(table, "copy"),
                   .on_truncate = name_of_last_trigger(table, "truncate"),
                   .log = {table.schema, temporary_name(table, "log")},
                   .missed = {table.schema, temporary_name(table, "missed")}};
  for (const Node* column : exchange.goal.columns(table))
    if (!column->as<ir::Column>().generated) result.columns.push_back(column->id.part);
  if (exchange.what.mode == PartitionMode::rewrite)
    for (const auto& id : rewritten_columns(exchange.now, exchange.goal, table))
      if (!exchange.goal.at(id).as<ir::Column>().generated) result.converted.push_back(id.part);
  for (const auto& id : exchange.goal.children(table)) {
    const Node& node = exchange.goal.at(id);
    const auto* constraint = std::get_if<ir::Constraint>(&node.object);
    const bool key = constraint != nullptr && !constraint->foreign_key && constraint->type != ir::ConstraintType::check;
    if (key || id.kind == Kind::index) result.parts.push_back({id, with_own_name(id, temporary_name(id, "new"))});
  }
  return result;
}

// What is done to the copy of a row while the table is in use.
std::vector<Sql> begin_following(const TableCopy& copy) { return is_rewriting(copy) ? begin_log(copy) : write_to_both(copy, Way::forth); }
std::vector<Sql> stop_following(const TableCopy& copy) { return is_rewriting(copy) ? end_log(copy) : stop_writing_to_both(copy, Way::forth); }

bool is_foreign_key(const Node& node) {
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  return constraint != nullptr && constraint->foreign_key;
}

// The state with the new table beside the old one, without what it would do by itself when it is written to.
Graph with_copy(const TableCopy& copy) {
  auto named = copy.exchange.goal;
  const auto partitions = new_partitions(copy.exchange);
  for (const auto& id : named.children(copy.table))
    if (id.kind == Kind::trigger || id.kind == Kind::rule || id.kind == Kind::policy || id.kind == Kind::statistics) named.erase(id);
  for (const auto& partition : partitions)
    for (const auto& id : named.children(partition))
      if (id.kind == Kind::trigger || id.kind == Kind::rule) named.erase(id);
  if (is_rewriting(copy))  // come without proof in the exchange: the copy may have rows of before, of which others are gone
    for (const auto& id : named.children(copy.table, Kind::constraint))
      if (is_foreign_key(named.at(id))) named.erase(id);
  for (const auto& id : named.children(copy.table, Kind::column)) {
    named.at(id).as<ir::Column>().identity.reset();
    named.at(id).privileges = {};
  }
  // Nobody reads in it what the policies of the table hide.
  named.at(copy.table).as<ir::Table>().row_security = false;
  named.at(copy.table).privileges = {};
  named.forget_dependents();
  carry_out_renames(named, copy.parts);
  carry_out_rename(named, copy.table, copy.fresh, {});
  auto result = copy.exchange.now;
  const auto add = [&](const ObjectId& id) {
    for (const auto& each : named.subtree(id))
      if (!result.contains(each)) result.insert(named.at(each));
  };
  add(copy.fresh);
  for (const auto& each : partitions) add(each);
  for (const auto& [id, node] : copy.exchange.goal.nodes(Kind::sequence)) add(id);
  return result;
}

// Whether the partitions take every row: of hashes they are taken to.
bool takes_all(const TableCopy& copy) {
  const auto& goal = copy.exchange.goal;
  const auto partitions = new_partitions(copy.exchange);
  return goal.at(copy.table).as<ir::Table>().partition_key->strategy.text() == "hash" ||
         std::any_of(partitions.begin(), partitions.end(), [&](const ObjectId& each) { return is_default_partition(goal, each) && goal.at(each).as<ir::Table>().partition_of->id == copy.table; });
}

Step begin_copy(const TableCopy& copy, const Graph& beside) {
  auto made = rewriting(copy.exchange.now, beside, copy.exchange.policy);
  auto step = step_of_copy(copy, "create what will be " + to_string(copy.table) + (is_rewriting(copy) ? ", and note what is written" : ", with its partitions, and write to both"), made.up, stop_following(copy));
  append(step.up, begin_following(copy));
  append(step.down.statements, made.down);
  step.phase = Phase::expand;
  step.locks = {takes(Form::create_trigger, copy.table)};
  append(step.locks, made.locks);
  if (!is_rewriting(copy) && !takes_all(copy)) step.hazards = {{"app-breaking", "rows of " + to_string(copy.table) + " that belong into none of the partitions are refused"}};
  step.done = sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass({}) AND tgname = {})", literal(quoted(copy.table.qualified_name())),
                  literal(copy.on_rows.text()));
  if (!is_rewriting(copy)) step.notes.push_back("what is written to the table is written to its copy in the same transaction");
  if (is_rewriting(copy) && !wants_copy(copy.exchange.goal.at(copy.table)))
    step.notes.push_back(is_to_be_copied_by_size(copy.exchange.before, copy.table, copy.exchange.policy)
                             ? "the table is large, and its rows have to be written again: a copy costs less than second columns, and leaves no dead rows; `@online mode=column` before the table has those instead"
                             : "its rows have to be written again, which second columns cannot do: a copy takes its place, and nobody waits; `@direct` before the table has them written in place");
  step.produces = new_partitions(copy.exchange);
  return step;
}

// The state without what is made when the rows are there; `with_key`: but for the key by which they are copied.
Graph without_indexes(const TableCopy& copy, const Graph& beside, bool with_key) {
  auto result = beside;
  auto& table = result.at(copy.fresh).as<ir::Table>();
  table.cluster_on = {};
  table.replica_identity = {};
  bool has_key = !with_key;
  for (const auto& id : beside.children(copy.fresh)) {
    const auto* constraint = std::get_if<ir::Constraint>(&beside.at(id).object);
    if (!has_key && constraint != nullptr && constraint->columns == copy.keys.fresh && (constraint->type == ir::ConstraintType::primary_key || constraint->type == ir::ConstraintType::unique)) {
      has_key = true;
      continue;
    }
    if (id.kind == Kind::index || (constraint != nullptr && constraint->type != ir::ConstraintType::check)) result.erase(id);
  }
  result.forget_dependents();
  return result;
}

// Nobody uses it yet, so nobody waits.
Step build_indexes(const TableCopy& copy, const char* which, const Graph& from, const Graph& to) {
  auto made = rewriting(from, to, copy.exchange.policy);
  auto step = step_of_copy(copy, std::string("build ") + which + " of what will be " + to_string(copy.table), std::move(made.up), std::move(made.down));
  step.notes.push_back("nobody uses the copy yet, so nobody waits");
  return step;
}

// The old table as it is called after the exchange, and the new one under its name.
SteppedAside change_names(const TableCopy& copy, const TableExchange& around) {
  auto result = step_table_aside(around);
  std::vector<Sql> down;
  const auto say = [&](Sql up, Sql back_again) {
    result.up.push_back(std::move(up));
    down.insert(down.begin(), std::move(back_again));
  };
  std::vector<LeafRename> renames;
  for (const auto& [last, first] : copy.parts) {
    const auto rename_key = [&](Name from, Name to) { return sql("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", copy.fresh.qualified_name(), from, to); };
    if (last.kind == Kind::constraint)
      say(rename_key(first.part, last.part), rename_key(last.part, first.part));
    else
      say(sql("ALTER INDEX {} RENAME TO {}", first.qualified_name(), last.name), sql("ALTER INDEX {} RENAME TO {}", last.qualified_name(), first.name));
    auto from = first;
    auto to = last;
    if (last.kind == Kind::constraint) from.name = to.name = copy.fresh.name;
    renames.push_back({from, to});
  }
  say(sql("ALTER TABLE {} RENAME TO {}", copy.fresh.qualified_name(), copy.table.name), sql("ALTER TABLE {} RENAME TO {}", copy.table.qualified_name(), copy.fresh.name));
  append(down, std::move(result.down));
  result.down = std::move(down);
  carry_out_renames(result.state, renames);
  carry_out_rename(result.state, copy.fresh, copy.table, {});
  settle_not_null(result.state);
  return result;
}

// The new table with its partitions as they are to be.
void complete(const TableCopy& copy, Graph& state) {
  auto roots = new_partitions({copy.exchange.before, copy.exchange.now, copy.exchange.goal, copy.exchange.what, copy.exchange.policy, copy.exchange.replaced});
  roots.insert(roots.begin(), copy.table);
  for (const auto& root : roots)
    for (const auto& id : copy.exchange.goal.subtree(root)) {
      if (state.contains(id)) state.erase(id);
      auto& node = state.insert(copy.exchange.goal.at(id));
      if (is_rewriting(copy) && is_foreign_key(node)) node.as<ir::Constraint>().validated = false;
    }
  for (const Node* column : copy.exchange.now.columns(copy.table))
    for (const auto& id : copy.exchange.now.dependents(column->id))
      if (id.kind == Kind::sequence) state.at(id) = copy.exchange.now.at(id);
  state.forget_dependents();
}

// What the old table is not to have any more. Its foreign keys to other tables that are replaced would follow these on the way back.
void strip_old(const TableCopy& copy, Graph& state) {
  strip_old_table(copy.old, state);
  for (const auto& id : state.children(copy.old, Kind::constraint)) {
    const auto& key = state.at(id).as<ir::Constraint>().foreign_key;
    const auto& replaced = copy.exchange.replaced;
    if (key && std::find(replaced.begin(), replaced.end(), key->table.id) != replaced.end()) state.erase(id);
  }
}

// Views over the table go before it is locked, and come back last: who reads by way of a view has that first, and then the table.
Graph without_views(const TableCopy& copy, const Graph& state) {
  auto result = state;
  if (!is_rewriting(copy)) return result;
  for (const auto& view : views_over(state, state.subtree(copy.table)))
    for (const auto& id : state.subtree(view)) result.erase(id);
  result.forget_dependents();
  return result;
}

// Foreign keys of other tables that the way back brings without proof; a partitioned table cannot have such before PostgreSQL 18.
std::vector<const Node*> keys_proven_after_return(const TableCopy& copy, const Graph& now) {
  std::vector<const Node*> result;
  if (!is_rewriting(copy)) return result;
  for (const auto& id : now.dependents(copy.table)) {
    const Node& node = now.at(id);
    if (!refers_to_table(copy.exchange, node) || is_partitioned(now, *node.parent)) continue;
    const auto& key = node.as<ir::Constraint>();
    if (key.validated && !key.attached_to) result.push_back(&node);
  }
  return result;
}

// The last time before the exchange; and what it leaves to be done on the way back, while nobody waits.
Step catch_up_at_last(const TableCopy& copy, const Graph& now) {
  auto step = catch_up(copy);
  const auto keys = keys_proven_after_return(copy, now);
  if (keys.empty()) return step;
  step.down.statements.clear();
  for (const Node* key : keys) {
    step.down.statements.push_back(sql("ALTER TABLE {} VALIDATE CONSTRAINT {}", key->parent->qualified_name(), key->id.part));
    step.down.locks.push_back(takes(Form::validate_foreign_key, *key->parent));
  }
  step.down.locks.push_back(takes(Form::validate_foreign_key_target, copy.table));
  return step;
}

Graph with_unproven_keys(const TableCopy& copy, const Graph& now, Graph state) {
  for (const Node* key : keys_proven_after_return(copy, now))
    if (state.contains(key->id)) state.at(key->id).as<ir::Constraint>().validated = false;
  return state;
}

Step exchange_names(const TableCopy& copy, const TableExchange& around, const SteppedAside& aside, const Graph& beside, const Graph& parted) {
  const auto loose = without_references(around, aside.state);
  auto made = loose;
  strip_old(copy, made);
  complete(copy, made);
  const auto unseen = without_views(copy, parted);
  const auto views_go = rewriting(beside, around.now, around.policy);
  const auto views_come = rewriting(unseen, parted, around.policy);
  const std::vector<Rewriting> parts{rewriting(with_unproven_keys(copy, around.now, aside.state), loose, around.policy), rewriting(loose, made, around.policy), rewriting(made, unseen, around.policy)};
  const auto partners = partners_of(around);
  const auto handing = hand_on_identities(around);
  auto step = step_of_copy(copy, std::string(is_rewriting(copy) ? "put its copy in the place of " : "put its partitioned copy in the place of ") + to_string(copy.table),
                           views_go.up, views_come.down);
  for (auto* statements : {&step.up, &step.down.statements}) statements->push_back(lock_all(copy.table, partners));
  append(step.up, handing.note);
  if (is_rewriting(copy)) append(step.up, copy_noted_rows(copy, false));
  append(step.up, stop_following(copy));
  append(step.up, aside.up);
  for (const auto& part : parts) append(step.up, part.up);
  append(step.up, views_come.up);
  append(step.up, write_to_both(copy, Way::back));
  append(step.up, handing.take);
  auto& down = step.down.statements;
  append(down, take_missed_rows_back(copy));
  append(down, handing.note_back);
  append(down, stop_writing_to_both(copy, Way::back));
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) append(down, part->down);
  append(down, aside.down);
  append(down, views_go.down);
  append(down, begin_following(copy));
  append(down, handing.take_back);
  step.locks = {{copy.table, Lock::access_exclusive}};
  for (const auto* partner : {&partners.referring, &partners.referred})
    for (const auto& each : *partner) step.locks.push_back({each, Lock::access_exclusive, Reach::partitions});
  append(step.locks, aside.locks);
  append(step.locks, views_go.locks);
  for (const auto& part : parts)
    for (const auto& each : part.locks)
      if (copy.exchange.now.contains(each.relation)) step.locks.push_back(each);
  if (is_rewriting(copy))
    for (const auto& view : views_over(parted, parted.subtree(copy.table))) append(step.produces, parted.subtree(view));
  step.reveals = {copy.fresh};
  step.notes.push_back(!is_rewriting(copy) ? "the old table stays until the last step, and what is written to the new one is written to it: its keys still hold"
                                              : "the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not");
  for (const auto name : copy.converted)
    step.hazards.push_back({"cached-plan", "prepared statements that give " + to_string(ObjectId{.kind = Kind::column, .schema = copy.table.schema, .name = copy.table.name, .part = name}) + " fail"});
  if (!partners.referring.empty()) step.notes.push_back(is_rewriting(copy) ? "foreign keys to it are proven by later steps, and by the step before on the way back" : "foreign keys to it are proven by later steps, and on the way back while others wait");
  step.done = sql("SELECT pg_catalog.to_regclass({}) IS NOT NULL", literal(quoted(copy.old.qualified_name())));
  if (has_other_order(copy.exchange))
    step.hazards.push_back({"app-breaking", "the columns of " + to_string(copy.table) + " stand in another order: INSERT without their names, and SELECT *, see that"});
  return step;
}

Step drop_old_table(const TableCopy& copy, const Graph& parted, const Graph& reached) {
  auto up = stop_writing_to_both(copy, Way::back);
  up.push_back(sql("DROP TABLE {}", copy.old.qualified_name()));
  std::vector<Sql> down{sql("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE", copy.table.qualified_name())};
  append(down, rewriting(reached, parted, copy.exchange.policy).up);
  down.push_back(sql("INSERT INTO {} ({}) {}", copy.old.qualified_name(), join(copy.columns), rows_on_the_way(copy, Way::back, sql("{}", copy.table.qualified_name()), false)));
  append(down, write_to_both(copy, Way::back));
  auto step = step_of_copy(copy, "drop the old " + to_string(copy.table), std::move(up), std::move(down));
  step.phase = Phase::contract;
  step.done = relation_is_gone(copy.old.qualified_name());
  step.gate = "nobody wants " + quoted(copy.table.qualified_name()) + " back as it was before" + std::string(is_rewriting(copy) ? "" : " it was partitioned") + ": from here on that means to copy all rows again";
  for (const auto& each : copy.exchange.goal.at(copy.table).directives)
    if (each.name == "gate") step.gate = each.keys.at("text");
  step.locks = {{.relation = copy.old, .lock = Lock::access_exclusive, .exists = true}, takes(Form::drop_trigger, copy.table)};
  for (const auto& id : parted.children(copy.old, Kind::constraint))
    if (const auto& key = parted.at(id).as<ir::Constraint>().foreign_key) step.locks.push_back(takes(Form::drop_constraint, key->table.id));
  return step;
}

}  // namespace

bool is_rewriting(const TableCopy& copy) { return copy.exchange.what.mode == PartitionMode::rewrite; }

Step step_of_copy(const TableCopy& copy, std::string title, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(copy.exchange.now.at(copy.table), Action::alter, std::move(title), std::move(up), std::move(down));
  step.locks.clear();
  step.phase = Phase::migrate;
  step.transaction = Transaction::alone;
  return step;
}

CopiedTable copy_table(const TableExchange& exchange) {
  const auto copy = copy_of(exchange);
  CopiedTable result;
  result.beside = with_copy(copy);
  if (is_rewriting(copy)) {
    const auto bare = without_indexes(copy, result.beside, false);
    const auto keyed = without_indexes(copy, result.beside, true);
    result.first = {begin_copy(copy, bare), copy_rows(copy), catch_up(copy), build_indexes(copy, "the key", bare, keyed)};
    auto others = build_indexes(copy, "the other keys and indexes", keyed, result.beside);
    if (!others.up.empty()) result.first.push_back(std::move(others));
    result.first.push_back(compare_rows(copy));
    result.first.push_back(catch_up_at_last(copy, result.beside));
  } else {
    result.first = {begin_copy(copy, result.beside), copy_rows(copy)};
  }

  const Partitioning names{.table = copy.table, .mode = PartitionMode::first, .partition = copy.old};
  const auto unseen = without_views(copy, result.beside);
  const TableExchange around{exchange.before, unseen, exchange.goal, names, exchange.policy, exchange.replaced};
  const auto aside = change_names(copy, around);
  auto made = without_references(around, aside.state);
  strip_old(copy, made);
  complete(copy, made);
  result.exchanged = redirected(around, made);
  result.exchange = exchange_names(copy, around, aside, result.beside, result.exchanged);
  auto whole = whole_keys(around, result.exchanged);
  result.keys = std::move(whole.steps);
  result.parted = std::move(whole.state);
  result.reached = result.parted;
  for (const auto& id : result.parted.subtree(copy.old)) result.reached.erase(id);
  result.last = drop_old_table(copy, result.parted, result.reached);
  return result;
}

}  // namespace lockstep
