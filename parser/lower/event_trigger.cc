// Event triggers.
#include "ir/error.h"
#include "parser/lower/objects.h"

namespace lockstep {
namespace {

// Tags are kept in upper case (filter_list_to_array() in src/backend/commands/event_trigger.c).
std::string tag_of(std::string_view text) {
  std::string tag{text};
  for (char& c : tag)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return tag;
}

}  // namespace

void lower_create_event_trigger(Reader& reader, const Statement& statement, const PgQuery__CreateEventTrigStmt& create) {
  const ObjectId id{.kind = Kind::event_trigger, .name = Name(text_of(create.trigname))};
  ir::EventTrigger trigger{.event = Name(text_of(create.eventname))};
  for (std::size_t i = 0; i < create.n_whenclause; ++i) {
    const auto& filter = *create.whenclause[i]->def_elem;
    if (text_of(filter.defname) != "tag") {
      reader.diagnostics.error("syntax", statement.at(filter.location), "there is no filter variable `" + std::string(text_of(filter.defname)) + "`",
                               {"event triggers can be filtered by `TAG`"});
      return;
    }
    for (const auto tag : name_parts(*filter.arg)) trigger.tags.push_back(tag_of(tag));
  }
  std::vector<ObjectId> references;
  trigger.function = routine_name(reader, statement, string_list(create.funcname, create.n_funcname), references);
  if (!reader.is_new(id, statement, -1, false)) return;
  auto& node = create_object(reader, statement, id, std::move(trigger));
  for (const auto& each : references) add_reference(node, each);
}

void lower_alter_event_trigger(Reader& reader, const Statement& statement, const PgQuery__AlterEventTrigStmt& alter) {
  auto& node = found_or_postpone(find_in_schemas(reader, Kind::event_trigger, {Name(), Name(text_of(alter.trigname))}), statement);
  const auto mode = text_of(alter.tgenabled);
  node.as<ir::EventTrigger>().enabled = mode == "D"   ? ir::TriggerEnabled::disabled
                                        : mode == "R" ? ir::TriggerEnabled::replica
                                        : mode == "A" ? ir::TriggerEnabled::always
                                                      : ir::TriggerEnabled::origin;
}

}  // namespace lockstep
