#include "base/platform/process.hpp"
#include "base/try.hpp"
#include "server/core/administration/verbs.hpp"

namespace banter::core {
namespace {

// In the order of Speaks.
constexpr std::array<std::string_view, 4> kCarriers{"new", "lines", "http", "websocket"};

void add_loops(const Metrics& metrics, protocol::AdminStatsReply& reply) {
  std::array<std::array<std::int64_t, 2>, kCarriers.size()> open{};
  for (const LoopFigures& loop : metrics.loops) {
    reply.deliveries += loop.deliveries.get();
    reply.bytes_in += loop.bytes_in.get();
    reply.bytes_out += loop.bytes_out.get();
    reply.queued_bytes += loop.queued_bytes.get();
    reply.slow_readers += loop.slow_readers.get();
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (const std::size_t tls : {0, 1})
        open[i][tls] += loop.connections[i][tls].get();
    }
  }
  for (std::size_t i = 0; i < open.size(); ++i) {
    for (const std::size_t tls : {0, 1}) {
      if (open[i][tls] == 0) continue;
      reply.connections.push_back(
          {.carrier = std::string(kCarriers[i]), .tls = tls == 1, .count = open[i][tls]});
    }
  }
}

template <std::size_t N>
protocol::Histogram histogram_of(const Sizes<N>& sizes) {
  protocol::Histogram histogram;
  for (std::size_t i = 0; i < N; ++i) {
    histogram.count += sizes.count(i);
    histogram.steps.push_back({.up_to = sizes.bounds()[i], .count = histogram.count});
  }
  histogram.count += sizes.count(N);
  histogram.sum = sizes.sum();
  return histogram;
}

}  // namespace

protocol::Result<protocol::AdminStatsReply> handle(ReadServices& services, const Caller&,
                                                   const protocol::AdminStatsRequest&) {
  BANTER_TRY(totals, services.overview.totals());
  const Metrics& metrics = services.metrics;
  protocol::AdminStatsReply reply{.version = services.settings.server,
                                  .started_at = metrics.started_at,
                                  .accounts = totals.accounts,
                                  .conversations = totals.conversations,
                                  .database_bytes = totals.bytes,
                                  .files = totals.files,
                                  .file_bytes = totals.file_bytes,
                                  .uploads = totals.uploads,
                                  .resident_bytes = static_cast<std::int64_t>(base::process_rss_bytes()),
                                  .open_files = static_cast<std::int64_t>(base::open_files()),
                                  .sessions_online = metrics.sessions_online.get(),
                                  .messages = metrics.messages.get(),
                                  .requests_waiting = metrics.requests_waiting.get(),
                                  .reads_waiting = metrics.reads_waiting.get(),
                                  .passwords_waiting = metrics.passwords_waiting.get(),
                                  .commit_requests = histogram_of(metrics.commit_requests),
                                  .commit_micros = histogram_of(metrics.commit_micros)};
  add_loops(metrics, reply);
  for (std::size_t i = 0; i < metrics.refusals.size(); ++i) {
    const std::int64_t count = metrics.refusals[i].get();
    if (count > 0)
      reply.refusals.push_back({.code = std::string(protocol::error_code_names[i]), .count = count});
  }
  return reply;
}

}  // namespace banter::core
