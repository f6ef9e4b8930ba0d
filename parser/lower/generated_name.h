// Names that PostgreSQL gives to constraints, indexes and sequences nobody named.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// The names an index gives to its columns, INCLUDE columns last (ChooseIndexColumnNames,
// indexcmds.c).
std::vector<std::string> index_column_names(const std::vector<ir::IndexElement>& elements,
                                            const std::vector<Name>& include);

// Column names joined by `_`, as they stand in the middle of a generated name
// (ChooseIndexNameAddition).
std::string name_addition(const std::vector<std::string>& columns);

// The name of a sequence behind a serial or identity column.
Name sequence_name(Reader& reader, Name schema, Name table, Name column);

// The name of an index or of the constraint that owns it: label is pkey, key, excl or idx.
Name index_name(Reader& reader,
                Name schema,
                Name table,
                const std::vector<std::string>& columns,
                std::string_view label);

// The name of a check or foreign key.
Name constraint_name(
    Reader& reader, Name schema, Name table, std::string_view addition, std::string_view label);

}  // namespace lockstep
