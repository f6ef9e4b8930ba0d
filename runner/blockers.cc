#include "runner/blockers.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "planner/sql.h"

namespace lockstep {
namespace {

// pg_locks says `AccessExclusiveLock`.
Lock mode_of_catalog(std::string_view mode) {
  static constexpr std::array<std::pair<std::string_view, Lock>, 8> modes = {{{"AccessShareLock", Lock::access_share},
                                                                              {"RowShareLock", Lock::row_share},
                                                                              {"RowExclusiveLock", Lock::row_exclusive},
                                                                              {"ShareUpdateExclusiveLock", Lock::share_update_exclusive},
                                                                              {"ShareLock", Lock::share},
                                                                              {"ShareRowExclusiveLock", Lock::share_row_exclusive},
                                                                              {"ExclusiveLock", Lock::exclusive},
                                                                              {"AccessExclusiveLock", Lock::access_exclusive}}};
  const auto found = std::find_if(modes.begin(), modes.end(), [&](const auto& each) { return each.first == mode; });
  return found == modes.end() ? Lock::none : found->second;
}

std::string_view text_at(const Rows& rows, std::size_t row, std::size_t column) { return rows.get(row, column).value_or(""); }

// Literals can be secrets.
std::string without_literals(std::string_view query) {
  std::string result;
  bool inside = false;
  for (const char c : query) {
    if (c == '\'') {
      result += inside ? "…'" : "'";
      inside = !inside;
    } else if (!inside) {
      result += std::isspace(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
    }
  }
  return inside ? result + "…" : result;
}

Blocker read_blocker(const Rows& rows, std::size_t row) {
  const auto number = [&](std::size_t column) { return text_at(rows, row, column).empty() ? 0.0 : std::stod(std::string(text_at(rows, row, column))); };
  return {.pid = static_cast<int>(number(0)),
          .user = std::string(text_at(rows, row, 1)),
          .application = std::string(text_at(rows, row, 2)),
          .state = std::string(text_at(rows, row, 3)),
          .relation = std::string(text_at(rows, row, 7)),
          .lock = std::string(lock_name(mode_of_catalog(text_at(rows, row, 8)))),
          .seconds = number(4),
          .query = without_literals(text_at(rows, row, 6))};
}

constexpr std::string_view columns =
    "l.pid, a.usename, a.application_name, coalesce(a.state, ''), coalesce(extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start), 0), coalesce(a.backend_type, ''), left(a.query, 80)";

bool is_of_lockstep(std::string_view application) { return application.starts_with("lockstep "); }

bool gives_way(std::string_view kind, std::string_view query) { return kind == "autovacuum worker" && query.find("to prevent wraparound") == std::string_view::npos; }

}  // namespace

bool conflict(Lock one, Lock other) {
  if (one > other) std::swap(one, other);
  switch (one) {
    case Lock::none: return false;
    case Lock::access_share: return other == Lock::access_exclusive;
    case Lock::row_share: return other >= Lock::exclusive;
    case Lock::row_exclusive: return other >= Lock::share;
    case Lock::share: return other != Lock::share;
    default: return true;  // from SHARE UPDATE EXCLUSIVE on they conflict with themselves and with all stronger ones
  }
}

std::vector<Blocker> blockers_of(Database& database, const std::vector<LockTaken>& wanted) {
  std::vector<Sql> relations;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    relations.push_back(sql("({}, {})", literal(quoted(wanted[i].relation.qualified_name())), static_cast<int>(i)));
  std::vector<Blocker> result;
  if (relations.empty()) return result;
  const auto rows = database.query(sql("SELECT {}, w.name, l.mode, w.place FROM (VALUES {}) AS w (name, place) "
                                       "JOIN pg_catalog.pg_locks l ON l.locktype = 'relation' AND l.granted AND l.relation = pg_catalog.to_regclass(w.name) "
                                       "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) "
                                       "LEFT JOIN pg_catalog.pg_stat_activity a USING (pid) ORDER BY a.xact_start NULLS FIRST, l.pid",
                                       verbatim(std::string(columns)), join(relations))
                                       .text());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& lock = wanted.at(std::stoul(std::string(text_at(rows, i, 9)))).lock;
    if (!conflict(lock, mode_of_catalog(text_at(rows, i, 8)))) continue;
    if (is_of_lockstep(text_at(rows, i, 2)) || gives_way(text_at(rows, i, 5), text_at(rows, i, 6))) continue;
    auto blocker = read_blocker(rows, i);
    const bool known = std::any_of(result.begin(), result.end(), [&](const Blocker& each) { return each.pid == blocker.pid && each.pid != 0; });
    if (!known) result.push_back(std::move(blocker));
  }
  return result;
}

std::vector<Blocker> blockers_of_session(Database& database, int pid) {
  const auto rows = database.query(sql("SELECT {}, '', '' FROM (SELECT DISTINCT pid FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids({})) AS pid) AS l "
                                       "LEFT JOIN pg_catalog.pg_stat_activity a USING (pid) ORDER BY a.xact_start NULLS FIRST",
                                       verbatim(std::string(columns)), pid)
                                       .text());
  std::vector<Blocker> result;
  for (std::size_t i = 0; i < rows.size(); ++i) result.push_back(read_blocker(rows, i));
  return result;
}

std::string to_string(const Blocker& blocker) {
  if (blocker.pid == 0) return "a prepared transaction (see pg_prepared_xacts)" + (blocker.relation.empty() ? std::string() : " with a lock on " + blocker.relation);
  auto text = "pid " + std::to_string(blocker.pid);
  if (!blocker.user.empty()) text += " of " + blocker.user;
  if (!blocker.application.empty()) text += " (" + blocker.application + ")";
  text += fmt::format(", {:.1f} s old", blocker.seconds);
  if (!blocker.relation.empty()) text += ", with " + blocker.lock + " on " + blocker.relation;
  if (!blocker.state.empty()) text += ", " + blocker.state;
  if (!blocker.query.empty()) text += ": " + blocker.query;
  return text;
}

std::string to_string(const std::vector<Blocker>& blockers) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, blockers.size()); ++i) text += (i == 0 ? "" : "; ") + to_string(blockers[i]);
  if (blockers.size() > shown) text += fmt::format("; and {} more", blockers.size() - shown);
  return text;
}

}  // namespace lockstep
