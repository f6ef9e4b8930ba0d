// Security labels: what a provider (an extension such as sepgsql, or one that masks data) is told about an object.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "ir/graph.h"

namespace lockstep {

using Labels = std::map<std::string, std::string>;  // by provider; an empty name: the only one that the server has

const Labels& labels_of(const Node& node);

// Nothing for a label takes it away.
void set_label(Node& node, const std::string& provider, const std::optional<std::string>& label);

std::set<std::string> label_providers(const Graph& graph);

// A file may leave it to the server of which provider a label is. Where one of the states was read from a server that has labels
// of a single provider, it is that.
void name_label_provider(Graph& before, Graph& after);

// Takes the labels of these providers from all objects. Columns of views go that are there for their labels alone.
void forget_labels(Graph& graph, const std::set<std::string>& providers);

}  // namespace lockstep
