// Composite types.
#include <algorithm>
#include <set>

#include "differ/diff.h"
#include "ir/dependency.h"
#include "planner/draft.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"
#include "planner/typed_columns.h"

namespace lockstep {
namespace {

// `street text COLLATE "C"`.
Sql definition(const ir::Attribute& attribute) {
  auto result = sql("{} {}", attribute.name, attribute.type);
  if (!attribute.collation.empty()) result += sql(" COLLATE {}", attribute.collation);
  return result;
}

Sql comment_on(const QualifiedName& type, const ir::Attribute& attribute) {
  const auto text = attribute.comment ? literal(*attribute.comment) : sql("NULL");
  return sql("COMMENT ON COLUMN {}.{} IS {}", type, attribute.name, text);
}

}  // namespace

std::vector<Sql> create(const Subject<ir::CompositeType>& type) {
  std::vector<Sql> attributes;
  for (const auto& attribute : type->attributes) attributes.push_back(definition(attribute));
  std::vector<Sql> result{parenthesized_list(sql("CREATE TYPE {} AS ", type.name()), attributes)};
  for (const auto& attribute : type->attributes)
    if (attribute.comment) result.push_back(comment_on(type.name(), attribute));
  return result;
}

namespace {

using Attributes = std::vector<ir::Attribute>;

const ir::Attribute* find(const Attributes& attributes, Name name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const auto& attribute) {
    return attribute.name == name;
  });
  return found == attributes.end() ? nullptr : &*found;
}

// How one list of attributes becomes the other. New attributes come last, so one that stands before
// others takes these along: they are dropped and added again behind it.
struct Rebuilding {
  Attributes dropped;
  Attributes retyped;
  Attributes added;
};

bool same_type(const ir::Attribute& left, const ir::Attribute& right) {
  return left.type == right.type && left.collation == right.collation;
}

Rebuilding rebuilding(const Attributes& before, const Attributes& after) {
  Attributes kept;
  for (const auto& attribute : before)
    if (find(after, attribute.name) != nullptr) kept.push_back(attribute);
  const auto stays_in_place = [&](const Attributes& attributes) {
    std::size_t count = 0;
    while (count < attributes.size() && count < after.size() && attributes[count].name == after[count].name)
      ++count;
    return count;
  };
  if (stays_in_place(kept) < kept.size()) {
    const auto count = stays_in_place(before);
    kept.assign(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(count));
  }
  Rebuilding result;
  for (const auto& attribute : before)
    if (find(kept, attribute.name) == nullptr) result.dropped.push_back(attribute);
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (!same_type(kept[i], after[i])) result.retyped.push_back(after[i]);
  result.added.assign(after.begin() + static_cast<std::ptrdiff_t>(kept.size()), after.end());
  return result;
}

// The tables that are OF the type all the time change with it; others are off it then, those whose columns move among them.
std::vector<ObjectId> tables_of(const Graph& graph, const Graph& other, const ObjectId& type) {
  const auto is_of_type = [&](const Graph& state, const ObjectId& id) {
    const auto* node = state.find(id);
    if (node == nullptr) return false;
    const auto& of_type = node->as<ir::Table>().of_type;
    return of_type && of_type->id == type;
  };
  std::vector<ObjectId> result;
  for (const auto& id : graph.dependents(type))
    if (id.kind == Kind::table && is_of_type(graph, id) && is_of_type(other, id) && moved_columns(graph, other, id).empty()) result.push_back(id);
  return result;
}

