// A walk over every ObjectId inside an object: Ref fields and the user-defined types of TypeNames,
// however deep they are nested.
#pragma once

#include <functional>

#include "ir/object.h"

namespace lockstep {

void visit_references(Object& object, const std::function<void(ObjectId&)>& visit);

// The same for every TypeName, and for every name that stands for an object without being a Ref
// (collations, operator classes, functions of triggers and ranges).
void visit_types(Object& object, const std::function<void(TypeName&)>& visit);
void visit_qualified_names(Object& object, const std::function<void(QualifiedName&)>& visit);

// The same for every Expr, with the name of the field of the object that holds it.
void visit_expressions(Object& object,
                       const std::function<void(std::string_view field, Expr&)>& visit);

}  // namespace lockstep
