#include "tests/support/random_foreign.h"

#include <algorithm>

#include "tests/support/random_schema.h"

namespace lockstep::testing {
namespace {

// The same schema gives the same chances.
Chance chance_of(const RandomSchema& schema, const RandomForeign& foreign) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text_of(foreign, schema) + std::to_string(schema.next_name) + std::to_string(schema.tables.size()))
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return Chance(hash);
}

std::string fresh_name(RandomForeign& foreign, Chance& chance, const std::string& stem) {
  const auto number = std::to_string(foreign.next_name++);
  return chance.one_in(4) ? "\"Odd " + stem + " " + number + "\"" : stem + number;
}

void change_options(std::map<std::string, std::string>& options, Chance& chance) {
  static const std::vector<std::string> names = {"host", "\"Mixed Case\"", "dbname", "port"};
  const auto& name = chance.pick(names);
  if (options.contains(name) && chance.one_in(2))
    options.erase(name);
  else
    options[name] = "it's " + std::to_string(chance.below(10)) + (chance.one_in(4) ? "\\n" : "");
}

std::string options_text(const std::map<std::string, std::string>& options) {
  std::string list;
  for (const auto& [name, value] : options) list += (list.empty() ? "" : ", ") + name + " " + literal(value);
  return list.empty() ? "" : " OPTIONS (" + list + ")";
}

void add_server(RandomForeign& foreign, Chance& chance) {
  if (foreign.wrappers.empty() || chance.one_in(4)) {
    auto& options = foreign.wrappers[fresh_name(foreign, chance, "w")];
    if (chance.one_in(2)) change_options(options, chance);
  }
  RandomForeign::Server server;
  server.wrapper = any_key(foreign.wrappers, chance);
  if (chance.one_in(3)) server.type = "kind";
  if (chance.one_in(3)) server.version = "1";
  if (chance.one_in(2)) change_options(server.options, chance);
  if (chance.one_in(2)) server.mappings[chance.one_in(2) ? "PUBLIC" : "prop_reader"] = "secret";
  foreign.servers[fresh_name(foreign, chance, "s")] = server;
}

RandomForeign::Column random_column(RandomForeign& foreign, Chance& chance) {
  static const std::vector<std::string> rests = {"", " NOT NULL", " OPTIONS (column_name 'x')", " OPTIONS (column_name 'y', \"B\" 'z') NOT NULL"};
  return {fresh_name(foreign, chance, "fc"), chance.one_in(2) ? "integer" : "text", chance.pick(rests)};
}

void add_table(RandomForeign& foreign, Chance& chance) {
  RandomForeign::Table table;
  table.server = any_key(foreign.servers, chance);
  if (table.server.empty()) return;
  for (std::size_t i = 0; i < 1 + chance.below(3); ++i) table.columns.push_back(random_column(foreign, chance));
  if (chance.one_in(2)) change_options(table.options, chance);
  if (chance.one_in(2)) table.check = table.columns[0].name + " IS NOT NULL";
  if (chance.one_in(3)) table.comment = "far away";
  foreign.tables[(chance.one_in(2) ? "app." : "public.") + fresh_name(foreign, chance, "ft")] = table;
}

void add_publication(RandomForeign& foreign, const RandomSchema& schema, Chance& chance) {
  RandomForeign::Publication publication;
  publication.all_tables = chance.one_in(6);
  if (chance.one_in(3)) publication.publish = "insert, update";
  publication.via_root = chance.one_in(2);
  for (const auto& [key, table] : schema.tables)
    if (chance.one_in(2)) publication.tables[key] = {chance.one_in(3), chance.one_in(3)};
  foreign.publications[fresh_name(foreign, chance, "pub")] = publication;
}

void add_subscription(RandomForeign& foreign, Chance& chance) {
  foreign.subscriptions[fresh_name(foreign, chance, "sub")] = {"host=nowhere.invalid password=x", "p", chance.one_in(2) ? ", slot_name = NONE" : ""};
}

