// Functions by name: PostgreSQL's own, those of contrib extensions, and the routines of the graph.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "parser/analyse/extensions.h"
#include "parser/analyse/type.h"

namespace lockstep::analyse {

struct RoutineFacts {
  Name schema;  // empty: pg_catalog
  Name name;
  std::vector<Oid> arguments;  // input arguments
  std::vector<Name> names;     // of the input arguments; empty when none has one
  std::vector<Attribute> outputs;  // OUT arguments and RETURNS TABLE
  Type result;
  char kind = 'f';  // pg_proc.prokind
  bool set = false;
  Oid variadic = no_type;  // the element type; any_type for VARIADIC "any"
  int defaults = 0;
};

struct OperatorFacts {
  Name schema;  // empty: pg_catalog
  Oid left = no_type;  // no_type: prefix operator
  Oid right = no_type;
  Oid result = no_type;
};

class Routines {
 public:
  Routines(const Graph& graph, Types& types) : graph_(graph), types_(types), extensions_(installed_extensions(graph)) {}

  // All routines of that name, pg_catalog first, then along the search path; of one schema when it is given.
  const std::vector<RoutineFacts>& named(Name schema, Name name);

  // The same for operators; without schema, and in what people wrote, those of every schema of the graph.
  const std::vector<OperatorFacts>& operators(Name schema, std::string_view name);

 private:
  void add_builtin(std::vector<RoutineFacts>& found, Name name, std::string_view extension, Name schema);
  // What people write leaves the schema out where PostgreSQL has something of the same name; what a server prints does not.
  bool may_mean_overloads() const { return graph_.origin.server_version == 0; }
  void add_operators(std::vector<OperatorFacts>& found, Name schema, Name name);
  Oid result_of(const Node& operator_, const OperatorFacts& facts);
  void add_of_schema(std::vector<RoutineFacts>& found, Name schema, Name name);

  const Graph& graph_;
  Types& types_;
  std::vector<InstalledExtension> extensions_;
  std::map<std::pair<Name, Name>, std::vector<RoutineFacts>> cache_;
  std::map<std::pair<Name, Name>, std::vector<OperatorFacts>> operator_cache_;
};

}  // namespace lockstep::analyse
