// The server process behind a private Shadow: data folder, socket, start, stop.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <sys/types.h>

namespace lockstep {

struct ServerProcess {
  std::filesystem::path folder;  // 0700; holds data/, the socket and the log
  pid_t pid = 0;
};

// Starts a server in a new folder below $TMPDIR or /tmp; what earlier runs left there, killed before
// they could clean up, is removed first. Throws Error with the server's log when it does not come up.
ServerProcess start_server(const std::filesystem::path& binaries);

// The major version of the programs, when the cache holds a data folder that they initialised.
std::optional<int> initialised_version(const std::filesystem::path& binaries);

// Stops the server at once and removes its folder. Does not throw. Safe to call twice.
void stop_server(ServerProcess& server) noexcept;

}  // namespace lockstep
