#include "cli/pipeline.h"

#include <algorithm>
#include <future>
#include <iostream>
#include <iterator>

#include "cli/declared.h"
#include "cli/evaluated.h"
#include "cli/git.h"
#include "differ/unnamed.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "ir/own_role.h"
#include "ir/security_labels.h"
#include "ir/secrets.h"
#include "parser/canonical.h"
#include "parser/rename_value.h"
#include "parser/server_limits.h"
#include "parser/source_files.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

void add_patterns(const std::vector<std::string>& given, Filter& filter) {
  for (const auto& each : given) {
    auto parsed = parse_pattern(each);
    if (!parsed.pattern) throw Error("--exclude: " + parsed.problem);
    filter.add(std::move(*parsed.pattern));
  }
}

SqlText load_text(const Source& source, Diagnostics& diagnostics) {
  switch (source.kind) {
    case Source::Kind::empty: return load_sql_text("nothing", "", ".", diagnostics);
    case Source::Kind::git: return load_sql_from_git(source.revision, source.text, diagnostics);
    case Source::Kind::standard_input: {
      std::string text(std::istreambuf_iterator<char>(std::cin), {});
      return load_sql_text("standard input", std::move(text), ".", diagnostics);
    }
    case Source::Kind::path: {
      auto text = load_sql(source.text, diagnostics);
      // A wrong or forgotten folder must not read as the wish to drop everything.
      if (text.segments.empty()) throw Error("there is no .sql file below `" + source.text + "`; write `empty:` if the empty state is meant");
      return text;
    }
    case Source::Kind::database:
    case Source::Kind::environment: break;
  }
  throw Bug("a source of SQL was expected");
}

SqlText load(const Source& source, bool with_roles, Diagnostics& diagnostics) {
  auto text = load_text(source, diagnostics);
  text.with_roles = with_roles;
  return text;
}

bool is_database(const Source& source) { return source.kind == Source::Kind::database; }

CatalogState read_live(const Source& source, bool with_roles) {
  Database database(source.text);
  auto state = read_catalog(database, with_roles);
  if (state.graph.origin.description.empty()) state.graph.origin.description = database.description();
  return state;
}

State taken(CatalogState& state, Diagnostics& diagnostics) {
  report_settings(state.settings, state.graph.origin.description, diagnostics);
  return {std::move(state.graph), std::move(state.unmodelled)};
}

struct States {
  State before;
  State after;
};

States read_states(const Source& from, const Source& to, bool with_roles, LazyShadow& shadow, Diagnostics& diagnostics) {
  if (from.kind == Source::Kind::standard_input && to.kind == from.kind)
    throw Error("only one of the two sources can be standard input");
  std::optional<SqlText> before;
  std::optional<SqlText> after;
  if (!is_database(from)) before = load(from, with_roles, diagnostics);
  if (!is_database(to)) after = load(to, with_roles, diagnostics);
  States states;
  if (before && after) {
    Diagnostics both;
    auto pair = read_sql_pair(*before, *after, both);
    if (can_be_evaluated(both, shadow))
      return {evaluated(*before, read_alone(*before), shadow, diagnostics), evaluated(*after, read_alone(*after), shadow, diagnostics)};
    add_all(both, diagnostics, true);
    states.before.graph = std::move(pair.before);
    states.after.graph = std::move(pair.after);
    return states;
  }
  // A server takes its time, in which the other side can be read.
  const auto live = [with_roles](const Source& source) {
    return std::async(std::launch::async, [source, with_roles] { return read_live(source, with_roles); });
  };
  StockComments stock_comments;
  std::future<CatalogState> live_before;
  if (!before) live_before = live(from);
  if (!after) {
    auto state = read_live(to, with_roles);
    states.after = taken(state, diagnostics);
    if (before) stock_comments = std::move(state.stock_comments);
  }
  FilesAlone files_before, files_after;
  if (before) files_before = read_alone(*before);
  if (after) files_after = read_alone(*after);
  if (live_before.valid()) {
    auto state = live_before.get();
    states.before = taken(state, diagnostics);
    if (after) stock_comments = std::move(state.stock_comments);
  }
  // What has to be tried is tried on a server of the version that there is.
  if (!before || !after) shadow.prefer_version((before ? states.after : states.before).graph.origin.server_version);
  if (before) states.before = evaluated(*before, std::move(files_before), shadow, diagnostics);
  if (after) states.after = evaluated(*after, std::move(files_after), shadow, diagnostics);
  if (before) forget_stock_comments(states.before.graph, stock_comments);
  if (after) forget_stock_comments(states.after.graph, stock_comments);
  return states;
}

