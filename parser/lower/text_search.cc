// Text search parsers, templates, dictionaries and configurations (src/backend/commands/tsearchcmds.c).
#include <algorithm>

#include "ir/error.h"
#include "ir/option_text.h"
#include "parser/extension_names.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"
#include "parser/lower/support_function.h"
#include "parser/text_search_names.h"

namespace lockstep {
namespace {

ObjectId new_id(Reader& reader, const Statement& statement, Kind kind, const PgQuery__DefineStmt& define) {
  const auto name = qualified_name_in(string_list(define.defnames, define.n_defnames));
  return {.kind = kind, .schema = reader.creation_schema(name.schema.text().c_str(), statement, -1), .name = name.name};
}

// A parser, template, dictionary or configuration as it is kept: without schema when PostgreSQL brings it. Postpones
// when it is not known.
QualifiedName resolved(Reader& reader, const Statement& statement, Kind kind, const QualifiedName& name, std::vector<ObjectId>& references) {
  static const Name pg_catalog("pg_catalog");
  if (name.schema == pg_catalog) return {Name(), name.name};
  if (name.schema.empty() && is_builtin_text_search_name(kind, name.name.text())) return name;
  const auto named = find_in_schemas(reader, kind, name);
  if (named.node) {
    references.push_back(named.node->id);
    return named.node->id.qualified_name();
  }
  if (const auto known = extension_of_text_search_name(name.name.text()); !known.empty())
    if (const auto* extension = reader.graph.find({.kind = Kind::extension, .name = Name(known)})) {
      references.push_back(extension->id);
      return {name.schema.empty() ? schema_of_extension(*extension) : name.schema, name.name};
    }
  if (has_unknown_extension(reader.graph)) return name;
  found_or_postpone(named, statement);
  return {};
}

const PgQuery__DefElem* option(const PgQuery__DefineStmt& define, std::string_view name) {
  for (std::size_t i = 0; i < define.n_definition; ++i)
    if (text_of(define.definition[i]->def_elem->defname) == name && define.definition[i]->def_elem->arg) return define.definition[i]->def_elem;
  return nullptr;
}

// The object that an option names; an empty name when the option is not there.
QualifiedName object_option(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define, std::string_view name, Kind kind,
                            std::vector<ObjectId>& references) {
  const auto* given = option(define, name);
  return given ? resolved(reader, statement, kind, qualified_name_in(name_parts(*given->arg)), references) : QualifiedName();
}

void add(Reader& reader, const Statement& statement, const ObjectId& id, Object object, const std::vector<ObjectId>& references) {
  if (!reader.is_new(id, statement, -1, false)) return;
  auto& node = create_object(reader, statement, id, std::move(object));
  for (const auto& each : references) add_reference(node, each);
}

// Parsers and templates are functions by role.
template <class K>
void create_from_functions(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  std::vector<ObjectId> references;
  K made;
  for_each_field<K>([&](const auto& field) {
    if (const auto* given = option(define, field.name))
      made.*field.member = support_function(reader, statement, name_parts(*given->arg), references);
  });
  add(reader, statement, new_id(reader, statement, K::kind, define), std::move(made), references);
}

// Numbers stand bare in what pg_dump writes, texts in quotes; a text that looks like a number keeps them here
// (serialize_deflist() in src/backend/commands/tsearchcmds.c).
std::string dictionary_value(const PgQuery__DefElem& given) {
  const auto text = option_text(given);
  const bool number = given.arg && (given.arg->node_case == PG_QUERY__NODE__NODE_INTEGER || given.arg->node_case == PG_QUERY__NODE__NODE_FLOAT);
  return !number && ir::is_number(text) ? '\'' + text + '\'' : text;
}

void create_dictionary(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  std::vector<ObjectId> references;
  ir::TextSearchDictionary dictionary{
      .template_ = object_option(reader, statement, define, "template", Kind::text_search_template, references)};
  for (std::size_t i = 0; i < define.n_definition; ++i)
    if (const auto& each = *define.definition[i]->def_elem; text_of(each.defname) != "template")
      dictionary.options.set(text_of(each.defname), dictionary_value(each));
  add(reader, statement, new_id(reader, statement, Kind::text_search_dictionary, define), std::move(dictionary), references);
}

void create_configuration(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  std::vector<ObjectId> references;
  ir::TextSearchConfiguration configuration;
  if (option(define, "copy")) {
    const auto source = object_option(reader, statement, define, "copy", Kind::text_search_configuration, references);
    references.clear();
    if (const auto* node = reader.graph.find({.kind = Kind::text_search_configuration, .schema = source.schema, .name = source.name})) {
      configuration = node->as<ir::TextSearchConfiguration>();
      references = node->references;
    } else {
      configuration = {.parser = {Name(), Name("default")}, .mappings = builtin_token_mappings(source.name.text())};
      if (configuration.mappings.empty()) {
        reader.diagnostics.error("unsupported-statement", statement.at(-1), "what text search configuration `" + quoted(source) + "` holds is not known",
                                 {"write out the parser and the mappings"});
        return;
      }
    }
  } else {
    configuration.parser = object_option(reader, statement, define, "parser", Kind::text_search_parser, references);
  }
  add(reader, statement, new_id(reader, statement, Kind::text_search_configuration, define), std::move(configuration), references);
}

// Dictionaries that no mapping names any more are needed no more.
void forget_unused_dictionaries(Node& node) {
  const auto& configuration = node.as<ir::TextSearchConfiguration>();
  std::erase_if(node.references, [&](const ObjectId& id) {
    if (id.kind != Kind::text_search_dictionary) return false;
    return std::none_of(configuration.mappings.begin(), configuration.mappings.end(), [&](const ir::TokenMapping& each) {
      return std::find(each.dictionaries.begin(), each.dictionaries.end(), id.qualified_name()) != each.dictionaries.end();
    });
  });
}

}  // namespace

void lower_create_text_search_object(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  switch (define.kind) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER: return create_from_functions<ir::TextSearchParser>(reader, statement, define);
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE: return create_from_functions<ir::TextSearchTemplate>(reader, statement, define);
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSDICTIONARY: return create_dictionary(reader, statement, define);
    default: return create_configuration(reader, statement, define);
  }
}

