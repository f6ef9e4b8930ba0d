// What the readers of the single kinds share while one catalog is read: the connection, the graph, and
// who is who by oid. parser/catalog/<kind>.sql asks, parser/catalog/<kind>.cc turns rows into nodes;
// parser/catalog_reader.cc says in which order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ir/graph.h"
#include "parser/catalog_reader.h"
#include "parser/database.h"

namespace lockstep::catalog {

using Oid = std::uint32_t;

// The catalogs that objects stand in; the oids are fixed (src/include/catalog/*.h).
enum class Catalog : Oid {
  type = 1247,
  procedure = 1255,
  relation = 1259,
  attribute_default = 2604,
  constraint = 2606,
  schema = 2615,
  rewrite = 2618,
  trigger = 2620,
  extension = 3079,
  policy = 3256,
  default_acl = 826,
  access_method = 2601,
  cast = 2605,
  conversion = 2607,
  language = 2612,
  operator_class = 2616,
  operator_ = 2617,
  operator_family = 2753,
  collation = 3456,
  event_trigger = 3466,
  foreign_data_wrapper = 2328,
  foreign_server = 1417,
  user_mapping = 1418,
  publication = 6104,
  publication_relation = 6106,
  publication_schema = 6237,
  subscription = 6100,
  role = 1260,
  statistics = 3381,
  transform = 3576,
  text_search_dictionary = 3600,
  text_search_parser = 3601,
  text_search_configuration = 3602,
  text_search_template = 3764,
};

// One object of one catalog as a key.
using Key = std::uint64_t;

Oid to_oid(std::string_view digits);
int to_int(std::string_view digits);

constexpr Key key(Oid catalog, Oid oid) { return (Key{catalog} << 32U) | oid; }
constexpr Key key(Catalog catalog, Oid oid) { return key(static_cast<Oid>(catalog), oid); }

// A data type, with or without a modifier.
struct Type {
  TypeName name;
  std::optional<ObjectId> extension;  // when an extension brought the type or its element type
  Name storage;                       // plain, external, extended, main
  Oid collation = 0;
  Oid oid = 0;
  Oid base = 0;     // domains: what they are made of; otherwise 0
  char kind = 'b';  // pg_type.typtype
  char category = 'U';
  bool array = false;
};

struct Attribute {
  Name name;
  const Type* type = nullptr;  // null: a dropped column
  Oid collation = 0;
  Node* node = nullptr;  // the column; view columns exist only if they carry something
};

// A table, view, materialized view, sequence or composite type.
struct Relation {
  ObjectId id;
  Node* node = nullptr;               // null: it belongs to an extension
  std::optional<ObjectId> extension;  // that extension
  std::vector<Attribute> attributes;  // by pg_attribute.attnum - 1
};

// Settings of one column of an index.
struct IndexColumn {
  std::optional<int> statistics;
  Options options;  // of the operator class
};

// The rows of a query with their columns by name.
class Result {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  explicit Result(Rows rows);

  std::size_t size() const { return rows_.size(); }
  std::optional<std::string_view> get(std::size_t row, std::size_t column) const { return rows_.get(row, column); }

  // The position of a column, `none` when the query does not have it (on this server version).
  std::size_t find(std::string_view column) const;
  // The same for one that must be there; throws Bug.
  std::size_t column(std::string_view column) const;

  // For readers that are not worth keeping positions: by name, empty when null or not there.
  std::string_view text(std::size_t row, std::string_view column) const;
  Oid oid(std::size_t row, std::string_view column) const;
  bool is_true(std::size_t row, std::string_view column) const { return text(row, column) == "t"; }
  std::optional<std::string_view> value(std::size_t row, std::string_view column) const;

 private:
  Rows rows_;
  std::vector<std::pair<std::string_view, std::size_t>> columns_;
};

struct Reading {
  Reading(Database& database_, bool with_roles_) : database(database_), with_roles(with_roles_), version(database_.server_version()) {}

