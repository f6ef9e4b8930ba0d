// What differs between environments although the schema is the same: roles under other names, and what only some of
// them have or are to decide about themselves.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// Attributes that a comparison leaves as they are.
struct LeftAlone {
  bool owners = false;
  bool privileges = false;
  bool comments = false;
  bool tablespaces = false;
  std::vector<std::string> external_roles;        // globs: what such roles own and may do
  std::vector<std::string> external_tablespaces;  // globs

  bool empty() const {
    return !owners && !privileges && !comments && !tablespaces && external_roles.empty() && external_tablespaces.empty();
  }
};

// Makes `after` say what `before` says about what is left alone; about objects that only `after` has it says
// nothing. An object that is replaced keeps what it had. Both states have been matched for renames, and their
// expressions have their canonical forms.
void leave_alone(const Graph& before, Graph& after, const LeftAlone& what);

// An object whose owner is not said stays whose it was, also when it has to be made again.
void keep_unsaid_owners(const Graph& before, Graph& after);

// What of roles cannot be compared: a file may hold the superuser that made the server, as pg_dumpall writes it, and need
// not hold the role that is connected, which stays as it is; a note says so. What CREATE ROLE grants to the role that
// creates, from PostgreSQL 16 on, is no difference.
void settle_roles(Graph& before, Graph& after, Diagnostics& diagnostics);

// Warns of roles that objects of `after` name although they are to be dropped, or although neither the files nor the server
// have them. Owners that are not said have been kept by now.
void warn_about_roles_in_use(const Graph& before, const Graph& after, Diagnostics& diagnostics);

// For one state alone: forgets about what is left alone.
void leave_out(Graph& graph, const LeftAlone& what);

// Puts the roles of an environment in the place of those that a file names: owners, grantees, roles of policies, of
// default privileges and of user mappings.
void rename_roles(Graph& graph, const std::map<Name, Name>& names);

}  // namespace lockstep
