#include "planner/patience.h"

#include "planner/rules/clauses.h"

namespace lockstep {

Sql patiently(const Patient& what) {
  const auto once = what.other_order.empty() ? what.statements
                                             : sql("IF lockstep_try % 2 = 1 THEN\n        {};\n      ELSE\n        {};\n      END IF", what.statements, what.other_order);
  const auto body = sql(R"(
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      {}PERFORM pg_catalog.set_config('lock_timeout', {}, true);
      {};
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION {}WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END )",
                        what.first.empty() ? Sql() : sql("{}\n      ", what.first), literal(std::to_string(what.tries_ms) + "ms"), once,
                        what.may_be_left ? sql("WHEN insufficient_privilege THEN\n      RETURN;\n    ") : Sql());
  return sql("DO {}", dollar_quoted(body));
}

Sql keep_vacuum_away(const std::vector<Sql>& tables) {
  return sql("DO {}", dollar_quoted(sql(" BEGIN LOCK TABLE {} IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END ", join(tables))));
}

Sql patiently(const Sql& statement, const std::vector<Sql>& tables) {
  return patiently(Patient{.first = sql("BEGIN LOCK TABLE {} IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END;", join(tables)), .statements = statement});
}

}  // namespace lockstep
