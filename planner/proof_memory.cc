#include "planner/proof_memory.h"

#include <algorithm>

#include "planner/draft_parts.h"
#include "planner/size.h"

namespace lockstep {
namespace {

constexpr std::int64_t large = 500'000;        // rows of which the keys do not fit into caches
constexpr std::int64_t bytes_of_a_key = 48;    // in a hash table, with what the server keeps of a row
constexpr std::int64_t most_batches = 1024;    // each has two files open at a time, with a page of memory each
constexpr std::int64_t least_kilobytes = 4096;

// The foreign key that the step proves, of a table that is no partition of another; or null.
const ir::ForeignKey* proven_key(const Step& step, const Graph& after) {
  const Node* node = step.transaction == Transaction::alone ? after.find(step.subject) : nullptr;
  if (node == nullptr || node->id.kind != Kind::constraint || !node->as<ir::Constraint>().foreign_key || step.up.size() != 1) return nullptr;
  const bool proves = step.up.front().text() == sql("ALTER TABLE {} VALIDATE CONSTRAINT {}", node->parent->qualified_name(), node->id.part).text();
  return proves ? &*node->as<ir::Constraint>().foreign_key : nullptr;
}

}  // namespace

void limit_proof_memory(std::vector<Step>& steps, const Graph& before, const Graph& after) {
  for (auto& step : steps) {
    const auto* key = proven_key(step, after);
    const auto size = key == nullptr ? std::nullopt : size_of(before, key->table.id);
    if (!size || size->rows < large) continue;
    const auto kilobytes = std::max(least_kilobytes, size->rows * bytes_of_a_key / most_batches / 1024);
    step.up.insert(step.up.begin(), sql("SET LOCAL maintenance_work_mem = '{}kB'", kilobytes));
    step.notes.push_back("a join within the processor's caches takes half of the time");
  }
}

}  // namespace lockstep