std::vector<Sql> rebuild(const Subject<ir::CompositeType>& from, const Subject<ir::CompositeType>& to) {
  const auto changes = rebuilding(from->attributes, to->attributes);
  const auto tables = tables_of(from.graph, from.graph, from.id());
  const bool all_move = std::none_of(tables.begin(), tables.end(), [&](const ObjectId& table) { return moved_columns(from.graph, to.graph, table).empty(); });
  const auto cascade = all_move ? Sql() : sql(" CASCADE");
  std::vector<Sql> actions;
  for (const auto& attribute : changes.dropped)
    actions.push_back(sql("DROP ATTRIBUTE {}{}", attribute.name, cascade));
  for (const auto& attribute : changes.retyped) {
    auto action = sql("ALTER ATTRIBUTE {} TYPE {}", attribute.name, attribute.type);
    if (!attribute.collation.empty()) action += sql(" COLLATE {}", attribute.collation);
    actions.push_back(action + cascade);
  }
  for (const auto& attribute : changes.added)
    actions.push_back(sql("ADD ATTRIBUTE {}{}", definition(attribute), cascade));
  std::vector<Sql> result;
  if (!actions.empty())
    result.push_back(sql("ALTER TYPE {}\n    {}", to.name(), join(actions, ",\n    ")));
  for (const auto& attribute : to->attributes) {
    const bool is_new = find(changes.added, attribute.name) != nullptr;
    const auto* was = is_new ? nullptr : find(from->attributes, attribute.name);
    if (was == nullptr ? attribute.comment.has_value() : was->comment != attribute.comment)
      result.push_back(comment_on(to.name(), attribute));
  }
  return result;
}

// What looks into the type goes before and comes after; columns of typed tables come and go with it.
void place(const Alteration<ir::CompositeType>& type, const std::vector<ObjectId>& tables, Step& step) {
  const auto& id = type.after.id();
  step.produces = {id};
  step.removes = {facet(id, "old attributes")};
  step.requires_ = needs(type.after.graph, type.after.node);
  const auto had = needs(type.before.graph, type.before.node);
  std::set_difference(had.begin(), had.end(), step.requires_.begin(), step.requires_.end(), std::back_inserter(step.releases));
  if (disturbs_users(type.before.node, type.after.node)) {
    step.removes.push_back(id);
    for (const auto& user : type.before.graph.dependents(id)) {
      const Node* node = type.before.graph.find(user);
      if (node == nullptr || reaction_to_disturbance(*node) != Reaction::adapts || !type.after.graph.contains(user)) continue;
      step.removes.push_back(user);
      step.produces.push_back(user);
    }
  }
  for (const auto& table : tables) {
    const auto column = [&](Name name) { return ObjectId{.kind = Kind::column, .schema = table.schema, .name = table.name, .part = name}; };
    for (const auto& attribute : type.after->attributes) {
      const auto* was = find(type.before->attributes, attribute.name);
      if (was != nullptr && same_type(*was, attribute)) continue;
      step.produces.push_back(column(attribute.name));
      step.produces.push_back(facet(column(attribute.name), "type"));
      if (was == nullptr) continue;
      step.removes.push_back(column(attribute.name));
      step.unsampled.push_back(unsampled_by_retype(type.before.graph, type.after.graph, column(attribute.name)));
    }
    for (const auto& attribute : type.before->attributes)
      if (find(type.after->attributes, attribute.name) == nullptr) step.removes.push_back(column(attribute.name));
  }
}

void say_rewrites(const Alteration<ir::CompositeType>& type, const std::vector<ObjectId>& tables, Step& step) {
  const auto retyped = rebuilding(type.before->attributes, type.after->attributes).retyped;
  const bool rewrites = std::any_of(retyped.begin(), retyped.end(), [&](const auto& each) {
    const auto& was = *find(type.before->attributes, each.name);
    return !keeps_rows(type.before.graph, {.type = was.type, .collation = was.collation}, type.after.graph, {.type = each.type, .collation = each.collation});
  });
  if (!rewrites) return;
  for (const auto& table : tables) {
    add_work(step, table, true);
    if (is_busy(type.before.graph, table, type.policy))
      step.hazards.push_back({"rewrite", "every row of " + quoted(table.qualified_name()) + " is written again under an exclusive lock"});
  }
}

