#include <algorithm>
#include <array>

#include "parser/analyse/write.h"
#include "parser/analyse/writer.h"

namespace lockstep::analyse {

// A name that no item around has, made as set_rtable_names() in ruleutils.c does.
Name Writer::unique_name(Name wanted) {
  const auto [at, fresh] = names_.emplace(wanted, 0);
  if (fresh) return wanted;
  for (;;) {
    const auto suffix = '_' + std::to_string(++names_.at(wanted));
    std::string base = wanted.text();
    if (base.size() + suffix.size() > 63) base = truncated_identifier(base).substr(0, 63 - suffix.size());
    const Name name(base + suffix);
    if (names_.emplace(name, 0).second) return name;
  }
}

void Writer::name_items(const Query& query) {
  for (const auto* item : query.items) {
    if (item->kind == ItemKind::join && !item->alias_given) continue;
    const Name wanted = item->alias_given || item->kind != ItemKind::relation ? item->refname : item->relation.name;
    item_names_[item] = unique_name(wanted);
  }
}

void Writer::names(const std::vector<Name>& names) {
  out_ += '(';
  for (std::size_t i = 0; i < names.size(); ++i) out_ += (i > 0 ? ", " : "") + quoted(names[i]);
  out_ += ')';
}

// Column names are printed where they differ from those that the columns have by themselves.
void Writer::alias(const RangeItem& item, bool always) {
  const Name name = item_names_.at(&item);
  std::vector<Name> columns;
  for (const auto& column : item.columns) columns.push_back(column.name);
  const bool renamed = std::any_of(item.columns.begin(), item.columns.end(), [](const ItemColumn& column) { return column.name != column.real_name; });
  bool with_columns = false;
  switch (item.kind) {
    case ItemKind::relation: with_columns = renamed; break;
    case ItemKind::function: with_columns = true; break;
    case ItemKind::table_function: break;
    default: with_columns = item.columns_given; break;
  }
  const Name own = item.kind == ItemKind::relation ? item.relation.name : item.refname;
  if (always || item.alias_given || with_columns || name != own) out_ += " AS " + quoted(name);
  if (with_columns) names(columns);
}

void Writer::rows(const std::vector<std::vector<Value*>>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out_ += i > 0 ? ", (" : "(";
    list(rows[i], 0, false);
    out_ += ')';
  }
}

void Writer::function_item(const RangeItem& item) {
  for (std::size_t i = 0; i < item.functions.size(); ++i) {
    if (i > 0) out_ += ", ";
    value(item.functions[i].call, true);
    for (const auto& [name, type] : item.functions[i].definitions) out_ += ' ' + quoted(name) + ' ' + types_.text(type);
  }
  if (item.ordinality) out_ += " WITH ORDINALITY";
}

void Writer::join(const RangeItem& item) {
  out_ += "JOIN " + std::to_string(item.join_type) + '(';
  this->item(*item.left);
  out_ += ", ";
  this->item(*item.right);
  out_ += ')';
  if (!item.using_columns.empty()) {
    out_ += " USING ";
    names(item.using_columns);
  } else if (item.condition) {
    out_ += " ON ";
    value(item.condition, false);
  }
  if (item.alias_given) alias(item, true);
}

void Writer::item(const RangeItem& item) {
  switch (item.kind) {
    case ItemKind::relation:
    case ItemKind::fixed:
      out_ += (item.only ? "ONLY " : "") + quoted(item.relation);
      alias(item, false);
      break;
    case ItemKind::cte:
      out_ += "WITH " + quoted(item.common_table->name);
      alias(item, false);
      break;
    case ItemKind::subquery:
      out_ += item.lateral ? "LATERAL (" : "(";
      query(*item.query, nullptr, true);
      out_ += ')';
      alias(item, true);
      break;
    case ItemKind::values:
      out_ += "VALUES ";
      rows(item.rows);
      alias(item, true);
      break;
    case ItemKind::function:
      if (item.lateral) out_ += "LATERAL ";
      function_item(item);
      alias(item, true);
      break;
    case ItemKind::table_function:
      out_ += "TABLE " + item.text + '(';
      list(item.values, 0, false);
      out_ += ')';
      alias(item, true);
      break;
    case ItemKind::join: join(item); break;
  }
  if (item.sample.empty()) return;
  out_ += " SAMPLE " + item.sample + '(';
  list(item.values, 0, false);
  out_ += ')';
}

