// Views.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

constexpr std::string_view check_option = "check_option";

// `CREATE VIEW v …` behind the verb.
Sql definition(const Subject<ir::View>& view, const Sql& verb) {
  auto options = view->options;
  std::string checked;
  if (const auto found = options.find(std::string(check_option)); found != options.end()) {
    checked = found->second;
    options.erase(found);
  }
  auto statement = sql("{} {}", verb, view.name());
  if (!view->column_names.empty()) statement += sql(" {}", column_list(view->column_names));
  if (!options.empty()) statement += sql(" WITH {}", option_list(options));
  statement += sql(" AS\n{}", view->query);
  if (checked == "local") statement += sql("\nWITH LOCAL CHECK OPTION");
  if (checked == "cascaded") statement += sql("\nWITH CASCADED CHECK OPTION");
  return statement;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::View>& view) {
  return {definition(view, sql("CREATE VIEW"))};
}

}  // namespace lockstep
