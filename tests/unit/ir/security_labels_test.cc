#include <doctest/doctest.h>

#include "ir/security_labels.h"

using namespace lockstep;

namespace {

const ObjectId of_labels{.kind = Kind::table, .schema = Name("public"), .name = Name("t")};
const ObjectId schema_of_labels{.kind = Kind::schema, .name = Name("s")};

Graph graph_with(const Labels& of_table, const Labels& of_schema, int version) {
  Graph graph;
  graph.origin.server_version = version;
  graph.insert({.id = of_labels, .object = ir::Table{}});
  graph.insert({.id = schema_of_labels, .object = ir::Schema{}});
  for (const auto& [provider, label] : of_table) set_label(graph.at(of_labels), provider, label);
  for (const auto& [provider, label] : of_schema) set_label(graph.at(schema_of_labels), provider, label);
  return graph;
}

}  // namespace

TEST_CASE("a node without labels holds none") {
  auto graph = graph_with({}, {{"p", "x"}}, 0);
  CHECK_FALSE(graph.at(of_labels).labels);
  CHECK(graph.at(schema_of_labels).labels);
  const auto before = fingerprint(graph);
  set_label(graph.at(schema_of_labels), "p", std::nullopt);
  CHECK_FALSE(graph.at(schema_of_labels).labels);
  CHECK(fingerprint(graph) != before);
  set_label(graph.at(schema_of_labels), "p", std::nullopt);
  CHECK_FALSE(graph.at(schema_of_labels).labels);
}

TEST_CASE("a label without provider is of the only one that a server has") {
  SUBCASE("one") {
    auto live = graph_with({{"p", "x"}}, {}, 150000);
    auto file = graph_with({{"", "x"}}, {{"", "y"}}, 0);
    name_label_provider(live, file);
    CHECK(labels_of(file.at(of_labels)) == Labels{{"p", "x"}});
    CHECK(labels_of(file.at(schema_of_labels)) == Labels{{"p", "y"}});
  }
  SUBCASE("several") {
    auto live = graph_with({{"p", "x"}, {"q", "x"}}, {}, 150000);
    auto file = graph_with({{"", "x"}}, {}, 0);
    name_label_provider(file, live);
    CHECK(labels_of(file.at(of_labels)) == Labels{{"", "x"}});
  }
  SUBCASE("forgotten of a view's columns") {
    Graph graph;
    const ObjectId plain{.kind = Kind::view_column, .schema = Name("public"), .name = Name("v"), .part = Name("a")};
    auto commented = plain;
    commented.part = Name("b");
    for (const auto& id : {plain, commented}) set_label(graph.insert({.id = id, .object = ir::ViewColumn{}}), "p", "x");
    graph.at(commented).comment = "c";
    forget_labels(graph, {"p"});
    CHECK_FALSE(graph.contains(plain));
    CHECK(graph.contains(commented));
  }
  SUBCASE("forgotten") {
    auto graph = graph_with({{"p", "x"}, {"q", "x"}}, {{"p", "x"}}, 0);
    forget_labels(graph, {"p"});
    CHECK(label_providers(graph) == std::set<std::string>{"q"});
    CHECK_FALSE(graph.at(schema_of_labels).labels);
  }
}
