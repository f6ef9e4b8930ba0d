// A schema state: every object with an identity, in a stable order.
#pragma once

#include <map>
#include <memory>
#include <ranges>
#include <unordered_map>

#include "ir/node.h"
#include "ir/node_index.h"

namespace lockstep {

class Graph;

// Facts about the server or file that the graph came from.
struct Origin {
  std::string description;         // `schema.sql`, `database shop on localhost`; never a password
  int written_for = 0;  // the server that statements are for, such as 180000; of files alone: the oldest that knows what they say, or 0
  int server_version = 0;          // 150018; 0 for files
  std::vector<Name> search_path;   // schemas that unqualified names in the texts may stand for
  std::optional<Name> role;        // live: the role connected as
  Name database_owner;             // live: who owns the database
  Name bootstrap_superuser;        // live: who made the server; its role is part of no state
  bool with_roles = false;         // roles and memberships are part of the state
  std::vector<Span> grants_of_maintain;  // files: where MAINTAIN is granted by its name
  std::map<Name, std::vector<ObjectId>> extension_relations;  // live: by extension, the tables, views and sequences that are members, which are no nodes
  std::shared_ptr<const Graph> whole;    // the state with what plans put away (ir/put_away.h); null when there is nothing of that
};

class Graph {
 public:
  using Nodes = std::map<ObjectId, Node>;

  Graph() = default;
  Graph(const Graph& other);
  Graph(Graph&&) noexcept = default;
  Graph& operator=(const Graph& other);
  Graph& operator=(Graph&&) noexcept = default;
  ~Graph() = default;

  Origin origin;

  const Node* find(const ObjectId& id) const { return index_.find(id); }
  Node* find(const ObjectId& id) { return index_.find(id); }
  const Node& at(const ObjectId& id) const;  // throws Bug when it is not there
  Node& at(const ObjectId& id);
  bool contains(const ObjectId& id) const { return find(id) != nullptr; }

  // Adds a node. Throws Bug when the id is taken.
  Node& insert(Node node);

  // Removes the node alone; its children stay (see subtree()).
  void erase(const ObjectId& id);

  // Gives a node another id and puts it under the same parent. Neither children nor references of
  // others follow; see rename_object() for that.
  void rekey(const ObjectId& from, const ObjectId& to);

  const Nodes& nodes() const { return nodes_; }
  Nodes& nodes() { return nodes_; }
  // Those of one kind, which stand together.
  auto nodes(Kind kind) const { return std::ranges::subrange(nodes_.lower_bound({.kind = kind}), nodes_.lower_bound({.kind = after(kind)})); }
  auto nodes(Kind kind) { return std::ranges::subrange(nodes_.lower_bound({.kind = kind}), nodes_.lower_bound({.kind = after(kind)})); }
  std::size_t size() const { return nodes_.size(); }

  // Ids of direct children in order; those of one kind.
  std::vector<ObjectId> children(const ObjectId& id) const;
  std::vector<ObjectId> children(const ObjectId& id, Kind kind) const;

  // The columns of a table by ordinal.
  std::vector<const Node*> columns(const ObjectId& table) const;

  // `id` and all below it, parents first.
  std::vector<ObjectId> subtree(const ObjectId& id) const;

  // Who names `id` in its references or has it in a Ref field. Built on first use and after
  // changes to the graph made through insert(), erase() and rekey(); call forget_dependents()
  // after changing references in place.
  const std::vector<ObjectId>& dependents(const ObjectId& id) const;
  void forget_dependents() { dependents_.reset(); }

 private:
  static Kind after(Kind kind) { return static_cast<Kind>(static_cast<int>(kind) + 1); }

  Nodes nodes_;
  NodeIndex index_;
  std::unordered_map<ObjectId, std::vector<ObjectId>> children_;
  using Dependents = std::unordered_map<ObjectId, std::vector<ObjectId>>;
  mutable std::shared_ptr<const Dependents> dependents_;
};

// Everything a node needs: its `references` and the Ref fields of its object. Sorted, unique;
// without the parent and without itself.
std::vector<ObjectId> references(const Node& node);

// Replaces `from` by `to` in ids, parents, references and Ref fields of the whole graph, for the
// object and all its parts (a table's columns, constraints, triggers …). Expression texts stay.
void rename_object(Graph& graph, const ObjectId& from, const ObjectId& to);

// SHA-256 over every node in order, as 64 hexadecimal digits. Two graphs with the same
// fingerprint hold the same state; texts are compared as they stand.
std::string fingerprint(const Graph& graph);

}  // namespace lockstep
