// Hand-written migrations judged by the rules of planner/lint/rules.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ir/statement_facts.h"
#include "planner/lint/rules.h"

namespace lockstep {

struct LintFinding {
  LintRule rule = LintRule::unknown_statement;
  Span span;
  std::string message;     // one sentence about this very statement
  std::string suggestion;  // SQL to write instead; may be empty
};

// What earlier migrations made, as far as they were read. Their tables are in use.
struct KnownTable {
  std::map<Name, facts::Column> columns;
  std::map<Name, facts::ForeignKey> foreign_keys;
  std::set<Name> constraints;
  std::vector<Name> primary_key;
  std::vector<std::vector<Name>> indexes;  // of keys and unique constraints, too
  bool partitioned = false;
};

struct KnownDomain {
  bool constrained = false;
  QualifiedName base;  // empty name: a type of PostgreSQL, or an array
};

struct LintHistory {
  std::map<QualifiedName, KnownTable> tables;
  std::map<QualifiedName, KnownDomain> domains;
  std::map<QualifiedName, QualifiedName> index_tables;  // by the names of the indexes
  std::set<QualifiedName> with_policies;  // tables
};

struct LintOptions {
  bool transaction_per_file = true;  // what the migration tool does where a file does not say it itself
};

// The findings in the order of the statements, those that comments allow left out. Adds what the migration makes to the history. A
// file is one transaction, unless it has BEGIN and COMMIT, says that it has none, holds a single statement with CONCURRENTLY, or the
// options say otherwise. What the file itself makes is used by nobody yet.
std::vector<LintFinding> lint(const facts::Migration& migration, LintHistory& history, const LintOptions& options);

}  // namespace lockstep
