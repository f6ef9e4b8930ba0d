// lockstep purge: a plan that drops what other plans put away.
#include <algorithm>

#include "cli/commands.h"
#include "cli/kept.h"
#include "cli/offer.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "ir/put_away.h"
#include "planner/size.h"

namespace lockstep {
namespace {

// `public.orders` of `table public.orders`.
std::string_view without_kind(std::string_view text) { return text.substr(text.find(' ') + 1); }

bool is_named(const PutAway& each, std::string_view name) {
  const auto is = to_string(each.id);
  return each.was == name || without_kind(each.was) == name || is == name || without_kind(is) == name;
}

std::string listed(const std::vector<PutAway>& all) {
  std::string list;
  for (const auto& each : all) list += (list.empty() ? "`" : ", `") + each.was + '`';
  return list;
}

std::vector<PutAway> chosen(const std::vector<PutAway>& all, const std::vector<std::string>& names, const std::string& place) {
  if (names.empty()) return all;
  std::vector<PutAway> result;
  for (const auto& name : names) {
    const auto had = result.size();
    for (const auto& each : all)
      if (is_named(each, name)) result.push_back(each);
    if (result.size() == had) throw Error("nothing that is put away in " + place + " is named `" + name + "`; there is " + (all.empty() ? "nothing" : listed(all)));
  }
  return result;
}

// Each with its size, and the name that it has now.
std::string list_for_people(const Graph& whole, const std::vector<PutAway>& all) {
  std::string text;
  for (const auto& each : all) {
    const ObjectId table{.kind = Kind::table, .schema = each.id.schema, .name = each.id.name};
    const auto size = size_of(whole, table);
    text += "  " + each.was + ", now " + std::string(without_kind(to_string(each.id)));
    if (size && each.id.kind == Kind::column) text += ", in a table of about " + std::to_string(size->rows) + (size->rows == 1 ? " row" : " rows");
    if (size && each.id.kind == Kind::table) text += size_sentence(size->rows, size->bytes);
    text += '\n';
  }
  return text;
}

}  // namespace

int run_purge(const PurgeOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  const auto source = database_source(options.database, setting, common);
  LazyShadow shadow(setting.shadow);
  auto& state = kept<State>();
  auto& after = kept<Graph>();
  std::vector<PutAway> all;
  Offer offer;
  {
    Progress progress;
    state = read_state(source, setting.with_roles, shadow, diagnostics, progress);
    if (report(diagnostics, common.quiet)) return exit_error;
    const auto& whole = with_put_away(state.graph);
    all = put_away(whole);
    after = without(whole, chosen(all, options.objects, source.description()));
    after.origin.description = whole.origin.description + " without what is purged";
    progress.now("planning");
    auto made = plan(diff(whole, after), whole, after, policy_of(options.plan, setting.config));
    offer = prepare_offer(std::move(made), {whole, whole, after}, policy_for(environment_of(source, source, setting), setting.config), options.plan.verify, shadow, progress);
  }
  if (options.plan.format == "text") print(all.empty() ? "Nothing is put away.\n\n" : "Put away:\n" + list_for_people(with_put_away(state.graph), all) + '\n');
  return give_offer(offer, options.plan, common, shadow);
}

}  // namespace lockstep
