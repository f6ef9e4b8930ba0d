// lockstep inspect: a state as clean SQL.
#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/pipeline.h"
#include "ir/error.h"
#include "ir/secrets.h"
#include "parser/server_limits.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// A folder is read as a whole: a file of an earlier state among the new ones would bring back what is gone.
void refuse_other_files(const fs::path& folder, const std::map<std::string, std::string>& files) {
  if (!fs::exists(folder)) return;
  if (!fs::is_directory(folder)) throw Error("`" + folder.string() + "` is not a folder, as --layout by-object needs");
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".sql") continue;
    const auto name = entry.path().lexically_relative(folder).generic_string();
    if (!files.contains(name))
      throw Error("`" + entry.path().string() + "` is in the way: it would be read as part of the state; choose an empty folder, or remove it");
  }
}

// Says which secrets are not in what is written.
void say_masked(const std::vector<ObjectId>& holders) {
  if (holders.empty()) return;
  std::string list;
  for (const auto& id : holders) list += (list.empty() ? "`" : ", `") + to_string(id) + '`';
  say(Severity::note, "secrets are written as masks, which stand for those that are there already (--with-secrets writes them): " + list);
}

void write(const Graph& graph, const Plan& build, const InspectOptions& options) {
  const auto readers = options.with_secrets && !holders_of_secrets(graph).empty() ? Readers::owner : Readers::usual;
  if (options.layout == "by-object") {
    const auto texts = state_sql_by_object(graph, build);
    refuse_other_files(*options.out, texts);
    StagedFiles files(*options.out);
    for (const auto& [name, text] : texts) files.add(name, text, readers);
    files.move_into_place();
    return;
  }
  const auto text = state_sql(graph, build);
  if (!options.out) {
    print(text);
    return;
  }
  if (fs::is_directory(*options.out))
    throw Error("`" + *options.out + "` is a folder; name a file, or write a folder with --layout by-object");
  write_text_file(*options.out, text, readers);
}

}  // namespace

int run_inspect(const InspectOptions& options, const CommonOptions& common) {
  if (options.layout == "by-object" && !options.out) throw Error("--layout by-object writes a folder; name it with --out");
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  const auto source = resolved(parse_source(options.source), setting);
  Comparison rest;
  Graph graph;
  Plan build;
  std::vector<ObjectId> hidden;
  {
    Progress progress;
    LazyShadow shadow(setting.shadow);
    auto state = read_state(source, setting.with_roles, shadow, diagnostics, progress);
    graph = std::move(state.graph);
    rest.unmodelled = std::move(state.unmodelled);
    if (!diagnostics.has_errors()) {
      graph.origin.written_for = std::max(graph.origin.written_for, setting.server_version);
      forget_what_server_lacks(graph, diagnostics);
      remove_unmanaged(graph, setting.filter);
      leave_out(graph, setting.left_alone);
      if (!options.with_secrets) {
        hidden = holders_of_secrets(graph);
        if (!hidden.empty()) graph = masked(graph);
      }
      Graph none;
      settle_secrets(graph, none);
      progress.now("putting it in order");
      build = build_plan(graph);
    }
  }
  if (report(diagnostics, common.quiet)) return exit_error;
  report_rest(rest, common.quiet);
  if (!common.quiet) say_masked(hidden);
  write(graph, build, options);
  return exit_ok;
}

}  // namespace lockstep
