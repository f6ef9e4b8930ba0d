// CREATE OPERATOR and ALTER OPERATOR … SET (src/backend/commands/operatorcmds.c, src/backend/catalog/pg_operator.c).
#include "ir/error.h"
#include "parser/builtin/catalog.h"
#include "parser/find_object.h"
#include "parser/lower/definition.h"
#include "parser/lower/function_lookup.h"
#include "parser/lower/operator.h"
#include "parser/lower/options.h"

namespace lockstep {
namespace {

TypeName type_named(std::string_view name) { return {.text = Name(name)}; }

bool is_none(const PgQuery__DefElem* option) { return !option || !option->arg || folded_option(*option) == "none"; }

// True when PostgreSQL has an operator of just these types.
bool is_builtin(const QualifiedName& name, const TypeName& left, const TypeName& right) {
  const auto text_of_type = [](builtin::Oid oid) {
    const auto* type = oid == 0 ? nullptr : builtin::find_type(oid);
    return type ? type->text : std::string_view();
  };
  for (const auto& each : builtin::find_operators(name.name.text()))
    if (text_of_type(each.left) == left.text.text() && text_of_type(each.right) == right.text.text()) return true;
  return false;
}

// Where a commutator or negator that is named without schema is, or is going to be (get_other_operator()).
QualifiedName partner(Reader& reader, const Statement& statement, const PgQuery__DefElem* option, const TypeName& left, const TypeName& right) {
  if (!option || !option->arg) return {};
  auto name = qualified_name_in(name_parts(*option->arg));
  if (name.schema == pg_catalog()) name.schema = Name();
  if (!name.schema.empty() || name_parts(*option->arg).size() > 1) return name;
  if (is_builtin(name, left, right)) return name;
  const auto signature = operator_signature(left, right);
  for (const auto schema : reader.search_path)
    if (reader.graph.contains({.kind = Kind::operator_, .schema = schema, .name = name.name, .signature = signature})) return {schema, name.name};
  return {reader.creation_schema(nullptr, statement, -1), name.name};
}

class OperatorReader {
 public:
  OperatorReader(Reader& reader, const Statement& statement, ir::Operator& target) : reader_(reader), statement_(statement), operator_(target) {}

  void set_function(const PgQuery__DefElem& option) {
    std::vector<TypeName> arguments;
    if (!operator_.left.empty()) arguments.push_back(operator_.left);
    if (!operator_.right.empty()) arguments.push_back(operator_.right);
    operator_.function = use(find_function(reader_, statement_, {name_parts(*option.arg), std::move(arguments)}));
  }

  void set_restriction(const PgQuery__DefElem* option) {
    const auto internal = type_named("internal");
    operator_.restriction = {};
    if (is_none(option)) return;
    operator_.restriction = use(find_function(reader_, statement_, {name_parts(*option->arg), {internal, type_named("oid"), internal, type_named("integer")}}));
  }

  // Older estimators take four arguments (ValidateJoinEstimator()).
  void set_join(const PgQuery__DefElem* option) {
    const auto internal = type_named("internal");
    operator_.join = {};
    if (is_none(option)) return;
    const auto parts = name_parts(*option->arg);
    const auto older = find_known_function(reader_, {parts, {internal, type_named("oid"), internal, type_named("smallint")}});
    const auto newer = find_known_function(reader_, {parts, {internal, type_named("oid"), internal, type_named("smallint"), internal}});
    if (!newer && older)
      operator_.join = use(*older);
    else
      operator_.join = use(find_function(reader_, statement_, {parts, {internal, type_named("oid"), internal, type_named("smallint"), internal}}));
  }

  void set_commutator(const PgQuery__DefElem* option) { operator_.commutator = partner(reader_, statement_, option, operator_.right, operator_.left); }
  void set_negator(const PgQuery__DefElem* option) { operator_.negator = partner(reader_, statement_, option, operator_.left, operator_.right); }

  const std::vector<ObjectId>& references() const { return references_; }

 private:
  QualifiedName use(const FoundFunction& found) {
    if (found.id) references_.push_back(*found.id);
    return found.name;
  }

