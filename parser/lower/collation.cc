// Collations.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"
#include "parser/lower/type_facts.h"

namespace lockstep {
namespace {

Name lower_word(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return Name(text);
}

// What a collation of pg_catalog is made of, as far as its name says it (pg_collation.dat, and
// pg_import_system_collations() in src/backend/commands/collationcmds.c).
std::optional<ir::Collation> built_in(const std::string& name) {
  constexpr std::string_view icu = "-x-icu";
  ir::Collation collation;
  if (name.ends_with(icu)) {
    collation.provider = Name("icu");
    collation.locale = name.substr(0, name.size() - icu.size());
    return collation;
  }
  collation.provider = Name("libc");
  const bool names_encoding = name.find('.') != std::string::npos;
  if (name != "C" && name != "POSIX" && name != "ucs_basic" && !names_encoding) return std::nullopt;
  collation.lc_collate = collation.lc_ctype = name == "ucs_basic" ? "C" : name;
  return collation;
}

// CREATE COLLATION … FROM: a copy, nothing when it is not known of what.
std::optional<ir::Collation> copied(Reader& reader, const Statement& statement, const PgQuery__DefElem& from) {
  const auto name = qualified_name_in(name_parts(*from.arg));
  const auto resolved = resolved_collation(name, reader.graph, reader.search_path);
  if (const auto* node = reader.graph.find({.kind = Kind::collation, .schema = resolved.schema, .name = resolved.name}))
    return node->as<ir::Collation>();
  if (!resolved.schema.empty()) postpone(statement, from.location, "there is no collation `" + quoted(name) + "`");
  if (auto found = built_in(name.name.text())) return found;
  reader.diagnostics.error("unsupported-statement", statement.at(from.location),
                           "what collation `" + quoted(name) + "` is made of is up to the operating system",
                           {"write the locale instead: `CREATE COLLATION name (provider = …, locale = '…')`"});
  return std::nullopt;
}

// LOCALE stands for LC_COLLATE and LC_CTYPE where the provider has these.
ir::Collation described(const PgQuery__DefineStmt& define) {
  ir::Collation collation{.provider = Name("libc")};
  std::string locale;
  for (std::size_t i = 0; i < define.n_definition; ++i) {
    const auto& option = *define.definition[i]->def_elem;
    const auto name = text_of(option.defname);
    const auto value = option_text(option);
    if (name == "locale") locale = value;
    if (name == "lc_collate") collation.lc_collate = value;
    if (name == "lc_ctype") collation.lc_ctype = value;
    if (name == "provider") collation.provider = lower_word(value);
    if (name == "deterministic") collation.deterministic = option_bool(option);
    if (name == "rules") collation.rules = value;
  }
  if (collation.provider.text() == "libc") {
    if (!locale.empty()) collation.lc_collate = collation.lc_ctype = locale;
    return collation;
  }
  collation.locale = locale.empty() ? collation.lc_collate : locale;
  collation.lc_collate.clear();
  collation.lc_ctype.clear();
  return collation;
}

const PgQuery__DefElem* source_of(const PgQuery__DefineStmt& define) {
  for (std::size_t i = 0; i < define.n_definition; ++i)
    if (text_of(define.definition[i]->def_elem->defname) == "from") return define.definition[i]->def_elem;
  return nullptr;
}

}  // namespace

void lower_create_collation(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  const auto name = qualified_name_in(string_list(define.defnames, define.n_defnames));
  const ObjectId id{.kind = Kind::collation, .schema = reader.creation_schema(name.schema.text().c_str(), statement, -1), .name = name.name};
  auto collation = described(define);
  if (const auto* from = source_of(define)) {
    auto copy = copied(reader, statement, *from);
    if (!copy) return;
    collation = std::move(*copy);
  }
  if (reader.is_new(id, statement, -1, define.if_not_exists)) create_object(reader, statement, id, std::move(collation));
}

}  // namespace lockstep
