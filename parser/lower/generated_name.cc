#include "parser/lower/generated_name.h"

#include <algorithm>

#include "ir/object_name.h"
#include "parser/output_name.h"

namespace lockstep {
namespace {

constexpr std::size_t longest = 63;  // NAMEDATALEN - 1

std::string column_name(const ir::IndexElement& element) {
  if (!element.column.empty()) return element.column.text();
  std::string name;
  try {
    const auto parsed = parse_expression(element.expression ? element.expression->text : "");
    name = name_of_expression(*parsed.expression);
  } catch (const SyntaxError&) {
    // A text that the server printed in a newer syntax: nothing better is known.
  }
  return name.empty() ? "expr" : name;
}

}  // namespace

Name generated_name(std::string_view base1,
                    std::string_view base2,
                    std::string_view label,
                    const std::function<bool(Name)>& taken) {
  for (int pass = 0;; ++pass) {
    const auto numbered = std::string(label) + (pass == 0 ? "" : std::to_string(pass));
    const Name name{object_name(base1, base2, numbered)};
    if (!taken(name)) return name;
  }
}

std::vector<std::string> index_column_names(const std::vector<ir::IndexElement>& elements,
                                            const std::vector<Name>& include) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& original) {
    auto name = original;
    for (int i = 1; std::find(names.begin(), names.end(), name) != names.end(); ++i) {
      const auto number = std::to_string(i);
      name = std::string(clipped(original, longest - number.size())) + number;
    }
    names.push_back(std::move(name));
  };
  for (const auto& element : elements)
    add(column_name(element));
  for (const auto column : include)
    add(column.text());
  return names;
}

std::string name_addition(const std::vector<std::string>& columns) {
  std::string addition;
  for (const auto& column : columns) {
    if (!addition.empty()) addition += '_';
    addition += clipped(column, longest);
    if (addition.size() > longest) break;
  }
  return addition;
}

Name sequence_name(Reader& reader, Name schema, Name table, Name column) {
  return generated_name(table.text(), column.text(), "seq", [&](Name name) {
    return reader.relations.relation_name_taken(schema, name);
  });
}

Name index_name(Reader& reader,
                Name schema,
                Name table,
                const std::vector<std::string>& columns,
                std::string_view label) {
  const auto addition = label == "pkey" ? std::string() : name_addition(columns);
  return generated_name(table.text(), addition, label, [&](Name name) {
    if (reader.relations.relation_name_taken(schema, name)) return true;
    return label != "idx" && reader.relations.constraint_name_taken(schema, name);
  });
}

Name constraint_name(
    Reader& reader, Name schema, Name table, std::string_view addition, std::string_view label) {
  return generated_name(table.text(), addition, label, [&](Name name) {
    return reader.relations.constraint_name_taken(schema, name);
  });
}

bool relation_name_taken(const Graph& graph, Name schema, Name name) {
  return RelationIndex(graph).relation_name_taken(schema, name);
}

}  // namespace lockstep
