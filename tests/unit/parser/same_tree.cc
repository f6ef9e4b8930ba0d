#include "tests/unit/parser/same_tree.h"

#include <cstring>

namespace lockstep {
namespace {

template <class T> const T& member(const ProtobufCMessage& message, unsigned offset) {
  return *reinterpret_cast<const T*>(reinterpret_cast<const char*>(&message) + offset);
}

bool is_location(std::string_view field) {
  return field.ends_with("location") || field == "stmt_len" || field.ends_with("list_start") || field.ends_with("list_end");
}

bool same_message(const ProtobufCMessage* left, const ProtobufCMessage* right) {
  return left && right ? same_tree(*left, *right) : left == right;
}

bool same_list(const ProtobufCMessage& left,
               const ProtobufCMessage& right,
               const ProtobufCFieldDescriptor& field) {
  using Messages = ProtobufCMessage* const*;
  const auto count = member<std::size_t>(left, field.quantifier_offset);
  if (count != member<std::size_t>(right, field.quantifier_offset)) return false;
  for (std::size_t i = 0; i < count; ++i)
    if (!same_message(member<Messages>(left, field.offset)[i],
                      member<Messages>(right, field.offset)[i]))
      return false;
  return true;
}

bool same_field(const ProtobufCMessage& left,
                const ProtobufCMessage& right,
                const ProtobufCFieldDescriptor& field) {
  if (field.label == PROTOBUF_C_LABEL_REPEATED) return same_list(left, right, field);
  if (field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) {
    const auto chosen = member<std::uint32_t>(left, field.quantifier_offset);
    if (chosen != member<std::uint32_t>(right, field.quantifier_offset)) return false;
    if (chosen != field.id) return true;
  }
  switch (field.type) {
    case PROTOBUF_C_TYPE_MESSAGE:
      return same_message(member<const ProtobufCMessage*>(left, field.offset),
                          member<const ProtobufCMessage*>(right, field.offset));
    case PROTOBUF_C_TYPE_STRING:
      return text_of(member<const char*>(left, field.offset)) ==
             text_of(member<const char*>(right, field.offset));
    case PROTOBUF_C_TYPE_INT64:
    case PROTOBUF_C_TYPE_UINT64:
      return member<std::uint64_t>(left, field.offset) ==
             member<std::uint64_t>(right, field.offset);
    default:
      return member<std::uint32_t>(left, field.offset) ==
             member<std::uint32_t>(right, field.offset);
  }
}

}  // namespace

bool same_tree(const ProtobufCMessage& left, const ProtobufCMessage& right) {
  if (left.descriptor != right.descriptor) return false;
  for (unsigned i = 0; i < left.descriptor->n_fields; ++i) {
    const auto& field = left.descriptor->fields[i];
    if (!is_location(field.name) && !same_field(left, right, field)) return false;
  }
  return true;
}

}  // namespace lockstep
