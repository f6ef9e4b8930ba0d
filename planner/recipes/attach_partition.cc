// ATTACH PARTITION on tables that hold rows. PostgreSQL reads the table, and the default partition beside it, under ACCESS EXCLUSIVE
// locks, unless valid checks say that all rows fit (QueuePartitionConstraintValidation() in src/backend/commands/tablecmds.c). Checks can be
// validated under a weak lock:
//
//   ALTER TABLE p ADD CONSTRAINT p_bounds CHECK (a IS NOT NULL AND a >= 10 AND a < 20) NOT VALID;
//   ALTER TABLE p VALIDATE CONSTRAINT p_bounds;                     -- a transaction of its own
//   ALTER TABLE d ADD CONSTRAINT p_default CHECK (NOT (a IS NOT NULL AND a >= 10 AND a < 20)) NOT VALID;
//   ALTER TABLE d VALIDATE CONSTRAINT p_default;                    -- a transaction of its own
//   ALTER TABLE m ATTACH PARTITION p FOR VALUES FROM (10) TO (20);
//   ALTER TABLE p DROP CONSTRAINT p_bounds;
//   ALTER TABLE d DROP CONSTRAINT p_default;
//
// A new partition is empty: only the default partition has to be proven.
#include <algorithm>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

// One of a kind, whatever the table: who takes tables from their parents waits for all proofs, which have transactions of their own. Otherwise
// one could come between that and the ATTACH, and the rows would be nowhere for so long.
ObjectId proven_facet() { return facet({.kind = Kind::table}, "partitions proven"); }

struct Proof {
  ObjectId table;
  Name name;
  Sql condition;
  std::vector<Name> columns;
  std::string add_title;
  std::string scan_title;
  std::string drop_title;
  std::string note;
  std::string refuses;  // what programs could write before; empty: nothing that they would
  std::string fails;
};

void add_proof(const Attaching& change, const Proof& proof, ProvenAttach& result) {
  const auto head = sql("ALTER TABLE {}", proof.table.qualified_name());
  const auto add = sql("{} ADD CONSTRAINT {} CHECK ({}) NOT VALID", head, proof.name, proof.condition);
  const auto validate = sql("{} VALIDATE CONSTRAINT {}", head, proof.name);
  const auto drop = sql("{} DROP CONSTRAINT {}", head, proof.name);
  const auto step = [&](const std::string& title, Form form, std::vector<Sql> up, std::vector<Sql> down) {
    auto made = step_for(change.partition, Action::alter, title, std::move(up), std::move(down));
    made.locks = {takes(form, proof.table)};
    for (const auto name : proof.columns) made.requires_.push_back(facet({.kind = Kind::column, .schema = proof.table.schema, .name = proof.table.name, .part = name}, "type"));
    return made;
  };
  result.first.push_back(step(proof.add_title, Form::add_check_not_valid, {add}, {drop}));
  result.first.back().notes = {proof.note};
  if (!proof.refuses.empty()) result.first.back().hazards = {{"app-breaking", proof.refuses}};
  auto scan = step(proof.scan_title, Form::validate_check, {validate}, {});
  take_nothing_back(scan);
  scan.transaction = Transaction::alone;
  scan.hazards = {{"may-fail", proof.fails}};
  scan.done = is_validated(proof.table, proof.name);
  scan.produces = {proven_facet()};
  add_work(scan, proof.table, false);
  result.first.push_back(std::move(scan));
  // No scan on the way back: DETACH needs no proof.
  result.last.push_back(step(proof.drop_title, Form::drop_constraint, {drop}, {add}));
}

// Whether a check that is on the table for the time of the plan reaches the same tables below it at its end: one that is taken away
// meanwhile would keep it.
bool keeps_partitions(const Graph& before, const Graph& after, const ObjectId& table) {
  const auto is_same = [&](const ObjectId& each) {
    const auto& was = before.at(each).as<ir::Table>();
    const auto& is = after.at(each).as<ir::Table>();
    return was.partition_key == is.partition_key && (each == table || (was.partition_of && was.partition_of == is.partition_of && was.partition_bound == is.partition_bound));
  };
  const auto tables = descendant_tables(before, table);
  return tables == descendant_tables(after, table) && is_same(table) && std::all_of(tables.begin(), tables.end(), is_same);
}

