// Kinds whose lowering is being written.
#include "parser/lower.h"

namespace lockstep {

void lower_create_schema(Reader& reader, const Statement& statement, const PgQuery__CreateSchemaStmt& /*node*/) { reader.unsupported(statement, "CreateSchemaStmt"); }
void lower_create_extension(Reader& reader, const Statement& statement, const PgQuery__CreateExtensionStmt& /*node*/) { reader.unsupported(statement, "CreateExtensionStmt"); }
void lower_create_enum(Reader& reader, const Statement& statement, const PgQuery__CreateEnumStmt& /*node*/) { reader.unsupported(statement, "CreateEnumStmt"); }
void lower_alter_enum(Reader& reader, const Statement& statement, const PgQuery__AlterEnumStmt& /*node*/) { reader.unsupported(statement, "AlterEnumStmt"); }
void lower_composite_type(Reader& reader, const Statement& statement, const PgQuery__CompositeTypeStmt& /*node*/) { reader.unsupported(statement, "CompositeTypeStmt"); }
void lower_create_domain(Reader& reader, const Statement& statement, const PgQuery__CreateDomainStmt& /*node*/) { reader.unsupported(statement, "CreateDomainStmt"); }
void lower_alter_domain(Reader& reader, const Statement& statement, const PgQuery__AlterDomainStmt& /*node*/) { reader.unsupported(statement, "AlterDomainStmt"); }
void lower_create_range(Reader& reader, const Statement& statement, const PgQuery__CreateRangeStmt& /*node*/) { reader.unsupported(statement, "CreateRangeStmt"); }
void lower_view(Reader& reader, const Statement& statement, const PgQuery__ViewStmt& /*node*/) { reader.unsupported(statement, "ViewStmt"); }
void lower_create_function(Reader& reader, const Statement& statement, const PgQuery__CreateFunctionStmt& /*node*/) { reader.unsupported(statement, "CreateFunctionStmt"); }
void lower_alter_function(Reader& reader, const Statement& statement, const PgQuery__AlterFunctionStmt& /*node*/) { reader.unsupported(statement, "AlterFunctionStmt"); }
void lower_create_trigger(Reader& reader, const Statement& statement, const PgQuery__CreateTrigStmt& /*node*/) { reader.unsupported(statement, "CreateTrigStmt"); }
void lower_create_policy(Reader& reader, const Statement& statement, const PgQuery__CreatePolicyStmt& /*node*/) { reader.unsupported(statement, "CreatePolicyStmt"); }
void lower_alter_policy(Reader& reader, const Statement& statement, const PgQuery__AlterPolicyStmt& /*node*/) { reader.unsupported(statement, "AlterPolicyStmt"); }
void lower_comment(Reader& reader, const Statement& statement, const PgQuery__CommentStmt& /*node*/) { reader.unsupported(statement, "CommentStmt"); }
void lower_alter_owner(Reader& reader, const Statement& statement, const PgQuery__AlterOwnerStmt& /*node*/) { reader.unsupported(statement, "AlterOwnerStmt"); }
void lower_grant(Reader& reader, const Statement& statement, const PgQuery__GrantStmt& /*node*/) { reader.unsupported(statement, "GrantStmt"); }
void lower_alter_default_privileges(Reader& reader, const Statement& statement, const PgQuery__AlterDefaultPrivilegesStmt& /*node*/) { reader.unsupported(statement, "AlterDefaultPrivilegesStmt"); }
void lower_drop(Reader& reader, const Statement& statement, const PgQuery__DropStmt& /*node*/) { reader.unsupported(statement, "DropStmt"); }
void lower_rename(Reader& reader, const Statement& statement, const PgQuery__RenameStmt& /*node*/) { reader.unsupported(statement, "RenameStmt"); }
void lower_set_schema(Reader& reader, const Statement& statement, const PgQuery__AlterObjectSchemaStmt& /*node*/) { reader.unsupported(statement, "AlterObjectSchemaStmt"); }
void drop_object(Reader& reader, const ObjectId& id, bool /*cascade*/) { reader.graph.erase(id); }
void apply_default_privileges(Reader& /*reader*/, Node& /*node*/) {}

}  // namespace lockstep
