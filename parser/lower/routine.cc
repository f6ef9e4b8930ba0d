// Functions and procedures.
#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"
#include "parser/lower/routine_options.h"

namespace lockstep {
namespace {

ir::ArgumentMode mode_of(PgQuery__FunctionParameterMode mode) {
  switch (mode) {
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT: return ir::ArgumentMode::out;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_INOUT: return ir::ArgumentMode::inout;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_VARIADIC: return ir::ArgumentMode::variadic;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE: return ir::ArgumentMode::table;
    default: return ir::ArgumentMode::in;
  }
}

bool is_input(ir::ArgumentMode mode) { return mode != ir::ArgumentMode::out && mode != ir::ArgumentMode::table; }
bool is_output(ir::ArgumentMode mode) { return mode != ir::ArgumentMode::in && mode != ir::ArgumentMode::variadic; }

const PgQuery__DefElem* option_named(const PgQuery__CreateFunctionStmt& create, std::string_view name) {
  for (std::size_t i = 0; i < create.n_options; ++i)
    if (text_of(create.options[i]->def_elem->defname) == name) return create.options[i]->def_elem;
  return nullptr;
}

std::string signature_of(const ir::Routine& routine) {
  std::string signature;
  for (const auto& each : routine.arguments)
    if (is_input(each.mode)) signature += (signature.empty() ? "" : ", ") + each.type.text.text();
  return signature;
}

void read_arguments(Reader& reader, const Statement& statement, const PgQuery__CreateFunctionStmt& create, ir::Routine& routine) {
  for (std::size_t i = 0; i < create.n_parameters; ++i) {
    const auto& parameter = *create.parameters[i]->function_parameter;
    routine.arguments.push_back({.mode = mode_of(parameter.mode),
                                 .name = Name(text_of(parameter.name)),
                                 .type = type_without_modifiers(reader, *parameter.arg_type, statement)});
  }
}

// What the function returns when it does not say so: its OUT arguments (interpret_function_parameter_list,
// functioncmds.c).
void read_result(Reader& reader, const Statement& statement, const PgQuery__CreateFunctionStmt& create, ir::Routine& routine) {
  if (create.return_type) {
    routine.returns = type_without_modifiers(reader, *create.return_type, statement);
    routine.returns_set = create.return_type->setof != 0;
    return;
  }
  if (routine.procedure) return;
  const TypeName* output = nullptr;
  int outputs = 0;
  for (const auto& each : routine.arguments) {
    if (!is_output(each.mode)) continue;
    output = &each.type;
    ++outputs;
  }
  if (outputs == 1)
    routine.returns = *output;
  else
    routine.returns = {.text = Name(outputs == 0 ? "void" : "record")};
}

// AS 'body', or AS 'object file', 'symbol' (interpret_AS_clause, functioncmds.c).
void read_body(const PgQuery__CreateFunctionStmt& create, Name name, ir::Routine& routine) {
  const auto* option = option_named(create, "as");
  if (!option || !option->arg) return;
  const auto texts = name_parts(*option->arg);
  const auto& language = routine.language.text();
  if (language == "c") {
    routine.object_file = std::string(texts.empty() ? "" : texts[0]);
    routine.body = texts.size() > 1 ? std::string(texts[1]) : name.text();
    if (routine.body == "-") routine.body = name.text();
    return;
  }
  routine.body = std::string(texts.empty() ? "" : texts[0]);
  if (language == "internal" && routine.body.empty()) routine.body = name.text();
}

ir::Routine described(Reader& reader,
                      const Statement& statement,
                      const PgQuery__CreateFunctionStmt& create,
                      Name name,
                      std::vector<ObjectId>& references) {
  ir::Routine routine{.procedure = create.is_procedure != 0};
  read_arguments(reader, statement, create, routine);
  read_result(reader, statement, create, routine);
  const auto* language = option_named(create, "language");
  routine.language = Name(language ? option_text(*language) : "sql");
  read_body(create, name, routine);
  routine.cost = routine.language.text() == "c" || routine.language.text() == "internal" ? 1 : 100;
  routine.rows = routine.returns_set ? 1000 : 0;
  for (std::size_t i = 0; i < create.n_options; ++i) {
    const auto& option = *create.options[i]->def_elem;
    if (apply_routine_option(reader, statement, option, routine, references)) continue;
    const auto option_name = text_of(option.defname);
    if (option_name == "window") routine.window = option_bool(option);
    if (option_name != "transform") continue;
    for (std::size_t k = 0; k < option.arg->list->n_items; ++k)
      routine.transforms.push_back(type_without_modifiers(reader, *option.arg->list->items[k]->type_name, statement));
  }
  return routine;
}

void set_defaults(Reader& reader, const ObjectId& id, const PgQuery__CreateFunctionStmt& create) {
  for (std::size_t i = 0; i < create.n_parameters; ++i) {
    const auto* expression = create.parameters[i]->function_parameter->defexpr;
    if (!expression) continue;
    reader.set_expression(id, *expression, nullptr,
                          [i](Node& node, Expr value) { node.as<ir::Routine>().arguments[i].default_value = std::move(value); });
  }
}

// `BEGIN ATOMIC END` does nothing, and there is nothing in it to qualify.
bool is_empty_block(const PgQuery__Node& body) {
  if (body.node_case != PG_QUERY__NODE__NODE_LIST) return body.node_case == PG_QUERY__NODE__NODE__NOT_SET;
  for (std::size_t i = 0; i < body.list->n_items; ++i)
    if (!is_empty_block(*body.list->items[i])) return false;
  return true;
}

void set_body(Reader& reader, const Statement& statement, const ObjectId& id, const PgQuery__Node& body) {
  if (is_empty_block(body)) {
    reader.graph.at(id).as<ir::Routine>().sql_body = Expr{.text = "BEGIN ATOMIC\nEND"};
    return;
  }
  reader.set_query(id, body, statement, [](Node& node, Expr text) { node.as<ir::Routine>().sql_body = std::move(text); });
}

}  // namespace

void lower_create_function(Reader& reader, const Statement& statement, const PgQuery__CreateFunctionStmt& create) {
  const auto name = qualified_name_in(string_list(create.funcname, create.n_funcname));
  const auto schema = reader.creation_schema(name.schema.text().c_str(), statement, -1);
  std::vector<ObjectId> references;
  auto routine = described(reader, statement, create, name.name, references);
  const ObjectId id{.kind = Kind::routine, .schema = schema, .name = name.name, .signature = Name(signature_of(routine))};
  if (auto* existing = reader.graph.find(id); existing && create.replace) {
    existing->object = std::move(routine);
    existing->references.clear();
    existing->origin = statement.span;
    existing->directives = statement.directives;
  } else {
    if (!reader.is_new(id, statement, -1, false)) return;
    create_object(reader, statement, id, std::move(routine));
  }
  auto& node = reader.graph.at(id);
  for (const auto& each : references) add_reference(node, each);
  set_defaults(reader, id, create);
  if (create.sql_body) set_body(reader, statement, id, *create.sql_body);
}

void lower_alter_function(Reader& reader, const Statement& statement, const PgQuery__AlterFunctionStmt& alter) {
  auto& node = found_or_postpone(find_routine_named(reader, alter.objtype, *alter.func), statement);
  if (node.id.kind == Kind::aggregate) {
    reader.diagnostics.error("syntax", statement.at(-1), to_string(node.id) + " is an aggregate, whose attributes cannot be altered",
                             {"say what it shall be in CREATE AGGREGATE"});
    return;
  }
  std::vector<ObjectId> references;
  auto routine = node.as<ir::Routine>();
  for (std::size_t i = 0; i < alter.n_actions; ++i)
    apply_routine_option(reader, statement, *alter.actions[i]->def_elem, routine, references);
  node.object = std::move(routine);
  for (const auto& each : references) add_reference(node, each);
}

}  // namespace lockstep
