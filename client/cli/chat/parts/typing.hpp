#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/millis.hpp"

namespace banter::cli {

/// Decides when to tell others that the person here is writing.
class OwnTyping {
 public:
  struct Ports {
    std::function<void(const std::string& conversation, bool active)> tell;
    /// Calls the function after so many milliseconds.
    std::function<void(base::Millis, std::function<void()>)> later;
    /// Of a clock that never goes back.
    std::function<base::Millis()> now;
  };
  explicit OwnTyping(Ports ports) : ports_(std::move(ports)) {}

  /// A key was pressed, and what stands in the line can become a message there.
  void typed(const std::string& conversation);
  /// It was sent, or taken away.
  void stopped();

 private:
  void watch(base::Millis wait);

  Ports ports_;
  std::string where_;  // where one is known to be writing; empty: nowhere
  base::Millis told_ = 0;
  base::Millis last_ = 0;
  bool watching_ = false;
};

/// Who else is writing.
class Writers {
 public:
  void came(const std::string& conversation, const std::string& username, base::Millis until);
  void gone(const std::string& conversation, const std::string& username);

  bool any(base::Millis now);

  /// `ben is writing …`; empty when nobody is. Names that nobody can have are not told.
  std::string words(const std::string& conversation, base::Millis now);

 private:
  std::map<std::string, std::map<std::string, base::Millis>> until_;  // by conversation and username
};

}  // namespace banter::cli
