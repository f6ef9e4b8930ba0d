#include "parser/analyse/routines.h"
#include "parser/analyse/write.h"
#include "parser/analyse/writer.h"

namespace lockstep::analyse {

void Writer::list(const std::vector<Value*>& values, std::size_t first, bool show_implicit) {
  for (std::size_t i = first; i < values.size(); ++i) {
    if (i > first) out_ += ", ";
    value(values[i], show_implicit);
  }
}

void Writer::constant(const Value& value) {
  if (value.is_null) {
    out_ += "NULL";
  } else {
    // A value that could not be brought into its normal form is marked, so that it equals only itself.
    out_ += value.is_exact ? "'" : "?'";
    for (const char c : value.text) {
      if (c == '\'') out_ += '\'';
      out_ += c;
    }
    out_ += '\'';
  }
  out_ += "::" + types_.text(value.type);
}

void Writer::column(const Value& value) {
  const auto& item = *value.item;
  out_ += '#' + std::to_string(item.depth) + '.' + std::to_string(item.position) + '.';
  if (value.op == Op::whole_row)
    out_ += '*';
  else if (value.index < 0)
    out_ += "system " + value.column.text();
  else if (item.kind == ItemKind::relation || item.kind == ItemKind::fixed)
    out_ += quoted(item.columns[static_cast<std::size_t>(value.index)].real_name);
  else
    out_ += std::to_string(value.index);
}

void Writer::sort(const std::vector<SortItem>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out_ += ", ";
    value(items[i].value, true);
    if (!items[i].using_operator.empty()) out_ += " USING " + items[i].using_operator;
    if (items[i].descending) out_ += " DESC";
    if (items[i].nulls_first) out_ += " NULLS FIRST";
  }
}

void Writer::window(const Window& window) {
  if (!window.refname.empty()) out_ += quoted(Name(window.refname)) + ' ';
  if (!window.partition.empty()) {
    out_ += "PARTITION ";
    list(window.partition, 0, true);
    out_ += ' ';
  }
  if (!window.order.empty()) {
    out_ += "ORDER ";
    sort(window.order);
    out_ += ' ';
  }
  out_ += "FRAME " + std::to_string(window.frame);
  for (const auto* offset : {window.start, window.end}) {
    out_ += ' ';
    if (offset) value(offset, false);
  }
}

void Writer::call(const Value& value) {
  if (value.type.id == no_type) out_ += "unknown ";
  if (value.form == Form::sql_syntax) out_ += "sql ";
  out_ += value.name + '(';
  const auto* details = value.call;
  if (details && details->distinct) out_ += "DISTINCT ";
  if (details && details->star) out_ += '*';
  for (std::size_t i = 0; i < value.arguments.size(); ++i) {
    if (i > 0) out_ += ", ";
    if (value.variadic && i + 1 == value.arguments.size()) out_ += "VARIADIC ";
    if (details && i < details->names.size() && !details->names[i].empty()) out_ += quoted(details->names[i]) + " => ";
    this->value(value.arguments[i], value.form != Form::sql_syntax);  // get_func_sql_syntax() in ruleutils.c shows no implicit casts
  }
  if (details && !details->order.empty()) {
    out_ += details->within_group ? ") WITHIN (" : " ORDER ";
    sort(details->order);
  }
  out_ += ')';
  if (details && details->filter) {
    out_ += " FILTER (";
    this->value(details->filter, false);
    out_ += ')';
  }
  if (!details || !details->over) return;
  out_ += " OVER ";
  if (!details->over->name.empty()) {
    out_ += quoted(Name(details->over->name));
    return;
  }
  out_ += '(';
  window(*details->over);
  out_ += ')';
}

// A cast of ARRAY[…] is the array of the casts: that is how the parser reads what the printer writes.
void Writer::array(const Value& value, Type target) {
  const Oid element = types_.element(target.id);
  out_ += "ARRAY[";
  for (std::size_t i = 0; i < value.arguments.size(); ++i) {
    if (i > 0) out_ += ", ";
    const auto* each = value.arguments[i];
    const Type wanted{value.flag ? target.id : element, target.modifier};
    if (element == no_type || each->type.id == wanted.id) {
      this->value(each, true);
    } else if (each->op == Op::array && types_.is_array(wanted.id)) {
      array(*each, wanted);
    } else {
      out_ += "cast(";
      this->value(each, true);
      out_ += " as " + types_.text(wanted) + ')';
    }
  }
  out_ += ']';
  if (value.arguments.empty()) out_ += "::" + types_.text({target.id, {}});
}

void Writer::cast(const Value& value, bool show_implicit) {
  const auto* under = value.arguments[0];
  if (hides_ && hides_(value)) {
    this->value(under, show_implicit);
    return;
  }
  if (value.form == Form::implicit_cast && !show_implicit) {
    this->value(under, false);
    return;
  }
  if (under->op == Op::array && types_.is_array(value.type.id)) {
    array(*under, value.type);
    return;
  }
  out_ += "cast(";
  this->value(under, false);
  out_ += " as " + types_.text(value.type) + ')';
}

