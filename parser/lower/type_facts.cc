#include "parser/lower/type_facts.h"

#include <algorithm>

namespace lockstep {
namespace {

bool contains(std::initializer_list<std::string_view> list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// The type below a domain, and below the domains below it.
TypeName base_type(const Graph& graph, TypeName type) {
  for (int depth = 0; depth < 32 && type.reference && type.reference->kind == Kind::domain;
       ++depth) {
    const Node* node = graph.find(*type.reference);
    if (!node || is_array_type(type.text.text())) break;
    type = node->as<ir::Domain>().type;
  }
  return type;
}

struct TypeClass {
  std::string_view name;
  std::string_view type;
};

// Default operator classes of both btree and hash: pg_opclass where opcdefault, PostgreSQL 13
// to 18.
constexpr TypeClass tree_and_hash_classes[] = {
    {"bool_ops", "boolean"},
    {"bytea_ops", "bytea"},
    {"char_ops", "\"char\""},
    {"name_ops", "name"},
    {"int8_ops", "bigint"},
    {"int2_ops", "smallint"},
    {"int4_ops", "integer"},
    {"text_ops", "text"},
    {"oid_ops", "oid"},
    {"oidvector_ops", "oidvector"},
    {"float4_ops", "real"},
    {"float8_ops", "double precision"},
    {"macaddr8_ops", "macaddr8"},
    {"macaddr_ops", "macaddr"},
    {"inet_ops", "inet"},
    {"bpchar_ops", "character"},
    {"date_ops", "date"},
    {"time_ops", "time without time zone"},
    {"timestamp_ops", "timestamp without time zone"},
    {"timestamptz_ops", "timestamp with time zone"},
    {"interval_ops", "interval"},
    {"timetz_ops", "time with time zone"},
    {"numeric_ops", "numeric"},
    {"record_ops", "record"},
    {"array_ops", "anyarray"},
    {"uuid_ops", "uuid"},
    {"pg_lsn_ops", "pg_lsn"},
    {"enum_ops", "anyenum"},
    {"jsonb_ops", "jsonb"},
    {"range_ops", "anyrange"},
    {"multirange_ops", "anymultirange"},
    {"xid8_ops", "xid8"},
};

struct MethodClass {
  std::string_view method;
  std::string_view name;
  std::string_view type;
};

// Those of one method.
constexpr MethodClass default_classes[] = {
    {"btree", "money_ops", "money"},
    {"btree", "bit_ops", "bit"},
    {"btree", "varbit_ops", "bit varying"},
    {"btree", "tsvector_ops", "tsvector"},
    {"btree", "tsquery_ops", "tsquery"},
    {"btree", "tid_ops", "tid"},
    {"hash", "tid_ops", "tid"},
    {"hash", "xid_ops", "xid"},
    {"hash", "cid_ops", "cid"},
    {"hash", "aclitem_ops", "aclitem"},
    {"gin", "array_ops", "anyarray"},
    {"gin", "tsvector_ops", "tsvector"},
    {"gin", "jsonb_ops", "jsonb"},
    {"gist", "point_ops", "point"},
    {"gist", "box_ops", "box"},
    {"gist", "poly_ops", "polygon"},
    {"gist", "circle_ops", "circle"},
    {"gist", "tsvector_ops", "tsvector"},
    {"gist", "tsquery_ops", "tsquery"},
    {"gist", "range_ops", "anyrange"},
    {"gist", "multirange_ops", "anymultirange"},
    {"spgist", "text_ops", "text"},
    {"spgist", "quad_point_ops", "point"},
    {"spgist", "box_ops", "box"},
    {"spgist", "poly_ops", "polygon"},
    {"spgist", "inet_ops", "inet"},
    {"spgist", "range_ops", "anyrange"},
    {"brin", "bytea_minmax_ops", "bytea"},
    {"brin", "char_minmax_ops", "\"char\""},
    {"brin", "name_minmax_ops", "name"},
    {"brin", "int8_minmax_ops", "bigint"},
    {"brin", "int2_minmax_ops", "smallint"},
    {"brin", "int4_minmax_ops", "integer"},
    {"brin", "text_minmax_ops", "text"},
    {"brin", "oid_minmax_ops", "oid"},
    {"brin", "tid_minmax_ops", "tid"},
    {"brin", "box_inclusion_ops", "box"},
    {"brin", "float4_minmax_ops", "real"},
    {"brin", "float8_minmax_ops", "double precision"},
    {"brin", "macaddr8_minmax_ops", "macaddr8"},
    {"brin", "macaddr_minmax_ops", "macaddr"},
    {"brin", "inet_inclusion_ops", "inet"},
    {"brin", "bpchar_minmax_ops", "character"},
    {"brin", "date_minmax_ops", "date"},
    {"brin", "time_minmax_ops", "time without time zone"},
    {"brin", "timestamp_minmax_ops", "timestamp without time zone"},
    {"brin", "timestamptz_minmax_ops", "timestamp with time zone"},
    {"brin", "interval_minmax_ops", "interval"},
    {"brin", "timetz_minmax_ops", "time with time zone"},
    {"brin", "bit_minmax_ops", "bit"},
    {"brin", "varbit_minmax_ops", "bit varying"},
    {"brin", "numeric_minmax_ops", "numeric"},
    {"brin", "uuid_minmax_ops", "uuid"},
    {"brin", "pg_lsn_minmax_ops", "pg_lsn"},
    {"brin", "range_inclusion_ops", "anyrange"},
};

// pg_opclass where not opcdefault.
constexpr std::string_view other_classes[] = {"bpchar_bloom_ops",
                                              "bpchar_pattern_ops",
                                              "bytea_bloom_ops",
                                              "char_bloom_ops",
                                              "cidr_ops",
                                              "date_bloom_ops",
                                              "date_minmax_multi_ops",
                                              "float4_bloom_ops",
                                              "float4_minmax_multi_ops",
                                              "float8_bloom_ops",
                                              "float8_minmax_multi_ops",
                                              "inet_bloom_ops",
                                              "inet_minmax_multi_ops",
                                              "inet_minmax_ops",
                                              "inet_ops",
                                              "int2_bloom_ops",
                                              "int2_minmax_multi_ops",
                                              "int4_bloom_ops",
                                              "int4_minmax_multi_ops",
                                              "int8_bloom_ops",
                                              "int8_minmax_multi_ops",
                                              "interval_bloom_ops",
                                              "interval_minmax_multi_ops",
                                              "jsonb_path_ops",
                                              "kd_point_ops",
                                              "macaddr8_bloom_ops",
                                              "macaddr8_minmax_multi_ops",
                                              "macaddr_bloom_ops",
                                              "macaddr_minmax_multi_ops",
                                              "name_bloom_ops",
                                              "numeric_bloom_ops",
                                              "numeric_minmax_multi_ops",
                                              "oid_bloom_ops",
                                              "oid_minmax_multi_ops",
                                              "pg_lsn_bloom_ops",
                                              "pg_lsn_minmax_multi_ops",
                                              "record_image_ops",
                                              "text_bloom_ops",
                                              "text_pattern_ops",
                                              "tid_bloom_ops",
                                              "tid_minmax_multi_ops",
                                              "time_bloom_ops",
                                              "time_minmax_multi_ops",
                                              "timestamp_bloom_ops",
                                              "timestamp_minmax_multi_ops",
                                              "timestamptz_bloom_ops",
                                              "timestamptz_minmax_multi_ops",
                                              "timetz_bloom_ops",
                                              "timetz_minmax_multi_ops",
                                              "uuid_bloom_ops",
                                              "uuid_minmax_multi_ops",
                                              "varchar_ops",
                                              "varchar_pattern_ops"};

bool is_range(std::string_view type) {
  return contains({"int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange"},
                  type);
}

bool is_multirange(std::string_view type) {
  return contains({"int4multirange",
                   "int8multirange",
                   "nummultirange",
                   "tsmultirange",
                   "tstzmultirange",
                   "datemultirange"},
                  type);
}

// The type whose default operator class serves `type`: PostgreSQL looks for binary coercible and
// polymorphic ones (GetDefaultOpClass, indexcmds.c).
std::string serving_type(const TypeName& type) {
  const auto& text = type.text.text();
  if (is_array_type(text)) return "anyarray";
  if (type.reference) {
    switch (type.reference->kind) {
      case Kind::enum_type: return "anyenum";
      case Kind::range_type: return "anyrange";
      case Kind::composite_type:
      case Kind::table:
      case Kind::view: return "record";
      default: return {};
    }
  }
  const auto plain = without_modifier(text);
  if (plain == "character varying") return "text";
  if (plain == "cidr") return "inet";
  if (plain.starts_with("reg") && plain != "refcursor") return "oid";
  if (is_range(plain)) return "anyrange";
  if (is_multirange(plain)) return "anymultirange";
  return plain;
}

}  // namespace

bool is_array_type(std::string_view type) {
  return type.ends_with("[]");
}

std::string without_modifier(std::string_view type) {
  // A user's type name in quotes may hold anything; modifiers of such types stand at the end.
  const auto last_quote = type.rfind('"');
  const auto open = type.find('(', last_quote == std::string_view::npos ? 0 : last_quote);
  if (open == std::string_view::npos) return std::string(type);
  const auto close = type.find(')', open);
  if (close == std::string_view::npos) return std::string(type);
  return std::string(type.substr(0, open)) + std::string(type.substr(close + 1));
}

std::string_view default_storage(const Graph& graph, const TypeName& written) {
  if (written.empty()) return {};  // of a view's column: what is said of it is kept
  const auto type = base_type(graph, written);
  const auto& text = type.text.text();
  if (is_array_type(text)) return "extended";
  if (type.reference) {
    switch (type.reference->kind) {
      case Kind::enum_type: return "plain";
      case Kind::composite_type:
      case Kind::range_type:
      case Kind::table:
      case Kind::view: return "extended";
      case Kind::base_type: {
        const Node* node = graph.find(*type.reference);
        return node ? std::string_view(node->as<ir::BaseType>().storage.text()) : std::string_view();
      }
      default: return {};
    }
  }
  const auto plain = without_modifier(text);
  if (contains({"cidr", "inet", "numeric"}, plain)) return "main";
  if (contains({"bytea",
                "text",
                "json",
                "jsonb",
                "xml",
                "path",
                "polygon",
                "character",
                "character varying",
                "bit",
                "bit varying",
                "refcursor",
                "tsvector",
                "jsonpath",
                "txid_snapshot",
                "pg_snapshot",
                "pg_node_tree"},
               plain) ||
      is_range(plain) || is_multirange(plain))
    return "extended";
  // Everything else that is built in has a fixed length, but types of extensions are not known.
  if (plain.find('.') != std::string::npos) return {};
  return "plain";
}

QualifiedName default_collation(const Graph& graph, const TypeName& type) {
  static const QualifiedName standard{Name(), Name("default")};
  auto text = type.text.text();
  if (is_array_type(text)) text = text.substr(0, text.size() - 2);
  if (type.reference && type.reference->kind == Kind::domain) {
    const Node* node = graph.find(*type.reference);
    if (!node) return {};
    const auto& domain = node->as<ir::Domain>();
    return domain.collation.empty() ? default_collation(graph, domain.type) : domain.collation;
  }
  const auto plain = without_modifier(text);
  if (plain == "name") return {Name(), Name("C")};
  if (contains({"text", "character", "character varying"}, plain)) return standard;
  return {};
}

QualifiedName without_catalog(QualifiedName written) {
  if (written.schema == Name("pg_catalog")) written.schema = Name();
  return written;
}

bool is_builtin_collation(std::string_view name) {
  // Those of ICU are `de-x-icu`, those of the operating system `de_DE` and `de_DE.utf8`.
  const bool locale = name.ends_with("-x-icu") ||
                      (name.size() >= 5 && (name[2] == '_' || name[3] == '_') &&
                       std::isupper(static_cast<unsigned char>(name[name[2] == '_' ? 3 : 4])));
  return locale || contains({"default",
                             "C",
                             "POSIX",
                             "ucs_basic",
                             "unicode",
                             "pg_c_utf8",
                             "pg_unicode_fast",
                             "C.utf8",
                             "C.UTF-8"},
                            name);
}

QualifiedName resolved_collation(QualifiedName written, const Graph& graph, const std::vector<Name>& search_path) {
  if (written.name.empty() || !written.schema.empty() || search_path.empty()) return without_catalog(written);
  if (is_builtin_collation(written.name.text())) return written;
  const auto found = std::find_if(search_path.begin(), search_path.end(), [&](Name schema) {
    return graph.contains({.kind = Kind::collation, .schema = schema, .name = written.name});
  });
  written.schema = found == search_path.end() ? search_path.front() : *found;
  return without_catalog(written);
}

bool is_default_operator_class(const Graph& graph,
                               std::string_view method,
                               const TypeName& type,
                               std::string_view operator_class) {
  const auto serving = type.empty() ? std::string() : serving_type(base_type(graph, type));
  const auto serves = [&](const auto& each) {
    return each.name == operator_class && (serving.empty() || each.type == serving);
  };
  return std::any_of(std::begin(default_classes),
                     std::end(default_classes),
                     [&](const auto& each) { return each.method == method && serves(each); }) ||
         ((method == "btree" || method == "hash") &&
          std::any_of(std::begin(tree_and_hash_classes), std::end(tree_and_hash_classes), serves));
}

bool is_builtin_operator_class(std::string_view name) {
  const auto named = [&](const auto& each) { return each.name == name; };
  return std::any_of(std::begin(default_classes), std::end(default_classes), named) ||
         std::any_of(std::begin(tree_and_hash_classes), std::end(tree_and_hash_classes), named) ||
         std::find(std::begin(other_classes), std::end(other_classes), name) !=
             std::end(other_classes);
}

}  // namespace lockstep
