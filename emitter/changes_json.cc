// What differs, for programs: a flat list with the fields of both sides.
#include <nlohmann/json.hpp>

#include "emitter/changes.h"
#include "emitter/emitter.h"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

Json value(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

Json change_json(const ShownChange& change) {
  static constexpr const char* words[] = {"add", "change", "replace", "drop", "rename"};
  Json json = {{"change", words[static_cast<int>(change.what)]},
               {"kind", kind_name(change.id.kind)},
               {"object", to_string(change.id)}};
  if (change.renamed) json["renamed_from"] = to_string(*change.renamed);
  if (change.is_part()) json["part_of"] = to_string(change.whole);
  Json fields = Json::array();
  for (const auto& field : change.fields)
    fields.push_back({{"name", field.name}, {"before", value(field.before)}, {"after", value(field.after)}});
  json["fields"] = fields;
  return json;
}

}  // namespace

std::string changes_json(const ChangeSet& changes, const Graph& before, const Graph& after) {
  const auto all = shown_changes(changes, before, after);
  const auto summary = summary_of(all);
  Json list = Json::array();
  for (const auto& change : all) list.push_back(change_json(change));
  const Json json = {
      {"format", "lockstep-changes"},
      {"version", 1},
      {"from", {{"description", before.origin.description}, {"fingerprint", fingerprint(before)}}},
      {"to", {{"description", after.origin.description}, {"fingerprint", fingerprint(after)}}},
      {"summary", {{"add", summary.added}, {"change", summary.changed}, {"drop", summary.dropped}}},
      {"changes", list}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace lockstep
