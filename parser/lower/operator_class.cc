// Operator classes and families (src/backend/commands/opclasscmds.c).
#include <algorithm>

#include "ir/error.h"
#include "parser/builtin/catalog.h"
#include "parser/lower/function_lookup.h"
#include "parser/lower/operator.h"

namespace lockstep {
namespace {

enum Item { item_operator = 1, item_function = 2, item_storage = 3 };  // OPCLASS_ITEM_… in src/include/nodes/parsenodes.h

bool is_builtin(std::string_view name, const TypeName& left, const TypeName& right) {
  const auto text_of_type = [](builtin::Oid oid) {
    const auto* type = oid == 0 ? nullptr : builtin::find_type(oid);
    return type ? type->text : std::string_view();
  };
  const auto all = builtin::find_operators(name);
  return std::any_of(all.begin(), all.end(), [&](const builtin::Operator& each) {
    return text_of_type(each.left) == left.text.text() && text_of_type(each.right) == right.text.text();
  });
}

// The operator of just these types.
QualifiedName find_operator(Reader& reader, const Statement& statement, const std::vector<std::string_view>& parts, const TypeName& left, const TypeName& right) {
  const auto name = qualified_name_in(parts);
  const bool anywhere = name.schema.empty();
  if ((anywhere || name.schema == pg_catalog()) && is_builtin(name.name.text(), left, right)) return {Name(), name.name};
  const auto signature = operator_signature(left, right);
  const auto schemas = anywhere ? reader.search_path : std::vector<Name>{name.schema};
  for (const auto schema : schemas)
    if (reader.graph.contains({.kind = Kind::operator_, .schema = schema, .name = name.name, .signature = signature})) return {schema, name.name};
  postpone(statement, -1, "there is no operator `" + name.name.text() + '(' + signature.text() + ")`");
}

QualifiedName find_family(Reader& reader, const Statement& statement, const std::vector<std::string_view>& parts, Name method) {
  const auto name = qualified_name_in(parts);
  if (name.schema == pg_catalog()) return {Name(), name.name};
  const auto schemas = name.schema.empty() ? reader.search_path : std::vector<Name>{name.schema};
  for (const auto schema : schemas)
    if (reader.graph.contains({.kind = Kind::operator_family, .schema = schema, .name = name.name, .signature = method})) return {schema, name.name};
  // Families of PostgreSQL's own are in no table here; all are named like this.
  if (name.schema.empty() && name.name.text().ends_with("_ops") && reader.last_chance) return {Name(), name.name};
  postpone(statement, -1, "there is no operator family `" + quoted(name) + "` for `" + method.text() + "`");
}

class MemberReader {
 public:
  // `type`: what the class is for; empty for a family.
  MemberReader(Reader& reader, const Statement& statement, Name method, TypeName type)
      : reader_(reader), statement_(statement), method_(method), type_(std::move(type)) {}

  void read(PgQuery__Node* const* items, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto& item = *items[i]->create_op_class_item;
      if (item.itemtype == item_operator) read_operator(item);
      if (item.itemtype == item_function) read_function(item);
      if (item.itemtype == item_storage) storage = type_of(*item.storedtype);
    }
  }

  std::pair<TypeName, TypeName> types_of(const PgQuery__CreateOpClassItem& item) {
    if (item.n_class_args == 0) return {};
    auto left = type_of(*item.class_args[0]->type_name);
    auto right = item.n_class_args > 1 ? type_of(*item.class_args[1]->type_name) : left;
    return {std::move(left), std::move(right)};
  }

  TypeName storage;
  std::vector<ir::FamilyOperator> operators;
  std::vector<ir::FamilyFunction> functions;

 private:
  TypeName type_of(const PgQuery__TypeName& type) { return type_without_modifiers(reader_, type, statement_); }

  void read_operator(const PgQuery__CreateOpClassItem& item) {
    ir::FamilyOperator member{.strategy = item.number, .left = type_, .right = type_};
    if (item.name->n_objargs == 2) {
      member.left = type_of(*item.name->objargs[0]->type_name);
      member.right = type_of(*item.name->objargs[1]->type_name);
    }
    member.name = find_operator(reader_, statement_, string_list(item.name->objname, item.name->n_objname), member.left, member.right);
    if (item.n_order_family > 0) member.order_by = find_family(reader_, statement_, string_list(item.order_family, item.n_order_family), Name("btree"));
    operators.push_back(std::move(member));
  }

  void read_function(const PgQuery__CreateOpClassItem& item) {
    ir::FamilyFunction member{.number = item.number};
    for (std::size_t i = 0; i < item.name->n_objargs; ++i) member.arguments.push_back(type_of(*item.name->objargs[i]->type_name));
    member.name = find_function(reader_, statement_, {string_list(item.name->objname, item.name->n_objname), member.arguments}).name;
    std::tie(member.left, member.right) = types_of(item);
    take_types_of_function(member);
    functions.push_back(std::move(member));
  }

  // Where the types are not said, they are those of the function for some, otherwise that of the class
  // (assignProcTypes()).
  void take_types_of_function(ir::FamilyFunction& member) const {
    if (!member.left.empty()) return;
    const auto& arguments = member.arguments;
    const bool tree = method_.text() == "btree";
    if (tree && member.number == 1 && arguments.size() == 2) {
      member.left = arguments[0];
      member.right = arguments[1];
    } else if (tree && member.number == 3 && arguments.size() == 5) {
      member.left = arguments[0];
      member.right = arguments[2];
    } else if (method_.text() == "hash" && !arguments.empty()) {
      member.left = member.right = arguments[0];
    } else {
      member.left = member.right = type_;
    }
  }

