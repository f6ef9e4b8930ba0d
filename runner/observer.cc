#include "runner/observer.h"

namespace lockstep {

std::string_view happening_word(Happening::What what) {
  switch (what) {
    case Happening::What::step_begins: return "step begins";
    case Happening::What::step_done: return "step done";
    case Happening::What::already_done: return "already done";
    case Happening::What::waits: return "waits";
    case Happening::What::retries: return "retries";
    case Happening::What::building: return "building";
    case Happening::What::backfilling: return "backfilling";
    case Happening::What::throttled: return "throttled";
    case Happening::What::paused: return "paused";
    case Happening::What::goes_on: return "goes on";
    case Happening::What::reconnects: return "reconnects";
    case Happening::What::note: return "note";
  }
  return {};
}

}  // namespace lockstep