// `(a AND b) AND c` is read as `a AND b AND c`; `a AND (b AND c)` stays as it is.
void Writer::boolean(const Value& value, const char* word) {
  std::vector<const Value*> flat;
  const auto* first = &value;
  for (; first->op == value.op; first = first->arguments[0])
    for (std::size_t i = first->arguments.size(); i > 1; --i) flat.push_back(first->arguments[i - 1]);
  flat.push_back(first);
  out_ += '(';
  for (std::size_t i = flat.size(); i > 0; --i) {
    if (i < flat.size()) out_ += word;
    this->value(flat[i - 1], false);
  }
  out_ += ')';
}

void Writer::operation(const Value& value) {
  out_ += '(';
  if (value.type.id == no_type) out_ += "unknown ";
  switch (value.op) {
    case Op::distinct_from: out_ += "distinct "; break;
    case Op::nullif: out_ += "nullif "; break;
    case Op::any_of: out_ += "any "; break;
    case Op::all_of: out_ += "all "; break;
    default: break;
  }
  if (value.arguments.size() > 1) {
    this->value(value.arguments[0], true);
    out_ += ' ';
  }
  out_ += value.name + ' ';
  this->value(value.arguments.back(), true);
  out_ += ')';
}

void Writer::sublink(const Value& value) {
  out_ += value.text + '(';
  for (std::size_t i = 0; i < value.arguments.size(); ++i) {
    this->value(value.arguments[i], true);
    out_ += ' ' + value.names[i] + ' ';
  }
  query(*value.query, nullptr, false);
  out_ += ')';
}

void Writer::case_of(const Value& value) {
  std::size_t i = 0;
  out_ += "CASE";
  if (value.flag) {
    out_ += ' ';
    this->value(value.arguments[i++], true);
  }
  for (; i + 1 < value.arguments.size(); i += 2) {
    out_ += " WHEN ";
    this->value(value.arguments[i], false);
    out_ += " THEN ";
    this->value(value.arguments[i + 1], true);
  }
  out_ += " ELSE ";
  this->value(value.arguments.back(), true);
  out_ += " END";
}

void Writer::subscript(const Value& value, bool show_implicit) {
  this->value(value.arguments[0], show_implicit);
  for (std::size_t i = 1; i + 1 < value.arguments.size(); i += 2) {
    out_ += '[';
    if (value.arguments[i]) this->value(value.arguments[i], false);
    if (value.flag) out_ += ':';
    if (value.arguments[i + 1]) this->value(value.arguments[i + 1], false);
    out_ += ']';
  }
}

void Writer::keyword_list(const char* keyword, const Value& value) {
  out_ += keyword;
  out_ += '(';
  list(value.arguments, 0, true);
  out_ += ')';
}

void Writer::value(const Value* node, bool show_implicit) {
  if (!node) return;
  const auto& value = *node;
  switch (value.op) {
    case Op::constant: constant(value); break;
    case Op::column:
    case Op::whole_row: column(value); break;
    case Op::parameter: out_ += value.text; break;
    case Op::call: call(value); break;
    case Op::operation:
    case Op::distinct_from:
    case Op::nullif:
    case Op::any_of:
    case Op::all_of: operation(value); break;
    case Op::conjunction: boolean(value, " AND "); break;
    case Op::disjunction: boolean(value, " OR "); break;
    case Op::negation:
      out_ += "NOT ";
      this->value(value.arguments[0], false);
      break;
    case Op::sublink: sublink(value); break;
    case Op::field:
      out_ += '(';
      this->value(value.arguments[0], true);
      out_ += ")." + value.name;
      break;
    case Op::cast: cast(value, show_implicit); break;
    case Op::collate:
      this->value(value.arguments[0], show_implicit);
      out_ += " COLLATE " + value.name;
      break;
    case Op::case_of: case_of(value); break;
    case Op::case_test: out_ += "TESTED"; break;
    case Op::array: array(value, {value.type.id, {}}); break;
    case Op::row:
      keyword_list("ROW", value);
      if (value.form == Form::explicit_cast || (value.form == Form::implicit_cast && show_implicit)) out_ += "::" + types_.text(value.type);
      break;
    case Op::row_compare:
      out_ += "ROWS";
      for (const auto& name : value.names) out_ += ' ' + name;
      keyword_list("", value);
      break;
    case Op::coalesce: keyword_list("COALESCE", value); break;
    case Op::greatest: keyword_list("GREATEST", value); break;
    case Op::least: keyword_list("LEAST", value); break;
    case Op::grouping: keyword_list("GROUPING", value); break;
    case Op::value_function: out_ += value.name + value.type.modifier.text(); break;
    case Op::null_test:
      out_ += '(';
      this->value(value.arguments[0], true);
      out_ += ' ' + value.name + ')';
      break;
    case Op::boolean_test:
      out_ += '(';
      this->value(value.arguments[0], false);
      out_ += ' ' + value.name + ')';
      break;
    case Op::subscript: subscript(value, show_implicit); break;
    case Op::xml:
      out_ += "XML " + value.name;
      for (const auto& name : value.names) out_ += ' ' + name;
      keyword_list("", value);
      break;
    case Op::set_default: out_ += "DEFAULT"; break;
    case Op::opaque: out_ += value.text; break;
  }
}

std::string write_value(const Types& types, const Value& value, bool show_implicit, const std::vector<Name>& names_in_use,
                        const std::function<bool(const Value& cast)>& hides) {
  Writer writer(types, names_in_use, hides);
  writer.value(&value, show_implicit);
  return writer.take();
}

}  // namespace lockstep::analyse
