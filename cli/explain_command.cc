// lockstep explain.
#include "cli/commands.h"
#include "cli/terminal.h"
#include "emitter/hazards.h"
#include "ir/error.h"

namespace lockstep {

int run_explain(const ExplainOptions& options, const CommonOptions& common) {
  const auto style = output_style(common.color);
  if (options.code.empty()) {
    print(explanations_text(style));
    return exit_ok;
  }
  const auto text = explanation_text(options.code, style);
  if (!text) throw Error("there is no code `" + options.code + "`; `lockstep explain` lists those that there are");
  print(*text);
  return exit_ok;
}

}  // namespace lockstep
