// What is looked up by identity is what stands in the ordered nodes, whatever was put in, taken out and renamed.
#include <doctest/doctest.h>

#include "ir/graph.h"

using namespace lockstep;

namespace {

ObjectId schema(int number) { return {.kind = Kind::schema, .name = Name("s" + std::to_string(number))}; }

ObjectId table(int number) { return {.kind = Kind::table, .schema = Name("app"), .name = Name("t" + std::to_string(number))}; }

Graph many_nodes() {
  Graph graph;
  for (int i = 0; i < 1000; ++i) {
    graph.insert({.id = schema(i), .object = ir::Schema{}});
    graph.insert({.id = table(i), .object = ir::Table{}});
  }
  return graph;
}

void check_lookups(Graph& graph) {
  for (auto& [id, node] : graph.nodes()) CHECK(graph.find(id) == &node);
}

}  // namespace

TEST_CASE("nodes are found after others were erased and renamed") {
  auto graph = many_nodes();
  for (int i = 0; i < 1000; i += 3) graph.erase(table(i));
  for (int i = 0; i < 1000; i += 7) graph.rekey(schema(i), schema(5000 + i));
  check_lookups(graph);
  CHECK(graph.size() == 2000 - 334);
  CHECK(!graph.contains(table(999)));
  CHECK(!graph.contains(schema(7)));
  CHECK(graph.contains(schema(5007)));
  for (int i = 0; i < 1000; i += 3) graph.insert({.id = table(i), .object = ir::Table{}});
  check_lookups(graph);
}

TEST_CASE("a copy of a graph finds its own nodes") {
  const auto graph = many_nodes();
  auto copy = graph;
  check_lookups(copy);
  copy.erase(table(1));
  CHECK(graph.contains(table(1)));
  auto moved = std::move(copy);
  check_lookups(moved);
  copy = graph;
  check_lookups(copy);
}

TEST_CASE("nodes of a kind stand together") {
  const auto graph = many_nodes();
  int count = 0;
  for (const auto& [id, node] : graph.nodes(Kind::table)) {
    CHECK(id.kind == Kind::table);
    ++count;
  }
  CHECK(count == 1000);
  CHECK(graph.nodes(Kind::policy).empty());
}

TEST_CASE("names are ordered by bytes") {
  const std::vector<std::string> ordered{"", "A", "a", "a b", "ab", "abcdefgh", "abcdefgh1", "abcdefgh2", "abcdefgi", "b", "\xC3\xA9"};
  for (std::size_t i = 0; i < ordered.size(); ++i)
    for (std::size_t k = 0; k < ordered.size(); ++k) CHECK((Name(ordered[i]) < Name(ordered[k])) == (i < k));
  CHECK(Name().empty());
  CHECK(Name() == Name(""));
}
