#include "runner/evaluate.h"

#include "ir/error.h"
#include "parser/sql_lexer.h"
#include "parser/sql_script.h"
#include "planner/sql.h"
#include "runner/environment.h"

namespace lockstep {
namespace {

// As psql finds it, but that bodies of functions may speak of what comes later.
void begin_session(Database& database) {
  database.execute("RESET SESSION AUTHORIZATION; RESET ALL; SET check_function_bodies = off; SET client_min_messages = warning");
}

// User mappings and subscriptions hold secrets, which go to no other server, and a subscription might even connect.
// What they are is known from the statements alone.
bool is_kept_here(std::string_view text) {
  std::string words;
  for (std::size_t at = 0, count = 0; at < text.size() && count < 3;) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment) continue;
    for (const char c : text.substr(lexeme.begin, lexeme.end - lexeme.begin)) words += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    words += ' ';
    ++count;
  }
  if (words == "COMMENT ON SUBSCRIPTION ") return true;
  for (const std::string_view verb : {"CREATE ", "ALTER ", "DROP "}) {
    if (!words.starts_with(verb)) continue;
    const auto what = std::string_view(words).substr(verb.size());
    return what.starts_with("SUBSCRIPTION ") || what.starts_with("USER MAPPING ");
  }
  return false;
}

void take_what_was_kept(const Graph& as_read, Graph& graph) {
  for (const auto kind : {Kind::role, Kind::role_membership, Kind::user_mapping, Kind::subscription})
    for (const auto& [id, node] : as_read.nodes(kind))
      if (!graph.contains(id) && (!node.parent || graph.contains(*node.parent))) graph.insert(node);
}

// Labels are not tried on the server. A view's column may be there for its labels alone.
void take_labels_of_view_columns(const Graph& as_read, Graph& graph) {
  for (const auto& [id, node] : as_read.nodes(Kind::view_column)) {
    if (!node.labels || graph.contains(id) || !graph.contains(*node.parent)) continue;
    graph.insert({.id = id, .parent = node.parent, .object = ir::ViewColumn{}, .labels = node.labels, .origin = node.origin});
  }
}

struct Waiting {
  const ScriptStatement* statement = nullptr;
  std::string search_path;
  std::string message;
};

std::string search_path_of(Database& database) {
  const auto rows = database.query("SELECT pg_catalog.current_setting('search_path')");
  return std::string(rows.get(0, 0).value_or(""));
}

// Class 42 is about names and access (manual, appendix A); what is not there yet may come.
bool may_come_later(const Error& error) { return error.sqlstate.starts_with("42") || error.sqlstate.starts_with("3F"); }

[[noreturn]] void fail(const ScriptStatement& statement, const std::string& message) {
  const auto place = line_column(*statement.span.file, statement.span.begin);
  throw Error(statement.span.file->path + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + message);
}

void run_statements(Database& database, const std::vector<ScriptStatement>& statements) {
  std::vector<Waiting> waiting;
  for (const auto& each : statements) {
    if (each.fresh) begin_session(database);
    if (is_kept_here(each.text)) continue;
    try {
      database.execute(each.text);
    } catch (const Error& error) {
      if (!may_come_later(error)) fail(each, error.what());
      waiting.push_back({&each, search_path_of(database), error.what()});
    }
  }
  for (bool progress = true; progress && !waiting.empty();) {
    progress = false;
    std::vector<Waiting> still;
    for (auto& each : waiting) {
      try {
        database.execute(sql("SELECT pg_catalog.set_config('search_path', {}, false)", literal(each.search_path)).text());
        database.execute(each.statement->text);
        progress = true;
      } catch (const Error& error) {
        each.message = error.what();
        still.push_back(std::move(each));
      }
    }
    waiting = std::move(still);
  }
  if (!waiting.empty()) fail(*waiting.front().statement, waiting.front().message);
}

// What the role that runs the files owns is owned by nobody that they name (ir/own_role.h).
void forget_own_role(Graph& graph, Name role) {
  std::vector<ObjectId> own;
  for (auto& [id, node] : graph.nodes()) {
    if (node.owner == role) node.owner = Name();
    if (id.kind == Kind::default_privilege && id.name == role) own.push_back(id);
  }
  for (const auto& id : own) {
    auto nameless = id;
    nameless.name = Name();
    if (!graph.contains(nameless)) graph.rekey(id, nameless);
  }
}

void take_what_only_files_say(const Graph& as_read, Graph& graph) {
  for (auto& [id, node] : graph.nodes()) {
    const auto* read = as_read.find(id);
    if (read == nullptr) continue;
    node.directives = read->directives;
    node.labels = read->labels;
    node.origin = read->origin;
    node.generated_name = read->generated_name;
  }
  graph.origin = as_read.origin;
}

}  // namespace

Evaluated evaluate_sql(const SqlText& text, const Graph& as_read, Shadow& shadow) {
  auto database = shadow.create_database();
  provide_environment(database, {&as_read});
  begin_session(database);
  run_statements(database, script_statements(text));
  database.execute("RESET SESSION AUTHORIZATION; RESET ALL");
  auto state = read_catalog(database);
  Evaluated result{std::move(state.graph), std::move(state.unmodelled)};
  forget_stock_comments(result.graph, state.stock_comments);
  forget_own_role(result.graph, result.graph.origin.role.value_or(Name()));
  take_what_only_files_say(as_read, result.graph);
  take_what_was_kept(as_read, result.graph);
  take_labels_of_view_columns(as_read, result.graph);
  return result;
}

}  // namespace lockstep
