// A plan made by hand that has one of everything: three transaction modes, all reversals, hazards,
// awkward names and texts.
#pragma once

#include "planner/plan.h"

namespace lockstep::testing {

inline ObjectId table_id(const char* name) { return {Kind::table, Name("public"), Name(name), {}, {}}; }

inline Plan sample_plan() {
  Plan plan;
  plan.from = "database shop on localhost";
  plan.to = "schema.sql";
  plan.from_fingerprint = std::string(64, 'a');
  plan.to_fingerprint = std::string(64, 'b');
  plan.server_version = 150018;
  plan.search_path = {Name("Shop"), Name("public")};
  plan.summary = {1, 2, 1};
  plan.before_sql = "CREATE TABLE public.customers ();\n";
  plan.after_sql = "CREATE TABLE public.customers (note text);\n";

  Step create;
  create.title = "create table public.\"Orders\"";
  create.subject = table_id("Orders");
  create.action = Action::create;
  create.up = {sql("CREATE TABLE public.\"Orders\" (\n    id bigint NOT NULL\n)")};
  create.down = {Reversal::loses_data, "the rows of the table are lost", {sql("DROP TABLE public.\"Orders\"")}};
  create.produces = {table_id("Orders")};
  plan.steps.push_back(create);

  Step comment;
  comment.title = "comment on table public.\"Orders\"";
  comment.subject = table_id("Orders");
  comment.up = {sql("COMMENT ON TABLE public.\"Orders\" IS 'two\nlines -- and dashes'")};
  comment.down = {Reversal::exact, "", {sql("COMMENT ON TABLE public.\"Orders\" IS NULL")}};
  comment.requires_ = {table_id("Orders")};
  comment.after = {1};
  plan.steps.push_back(comment);

  Step index;
  index.title = "create index customers_note_idx";
  index.subject = {Kind::index, Name("public"), Name("customers_note_idx"), {}, {}};
  index.action = Action::create;
  index.transaction = Transaction::outside;
  index.up = {sql("CREATE INDEX CONCURRENTLY customers_note_idx ON public.customers (note)")};
  index.down = {Reversal::exact, "", {sql("DROP INDEX CONCURRENTLY public.customers_note_idx")}};
  index.locks = {{table_id("customers"), Lock::share_update_exclusive}};
  index.done = sql("SELECT true");
  index.leftovers = {sql("DROP INDEX CONCURRENTLY IF EXISTS public.customers_note_idx")};
  index.produces = {index.subject};
  plan.steps.push_back(index);

  Step value;
  value.title = "add value 'späť' to enum type public.mood";
  value.subject = {Kind::enum_type, Name("public"), Name("mood"), {}, {}};
  value.transaction = Transaction::alone;
  value.up = {sql("ALTER TYPE public.mood ADD VALUE 'sp\xC3\xA4\xC5\xA5'")};
  value.down = {Reversal::irreversible, "PostgreSQL cannot take a value\nout of an enum", {}};
  plan.steps.push_back(value);

  Step drop;
  drop.title = "drop column public.customers.phone";
  drop.subject = {Kind::column, Name("public"), Name("customers"), Name("phone"), {}};
  drop.action = Action::drop;
  drop.phase = Phase::contract;
  drop.up = {sql("ALTER TABLE public.customers DROP COLUMN phone")};
  drop.down = {Reversal::loses_data, "the column comes back empty", {sql("ALTER TABLE public.customers ADD COLUMN phone text")}};
  drop.locks = {{table_id("customers"), Lock::access_exclusive}};
  drop.hazards = {{"data-loss", "the values of the column are deleted"}};
  drop.removes = {drop.subject};
  drop.releases = {table_id("customers")};
  plan.steps.push_back(drop);
  return plan;
}

}  // namespace lockstep::testing
