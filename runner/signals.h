// SIGINT and SIGTERM: clean up, then end.
#pragma once

#include <functional>

namespace lockstep {

// Runs `clean_up` when SIGINT, SIGTERM or SIGHUP arrives, then ends the process with 128 + signal. The
// signals are taken by a thread of their own, so `clean_up` may do anything. Returns a number for
// forget_clean_up(). Call it before other threads are started.
int on_end_signal(std::function<void()> clean_up);

void forget_clean_up(int number);

// The first such signal calls `request` instead, which asks what runs to come to an end; the second ends the process as above.
void on_first_end_signal(std::function<void()> request);

}  // namespace lockstep
