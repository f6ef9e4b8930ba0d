// CREATE SEQUENCE and ALTER SEQUENCE, also for the sequences behind identity columns.
#include <limits>

#include "parser/lower/options.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

std::int64_t highest(Name type) {
  if (type.text() == "smallint") return std::numeric_limits<std::int16_t>::max();
  if (type.text() == "integer") return std::numeric_limits<std::int32_t>::max();
  return std::numeric_limits<std::int64_t>::max();
}

std::int64_t lowest(Name type) {
  return -highest(type) - 1;
}

Name type_option(const PgQuery__DefElem& option) {
  const auto text = option_text(option);
  const auto dot = text.rfind('.');
  const auto type = dot == std::string::npos ? text : text.substr(dot + 1);
  if (type == "int2" || type == "smallint") return Name("smallint");
  if (type == "int4" || type == "integer" || type == "int") return Name("integer");
  return Name("bigint");
}

const PgQuery__DefElem* find_option(PgQuery__Node* const* options,
                                    std::size_t count,
                                    std::string_view name) {
  for (std::size_t i = 0; i < count; ++i)
    if (options[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM &&
        text_of(options[i]->def_elem->defname) == name)
      return options[i]->def_elem;
  return nullptr;
}

// Applies OWNED BY. The column must exist.
void set_owned_by(Reader& reader,
                  const Statement& statement,
                  Node& node,
                  const PgQuery__DefElem& option) {
  if (!option.arg || option.arg->node_case != PG_QUERY__NODE__NODE_LIST) return;
  const auto parts = string_list(option.arg->list->items, option.arg->list->n_items);
  auto& sequence = node.as<ir::Sequence>();
  if (parts.size() == 1 && parts[0] == "none") {
    sequence.owned_by.reset();
    return;
  }
  const auto column = owning_column(reader, statement, option);
  sequence.owned_by = Ref{column};
  reader.relations.added(node);
}

}  // namespace

ObjectId owning_column(Reader& reader, const Statement& statement, const PgQuery__DefElem& option) {
  const auto parts = string_list(option.arg->list->items, option.arg->list->n_items);
  const auto schema = parts.size() > 2 ? Name(parts[parts.size() - 3]) : Name();
  const auto table = parts.size() > 1 ? Name(parts[parts.size() - 2]) : Name();
  const Node* found = find_relation(reader.scope(), schema, table, {Kind::table});
  const auto missing = [&](const std::string& what) {
    return Postponed{{.code = "unknown-object",
                      .span = statement.at(option.location),
                      .message = what + " that should own the sequence does not exist"}};
  };
  if (!found) throw missing("the table `" + quoted({schema, table}) + "`");
  const auto column = column_id(found->id, Name(parts.back()));
  if (!reader.graph.contains(column)) throw missing("the column `" + to_string(column) + "`");
  return column;
}

bool has_owner_column(PgQuery__Node* const* options,
                      std::size_t count,
                      const PgQuery__DefElem*& option) {
  option = find_option(options, count, "owned_by");
  return option && option->arg && option->arg->node_case == PG_QUERY__NODE__NODE_LIST &&
         string_list(option->arg->list->items, option->arg->list->n_items).size() > 1;
}

ir::SequenceOptions sequence_options(PgQuery__Node* const* options,
                                     std::size_t count,
                                     ir::SequenceOptions result,
                                     bool is_new) {
  const auto given = [&](std::string_view name) { return find_option(options, count, name); };
  bool reset_maximum = false;
  bool reset_minimum = false;
  if (const auto* as = given("as")) {
    const auto type = type_option(*as);
    if (!is_new) {
      reset_maximum = result.maximum == highest(result.type);
      reset_minimum = result.minimum == lowest(result.type);
    }
    result.type = type;
  } else if (result.type.empty()) {
    result.type = Name("bigint");
  }
  if (is_new) result.increment = 1;
  if (const auto* by = given("increment")) result.increment = option_number(*by).value_or(1);
  if (const auto* cycle = given("cycle")) result.cycle = option_bool(*cycle);
  const auto* maximum = given("maxvalue");
  if (maximum && maximum->arg)
    result.maximum = option_number(*maximum).value_or(highest(result.type));
  else if (is_new || maximum || reset_maximum)
    result.maximum = result.increment > 0 || reset_maximum ? highest(result.type) : -1;
  const auto* minimum = given("minvalue");
  if (minimum && minimum->arg)
    result.minimum = option_number(*minimum).value_or(lowest(result.type));
  else if (is_new || minimum || reset_minimum)
    result.minimum = result.increment < 0 || reset_minimum ? lowest(result.type) : 1;
  if (const auto* start = given("start"))
    result.start = option_number(*start).value_or(1);
  else if (is_new)
    result.start = result.increment > 0 ? result.minimum : result.maximum;
  if (const auto* cache = given("cache"))
    result.cache = option_number(*cache).value_or(1);
  else if (is_new)
    result.cache = 1;
  return result;
}

void lower_create_sequence(Reader& reader,
                           const Statement& statement,
                           const PgQuery__CreateSeqStmt& create) {
  const auto& range = *create.sequence;
  if (skip_temporary(reader, statement, range)) return;
  const auto schema = reader.creation_schema(range.schemaname, statement, range.location);
  const Name name{text_of(range.relname)};
  if (!may_create(reader, statement, schema, name, create.if_not_exists, range.location)) return;
  const PgQuery__DefElem* owner = nullptr;
  if (has_owner_column(create.options, create.n_options, owner))
    owning_column(reader, statement, *owner);  // postpones before anything is changed
  Node node{.id = {.kind = Kind::sequence, .schema = schema, .name = name},
            .object = ir::Sequence{.options =
                                       sequence_options(create.options, create.n_options, {}, true),
                                   .unlogged = text_of(range.relpersistence) == "u"},
            .directives = statement.directives,
            .origin = statement.span};
  auto& added = insert_object(reader, std::move(node));
  if (owner) set_owned_by(reader, statement, added, *owner);
}

void lower_alter_sequence(Reader& reader,
                          const Statement& statement,
                          const PgQuery__AlterSeqStmt& alter) {
  const auto& range = *alter.sequence;
  if (auto* column = identity_column_of_sequence(reader, range)) {
    auto& identity = column->as<ir::Column>().identity;
    identity->options = sequence_options(alter.options, alter.n_options, identity->options, false);
    return;
  }
  if (alter.missing_ok && !exists(reader, range, {Kind::sequence})) return;
  auto& node = reader.relation(range, statement, {Kind::sequence});
  const auto* owner = find_option(alter.options, alter.n_options, "owned_by");
  const PgQuery__DefElem* column = nullptr;
  if (has_owner_column(alter.options, alter.n_options, column))
    owning_column(reader, statement, *column);
  auto& sequence = node.as<ir::Sequence>();
  sequence.options = sequence_options(alter.options, alter.n_options, sequence.options, false);
  if (const auto* logged = find_option(alter.options, alter.n_options, "logged"))
    sequence.unlogged = !option_bool(*logged);
  if (owner) set_owned_by(reader, statement, node, *owner);
}

}  // namespace lockstep
