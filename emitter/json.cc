// plan.json: the versioned form of a plan, described in docs/plan.schema.json.
#include <nlohmann/json.hpp>

#include "emitter/emitter.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "ir/sha256.h"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;

Json ids(const std::vector<ObjectId>& objects) {
  Json list = Json::array();
  for (const auto& id : objects) list.push_back(to_string(id));
  return list;
}

Json texts(const std::vector<Sql>& statements) {
  Json list = Json::array();
  for (const auto& each : statements) list.push_back(each.shown());
  return list;
}

Json locks(const std::vector<LockTaken>& taken) {
  Json list = Json::array();
  for (const auto& each : taken) list.push_back({{"relation", to_string(each.relation)}, {"lock", lock_name(each.lock)}});
  return list;
}

Json work(const std::vector<Work>& all) {
  Json list = Json::array();
  for (const auto& each : all) {
    Json entry{{"relation", to_string(each.relation)}, {"work", each.rewrites ? "rewrite" : "scan"}};
    if (each.rows) entry["rows"] = *each.rows;
    if (each.bytes) entry["bytes"] = *each.bytes;
    list.push_back(std::move(entry));
  }
  return list;
}

Json backfill(const Backfill& backfill) {
  Json key = Json::array();
  for (const auto name : backfill.key) key.push_back(name.text());
  return {{"table", to_string(backfill.table)},
          {"key", std::move(key)},
          {"head", backfill.head.shown()},
          {"tail", backfill.tail.shown()},
          {"batch", backfill.batch},
          {"remaining", backfill.remaining.shown()},
          {"last", texts(backfill.last)}};
}

Json hazards(const std::vector<Hazard>& all) {
  Json list = Json::array();
  for (const auto& each : all) {
    Json entry{{"code", each.code.text()}, {"message", each.message}};
    if (each.allowed) entry["allowed"] = *each.allowed;
    list.push_back(std::move(entry));
  }
  return list;
}

Json down(const Down& down) {
  Json json{{"reversal", reversal_word(down.reversal)}, {"reason", down.reason}, {"statements", texts(down.statements)}};
  if (!down.done.empty()) json["done"] = down.done.text();
  if (!down.leftovers.empty()) json["leftovers"] = texts(down.leftovers);
  if (!down.locks.empty()) json["locks"] = locks(down.locks);
  if (!down.lock_first.empty()) json["lock_first"] = down.lock_first.text();
  return json;
}

Json step_json(const Plan& plan, std::size_t index) {
  const Step& step = plan.steps[index];
  Json json{{"number", index + 1},
          {"title", step.title},
          {"subject", to_string(step.subject)},
          {"action", action_word(step.action)},
          {"phase", phase_word(step.phase)},
          {"transaction", transaction_word(step.transaction)},
          {"up", texts(step.up)},
          {"down", down(step.down)},
          {"locks", locks(step.locks)},
          {"blocks", blocking_sentence(plan, index)},
          {"work", work(step.work)},
          {"notes", step.notes},
          {"gate", step.gate},
          {"hazards", hazards(step.hazards)},
          {"done", step.done.text()},
          {"leftovers", texts(step.leftovers)},
          {"produces", ids(step.produces)},
          {"requires", ids(step.requires_)},
          {"removes", ids(step.removes)},
          {"releases", ids(step.releases)},
          {"after", step.after}};
  if (step.backfill) json["backfill"] = backfill(*step.backfill);
  if (!step.within.empty()) json["within"] = ids(step.within);
  if (step.begins) json["begins"] = true;
  if (!step.lock_first.empty()) json["lock_first"] = step.lock_first.text();
  if (step.lock_timeout_ms) json["lock_timeout_ms"] = *step.lock_timeout_ms;
  return json;
}

// Reading back. nlohmann's exceptions name the key and what was expected; they become an Error in
// read_plan_json().
std::vector<ObjectId> read_ids(const Json& list) {
  std::vector<ObjectId> objects;
  for (const auto& each : list) objects.push_back(parse_object_id(each.get<std::string>()));
  return objects;
}

std::vector<Sql> read_texts(const Json& list) {
  std::vector<Sql> statements;
  for (const auto& each : list) statements.push_back(verbatim(each.get<std::string>()));
  return statements;
}

std::string word(const Json& object, const char* key) { return object.at(key).get<std::string>(); }

template <class T>
std::optional<T> read_optional(const Json& object, const char* key) {
  return object.contains(key) ? std::optional(object.at(key).get<T>()) : std::nullopt;
}

Hazard read_hazard(const Json& json) {
  const auto code = HazardCode::named(word(json, "code"));
  if (!code) throw Error("it has a hazard `" + word(json, "code") + "`, which this lockstep does not know");
  return {*code, word(json, "message"), read_optional<std::string>(json, "allowed")};
}

std::vector<Work> read_work(const Json& list) {
  std::vector<Work> result;
  for (const auto& each : list)
    result.push_back({.relation = parse_object_id(word(each, "relation")),
                      .rewrites = word(each, "work") == "rewrite",
                      .rows = read_optional<std::int64_t>(each, "rows"),
                      .bytes = read_optional<std::int64_t>(each, "bytes")});
  return result;
}

Backfill read_backfill(const Json& json) {
  Backfill result{.table = parse_object_id(word(json, "table")),
                  .head = verbatim(word(json, "head")),
                  .tail = verbatim(word(json, "tail")),
                  .batch = json.at("batch").get<int>(),
                  .remaining = verbatim(word(json, "remaining")),
                  .last = read_texts(json.at("last"))};
  for (const auto& each : json.at("key")) result.key.emplace_back(each.get<std::string>());
  return result;
}