void add_something(RandomForeign& foreign, const RandomSchema& schema, Chance& chance) {
  switch (chance.below(6)) {
    case 0: return add_server(foreign, chance);
    case 1:
    case 2: return add_table(foreign, chance);
    case 3: return add_subscription(foreign, chance);
    default: return add_publication(foreign, schema, chance);
  }
}

void alter_table(RandomForeign& foreign, Chance& chance) {
  const auto key = any_key(foreign.tables, chance);
  if (key.empty()) return;
  auto& table = foreign.tables[key];
  switch (chance.below(6)) {
    case 0: return change_options(table.options, chance);
    case 1: table.columns.push_back(random_column(foreign, chance)); return;
    case 2: table.columns.back().rest = random_column(foreign, chance).rest; return;
    case 3: table.server = any_key(foreign.servers, chance); return;
    case 4: table.comment = table.comment.empty() ? "said later" : ""; return;
    default:
      if (table.check.empty()) table.columns.back().type = table.columns.back().type == "text" ? "varchar(20)" : "text";
      table.check.clear();
  }
}

void alter_publication(RandomForeign& foreign, const RandomSchema& schema, Chance& chance) {
  const auto key = any_key(foreign.publications, chance);
  if (key.empty()) return;
  auto& publication = foreign.publications[key];
  switch (chance.below(5)) {
    case 0: publication.via_root = !publication.via_root; return;
    case 1: publication.publish = publication.publish.empty() ? "delete" : ""; return;
    case 2: publication.comment = publication.comment.empty() ? "said later" : ""; return;
    case 3: return drop_any(publication.tables, chance);
    default:
      if (const auto table = any_key(schema.tables, chance); !table.empty()) publication.tables[table] = {chance.one_in(2), chance.one_in(2)};
  }
}

void alter_server(RandomForeign& foreign, Chance& chance) {
  const auto key = any_key(foreign.servers, chance);
  if (key.empty()) return;
  auto& server = foreign.servers[key];
  switch (chance.below(5)) {
    case 0: server.version = server.version == "1" ? "2" : server.version.empty() ? "1" : ""; return;
    case 1: server.type = server.type.empty() ? "other" : ""; return;
    case 2: server.mappings["PUBLIC"] = "secret " + std::to_string(chance.below(100)); return;
    case 3: server.granted = !server.granted; return;
    default: return change_options(server.options, chance);
  }
}

void alter_something(RandomForeign& foreign, const RandomSchema& schema, Chance& chance) {
  switch (chance.below(5)) {
    case 0: return alter_server(foreign, chance);
    case 1: return alter_table(foreign, chance);
    case 2:
      if (const auto key = any_key(foreign.subscriptions, chance); !key.empty()) {
        auto& subscription = foreign.subscriptions[key];
        if (chance.one_in(2)) subscription.connection = "host=elsewhere.invalid password=y";
        else subscription.options = chance.one_in(2) ? ", slot_name = 'x'" + std::string(target_major() >= 14 ? ", binary = true" : "") : ", slot_name = NONE";
      }
      return;
    default: return alter_publication(foreign, schema, chance);
  }
}

void drop_something(RandomForeign& foreign, Chance& chance) {
  switch (chance.below(5)) {
    case 0: return drop_any(foreign.wrappers, chance);
    case 1: return drop_any(foreign.servers, chance);
    case 2: return drop_any(foreign.tables, chance);
    case 3: return drop_any(foreign.subscriptions, chance);
    default: return drop_any(foreign.publications, chance);
  }
}

std::string server_text(const std::string& name, const RandomForeign::Server& server) {
  std::string text = "CREATE SERVER " + name;
  if (!server.type.empty()) text += " TYPE " + literal(server.type);
  if (!server.version.empty()) text += " VERSION " + literal(server.version);
  text += " FOREIGN DATA WRAPPER " + server.wrapper + options_text(server.options) + ";\n";
  for (const auto& [user, password] : server.mappings)
    text += "CREATE USER MAPPING FOR " + user + " SERVER " + name + " OPTIONS (password " + literal(password) + ");\n";
  if (server.granted) text += "GRANT USAGE ON FOREIGN SERVER " + name + " TO prop_reader;\n";
  return text;
}

