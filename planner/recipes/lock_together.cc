#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

namespace lockstep {

Sql lock_together(const std::vector<Sql>& tables) {
  const auto lock = sql("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", join(tables));
  if (tables.size() == 1) return lock;
  // Who waits for one table must not hold another for long: all or none, and again after a while.
  const auto body = sql(R"(
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      {};
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END )",
                        lock);
  return sql("DO {}", dollar_quoted(body));
}

}  // namespace lockstep