// Whether the columns are from the beginning what they are at the end, so that the check can come before all else.
bool keeps_columns(const Graph& before, const Graph& after, const ObjectId& table, const std::vector<Name>& names) {
  return std::all_of(names.begin(), names.end(), [&](Name name) {
    const ObjectId id{.kind = Kind::column, .schema = table.schema, .name = table.name, .part = name};
    const Node* was = before.find(id);
    const Node* is = after.find(id);
    if (was == nullptr || is == nullptr) return false;
    const auto& type = is->as<ir::Column>().type;
    if (was->as<ir::Column>().type != type || was->as<ir::Column>().collation != is->as<ir::Column>().collation) return false;
    if (!type.reference) return true;
    const Node* enum_before = before.find(*type.reference);
    const Node* enum_after = after.find(*type.reference);
    return enum_before != nullptr && enum_after != nullptr && enum_before->as<ir::EnumType>().values == enum_after->as<ir::EnumType>().values;
  });
}

bool can_be_proven(const Attaching& change, const ObjectId& table, const std::optional<PartitionCondition>& condition) {
  return condition && deserves_online(change.before, change.after, table, change.partition.id, change.policy) && keeps_partitions(change.before, change.after, table) &&
         keeps_columns(change.before, change.after, table, condition->columns);
}

void say_scan(const Attaching& change, const ObjectId& table, std::string_view why, Step& attach) {
  if (is_foreign(change.before, table)) return;
  add_work(attach, table, false);
  if (is_busy(change.before, table, change.policy)) attach.hazards.push_back({"blocking-scan", std::string(why)});
}

void prove_rows(const Attaching& change, Step& attach, ProvenAttach& result) {
  const auto& table = change.partition.as<ir::Table>();
  const auto& id = change.partition.id;
  const auto condition = partition_condition(change.after, table.partition_of->id, table.partition_bound.text, Levels::all);
  if (!can_be_proven(change, id, condition)) return say_scan(change, id, "the rows are read to see whether they fit the bounds", attach);
  const auto name = to_string(id);
  add_proof(change,
            {.table = id, .name = temporary_name(id, "bounds"), .condition = condition->condition, .columns = condition->columns, .add_title = "check without scan the bounds of " + name,
             .scan_title = "scan for rows outside of the bounds of " + name, .drop_title = "drop the check of the bounds of " + name,
             .note = "from here on rows outside of the bounds are refused", .fails = "fails when " + name + " holds rows outside of the bounds"},
            result);
}

bool is_default_of(const Graph& graph, const ObjectId& table, const ObjectId& parent) {
  const Node* node = graph.find(table);
  return node != nullptr && node->as<ir::Table>().partition_of && node->as<ir::Table>().partition_of->id == parent && node->as<ir::Table>().partition_bound.text == "DEFAULT";
}

void prove_default(const Attaching& change, const ObjectId& default_partition, Step& attach, ProvenAttach& result) {
  const auto& table = change.partition.as<ir::Table>();
  const auto& id = change.partition.id;
  const auto condition = partition_condition(change.after, table.partition_of->id, table.partition_bound.text, Levels::own);
  const auto name = to_string(id);
  const auto others = to_string(default_partition);
  const bool stays = is_default_of(change.after, default_partition, table.partition_of->id);
  if (!stays || !can_be_proven(change, default_partition, condition))
    return say_scan(change, default_partition, "the rows of " + others + " are read to see whether they belong into " + name, attach);
  add_proof(change,
            {.table = default_partition, .name = temporary_name(id, "default"), .condition = sql("NOT ({})", condition->condition),
             .columns = condition->columns, .add_title = "keep the rows of " + name + " out of " + others, .scan_title = "scan " + others + " for rows of " + name,
             .drop_title = "drop the check that keeps the rows of " + name + " out of " + others,
             .note = "the default partition does not take them any more: it would be read under a strong lock otherwise",
             .refuses = "until " + name + " is attached, rows for it are refused", .fails = "fails when " + others + " holds rows of " + name},
            result);
}

}  // namespace

ProvenAttach prove_attach(const Attaching& change, Step& attach) {
  ProvenAttach result;
  const auto& table = change.partition.as<ir::Table>();
  const auto& parent = table.partition_of->id;
  if (!change.is_new) prove_rows(change, attach, result);
  const Node* was = change.before.find(parent);
  if (was == nullptr || was->as<ir::Table>().partition_key != change.after.at(parent).as<ir::Table>().partition_key) return result;
  for (auto each : locks_on_default_partition(change.before, parent)) {
    const auto proofs = result.first.size();
    if (table.partition_bound.text != "DEFAULT" && each.relation != change.partition.id) prove_default(change, each.relation, attach, result);
    // What is proven is not looked for in its partitions.
    if (result.first.size() > proofs) each.reach = Reach::itself;
    attach.locks.push_back(each);
  }
  return result;
}

void wait_for_proofs(Step& leave) { leave.requires_.push_back(proven_facet()); }

}  // namespace lockstep
