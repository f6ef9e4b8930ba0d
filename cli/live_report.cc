#include "cli/live_report.h"

#include <chrono>
#include <ctime>
#include <mutex>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "cli/terminal.h"
#include "emitter/words.h"

namespace lockstep {
namespace {

using LiveJson = nlohmann::ordered_json;

std::string now_in_utc() {
  const auto now = std::chrono::system_clock::now();
  const auto seconds = std::chrono::system_clock::to_time_t(now);
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, rest);
}

std::string json_line(const Happening& each) {
  LiveJson json{{"at", now_in_utc()}, {"event", happening_word(each.what)}};
  if (each.step != 0) {
    json["step"] = each.step;
    json["steps"] = each.steps;
    json["title"] = each.title;
    json["direction"] = each.direction == Direction::up ? "up" : "down";
  }
  if (!each.text.empty()) json["text"] = each.text;
  if (each.seconds) json["seconds"] = *each.seconds;
  if (each.percent) json["percent"] = *each.percent;
  if (each.rows) json["rows"] = *each.rows;
  if (each.total) json["total"] = *each.total;
  if (each.rows_per_second) json["rows_per_second"] = *each.rows_per_second;
  if (each.lag_seconds) json["lag_seconds"] = *each.lag_seconds;
  return json.dump(-1, ' ', false, LiveJson::error_handler_t::replace) + '\n';
}

std::string duration_words(double seconds) {
  if (seconds < 1) return fmt::format("{:.0f} ms", seconds * 1000);
  if (seconds < 100) return fmt::format("{:.1f} s", seconds);
  return fmt::format("{:.0f} min {:02.0f} s", std::floor(seconds / 60), std::fmod(seconds, 60));
}

std::string rows_words(const Happening& each) {
  auto text = fmt::format("{} rows", each.rows.value_or(0));
  if (each.total && *each.total > 0) text += fmt::format(" of about {} ({:.0f} %)", *each.total, 100.0 * static_cast<double>(*each.rows) / static_cast<double>(*each.total));
  if (each.rows_per_second) text += fmt::format(", {:.0f} rows/s", *each.rows_per_second);
  if (each.total && each.rows_per_second && *each.rows_per_second > 0 && *each.total > *each.rows)
    text += ", about " + duration_words(static_cast<double>(*each.total - *each.rows) / *each.rows_per_second) + " left";
  if (each.lag_seconds) text += fmt::format(", replicas {:.1f} s behind", *each.lag_seconds);
  return text;
}

std::string head(const Happening& each) {
  return fmt::format("{}{}/{} {}", each.direction == Direction::down ? "undo " : "", each.step, each.steps, one_line(each.title));
}

// What is said while something goes on, and may be written over.
bool is_passing(Happening::What what) {
  using enum Happening::What;
  return what == step_begins || what == building || what == backfilling;
}

std::string words_for(const Happening& each) {
  using enum Happening::What;
  switch (each.what) {
    case step_begins: return head(each) + " …";
    case step_done: return head(each) + ": done" + (each.rows ? ", " + std::to_string(*each.rows) + " rows" : "") + (each.seconds ? ", " + duration_words(*each.seconds) : "");
    case already_done: return head(each) + ": was done already";
    case waits: return (each.step == 0 ? "" : head(each) + ": ") + "waits for " + each.text;
    case retries: return head(each) + ": tries again: " + each.text;
    case building: return head(each) + ": " + each.text + (each.percent ? fmt::format(", {:.0f} %", *each.percent) : "");
    case backfilling: return head(each) + ": " + rows_words(each);
    case throttled: return head(each) + ": waits: " + each.text;
    case paused: return head(each) + ": paused " + each.text;
    case goes_on: return head(each) + ": goes on";
    case reconnects: return "connects again: " + each.text;
    case note: return (each.step == 0 ? "" : head(each) + ": ") + each.text;
  }
  return {};
}

}  // namespace

struct LiveReport::State {
  bool json = false;
  bool terminal = false;
  std::mutex mutex;
  bool line_open = false;
  std::string last;

  void close_line() {
    if (line_open) print("\r\033[K");
    line_open = false;
  }

  void tell(const Happening& each) {
    const std::lock_guard lock(mutex);
    if (json) return print(json_line(each));
    const auto text = one_line(words_for(each));
    close_line();
    if (is_passing(each.what)) {
      if (terminal) {
        print(text.substr(0, 200));
        line_open = true;
      } else if (each.what != Happening::What::step_begins && text != last) {
        print(text + '\n');
      }
    } else if (text != last) {
      print(text + '\n');
    }
    last = text;
  }
};

LiveReport::LiveReport(const std::string& format, Color) : state_(std::make_unique<State>()) {
  state_->json = format == "json";
  state_->terminal = !state_->json && isatty(STDOUT_FILENO) == 1;
}

LiveReport::~LiveReport() {
  if (state_->line_open) print("\n");
}

Observer LiveReport::observer() {
  return [state = state_.get()](const Happening& each) { state->tell(each); };
}

void LiveReport::end(const std::string& word, const std::string& text, int step) {
  const std::lock_guard lock(state_->mutex);
  if (state_->json) {
    LiveJson json{{"at", now_in_utc()}, {"event", word}};
    if (step != 0) json["step"] = step;
    if (!text.empty()) json["text"] = text;
    return print(json.dump(-1, ' ', false, LiveJson::error_handler_t::replace) + '\n');
  }
  state_->close_line();
  if (!text.empty()) print(text + '\n');
}

}  // namespace lockstep
