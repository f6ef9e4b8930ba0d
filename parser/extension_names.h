// Objects of well-known extensions. They are no nodes of a graph, but files use them; with the
// extension's node in the graph their names resolve to the extension's schema.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ir/graph.h"

namespace lockstep {

struct ExtensionNames {
  std::string_view extension;
  std::string_view types;
  std::string_view functions;
  std::string_view relations;
};

std::span<const ExtensionNames> extension_names_table();  // parser/extension_names_table.cc

enum class ExtensionMember { type, function, relation };

// The extension of the graph that brings a member of that name, null when none does. `schema` is
// the schema that the name was given with; empty when it had none.
const Node* extension_with(const Graph& graph,
                           ExtensionMember member,
                           Name schema,
                           std::string_view name);

// What it brings; without those of which only the beginning of the name is known.
std::vector<Name> names_from_extension(ExtensionMember member, Name extension);

// Where the extension's objects live: its `schema`; when it is not known, the one that the control
// file names, or `public`.
Name schema_of_extension(const Node& extension);

// True when the graph has an extension that the table does not know: any name may come from it.
bool has_unknown_extension(const Graph& graph);

}  // namespace lockstep
