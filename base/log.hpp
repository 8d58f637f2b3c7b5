#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace banter::base {

// A handle to the log: copies are cheap and write to the same place, from any thread.
// A line is the time (ISO 8601, UTC, milliseconds), the level and the text. Control characters and
// bytes that are no UTF-8 are escaped, so that no foreign text can forge a line or steer a terminal.
// Secrets and what people write to each other do not belong into it.
class Log {
 public:
  enum class Level : std::uint8_t { debug, info, warn, error };

  // Writes nothing. Also what a default-made Log does.
  static Log none();
  // Writes lines to standard error.
  static Log to_stderr(Level least = Level::info);
  // Appends to the file `path`. When it would grow over `max_bytes` (at least 4,096) it is renamed to
  // a numbered one, of which `keep_files` (0 or more) stay. Fails when it cannot be opened; later
  // failures, such as a full disk, lose lines and nothing else.
  static Expected<Log> file(const std::string& path, std::uint64_t max_bytes, unsigned keep_files,
                            bool also_stderr, Level least = Level::info);

  Log() = default;

  template <class... A>
  void debug(fmt::format_string<A...> text, A&&... arguments) const {
    if (writes(Level::debug)) write(Level::debug, text, fmt::make_format_args(arguments...));
  }
  template <class... A>
  void info(fmt::format_string<A...> text, A&&... arguments) const {
    if (writes(Level::info)) write(Level::info, text, fmt::make_format_args(arguments...));
  }
  template <class... A>
  void warn(fmt::format_string<A...> text, A&&... arguments) const {
    if (writes(Level::warn)) write(Level::warn, text, fmt::make_format_args(arguments...));
  }
  template <class... A>
  void error(fmt::format_string<A...> text, A&&... arguments) const {
    if (writes(Level::error)) write(Level::error, text, fmt::make_format_args(arguments...));
  }

  // Whether lines of `level` are written; spares the making of costly arguments.
  bool writes(Level level) const { return sink_ && level >= least_; }

  // Closes the file and opens its path again: somebody has moved it away (SIGHUP).
  void reopen() const;

 private:
  class Sink;

  Log(std::shared_ptr<Sink> sink, Level least) : sink_(std::move(sink)), least_(least) {}
  void write(Level level, fmt::string_view text, fmt::format_args arguments) const;

  std::shared_ptr<Sink> sink_;
  Level least_ = Level::info;
};

}  // namespace banter::base
