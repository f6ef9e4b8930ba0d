// Sequences that are objects of their own, those of serial columns included.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::Sequence>& sequence) {
  auto statement = sequence->unlogged ? sql("CREATE UNLOGGED SEQUENCE {}", sequence.name())
                                      : sql("CREATE SEQUENCE {}", sequence.name());
  for (const auto& clause : sequence_clauses(sequence->options)) statement += sql(" {}", clause);
  return {statement};
}

std::vector<Sql> set_owned_by(const Subject<ir::Sequence>& sequence) {
  if (!sequence->owned_by) return {sql("ALTER SEQUENCE {} OWNED BY NONE", sequence.name())};
  const auto& column = sequence->owned_by->id;
  ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  std::vector<Sql> result;
  // Both must have one owner, and what is owned is no longer given another owner by itself: it
  // follows its table (ATExecChangeOwner() in src/backend/commands/tablecmds.c).
  auto owner = sequence.node.owner;
  if (const auto* node = sequence.graph.find(table); owner.empty() && node != nullptr)
    owner = node->owner;
  if (!owner.empty()) result.push_back(sql("ALTER SEQUENCE {} OWNER TO {}", sequence.name(), owner));
  result.push_back(sql("ALTER SEQUENCE {} OWNED BY {}.{}",
                       sequence.name(),
                       column.qualified_name(),
                       column.part));
  return result;
}

}  // namespace lockstep
