// Renaming and moving objects in the graph with everything that follows.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// Gives the object another name or schema (`to` differs from `from` in nothing else). Its parts, references to it, type
// names, signatures of routines and texts that mention it follow; for a table also what lives in its schema with it:
// indexes, owned sequences.
void move_object(Reader& reader, const ObjectId& from, const ObjectId& to);

// A column of a table, with the columns of its children that come from it.
void rename_column(Reader& reader, const ObjectId& table, Name from, Name to);

// A constraint, index, trigger or policy, which others name at most as the index of the table.
void rename_part(Reader& reader, const ObjectId& from, Name to);

// The schema and everything in it.
void rename_schema(Reader& reader, Name from, Name to);

}  // namespace lockstep