// Values of the type that columns hold lose attributes, and tables that are of it columns.
void say_losses(const Alteration<ir::CompositeType>& type, const std::vector<ObjectId>& tables, Step& step) {
  const auto& before = type.before->attributes;
  const auto dropped = rebuilding(before, type.after->attributes).dropped;
  const auto dropped_back = rebuilding(type.after->attributes, before).dropped;
  const bool stored = !relations_using(type.before.graph, type.after.id()).empty();
  if (!dropped.empty()) step.phase = Phase::contract;
  if (stored && !dropped.empty()) step.hazards.push_back({"data-loss", "what is stored in the dropped attributes is gone"});
  for (const auto& table : tables) {
    for (const auto& attribute : dropped) {
      const ObjectId column{.kind = Kind::column, .schema = table.schema, .name = table.name, .part = attribute.name};
      step.hazards.push_back({"data-loss", "the values of " + to_string(column) + " are dropped"});
      if (type.policy.online && find(type.after->attributes, attribute.name) == nullptr) step.hazards.push_back({"app-breaking", "whoever uses " + to_string(column) + " fails"});
    }
    if (type.policy.online && !dropped.empty()) step.hazards.push_back({"cached-plan", "prepared statements that take all columns of " + to_string(table) + " fail"});
  }
  if (!stored && tables.empty()) return;
  const bool comes_back_empty = !dropped.empty() || std::any_of(dropped_back.begin(), dropped_back.end(), [&](const auto& attribute) { return find(before, attribute.name) != nullptr; });
  if (!comes_back_empty && (tables.empty() || dropped_back.empty())) return;
  step.down.reversal = Reversal::loses_data;
  step.down.reason = comes_back_empty ? "attributes come back without what was stored in them" : "values stored in new attributes since are gone";
}

}  // namespace

void alter(const Alteration<ir::CompositeType>& type, std::vector<Step>& steps) {
  if (!type.changed(&ir::CompositeType::attributes)) return;
  const auto& graph = type.before.graph;
  const auto& id = type.after.id();
  auto& step = add_step(steps,
                        type,
                        "change attributes of " + label(type.after.node),
                        rebuild(type.before, type.after),
                        rebuild(type.after, type.before));
  const auto tables = tables_of(graph, type.after.graph, id);
  const auto changes = rebuilding(type.before->attributes, type.after->attributes);
  const bool comments_alone = changes.dropped.empty() && changes.retyped.empty() && changes.added.empty();
  if (!comments_alone) step.locks = locks_on(tables, Lock::access_exclusive);
  place(type, tables, step);
  say_rewrites(type, tables, step);
  say_losses(type, tables, step);
}

namespace {

// True when columns go over from the type to another that changes, from that maybe to a third, and from the last one to it: then none of them can wait until
// the columns are off it.
bool changes_in_circle(const Graph& before, const Graph& after, const ObjectId& type) {
  const auto changes = [&](const ObjectId& id) { return before.contains(id) && after.contains(id) && !differing_fields(before.at(id), after.at(id)).empty(); };
  std::set<ObjectId> reached;
  for (std::vector<ObjectId> left{type}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    for (const auto& column : before.dependents(next)) {
      const Node* now = column.kind == Kind::column ? after.find(column) : nullptr;
      if (now == nullptr || before.at(column).as<ir::Column>().type.reference != next) continue;
      const auto& other = now->as<ir::Column>().type.reference;
      if (!other || other == next || !changes(*other)) continue;
      if (other == type) return true;
      if (reached.insert(*other).second) left.push_back(*other);
    }
  }
  return false;
}

}  // namespace

// PostgreSQL does not change the type of an attribute that a table stores
// (find_composite_type_dependencies() in src/backend/commands/tablecmds.c), and cannot be told how to convert
// the values of tables that are OF the type.
bool can_alter(const Alteration<ir::CompositeType>& type) {
  const auto& before = type.before->attributes;
  const auto& after = type.after->attributes;
  const auto there = rebuilding(before, after).retyped;
  const auto back = rebuilding(after, before).retyped;
  if (changes_in_circle(type.before.graph, type.after.graph, type.after.id())) return false;
  if (there.empty() && back.empty()) return true;
  if (!relations_using(type.before.graph, type.after.id()).empty()) return false;
  const auto converts = [](const Graph& old_state, const Attributes& from, const Graph& new_state, const Attributes& retyped) {
    return std::all_of(retyped.begin(), retyped.end(), [&](const auto& each) { return converts_by_itself(old_state, find(from, each.name)->type, new_state, each.type); });
  };
  const auto& was = type.before.graph;
  const auto& is = type.after.graph;
  return (converts(was, before, is, there) && converts(is, after, was, back)) || tables_of(type.before.graph, type.after.graph, type.after.id()).empty();
}

}  // namespace lockstep