  Reader& reader_;
  const Statement& statement_;
  Name method_;
  TypeName type_;
};

template <class Member>
void append(std::vector<Member>& to, std::vector<Member> more) {
  for (auto& each : more) to.push_back(std::move(each));
}

// ALTER OPERATOR FAMILY … DROP: a class may have the member as well.
void drop_members(Reader& reader, const Statement& statement, const ObjectId& family, const PgQuery__AlterOpFamilyStmt& alter) {
  MemberReader read(reader, statement, family.signature, {});
  std::vector<Node*> holders{&reader.graph.at(family)};
  for (auto& [id, node] : reader.graph.nodes(Kind::operator_class))
    if (id.signature == family.signature && node.as<ir::OperatorClass>().family == family.qualified_name()) holders.push_back(&node);
  for (std::size_t i = 0; i < alter.n_items; ++i) {
    const auto& item = *alter.items[i]->create_op_class_item;
    const auto [left, right] = read.types_of(item);
    std::size_t dropped = 0;
    const auto erase = [&](auto& operators, auto& functions) {
      const auto is = [&](int number, const auto& member) { return number == item.number && member.left == left && member.right == right; };
      if (item.itemtype == item_operator) dropped += std::erase_if(operators, [&](const ir::FamilyOperator& each) { return is(each.strategy, each); });
      if (item.itemtype == item_function) dropped += std::erase_if(functions, [&](const ir::FamilyFunction& each) { return is(each.number, each); });
    };
    for (Node* node : holders) {
      if (auto* object = std::get_if<ir::OperatorFamily>(&node->object)) erase(object->operators, object->functions);
      if (auto* object = std::get_if<ir::OperatorClass>(&node->object)) erase(object->operators, object->functions);
    }
    if (dropped == 0)
      reader.diagnostics.error("unknown-object", statement.at(-1), "operator family `" + quoted(family.qualified_name()) + "` has no member " + std::to_string(item.number) + " for these types");
  }
}

}  // namespace

NamedObject find_operator_class_named(Reader& reader, Kind kind, const PgQuery__Node& object) {
  auto parts = name_parts(object);
  NamedObject result;
  if (parts.size() < 2) return result;
  const Name method(parts.front());
  parts.erase(parts.begin());
  const auto name = qualified_name_in(parts);
  result.shown = std::string(kind_name(kind)) + " `" + quoted(name) + "` for `" + method.text() + "`";
  const auto schemas = name.schema.empty() ? reader.search_path : std::vector<Name>{name.schema};
  for (const auto schema : schemas)
    if (!result.node) result.node = reader.graph.find({.kind = kind, .schema = schema, .name = name.name, .signature = method});
  return result;
}

void lower_create_operator_family(Reader& reader, const Statement& statement, const PgQuery__CreateOpFamilyStmt& create) {
  const auto name = qualified_name_in(string_list(create.opfamilyname, create.n_opfamilyname));
  const auto schema = reader.creation_schema(name.schema.text().c_str(), statement, -1);
  const ObjectId id{.kind = Kind::operator_family, .schema = schema, .name = name.name, .signature = Name(text_of(create.amname))};
  if (reader.is_new(id, statement, -1, false)) create_object(reader, statement, id, ir::OperatorFamily{});
}

void lower_create_operator_class(Reader& reader, const Statement& statement, const PgQuery__CreateOpClassStmt& create) {
  const auto name = qualified_name_in(string_list(create.opclassname, create.n_opclassname));
  const auto schema = reader.creation_schema(name.schema.text().c_str(), statement, -1);
  const Name method(text_of(create.amname));
  ir::OperatorClass object{.is_default = create.is_default != 0, .type = type_without_modifiers(reader, *create.datatype, statement)};
  MemberReader read(reader, statement, method, object.type);
  read.read(create.items, create.n_items);
  if (!(read.storage == object.type)) object.storage = read.storage;
  object.operators = std::move(read.operators);
  object.functions = std::move(read.functions);
  const ObjectId id{.kind = Kind::operator_class, .schema = schema, .name = name.name, .signature = method};
  object.family = create.n_opfamilyname > 0 ? find_family(reader, statement, string_list(create.opfamilyname, create.n_opfamilyname), method) : id.qualified_name();
  if (!reader.is_new(id, statement, -1, false)) return;
  // A class that names no family takes the one of its own name, which comes with it when it is not there.
  auto family = id;
  family.kind = Kind::operator_family;
  if (create.n_opfamilyname == 0 && !reader.graph.contains(family)) create_object(reader, statement, family, ir::OperatorFamily{}).directives.clear();
  create_object(reader, statement, id, std::move(object));
}

void lower_alter_operator_family(Reader& reader, const Statement& statement, const PgQuery__AlterOpFamilyStmt& alter) {
  const Name method(text_of(alter.amname));
  const auto name = find_family(reader, statement, string_list(alter.opfamilyname, alter.n_opfamilyname), method);
  const ObjectId id{.kind = Kind::operator_family, .schema = name.schema, .name = name.name, .signature = method};
  if (!reader.graph.contains(id)) return reader.unsupported(statement, "ALTER OPERATOR FAMILY on a family of PostgreSQL's own");
  if (alter.is_drop) return drop_members(reader, statement, id, alter);
  MemberReader read(reader, statement, method, {});
  read.read(alter.items, alter.n_items);
  auto& family = reader.graph.at(id).as<ir::OperatorFamily>();
  append(family.operators, std::move(read.operators));
  append(family.functions, std::move(read.functions));
}

}  // namespace lockstep
