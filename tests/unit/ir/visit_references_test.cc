// The generic walks reach what is nested: boxes, vectors, optionals and any mixture of them.
#include <doctest/doctest.h>

#include "ir/graph.h"
#include "ir/visit_references.h"

using namespace lockstep;

namespace {

const ObjectId orders{.kind = Kind::table, .schema = Name("app"), .name = Name("orders")};
const ObjectId status{.kind = Kind::enum_type, .schema = Name("app"), .name = Name("status")};

int references_in(Object object) {
  int count = 0;
  visit_references(object, [&](ObjectId&) { ++count; });
  return count;
}

int expressions_in(Object object) {
  int count = 0;
  visit_expressions(object, [&](std::string_view, Expr&) { ++count; });
  return count;
}

}  // namespace

TEST_CASE("references inside boxes, vectors and optionals are found") {
  ir::Constraint key;
  key.foreign_key = ir::ForeignKey{.table = Ref{orders}};
  key.attached_to = Ref{orders};
  CHECK(references_in(key) == 2);
  CHECK(references_in(ir::Table{.inherits = {Ref{orders}, Ref{orders}}}) == 2);
  const TypeName type{Name("app.status"), status};
  CHECK(references_in(ir::CompositeType{.attributes = {{.name = Name("a"), .type = type}}}) == 1);
  CHECK(references_in(ir::Routine{.arguments = {{.type = type}}, .returns = type, .transforms = {type}}) == 3);
}

TEST_CASE("expressions inside boxes and vectors are found") {
  CHECK(expressions_in(ir::Column{.default_value = Expr{.text = "1"}, .generated = Expr{.text = "2"}}) == 2);
  CHECK(expressions_in(ir::Index{.elements = {{.expression = Expr{.text = "a"}}, {.column = Name("b")}}, .predicate = Expr{.text = "c"}}) == 2);
  CHECK(expressions_in(ir::Routine{.arguments = {{.default_value = Expr{.text = "1"}}}}) == 1);
}
