// Sequences that are objects of their own, those of serial columns included.
#include "planner/draft.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::Sequence>& sequence) {
  auto statement = sequence->unlogged ? sql("CREATE UNLOGGED SEQUENCE {}", sequence.name())
                                      : sql("CREATE SEQUENCE {}", sequence.name());
  for (const auto& clause : sequence_clauses(sequence->options)) statement += sql(" {}", clause);
  return {statement};
}

namespace {

ObjectId table_of(const Ref& column) { return {.kind = Kind::table, .schema = column.id.schema, .name = column.id.name}; }

// Both must have one owner, and what is owned is no longer given another owner by itself: it
// follows its table (ATExecChangeOwner() in src/backend/commands/tablecmds.c).
Name owner_of(const Subject<ir::Sequence>& sequence) {
  if (!sequence->owned_by) return sequence.node.owner;
  const auto* table = sequence.graph.find(table_of(*sequence->owned_by));
  return table == nullptr || table->owner.empty() ? sequence.node.owner : table->owner;
}

Sql owned_by(const Subject<ir::Sequence>& sequence) {
  const auto& column = sequence->owned_by->id;
  return sql("ALTER SEQUENCE {} OWNED BY {}.{}", sequence.name(), column.qualified_name(), column.part);
}

}  // namespace

std::vector<Sql> set_owned_by(const Subject<ir::Sequence>& sequence) {
  if (!sequence->owned_by) return {sql("ALTER SEQUENCE {} OWNED BY NONE", sequence.name())};
  std::vector<Sql> result;
  if (const auto owner = owner_of(sequence); !owner.empty()) result.push_back(sql("ALTER SEQUENCE {} OWNER TO {}", sequence.name(), owner));
  result.push_back(owned_by(sequence));
  return result;
}

// A sequence that was never used stands at its start. When that is outside of the new limits,
// PostgreSQL would refuse the limits, so it is put on the new start first; the limits are widened
// before when they do not let it. A sequence in use is left alone: whether it may jump is not ours
// to say.
//
//   ALTER SEQUENCE s MAXVALUE 2000;
//   SELECT pg_catalog.setval('s', 1000, false) FROM s WHERE NOT is_called AND …;
//   ALTER SEQUENCE s START WITH 1000 MINVALUE 1000 MAXVALUE 2000;
std::vector<Sql> change_sequence(const QualifiedName& name,
                                 const ir::SequenceOptions& before,
                                 const ir::SequenceOptions& after) {
  const auto changes = join(sequence_changes(before, after), " ");
  const auto change = sql("ALTER SEQUENCE {} {}", name, changes);
  if (before.start >= after.minimum && before.start <= after.maximum) return {change};
  std::vector<Sql> result;
  auto between = before;
  if (before.type != after.type) between.type = Name("bigint");
  between.minimum = std::min(before.minimum, after.minimum);
  between.maximum = std::max(before.maximum, after.maximum);
  if (const auto widening = sequence_changes(before, between); !widening.empty())
    result.push_back(sql("ALTER SEQUENCE {} {}", name, join(widening, " ")));
  result.push_back(
      sql("SELECT pg_catalog.setval({}, {}, false) FROM {} WHERE NOT is_called "
          "AND last_value NOT BETWEEN {} AND {}",
          literal(quoted(name)), after.start, name, after.minimum, after.maximum));
  result.push_back(sql("ALTER SEQUENCE {} {}", name, join(sequence_changes(between, after), " ")));
  return result;
}

