#include "server/transports/http/prometheus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

namespace banter::transports::http {
namespace {

using testing::HasSubstr;

protocol::AdminStatsReply some() {
  protocol::AdminStatsReply stats;
  stats.version = "A \"b\" \\ 1.0";
  stats.started_at = 1'790'000'000'500;
  stats.connections = {{.carrier = "websocket", .tls = true, .count = 4}};
  stats.refusals = {{.code = "forbidden", .count = 2}};
  stats.messages = 7;
  stats.commit_micros = {.steps = {{100, 1}, {250, 3}}, .count = 4, .sum = 1'000'700};
  return stats;
}

TEST(Prometheus, TellsEachFigureUnderItsName) {
  const std::string page = as_prometheus(some());
  for (const char* line :
       {"# TYPE banter_messages_total counter\nbanter_messages_total 7\n",
        "banter_connections{carrier=\"websocket\",tls=\"true\"} 4\n",
        "banter_refusals_total{code=\"forbidden\"} 2\n", "process_start_time_seconds 1790000000.5\n",
        "banter_commit_seconds_bucket{le=\"0.0001\"} 1\n"
        "banter_commit_seconds_bucket{le=\"0.00025\"} 3\n"
        "banter_commit_seconds_bucket{le=\"+Inf\"} 4\n"
        "banter_commit_seconds_sum 1.0007\n"
        "banter_commit_seconds_count 4\n"}) {
    EXPECT_THAT(page, HasSubstr(line));
  }
}

TEST(Prometheus, NamesOfTheOperatorCannotBreakOutOfTheirLine) {
  EXPECT_THAT(as_prometheus(some()), HasSubstr("banter_info{version=\"A \\\"b\\\" \\\\ 1.0\"} 1\n"));
}

// The grammar of the format: what a scraper reads line by line.
TEST(Prometheus, EveryLineIsOneOfTheFormat) {
  static const std::regex line(
      R"((# HELP [a-z_]+ [^\n]+|# TYPE [a-z_]+ (gauge|counter|histogram)|)"
      R"([a-z_]+(\{[a-z]+="([^"\\]|\\.)*"(,[a-z]+="([^"\\]|\\.)*")*\})? [0-9.e+-]+))");
  std::istringstream page(as_prometheus(some()));
  int lines = 0;
  for (std::string one; std::getline(page, one); ++lines)
    EXPECT_TRUE(std::regex_match(one, line)) << one;
  EXPECT_GT(lines, 60);
}

}  // namespace
}  // namespace banter::transports::http
