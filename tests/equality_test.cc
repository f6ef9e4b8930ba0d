// The canonicaliser alone, without a server to ask: expressions as people write them equal what the catalog has of them, and
// an expression that means something else equals neither. The scripts are those of the golden cases and the examples, or
// others (tests/support/scripts.h). Of every expression $LOCKSTEP_MUTATIONS changed ones are tried (2 without it),
// which the server has to accept and to print in another way.
#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include <doctest/doctest.h>

#include "ir/error.h"
#include "ir/visit_references.h"
#include "parser/canonical.h"
#include "parser/catalog_reader.h"
#include "parser/database.h"
#include "parser/server_limits.h"
#include "parser/source_files.h"
#include "parser/sql_reader.h"
#include "tests/support/mutate.h"
#include "tests/support/scripts.h"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

struct Held {
  std::string field;
  Expr expression;
};

std::vector<Held> expressions_of(const Node& node) {
  std::vector<Held> all;
  auto copy = node.object;
  visit_expressions(copy, [&](std::string_view field, Expr& expression) {
    if (!expression.text.empty()) all.push_back({std::string(field), expression});
  });
  return all;
}

struct Tally {
  int all = 0;       // distinct pairs of what was written and what the catalog has
  int equal = 0;
  int rewritten = 0;  // those of them whose texts differ
  int rewritten_equal = 0;
  int changed = 0;    // changed expressions that the server took and prints differently
  int taken_for_equal = 0;
  int same = 0;  // changed expressions that the server prints like the first
  int same_equal = 0;
};

std::string qualified(const ObjectId& id) { return quoted(id.qualified_name()); }

std::string list_of(const std::vector<Name>& names) {
  std::string list;
  for (const auto name : names) list += (list.empty() ? " (" : ", ") + quoted(name);
  return list.empty() ? list : list + ")";
}

// A statement that makes something with the expression in it, which can be printed afterwards by the query; nothing when
// there is no such for this field.
struct Probe {
  std::string make;
  std::string print;
};

std::optional<Probe> probe_of(const Node& node, const std::string& field, const std::string& text) {
  const Probe view{{}, "SELECT pg_get_viewdef('pg_temp.probe'::regclass)"};
  const auto view_of = [&](const std::string& query) { return Probe{"CREATE TEMP VIEW probe AS " + query, view.print}; };
  switch (node.id.kind) {
    case Kind::view: return Probe{"CREATE TEMP VIEW probe" + list_of(node.as<ir::View>().column_names) + " AS " + text, view.print};
    case Kind::materialized_view: return Probe{"CREATE TEMP VIEW probe" + list_of(node.as<ir::MaterializedView>().column_names) + " AS " + text, view.print};
    case Kind::column:
      if (!node.as<ir::Column>().generated)
        return Probe{"CREATE TEMP TABLE probe (c " + std::string(node.as<ir::Column>().type.text.text()) + " DEFAULT " + text + ")",
                     "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'pg_temp.probe'::regclass"};
      return view_of("SELECT (" + text + ") AS x FROM " + qualified(*node.parent));
    case Kind::constraint:
    case Kind::index:
    case Kind::policy:
    case Kind::statistics:
      if (!node.parent || text.starts_with("FOR VALUES")) return std::nullopt;
      return view_of("SELECT (" + text + ") AS x FROM " + qualified(*node.parent));
    case Kind::trigger:
      if (field != "when") return std::nullopt;
      return view_of("SELECT (" + text + ") AS x FROM " + qualified(*node.parent) + " AS old, " + qualified(*node.parent) + " AS new");
    default: return std::nullopt;
  }
}

// How the server prints it; nothing when it does not take it.
std::optional<std::string> printed(Database& server, const std::optional<Probe>& probe) {
  if (!probe) return std::nullopt;
  std::optional<std::string> text;
  try {
    server.execute("BEGIN");
    server.execute(probe->make);
    const auto rows = server.query(probe->print);
    if (rows.size() == 1 && rows.get(0, 0)) text = std::string(*rows.get(0, 0));
  } catch (const Error&) {
  }
  server.execute("ROLLBACK");
  return text;
}

std::vector<std::string> columns_about(const Graph& graph, const Node& node) {
  std::set<std::string> names;
  const auto add = [&](const ObjectId& relation) {
    for (const auto* column : graph.columns(relation)) names.insert(quoted(column->id.part));
  };
  if (node.parent) add(*node.parent);
  for (const auto& id : node.references)
    if (id.kind == Kind::table) add(id);
  return {names.begin(), names.end()};
}

// The canonical form of the expression in the place of the n-th that the node has: a view's is that of the view as it stands
// in the state.
std::string form_of(Graph& graph, Node& node, std::size_t n, const std::string& text) {
  std::size_t at = 0;
  std::string form;
  Expr* place = nullptr;
  std::string_view named;
  visit_expressions(node.object, [&](std::string_view field, Expr& expression) {
    if (expression.text.empty() || at++ != n) return;
    place = &expression;
    named = field;
  });
  const auto kept = std::exchange(*place, Expr{text, {}});
  form = canonical_text(graph, node, *place, named);
  *place = kept;
  return form;
}

