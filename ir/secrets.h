// Secrets in states: options of user mappings, connection strings of subscriptions. People see masks in their place.
// A file may hold the mask, too, and means by it the secret that is there already, so that what is shown can be read
// again and no file has to hold a secret.
#pragma once

#include <string_view>

#include "ir/graph.h"

namespace lockstep {

// What stands for a secret. As a name of an option: there may be options, but they could not be read.
inline constexpr std::string_view mask = "********";
// The mask of a connection string: one that PostgreSQL takes, and that leads nowhere.
inline constexpr std::string_view masked_connection = "host=********";

// Switches among the options of user mappings are shown as they are; PostgreSQL takes no mask for them.
bool is_secret_option(std::string_view name);

// Whether a setting of a database looks like a secret, by its name (`app.jwt_secret`) or its value (a URL with a password).
bool looks_like_secret(std::string_view name, std::string_view value);

// The state with masks in place of its secrets, which goes through the same changes as the state itself.
Graph masked(const Graph& graph);

// Replaces what is masked on one side by what the other knows. Gives the objects whose secrets could not be compared, or
// are written as masks because nobody knows them.
std::vector<ObjectId> settle_secrets(Graph& before, Graph& after);

// The objects with secrets. In order.
std::vector<ObjectId> holders_of_secrets(const Graph& graph);

}  // namespace lockstep
