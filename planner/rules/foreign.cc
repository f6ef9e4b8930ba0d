// Foreign-data wrappers and servers.
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::ForeignDataWrapper>& wrapper) {
  auto statement = sql("CREATE FOREIGN DATA WRAPPER {}", wrapper.id().name);
  if (!wrapper->handler.empty()) statement += sql(" HANDLER {}", wrapper->handler);
  if (!wrapper->validator.empty()) statement += sql(" VALIDATOR {}", wrapper->validator);
  return {statement + foreign_options(wrapper->options)};
}

namespace {

Sql change(const Alteration<ir::ForeignDataWrapper>& wrapper) {
  auto statement = sql("ALTER FOREIGN DATA WRAPPER {}", wrapper.after.id().name);
  const auto& after = *wrapper.after;
  if (wrapper.changed(&ir::ForeignDataWrapper::handler))
    statement += after.handler.empty() ? sql(" NO HANDLER") : sql(" HANDLER {}", after.handler);
  if (wrapper.changed(&ir::ForeignDataWrapper::validator))
    statement += after.validator.empty() ? sql(" NO VALIDATOR") : sql(" VALIDATOR {}", after.validator);
  if (const auto options = change_foreign_options(wrapper.before->options, after.options); !options.empty())
    statement += sql(" {}", options);
  return statement;
}

Sql change(const Alteration<ir::ForeignServer>& server) {
  auto statement = sql("ALTER SERVER {}", server.after.id().name);
  if (server.changed(&ir::ForeignServer::version))
    statement += sql(" VERSION {}", server.after->version ? literal(*server.after->version) : sql("NULL"));
  if (const auto options = change_foreign_options(server.before->options, server.after->options); !options.empty())
    statement += sql(" {}", options);
  return statement;
}

}  // namespace

void alter(const Alteration<ir::ForeignDataWrapper>& wrapper, std::vector<Step>& steps) {
  if (!is_changed(wrapper)) return;
  add_step(steps, wrapper, "change " + label(wrapper.after.node), {change(wrapper)}, {change(wrapper.reversed())});
}

std::vector<Sql> create(const Subject<ir::ForeignServer>& server) {
  auto statement = sql("CREATE SERVER {}", server.id().name);
  if (server->type) statement += sql(" TYPE {}", literal(*server->type));
  if (server->version) statement += sql(" VERSION {}", literal(*server->version));
  statement += sql(" FOREIGN DATA WRAPPER {}", server->wrapper);
  return {statement + foreign_options(server->options)};
}

void alter(const Alteration<ir::ForeignServer>& server, std::vector<Step>& steps) {
  if (!is_changed(server)) return;
  add_step(steps, server, "change " + label(server.after.node), {change(server)}, {change(server.reversed())});
}

}  // namespace lockstep