// The roles that the environment of the comparison has in the place of those in files.
std::map<Name, Name> role_names(const Source& from, const Source& to, const Setting& setting) {
  const auto environment = environment_of(from, to, setting);
  std::map<Name, Name> names;
  if (environment.empty()) return names;
  const auto found = setting.config.environments.find(environment);
  if (found == setting.config.environments.end())
    throw Error("there is no environment `" + environment + "`" + (setting.config.path.empty() ? "" : " in " + setting.config.path.string()));
  for (const auto& [name, here] : found->second.roles) names.emplace(Name(name), Name(here));
  return names;
}

// Whether match_renames() may find something to do, so that the state before it has to be kept.
bool may_rename(const Graph& before, const Graph& after) {
  return may_match_unnamed(before, after) || std::any_of(after.nodes().begin(), after.nodes().end(), [](const auto& entry) {
    return !entry.second.directives.empty();
  });
}

int live_version(const Graph& before, const Graph& after) {
  return before.origin.server_version != 0 ? before.origin.server_version : after.origin.server_version;
}

void merge(Unmodelled& into, const Unmodelled& from) {
  for (const auto& [kind, count] : from) into[kind] += count;
}

}  // namespace

Setting read_setting(const CommonOptions& common, Diagnostics& diagnostics) {
  Setting setting;
  setting.config = read_config(common.config, diagnostics);
  setting.filter.only_schemas(common.schemas.empty() ? setting.config.managed_schemas : common.schemas);
  for (const auto& each : setting.config.exclude) {
    auto parsed = parse_pattern(each.text);
    if (parsed.pattern)
      setting.filter.add(std::move(*parsed.pattern));
    else
      diagnostics.error("bad-pattern", each.span, parsed.problem);
  }
  for (const auto& each : setting.config.external_objects) {
    auto parsed = parse_pattern(each.text);
    if (parsed.pattern)
      setting.filter.add(std::move(*parsed.pattern));
    else
      diagnostics.error("bad-pattern", each.span, parsed.problem);
  }
  setting.left_alone = {.owners = common.no_owner || !setting.config.manage_owners,
                        .privileges = common.no_privileges || !setting.config.manage_privileges,
                        .comments = common.no_comments || !setting.config.manage_comments,
                        .tablespaces = common.no_tablespaces || !setting.config.manage_tablespaces,
                        .external_roles = setting.config.external_roles,
                        .external_tablespaces = setting.config.external_tablespaces};
  setting.server_version = common.server_version * 10000;
  setting.with_roles = common.roles || setting.config.manage_roles;
  setting.environment = common.environment.value_or("");
  read_ignore_file(setting.config.folder / ".lockstepignore", setting.filter, diagnostics);
  add_patterns(common.exclude, setting.filter);
  setting.shadow = common.shadow;
  if (setting.shadow.empty() && setting.config.shadow_url && !diagnostics.has_errors())
    setting.shadow = expanded(*setting.config.shadow_url);
  return setting;
}

Source database_source(const std::optional<std::string>& given, const Setting& setting, const CommonOptions& common) {
  if (given) return resolved(parse_source(*given), setting);
  return {Source::Kind::database, environment_conninfo(setting.config, common.environment), {}, environment_name(setting.config, common.environment)};
}

Source schema_source(const std::optional<std::string>& given, const Setting& setting) {
  if (given) return resolved(parse_source(*given), setting);
  return {Source::Kind::path, schema_path(setting.config).string(), {}};
}

Source resolved(const Source& source, const Setting& setting) {
  if (source.kind != Source::Kind::environment) return source;
  return {Source::Kind::database, environment_conninfo(setting.config, source.text), {}, source.text};
}

std::string environment_of(const Source& from, const Source& to, const Setting& setting) {
  if (!from.environment.empty()) return from.environment;
  return to.environment.empty() ? setting.environment : to.environment;
}

HazardPolicy policy_for(const std::string& environment, const Config& config) {
  const auto found = config.environments.find(environment);
  return {found == config.environments.end() ? std::vector<HazardRule>() : found->second.policy, config.policy};
}

