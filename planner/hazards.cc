// The sentences of the table in planner/hazards.h.
#include "planner/hazards.h"

#include <algorithm>

namespace lockstep {
namespace {

using enum HazardSeverity;

constexpr auto hazard_table = std::to_array<HazardKind>({
    {"app-breaking", danger,
     "Programs that run now, written for the schema as it was, fail or see something else: a name they use is gone or rows are hidden from them.",
     "Bring the new shape in beside the old one, change the programs, and take the old one away when none uses it any more."},
    {"blocking-scan", danger,
     "Every row of the table is read while a lock is held that writers, or readers too, wait for; the wait is as long as the table is big.",
     "Add the constraint with `NOT VALID` and run `VALIDATE CONSTRAINT` in another transaction, build indexes with `CONCURRENTLY`, and give PostgreSQL a "
     "valid check constraint that makes the scan needless (`SET NOT NULL`, `ATTACH PARTITION`)."},
    {"cached-plan", note,
     "Prepared statements that are open when the step runs fail with `cached plan must not change result type`, inside a transaction until it ends.",
     "Name columns instead of `*` in prepared statements and let connections be made anew after the change; a driver that prepares again by itself is not "
     "disturbed outside of transactions."},
    {"constraint-not-validated", warning,
     "The constraint holds for rows that are written from now on; those that are there are not looked at and may break it.",
     "Correct the rows, then run `VALIDATE CONSTRAINT`, which holds up neither readers nor writers."},
    {"data-loss", danger,
     "Rows, values or settings are gone after the step; its way back makes the shape again, not what was in it.",
     "Stop using the object first, rename it or move it to a schema that nobody uses (`@drops deprecate` does that), wait, take a backup, and drop it then."},
    {"deadlock", warning,
     "Strong locks on several tables are taken one after the other, and a program that takes them in another order ends with this one in a deadlock.",
     "Lock one table in each transaction, with a short `lock_timeout`, or lock those that are referred to before those that refer."},
    {"exclusive-lock-long", danger,
     "A lock that nobody reads or writes beside is held until the end of long work or of the transaction that it is part of.",
     "End the transaction right after the statement that takes the lock, and do the long work before or after it in another one."},
    {"index-rebuild", warning,
     "Indexes are built anew while the table is locked, or a table is without one of its indexes for a time and queries that need it get slow.",
     "Build the new index with `CREATE INDEX CONCURRENTLY` beside the old one, and drop the old one concurrently after that."},
    {"irreversible", warning,
     "There is no way back to what was before, or only one that leaves something else behind.",
     "Be sure before, take a backup, or bring the new form in beside the old one."},
    {"may-fail", warning,
     "The step fails where rows, roles or the server are not as it needs them; everything in its transaction is then undone.",
     "Ask before: count the rows that stand against it and correct them, and let whoever writes keep to the new rule already."},
    {"policy-widened", warning,
     "A row level security policy comes, goes or changes so that roles may see or write rows that were kept from them.",
     "Read the policies of the table together: permissive ones are joined by OR, restrictive ones by AND. Let what narrows come before what widens."},
    {"privilege-widened", warning,
     "Roles may do more than before.",
     "Grant single privileges to single roles, and PUBLIC nothing that not everybody is meant to have."},
    {"replica-conflict", warning,
     "Standbys or subscribers are disturbed: queries there are cancelled, changes are not sent any more, or what is not logged is not there at all.",
     "Look at what is published and at `replay_lag` before, keep a `REPLICA IDENTITY` that names rows, and hold exclusive locks for an instant alone."},
    {"rewrite", danger,
     "Every row of the table is written again, with all its indexes, while nobody reads or writes it; it takes twice the space meanwhile.",
     "Add a column of the new form, keep it in step by a trigger, fill it in batches, and change places in a short transaction; or let a copy of the table take its place: "
     "`@online mode=copy` before the table makes plans do that."},
    {"rls-disabled", danger,
     "Row level security does not hold back anybody any more, or not the owner of the table: all rows are seen and written by whoever has privileges on it.",
     "Take the privileges away first, or replace the policies by others instead of switching them off."},
    {"security-definer-changed", warning,
     "With whose rights a function runs changes, or what it finds under the names it uses: `SECURITY DEFINER` comes, goes, gets another owner or another `search_path`.",
     "Give each `SECURITY DEFINER` function `SET search_path = ''` or a path of trusted schemas with `pg_temp` last, an owner with few rights, and `EXECUTE` for those "
     "alone who need it."},
    {"server-wide", warning,
     "The step changes what is of the whole server: every other database on it sees the change.",
     "Look into the other databases before, and make such changes apart from those of one schema."},
});

static_assert(std::equal(hazard_table.begin(), hazard_table.end(), detail::hazard_codes.begin(), detail::hazard_codes.end(),
                         [](const HazardKind& kind, std::string_view code) { return kind.code == code; }),
              "the codes in planner/hazards.h are those of the table, in its order");

}  // namespace

std::string_view severity_word(HazardSeverity severity) {
  switch (severity) {
    case note: return "note";
    case warning: return "warning";
    case danger: return "danger";
  }
  return {};
}

std::span<const HazardKind> hazard_kinds() { return hazard_table; }

}  // namespace lockstep
