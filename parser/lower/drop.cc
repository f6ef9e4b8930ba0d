// DROP of everything that is modelled, and what goes with it (src/backend/catalog/dependency.c).
#include <algorithm>
#include <set>

#include "ir/error.h"
#include "ir/named_needs.h"
#include "ir/trigger_copy.h"
#include "parser/lower/drop.h"
#include "parser/lower/objects.h"

namespace lockstep {
namespace {

bool contains(const std::vector<Name>& names, Name name) { return std::find(names.begin(), names.end(), name) != names.end(); }

// Keys and indexes name columns without a reference.
bool uses_column(const Node& node, Name column) {
  const auto in_elements = [&](const std::vector<ir::IndexElement>& elements) {
    return std::any_of(elements.begin(), elements.end(), [&](const ir::IndexElement& each) { return each.column == column; });
  };
  if (node.id.kind == Kind::index) {
    const auto& index = node.as<ir::Index>();
    return in_elements(index.elements) || contains(index.include, column);
  }
  if (node.id.kind != Kind::constraint) return false;
  const auto& constraint = node.as<ir::Constraint>();
  return contains(constraint.columns, column) || contains(constraint.include, column) ||
         (constraint.exclusion && in_elements(constraint.exclusion->elements));
}

bool references_directly(const std::optional<Ref>& ref, const ObjectId& id) { return ref && ref->id == id; }

// Collects what a DROP takes with it.
class Closure {
 public:
  Closure(Reader& reader, bool cascade) : reader_(reader), cascade_(cascade) {}

  void add(const ObjectId& id) {
    if (!gone_.insert(id).second) return;
    queue_.push_back(id);
  }

  void run() {
    while (!queue_.empty()) {
      const auto id = queue_.back();
      queue_.pop_back();
      for (const auto& child : reader_.graph.children(id)) {
        // The one part that keeps its whole from being dropped.
        if (child.kind == Kind::user_mapping && !cascade_)
          blocked_.emplace_back(child, id);
        else
          add(child);
      }
      add_automatic(id);
      for (const auto& dependent : dependents_of(reader_, id)) consider(dependent, id);
      if (id.kind == Kind::schema) add_contents(id.name);
    }
  }

  const std::set<ObjectId>& gone() const { return gone_; }
  // What keeps the objects from being dropped without CASCADE: dependent and what it depends on.
  std::vector<std::pair<ObjectId, ObjectId>> blockers() const {
    std::vector<std::pair<ObjectId, ObjectId>> result;
    for (const auto& [dependent, on] : blocked_)
      if (!gone_.contains(dependent)) result.emplace_back(dependent, on);
    return result;
  }
  // Objects that only lose a default.
  const std::vector<ObjectId>& without_default() const { return without_default_; }

 private:
  void add_automatic(const ObjectId& id) {
    if (id.kind != Kind::column) return;
    for (const auto& sibling : reader_.graph.children({.kind = Kind::table, .schema = id.schema, .name = id.name}))
      if (uses_column(reader_.graph.at(sibling), id.part)) add(sibling);
  }

  void add_contents(Name schema) {
    for (int kind = 0; kind < kind_count; ++kind) {
      const auto& nodes = reader_.graph.nodes();
      for (auto at = nodes.lower_bound({.kind = static_cast<Kind>(kind), .schema = schema});
           at != nodes.end() && at->first.kind == static_cast<Kind>(kind) && at->first.schema == schema; ++at) {
        // Statistics may stand in another schema than their table.
        const bool elsewhere = at->second.parent && at->second.parent->schema != schema;
        if ((at->second.parent && !elsewhere) || gone_.contains(at->first)) continue;
        if (cascade_ || at->first.kind == Kind::default_privilege)
          add(at->first);
        else
          blocked_.emplace_back(at->first, ObjectId{.kind = Kind::schema, .name = schema});
      }
    }
  }

  void consider(const ObjectId& dependent, const ObjectId& on) {
    const auto* node = reader_.graph.find(dependent);
    if (!node || gone_.contains(dependent)) return;
    if (goes_along(*node, on)) {
      add(dependent);
    } else if (!cascade_) {
      blocked_.emplace_back(dependent, on);
    } else if (loses_default_only(*node, on)) {
      without_default_.push_back(dependent);
    } else {
      add(dependent);
    }
  }

  // Automatic dependencies, which need no CASCADE.
  static bool goes_along(const Node& node, const ObjectId& on) {
    switch (node.id.kind) {
      case Kind::sequence: return references_directly(node.as<ir::Sequence>().owned_by, on);
      case Kind::table: return references_directly(node.as<ir::Table>().partition_of, on);
      case Kind::index: return references_directly(node.as<ir::Index>().attached_to, on) || (on.kind == Kind::column && node.parent && node.parent->qualified_name() == on.qualified_name());
      case Kind::constraint:
        return references_directly(node.as<ir::Constraint>().attached_to, on) ||
               (on.kind == Kind::column && node.id.qualified_name() == on.qualified_name());
      case Kind::statistics: return on.kind == Kind::column && node.parent && node.parent->qualified_name() == on.qualified_name();
      case Kind::publication_table: return on.kind == Kind::table;
      case Kind::publication_schema:
      case Kind::default_privilege: return true;
      case Kind::trigger: return is_trigger_copy(node) && on.kind == Kind::trigger;
      default: return false;
    }
  }

