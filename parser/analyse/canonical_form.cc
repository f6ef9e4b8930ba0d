#include "parser/analyse/canonical_form.h"

#include <algorithm>

#include "parser/analyse/coerce.h"
#include "parser/analyse/expression.h"
#include "parser/analyse/literal.h"
#include "parser/analyse/write.h"
#include "parser/output_name.h"
#include "parser/print.h"

namespace lockstep::analyse {
namespace {

constexpr std::string_view opaque_mark = "opaque: ";

// The text printed anew, so that at least its layout does not matter.
std::string opaque_query(const std::string& text) {
  try {
    const auto ast = Ast::parse(text);
    if (ast.statement()) return std::string(opaque_mark) + print_query(*ast.statement());
  } catch (const SyntaxError&) {
  }
  return std::string(opaque_mark) + text;
}

std::string opaque_expression(const std::string& text) {
  try {
    const auto parsed = parse_expression(text);
    return std::string(opaque_mark) + print_expression(*parsed.expression);
  } catch (const SyntaxError&) {
  }
  return std::string(opaque_mark) + text;
}

}  // namespace

CanonicalForms::CanonicalForms(const Graph& graph) : graph_(graph), types_(graph), routines_(graph, types_) {
  types_.view_columns = [this](const ObjectId& id) { return view_columns(id); };
}

const RangeItem& CanonicalForms::relation(const ObjectId& id) {
  const auto [at, fresh] = relations_.try_emplace(id);
  if (fresh) {
    auto& item = at->second;
    item.refname = id.name;
    item.relation = id.qualified_name();
    item.id = id;
    for (const auto& column : types_.columns_of(id))
      item.columns.push_back({.name = column.name, .type = column.type, .real_name = column.name});
  }
  return at->second;
}

namespace {

// What the value of a field is coerced to when it is stored; empty: nothing.
struct Wanted {
  Type type;
  bool boolean = false;
  bool with_modifier = true;
};

const ir::Argument* argument_of(const ir::Routine& routine, const Expr& expression) {
  for (const auto& argument : routine.arguments)
    if (argument.default_value && &*argument.default_value == &expression) return &argument;
  for (const auto& argument : routine.arguments)
    if (argument.default_value && argument.default_value->text == expression.text) return &argument;
  return nullptr;
}

Wanted wanted_by(Types& types, const Node& owner, const Expr& expression, std::string_view field) {
  Wanted wanted;
  switch (owner.id.kind) {
    case Kind::column: wanted.type = types.from_text(owner.as<ir::Column>().type.text); break;
    case Kind::domain: wanted.type = types.base(types.from_text(owner.as<ir::Domain>().type.text)); break;
    case Kind::domain_constraint:
    case Kind::trigger:
    case Kind::publication_table:
    case Kind::rule:
    case Kind::policy: wanted.boolean = true; break;
    case Kind::constraint: wanted.boolean = field == "check"; break;
    case Kind::index: wanted.boolean = field == "predicate"; break;
    case Kind::routine:
      if (const auto* argument = argument_of(owner.as<ir::Routine>(), expression))
        wanted = {.type = {types.from_text(argument->type.text).id, {}}};
      break;
    case Kind::view_column:
      if (owner.parent)
        for (const auto& column : types.columns_of(*owner.parent))
          if (column.name == owner.id.part) wanted.type = column.type;
      break;
    default: break;
  }
  return wanted;
}

}  // namespace

std::shared_ptr<const ExpressionAst> CanonicalForms::parsed(const std::string& text) {
  constexpr std::size_t most_kept = 500;
  if (const auto found = parsed_.find(text); found != parsed_.end()) return found->second;
  if (parsed_.size() == most_kept) parsed_.clear();
  return parsed_[text] = std::make_shared<const ExpressionAst>(parse_expression(text));
}

std::string CanonicalForms::expression(const Node& owner, const Expr& expression, std::string_view field, const std::function<bool(const Value& cast)>& hides) {
  const auto tree = parsed(expression.text);
  Arena arena;
  const Analysis analysis{types_, routines_, arena};
  NameScope scope;
  RangeItem item, older, newer;
  Type domain_value;
  std::vector<Name> in_use;
  if (owner.id.kind == Kind::domain_constraint && owner.parent) {
    const auto* domain = graph_.find(*owner.parent);
    if (domain) domain_value = types_.from_text(domain->as<ir::Domain>().type.text);
    scope.domain_value = &domain_value;
  } else if (owner.parent && (owner.id.kind == Kind::trigger || owner.id.kind == Kind::rule)) {
    older = newer = relation(*owner.parent);
    older.refname = Name("old");
    newer.refname = Name("new");
    older.alias_given = newer.alias_given = true;
    newer.position = 1;
    scope.visible = {{.item = &older, .columns = false}, {.item = &newer, .columns = false}};
    in_use = {older.refname, newer.refname};
  } else if (owner.id.kind == Kind::publication_table) {
    item = relation(owner.as<ir::PublicationTable>().table.id);
    scope.visible = {{.item = &item}};
    in_use = {item.refname};
  } else if (owner.id.kind == Kind::table || (owner.parent && owner.parent->kind != Kind::schema)) {
    item = relation(owner.id.kind == Kind::table ? owner.id : *owner.parent);
    scope.visible = {{.item = &item}};
    in_use = {item.refname};
  }
  auto* value = analyse_expression(analysis, scope, *tree->expression);
  const auto wanted = wanted_by(types_, owner, expression, field);
  if (wanted.boolean) {
    value = coerce_to_boolean(analysis, value);
  } else if (wanted.type.id != no_type && value->type.id != no_type) {
    auto* coerced = coerce_to_target(analysis, value, wanted.type, Strictness::assignment, Form::implicit_cast);
    if (coerced) value = coerced;
  } else if (value->type.id == unknown_type) {
    value = coerce_type(analysis, value, {text_type, {}}, Strictness::implicit, Form::implicit_cast);
  }
  return write_value(types_, *value, false, in_use, hides);
}

std::string CanonicalForms::with_types_of(const Graph& other, bool unwritten_alone, const Node& owner, const Expr& expression, std::string_view field) {
  const auto hides = [&](const Value& cast) {
    const auto& under = *cast.arguments[0];
    if (under.op != Op::column || under.index < 0 || under.item->kind != ItemKind::relation) return false;
    if (unwritten_alone && cast.form != Form::implicit_cast) return false;
    if (!under.item->id) return false;
    const auto& table = *under.item->id;
    const auto name = under.item->columns[static_cast<std::size_t>(under.index)].real_name;
    const auto* column = other.find({.kind = Kind::column, .schema = table.schema, .name = table.name, .part = name});
    return column != nullptr && column->as<ir::Column>().type.text.text() == types_.text(cast.type);
  };
  try {
    return this->expression(owner, expression, field, hides);
  } catch (const NotAnalysed&) {
  } catch (const SyntaxError&) {
  }
  return opaque_expression(expression.text);
}

std::string CanonicalForms::of(const Node& owner, const Expr& expression, std::string_view field) {
  if (owner.id.kind != Kind::column || field != "default") return worked_out(owner, expression, field);
  const auto key = owner.as<ir::Column>().type.text.text() + '\0' + expression.text;
  if (const auto found = defaults_.find(key); found != defaults_.end()) return found->second;
  return defaults_[key] = worked_out(owner, expression, field);
}

std::string CanonicalForms::worked_out(const Node& owner, const Expr& expression, std::string_view field) {
  const bool query = owner.id.kind == Kind::view || owner.id.kind == Kind::materialized_view;
  try {
    if (query) return view(owner).text;
    if (owner.id.kind == Kind::routine && field == "sql_body") return body(owner, expression);
    if (owner.id.kind == Kind::rule && field == "actions") return action(owner, expression);
    if (owner.id.kind == Kind::table && field == "partition_bound") return partition_bound(owner, expression);
    return this->expression(owner, expression, field);
  } catch (const NotAnalysed&) {
  } catch (const SyntaxError&) {
  }
  if (owner.id.kind == Kind::rule && field == "actions") return opaque_query(expression.text);
  if (field == "sql_body" || field == "partition_bound") return std::string(opaque_mark) + expression.text;
  return opaque_expression(expression.text);
}

namespace {

const Expr& query_of(const Node& view) {
  return view.id.kind == Kind::view ? view.as<ir::View>().query : view.as<ir::MaterializedView>().query;
}

const std::vector<Name>& column_names_of(const Node& view) {
  return view.id.kind == Kind::view ? view.as<ir::View>().column_names : view.as<ir::MaterializedView>().column_names;
}

const std::vector<ir::OutputColumn>& columns_in_graph(const Node& view) {
  return view.id.kind == Kind::view ? view.as<ir::View>().columns : view.as<ir::MaterializedView>().columns;
}

// The names alone, for queries that cannot be analysed; empty when there is a star.
std::vector<ir::OutputColumn> names_only(const PgQuery__Node& statement, const std::vector<Name>& given) {
  std::vector<ir::OutputColumn> columns;
  if (statement.node_case != PG_QUERY__NODE__NODE_SELECT_STMT) return columns;
  const auto& select = leftmost_select(*statement.select_stmt);
  for (std::size_t i = 0; i < select.n_target_list; ++i) {
    const auto& target = *select.target_list[i]->res_target;
    if (is_star(*target.val)) return {};
    columns.push_back({.name = Name(output_name(target))});
  }
  for (std::size_t i = 0; i < given.size() && i < columns.size(); ++i) columns[i].name = given[i];
  return columns;
}

}  // namespace

void CanonicalForms::analyse_view(const Node& owner, View& result) {
  const auto& text = query_of(owner).text;
  const auto& given = column_names_of(owner);
  std::optional<Ast> ast;
  try {
    ast = Ast::parse(text);
    if (!ast->statement()) throw NotAnalysed{"no single statement"};
    Arena arena;
    const Analysis analysis{types_, routines_, arena};
    const auto* query = analyse_query(analysis, nullptr, *ast->statement());
    result.text = write_query(types_, *query, given);
    const auto output = output_of(*query);
    for (std::size_t i = 0; i < output.size(); ++i) {
      ir::OutputColumn column{.name = i < given.size() ? given[i] : output[i].name};
      if (output[i].type.id != no_type) column.type.text = Name(types_.text(output[i].type));
      result.columns.push_back(std::move(column));
    }
  } catch (const NotAnalysed&) {
    result.text = opaque_query(text);
    if (ast && ast->statement()) result.columns = names_only(*ast->statement(), given);
  } catch (const SyntaxError&) {
    result.text = std::string(opaque_mark) + text;
  }
}

const CanonicalForms::View& CanonicalForms::view(const Node& owner) {
  // A view cannot come back to itself, but what people write can.
  if (const auto found = views_.find(owner.id); found != views_.end()) {
    if (found->second.in_progress) throw NotAnalysed{"a view of itself"};
    return found->second;
  }
  views_[owner.id].in_progress = true;
  View result;
  analyse_view(owner, result);
  auto& slot = views_[owner.id];
  slot = std::move(result);
  return slot;
}

std::vector<ir::OutputColumn> CanonicalForms::view_columns(const ObjectId& id) {
  const auto* node = graph_.find(id);
  if (!node) return {};
  const auto& known = columns_in_graph(*node);
  return known.empty() ? view(*node).columns : known;
}

std::string CanonicalForms::body(const Node& owner, const Expr& expression) {
  const auto ast = Ast::parse("CREATE FUNCTION f() RETURNS int LANGUAGE sql " + expression.text);
  const auto* statement = ast.statement();
  if (!statement || statement->node_case != PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT || !statement->create_function_stmt->sql_body)
    throw NotAnalysed{"no routine body"};
  Arena arena;
  const Analysis analysis{types_, routines_, arena};
  std::vector<Parameter> parameters;
  for (const auto& argument : owner.as<ir::Routine>().arguments)
    if (argument.mode != ir::ArgumentMode::out && argument.mode != ir::ArgumentMode::table)
      parameters.push_back({argument.name, types_.from_text(argument.type.text)});
  NameScope scope;
  scope.parameters = &parameters;
  scope.routine = owner.id.name;
  std::string text;
  for (const auto* query : analyse_body(analysis, scope, *statement->create_function_stmt->sql_body))
    text += write_query(types_, *query) + "; ";
  return text;
}

// What a rule does, with OLD and NEW around it.
std::string CanonicalForms::action(const Node& owner, const Expr& expression) {
  const auto ast = Ast::parse(expression.text);
  if (!ast.statement() || !owner.parent) throw NotAnalysed{"no single statement"};
  Arena arena;
  const Analysis analysis{types_, routines_, arena};
  RangeItem older = relation(*owner.parent), newer = older;
  older.refname = Name("old");
  newer.refname = Name("new");
  older.alias_given = newer.alias_given = true;
  newer.position = 1;
  NameScope scope;
  scope.visible = {{.item = &older, .columns = false}, {.item = &newer, .columns = false}};
  return write_query(types_, *analyse_query(analysis, &scope, *ast.statement()), {}, {older.refname, newer.refname});
}

std::vector<Type> CanonicalForms::partition_key_types(const ObjectId& table) {
  std::vector<Type> result;
  const auto* node = graph_.find(table);
  if (!node || node->id.kind != Kind::table || !node->as<ir::Table>().partition_key) return result;
  auto item = relation(table);
  for (const auto& element : node->as<ir::Table>().partition_key->elements) {
    Arena arena;
    const Analysis analysis{types_, routines_, arena};
    NameScope scope;
    scope.visible = {{.item = &item}};
    if (!element.column.empty()) {
      const auto* column = find_column(analysis, scope, element.column);
      result.push_back(column ? column->type : Type{});
    } else {
      const auto parsed = parse_expression(element.expression->text);
      result.push_back(analyse_expression(analysis, scope, *parsed.expression)->type);
    }
  }
  return result;
}

// Bounds are constants of the key's type; PostgreSQL evaluates what it is given.
Value* CanonicalForms::bound_value(const Analysis& analysis, const PgQuery__Node& node, Type key) {
  NameScope scope;
  if (node.node_case == PG_QUERY__NODE__NODE_A_CONST && !node.a_const->isnull) {
    auto* value = analyse_expression(analysis, scope, node);
    const bool plain = value->type.id == unknown_type || value->type.id == int4_type || value->type.id == int8_type ||
                       value->type.id == numeric_type || value->type.id == bool_type;
    if (plain) return literal(analysis, *value, {key.id, {}});
  }
  auto* value = analyse_expression(analysis, scope, node);
  auto* coerced = coerce_to_target(analysis, value, {key.id, {}}, Strictness::assignment, Form::implicit_cast);
  if (!coerced || coerced->op != Op::constant) throw NotAnalysed{"a bound that has to be evaluated"};
  return coerced;
}

std::string CanonicalForms::partition_bound(const Node& owner, const Expr& expression) {
  const auto& table = owner.as<ir::Table>();
  if (!table.partition_of) return expression.text;
  const auto ast = Ast::parse("CREATE TABLE a PARTITION OF b " + expression.text);
  const auto* statement = ast.statement();
  if (!statement || statement->node_case != PG_QUERY__NODE__NODE_CREATE_STMT || !statement->create_stmt->partbound)
    throw NotAnalysed{"no partition bound"};
  const auto& bound = *statement->create_stmt->partbound;
  if (bound.is_default) return "DEFAULT";
  if (text_of(bound.strategy) == "h")
    return "HASH " + std::to_string(bound.modulus) + ' ' + std::to_string(bound.remainder);
  const auto keys = partition_key_types(table.partition_of->id);
  if (keys.empty()) throw NotAnalysed{"a partition key that is not known"};
  Arena arena;
  const Analysis analysis{types_, routines_, arena};
  std::string text = text_of(bound.strategy) == "l" ? "LIST" : "RANGE";
  const auto add = [&](PgQuery__Node* const* nodes, std::size_t count, bool list) {
    text += " (";
    for (std::size_t i = 0; i < count; ++i) {
      const auto& node = *nodes[i];
      const auto& key = keys[list ? 0 : std::min(i, keys.size() - 1)];
      const bool word = node.node_case == PG_QUERY__NODE__NODE_COLUMN_REF && node.column_ref->n_fields == 1;
      if (i > 0) text += ", ";
      text += word ? std::string(text_of(node.column_ref->fields[0]->string->sval)) : write_value(types_, *bound_value(analysis, node, key));
    }
    text += ')';
  };
  if (bound.n_listdatums > 0) {
    add(bound.listdatums, bound.n_listdatums, true);
  } else {
    add(bound.lowerdatums, bound.n_lowerdatums, false);
    add(bound.upperdatums, bound.n_upperdatums, false);
  }
  return text;
}

}  // namespace lockstep::analyse
