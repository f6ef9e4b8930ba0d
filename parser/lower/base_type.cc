// CREATE TYPE name; CREATE TYPE name (INPUT = …); ALTER TYPE name SET (…). Defaults are those of DefineType() in
// src/backend/commands/typecmds.c.
#include <algorithm>

#include "parser/lower/definition.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"
#include "parser/lower/support_function.h"
#include "parser/lower/type.h"

namespace lockstep {
namespace {

// What LIKE takes over from types of PostgreSQL (pg_type.dat).
struct Layout {
  std::string_view type;
  int length;
  bool passed_by_value;
  std::string_view alignment;
  std::string_view storage;
};

constexpr Layout layouts[] = {
    {"boolean", 1, true, "char", "plain"},       {"bytea", -1, false, "int4", "extended"},
    {"\"char\"", 1, true, "char", "plain"},      {"name", 64, false, "char", "plain"},
    {"bigint", 8, true, "double", "plain"},      {"smallint", 2, true, "int2", "plain"},
    {"integer", 4, true, "int4", "plain"},       {"text", -1, false, "int4", "extended"},
    {"oid", 4, true, "int4", "plain"},           {"xid", 4, true, "int4", "plain"},
    {"cid", 4, true, "int4", "plain"},           {"tid", 6, false, "int2", "plain"},
    {"json", -1, false, "int4", "extended"},     {"jsonb", -1, false, "int4", "extended"},
    {"xml", -1, false, "int4", "extended"},      {"point", 16, false, "double", "plain"},
    {"lseg", 32, false, "double", "plain"},      {"path", -1, false, "double", "extended"},
    {"box", 32, false, "double", "plain"},       {"polygon", -1, false, "double", "extended"},
    {"line", 24, false, "double", "plain"},      {"real", 4, true, "int4", "plain"},
    {"double precision", 8, true, "double", "plain"}, {"circle", 24, false, "double", "plain"},
    {"money", 8, true, "double", "plain"},       {"macaddr", 6, false, "int4", "plain"},
    {"macaddr8", 8, false, "int4", "plain"},     {"inet", -1, false, "int4", "main"},
    {"cidr", -1, false, "int4", "main"},         {"character", -1, false, "int4", "extended"},
    {"character varying", -1, false, "int4", "extended"}, {"date", 4, true, "int4", "plain"},
    {"time without time zone", 8, true, "double", "plain"}, {"timestamp without time zone", 8, true, "double", "plain"},
    {"timestamp with time zone", 8, true, "double", "plain"}, {"interval", 16, false, "double", "plain"},
    {"time with time zone", 12, false, "double", "plain"}, {"bit", -1, false, "int4", "extended"},
    {"bit varying", -1, false, "int4", "extended"}, {"numeric", -1, false, "int4", "main"},
    {"uuid", 16, false, "char", "plain"},        {"pg_lsn", 8, true, "double", "plain"},
    {"tsvector", -1, false, "int4", "extended"}, {"tsquery", -1, false, "int4", "plain"},
    {"cstring", -2, false, "char", "plain"},
};

bool take_layout(const Reader& reader, const TypeName& like, ir::BaseType& type) {
  if (like.reference) {
    const auto* node = reader.graph.find(*like.reference);
    if (node == nullptr || node->id.kind != Kind::base_type) return false;
    const auto& other = node->as<ir::BaseType>();
    type.length = other.length;
    type.passed_by_value = other.passed_by_value;
    type.alignment = other.alignment;
    type.storage = other.storage;
    return true;
  }
  for (const auto& each : layouts)
    if (each.type == like.text.text()) {
      type.length = each.length;
      type.passed_by_value = each.passed_by_value;
      type.alignment = Name(each.alignment);
      type.storage = Name(each.storage);
      return true;
    }
  return false;
}

// `char` unquoted, as pg_dump writes it, reaches here as the type pg_catalog.bpchar.
Name alignment_of(std::string_view word) {
  constexpr std::string_view qualifier = "pg_catalog.";
  if (word.starts_with(qualifier)) word.remove_prefix(qualifier.size());
  if (word == "int2" || word == "smallint") return Name("int2");
  if (word == "int4" || word == "integer" || word == "int") return Name("int4");
  if (word == "float8" || word == "double" || word == "double precision") return Name("double");
  return Name(word == "bpchar" || word == "character" ? "char" : word);
}

int length_of(const PgQuery__DefElem& option) {
  const auto word = folded_option(option);
  return word == "variable" ? -1 : static_cast<int>(std::strtol(word.c_str(), nullptr, 10));
}

struct FunctionOption {
  std::string_view name;
  std::string_view old_name;
  QualifiedName ir::BaseType::*member;
};

constexpr FunctionOption function_options[] = {
    {"input", "", &ir::BaseType::input},
    {"output", "", &ir::BaseType::output},
    {"receive", "", &ir::BaseType::receive},
    {"send", "", &ir::BaseType::send},
    {"typmod_in", "", &ir::BaseType::typmod_in},
    {"typmod_out", "", &ir::BaseType::typmod_out},
    {"analyze", "analyse", &ir::BaseType::analyze},
    {"subscript", "", &ir::BaseType::subscript},
};

bool is_known(std::string_view name) {
  static constexpr std::string_view others[] = {"internallength", "passedbyvalue", "alignment", "storage", "like", "category", "preferred",
                                                "default", "element", "delimiter", "collatable"};
  return std::find(std::begin(others), std::end(others), name) != std::end(others) ||
         std::any_of(std::begin(function_options), std::end(function_options), [&](const FunctionOption& each) { return each.name == name || (!name.empty() && each.old_name == name); });
}

void read_plain_options(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define, ir::BaseType& type) {
  type.alignment = Name("int4");
  type.storage = Name("plain");
  if (const auto* given = option_named(define, "like")) {
    const auto like = type_in_option(reader, statement, given);
    if (!take_layout(reader, like, type))
      reader.diagnostics.error("unsupported-statement", statement.at(given->location), "how `" + like.text.text() + "` is stored is not known here",
                               {"write `INTERNALLENGTH`, `PASSEDBYVALUE`, `ALIGNMENT` and `STORAGE` instead of `LIKE`"});
  }
  if (const auto* given = option_named(define, "internallength")) type.length = length_of(*given);
  if (const auto* given = option_named(define, "passedbyvalue")) type.passed_by_value = !given->arg || option_bool(*given);
  if (const auto* given = option_named(define, "alignment")) type.alignment = alignment_of(folded_option(*given));
  if (const auto* given = option_named(define, "storage")) type.storage = Name(folded_option(*given));
  if (const auto* given = option_named(define, "category")) type.category = option_text(*given).substr(0, 1);
  if (const auto* given = option_named(define, "preferred")) type.preferred = !given->arg || option_bool(*given);
  if (const auto* given = option_named(define, "default")) type.default_value = option_text(*given);
  if (const auto* given = option_named(define, "element")) type.element = type_in_option(reader, statement, given);
  if (const auto* given = option_named(define, "delimiter")) type.delimiter = option_text(*given).substr(0, 1);
  if (const auto* given = option_named(define, "collatable")) type.collatable = !given->arg || option_bool(*given);
}

// The function that goes without saying for a type of fixed length with elements.
void leave_unsaid(ir::BaseType& type) {
  if (type.subscript == QualifiedName{Name(), Name("raw_array_subscript_handler")} && !type.element.empty() && type.length > 0) type.subscript = {};
}

}  // namespace

void lower_create_base_type(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  const auto shell = new_type_id(reader, statement, Kind::shell_type, define.defnames, define.n_defnames);
  auto id = shell;
  id.kind = Kind::base_type;
  if (!may_create_type(reader, statement, id)) return;
  if (define.n_definition == 0) {
    if (reader.is_new(shell, statement, -1, false)) create_object(reader, statement, shell, ir::ShellType{});
    return;
  }
  // Its functions name it, and may stand anywhere in the files.
  if (!reader.graph.contains(shell)) create_object(reader, statement, shell, ir::ShellType{});
  for (std::size_t i = 0; i < define.n_definition; ++i)
    if (const auto& each = *define.definition[i]->def_elem; !is_known(text_of(each.defname))) {
      reader.diagnostics.error("unsupported-statement", statement.at(each.location), "there is no attribute `" + std::string(text_of(each.defname)) + "` of a type", {});
      return;
    }
  ir::BaseType type;
  std::vector<ObjectId> references;
  for (const auto& [name, old_name, member] : function_options)
    if (const auto* given = option_named(define, name, old_name)) type.*member = support_function(reader, statement, name_parts(*given->arg), references);
  if (type.input.empty() || type.output.empty()) {
    reader.diagnostics.error("syntax", statement.at(-1), "a type needs `INPUT` and `OUTPUT`", {});
    return;
  }
  read_plain_options(reader, statement, define, type);
  leave_unsaid(type);
  auto& node = create_object(reader, statement, id, std::move(type));
  for (const auto& each : references) add_reference(node, each);
  add_reference(node, shell);
}

void lower_alter_base_type(Reader& reader, const Statement& statement, const PgQuery__AlterTypeStmt& alter) {
  const auto name = qualified_name_in(string_list(alter.type_name, alter.n_type_name));
  const auto* found = find_type(reader.scope(), name.schema, name.name);
  if (!found || found->id.kind != Kind::base_type) postpone(statement, -1, "there is no base type `" + quoted(name) + "`");
  std::vector<ObjectId> references;
  auto type = found->as<ir::BaseType>();
  for (std::size_t i = 0; i < alter.n_options; ++i) {
    const auto& option = *alter.options[i]->def_elem;
    if (text_of(option.defname) == "storage") type.storage = Name(folded_option(option));
    for (const auto& [word, old_word, member] : function_options)
      if (text_of(option.defname) == word || (!old_word.empty() && text_of(option.defname) == old_word))
        type.*member = option.arg && folded_option(option) != "none" ? support_function(reader, statement, name_parts(*option.arg), references) : QualifiedName();
  }
  leave_unsaid(type);
  auto& node = reader.graph.at(found->id);
  node.object = std::move(type);
  for (const auto& each : references) add_reference(node, each);
}

}  // namespace lockstep
