// Texts of a result → fields, by one walk over fields(): a column of a query that has the name of a
// field fills it, a field without column or with a null keeps its empty value.
#pragma once

#include <array>

#include "ir/error.h"
#include "parser/catalog/reading.h"

namespace lockstep::catalog {

// What a value is decoded for: types of extensions are noted as needs of the node.
struct Decoding {
  Reading& reading;
  Node& node;
};

void decode(Decoding, std::string_view text, bool& value);
void decode(Decoding, std::string_view text, int& value);
void decode(Decoding, std::string_view text, std::int64_t& value);
void decode(Decoding, std::string_view text, double& value);
void decode(Decoding, std::string_view text, std::string& value);
void decode(Decoding, std::string_view text, Name& value);
void decode(Decoding, std::string_view text, Expr& value);
void decode(Decoding, std::string_view text, Ref& value);  // oid of a relation
// An array of schema and name; pg_catalog becomes the empty schema.
void decode(Decoding, std::string_view text, QualifiedName& value);
void decode(Decoding, std::string_view text, TypeName& value);  // `oid` or `oid/modifier`
void decode(Decoding, std::string_view text, Options& value);   // an array of `key=value`
void decode(Decoding, std::string_view text, std::vector<Name>& value);
void decode(Decoding, std::string_view text, std::vector<std::string>& value);
// The letters of the catalogs.
void decode(Decoding, std::string_view text, ir::ConstraintType& value);
void decode(Decoding, std::string_view text, ir::ForeignKeyAction& value);
void decode(Decoding, std::string_view text, ir::Volatility& value);
void decode(Decoding, std::string_view text, ir::ParallelSafety& value);
void decode(Decoding, std::string_view text, ir::AggregateForm& value);
void decode(Decoding, std::string_view text, ir::CastContext& value);
void decode(Decoding, std::string_view text, ir::CastMethod& value);
void decode(Decoding, std::string_view text, ir::FinalFunctionModifies& value);
void decode(Decoding, std::string_view text, ir::TriggerEnabled& value);
void decode(Decoding, std::string_view text, ir::PolicyCommand& value);

template <class T>
  requires requires(Decoding decoding, T& value) { decode(decoding, std::string_view(), value); }
void decode(Decoding decoding, std::string_view text, std::optional<T>& value) {
  decode(decoding, text, value.emplace());
}

template <class T>
  requires requires(Decoding decoding, T& value) { decode(decoding, std::string_view(), value); }
void decode(Decoding decoding, std::string_view text, Box<T>& value) {
  T decoded;
  decode(decoding, text, decoded);
  value = std::move(decoded);
}

// A text that PostgreSQL printed. The functions that print look at the newest catalogs, not at our
// snapshot: when an object was dropped meanwhile they give null, which the queries turn into an empty
// text. Throws Error with SQLSTATE XX000 for that, so that everything is read again.
std::string_view printed(std::string_view text, const ObjectId& id);

// Knows which columns of a result are fields of K.
template <class K>
class FieldDecoder {
 public:
  explicit FieldDecoder(const Result& result) : result_(result) {
    std::size_t i = 0;
    for_each_field<K>([&](const auto& field) { positions_[i++] = result.find(field.name); });
  }

  void decode_row(Decoding decoding, std::size_t row, K& object) const {
    std::size_t i = 0;
    for_each_field<K>([&](const auto& field) {
      const auto position = positions_[i++];
      if (position == Result::none) return;
      const auto text = result_.get(row, position);
      if (!text) return;
      if constexpr (requires { decode(decoding, *text, object.*field.member); })
        decode(decoding, *text, object.*field.member);
      else
        throw Bug("a catalog query gives `" + std::string(field.name) + "`, which has to be read by hand");
    });
  }

 private:
  const Result& result_;
  std::array<std::size_t, std::tuple_size_v<decltype(K::fields())>> positions_{};
};

// An array of `key=value`, each key with a prefix.
void decode_options(std::string_view text, std::string_view prefix, Options& options);

// The text as PostgreSQL's words for pg_type.typstorage and pg_attribute.attcompression.
Name storage_name(std::string_view letter);
Name compression_name(std::string_view letter);

// Owner and privileges (parser/catalog/privileges.h) from the columns `owner` and `acl`, for the object type `letter` of
// acldefault().
void set_owner_and_privileges(Reading& reading, Node& node, const Result& result, std::size_t row, char letter);

// A part of a relation: `relation` and `name` in the result. Null when the relation is not ours.
template <class K>
std::optional<Node> node_of_part(Reading& reading, const Result& result, std::size_t row) {
  const auto* relation = reading.relation(result.oid(row, "relation"));
  if (relation == nullptr || relation->node == nullptr) return std::nullopt;
  Node node{.id = relation->id, .parent = relation->id, .object = K{}};
  node.id.kind = K::kind;
  node.id.part = Name(result.text(row, "name"));
  return node;
}

// Reads every row of a query as an object of its own: `oid`, `schema`, `name`, `owner`, `acl` and the
// fields of K. Members of extensions and objects of foreign schemas are passed over. `more` does what
// is left before the node goes into the graph, and says whether it shall; `inserted` is called with the
// node that is in the graph.
template <class K, class More, class Inserted>
void read_objects(Reading& reading, const Result& result, Catalog catalog, char acl_letter, More&& more, Inserted&& inserted) {
  const FieldDecoder<K> fields(result);
  const auto oid_at = result.column("oid");
  const auto schema_at = result.column("schema");
  const auto name_at = result.column("name");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = to_oid(*result.get(row, oid_at));
    if (reading.is_member(catalog, oid)) continue;
    const Oid schema_oid = to_oid(*result.get(row, schema_at));
    const Name schema = reading.schema(schema_oid);
    if (schema.empty()) continue;
    Node node{.id = {.kind = K::kind, .schema = schema, .name = Name(*result.get(row, name_at))}, .object = K{}};
    reading.need_extension_of_schema(node, schema_oid);
    fields.decode_row({reading, node}, row, node.as<K>());
    set_owner_and_privileges(reading, node, result, row, acl_letter);
    if (!more(node, row)) continue;
    inserted(reading.insert(std::move(node), catalog, oid), row);
  }
}

// The same for kinds whose objects are in no schema.
template <class K, class More>
void read_global_objects(Reading& reading, const Result& result, Catalog catalog, char acl_letter, More&& more) {
  const FieldDecoder<K> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    if (reading.is_member(catalog, oid)) continue;
    Node node{.id = {.kind = K::kind, .name = Name(result.text(row, "name"))}, .object = K{}};
    fields.decode_row({reading, node}, row, node.as<K>());
    set_owner_and_privileges(reading, node, result, row, acl_letter);
    more(node, row);
    reading.insert(std::move(node), catalog, oid);
  }
}

}  // namespace lockstep::catalog
