// The exchange: in one short transaction the old table steps aside, one that is partitioned takes its name, and takes it in. With the old
// table called t, and p from then on:
//
//   ALTER TABLE t ADD CONSTRAINT … CHECK (bounds of p) NOT VALID;    VALIDATE CONSTRAINT …      -- before, in transactions of their own
//   ALTER TABLE t RENAME CONSTRAINT t_pkey TO p_pkey;  ALTER TABLE t RENAME TO p;
//   CREATE TABLE t (…) PARTITION BY …;  ALTER TABLE t ADD PRIMARY KEY …;  CREATE TABLE q PARTITION OF t …;
//   ALTER TABLE t ATTACH PARTITION p …;                               -- finds its keys, foreign keys and checks there, and reads no rows
//   ALTER TABLE r DROP CONSTRAINT …;  ALTER TABLE r ADD CONSTRAINT … REFERENCES t NOT VALID;  CREATE OR REPLACE VIEW …
//
// On the way back the rows that other partitions got since are put into the old table. What is made and changed is written by the rules of
// each kind, as differences of the states that the exchange goes through.
#include <algorithm>

#include "differ/diff.h"
#include "ir/inheritance.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/partition_table.h"
#include "planner/recipes/recipes.h"

namespace lockstep {

Rewriting rewriting(const Graph& from, const Graph& to, const Policy& policy) {
  const int version = from.origin.server_version;
  const auto named = version == 0 || version >= 180000 ? with_taken_not_null_names(from, to) : std::nullopt;
  const auto& before = named ? named->before : from;
  const auto& after = named ? named->after : to;
  auto changes = diff(before, after);
  settle_replacements(changes, before, after);
  auto plain = policy;
  plain.online = false;
  plain.drops = Drops::now;
  auto drafts = draft_changes(changes, before, after, plain);
  order(drafts);
  compact(drafts, before, after, plain.compact);
  Rewriting result;
  for (const auto& draft : drafts) {
    append(result.up, draft.step.up);
    append(result.locks, draft.step.locks);
  }
  for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) append(result.down, draft->step.down.statements);
  return result;
}

Partners partners_of(const TableExchange& exchange) {
  Partners result;
  const auto add = [](std::vector<ObjectId>& to, const ObjectId& id) {
    if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
  };
  for (const auto& id : exchange.now.dependents(exchange.what.table))
    if (refers_to_table(exchange, exchange.now.at(id))) add(result.referring, *exchange.now.at(id).parent);
  for (const auto& id : exchange.now.children(exchange.what.table, Kind::constraint))
    if (const auto& key = exchange.now.at(id).as<ir::Constraint>().foreign_key; key) add(result.referred, key->table.id);
  std::erase_if(result.referred, [&](const ObjectId& each) { return std::find(result.referring.begin(), result.referring.end(), each) != result.referring.end(); });
  return result;
}

Sql lock_all(const ObjectId& table, const Partners& partners) {
  std::vector<Sql> names;
  for (const auto& each : partners.referring) names.push_back(sql("{}", each.qualified_name()));
  names.push_back(sql("{}", table.qualified_name()));
  for (const auto& each : partners.referred) names.push_back(sql("{}", each.qualified_name()));
  return lock_tables(names);
}

Handing hand_on_identities(const TableExchange& exchange) {
  Handing result;
  int number = 0;
  for (const Node* column : exchange.now.columns(exchange.what.table)) {
    const auto& identity = column->as<ir::Column>().identity;
    const Node* wanted = exchange.goal.find(column->id);
    if (!identity || wanted == nullptr || !wanted->as<ir::Column>().identity) continue;
    const auto& becomes = wanted->as<ir::Column>().identity->sequence;
    const auto setting = literal("lockstep.identity_" + std::to_string(++number));
    const auto part = [&](int at) { return sql("pg_catalog.split_part(pg_catalog.current_setting({}), ' ', {})", setting, at); };
    const auto note = [&](const QualifiedName& from) { return sql("SELECT pg_catalog.set_config({}, last_value || ' ' || is_called, true) FROM {}", setting, from); };
    const auto take = [&](const QualifiedName& to) { return sql("SELECT pg_catalog.setval({}, CAST({} AS bigint), CAST({} AS boolean))", literal(quoted(to)), part(1), part(2)); };
    result.note.push_back(note(identity->sequence));
    result.take.push_back(take(becomes));
    result.note_back.push_back(note(becomes));
    result.take_back.push_back(take(identity->sequence));
  }
  return result;
}

