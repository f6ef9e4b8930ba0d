// A table whose rows belong into several partitions: a partitioned one beside it gets a copy of them and takes its place. With n for the new
// one, o for the old one from then on, and t for the name that one of the two has:
//
//   CREATE TABLE n (…) PARTITION BY …;  CREATE TRIGGER … AFTER INSERT OR UPDATE OR DELETE ON t …     -- writes to n what is written to t
//   INSERT INTO n SELECT … FROM (SELECT … FROM t WHERE … FOR SHARE) … ON CONFLICT DO NOTHING          -- batch by batch
//   ALTER TABLE t RENAME TO o;  ALTER TABLE n RENAME TO t;  CREATE TRIGGER … ON t …                   -- and now to o what is written to t
//   DROP TABLE o                                                                                     -- behind a gate
//
// What waits for a row in a batch sees to it itself that the copy has it: whoever has it locked writes to both. Until the gate the way back is
// an exchange of names, too, and loses nothing.
#include <algorithm>

#include "ir/inheritance.h"
#include "ir/rename.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/partition_table.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"
#include "planner/steer.h"

namespace lockstep {
namespace {

struct TableCopy {
  const TableExchange& exchange;
  ObjectId table;
  ObjectId fresh;  // the new table before the exchange
  ObjectId old;    // the old one after it
  KeysOfCopy keys;
  std::vector<Name> columns;  // those that are written
  std::vector<LeafRename> parts;  // of the new table: as they are called at last, and before
  QualifiedName function;
  Name on_rows;
  Name on_truncate;
};

TableCopy copy_of(const TableExchange& exchange) {
  const auto& table = exchange.what.table;
  TableCopy result{.exchange = exchange,
                   .table = table,
                   .fresh = with_own_name(table, temporary_name(table, "new")),
                   .old = with_own_name(table, temporary_name(table, "old")),
                   .keys = *keys_of_copy(exchange.before, exchange.goal, table),
                   .columns = {},
                   .parts = {},
                   .function = {table.schema, temporary_name(table, "copy")},
                   .on_rows = name_of_last_trigger(table, "copy"),
                   .on_truncate = name_of_last_trigger(table, "truncate")};
  for (const Node* column : exchange.goal.columns(table))
    if (!column->as<ir::Column>().generated) result.columns.push_back(column->id.part);
  for (const auto& id : exchange.goal.children(table)) {
    const Node& node = exchange.goal.at(id);
    const auto* constraint = std::get_if<ir::Constraint>(&node.object);
    const bool key = constraint != nullptr && !constraint->foreign_key && constraint->type != ir::ConstraintType::check;
    if (key || id.kind == Kind::index) result.parts.push_back({id, with_own_name(id, temporary_name(id, "new"))});
  }
  return result;
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

Sql equal(const std::vector<Name>& key, const Sql& left, const Sql& right) {
  std::vector<Sql> parts;
  for (const auto name : key) parts.push_back(sql("{}.{} = {}.{}", left, name, right, name));
  return join(parts, " AND ");
}

Sql fields_of(const Sql& row, const std::vector<Name>& columns) {
  std::vector<Sql> parts;
  for (const auto name : columns) parts.push_back(sql("{}.{}", row, name));
  return join(parts);
}

// Whatever is written to `from` is written to `to`, in which a row is known by `key`.
std::vector<Sql> write_to_both(const TableCopy& copy, const ObjectId& from, const ObjectId& to, const std::vector<Name>& key) {
  std::vector<Sql> changes;
  for (const auto name : copy.columns)
    if (std::find(key.begin(), key.end(), name) == key.end()) changes.push_back(sql("{} = EXCLUDED.{}", name, name));
  const auto target = to.qualified_name();
  const auto body = sql(R"(
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE {};
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND ({}) IS DISTINCT FROM ({})) THEN
    DELETE FROM {} AS lockstep_row WHERE {};
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) {};
  END IF;
  RETURN NULL;
END )",
                        target, fields_of(sql("NEW"), key), fields_of(sql("OLD"), key), target, equal(key, sql("lockstep_row"), sql("OLD")), target, join(copy.columns),
                        fields_of(sql("NEW"), copy.columns), join(key), changes.empty() ? sql("DO NOTHING") : sql("DO UPDATE SET {}", join(changes)));
  const auto source = from.qualified_name();
  return {sql("CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS {}", copy.function, dollar_quoted(body)),
          sql("CREATE TRIGGER {} AFTER INSERT OR UPDATE OR DELETE ON {} FOR EACH ROW EXECUTE FUNCTION {}()", copy.on_rows, source, copy.function),
          sql("CREATE TRIGGER {} AFTER TRUNCATE ON {} FOR EACH STATEMENT EXECUTE FUNCTION {}()", copy.on_truncate, source, copy.function)};
}