  Reader& reader_;
  const Statement& statement_;
  ir::Operator& operator_;
  std::vector<ObjectId> references_;
};

// A partner that has none yet points back from now on.
void link_back(Graph& graph, const ObjectId& id) {
  const auto operator_ = graph.at(id).as<ir::Operator>();
  const auto partner_of = [&](const QualifiedName& name, const TypeName& left, const TypeName& right) {
    auto* node = name.empty() ? nullptr : graph.find({.kind = Kind::operator_, .schema = name.schema, .name = name.name, .signature = operator_signature(left, right)});
    return node ? &node->as<ir::Operator>() : nullptr;
  };
  if (auto* other = partner_of(operator_.commutator, operator_.right, operator_.left); other && other->commutator.empty()) other->commutator = id.qualified_name();
  if (auto* other = partner_of(operator_.negator, operator_.left, operator_.right); other && other->negator.empty()) other->negator = id.qualified_name();
}

}  // namespace

void link_operators(Graph& graph) {
  for (const auto& [id, node] : graph.nodes(Kind::operator_)) link_back(graph, id);
}

Name operator_signature(const TypeName& left, const TypeName& right) {
  const auto text = [](const TypeName& type) { return type.empty() ? std::string("NONE") : type.text.text(); };
  return Name(text(left) + ", " + text(right));
}

NamedObject find_operator_named(Reader& reader, const PgQuery__ObjectWithArgs& operator_) {
  const auto name = qualified_name_in(string_list(operator_.objname, operator_.n_objname));
  NamedObject result{.shown = "operator `" + (name.schema.empty() ? "" : quoted(name.schema) + ".") + name.name.text() + "`"};
  std::string types;
  for (std::size_t i = 0; i < operator_.n_objargs; ++i)
    types += (i == 0 ? "" : ", ") + signature_of(reader, &operator_.objargs[i], 1).value_or("NONE");
  const Name signature(types);
  const auto schemas = name.schema.empty() ? reader.search_path : std::vector<Name>{name.schema};
  for (const auto schema : schemas)
    if (!result.node) result.node = reader.graph.find({.kind = Kind::operator_, .schema = schema, .name = name.name, .signature = signature});
  return result;
}

void lower_create_operator(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  const auto name = qualified_name_in(string_list(define.defnames, define.n_defnames));
  const auto schema = reader.creation_schema(name.schema.text().c_str(), statement, -1);
  for (const auto& each : statement.directives)
    reader.diagnostics.error("directive-misplaced", each.span, "directive `@" + each.name + "` cannot stand before an operator, which PostgreSQL cannot rename");
  ir::Operator operator_;
  operator_.left = type_in_option(reader, statement, option_named(define, "leftarg"));
  operator_.right = type_in_option(reader, statement, option_named(define, "rightarg"));
  const auto* function = option_named(define, "function", "procedure");
  if (!function || !function->arg || (operator_.left.empty() && operator_.right.empty())) {
    reader.diagnostics.error("syntax", statement.at(-1), "an operator needs `function = name` and an argument type");
    return;
  }
  OperatorReader read(reader, statement, operator_);
  read.set_function(*function);
  read.set_restriction(option_named(define, "restrict"));
  read.set_join(option_named(define, "join"));
  read.set_commutator(option_named(define, "commutator"));
  read.set_negator(option_named(define, "negator"));
  const auto flag = [&](std::string_view option) {
    const auto* given = option_named(define, option);
    return given && option_bool(*given);
  };
  operator_.hashes = flag("hashes");
  // The others are how MERGES was said up to 8.2.
  operator_.merges = flag("merges");
  for (const auto* old : {"sort1", "sort2", "ltcmp", "gtcmp"}) operator_.merges = operator_.merges || option_named(define, old);
  const ObjectId id{.kind = Kind::operator_, .schema = schema, .name = name.name, .signature = operator_signature(operator_.left, operator_.right)};
  if (!reader.is_new(id, statement, -1, false)) return;
  auto& node = create_object(reader, statement, id, std::move(operator_));
  for (const auto& each : read.references()) add_reference(node, each);
  link_back(reader.graph, id);
}

void lower_alter_operator(Reader& reader, const Statement& statement, const PgQuery__AlterOperatorStmt& alter) {
  auto& node = found_or_postpone(find_operator_named(reader, *alter.opername), statement);
  auto operator_ = node.as<ir::Operator>();
  OperatorReader read(reader, statement, operator_);
  for (std::size_t i = 0; i < alter.n_options; ++i) {
    const auto& option = *alter.options[i]->def_elem;
    const auto name = text_of(option.defname);
    if (name == "restrict") read.set_restriction(&option);
    if (name == "join") read.set_join(&option);
    if (name == "commutator") read.set_commutator(&option);
    if (name == "negator") read.set_negator(&option);
    if (name == "hashes") operator_.hashes = option_bool(option);
    if (name == "merges") operator_.merges = option_bool(option);
  }
  // The function and the estimators are all that it depends on but its types; what is no estimator any more goes.
  std::erase_if(node.references, [&](const ObjectId& id) {
    const auto is = [&](const QualifiedName& name) { return id.qualified_name() == name; };
    return id.kind == Kind::routine && !is(operator_.function) && !is(operator_.restriction) && !is(operator_.join);
  });
  node.object = std::move(operator_);
  for (const auto& each : read.references()) add_reference(node, each);
  link_back(reader.graph, node.id);
}

}  // namespace lockstep
