// Operator families and classes with their members.
#include "parser/catalog/decode.h"
#include "parser/catalog/text.h"
#include "parser/family_members.h"

namespace lockstep::catalog {
namespace {

template <class K>
void read_named(Reading& reading, std::string_view query, Catalog catalog) {
  const auto result = reading.query(query);
  read_objects<K>(
      reading,
      result,
      catalog,
      ' ',
      [&](Node& node, std::size_t row) {
        node.id.signature = Name(result.text(row, "method"));
        return true;
      },
      [](Node&, std::size_t) {});
}

void add_member(Reading& reading, const Result& result, std::size_t row, Node& node, auto& object) {
  const Decoding decoding{reading, node};
  const auto type = [&](std::string_view column) { return reading.type(result.oid(row, column)).name; };
  QualifiedName name, order_by;
  decode(decoding, result.text(row, "name"), name);
  const int number = to_int(result.text(row, "number"));
  if (!result.is_true(row, "is_function")) {
    if (const auto family = result.value(row, "order_by")) decode(decoding, *family, order_by);
    object.operators.push_back({.strategy = number, .name = name, .left = type("left"), .right = type("right"), .order_by = order_by});
    return;
  }
  ir::FamilyFunction member{.number = number, .left = type("left"), .right = type("right"), .name = name};
  for (const long argument : numbers(result.text(row, "arguments"))) member.arguments.push_back(reading.type(static_cast<Oid>(argument)).name);
  object.functions.push_back(std::move(member));
}

}  // namespace

void read_operator_classes(Reading& reading) {
  read_named<ir::OperatorFamily>(reading, "operator_family", Catalog::operator_family);
  read_named<ir::OperatorClass>(reading, "operator_class_definition", Catalog::operator_class);
  const auto result = reading.query("family_member");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto family = result.oid(row, "family");
    if (reading.is_member(Catalog::operator_family, family)) continue;
    auto* of_class = result.value(row, "class") ? reading.object(Catalog::operator_class, result.oid(row, "class")) : nullptr;
    if (of_class != nullptr)
      add_member(reading, result, row, *of_class, of_class->as<ir::OperatorClass>());
    else if (auto* node = reading.object(Catalog::operator_family, family); node != nullptr)
      add_member(reading, result, row, *node, node->as<ir::OperatorFamily>());
    else if (family < 16384 && !result.value(row, "class"))
      ++reading.state.unmodelled["member of an operator family of PostgreSQL's own"];
  }
}

}  // namespace lockstep::catalog
