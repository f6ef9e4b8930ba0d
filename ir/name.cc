#include "ir/name.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <unordered_set>

namespace lockstep {
namespace {

// The pool of all identifiers. Node-based, so the address of a text never changes.
const std::string* interned(std::string_view text) {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view value) const {
      return std::hash<std::string_view>()(value);
    }
  };
  struct Pool {
    std::mutex mutex;
    std::unordered_set<std::string, Hash, std::equal_to<>> texts;
  };
  static Pool pool;
  const std::lock_guard lock(pool.mutex);
  if (const auto found = pool.texts.find(text); found != pool.texts.end()) return &*found;
  return &*pool.texts.emplace(text).first;
}

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

}  // namespace

Name::Name() {
  static const std::string* const none = interned("");
  text_ = none;
}

Name::Name(std::string_view text) : text_(interned(text)) {}

std::string quoted(Name name) {
  const std::string& text = name.text();
  if (is_plain(text) && !std::binary_search(keywords.begin(), keywords.end(), text)) return text;
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

std::string_view truncated_identifier(std::string_view text) {
  constexpr std::size_t longest = 63;
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (end > 0 && continues(text[end])) --end;
  return text.substr(0, end);
}

}  // namespace lockstep
