#include "server/transports/http/prometheus.hpp"

#include <fmt/core.h>

#include <iterator>
#include <string_view>

namespace banter::transports::http {
namespace {

// A label's value: of all characters only three mean something there.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

class Page {
 public:
  void head(std::string_view name, std::string_view type, std::string_view help) {
    append("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
  }
  // `labels`: with their braces, or none.
  void line(std::string_view name, std::string_view labels, std::int64_t value) {
    append("{}{} {}\n", name, labels, value);
  }
  void gauge(std::string_view name, std::int64_t value, std::string_view help) {
    head(name, "gauge", help);
    line(name, "", value);
  }
  void counter(std::string_view name, std::int64_t value, std::string_view help) {
    head(name, "counter", help);
    line(name, "", value);
  }
  // `unit`: how many of the figures make one of what is told.
  void histogram(std::string_view name, const protocol::Histogram& sizes, double unit,
                 std::string_view help) {
    head(name, "histogram", help);
    for (const protocol::HistogramStep& step : sizes.steps)
      append("{}_bucket{{le=\"{}\"}} {}\n", name, static_cast<double>(step.up_to) / unit, step.count);
    append("{}_bucket{{le=\"+Inf\"}} {}\n", name, sizes.count);
    append("{}_sum {}\n{}_count {}\n", name, static_cast<double>(sizes.sum) / unit, name, sizes.count);
  }
  template <class... Values>
  void append(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void add_process(Page& page, const protocol::AdminStatsReply& stats) {
  page.head("banter_info", "gauge", "The server program.");
  page.line("banter_info", fmt::format("{{version=\"{}\"}}", escaped(stats.version)), 1);
  page.head("process_start_time_seconds", "gauge", "When the server was started, since 1970.");
  page.append("process_start_time_seconds {}\n", static_cast<double>(stats.started_at) / 1000);
  page.gauge("process_resident_memory_bytes", stats.resident_bytes, "Memory in use.");
  page.gauge("process_open_fds", stats.open_files, "Files and sockets open.");
}

void add_connections(Page& page, const protocol::AdminStatsReply& stats) {
  page.head("banter_connections", "gauge", "Connections open now, by what they speak.");
  for (const protocol::ConnectionCount& kind : stats.connections) {
    page.line("banter_connections",
              fmt::format("{{carrier=\"{}\",tls=\"{}\"}}", escaped(kind.carrier), kind.tls), kind.count);
  }
  page.gauge("banter_sessions", stats.sessions_online, "Connections that are logged in.");
  page.counter("banter_messages_total", stats.messages, "Messages stored.");
  page.counter("banter_deliveries_total", stats.deliveries, "Replies and events queued for connections.");
  page.counter("banter_received_bytes_total", stats.bytes_in, "Bytes received, inside TLS.");
  page.counter("banter_sent_bytes_total", stats.bytes_out, "Bytes sent, inside TLS.");
  page.gauge("banter_queued_bytes", stats.queued_bytes, "Bytes that wait to be sent.");
  page.counter("banter_slow_readers_total", stats.slow_readers,
               "Connections closed because they read too slowly.");
  page.head("banter_refusals_total", "counter", "Requests refused, by code.");
  for (const protocol::RefusalCount& one : stats.refusals)
    page.line("banter_refusals_total", fmt::format("{{code=\"{}\"}}", escaped(one.code)), one.count);
}

void add_core(Page& page, const protocol::AdminStatsReply& stats) {
  page.gauge("banter_requests_waiting", stats.requests_waiting, "Requests that wait for the core.");
  page.gauge("banter_reads_waiting", stats.reads_waiting, "Requests that wait for a reader.");
  page.gauge("banter_passwords_waiting", stats.passwords_waiting,
             "Requests that wait for a password to be hashed.");
  page.histogram("banter_commit_requests", stats.commit_requests, 1, "Requests of a commit.");
  page.histogram("banter_commit_seconds", stats.commit_micros, 1e6,
                 "Time of a commit, the sync of the disk included.");
  page.gauge("banter_accounts", stats.accounts, "Accounts that are not closed.");
  page.gauge("banter_conversations", stats.conversations, "Direct conversations and rooms.");
  page.gauge("banter_database_bytes", stats.database_bytes, "Size of the database with its log.");
  page.gauge("banter_files", stats.files, "Files that are kept.");
  page.gauge("banter_uploads", stats.uploads, "Uploads under way.");
  page.gauge("banter_file_bytes", stats.file_bytes,
             "Of all files and uploads, as they count for the quotas.");
}

}  // namespace

std::string as_prometheus(const protocol::AdminStatsReply& stats) {
  Page page;
  add_process(page, stats);
  add_connections(page, stats);
  add_core(page, stats);
  return page.take();
}

}  // namespace banter::transports::http
