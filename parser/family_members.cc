#include "parser/family_members.h"

#include <algorithm>
#include <array>
#include <map>

namespace lockstep {
namespace {

bool is_one_of(int number, std::initializer_list<int> numbers) { return std::find(numbers.begin(), numbers.end(), number) != numbers.end(); }

// The access methods whose operators never belong to a class.
bool has_loose_operators(std::string_view method) { return method == "gist" || method == "gin" || method == "spgist"; }

bool by_type(std::string_view method) { return method == "btree" || method == "hash"; }

bool may_be_of_class(std::string_view method, const ir::FamilyOperator& member) {
  if (by_type(method)) return member.left == member.right;
  return !has_loose_operators(method);
}

// Optional support functions are loose.
bool may_be_of_class(std::string_view method, const ir::FamilyFunction& member) {
  if (by_type(method)) return member.number == 1 && member.left == member.right;
  if (method == "gist") return is_one_of(member.number, {1, 2, 5, 6, 7});
  if (method == "gin") return is_one_of(member.number, {2, 3});
  if (method == "spgist") return member.number <= 5;
  return true;
}

bool comes_before(const ir::FamilyOperator& left, const ir::FamilyOperator& right) {
  return std::tuple(left.strategy, left.left.text, left.right.text) < std::tuple(right.strategy, right.left.text, right.right.text);
}

bool comes_before(const ir::FamilyFunction& left, const ir::FamilyFunction& right) {
  return std::tuple(left.number, left.left.text, left.right.text) < std::tuple(right.number, right.left.text, right.right.text);
}

ObjectId family_of(const Node& node) {
  const auto& name = node.as<ir::OperatorClass>().family;
  return {.kind = Kind::operator_family, .schema = name.schema, .name = name.name, .signature = node.id.signature};
}

template <class Member>
void move_between(std::string_view method, std::vector<Member>& loose, const std::vector<std::pair<TypeName, std::vector<Member>*>>& classes) {
  // What a class has and should not.
  for (const auto& [type, members] : classes)
    for (auto at = members->begin(); at != members->end();) {
      const bool stays = may_be_of_class(method, *at) && (!by_type(method) || at->left == type);
      if (!stays) loose.push_back(std::move(*at));
      at = stays ? at + 1 : members->erase(at);
    }
  // What is loose although there is a class for its type.
  if (by_type(method))
    for (auto at = loose.begin(); at != loose.end();) {
      const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto& each) { return each.first == at->left; });
      const bool goes = found != classes.end() && may_be_of_class(method, *at);
      if (goes) found->second->push_back(std::move(*at));
      at = goes ? loose.erase(at) : at + 1;
    }
  const auto sort = [](std::vector<Member>& members) {
    std::sort(members.begin(), members.end(), [](const Member& left, const Member& right) { return comes_before(left, right); });
  };
  sort(loose);
  for (const auto& [type, members] : classes) sort(*members);
}

void note(const Graph& graph, Node& node, const ObjectId& id) {
  if (graph.contains(id) && id != node.id) node.references.push_back(id);
}

template <class K>
void note_members(const Graph& graph, Node& node) {
  const auto& object = node.as<K>();
  for (const auto& member : object.operators) {
    note(graph, node, {.kind = Kind::operator_, .schema = member.name.schema, .name = member.name.name, .signature = Name(member.left.text.text() + ", " + member.right.text.text())});
    note(graph, node, {.kind = Kind::operator_family, .schema = member.order_by.schema, .name = member.order_by.name, .signature = Name("btree")});
  }
  for (const auto& member : object.functions) {
    std::string signature;
    for (const auto& type : member.arguments) signature += (signature.empty() ? "" : ", ") + type.text.text();
    note(graph, node, {.kind = Kind::routine, .schema = member.name.schema, .name = member.name.name, .signature = Name(signature)});
  }
}

void tidy(Node& node) {
  std::sort(node.references.begin(), node.references.end());
  node.references.erase(std::unique(node.references.begin(), node.references.end()), node.references.end());
}