void Writer::from(const Query& query) {
  if (query.from.empty()) return;
  out_ += " FROM ";
  for (std::size_t i = 0; i < query.from.size(); ++i) {
    if (i > 0) out_ += ", ";
    item(*query.from[i]);
  }
}

void Writer::targets(const std::vector<Target>& targets, const std::vector<Name>* output, bool named) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (i > 0) out_ += ", ";
    value(targets[i].value, true);
    const Name name = output && i < output->size() ? (*output)[i] : targets[i].name;
    // What a subquery calls its columns is kept, too, but for those without a name (get_target_list() in ruleutils.c).
    if (named || name.text() != "?column?") out_ += " AS " + quoted(name);
  }
}

void Writer::group(const std::vector<GroupItem>& items) {
  static constexpr std::array<const char*, 6> words{"", "EMPTY", "SIMPLE", "ROLLUP", "CUBE", "SETS"};
  std::unordered_set<std::string> seen;
  bool first = true;
  for (const auto& item : items) {
    const auto start = out_.size();
    if (!first) out_ += ", ";
    const auto content = out_.size();
    if (item.kind == 0) {
      value(item.value, true);
      // The same expression twice is kept once.
      if (!seen.insert(out_.substr(content)).second) {
        out_.resize(start);
        continue;
      }
    } else {
      out_ += words.at(static_cast<std::size_t>(item.kind));
      out_ += '(';
      group(item.content);
      out_ += ')';
    }
    first = false;
  }
}

// FOR UPDATE without OF locks every relation.
void Writer::locking(const Query& query) {
  for (const auto& locking : query.locking) {
    out_ += " LOCK " + std::to_string(locking.strength) + ' ' + std::to_string(locking.wait);
    for (const auto* item : query.items) {
      const bool named = std::find(locking.names.begin(), locking.names.end(), item->refname) != locking.names.end();
      const bool lockable = item->kind == ItemKind::relation || item->kind == ItemKind::subquery;
      if (named || (locking.names.empty() && lockable)) out_ += ' ' + std::to_string(item->position);
    }
  }
}

void Writer::clauses(const Query& query) {
  const auto clause = [&](const char* word, const Value* value) {
    if (!value) return;
    out_ += word;
    this->value(value, false);
  };
  clause(" WHERE ", query.where);
  if (!query.group.empty()) {
    out_ += query.group_distinct ? " GROUP DISTINCT " : " GROUP ";
    group(query.group);
  }
  clause(" HAVING ", query.having);
  for (const auto* each : query.windows) {
    out_ += " WINDOW " + quoted(Name(each->name)) + " (";
    window(*each);
    out_ += ')';
  }
}

void Writer::plain_select(const Query& query, const std::vector<Name>* output, bool named) {
  out_ += "SELECT ";
  if (query.distinct) out_ += "DISTINCT ";
  if (!query.distinct_on.empty()) {
    out_ += "ON (";
    list(query.distinct_on, 0, true);
    out_ += ") ";
  }
  targets(query.targets, output, named);
  from(query);
  clauses(query);
}

void Writer::set_tree(const Query& query, const std::vector<Name>* output, bool named) {
  const auto side = [&](const Query& operand) {
    out_ += '(';
    // Inner nodes of the tree are no queries of their own; the operands are.
    if (operand.set_operation != 0 && operand.depth == query.depth)
      set_tree(operand, output, named);
    else
      this->query(operand, output, named);
    out_ += ')';
  };
  side(*query.left);
  out_ += query.set_all ? " SET ALL " : " SET ";
  out_ += std::to_string(query.set_operation) + ' ';
  side(*query.right);
}

void Writer::common_tables(const Query& query) {
  for (const auto* table : query.common_tables) {
    out_ += query.recursive ? "WITH RECURSIVE " : "WITH ";
    out_ += quoted(table->name);
    if (!table->aliases.empty()) names(table->aliases);
    out_ += ' ' + std::to_string(table->materialized) + " (";
    this->query(*table->query, nullptr, true);
    out_ += ") ";
  }
}

