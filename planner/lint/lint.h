// Hand-written migrations judged by the rules of planner/lint/rules.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ir/statement_facts.h"
#include "planner/lint/indexed_columns.h"
#include "planner/lint/known_constraints.h"
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
  std::vector<Name> primary_key;
  IndexedColumns indexes;  // of keys and unique constraints, too
  bool partitioned = false;
  std::vector<Name> partition_columns;
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
  std::map<QualifiedName, KnownConstraints> constraints;  // by table, made by a file or not
  std::map<QualifiedName, std::vector<Name>> index_columns;
};

struct LintOptions {
  bool transaction_per_file = true;  // what the migration tool does where a file does not say it itself
};

// The findings in the order of the statements, those that comments allow left out. Adds what the migration makes to the history. A
// file, or each changeset of it, is one transaction, unless it has BEGIN and COMMIT, says that it has none, holds a single statement with CONCURRENTLY, or the
// options say otherwise. What the file itself makes is used by nobody yet.
std::vector<LintFinding> lint(const facts::Migration& migration, LintHistory& history, const LintOptions& options);

}  // namespace lockstep