namespace {

// From one column, or none, to another. A sequence gets another owner while no table has it; `had` is whose it was and `owner`
// whose it is to be, nobody's name the runner's, who owns what a file does not say it of.
std::vector<Sql> change_owned_by(const Subject<ir::Sequence>& from, const Subject<ir::Sequence>& to, Name had, Name owner) {
  std::vector<Sql> result;
  if (from->owned_by && (!to->owned_by || table_of(*from->owned_by) != table_of(*to->owned_by)))
    result.push_back(sql("ALTER SEQUENCE {} OWNED BY NONE", to.name()));
  if (owner.empty() && !had.empty())
    result.push_back(set_owner_to_runner(to.node));
  else if (!owner.empty() && owner != had)
    result.push_back(sql("ALTER SEQUENCE {} OWNER TO {}", to.name(), owner));
  if (to->owned_by) result.push_back(owned_by(to));
  return result;
}

// Whose it is in the end: what the file does not say stays as it was.
Name new_owner(const Alteration<ir::Sequence>& sequence) {
  if (const auto& column = sequence.after->owned_by) {
    if (const auto* table = sequence.after.graph.find(table_of(*column)); table != nullptr && !table->owner.empty()) return table->owner;
    if (const auto* table = sequence.before.graph.find(table_of(*column)); table != nullptr && !table->owner.empty()) return table->owner;
  }
  return sequence.after.node.owner.empty() ? owner_of(sequence.before) : sequence.after.node.owner;
}

Sql change_persistence(const Subject<ir::Sequence>& to) {
  return to->unlogged ? sql("ALTER SEQUENCE {} SET UNLOGGED", to.name())
                      : sql("ALTER SEQUENCE {} SET LOGGED", to.name());
}

}  // namespace

void alter(const Alteration<ir::Sequence>& sequence, std::vector<Step>& steps) {
  const auto name = label(sequence.after.node);
  const auto& id = sequence.after.id();
  if (sequence.changed(&ir::Sequence::options)) {
    const auto& before = sequence.before->options;
    const auto& after = sequence.after->options;
    auto& step = add_step(steps,
                          sequence,
                          "change options of " + name,
                          change_sequence(sequence.after.name(), before, after),
                          change_sequence(sequence.after.name(), after, before));
    step.locks = {{id, Lock::share_row_exclusive}};
    step.produces = {id};  // and needs nothing, least of all the column that owns it and may need it
    if (after.minimum > before.minimum || after.maximum < before.maximum)
      step.hazards.push_back({"may-fail", "fails when the sequence stands outside of its new limits"});
  }
  if (sequence.changed(&ir::Sequence::unlogged)) {
    auto& step = add_step(steps,
                          sequence,
                          (sequence.after->unlogged ? "make " + name + " unlogged" : "make " + name + " logged"),
                          {change_persistence(sequence.after)},
                          {change_persistence(sequence.before)});
    step.locks = {{id, Lock::access_exclusive}};
    step.produces = {id};
  }
  if (!sequence.changed(&ir::Sequence::owned_by)) return;
  const auto& owner = sequence.after->owned_by;
  auto& step = add_step(steps,
                        sequence,
                        owner ? "tie " + name + " to " + to_string(owner->id) : "release " + name + " from its column",
                        change_owned_by(sequence.before, sequence.after, owner_of(sequence.before), new_owner(sequence)),
                        change_owned_by(sequence.after, sequence.before, new_owner(sequence), owner_of(sequence.before)));
  const bool changes_hands = owner_of(sequence.before) != new_owner(sequence);
  step.locks = {{id, changes_hands ? Lock::access_exclusive : Lock::share_row_exclusive}};
  // It becomes unlogged or logged, and gets another owner, with the table that has it: it comes after that, and goes before.
  step.requires_ = {id};
  if (owner) append(step.requires_, {owner->id, facet(table_of(*owner), "persistence"), facet(table_of(*owner), "owner")});
  if (const auto& had = sequence.before->owned_by) append(step.releases, {had->id, facet(table_of(*had), "old persistence"), facet(table_of(*had), "old owner")});
}

// Sequences can be unlogged from PostgreSQL 15 on.
bool can_alter(const Alteration<ir::Sequence>& sequence) {
  const int version = server_version(sequence);
  return !sequence.changed(&ir::Sequence::unlogged) || version == 0 || version >= 150000;
}

}  // namespace lockstep
