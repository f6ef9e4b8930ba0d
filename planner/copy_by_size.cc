#include "planner/copy_by_size.h"

#include <algorithm>

#include "ir/dependency.h"
#include "planner/copy_obstacles.h"
#include "planner/size.h"
#include "planner/stored_otherwise.h"

namespace lockstep {
namespace {

// Rows that foreign keys have to be proven for again, as a multiple of those that are copied. To prove a row costs a quarter of what an UPDATE costs.
constexpr std::int64_t most_proven = 2;

// What steers how the columns of a table change, or keeps old names in use meanwhile, is about columns that stay in their table.
constexpr std::string_view steering[] = {"backfill", "split", "merge", "gate", "batch", "lock_timeout", "direct"};

bool is_steered(const Node& node) {
  if (node.directives.empty()) return false;
  const auto* renamed = node.directive("renamed");
  return (renamed != nullptr && renamed->keys.contains("mode") && renamed->keys.at("mode") != "direct") ||
         std::any_of(std::begin(steering), std::end(steering), [&](std::string_view each) { return node.directive(each) != nullptr; });
}

bool wants_columns(const Node& table) {
  const auto* online = table.directives.empty() ? nullptr : table.directive("online");
  if (online != nullptr && online->keys.contains("mode") && online->keys.at("mode") == "column") return true;
  const auto* renamed = table.directives.empty() ? nullptr : table.directive("renamed");
  return (renamed != nullptr && renamed->keys.contains("mode")) || (!table.directives.empty() && table.directive("direct") != nullptr);
}

ObjectId column_of(const ObjectId& table, Name name) { return {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = name}; }

class Choice {
 public:
  Choice(const Graph& before, const Graph& after, std::vector<ObjectId> candidates, const std::vector<ObjectId>& said, const std::vector<ObjectId>& in_place)
      : before_(before), after_(after), chosen_(std::move(candidates)), said_(said), in_place_(in_place) {}

  std::vector<ObjectId> run() {
    std::erase_if(chosen_, [&](const ObjectId& each) { return is_published(each) || proves_too_much(each) || is_used_beside_others(each); });
    for (bool more = true; more;) more = std::erase_if(chosen_, [&](const ObjectId& each) { return refers_to_others(each); }) > 0;
    return std::move(chosen_);
  }

 private:
  bool is_copied(const ObjectId& table) const {
    return std::find(chosen_.begin(), chosen_.end(), table) != chosen_.end() || std::find(said_.begin(), said_.end(), table) != said_.end();
  }

  // Subscribers would have to be told, and get all rows once more.
  bool is_published(const ObjectId& table) const {
    for (const auto* graph : {&before_, &after_})
      for (const auto& id : graph->dependents(table))
        if (id.kind == Kind::publication_table) return true;
    return false;
  }

  bool changes_type(const ObjectId& column) const { return lockstep::changes_type(before_, after_, column); }

  // A foreign key with the columns that it had, whose types stay: a plain change would not look at its rows.
  bool stays_proven(const Node& key) const {
    const Node* was = before_.find(key.id);
    if (was == nullptr) return false;
    const auto& is = key.as<ir::Constraint>();
    const auto& old = was->as<ir::Constraint>();
    if (old.columns != is.columns || old.foreign_key != is.foreign_key) return false;
    const auto changes = [&](const ObjectId& table, const std::vector<Name>& columns) {
      return std::any_of(columns.begin(), columns.end(), [&](Name each) { return changes_type(column_of(table, each)); });
    };
    return !changes(*key.parent, is.columns) && !changes(is.foreign_key->table.id, is.foreign_key->columns);
  }

  bool proves_too_much(const ObjectId& table) const {
    if (std::find(in_place_.begin(), in_place_.end(), table) != in_place_.end()) return false;
    const auto rows = size_of(before_, table)->rows;
    std::int64_t proven = 0;
    for (const Node* key : foreign_keys_around(after_, table)) {
      if (!stays_proven(*key)) continue;
      const auto size = size_of(before_, *key->parent);
      if (!size) return true;
      proven += size->rows;
    }
    return proven > most_proven * rows;
  }

  // True when a view, say, over the columns needs others that change.
  bool is_used_beside_others(const ObjectId& table) const {
    const auto columns = rewritten_columns(before_, after_, table);
    for (const auto* graph : {&before_, &after_})
      for (const auto& user : users_of_columns(*graph, columns)) {
        if (user.kind == Kind::constraint || graph->at(user).parent == table) continue;
        for (const auto& needed : needs(*graph, graph->at(user)))
          if (needed.kind == Kind::column && !(needed.schema == table.schema && needed.name == table.name) && changes_type(needed)) return true;
      }
    return false;
  }

  // A foreign key between columns that both change has to find both as they were, or both as they are to be.
  bool refers_to_others(const ObjectId& table) const {
    for (const auto* graph : {&before_, &after_})
      for (const Node* key : foreign_keys_around(*graph, table)) {
        const auto& constraint = key->as<ir::Constraint>();
        const auto& target = constraint.foreign_key->table.id;
        const auto& other = *key->parent == table ? target : *key->parent;
        if (other == table || is_copied(other)) continue;
        for (std::size_t i = 0; i < std::min(constraint.columns.size(), constraint.foreign_key->columns.size()); ++i)
          if (changes_type(column_of(*key->parent, constraint.columns[i])) && changes_type(column_of(target, constraint.foreign_key->columns[i]))) return true;
      }
    return false;
  }

  const Graph& before_;
  const Graph& after_;
  std::vector<ObjectId> chosen_;
  const std::vector<ObjectId>& said_;
  const std::vector<ObjectId>& in_place_;
};

}  // namespace

bool may_be_copied(const Graph& before, const Graph& after, const ObjectId& table) {
  if (!before.contains(table) || wants_columns(after.at(table))) return false;
  const auto columns = after.columns(table);
  return std::none_of(columns.begin(), columns.end(), [](const Node* each) { return is_steered(*each); });
}

bool is_to_be_copied_by_size(const Graph& before, const ObjectId& table, const Policy& policy) {
  const Node* was = before.find(table);
  if (was == nullptr || policy.copy_table_rows == 0 || before.origin.server_version == 0) return false;
  const auto& rows = was->as<ir::Table>().row_estimate;
  return rows && *rows >= policy.copy_table_rows;
}

std::vector<ObjectId> worth_copying(const Graph& before, const Graph& after, std::vector<ObjectId> candidates, const std::vector<ObjectId>& said, const std::vector<ObjectId>& in_place) {
  return Choice(before, after, std::move(candidates), said, in_place).run();
}

}  // namespace lockstep
