// Foreign-data wrappers and servers (src/backend/commands/foreigncmds.c).
#include "parser/lower/foreign.h"

#include "ir/error.h"
#include "parser/extension_names.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"

namespace lockstep {
namespace {

void set_functions(Reader& reader, const Statement& statement, Node& node, PgQuery__Node* const* options, std::size_t count) {
  auto& wrapper = node.as<ir::ForeignDataWrapper>();
  std::vector<ObjectId> references;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& option = *options[i]->def_elem;
    auto& function = text_of(option.defname) == "handler" ? wrapper.handler : wrapper.validator;
    function = {};
    if (option.arg && option.arg->node_case == PG_QUERY__NODE__NODE_LIST)
      function = routine_name(reader, statement, name_parts(*option.arg), references);
  }
  // What the functions that stay need is found by name again.
  node.references.clear();
  for (const auto& function : {wrapper.handler, wrapper.validator}) {
    if (function.empty() || function.schema.empty()) continue;
    routine_name(reader, statement, {function.schema.text(), function.name.text()}, references);
  }
  for (const auto& each : references) add_reference(node, each);
}

}  // namespace

void change_foreign_options(Options& options, PgQuery__Node* const* list, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (list[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const auto& option = *list[i]->def_elem;
    if (option.defaction == PG_QUERY__DEF_ELEM_ACTION__DEFELEM_DROP)
      options.erase(text_of(option.defname));
    else
      options.set(text_of(option.defname), option_text(option));
  }
}

void need_wrapper(Reader& reader, const Statement& statement, Node& server, Name wrapper) {
  const ObjectId id{.kind = Kind::foreign_data_wrapper, .name = wrapper};
  const ObjectId extension{.kind = Kind::extension, .name = wrapper};
  if (reader.graph.contains(id)) return add_reference(server, id);
  if (reader.graph.contains(extension)) return add_reference(server, extension);
  // An extension whose wrapper has another name has the wrapper's name in that of its functions.
  for (const auto* suffix : {"_handler", "_validator"})
    if (const auto* node = extension_with(reader.graph, ExtensionMember::function, Name(), wrapper.text() + suffix))
      return add_reference(server, node->id);
  if (!has_unknown_extension(reader.graph)) postpone(statement, -1, "there is no foreign-data wrapper `" + quoted(wrapper) + "`");
}

void lower_create_wrapper(Reader& reader, const Statement& statement, const PgQuery__CreateFdwStmt& create) {
  const ObjectId id{.kind = Kind::foreign_data_wrapper, .name = Name(text_of(create.fdwname))};
  Node node{.id = id, .object = ir::ForeignDataWrapper{}};
  set_functions(reader, statement, node, create.func_options, create.n_func_options);
  if (!reader.is_new(id, statement, -1, false)) return;
  change_foreign_options(node.as<ir::ForeignDataWrapper>().options, create.options, create.n_options);
  auto& created = create_object(reader, statement, id, std::move(node.object));
  created.references = std::move(node.references);
  created.owner = reader.role;
}

void lower_alter_wrapper(Reader& reader, const Statement& statement, const PgQuery__AlterFdwStmt& alter) {
  const ObjectId id{.kind = Kind::foreign_data_wrapper, .name = Name(text_of(alter.fdwname))};
  auto* node = reader.graph.find(id);
  if (!node) postpone(statement, -1, "there is no foreign-data wrapper `" + quoted(id.name) + "`");
  if (alter.n_func_options > 0) set_functions(reader, statement, *node, alter.func_options, alter.n_func_options);
  change_foreign_options(node->as<ir::ForeignDataWrapper>().options, alter.options, alter.n_options);
}

void lower_create_server(Reader& reader, const Statement& statement, const PgQuery__CreateForeignServerStmt& create) {
  const ObjectId id{.kind = Kind::foreign_server, .name = Name(text_of(create.servername))};
  ir::ForeignServer server{.wrapper = Name(text_of(create.fdwname))};
  Node node{.id = id, .object = server};
  need_wrapper(reader, statement, node, server.wrapper);
  if (!reader.is_new(id, statement, -1, create.if_not_exists != 0)) return;
  if (const auto type = text_of(create.servertype); !type.empty()) server.type = std::string(type);
  if (const auto version = text_of(create.version); !version.empty()) server.version = std::string(version);
  change_foreign_options(server.options, create.options, create.n_options);
  auto& created = create_object(reader, statement, id, std::move(server));
  created.references = std::move(node.references);
  created.owner = reader.role;
}

void lower_alter_server(Reader& reader, const Statement& statement, const PgQuery__AlterForeignServerStmt& alter) {
  const ObjectId id{.kind = Kind::foreign_server, .name = Name(text_of(alter.servername))};
  auto* node = reader.graph.find(id);
  if (!node) postpone(statement, -1, "there is no server `" + quoted(id.name) + "`");
  auto& server = node->as<ir::ForeignServer>();
  if (alter.has_version) {
    server.version.reset();
    if (const auto version = text_of(alter.version); !version.empty()) server.version = std::string(version);
  }
  change_foreign_options(server.options, alter.options, alter.n_options);
}

}  // namespace lockstep