std::vector<LockTaken> read_locks(const Json& list) {
  std::vector<LockTaken> result;
  for (const auto& each : list) result.push_back({parse_object_id(word(each, "relation")), read_lock(word(each, "lock"))});
  return result;
}

Step read_step(const Json& json) {
  Step step;
  step.title = word(json, "title");
  step.subject = parse_object_id(word(json, "subject"));
  step.action = read_action(word(json, "action"));
  step.phase = read_phase(word(json, "phase"));
  step.transaction = read_transaction(word(json, "transaction"));
  step.begins = json.value("begins", false);
  step.up = read_texts(json.at("up"));
  const auto& undo = json.at("down");
  step.down = {.reversal = read_reversal(word(undo, "reversal")), .reason = word(undo, "reason"), .statements = read_texts(undo.at("statements"))};
  if (undo.contains("done")) step.down.done = verbatim(word(undo, "done"));
  if (undo.contains("leftovers")) step.down.leftovers = read_texts(undo.at("leftovers"));
  if (undo.contains("lock_first")) step.down.lock_first = verbatim(word(undo, "lock_first"));
  step.locks = read_locks(json.at("locks"));
  if (undo.contains("locks")) step.down.locks = read_locks(undo.at("locks"));
  for (const auto& each : json.at("hazards")) step.hazards.push_back(read_hazard(each));
  // Plans of before there were these can still be read.
  if (json.contains("work")) step.work = read_work(json.at("work"));
  step.notes = json.value("notes", std::vector<std::string>());
  step.gate = json.value("gate", std::string());
  if (json.contains("lock_first")) step.lock_first = verbatim(word(json, "lock_first"));
  if (json.contains("within")) step.within = read_ids(json.at("within"));
  if (json.contains("lock_timeout_ms")) step.lock_timeout_ms = json.at("lock_timeout_ms").get<int>();
  if (json.contains("backfill")) step.backfill = read_backfill(json.at("backfill"));
  step.done = verbatim(word(json, "done"));
  step.leftovers = read_texts(json.at("leftovers"));
  step.produces = read_ids(json.at("produces"));
  step.requires_ = read_ids(json.at("requires"));
  step.removes = read_ids(json.at("removes"));
  step.releases = read_ids(json.at("releases"));
  step.after = json.at("after").get<std::vector<int>>();
  return step;
}

std::string compact(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void check_checksum(Json json) {
  if (!json.contains("checksum")) return;  // plans of before there were any
  const auto said = word(json, "checksum");
  json.erase("checksum");
  if (said != sha256(compact(json))) throw Error("it was changed after it was written: its checksum is another");
}

Plan read_plan(const Json& json) {
  if (word(json, "format") != "lockstep-plan") throw Error("it is no lockstep plan");
  if (const int version = json.at("version").get<int>(); version != format_version)
    throw Error("it has version " + std::to_string(version) + " of the format, and this lockstep reads version " +
                std::to_string(format_version));
  check_checksum(json);
  Plan plan;
  const auto& from = json.at("from");
  const auto& to = json.at("to");
  plan.from = word(from, "description");
  plan.from_fingerprint = word(from, "fingerprint");
  plan.before_sql = word(from, "sql");
  plan.to = word(to, "description");
  plan.to_fingerprint = word(to, "fingerprint");
  plan.after_sql = word(to, "sql");
  plan.server_version = json.at("server_version").get<int>();
  for (const auto& each : json.at("search_path")) plan.search_path.emplace_back(each.get<std::string>());
  plan.lock_timeout_ms = json.at("lock_timeout_ms").get<int>();
  const auto& summary = json.at("summary");
  plan.summary = {summary.at("add").get<int>(), summary.at("change").get<int>(), summary.at("drop").get<int>()};
  plan.masked = json.value("masked", false);
  for (const auto& each : json.at("steps")) plan.steps.push_back(read_step(each));
  return plan;
}

}  // namespace

std::string plan_json(const Plan& plan) {
  Json path = Json::array();
  for (const auto name : plan.search_path) path.push_back(name.text());
  Json steps = Json::array();
  for (std::size_t i = 0; i < plan.steps.size(); ++i) steps.push_back(step_json(plan, i));
  Json json = {
      {"format", "lockstep-plan"},
      {"version", format_version},
      {"from", {{"description", plan.from}, {"fingerprint", plan.from_fingerprint}, {"sql", plan.before_sql}}},
      {"to", {{"description", plan.to}, {"fingerprint", plan.to_fingerprint}, {"sql", plan.after_sql}}},
      {"server_version", plan.server_version},
      {"search_path", path},
      {"lock_timeout_ms", plan.lock_timeout_ms},
      {"summary", {{"add", plan.summary.added}, {"change", plan.summary.changed}, {"drop", plan.summary.dropped}}},
      {"steps", steps}};
  if (holds_secrets(plan)) json["masked"] = true;
  json["checksum"] = sha256(compact(json));
  // Bytes that are not UTF-8 (a database in another encoding) must not stop a plan.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Plan read_plan_json(const std::string& text) {
  try {
    return read_plan(Json::parse(text));
  } catch (const Json::exception& problem) {
    throw Error("not a plan.json: " + std::string(problem.what()));
  } catch (const Error& problem) {
    throw Error("not a plan.json: " + std::string(problem.what()));
  }
}

}  // namespace lockstep