std::vector<Sql> stop_writing_to_both(const TableCopy& copy, const ObjectId& from) {
  return {sql("DROP TRIGGER {} ON {}", copy.on_truncate, from.qualified_name()), sql("DROP TRIGGER {} ON {}", copy.on_rows, from.qualified_name()), sql("DROP FUNCTION {}()", copy.function)};
}

std::vector<Sql> forth(const TableCopy& copy) { return write_to_both(copy, copy.table, copy.fresh, copy.keys.fresh); }
std::vector<Sql> back(const TableCopy& copy) { return write_to_both(copy, copy.table, copy.old, copy.keys.old); }

Step step_of_copy(const TableCopy& copy, std::string title, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(copy.exchange.now.at(copy.table), Action::alter, std::move(title), std::move(up), std::move(down));
  step.locks.clear();
  step.phase = Phase::migrate;
  step.transaction = Transaction::alone;
  return step;
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
  auto step = step_of_copy(copy, "create what will be " + to_string(copy.table) + ", with its partitions, and write to both", made.up, stop_writing_to_both(copy, copy.table));
  append(step.up, forth(copy));
  append(step.down.statements, made.down);
  step.phase = Phase::expand;
  step.locks = {takes(Form::create_trigger, copy.table)};
  append(step.locks, made.locks);
  if (!takes_all(copy)) step.hazards = {{"app-breaking", "rows of " + to_string(copy.table) + " that belong into none of the partitions are refused"}};
  step.done = sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass({}) AND tgname = {})", literal(quoted(copy.table.qualified_name())),
                  literal(copy.on_rows.text()));
  step.notes.push_back("what is written to the table is written to its copy in the same transaction");
  step.produces = new_partitions(copy.exchange);
  return step;
}

// Once more at the end: a copy that is not the same is not put in the place of the table.
Sql compare_with_copy(const TableCopy& copy) {
  const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM ONLY {} AS was WHERE NOT EXISTS (SELECT FROM {} AS now WHERE {} AND CAST(ROW({}) AS text) = CAST(ROW({}) AS text)))
     OR (SELECT pg_catalog.count(*) FROM ONLY {}) <> (SELECT pg_catalog.count(*) FROM {}) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', {};
  END IF;
END )",
                        copy.table.qualified_name(), copy.fresh.qualified_name(), equal(copy.keys.fresh, sql("now"), sql("was")), fields_of(sql("now"), copy.columns), fields_of(sql("was"), copy.columns),
                        copy.table.qualified_name(), copy.fresh.qualified_name(), literal(quoted(copy.table.qualified_name())));
  return sql("DO {}", dollar_quoted(body));
}

Step copy_rows(const TableCopy& copy) {
  const auto& table = copy.table;
  const auto columns = join(copy.columns);
  const auto missing = sql("FROM ONLY {} AS was WHERE NOT EXISTS (SELECT FROM {} AS now WHERE {})", table.qualified_name(), copy.fresh.qualified_name(), equal(copy.keys.fresh, sql("now"), sql("was")));
  Backfill backfill{.table = table,
                    .key = copy.keys.old,
                    .head = sql("INSERT INTO {} ({}) SELECT {} FROM (SELECT {} FROM ONLY {} WHERE ", copy.fresh.qualified_name(), columns, columns, columns, table.qualified_name()),
                    .tail = sql(" FOR SHARE) AS lockstep_row ON CONFLICT ({}) DO NOTHING", join(copy.keys.fresh)),
                    .batch = batch_of(copy.exchange.goal, table, copy.exchange.policy),
                    .remaining = sql("SELECT pg_catalog.count(*) {}", missing),
                    .last = {compare_with_copy(copy)}};
  auto up = in_batches(copy.exchange.before, backfill, {table.schema, temporary_name(table, "progress")});
  auto step = step_of_copy(copy, "copy the rows of " + to_string(table), std::move(up), {sql("TRUNCATE {}", copy.fresh.qualified_name())});
  step.transaction = Transaction::batched;
  step.done = sql("SELECT NOT EXISTS (SELECT {})", missing);
  step.backfill = std::move(backfill);
  step.unsampled = {{.table = copy.fresh, .beside = true}};
  step.locks = {{table, Lock::row_share}};
  step.hazards = {{"may-fail", "fails when rows belong into none of the partitions, or when the copy is not the same at last"}};
  add_work(step, table, false);
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
  auto roots = new_partitions({copy.exchange.before, copy.exchange.now, copy.exchange.goal, copy.exchange.what, copy.exchange.policy});
  roots.insert(roots.begin(), copy.table);
  for (const auto& root : roots)
    for (const auto& id : copy.exchange.goal.subtree(root)) {
      if (state.contains(id)) state.erase(id);
      state.insert(copy.exchange.goal.at(id));
    }
  for (const Node* column : copy.exchange.now.columns(copy.table))
    for (const auto& id : copy.exchange.now.dependents(column->id))
      if (id.kind == Kind::sequence) state.at(id) = copy.exchange.now.at(id);
  state.forget_dependents();
}

