// Coercions between types as PostgreSQL's parser adds them (src/backend/parser/parse_coerce.c).
#pragma once

#include <span>

#include "parser/analyse/analysis.h"

namespace lockstep::analyse {

// In which place a coercion is asked for; each allows what those before it do.
enum class Strictness { implicit, assignment, explicit_ };

enum class Pathway { none, function, relabel, array, text };

Pathway coercion_pathway(const Types& types, Oid target, Oid source, Strictness strictness);

// True when values of `source` can be given where `target` is wanted; polymorphic targets are accepted.
bool can_coerce(const Types& types, Oid source, Oid target, Strictness strictness);
// The same for a list of arguments, with the rules for polymorphic types among them.
bool can_coerce_all(const Types& types, std::span<const Oid> sources, std::span<const Oid> targets, Strictness strictness);

bool is_binary_coercible(const Types& types, Oid source, Oid target);
bool is_polymorphic(Oid type);

// Gives the value the type, not the modifier. The coercion must be possible.
Value* coerce_type(const Analysis& analysis, Value* value, Type target, Strictness strictness, Form form);

// Gives the value the type and the modifier; null when there is no way.
Value* coerce_to_target(const Analysis& analysis, Value* value, Type target, Strictness strictness, Form form);

// For AND, WHERE, CHECK … Leaves values of unknown type as they are.
Value* coerce_to_boolean(const Analysis& analysis, Value* value);

// The same for another type, `LIMIT` as bigint.
Value* coerce_to_specific(const Analysis& analysis, Value* value, Oid type);

// The common type of CASE, UNION, ARRAY …; no_type when there is none.
Oid common_type(const Types& types, std::span<Value* const> values);
Oid common_type_of(const Types& types, std::span<const Oid> all);
Name common_modifier(std::span<Value* const> values, Oid type);
bool is_common_type(const Types& types, Oid type, std::span<Value* const> values);
Value* coerce_to_common(const Analysis& analysis, Value* value, Oid type);

// Settles the polymorphic types of a call: `declared` gets the actual types that unknown literals and
// anycompatible arguments are coerced to. Gives the result type; no_type when they do not fit.
Oid resolve_polymorphic(const Types& types, std::span<const Oid> actual, std::span<Oid> declared, Oid result);

}  // namespace lockstep::analyse
