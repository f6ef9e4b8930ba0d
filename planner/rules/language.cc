// Procedural languages, access methods and transforms.
#include "planner/draft.h"
#include "planner/rules/altered.h"

namespace lockstep {
namespace {

Sql definition(const Subject<ir::Language>& language, const Sql& verb) {
  auto statement = sql("{}{} LANGUAGE {} HANDLER {}", verb, language->trusted ? sql(" TRUSTED") : sql(""), language.id().name, language->handler);
  if (!language->inline_handler.empty()) statement += sql(" INLINE {}", language->inline_handler);
  if (!language->validator.empty()) statement += sql(" VALIDATOR {}", language->validator);
  return statement;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Language>& language) { return {definition(language, sql("CREATE"))}; }

void alter(const Alteration<ir::Language>& language, std::vector<Step>& steps) {
  if (!is_changed(language)) return;
  auto& step = add_step(steps, language, "replace " + label(language.after.node), {definition(language.after, sql("CREATE OR REPLACE"))},
                        {definition(language.before, sql("CREATE OR REPLACE"))});
  // Privileges are given and taken away while it is trusted.
  if (!language.before->trusted || language.after->trusted) return;
  step.requires_ = references(language.after.node);
  step.requires_.push_back(facet(language.after.id(), "privileges"));
}

std::vector<Sql> create(const Subject<ir::AccessMethod>& method) {
  return {sql("CREATE ACCESS METHOD {} TYPE {} HANDLER {}", method.id().name, method->for_tables ? sql("TABLE") : sql("INDEX"), method->handler)};
}

// Every field asks for a replacement.
void alter(const Alteration<ir::AccessMethod>&, std::vector<Step>&) {}

namespace {

Sql definition(const Subject<ir::Transform>& transform, const Sql& verb) {
  std::vector<Sql> functions;
  if (!transform->from_sql.empty()) functions.push_back(sql("FROM SQL WITH FUNCTION {}(internal)", transform->from_sql));
  if (!transform->to_sql.empty()) functions.push_back(sql("TO SQL WITH FUNCTION {}(internal)", transform->to_sql));
  return sql("{} TRANSFORM FOR {} LANGUAGE {} ({})", verb, transform->type, transform->language, join(functions));
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Transform>& transform) { return {definition(transform, sql("CREATE"))}; }

void alter(const Alteration<ir::Transform>& transform, std::vector<Step>& steps) {
  if (!is_changed(transform)) return;
  add_step(steps, transform, "replace " + label(transform.after.node), {definition(transform.after, sql("CREATE OR REPLACE"))},
           {definition(transform.before, sql("CREATE OR REPLACE"))});
}

}  // namespace lockstep