Step exchange_names(const TableCopy& copy, const TableExchange& around, const SteppedAside& aside, const Graph& parted) {
  const auto loose = without_references(around, aside.state);
  auto made = loose;
  strip_old_table(copy.old, made);
  complete(copy, made);
  const std::vector<Rewriting> parts{rewriting(aside.state, loose, around.policy), rewriting(loose, made, around.policy), rewriting(made, parted, around.policy)};
  const auto partners = partners_of(around);
  const auto handing = hand_on_identities(around);
  const auto lock = lock_all(copy.table, partners);
  auto step = step_of_copy(copy, "put its partitioned copy in the place of " + to_string(copy.table), {lock}, {lock});
  append(step.up, handing.note);
  append(step.up, stop_writing_to_both(copy, copy.table));
  append(step.up, aside.up);
  for (const auto& part : parts) append(step.up, part.up);
  append(step.up, back(copy));
  append(step.up, handing.take);
  auto& down = step.down.statements;
  append(down, handing.note);
  append(down, stop_writing_to_both(copy, copy.table));
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) append(down, part->down);
  append(down, aside.down);
  append(down, forth(copy));
  append(down, handing.take);
  step.locks = {{copy.table, Lock::access_exclusive}};
  for (const auto* partner : {&partners.referring, &partners.referred})
    for (const auto& each : *partner) step.locks.push_back({each, Lock::access_exclusive, Reach::partitions});
  append(step.locks, aside.locks);
  for (const auto& part : parts)
    for (const auto& each : part.locks)
      if (copy.exchange.now.contains(each.relation)) step.locks.push_back(each);
  step.reveals = {copy.fresh};
  step.notes.push_back("the old table stays until the last step, and what is written to the new one is written to it: its keys still hold");
  if (!partners.referring.empty()) step.notes.push_back("foreign keys to it are proven by later steps, and on the way back while others wait");
  step.done = sql("SELECT coalesce((SELECT relkind = 'p' FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass({})), false)", literal(quoted(copy.table.qualified_name())));
  if (has_other_order(copy.exchange))
    step.hazards.push_back({"app-breaking", "the columns of " + to_string(copy.table) + " stand in another order: INSERT without their names, and SELECT *, see that"});
  return step;
}

Step drop_old_table(const TableCopy& copy, const Graph& parted, const Graph& reached) {
  auto up = stop_writing_to_both(copy, copy.table);
  up.push_back(sql("DROP TABLE {}", copy.old.qualified_name()));
  std::vector<Sql> down{sql("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE", copy.table.qualified_name())};
  append(down, rewriting(reached, parted, copy.exchange.policy).up);
  down.push_back(sql("INSERT INTO {} ({}) SELECT {} FROM {}", copy.old.qualified_name(), join(copy.columns), join(copy.columns), copy.table.qualified_name()));
  append(down, back(copy));
  auto step = step_of_copy(copy, "drop the old " + to_string(copy.table), std::move(up), std::move(down));
  step.phase = Phase::contract;
  step.done = relation_is_gone(copy.old.qualified_name());
  step.gate = "nobody wants " + quoted(copy.table.qualified_name()) + " back as it was before it was partitioned: from here on that means to copy all rows again";
  for (const auto& each : copy.exchange.goal.at(copy.table).directives)
    if (each.name == "gate") step.gate = each.keys.at("text");
  step.locks = {{.relation = copy.old, .lock = Lock::access_exclusive, .exists = true}, takes(Form::drop_trigger, copy.table)};
  for (const auto& id : parted.children(copy.old, Kind::constraint))
    if (const auto& key = parted.at(id).as<ir::Constraint>().foreign_key) step.locks.push_back(takes(Form::drop_constraint, key->table.id));
  return step;
}

}  // namespace

CopiedTable copy_table(const TableExchange& exchange) {
  const auto copy = copy_of(exchange);
  CopiedTable result;
  result.beside = with_copy(copy);
  result.first.push_back(begin_copy(copy, result.beside));
  result.first.push_back(copy_rows(copy));

  const Partitioning names{.table = copy.table, .mode = PartitionMode::first, .partition = copy.old};
  const TableExchange around{exchange.before, result.beside, exchange.goal, names, exchange.policy};
  const auto aside = change_names(copy, around);
  auto made = without_references(around, aside.state);
  strip_old_table(copy.old, made);
  complete(copy, made);
  result.parted = redirected(around, made);
  result.exchange = exchange_names(copy, around, aside, result.parted);
  result.reached = result.parted;
  for (const auto& id : result.parted.subtree(copy.old)) result.reached.erase(id);
  result.last = drop_old_table(copy, result.parted, result.reached);
  return result;
}

}  // namespace lockstep
