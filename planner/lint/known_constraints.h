// Named constraints of tables, as far as migrations say of them, and what the valid ones prove.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "ir/statement_facts.h"

namespace lockstep {

struct KnownConstraint {
  facts::Constraint::Type type = facts::Constraint::Type::check;
  bool valid = false;
  bool with_table = false;      // written in CREATE TABLE, for the table's own sake
  std::vector<Name> columns;    // empty: not known, because no file that was read added it
  std::vector<Name> not_null;   // columns that it keeps from being null
};

// Those of one table, whether or not a file made the table itself.
class KnownConstraints {
 public:
  void add(Name name, KnownConstraint constraint);
  void validate(Name name);
  void drop(Name name);
  void rename(Name name, Name new_name);
  void drop_column(Name column);
  void rename_column(Name column, Name new_name);
  void set_not_null(Name column, bool not_null);

  // The first one of `attempt(0)`, `attempt(1)`, … that is not taken; attempts for the same words are the same.
  Name free_name(const std::string& words, const std::function<Name(int)>& attempt) const;
  bool is_not_null(Name column) const { return not_null_.contains(column); }
  // By a valid check, which SET NOT NULL believes (NotNullImpliedByRelConstraints() in tablecmds.c).
  bool proves_not_null(Name column) const { return proofs_.contains(column); }
  // A valid check that may tell that rows fit a partition with this key. Of a key that is not known, any that was added later.
  bool may_prove_bounds(const std::vector<Name>& key) const;

 private:
  void take_out(Name name);
  void count(const KnownConstraint& constraint, int difference);

  std::map<Name, KnownConstraint> named_;
  std::map<Name, std::set<Name>> by_column_;  // names of those that mention it
  std::map<Name, int> proofs_;                // how many keep it from being null
  std::set<Name> not_null_;
  mutable std::map<std::string, int> numbers_;  // of attempts that were found taken, by words
};

}  // namespace lockstep