  Database& database;
  const bool with_roles;
  const int version;
  CatalogState state;

  std::unordered_map<Oid, Name> roles;
  std::unordered_map<Oid, Name> schemas;  // ours, not the system's
  std::unordered_map<Oid, QualifiedName> collations;
  std::unordered_map<Key, Type> types;                          // by oid and modifier, see type()
  std::unordered_map<Oid, const Type*> type_facts;              // by oid, whatever the modifier
  std::unordered_map<Oid, Relation> relations;                  // by pg_class.oid
  std::unordered_map<Oid, std::map<int, IndexColumn>> index_columns;  // those that carry something, by attnum
  std::unordered_map<Oid, Oid> parents;                         // of tables, partitions and indexes of partitions
  std::unordered_map<Key, Node*> objects;                       // everything that can be depended on
  std::unordered_map<Key, std::optional<ObjectId>> extensions;  // members of extensions; empty: plpgsql's

  Graph& graph() { return state.graph; }

  // The key of a type in `types`. No modifier at all is not the same as -1: `character`, `bpchar`.
  static constexpr Key type_key(Oid oid, std::optional<int> modifier) {
    return key(modifier ? static_cast<Oid>(*modifier) : 0xFFFFFFFEU, oid);
  }

  // Runs parser/catalog/<name>.sql. Text in `/*14: … */` is for servers from that major version on.
  Result query(std::string_view name);

  bool is_member(Catalog catalog, Oid oid) const { return extensions.contains(key(catalog, oid)); }

  // A type by oid and modifier, or as types of arguments are printed (no modifier at all).
  const Type& type(Oid oid, std::optional<int> modifier = std::nullopt) const;

  Name role(Oid oid) const;
  Name schema(Oid oid) const;  // empty: not one of ours
  Relation* relation(Oid oid);
  Node* object(Catalog catalog, Oid oid) const;

  // The column of a table, or of a view, for which a node is made when there is none yet.
  Node* column(Oid relation, int number);

  // Adds to the references of a node, but for itself and its parent.
  static void need(Node& node, const ObjectId& id);
  // When the schema came with an extension, the node needs that.
  void need_extension_of_schema(Node& node, Oid schema) const;

  // The node goes into the graph and can be found by its oid.
  Node& insert(Node node, Catalog catalog, Oid oid);
};

// One function per query or group of queries.
void read_roles(Reading& reading);
void read_managed_roles(Reading& reading);
void read_schemas_and_extensions(Reading& reading);
void read_types(Reading& reading);
void read_type_objects(Reading& reading);
void read_collations(Reading& reading);
void read_tables(Reading& reading);
void read_views(Reading& reading);
void read_columns(Reading& reading);
void read_not_null(Reading& reading);
void read_partition_keys(Reading& reading);
void read_defaults(Reading& reading);
void read_sequences(Reading& reading);
void read_indexes_and_constraints(Reading& reading);
void read_routines(Reading& reading);
void read_aggregates(Reading& reading);
void read_operators(Reading& reading);
void read_operator_classes(Reading& reading);
void read_casts(Reading& reading);
void read_conversions(Reading& reading);
void read_triggers(Reading& reading);
void read_policies(Reading& reading);
void read_foreign_data(Reading& reading);
void read_publications(Reading& reading);
void read_subscriptions(Reading& reading);
void read_statistics(Reading& reading);
void read_rules(Reading& reading);
void read_event_triggers(Reading& reading);
void read_text_search(Reading& reading);
void read_languages(Reading& reading);
void read_access_methods(Reading& reading);
void read_transforms(Reading& reading);
void read_default_privileges(Reading& reading);
void read_comments(Reading& reading);
void read_labels(Reading& reading);
void read_dependencies(Reading& reading);
void read_stock_objects(Reading& reading);
void read_unmodelled(Reading& reading);
void read_settings(Reading& reading);

}  // namespace lockstep::catalog