State read_state(const Source& source, bool with_roles, LazyShadow& shadow, Diagnostics& diagnostics, Progress& progress) {
  progress.now("reading " + source.description());
  if (is_database(source)) {
    auto state = read_live(source, with_roles);
    return taken(state, diagnostics);
  }
  const auto text = load(source, with_roles, diagnostics);
  return evaluated(text, read_alone(text), shadow, diagnostics);
}

Comparison compare(const Source& from, const Source& to, const Setting& setting, LazyShadow& shadow, Diagnostics& diagnostics, Progress& progress) {
  progress.now("reading " + from.description() + " and " + to.description());
  if (setting.server_version != 0) shadow.prefer_version(setting.server_version);
  auto states = read_states(from, to, setting.with_roles, shadow, diagnostics);
  Comparison result;
  result.before = std::move(states.before.graph);
  result.after = std::move(states.after.graph);
  merge(result.unmodelled, states.before.unmodelled);
  merge(result.unmodelled, states.after.unmodelled);
  if (!diagnostics.has_errors()) compare_read(result, from, to, setting, shadow, diagnostics, progress);
  return result;
}

void compare_read(Comparison& result, const Source& from, const Source& to, const Setting& setting, LazyShadow& shadow, Diagnostics& diagnostics, Progress& progress) {
  progress.now("comparing");
  auto& [original, renamed, before, after, changes, undecided, unmodelled, unknown_secrets, filter] = result;
  const auto roles = role_names(from, to, setting);
  if (!is_database(from)) rename_roles(before, roles);
  if (!is_database(to)) rename_roles(after, roles);
  name_own_role(before, after);
  settle_roles(before, after, diagnostics);
  name_label_provider(before, after);
  filter = setting.filter;
  leave_declared(before, after, is_database(from), filter, diagnostics);
  keep_unmanaged(before, after, filter);
  const bool keep_original = may_rename(before, after);
  if (keep_original) original = before;
  auto renames = match_renames(before, after, diagnostics, {with_renamed_columns, canonical_text});
  for (auto& each : match_renamed_values(before, after, diagnostics)) renames.push_back(std::move(each));
  renamed = keep_original && !renames.empty();
  if (!renamed) original = Graph();
  unknown_secrets = settle_secrets(before, after);
  for (auto* graph : {&before, &after}) graph->origin.written_for = std::max(graph->origin.written_for, setting.server_version);
  forget_what_server_lacks(before, after, diagnostics);
  canonicalise_differences(before, after);
  leave_alone(before, after, setting.left_alone);
  keep_unsaid_owners(before, after);
  warn_about_roles_in_use(before, after, diagnostics);
  changes = diff(before, after, renames);
  const bool altered = std::any_of(changes.changes.begin(), changes.changes.end(), [](const Change& each) {
    return std::holds_alternative<Altered>(each);
  });
  if (!altered || diagnostics.has_errors()) return;
  progress.now("asking a server what is equal");
  shadow.prefer_version(live_version(before, after));
  undecided = ask_server(before, after, changes, {[&] { return shadow.major_version(); }, [&] { return shadow.get(); }});
  compare_again(changes, before, after);
}

void report_rest(const Comparison& comparison, bool quiet) {
  if (!comparison.unmodelled.empty()) {
    std::string list;
    for (const auto& [kind, count] : comparison.unmodelled)
      list += (list.empty() ? "" : ", ") + std::to_string(count) + " × " + kind;
    say(Severity::warning, "the database holds objects that lockstep does not manage and leaves alone: " + list);
  }
  if (!comparison.unknown_secrets.empty()) {
    std::string list;
    for (const auto& id : comparison.unknown_secrets) list += (list.empty() ? "`" : ", `") + to_string(id) + '`';
    say(Severity::warning, "secrets that are masked or that the role may not read are neither compared nor brought back, and are written as masks where they are new: " + list);
  }
  if (quiet) return;
  std::map<std::string, std::vector<ObjectId>> by_reason;
  for (const auto& each : comparison.undecided) by_reason[each.reason].push_back(each.id);
  for (const auto& [reason, ids] : by_reason) {
    constexpr std::size_t shown = 20;
    std::string list;
    for (std::size_t i = 0; i < std::min(shown, ids.size()); ++i) list += (i == 0 ? "`" : ", `") + to_string(ids[i]) + '`';
    if (ids.size() > shown) list += " and " + std::to_string(ids.size() - shown) + " more";
    say(Severity::note, "could not prove equal, so taken for different (" + one_line(reason) + "): " + list);
  }
}

}  // namespace lockstep
