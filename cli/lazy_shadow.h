// A server to try things on, which is opened when it is first needed.
#pragma once

#include <optional>
#include <string>

#include "runner/shadow.h"

namespace lockstep {

class LazyShadow {
 public:
  explicit LazyShadow(std::string wanted_conninfo) : wanted_(std::move(wanted_conninfo)) {}
  void prefer_version(int server_version) { major_ = server_version / 10000; }

  // Null when there is none; reason() says why then.
  Shadow* get();
  // Of the server that get() gives, if possible without opening it; 0 when there is none.
  int major_version();
  const std::string& reason() const { return choice_ ? choice_->reason : none_; }

 private:
  std::string wanted_;
  int major_ = 0;
  std::optional<ShadowChoice> choice_;
  std::string none_;
};

}  // namespace lockstep
