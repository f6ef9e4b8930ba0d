// What ALTER … RENAME and SET SCHEMA do to a state: the object, its parts, and everything that names it.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "ir/graph.h"

namespace lockstep {

// Columns of one relation that are renamed: from what to what.
using RenamedColumns = std::vector<std::pair<Name, Name>>;

// The text of an expression with columns of `relation` renamed; see with_renamed_columns() in
// parser/canonical.h.
using ColumnsInText = std::function<std::string(const Graph& graph, const ObjectId& relation, const std::string& text, const RenamedColumns& renamed)>;

// `text` with the qualified name `from` replaced by `to` wherever it stands as a whole.
std::string with_renamed(const std::string& text, const QualifiedName& from, const QualifiedName& to);

// Carries out the rename on the graph as PostgreSQL would: columns of children follow their parent's,
// indexes follow their table into another schema, expressions and types follow. Bodies of functions
// between quotes do not. Without `columns_in_text` expressions keep the old column name.
void carry_out_rename(Graph& graph, const ObjectId& from, const ObjectId& to, const ColumnsInText& columns_in_text);

// The same for many objects at once that have no parts, constraints, indexes, statistics, sequences: one after the other, so that an
// object may be renamed twice, by way of a name that is free.
struct LeafRename {
  ObjectId from;
  ObjectId to;
};

void carry_out_renames(Graph& graph, const std::vector<LeafRename>& renames);

// What an object is called when a schema is renamed: its own schema, and that of types by which it is told apart.
ObjectId in_renamed_schema(ObjectId id, Name from, Name to);

// Whose part an object is by nature, so that its name matters little: the table of a constraint or index,
// the column that owns a sequence.
std::optional<ObjectId> named_after(const Node& node);

// How deep the kind stands: 0 for schemas, 1 for what is in schemas, 2 for parts. Renames go from the
// outside inwards.
int depth(Kind kind);

// The new name of an operator, operator class or operator family wherever the node names it. Nothing for other kinds.
void follow_definition(Node& node, const ObjectId& from, const ObjectId& to);

}  // namespace lockstep
