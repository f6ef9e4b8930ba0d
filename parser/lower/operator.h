// Operators, operator classes and families, casts: objects that are not named by a name alone.
#pragma once

#include "parser/lower/objects.h"

namespace lockstep {

// `integer, integer`, `NONE, text`: ObjectId::signature of an operator.
Name operator_signature(const TypeName& left, const TypeName& right);

// `===(integer, integer)` as ALTER, COMMENT and DROP name it.
NamedObject find_operator_named(Reader& reader, const PgQuery__ObjectWithArgs& operator_);

// Partners point back to who names them, also when they are made later (OperatorUpd() in
// src/backend/catalog/pg_operator.c).
void link_operators(Graph& graph);

// `source AS target`: ObjectId::signature of a cast.
Name cast_signature(const TypeName& source, const TypeName& target);

// `(source AS target)` as COMMENT and DROP name it.
NamedObject find_cast_named(Reader& reader, const PgQuery__Node& object);

// An operator class or family: `name USING method`, the method first in the tree.
NamedObject find_operator_class_named(Reader& reader, Kind kind, const PgQuery__Node& object);

}  // namespace lockstep
