// New names of operators, operator classes and operator families, which other objects have in their definitions.
#include "ir/rename.h"
#include "ir/visit_references.h"

namespace lockstep {
namespace {

class Definitions {
 public:
  Definitions(const ObjectId& from, const ObjectId& to) : from_(from), to_(to) {}

  void follow(ir::OperatorFamily& object) { members(object); }

  void follow(ir::OperatorClass& object) {
    members(object);
    if (from_.kind == Kind::operator_family) name(object.family);
  }

  void follow(ir::Operator& object) {
    if (from_.kind != Kind::operator_) return;
    name(object.commutator);
    name(object.negator);
  }

  void follow(ir::Aggregate& object) {
    if (from_.kind == Kind::operator_) name(object.sort_operator);
  }

  void follow(ir::RangeType& object) {
    if (from_.kind == Kind::operator_class) name(object.operator_class);
  }

  void follow(ir::Index& object) { elements(object.elements); }

  void follow(ir::Table& object) {
    if (object.partition_key) elements(object.partition_key->elements);
  }

  void follow(ir::Constraint& object) {
    if (!object.exclusion) return;
    elements(object.exclusion->elements);
    if (from_.kind == Kind::operator_)
      for (auto& each : object.exclusion->operators)
        if (each == written(from_)) each = written(to_);
  }

  void follow(auto&) {}

  void text(std::string& text) const {
    const auto before = written(from_);
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos; at += written(to_).size()) text.replace(at, before.size(), written(to_));
  }

 private:
  static std::string written(const ObjectId& id) { return "OPERATOR(" + quoted(id.schema) + '.' + id.name.text() + ')'; }

  void name(QualifiedName& name) const {
    if (name == from_.qualified_name()) name = to_.qualified_name();
  }

  void members(auto& object) {
    for (auto& each : object.operators) {
      const bool same = each.left.text.text() + ", " + each.right.text.text() == from_.signature.text();
      if (from_.kind == Kind::operator_ && same) name(each.name);
      if (from_.kind == Kind::operator_family) name(each.order_by);
    }
  }

  void elements(std::vector<ir::IndexElement>& all) {
    if (from_.kind != Kind::operator_class) return;
    for (auto& each : all) name(each.operator_class);
  }

  const ObjectId& from_;
  const ObjectId& to_;
};

}  // namespace

void follow_definition(Node& node, const ObjectId& from, const ObjectId& to) {
  if (from.kind != Kind::operator_ && from.kind != Kind::operator_class && from.kind != Kind::operator_family) return;
  Definitions definitions(from, to);
  std::visit([&](auto& object) { definitions.follow(object); }, node.object);
  if (from.kind != Kind::operator_) return;
  visit_expressions(node.object, [&](std::string_view, Expr& expression) {
    definitions.text(expression.text);
    expression.canonical.clear();
  });
}

}  // namespace lockstep