void lower_alter_dictionary(Reader& reader, const Statement& statement, const PgQuery__AlterTSDictionaryStmt& alter) {
  const auto name = qualified_name_in(string_list(alter.dictname, alter.n_dictname));
  auto& options = found_or_postpone(find_in_schemas(reader, Kind::text_search_dictionary, name), statement).as<ir::TextSearchDictionary>().options;
  for (std::size_t i = 0; i < alter.n_options; ++i) {
    const auto& each = *alter.options[i]->def_elem;
    if (each.arg)
      options.set_last(text_of(each.defname), dictionary_value(each));
    else
      options.erase(text_of(each.defname));
  }
}

void lower_alter_configuration(Reader& reader, const Statement& statement, const PgQuery__AlterTSConfigurationStmt& alter) {
  const auto name = qualified_name_in(string_list(alter.cfgname, alter.n_cfgname));
  auto& node = found_or_postpone(find_in_schemas(reader, Kind::text_search_configuration, name), statement);
  std::vector<ObjectId> references;
  std::vector<QualifiedName> dictionaries;
  for (std::size_t i = 0; i < alter.n_dicts; ++i)
    dictionaries.push_back(resolved(reader, statement, Kind::text_search_dictionary, qualified_name_in(name_parts(*alter.dicts[i])), references));
  std::vector<Name> tokens;
  for (const auto token : string_list(alter.tokentype, alter.n_tokentype)) tokens.emplace_back(token);
  auto& mappings = node.as<ir::TextSearchConfiguration>().mappings;
  const auto at = [&](Name token) {
    return std::lower_bound(mappings.begin(), mappings.end(), token, [](const ir::TokenMapping& each, Name wanted) { return each.token < wanted; });
  };
  const auto is_at = [&](auto place, Name token) { return place != mappings.end() && place->token == token; };
  if (alter.replace && dictionaries.size() == 2) {
    for (auto& each : mappings)
      if (tokens.empty() || std::find(tokens.begin(), tokens.end(), each.token) != tokens.end())
        std::replace(each.dictionaries.begin(), each.dictionaries.end(), dictionaries[0], dictionaries[1]);
  } else if (alter.n_dicts > 0) {
    for (const auto token : tokens) {
      const auto place = at(token);
      if (!is_at(place, token))
        mappings.insert(place, {token, dictionaries});
      else if (alter.override)
        place->dictionaries = dictionaries;
      else
        reader.diagnostics.error("duplicate-object", statement.at(-1), "token `" + quoted(token) + "` is mapped already", {"use `ALTER MAPPING`"});
    }
  } else {
    for (const auto token : tokens)
      if (const auto place = at(token); is_at(place, token))
        mappings.erase(place);
      else if (!alter.missing_ok)
        postpone(statement, -1, "there is no mapping for token `" + quoted(token) + "`");
  }
  for (const auto& each : references) add_reference(node, each);
  forget_unused_dictionaries(node);
}

}  // namespace lockstep