namespace {

bool is_values_query(const Query& query) {
  return query.command == Query::Command::select && query.from.size() == 1 && query.from[0]->kind == ItemKind::values;
}

bool has_own_names(const Query& query, const std::vector<Name>* output) {
  for (std::size_t i = 0; i < query.targets.size(); ++i) {
    const Name name = output && i < output->size() ? (*output)[i] : query.targets[i].name;
    if (name.text() != "column" + std::to_string(i + 1)) return true;
  }
  return false;
}

}  // namespace

// VALUES with other names for its columns is printed as a SELECT from a subquery.
void Writer::values_query(const Query& query, const std::vector<Name>* output, bool named) {
  const bool wrapped = named && has_own_names(query, output);
  if (wrapped) {
    out_ += "SELECT ";
    for (std::size_t i = 0; i < query.targets.size(); ++i) {
      const Name name = output && i < output->size() ? (*output)[i] : query.targets[i].name;
      out_ += (i > 0 ? ", #" : "#") + std::to_string(query.depth) + ".0." + std::to_string(i) + " AS " + quoted(name);
    }
    out_ += " FROM (";
  }
  out_ += "VALUES ";
  rows(query.from[0]->rows);
  if (wrapped) out_ += ") AS \"*VALUES*\"";
}

void Writer::query(const Query& query, const std::vector<Name>* output, bool named) {
  const auto saved = names_;
  name_items(query);
  common_tables(query);
  if (query.command != Query::Command::select)
    change(query);
  else if (query.set_operation != 0)
    set_tree(query, output, named);
  else if (is_values_query(query))
    values_query(query, output, named);
  else
    plain_select(query, output, named);
  if (!query.order.empty()) {
    out_ += " ORDER ";
    sort(query.order);
  }
  if (query.offset) {
    out_ += " OFFSET ";
    value(query.offset, false);
  }
  // LIMIT ALL and LIMIT NULL are printed, so they are not the same as none.
  if (query.limit) {
    out_ += query.with_ties ? " FETCH WITH TIES " : " LIMIT ";
    value(query.limit, false);
  }
  locking(query);
  names_ = saved;
}

void Writer::conflict(const Query& query) {
  if (!query.has_conflict) return;
  out_ += " CONFLICT " + query.conflict_action;
  for (const auto& detail : query.conflict_details) out_ += ' ' + detail;
  out_ += " (";
  list(query.conflict_targets, 0, false);
  out_ += ')';
  if (query.conflict_target_where) {
    out_ += " WHERE ";
    value(query.conflict_target_where, false);
  }
  for (const auto& set : query.conflict_set) {
    out_ += " SET " + quoted(set.name) + " = ";
    value(set.value, false);
  }
  if (query.conflict_where) {
    out_ += " WHERE ";
    value(query.conflict_where, false);
  }
}

void Writer::change(const Query& query) {
  switch (query.command) {
    case Query::Command::insert: out_ += "INSERT "; break;
    case Query::Command::update: out_ += "UPDATE "; break;
    default: out_ += "DELETE "; break;
  }
  item(*query.target);
  if (query.command == Query::Command::insert) {
    names(query.insert_columns);
    out_ += ' ' + query.override_kind + ' ';
    if (query.default_values) out_ += "DEFAULT VALUES";
    rows(query.insert_rows);
    if (query.insert_source) this->query(*query.insert_source, nullptr, false);
    conflict(query);
  } else {
    for (const auto& set : query.targets) {
      out_ += " SET " + quoted(set.name) + " = ";
      value(set.value, false);
    }
    from(query);
    clauses(query);
  }
  if (query.returning.empty()) return;
  out_ += " RETURNING ";
  targets(query.returning, nullptr, true);
}

std::string write_query(const Types& types, const Query& query, const std::vector<Name>& output, const std::vector<Name>& names_in_use) {
  // The names count for every operand of a set operation, also where the first operand gives them.
  auto all = output;
  for (std::size_t i = all.size(); query.command == Query::Command::select && i < query.targets.size(); ++i)
    all.push_back(query.targets[i].name);
  Writer writer(types, names_in_use);
  writer.query(query, all.empty() ? nullptr : &all, true);
  return writer.take();
}

}  // namespace lockstep::analyse
