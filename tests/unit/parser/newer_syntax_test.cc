// Clauses that the linked parser does not know.
#include "tests/unit/parser/lower_support.h"

namespace lockstep {

TEST_CASE("clauses of newer versions are read") {
  check_lines({
      {"not enforced",
       "CREATE TABLE t (a int PRIMARY KEY, enforced bool, CONSTRAINT c CHECK (a > 0 AND NOT enforced) NOT ENFORCED,"
       " b int CONSTRAINT f REFERENCES t ON DELETE CASCADE NOT ENFORCED, CHECK (b > 1) ENFORCED);",
       {"column public.t.enforced: type=boolean",
        "constraint public.t.c: type=check check=(a > 0 AND NOT enforced) validated=false enforced=false",
        "constraint public.t.f: type=foreign key columns=[b] foreign_key=(table=table public.t columns=[a] on_update=no action on_delete=cascade) validated=false enforced=false",
        "constraint public.t.t_b_check: type=check check=b > 1 generated"},
       {"error"}},
      {"not enforced behind SET DEFAULT",
       "CREATE TABLE t (a int PRIMARY KEY, b int DEFAULT 1, CONSTRAINT f FOREIGN KEY (b) REFERENCES t ON DELETE SET DEFAULT NOT ENFORCED);",
       {"constraint public.t.f: type=foreign key columns=[b] foreign_key=(table=table public.t columns=[a] on_update=no action on_delete=set default) validated=false enforced=false"},
       {"error"}},
      {"temporal keys",
       "CREATE TABLE t (a int, period tstzrange, CONSTRAINT k PRIMARY KEY (a, period WITHOUT OVERLAPS));"
       "CREATE TABLE u (a int, \"Period\" tstzrange, CONSTRAINT f FOREIGN KEY (a, PERIOD \"Period\") REFERENCES t (a, PERIOD period));",
       {"constraint public.t.k: type=primary key columns=[a, period] without_overlaps=true",
        "constraint public.u.f: type=foreign key columns=[a, Period] without_overlaps=true foreign_key=(table=table public.t columns=[a, period] on_update=no action on_delete=no action)"}},
      {"virtual columns",
       "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL, c int GENERATED ALWAYS AS ((a) * 2), d int GENERATED ALWAYS AS (a) STORED);",
       {"column public.t.b: type=integer generated=a + 1 generated_virtual=true",
        "column public.t.c: type=integer generated=a * 2 generated_virtual=true",
        "column public.t.d: type=integer generated=a"}},
      {"storage at a column",
       "CREATE TABLE t (storage text, a text STORAGE EXTERNAL NOT NULL);",
       {"column public.t.storage: type=text", "column public.t.a: type=text not_null=true storage=external"}},
      {"constraints of NOT NULL",
       "CREATE TABLE t (a int CONSTRAINT t_a_not_null NOT NULL, b int CONSTRAINT own NOT NULL NO INHERIT, c int, d int, CONSTRAINT c_own NOT NULL \"c\" NO INHERIT);"
       "ALTER TABLE t ADD CONSTRAINT d_own NOT NULL d NOT VALID; COMMENT ON CONSTRAINT d_own ON t IS 'later'; COMMENT ON CONSTRAINT t_a_not_null ON t IS 'a';",
       {"column public.t.a: type=integer not_null=true not_null_constraint=(validated=true comment=a)",
        "column public.t.b: type=integer not_null=true not_null_constraint=(name=own no_inherit=true validated=true)",
        "column public.t.c: type=integer not_null=true not_null_constraint=(name=c_own no_inherit=true validated=true)",
        "column public.t.d: type=integer not_null=true not_null_constraint=(name=d_own comment=later)"}},
      {"what is broken stays broken", "CREATE TABLE t (a int NOT ENFORCED NOT, b int);", {"error syntax"}},
      {"a reserved word is no column", "CREATE TABLE t (a int, CONSTRAINT c NOT NULL null);", {"error syntax"}},
      {"nothing to belong to",
       "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0)); ALTER TABLE t ALTER CONSTRAINT c NOT ENFORCED;",
       {parser_version < 180000 ? "error syntax" : "error unsupported-command", "constraint public.t.c: type=check check=a > 0"}},
      {"storage where a constraint is too new",
       "CREATE TABLE t (a text STORAGE external CONSTRAINT c CHECK (a > '') NOT ENFORCED);",
       {"column public.t.a: type=text storage=external", "constraint public.t.c: type=check check=a > '' validated=false enforced=false"}},
      {"the sequence of an identity column",
       "CREATE UNLOGGED TABLE t (a int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s LOGGED START WITH 5));",
       {"column public.t.a: type=integer not_null=true identity=(always=true sequence=public.s options=(type=integer start=5 increment=1 minimum=1 maximum=2147483647 cache=1))"}},
  });
}

}  // namespace lockstep
