#include "runner/oracle.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "ir/describe.h"
#include "ir/error.h"
#include "ir/security_labels.h"
#include "ir/sha256.h"
#include "ir/visit_references.h"
#include "parser/catalog_reader.h"
#include "runner/environment.h"
#include "runner/execute.h"
#include "runner/files.h"
#include "runner/prove.h"

namespace lockstep {
namespace {

// Printed forms of a node's expressions, in the order of the field walk.
using Printed = std::vector<std::string>;

Printed expressions_of(const Node& node) {
  Printed texts;
  auto copy = node.object;
  visit_expressions(copy, [&](std::string_view, Expr& expression) { texts.push_back(expression.text); });
  return texts;
}

// What decides how a server prints the node: the node and everything it needs, as they stand.
std::string cache_key(int major_version, const ObjectId& id, const Graph& needs) {
  return sha256("2 " + std::to_string(major_version) + ' ' + to_string(id) + ' ' + fingerprint(needs));
}

std::optional<Printed> from_cache(const std::string& key) {
  const auto folder = cache_folder();
  if (!folder) return std::nullopt;
  const auto text = read_file(*folder / ("printed-" + key + ".json"));
  if (!text) return std::nullopt;
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_array()) return std::nullopt;
  return json.get<Printed>();
}

void into_cache(const std::string& key, const Printed& printed) {
  if (const auto folder = cache_folder())
    write_file_atomically(*folder / ("printed-" + key + ".json"), nlohmann::json(printed).dump());
}

void set_canonical(Node& node, const Printed& printed) {
  std::size_t next = 0;
  visit_expressions(node.object, [&](std::string_view, Expr& expression) { expression.canonical = printed[next++]; });
}

// Nodes whose altered fields hold an expression. A replaced node is asked about, too: the field that
// replaces it may be the expression.
std::vector<ObjectId> questions(const ChangeSet& changes, const Graph& before, const Graph& after) {
  std::vector<ObjectId> ids;
  for (const auto& change : changes.changes) {
    const auto* altered = std::get_if<Altered>(&change);
    if (!altered || !before.contains(altered->id)) continue;
    bool about_expression = false;
    auto copy = after.at(altered->id).object;
    visit_expressions(copy, [&](std::string_view field, Expr&) {
      about_expression = about_expression || std::find(altered->fields.begin(), altered->fields.end(), field) !=
                                                 altered->fields.end();
    });
    if (about_expression) ids.push_back(altered->id);
  }
  return ids;
}

// One side's printed forms: from the catalog text itself, the cache, or the shadow.
class Side {
 public:
  Side(Graph& graph, bool printed) : graph_(graph), printed_(printed) {}

  // Fills what needs no server; gives what is left to be asked.
  std::vector<ObjectId> prepare(const std::vector<ObjectId>& ids, int major_version) {
    std::vector<ObjectId> open;
    for (const auto& id : ids) {
      if (printed_) {
        known_[id] = expressions_of(graph_.at(id));
        continue;
      }
      keys_[id] = cache_key(major_version, id, closure(graph_, {id}));
      if (auto found = from_cache(keys_[id]); found && found->size() == expressions_of(graph_.at(id)).size())
        known_[id] = std::move(*found);
      else
        open.push_back(id);
    }
    return open;
  }

  // Builds the nodes on the server and reads them back. `reasons` says why some could not be.
  void ask(Shadow& shadow, const std::vector<ObjectId>& ids, std::map<ObjectId, std::string>& reasons) {
    if (ids.empty()) return;
    const auto failure = ask_together(shadow, ids);
    if (!failure) return;
    if (ids.size() == 1) {
      reasons[ids.front()] = *failure;
      return;
    }
    for (const auto& id : ids) ask(shadow, {id}, reasons);
  }

  const Printed* find(const ObjectId& id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? nullptr : &found->second;
  }

 private:
  std::optional<std::string> ask_together(Shadow& shadow, const std::vector<ObjectId>& ids) {
    auto needs = closure(graph_, ids);
    forget_labels(needs, label_providers(needs));
    auto database = shadow.create_database();
    if (const auto missing = missing_extensions(database, needs); !missing.empty()) {
      const auto gone = remove_dependents_of_extensions(needs, missing);
      for (const auto& id : ids)
        if (std::binary_search(gone.begin(), gone.end(), id))
          return "the shadow server lacks the extension `" + missing.begin()->text() + "`";
    }
    provide_environment(database, {&needs});
    const auto plan = build_plan(needs);
    prepare_session(database, plan);
    if (const auto stopped = run_up(database, plan)) return stopped->message;
    const auto read_back = read_catalog(database).graph;
    for (const auto& id : ids) {
      const auto* node = read_back.find(id);
      const auto expected = expressions_of(graph_.at(id)).size();
      if (!node) return to_string(id) + " was not there when read back";
      auto printed = expressions_of(*node);
      if (printed.size() != expected) return to_string(id) + " has another shape when read back";
      into_cache(keys_[id], printed);
      known_[id] = std::move(printed);
    }
    return std::nullopt;
  }

  Graph& graph_;
  bool printed_;  // the texts are the server's own
  std::map<ObjectId, Printed> known_;
  std::map<ObjectId, std::string> keys_;
};

}  // namespace

std::vector<Undecided> ask_server(Graph& before, Graph& after, const ChangeSet& changes, const ServerToAsk& server) {
  const auto ids = questions(changes, before, after);
  if (ids.empty()) return {};
  std::vector<Undecided> undecided;
  std::map<ObjectId, std::string> reasons;
  // With a live side its server decides the version; without, whatever the shadow is.
  const int live = std::max(before.origin.server_version, after.origin.server_version);
  const int version = live != 0 ? live / 10000 : server.major_version();
  Side old_side(before, before.origin.server_version != 0);
  Side new_side(after, after.origin.server_version != 0);
  const auto old_open = old_side.prepare(ids, version);
  const auto new_open = new_side.prepare(ids, version);
  if (!old_open.empty() || !new_open.empty()) {
    Shadow* shadow = server.open();
    if (shadow && shadow->server_version() / 10000 != version) {
      for (const auto& id : ids)
        undecided.push_back({id, "the shadow server is of another major version than the database"});
      return undecided;
    }
    if (shadow) {
      old_side.ask(*shadow, old_open, reasons);
      new_side.ask(*shadow, new_open, reasons);
    }
  }
  for (const auto& id : ids) {
    const auto* old_text = old_side.find(id);
    const auto* new_text = new_side.find(id);
    if (!old_text || !new_text) {
      undecided.push_back({id, reasons.contains(id) ? reasons[id] : "there is no server to ask"});
      continue;
    }
    set_canonical(before.at(id), *old_text);
    set_canonical(after.at(id), *new_text);
  }
  return undecided;
}

}  // namespace lockstep
