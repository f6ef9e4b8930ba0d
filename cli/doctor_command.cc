// lockstep doctor: what may go wrong with plans on a database, before any is run.
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/journal_session.h"
#include "runner/checkup.h"

namespace lockstep {
namespace {

std::string_view level_word(Remark::Level level) {
  switch (level) {
    case Remark::Level::good: return "ok";
    case Remark::Level::note: return "note";
    case Remark::Level::warning: return "warning";
    case Remark::Level::error: return "error";
  }
  return {};
}

}  // namespace

int run_doctor(const ApplyOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  auto json = nlohmann::ordered_json::array();
  std::string text;
  bool bad = false;
  for (const auto& [level, subject, what, advice] : check_up(target_of(options.run, setting, common))) {
    bad = bad || level == Remark::Level::error;
    json.push_back({{"level", level_word(level)}, {"subject", subject}, {"text", what}, {"advice", advice}});
    text += std::string(level_word(level)) + ": " + subject + ": " + what + '\n';
    if (!advice.empty()) text += "    " + advice + '\n';
  }
  print(options.run.format == "json" ? json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n' : text);
  return bad ? exit_error : exit_ok;
}

}  // namespace lockstep
