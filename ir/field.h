// The field table: each object kind lists its members once, and differ, printers, fingerprint and
// the catalog reader are loops over that list. fields() is a template, so that only files that walk the list pay for it:
// compiling takes less than half as long.
#pragma once

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lockstep {

// What a difference in a field means for the plan.
enum class OnChange {
  alter,    // an ALTER (or CREATE OR REPLACE) can bring it about
  replace,  // the object has to be dropped and created again
  ignore,   // not part of the object's definition; carried for other uses
  covered,  // part of the definition, compared within the canonical form of another field
};

// Whether people may see the value: of secrets (passwords, connection strings) they see that there is one.
enum class Shown { plain, masked };

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
  OnChange on_change;
  Shown shown;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::string_view name,
                                     Member Owner::*member,
                                     OnChange on_change = OnChange::alter,
                                     Shown shown = Shown::plain) {
  return {name, member, on_change, shown};
}

// Calls visit(field) for each field of K, in order.
template <class K, class Visitor>
constexpr void for_each_field(Visitor&& visit) {
  std::apply([&](const auto&... each) { (visit(each), ...); }, K::fields());
}

template <class K>
concept HasFields = requires { K::fields(); };

namespace detail {

struct Anything {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): stands in for a member of any type
};

template <class T, std::size_t... I>
constexpr bool constructible_from(std::index_sequence<I...>) {
  return requires { T{((void)I, Anything{})...}; };
}

template <class T, std::size_t N = 0>
constexpr std::size_t arity() {
  if constexpr (constructible_from<T>(std::make_index_sequence<N + 1>{}))
    return arity<T, N + 1>();
  else
    return N;
}

}  // namespace detail

// True when fields() names every member of K; a static_assert on it catches a forgotten field.
template <class K>
constexpr bool lists_every_member() {
  return detail::arity<K>() == std::tuple_size_v<decltype(K::fields())>;
}

}  // namespace lockstep
