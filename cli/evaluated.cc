#include "cli/evaluated.h"

#include <algorithm>
#include <array>

#include "ir/error.h"
#include "parser/sql_ast.h"
#include "parser/sql_reader.h"
#include "runner/evaluate.h"

namespace lockstep {

void add_all(const Diagnostics& from, Diagnostics& to, bool errors) {
  for (const auto& each : from.all())
    if (errors || each.severity != Severity::error) to.add(each);
}

namespace {

int major_of_parser() { return std::stoi(std::string(parser_postgres_version())); }

bool is_syntax(const Diagnostic& each) { return each.severity == Severity::error && each.code == "syntax"; }

void say_what_was_asked(const Diagnostics& own, int major, Diagnostics& diagnostics) {
  for (const auto& each : own.all()) {
    if (each.code == "not-a-state")
      diagnostics.note("evaluated", each.span, "what this leaves behind was found out by running the files on the throw-away server");
    if (is_syntax(each))
      diagnostics.note("newer-syntax", each.span,
                       "the linked parser, of PostgreSQL " + std::to_string(major_of_parser()) + ", does not know this: the files were run on the throw-away server, of version " +
                           std::to_string(major) + ", and what it prints of this is compared as it is");
  }
}

}  // namespace

FilesAlone read_alone(const SqlText& text) {
  FilesAlone result;
  result.graph = read_sql(text, result.diagnostics);
  return result;
}

bool can_be_evaluated(const Diagnostics& diagnostics, LazyShadow& shadow) {
  static constexpr std::array mendable = std::to_array<std::string_view>(
      {"not-a-state", "syntax", "unknown-object", "unknown-type", "unknown-role", "dependent-objects", "duplicate-object", "duplicate-column"});
  bool asks = false;
  bool syntax = false;
  for (const auto& each : diagnostics.all()) {
    if (each.severity != Severity::error) continue;
    if (std::find(mendable.begin(), mendable.end(), each.code) == mendable.end()) return false;
    asks = asks || each.code == "not-a-state";
    syntax = syntax || is_syntax(each);
  }
  if (syntax) return shadow.major_version() > major_of_parser();
  return asks;
}

State evaluated(const SqlText& text, FilesAlone files, LazyShadow& shadow, Diagnostics& diagnostics) {
  if (!can_be_evaluated(files.diagnostics, shadow)) {
    add_all(files.diagnostics, diagnostics, true);
    return {std::move(files.graph), {}};
  }
  std::string reason;
  if (auto* server = shadow.get()) {
    try {
      auto state = evaluate_sql(text, files.graph, *server);
      add_all(files.diagnostics, diagnostics, false);
      say_what_was_asked(files.diagnostics, server->server_version() / 10000, diagnostics);
      return {std::move(state.graph), std::move(state.unmodelled)};
    } catch (const Error& problem) {
      reason = problem.what();
    }
  } else {
    reason = shadow.reason();
  }
  add_all(files.diagnostics, diagnostics, true);
  diagnostics.note("not-evaluated", {}, "the files could not be run on a throw-away server to find out: " + reason);
  return {std::move(files.graph), {}};
}

}  // namespace lockstep