std::string table_text(const std::string& name, const RandomForeign::Table& table) {
  std::string body;
  for (const auto& column : table.columns) body += (body.empty() ? "    " : ",\n    ") + column.name + " " + column.type + column.rest;
  if (!table.check.empty()) body += ",\n    CONSTRAINT fine CHECK (" + table.check + ")";
  auto text = "CREATE FOREIGN TABLE " + name + " (\n" + body + "\n) SERVER " + table.server + options_text(table.options) + ";\n";
  if (!table.comment.empty()) text += "COMMENT ON FOREIGN TABLE " + name + " IS " + literal(table.comment) + ";\n";
  return text;
}

std::string publication_text(const std::string& name, const RandomForeign::Publication& publication, const RandomSchema& schema) {
  auto text = "CREATE PUBLICATION " + name;
  std::string members;
  const bool can_choose = target_major() >= 15;  // columns and rows
  for (const auto& [key, member] : publication.tables) {
    const auto found = schema.tables.find(key);
    if (found == schema.tables.end() || found->second.unlogged || !found->second.inherits.empty()) continue;
    const auto& table = found->second;
    const bool plain = !can_choose || (table.partitioned && !publication.via_root);
    members += (members.empty() ? "ONLY " : ", ONLY ") + table.name;
    if (member.key_only && !plain) members += " (" + table.columns[0].name + ")";
    if (member.filtered && !plain) members += " WHERE (" + table.columns[0].name + " > 5)";
  }
  if (publication.all_tables) text += " FOR ALL TABLES";
  else if (!members.empty()) text += " FOR TABLE " + members;
  std::string options = publication.via_root ? "publish_via_partition_root = true" : "";
  if (!publication.publish.empty()) options += (options.empty() ? "" : ", ") + ("publish = " + literal(publication.publish));
  text += (options.empty() ? "" : " WITH (" + options + ")") + ";\n";
  if (!publication.comment.empty()) text += "COMMENT ON PUBLICATION " + name + " IS " + literal(publication.comment) + ";\n";
  return text;
}

}  // namespace

RandomForeign random_foreign(const RandomSchema& schema) {
  RandomForeign foreign;
  auto chance = chance_of(schema, foreign);
  if (chance.one_in(2)) return foreign;
  const auto count = 1 + chance.below(6);
  for (std::size_t i = 0; i < count; ++i) add_something(foreign, schema, chance);
  return foreign;
}

RandomForeign changed(RandomForeign foreign, const RandomSchema& schema) {
  auto chance = chance_of(schema, foreign);
  if (chance.one_in(3)) return foreign;
  const auto count = 1 + chance.below(4);
  for (std::size_t i = 0; i < count; ++i) {
    const auto kind = chance.below(10);
    if (kind < 3)
      add_something(foreign, schema, chance);
    else if (kind < 5)
      drop_something(foreign, chance);
    else
      alter_something(foreign, schema, chance);
  }
  return foreign;
}

std::string text_of(const RandomForeign& foreign, const RandomSchema& schema) {
  std::string text;
  for (const auto& [name, options] : foreign.wrappers) text += "CREATE FOREIGN DATA WRAPPER " + name + options_text(options) + ";\n";
  const auto is_there = [&](const std::string& name) {
    const auto found = foreign.servers.find(name);
    return found != foreign.servers.end() && foreign.wrappers.contains(found->second.wrapper);
  };
  for (const auto& [name, server] : foreign.servers)
    if (is_there(name)) text += server_text(name, server);
  for (const auto& [name, table] : foreign.tables)
    if (is_there(table.server)) text += table_text(name, table);
  for (const auto& [name, publication] : foreign.publications) text += publication_text(name, publication, schema);
  for (const auto& [name, subscription] : foreign.subscriptions)
    text += "CREATE SUBSCRIPTION " + name + " CONNECTION " + literal(subscription.connection) + " PUBLICATION " + subscription.publications +
            " WITH (connect = false" + (target_major() >= 18 ? ", streaming = off" : "") + subscription.options + ");\n";
  return text;
}

}  // namespace lockstep::testing
