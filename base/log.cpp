#include "base/log.hpp"

#define SPDLOG_FMT_EXTERNAL
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <vector>

#include "base/utf8.hpp"

namespace banter::base {
namespace {

using SinkPtr = std::shared_ptr<spdlog::sinks::sink>;

SinkPtr with_our_line(SinkPtr sink) {
  sink->set_formatter(std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %l %v",
                                                                  spdlog::pattern_time_type::utc));
  return sink;
}

spdlog::level::level_enum spdlog_level(Log::Level level) {
  switch (level) {
    case Log::Level::debug:
      return spdlog::level::debug;
    case Log::Level::info:
      return spdlog::level::info;
    case Log::Level::warn:
      return spdlog::level::warn;
    case Log::Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

}  // namespace

class Log::Sink {
 public:
  // An empty path: no file. Throws spdlog::spdlog_ex when the file cannot be opened.
  Sink(std::string path, std::uint64_t max_bytes, unsigned keep_files, bool to_stderr)
      : path_(std::move(path)),
        max_bytes_(std::max<std::uint64_t>(max_bytes, 4096)),
        keep_files_(keep_files) {
    if (to_stderr) stderr_ = with_our_line(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    if (!path_.empty()) file_ = open();
  }

  void write(Level level, std::string_view line) {
    spdlog::details::log_msg message("", spdlog_level(level),
                                     spdlog::string_view_t(line.data(), line.size()));
    std::lock_guard hold(mutex_);
    for (const SinkPtr& sink : {file_, stderr_}) {
      if (!sink) continue;
      try {
        sink->log(message);
        sink->flush();  // what was logged before a crash is what one wants to read
      } catch (const std::exception&) {
        // A full disk must not end a server, and there is no better place to complain to.
      }
    }
  }

  void reopen() {
    std::lock_guard hold(mutex_);
    if (path_.empty()) return;
    try {
      file_ = open();
    } catch (const std::exception&) {
      // The old file stays in use.
    }
  }

 private:
  SinkPtr open() const {
    return with_our_line(
        std::make_shared<spdlog::sinks::rotating_file_sink_mt>(path_, max_bytes_, keep_files_));
  }

  const std::string path_;
  const std::uint64_t max_bytes_;
  const unsigned keep_files_;
  std::mutex mutex_;
  SinkPtr file_;
  SinkPtr stderr_;
};

Log Log::none() {
  return {};
}

Log Log::to_stderr(Level least) {
  return {std::make_shared<Sink>("", 0, 0, true), least};
}

Expected<Log> Log::file(const std::string& path, std::uint64_t max_bytes, unsigned keep_files,
                        bool also_stderr, Level least) {
  try {
    return Log(std::make_shared<Sink>(path, max_bytes, keep_files, also_stderr), least);
  } catch (const std::exception&) {
    return os_fault("cannot write the log " + path, errno);
  }
}

void Log::reopen() const {
  if (sink_) sink_->reopen();
}

void Log::write(Level level, fmt::string_view text, fmt::format_args arguments) const {
  sink_->write(level, printable(fmt::vformat(text, arguments)));
}

}  // namespace banter::base