void settle_members(Graph& graph) {
  std::map<ObjectId, std::vector<Node*>> classes;
  for (auto& [id, node] : graph.nodes(Kind::operator_class)) classes[family_of(node)].push_back(&node);
  for (auto& [id, node] : graph.nodes(Kind::operator_family)) {
    auto& family = node.as<ir::OperatorFamily>();
    std::vector<std::pair<TypeName, std::vector<ir::FamilyOperator>*>> operators;
    std::vector<std::pair<TypeName, std::vector<ir::FamilyFunction>*>> functions;
    for (Node* each : classes[id]) {
      auto& object = each->as<ir::OperatorClass>();
      operators.emplace_back(object.type, &object.operators);
      functions.emplace_back(object.type, &object.functions);
    }
    move_between(id.signature.text(), family.operators, operators);
    move_between(id.signature.text(), family.functions, functions);
  }
  const auto is_member = [](const ObjectId& id) { return id.kind == Kind::operator_ || id.kind == Kind::routine || id.kind == Kind::operator_family; };
  for (auto& [id, node] : graph.nodes(Kind::operator_family)) {
    std::erase_if(node.references, is_member);
    note_members<ir::OperatorFamily>(graph, node);
    tidy(node);
  }
  for (auto& [id, node] : graph.nodes(Kind::operator_class)) {
    std::erase_if(node.references, is_member);
    note_members<ir::OperatorClass>(graph, node);
    note(graph, node, family_of(node));
    tidy(node);
  }
}

// Uses of operator classes by columns.
class Users {
 public:
  explicit Users(Graph& graph) : graph_(graph) {
    for (const auto& [id, node] : graph.nodes(Kind::operator_class))
      if (const auto& object = node.as<ir::OperatorClass>(); object.is_default) defaults_.emplace(std::pair(id.signature, object.type.text), id);
  }

  void settle() {
    for (auto& [id, node] : graph_.nodes()) {
      if (auto* index = std::get_if<ir::Index>(&node.object)) {
        elements(node, *node.parent, index->method, index->elements);
      } else if (auto* table = std::get_if<ir::Table>(&node.object); table && table->partition_key) {
        elements(node, id, Name(table->partition_key->strategy.text() == "hash" ? "hash" : "btree"), table->partition_key->elements);
      } else if (auto* constraint = std::get_if<ir::Constraint>(&node.object)) {
        if (constraint->exclusion) {
          elements(node, *node.parent, constraint->exclusion->method, constraint->exclusion->elements);
          for (const auto& operator_ : constraint->exclusion->operators) use_operators(node, operator_);
        }
        if (constraint->type == ir::ConstraintType::primary_key || constraint->type == ir::ConstraintType::unique)
          for (const auto column : constraint->columns) use(node, default_class(Name("btree"), *node.parent, column));
      } else if (const auto* range = std::get_if<ir::RangeType>(&node.object)) {
        const auto& name = range->operator_class;
        use(node, name.empty() ? default_for(Name("btree"), range->subtype.text) : ObjectId{.kind = Kind::operator_class, .schema = name.schema, .name = name.name, .signature = Name("btree")});
      }
    }
  }

 private:
  ObjectId default_for(Name method, Name type) const {
    const auto found = defaults_.find({method, type});
    return found == defaults_.end() ? ObjectId{} : found->second;
  }

  ObjectId default_class(Name method, const ObjectId& relation, Name column) const {
    const auto* node = graph_.find({.kind = Kind::column, .schema = relation.schema, .name = relation.name, .part = column});
    if (!node) return {};
    const auto& text = node->as<ir::Column>().type.text.text();
    return default_for(method, Name(text.substr(0, text.find('('))));
  }

  void elements(Node& node, const ObjectId& relation, Name method, std::vector<ir::IndexElement>& all) {
    for (auto& element : all) {
      const auto usual = element.column.empty() ? ObjectId{} : default_class(method, relation, element.column);
      const auto& name = element.operator_class;
      const ObjectId named{.kind = Kind::operator_class, .schema = name.schema, .name = name.name, .signature = method};
      use(node, name.empty() ? usual : named);
      if (!name.empty() && named == usual && element.operator_class_options.empty()) element.operator_class = {};
    }
  }

  // `OPERATOR(app.===)`, whatever types it is for.
  void use_operators(Node& node, const std::string& text) {
    if (!text.starts_with("OPERATOR(")) return;
    for (const auto& [id, each] : graph_.nodes(Kind::operator_))
      if (text == "OPERATOR(" + quoted(id.schema) + '.' + id.name.text() + ')') use(node, id);
  }

  void use(Node& node, const ObjectId& id) {
    if ((id.kind != Kind::operator_class && id.kind != Kind::operator_) || !graph_.contains(id)) return;
    const auto at = std::lower_bound(node.references.begin(), node.references.end(), id);
    if (at == node.references.end() || *at != id) node.references.insert(at, id);
  }

  Graph& graph_;
  std::map<std::pair<Name, Name>, ObjectId> defaults_;
};

}  // namespace

void settle_operator_classes(Graph& graph) {
  const auto classes = graph.nodes(Kind::operator_class), families = graph.nodes(Kind::operator_family);
  if (classes.begin() == classes.end() && families.begin() == families.end()) return;
  settle_members(graph);
  Users(graph).settle();
  graph.forget_dependents();
}

}  // namespace lockstep
