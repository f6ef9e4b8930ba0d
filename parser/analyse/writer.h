// The writer behind parser/analyse/write.h; values and queries are in separate files.
#pragma once

#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "parser/analyse/query.h"
#include "parser/analyse/type.h"

namespace lockstep::analyse {

class Writer {
 public:
  Writer(const Types& types, const std::vector<Name>& names_in_use, std::function<bool(const Value& cast)> hides = {}) : types_(types), hides_(std::move(hides)) {
    for (const auto name : names_in_use) names_.emplace(name, 0);
  }

  void value(const Value* value, bool show_implicit);
  // `output` overrides names; `named` says whether the names of the output can be seen from outside.
  void query(const Query& query, const std::vector<Name>* output, bool named);

  std::string take() { return std::move(out_); }

 private:
  void list(const std::vector<Value*>& values, std::size_t first, bool show_implicit);
  void constant(const Value& value);
  void column(const Value& value);
  void call(const Value& value);
  void cast(const Value& value, bool show_implicit);
  void array(const Value& value, Type target);
  void boolean(const Value& value, const char* word);
  void operation(const Value& value);
  void sublink(const Value& value);
  void case_of(const Value& value);
  void subscript(const Value& value, bool show_implicit);
  void sort(const std::vector<SortItem>& items);
  void window(const Window& window);
  void keyword_list(const char* keyword, const Value& value);

  void plain_select(const Query& query, const std::vector<Name>* output, bool named);
  void clauses(const Query& query);
  void set_tree(const Query& query, const std::vector<Name>* output, bool named);
  void values_query(const Query& query, const std::vector<Name>* output, bool named);
  void common_tables(const Query& query);
  void targets(const std::vector<Target>& targets, const std::vector<Name>* output, bool named);
  void group(const std::vector<GroupItem>& items);
  void locking(const Query& query);
  void from(const Query& query);
  void item(const RangeItem& item);
  void function_item(const RangeItem& item);
  void join(const RangeItem& item);
  void alias(const RangeItem& item, bool always);
  void change(const Query& query);
  void conflict(const Query& query);
  void rows(const std::vector<std::vector<Value*>>& rows);
  void names(const std::vector<Name>& names);
  void name_items(const Query& query);
  Name unique_name(Name wanted);

  const Types& types_;
  const std::function<bool(const Value& cast)> hides_;
  std::string out_;
  std::unordered_map<Name, int> names_;  // in use by the items around, with the last number tried
  std::unordered_map<const RangeItem*, Name> item_names_;
};

}  // namespace lockstep::analyse