namespace {

// The rows that came since, when the old table stands alone again. It has no triggers then.
std::vector<Sql> take_rows_back(const TableExchange& exchange) {
  const auto& table = exchange.what.table;
  const auto& partition = exchange.what.partition;
  std::vector<Name> columns;
  for (const Node* column : exchange.goal.columns(table))
    if (!column->as<ir::Column>().generated) columns.push_back(column->id.part);
  std::vector<Sql> result;
  // A policy that hides rows from who runs this is an error then.
  if (exchange.now.at(table).as<ir::Table>().row_security) result.push_back(sql("SET LOCAL row_security = off"));
  result.push_back(sql("INSERT INTO {} ({}) SELECT {} FROM {}", partition.qualified_name(), join(columns), join(columns), table.qualified_name()));
  return result;
}

// Before PostgreSQL 15 a table that is detached has lost its foreign keys to partitioned tables.
std::vector<Sql> lost_keys_again(const TableExchange& exchange) {
  const int version = exchange.now.origin.server_version;
  std::vector<Sql> result;
  if (version == 0 || version >= 150000) return result;
  for (const auto& id : exchange.now.children(exchange.what.table, Kind::constraint)) {
    auto key = exchange.now.at(id);
    const auto& target = key.as<ir::Constraint>().foreign_key;
    if (!target || !is_partitioned(exchange.now, target->table.id)) continue;
    key.id.schema = exchange.what.partition.schema;
    key.id.name = exchange.what.partition.name;
    key.parent = exchange.what.partition;
    append(result, create_object(exchange.now, key));
  }
  return result;
}

// A partitioned table whose key to the exchanged one can neither come without proof nor be one of each partition.
bool lacks_key(const TableExchange& exchange, const Graph& state, const ObjectId& referring) {
  if (!is_partitioned(exchange.now, referring)) return false;
  const auto ids = exchange.goal.contains(referring) ? exchange.goal.children(referring, Kind::constraint) : std::vector<ObjectId>{};
  return std::any_of(ids.begin(), ids.end(), [&](const ObjectId& id) { return refers_to_table(exchange, exchange.goal.at(id)) && leaves_with_own_key(exchange, state, exchange.goal.at(id)).empty(); });
}

Rewriting attaching(const TableExchange& exchange) {
  const auto& table = exchange.what.table;
  const auto& partition = exchange.what.partition;
  Rewriting result;
  result.up.push_back(sql("ALTER TABLE {} ATTACH PARTITION {} {}", table.qualified_name(), partition.qualified_name(), exchange.goal.at(partition).as<ir::Table>().partition_bound));
  result.down.push_back(sql("ALTER TABLE {} DETACH PARTITION {}", table.qualified_name(), partition.qualified_name()));
  append(result.down, lost_keys_again(exchange));
  append(result.down, take_rows_back(exchange));
  for (const Node* column : exchange.now.columns(table))
    for (const auto& id : exchange.now.dependents(column->id)) {
      if (id.kind != Kind::sequence || exchange.now.at(id).as<ir::Sequence>().owned_by != Ref{column->id}) continue;
      result.up.push_back(sql("ALTER SEQUENCE {} OWNED BY {}.{}", id.qualified_name(), table.qualified_name(), column->id.part));
      result.down.push_back(sql("ALTER SEQUENCE {} OWNED BY NONE", id.qualified_name()));
    }
  return result;
}

}  // namespace

bool has_other_order(const TableExchange& exchange) {
  std::vector<Name> had;
  std::vector<Name> has;
  for (const Node* column : exchange.before.columns(exchange.what.table))
    if (exchange.goal.contains(column->id)) had.push_back(column->id.part);
  for (const Node* column : exchange.now.columns(exchange.what.table))
    if (!exchange.before.contains(column->id)) had.push_back(column->id.part);
  for (const Node* column : exchange.goal.columns(exchange.what.table)) has.push_back(column->id.part);
  return had != has;
}