  static bool loses_default_only(const Node& node, const ObjectId& on) {
    if (node.id.kind == Kind::column) {
      const auto& column = node.as<ir::Column>();
      return !column.generated && column.type.reference != on && !names_plainly(node, on);
    }
    if (node.id.kind == Kind::domain) return node.as<ir::Domain>().type.reference != on && node.as<ir::Domain>().default_value;
    return node.id.kind == Kind::view_column;
  }

  Reader& reader_;
  bool cascade_;
  std::set<ObjectId> gone_;
  std::vector<ObjectId> queue_;
  std::vector<std::pair<ObjectId, ObjectId>> blocked_;
  std::vector<ObjectId> without_default_;
};

void clear_default(Node& node, const std::set<ObjectId>& gone) {
  if (node.id.kind == Kind::column) node.as<ir::Column>().default_value.reset();
  if (node.id.kind == Kind::domain) node.as<ir::Domain>().default_value.reset();
  if (node.id.kind == Kind::view_column) node.as<ir::ViewColumn>().default_value.reset();
  std::erase_if(node.references, [&](const ObjectId& each) { return gone.contains(each); });
}

void renumber_columns(Graph& graph, const ObjectId& table) {
  if (!graph.contains(table)) return;
  int ordinal = 0;
  for (const auto* column : graph.columns(table)) graph.at(column->id).as<ir::Column>().ordinal = ++ordinal;
}

void carry_out(Reader& reader, const Closure& closure) {
  auto& graph = reader.graph;
  for (const auto& id : closure.without_default())
    if (auto* node = graph.find(id)) clear_default(*node, closure.gone());
  std::set<ObjectId> thinned;
  for (const auto& id : closure.gone()) {
    if (id.kind == Kind::column) thinned.insert({.kind = Kind::table, .schema = id.schema, .name = id.name});
    if (graph.contains(id)) graph.erase(id);
  }
  for (const auto& table : thinned) renumber_columns(graph, table);
}

std::string blocked_message(const std::vector<std::pair<ObjectId, ObjectId>>& blockers) {
  const auto& [dependent, on] = blockers.front();
  auto message = "cannot drop " + to_string(on) + " because " + to_string(dependent) + " depends on it";
  if (blockers.size() > 1) message += ", and " + std::to_string(blockers.size() - 1) + " more";
  return message;
}

// The objects that the statement names; those that are missing and need not be there are left out.
std::vector<ObjectId> dropped_objects(Reader& reader, const Statement& statement, const PgQuery__DropStmt& drop) {
  std::vector<ObjectId> result;
  const bool is_part = drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER || drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_RULE ||
                       drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY;
  for (std::size_t i = 0; i < drop.n_objects; ++i) {
    const auto& object = *drop.objects[i];
    auto parts = name_parts(object);
    if (drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION && parts.back() == "plpgsql") continue;
    NamedObject named;
    if (is_part) {
      const Name part(parts.back());
      parts.pop_back();
      named = find_part(reader, drop.remove_type, qualified_name_in(parts), part);
    } else {
      named = find_named(reader, drop.remove_type, object);
    }
    if (!named.node && drop.missing_ok) continue;
    result.push_back(found_or_postpone(named, statement).id);
  }
  return result;
}

}  // namespace

const std::vector<ObjectId>& dependents_of(Reader& reader, const ObjectId& id) {
  if (!reader.dependents) {
    refer_to_named(reader.graph);
    reader.dependents.emplace();
    for (const auto& [from, node] : reader.graph.nodes())
      for (const auto& to : references(node)) (*reader.dependents)[to].push_back(from);
  }
  static const std::vector<ObjectId> none;
  const auto found = reader.dependents->find(id);
  return found == reader.dependents->end() ? none : found->second;
}

void drop_object(Reader& reader, const ObjectId& id, bool cascade) {
  Closure closure(reader, cascade);
  closure.add(id);
  closure.run();
  if (const auto blockers = closure.blockers(); !blockers.empty()) {
    const auto* statement = reader.statement();
    reader.diagnostics.error("dependent-objects", statement ? statement->at(-1) : Span(), blocked_message(blockers),
                             {"drop the dependent objects first, or use `CASCADE`"});
    return;
  }
  carry_out(reader, closure);
}

void lower_drop(Reader& reader, const Statement& statement, const PgQuery__DropStmt& drop) {
  if (drop.missing_ok && object_type_words(drop.remove_type) != "OBJECT" && !is_modelled(drop.remove_type)) {
    reader.skip(statement, "statement-skipped", "DROP " + std::string(object_type_words(drop.remove_type)) + " IF EXISTS",
                "nothing of that kind is read");
    return;
  }
  if (is_unmodelled(reader, statement, drop.remove_type, "DROP")) return;
  const auto ids = dropped_objects(reader, statement, drop);
  const bool cascade = drop.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  Closure closure(reader, cascade);
  for (const auto& id : ids) closure.add(id);
  closure.run();
  if (const auto blockers = closure.blockers(); !blockers.empty()) {
    reader.diagnostics.error("dependent-objects", statement.at(-1), blocked_message(blockers),
                             {"drop the dependent objects first, or use `CASCADE`"});
    return;
  }
  carry_out(reader, closure);
}

}  // namespace lockstep
