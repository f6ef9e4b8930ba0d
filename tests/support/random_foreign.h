// Foreign data and logical replication for random schemas: wrappers, servers, user mappings, foreign tables,
// publications of the schema's tables, subscriptions. It has a source of chance of its own, so that the schemas of
// known seeds stay what they are.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace lockstep::testing {

class Chance;
struct RandomSchema;

struct RandomForeign {
  struct Server {
    std::string wrapper;
    std::string type;
    std::string version;
    std::map<std::string, std::string> options;
    std::map<std::string, std::string> mappings;  // user → password
    bool granted = false;
  };
  struct Column {
    std::string name;
    std::string type;
    std::string rest;  // options, default, NOT NULL
  };
  struct Table {
    std::string server;
    std::vector<Column> columns;
    std::map<std::string, std::string> options;
    std::string check;
    std::string comment;
  };
  struct Publication {
    bool all_tables = false;
    std::string publish;
    bool via_root = false;
    struct Member {
      bool key_only = false;
      bool filtered = false;
    };
    std::map<std::string, Member> tables;  // by key of the schema's tables
    std::string comment;
  };
  struct Subscription {
    std::string connection;
    std::string publications;
    std::string options;
  };
  std::map<std::string, std::map<std::string, std::string>> wrappers;  // name → options
  std::map<std::string, Server> servers;
  std::map<std::string, Table> tables;
  std::map<std::string, Publication> publications;
  std::map<std::string, Subscription> subscriptions;
  int next_name = 1;
};

// What goes with a new schema, and what becomes of it when the schema is changed.
RandomForeign random_foreign(const RandomSchema& schema);
RandomForeign changed(RandomForeign foreign, const RandomSchema& schema);

std::string text_of(const RandomForeign& foreign, const RandomSchema& schema);

}  // namespace lockstep::testing
