// Storage parameters and the like, `fillfactor` → `70`, in the order in which they were given, as
// PostgreSQL keeps them. Names as in pg_class.reloptions, with the prefix `toast.` for those of the TOAST
// table. Two lists that hold the same are equal whatever their order: it shows in pg_dump, but means
// nothing.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep {

class Options {
 public:
  using Option = std::pair<std::string, std::string>;
  using const_iterator = std::vector<Option>::const_iterator;

  Options() = default;
  Options(std::initializer_list<Option> options) {
    for (const auto& [name, value] : options) set(name, value);
  }

  bool empty() const { return options_.empty(); }
  std::size_t size() const { return options_.size(); }
  const_iterator begin() const { return options_.begin(); }
  const_iterator end() const { return options_.end(); }

  const_iterator find(std::string_view name) const {
    return std::find_if(begin(), end(), [&](const Option& each) { return each.first == name; });
  }
  bool contains(std::string_view name) const { return find(name) != end(); }

  // Keeps the place of a name that is there already (GUCArrayAdd() in src/backend/utils/misc/guc.c).
  void set(std::string_view name, std::string_view value) {
    if (const auto found = find(name); found != end())
      options_[static_cast<std::size_t>(found - begin())].second = value;
    else
      options_.emplace_back(name, value);
  }

  // Puts it behind the others (transformRelOptions() in src/backend/access/common/reloptions.c).
  void set_last(std::string_view name, std::string_view value) {
    erase(name);
    options_.emplace_back(name, value);
  }

  void erase(std::string_view name) {
    std::erase_if(options_, [&](const Option& each) { return each.first == name; });
  }
  void clear() { options_.clear(); }

  // By name.
  std::vector<Option> sorted() const {
    auto result = options_;
    std::sort(result.begin(), result.end());
    return result;
  }

  friend bool operator==(const Options& left, const Options& right) { return left.sorted() == right.sorted(); }

 private:
  std::vector<Option> options_;
};

}  // namespace lockstep
