// Child processes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace lockstep {

// The account that server programs run under: PostgreSQL refuses to run as root, so root drops to
// `postgres`, or `nobody` where there is no such user. For everybody else: themselves.
struct Account {
  uid_t user = 0;
  gid_t group = 0;
  bool switched = false;  // we are root and drop
};

Account server_account();

// Starts a program as `account` with its output going to `log`. It gets SIGQUIT when we die, in
// whatever way. Throws Error when it cannot be started.
pid_t start_process(const std::vector<std::string>& command,
                    const Account& account,
                    const std::filesystem::path& log);

// Runs a program to its end; the exit status, 128 + signal when it was killed.
int run_process(const std::vector<std::string>& command,
                const Account& account,
                const std::filesystem::path& log);

}  // namespace lockstep
