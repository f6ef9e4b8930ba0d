#include "ir/stock_sort.h"

#include <algorithm>

namespace lockstep {
namespace {

constexpr std::string_view all_of_sort = "ALL ";

std::vector<Privilege> united(const std::vector<Privilege>& first, const std::vector<Privilege>& first_without, const std::vector<Privilege>& second,
                              const std::vector<Privilege>& second_without) {
  std::vector<Privilege> result;
  const auto add = [&](const std::vector<Privilege>& from, const std::vector<Privilege>& without) {
    for (const auto& each : from)
      if (std::find(without.begin(), without.end(), each) == without.end()) result.push_back(each);
  };
  add(first, first_without);
  add(second, second_without);
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace

ObjectId stock_relation(ObjectId column) {
  column.part = Name();
  return column;
}

std::string_view stock_sort(std::string_view type) {
  if (has_stock_arguments(type)) return "FUNCTIONS";
  if (type == "TABLE") return "TABLES";
  if (type == "SEQUENCE") return "SEQUENCES";
  return type == "TYPE" ? "TYPES" : "";
}

ObjectId stock_sort_id(Name extension, std::string_view sort) {
  return {.kind = Kind::stock_object, .name = extension, .signature = Name(std::string(all_of_sort) + std::string(sort))};
}

bool is_stock_sort(const ObjectId& id) { return id.kind == Kind::stock_object && id.signature.text().starts_with(all_of_sort); }

std::string_view stock_sort_of(const ObjectId& id) { return std::string_view(id.signature.text()).substr(all_of_sort.size()); }

Privileges beyond_sort(const Privileges& own, const Privileges& of_sort) {
  return {united(own.granted, of_sort.granted, of_sort.revoked, own.revoked), united(own.revoked, of_sort.revoked, of_sort.granted, own.granted)};
}

Privileges with_sort(const Privileges& beyond, const Privileges& of_sort) {
  return {united(of_sort.granted, beyond.revoked, beyond.granted, of_sort.revoked), united(of_sort.revoked, beyond.granted, beyond.revoked, of_sort.granted)};
}

}  // namespace lockstep
