#include "ir/visit_references.h"

namespace lockstep {
namespace {

// Declared first, so that each overload finds all the others.
template <class Leaf, class T, class Visit>
void visit_leaves(T& value, const Visit& leaf);
template <class Leaf, class T, class Visit>
void visit_leaves(std::vector<T>& values, const Visit& leaf);
template <class Leaf, class T, class Visit>
void visit_leaves(std::optional<T>& value, const Visit& leaf);
template <class Leaf, class T, class Visit>
void visit_leaves(Box<T>& value, const Visit& leaf);

// Calls leaf(value) for each value of type Leaf inside `value`.
template <class Leaf, class T, class Visit>
void visit_leaves(T& value, const Visit& leaf) {
  if constexpr (std::is_same_v<T, Leaf>) {
    leaf(value);
  } else if constexpr (HasFields<T>) {
    for_each_field<T>([&](const auto& each) { visit_leaves<Leaf>(value.*each.member, leaf); });
  }
}

template <class Leaf, class T, class Visit>
void visit_leaves(std::vector<T>& values, const Visit& leaf) {
  for (auto& value : values) visit_leaves<Leaf>(value, leaf);
}

template <class Leaf, class T, class Visit>
void visit_leaves(std::optional<T>& value, const Visit& leaf) {
  if (value) visit_leaves<Leaf>(*value, leaf);
}

template <class Leaf, class T, class Visit>
void visit_leaves(Box<T>& value, const Visit& leaf) {
  if (value) visit_leaves<Leaf>(*value, leaf);
}

}  // namespace

void visit_references(Object& object, const std::function<void(ObjectId&)>& visit) {
  std::visit(
      [&](auto& typed) {
        visit_leaves<Ref>(typed, [&](Ref& ref) { visit(ref.id); });
        visit_leaves<TypeName>(typed, [&](TypeName& type) {
          if (type.reference) visit(*type.reference);
        });
      },
      object);
}

void visit_types(Object& object, const std::function<void(TypeName&)>& visit) {
  std::visit([&](auto& typed) { visit_leaves<TypeName>(typed, visit); }, object);
}

void visit_qualified_names(Object& object, const std::function<void(QualifiedName&)>& visit) {
  std::visit([&](auto& typed) { visit_leaves<QualifiedName>(typed, visit); }, object);
}

void visit_expressions(Object& object,
                       const std::function<void(std::string_view field, Expr&)>& visit) {
  std::visit(
      [&](auto& typed) {
        using K = std::remove_reference_t<decltype(typed)>;
        for_each_field<K>([&](const auto& each) {
          visit_leaves<Expr>(typed.*each.member, [&](Expr& expression) { visit(each.name, expression); });
        });
      },
      object);
}

}  // namespace lockstep