using Seen = std::set<std::pair<std::string, std::string>>;

class Measured {
 public:
  void count_equal(const Node& written, const Node& live) {
    const auto is = expressions_of(written);
    const auto has = expressions_of(live);
    for (std::size_t i = 0; i < is.size(); ++i) {
      const bool pair = i < has.size() && is.size() == has.size();
      const auto catalog = pair ? has[i].expression : Expr();
      if (!seen_.insert({is[i].expression.text, catalog.text}).second) continue;
      const bool equal = pair && is[i].expression == catalog;
      const bool rewritten = is[i].expression.text != catalog.text;
      tally.all += 1;
      tally.equal += equal;
      tally.rewritten += rewritten;
      tally.rewritten_equal += rewritten && equal;
      if (!equal && verbose_)
        std::printf("not decided: %s %s\n  written: %s\n  catalog: %s\n", to_string(written.id).c_str(), is[i].field.c_str(), is[i].expression.key().c_str(), catalog.key().c_str());
    }
  }

  void count_changed(Graph& graph, Node& node, Database& server, const std::string& script) {
    const auto all = expressions_of(node);
    for (std::size_t n = 0; n < all.size(); ++n) {
      const auto& [field, expression] = all[n];
      if (!mutated_.insert({expression.text, field}).second) continue;
      const auto first = printed(server, probe_of(node, field, expression.text));
      if (!first) continue;
      const auto columns = columns_about(graph, node);
      std::string form;
      std::set<std::string> tried{expression.text};
      for (int i = 0, made = 0; i < mutations_ * 4 && made < mutations_; ++i) {
        const auto other = mutated(expression.text, columns, random_);
        if (!other || !tried.insert(*other).second) continue;
        const auto second = printed(server, probe_of(node, field, *other));
        if (!second) continue;
        ++made;
        if (form.empty()) form = form_of(graph, node, n, expression.text);
        const bool equal = form_of(graph, node, n, *other) == form;
        if (*second == *first) {
          ++tally.same;
          tally.same_equal += equal;
          if (!equal && verbose_) std::printf("not known to be equal: %s\n  first:   %s\n  changed: %s\n", to_string(node.id).c_str(), form.c_str(), form_of(graph, node, n, *other).c_str());
          continue;
        }
        ++tally.changed;
        tally.taken_for_equal += equal;
        CHECK_MESSAGE(!equal, (script + ": " + to_string(node.id) + " " + field + "\n  first:   " + expression.text + "\n  changed: " + *other +
                                  "\n  both:    " + form + "\n  server:  " + *first + "\n  changed: " + *second));
      }
    }
  }

  Tally tally;

 private:
  Seen seen_, mutated_;
  std::mt19937 random_{20240229};
  int mutations_ = variable("LOCKSTEP_MUTATIONS").empty() ? 2 : std::stoi(variable("LOCKSTEP_MUTATIONS"));
  bool verbose_ = !variable("LOCKSTEP_VERBOSE").empty();
};

std::string all_schemas(const Graph& graph) {
  std::string path;
  for (const auto& [id, node] : graph.nodes(Kind::schema)) path += quoted(id.name) + ", ";
  return path + "pg_catalog";
}

double percent(int part, int whole) { return whole == 0 ? 100.0 : 100.0 * part / whole; }

}  // namespace

TEST_CASE("the canonicaliser knows equal expressions, and no others") {
  Measured measured;
  for (const auto& script : scripts()) {
    if (!script.not_applicable.empty()) continue;
    CAPTURE(script.name);
    Workplace place;
    const auto loaded = load(place, script);
    if (!loaded.refused.empty()) {
      CHECK_MESSAGE(script.foreign, loaded.refused);
      continue;
    }
    Diagnostics diagnostics;
    auto written = read_sql(load_sql_text("script", script.text, place.folder, diagnostics), diagnostics);
    if (diagnostics.has_errors()) continue;
    Database server(url_of(loaded.database));
    auto live = read_catalog(server).graph;
    auto as_written = written;
    forget_what_server_lacks(live, written, diagnostics);
    canonicalise_differences(live, written);
    for (const auto& [id, node] : written.nodes())
      if (const auto* other = live.find(id)) measured.count_equal(node, *other);
    server.execute("SET search_path = " + all_schemas(live));
    for (auto& [id, node] : as_written.nodes())
      if (live.contains(id)) measured.count_changed(as_written, node, server, script.name);
  }
  const auto& tally = measured.tally;
  std::printf("%d expressions, %.2f %% decided to be equal; %d of them as the catalog has them in other words, %.2f %%\n", tally.all,
              percent(tally.equal, tally.all), tally.rewritten, percent(tally.rewritten_equal, tally.rewritten));
  std::printf("%d changed expressions, %d taken for equal; %d that the server takes for equal, %.2f %% decided to be\n", tally.changed,
              tally.taken_for_equal, tally.same, percent(tally.same_equal, tally.same));
  CHECK(tally.taken_for_equal == 0);
  CHECK(percent(tally.equal, tally.all) >= 97);
}
