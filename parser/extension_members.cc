#include "parser/extension_members.h"

#include "ir/stock_object.h"

namespace lockstep {

const Node* extension_with_stock(const Graph& graph, std::string_view type, const QualifiedName& name) {
  // Extensions that bring a language have its name, and a foreign-data wrapper theirs or that of its functions.
  if (type == "LANGUAGE") return graph.find({.kind = Kind::extension, .name = name.name});
  if (type == "FOREIGN DATA WRAPPER") {
    if (const auto* node = graph.find({.kind = Kind::extension, .name = name.name})) return node;
    return extension_with(graph, ExtensionMember::function, Name(), name.name.text() + "_handler");
  }
  if (type == "TYPE") return extension_with(graph, ExtensionMember::type, name.schema, name.name.text());
  if (has_stock_arguments(type)) return extension_with(graph, ExtensionMember::function, name.schema, name.name.text());
  if (type == "TABLE" || type == "SEQUENCE") return extension_with(graph, ExtensionMember::relation, name.schema, name.name.text());
  return nullptr;
}

}  // namespace lockstep
