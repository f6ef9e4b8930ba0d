#include "parser/analyse/arena.h"

namespace lockstep::analyse {

Value* Arena::value(Op op, Type type) {
  auto& value = values_.emplace_back();
  value.op = op;
  value.type = type;
  return &value;
}

Value* Arena::constant(Type type, std::string text) {
  auto* result = value(Op::constant, type);
  result->text = std::move(text);
  return result;
}

Value* Arena::copy(const Value& original) { return &values_.emplace_back(original); }

}  // namespace lockstep::analyse
