// From sources to states and their differences: what all commands have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/config.h"
#include "cli/environments.h"
#include "cli/evaluated.h"
#include "cli/filter.h"
#include "cli/options.h"
#include "cli/source.h"
#include "cli/terminal.h"
#include "differ/diff.h"
#include "runner/oracle.h"

namespace lockstep {

// What lockstep.toml, .lockstepignore and the command line say together.
struct Setting {
  Config config;
  Filter filter;
  LeftAlone left_alone;
  bool with_roles = false;  // --roles
  int server_version = 0;   // --server-version as 180000; 0: not said
  std::string environment;  // --env; empty: not said
  std::string shadow;  // conninfo of a server to try things on; empty: a private one
};

// Problems are diagnostics; the result is only good for use without errors.
Setting read_setting(const CommonOptions& common, Diagnostics& diagnostics);

// A source as written on the command line, or what the configuration says for it.
Source database_source(const std::optional<std::string>& given, const Setting& setting, const CommonOptions& common);
Source schema_source(const std::optional<std::string>& given, const Setting& setting);

// A source with `env:NAME` replaced by the connection.
Source resolved(const Source& source, const Setting& setting);

// The environment that the comparison of the two is about; empty when none is named.
std::string environment_of(const Source& from, const Source& to, const Setting& setting);

// [policy] of lockstep.toml for that environment.
HazardPolicy policy_for(const std::string& environment, const Config& config);

// Where files hold what only a server can tell, it is asked.
State read_state(const Source& source, bool with_roles, LazyShadow& shadow, Diagnostics& diagnostics, Progress& progress);

// Two states and what differs between them, as far as parser and shadow server can tell.
struct Comparison {
  Graph original_before;  // as it was read; empty unless asked for and different from `before`
  bool renamed = false;
  Graph before;           // with the renames carried out
  Graph after;
  ChangeSet changes;
  std::vector<Undecided> undecided;
  Unmodelled unmodelled;
  std::vector<ObjectId> unknown_secrets;  // that could not be compared, or are nowhere to be read
  Filter filter;  // that of the setting, with what the files say of single objects

  const Graph& before_renames() const { return renamed ? original_before : before; }
};

// Reads both, leaves out what is not managed, matches renames, compares, and asks the shadow server
// where canonical forms cannot decide.
Comparison compare(const Source& from, const Source& to, const Setting& setting, LazyShadow& shadow, Diagnostics& diagnostics, Progress& progress);

// The same of states that were read already: `result` has them as `before` and `after`. What is no database is a file.
void compare_read(Comparison& result, const Source& from, const Source& to, const Setting& setting, LazyShadow& shadow, Diagnostics& diagnostics, Progress& progress);

// Says what else there is to know about a comparison: objects of other kinds, undecided ones.
void report_rest(const Comparison& comparison, bool quiet);

}  // namespace lockstep
