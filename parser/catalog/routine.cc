// Functions, procedures and aggregates.
#include "parser/catalog/routine.h"

#include "parser/catalog/decode.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

const Type& needed_type(Reading& reading, Node& node, Oid oid) {
  const auto& type = reading.type(oid);
  if (type.extension) Reading::need(node, *type.extension);
  return type;
}

ir::ArgumentMode argument_mode(std::string_view letter) {
  using Mode = ir::ArgumentMode;
  if (letter == "o") return Mode::out;
  if (letter == "b") return Mode::inout;
  if (letter == "v") return Mode::variadic;
  return letter == "t" ? Mode::table : Mode::in;
}

std::vector<std::string> optional_elements(std::optional<std::string_view> array) {
  return array ? array_elements(*array) : std::vector<std::string>();
}

}  // namespace

Name signature(const Reading& reading, std::string_view input_types) {
  std::string text;
  for (const long oid : numbers(input_types)) {
    if (!text.empty()) text += ", ";
    text += reading.type(static_cast<Oid>(oid)).name.text.text();
  }
  return Name(text);
}

// pg_proc has the arrays only when they say more than "all are unnamed IN arguments".
std::vector<ir::Argument> arguments(Reading& reading, Node& node, const Result& result, std::size_t row) {
  const auto all_types = result.value(row, "all_types");
  const auto types = numbers(all_types ? *all_types : result.text(row, "input_types"));
  const auto modes = optional_elements(result.value(row, "modes"));
  const auto names = optional_elements(result.value(row, "names"));
  const auto defaults = optional_elements(result.value(row, "defaults"));
  std::vector<ir::Argument> all;
  for (std::size_t i = 0; i < types.size(); ++i) {
    ir::Argument argument;
    argument.type = needed_type(reading, node, static_cast<Oid>(types[i])).name;
    if (i < modes.size()) argument.mode = argument_mode(modes[i]);
    if (i < names.size()) argument.name = Name(names[i]);
    if (i < defaults.size() && !defaults[i].empty()) argument.default_value = Expr{.text = rereadable(defaults[i])};
    all.push_back(std::move(argument));
  }
  return all;
}

void read_routines(Reading& reading) {
  const auto result = reading.query("routine");
  read_objects<ir::Routine>(
      reading,
      result,
      Catalog::procedure,
      'f',
      [&](Node& node, std::size_t row) {
        if (const auto type = result.oid(row, "constructed_type")) {
          reading.objects[key(Catalog::procedure, result.oid(row, "oid"))] = reading.object(Catalog::type, type);
          return false;
        }
        node.id.signature = signature(reading, result.text(row, "input_types"));
        auto& routine = node.as<ir::Routine>();
        routine.arguments = arguments(reading, node, result, row);
        if (const auto types = result.value(row, "transform_types"))
          for (const long oid : numbers(*types))
            routine.transforms.push_back(needed_type(reading, node, static_cast<Oid>(oid)).name);
        return true;
      },
      [](Node&, std::size_t) {});
}

void read_aggregates(Reading& reading) {
  const auto result = reading.query("aggregate");
  read_objects<ir::Aggregate>(
      reading,
      result,
      Catalog::procedure,
      'f',
      [&](Node& node, std::size_t row) {
        node.id.signature = signature(reading, result.text(row, "input_types"));
        node.as<ir::Aggregate>().arguments = arguments(reading, node, result, row);
        return true;
      },
      [](Node&, std::size_t) {});
}

}  // namespace lockstep::catalog
