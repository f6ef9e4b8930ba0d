#include "ir/graph.h"

#include <algorithm>

#include "ir/error.h"
#include "ir/visit_references.h"

namespace lockstep {

Graph::Graph(const Graph& other)
    : origin(other.origin), nodes_(other.nodes_), children_(other.children_), dependents_(other.dependents_) {
  for (auto& [id, node] : nodes_) index_.insert(node);
}

Graph& Graph::operator=(const Graph& other) {
  if (this != &other) *this = Graph(other);
  return *this;
}

const Node& Graph::at(const ObjectId& id) const {
  const Node* node = find(id);
  if (node == nullptr) throw Bug("no " + to_string(id) + " in the graph");
  return *node;
}

Node& Graph::at(const ObjectId& id) {
  return const_cast<Node&>(std::as_const(*this).at(id));
}

Node& Graph::insert(Node node) {
  const auto id = node.id;
  // The messages are only made when they are needed: this runs for every object.
  if (kind_of(node.object) != id.kind) throw Bug("the object and the id of " + to_string(id) + " differ in kind");
  if (node.parent) children_[*node.parent].push_back(id);
  const auto [at, fresh] = nodes_.try_emplace(id, std::move(node));
  if (!fresh) throw Bug(to_string(id) + " is in the graph already");
  index_.insert(at->second);
  dependents_.reset();
  return at->second;
}

void Graph::erase(const ObjectId& id) {
  const auto found = nodes_.find(id);
  check(found != nodes_.end(), "no " + to_string(id) + " to erase");
  if (found->second.parent)
    if (const auto siblings = children_.find(*found->second.parent); siblings != children_.end()) {
      std::erase(siblings->second, id);
      if (siblings->second.empty()) children_.erase(siblings);  // the place may be another's, who is renamed
    }
  index_.erase(id);
  nodes_.erase(found);
  dependents_.reset();
}

void Graph::rekey(const ObjectId& from, const ObjectId& to) {
  if (from == to) return;
  auto handle = nodes_.extract(from);
  check(!handle.empty(), "no " + to_string(from) + " to rekey");
  index_.erase(from);
  handle.key() = to;
  handle.mapped().id = to;
  if (handle.mapped().parent) {
    auto& siblings = children_[*handle.mapped().parent];
    std::replace(siblings.begin(), siblings.end(), from, to);
  }
  if (auto below = children_.extract(from); !below.empty()) {
    for (const auto& child : below.mapped())
      if (auto* node = find(child)) node->parent = to;
    below.key() = to;
    children_.insert(std::move(below));
  }
  const auto put = nodes_.insert(std::move(handle));
  check(put.inserted, to_string(to) + " is in the graph already");
  index_.insert(put.position->second);
  dependents_.reset();
}

std::vector<ObjectId> Graph::children(const ObjectId& id) const {
  const auto found = children_.find(id);
  if (found == children_.end()) return {};
  auto result = found->second;
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<ObjectId> Graph::children(const ObjectId& id, Kind kind) const {
  std::vector<ObjectId> result;
  const auto found = children_.find(id);
  if (found == children_.end()) return result;
  std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(result),
               [&](const ObjectId& child) { return child.kind == kind; });
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<const Node*> Graph::columns(const ObjectId& table) const {
  std::vector<const Node*> result;
  const auto found = children_.find(table);
  if (found == children_.end()) return result;
  for (const auto& id : found->second)
    if (id.kind == Kind::column) result.push_back(&at(id));
  std::sort(result.begin(), result.end(), [](const Node* left, const Node* right) {
    return left->as<ir::Column>().ordinal < right->as<ir::Column>().ordinal;
  });
  return result;
}

std::vector<ObjectId> Graph::subtree(const ObjectId& id) const {
  std::vector<ObjectId> result{id};
  for (std::size_t i = 0; i < result.size(); ++i)
    for (const auto& child : children(result[i])) result.push_back(child);
  return result;
}

const std::vector<ObjectId>& Graph::dependents(const ObjectId& id) const {
  static const std::vector<ObjectId> none;
  if (!dependents_) {
    auto all = std::make_shared<Dependents>();
    for (const auto& [from, node] : nodes_)
      for (const auto& to : references(node)) (*all)[to].push_back(from);
    dependents_ = std::move(all);
  }
  const auto found = dependents_->find(id);
  return found == dependents_->end() ? none : found->second;
}

std::vector<ObjectId> references(const Node& node) {
  std::vector<ObjectId> result = node.references;
  visit_references(const_cast<Node&>(node).object, [&](ObjectId& id) { result.push_back(id); });
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  std::erase_if(result, [&](const ObjectId& id) { return id == node.id || id == node.parent; });
  return result;
}

namespace {

// Parts that are named by another name of theirs than that of a relation.
bool follow_owner(ObjectId& id, const ObjectId& from, const ObjectId& to) {
  const auto replace = [&](Name ObjectId::*member) {
    if (id.*member != from.name) return false;
    id.*member = to.name;
    return true;
  };
  if (from.kind == Kind::publication && id.kind == Kind::publication_table) return replace(&ObjectId::part);
  if (from.kind == Kind::publication && id.kind == Kind::publication_schema) return replace(&ObjectId::name);
  if (from.kind == Kind::schema && id.kind == Kind::publication_schema) return replace(&ObjectId::part);
  if (from.kind == Kind::foreign_server && id.kind == Kind::user_mapping) return replace(&ObjectId::name);
  return false;
}

// What names an object without a reference.
void follow_names(Object& object, const ObjectId& from, const ObjectId& to) {
  if (auto* table = std::get_if<ir::Table>(&object); table != nullptr && from.kind == Kind::foreign_server && table->foreign_server == from.name)
    table->foreign_server = to.name;
  if (auto* server = std::get_if<ir::ForeignServer>(&object); server != nullptr && from.kind == Kind::foreign_data_wrapper && server->wrapper == from.name)
    server->wrapper = to.name;
}

// Moves one id along with the object `from` that is now `to`. Returns whether it was concerned.
bool follow(ObjectId& id, const ObjectId& from, const ObjectId& to) {
  if (id == from) {
    id = to;
    return true;
  }
  if (follow_owner(id, from, to)) return true;
  const bool relation_like = !id.part.empty() && from.part.empty();
  if (!relation_like || id.schema != from.schema || id.name != from.name) return false;
  const bool of_domain = id.kind == Kind::domain_constraint;
  if (id.kind == Kind::default_privilege || of_domain != (from.kind == Kind::domain)) return false;
  const bool of_view = from.kind == Kind::view || from.kind == Kind::materialized_view;
  if (from.kind != Kind::table && !of_view && !of_domain) return false;
  id.schema = to.schema;
  id.name = to.name;
  return true;
}

}  // namespace

void rename_object(Graph& graph, const ObjectId& from, const ObjectId& to) {
  std::vector<ObjectId> moved;
  for (const auto& [id, node] : graph.nodes()) {
    auto copy = id;
    if (follow(copy, from, to)) moved.push_back(id);
  }
  for (const auto& id : moved) {
    auto next = id;
    follow(next, from, to);
    graph.rekey(id, next);
  }
  for (auto& [id, node] : graph.nodes()) {
    for (auto& reference : node.references) follow(reference, from, to);
    std::sort(node.references.begin(), node.references.end());
    visit_references(node.object, [&](ObjectId& reference) { follow(reference, from, to); });
    follow_names(node.object, from, to);
  }
  graph.forget_dependents();
}

}  // namespace lockstep
