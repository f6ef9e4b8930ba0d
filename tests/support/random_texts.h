// The part of random schemas that texts are about: collations, text search, and what hangs on tables by a text of its own
// (statistics, rules, event triggers). Names hold the quoted, qualified spelling; what refers to something that is gone
// is left out of the text.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace lockstep::testing {

class Chance;
struct RandomSchema;

struct RandomTexts {
  struct Statistics {
    std::string table;
    std::string kinds;
    std::string column;
    bool expression = false;
    int target = -1;
  };
  struct Rule {
    std::string table;
    std::string column;
    int form = 0;
    bool disabled = false;
  };
  struct Search {
    std::string table;
    std::string column;
    std::string configuration;
  };

  std::map<std::string, int> collations;      // name → which definition
  std::map<std::string, std::string> collated;  // table and column → collation
  std::map<std::string, int> dictionaries;    // name → which options
  std::map<std::string, std::vector<std::string>> configurations;  // name → dictionaries of its words
  std::map<std::string, Search> search_indexes;
  std::map<std::string, Statistics> statistics;
  std::map<std::string, Rule> rules;
  std::map<std::string, int> event_triggers;  // name → which form
  int next_name = 1;
};

void add_texts(RandomSchema& schema, Chance chance);
void change_texts(RandomSchema& schema, Chance chance);

// ` COLLATE name` for a column of the table; empty for most.
std::string collate_clause(const RandomSchema& schema, const std::string& table, const std::string& column, const std::string& type);

// What stands before the tables and behind everything.
std::string texts_before_tables(const RandomSchema& schema);
std::string texts_behind(const RandomSchema& schema);

}  // namespace lockstep::testing