ExchangedTable exchange_table(const TableExchange& exchange) {
  const auto& table = exchange.what.table;
  const auto& partition = exchange.what.partition;
  const bool into_default = is_default_partition(exchange.goal, partition);
  const auto aside = step_table_aside(exchange);

  const auto loose = without_references(exchange, aside.state);
  auto made = loose;
  strip_old_table(partition, made);
  add_new_table(exchange, made);
  if (!into_default) add_new_partitions(exchange, made);
  auto attached = made;
  attach_old_table(exchange, attached);
  auto completed = attached;
  if (into_default) add_new_partitions(exchange, completed);
  auto reached = redirected(exchange, completed);

  const std::vector<Rewriting> parts{rewriting(aside.state, loose, exchange.policy), rewriting(loose, made, exchange.policy), attaching(exchange), rewriting(attached, completed, exchange.policy),
                                     rewriting(completed, reached, exchange.policy)};
  const auto partners = partners_of(exchange);
  const auto handing = hand_on_identities(exchange);

  ExchangedTable result;
  auto& step = result.exchange;
  const auto lock = lock_all(table, partners);
  step = step_for(exchange.now.at(table), Action::alter, "make " + to_string(partition) + " of " + to_string(table) + ", and a partitioned table in its place", {lock}, {lock});
  step.phase = Phase::migrate;
  step.transaction = Transaction::alone;
  step.locks = {{table, Lock::access_exclusive}};
  for (const auto* partner : {&partners.referring, &partners.referred})
    for (const auto& each : *partner) step.locks.push_back({each, Lock::access_exclusive, Reach::partitions});
  append(step.locks, aside.locks);
  append(step.up, handing.note);
  append(step.up, aside.up);
  for (const auto& part : parts) append(step.up, part.up);
  append(step.up, handing.take);
  auto& down = step.down.statements;
  append(down, handing.note_back);
  // The rows are taken back before other partitions go.
  for (const auto at : {4, 2, 3, 1, 0}) append(down, parts[static_cast<std::size_t>(at)].down);
  append(down, aside.down);
  append(down, handing.take_back);
  for (const auto& part : parts)
    for (auto taken : part.locks) {
      if (taken.relation == partition) taken.relation = table;
      if (exchange.now.contains(taken.relation)) step.locks.push_back(taken);
    }
  step.produces = {partition};
  append(step.produces, new_partitions(exchange));
  step.notes.push_back("on the way back the rows that other partitions got since are put into it while others wait");
  if (!partners.referring.empty()) step.notes.push_back("foreign keys to it are proven by later steps, and on the way back while others wait");
  for (const auto& each : partners.referring)
    if (lacks_key(exchange, completed, each)) step.notes.push_back("the foreign key of " + to_string(each) + " is missing until a later step makes it again and proves what was written meanwhile");
  step.done = sql("SELECT coalesce((SELECT relkind = 'p' FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass({})), false)", literal(quoted(table.qualified_name())));
  if (has_other_order(exchange))
    step.hazards.push_back({"app-breaking", "the columns of " + to_string(table) + " stand in another order: INSERT without their names, and SELECT *, see that"});

  const auto proofs = proofs_of(exchange);
  const bool online = deserves_online(exchange.now, exchange.goal, table, table, exchange.policy);
  if (proofs && online) {
    result.first = prove_rows_fit(exchange, *proofs);
    for (const auto& proof : *proofs) step.up.push_back(sql("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}", partition.qualified_name(), proof.name));
  } else if (!proofs || !proofs->empty()) {
    add_work(step, table, false);
    if (is_busy(exchange.now, table, exchange.policy)) step.hazards.push_back({"blocking-scan", "the rows are read to see whether they fit the bounds"});
  }
  auto whole = whole_keys(exchange, reached);
  result.exchanged = std::move(reached);
  result.keys = std::move(whole.steps);
  result.reached = std::move(whole.state);
  return result;
}

}  // namespace lockstep
