#include "ir/name.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <unordered_set>

namespace lockstep {
namespace {

// Keywords that are not "unreserved" in any major version from 13 to 18 (src/include/parser/kwlist.h).
constexpr std::array keywords = std::to_array<std::string_view>({
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric",
    "authorization", "between", "bigint", "binary", "bit", "boolean", "both", "case", "cast",
    "char", "character", "check", "coalesce", "collate", "collation", "column", "concurrently",
    "constraint", "create", "cross", "current_catalog", "current_date", "current_role",
    "current_schema", "current_time", "current_timestamp", "current_user", "dec", "decimal",
    "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "exists",
    "extract", "false", "fetch", "float", "for", "foreign", "freeze", "from", "full", "grant",
    "greatest", "group", "grouping", "having", "ilike", "in", "initially", "inner", "inout",
    "int", "integer", "intersect", "interval", "into", "is", "isnull", "join", "json",
    "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query",
    "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading", "least",
    "left", "like", "limit", "localtime", "localtimestamp", "merge_action", "national", "natural",
    "nchar", "none", "normalize", "not", "notnull", "null", "nullif", "numeric", "offset", "on",
    "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing", "position",
    "precision", "primary", "real", "references", "returning", "right", "row", "select",
    "session_user", "setof", "similar", "smallint", "some", "substring", "symmetric",
    "system_user", "table", "tablesample", "then", "time", "timestamp", "to", "trailing", "treat",
    "trim", "true", "union", "unique", "user", "using", "values", "varchar", "variadic",
    "verbose", "when", "where", "window", "with", "xmlattributes", "xmlconcat", "xmlelement",
    "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize",
    "xmltable",
});

bool is_plain(std::string_view text) {
  if (text.empty()) return false;
  const auto lower_or_underscore = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  if (!lower_or_underscore(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return lower_or_underscore(c) || (c >= '0' && c <= '9');
  });
}

bool needs_quotes(std::string_view text) {
  return !is_plain(text) || std::binary_search(keywords.begin(), keywords.end(), text);
}

}  // namespace

// The pool of all identifiers. Node-based, so the address of a text never changes.
struct NamePool {
  using Kept = Name::Kept;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    std::size_t operator()(const Kept& kept) const { return (*this)(kept.text); }
  };

  struct Equal {
    using is_transparent = void;
    static std::string_view text(std::string_view text) { return text; }
    static std::string_view text(const Kept& kept) { return kept.text; }
    bool operator()(const auto& left, const auto& right) const { return text(left) == text(right); }
  };

  static const Kept* interned(std::string_view text) {
    static NamePool& pool = *new NamePool;  // never taken apart: it lives as long as the process
    const std::lock_guard lock(pool.mutex);
    if (const auto found = pool.names.find(text); found != pool.names.end()) return &*found;
    return &*pool.names.insert({start_of(text), std::string(text), needs_quotes(text)}).first;
  }

  static std::uint64_t start_of(std::string_view text) {
    std::uint64_t start = 0;
    for (std::size_t i = 0; i < 8; ++i) start = start << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return start;
  }

  std::mutex mutex;
  std::unordered_set<Kept, Hash, Equal> names;
};

constinit const std::string Name::none;

Name::Name(std::string_view text) : kept_(text.empty() ? nullptr : NamePool::interned(text)) {}

std::string quoted(Name name) {
  const std::string& text = name.text();
  if (name.kept_ != nullptr && !name.kept_->needs_quotes) return text;
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string quoted(const QualifiedName& name) {
  if (name.schema.empty()) return quoted(name.name);
  return quoted(name.schema) + '.' + quoted(name.name);
}

bool may_name(std::string_view sql, Name name) {
  const auto written = quoted(name);
  std::string_view inside = written;
  if (inside.starts_with('"')) inside = inside.substr(1, inside.size() - 2);
  return sql.find(inside) != std::string_view::npos;
}

Name pg_catalog() {
  static const Name name("pg_catalog");
  return name;
}

std::string quoted_literal(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += c;
    result += c;
  }
  return result + '\'';
}

std::string_view truncated_identifier(std::string_view text) {
  constexpr std::size_t longest = 63;
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (end > 0 && continues(text[end])) --end;
  return text.substr(0, end);
}

}  // namespace lockstep
