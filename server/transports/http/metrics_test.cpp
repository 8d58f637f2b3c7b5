#include <string>

#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"

namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::Client;
using ::testing::HasSubstr;
using testing::request;
using testing::TestServer;

Answer get(const TestServer& server, const std::string& fields = "", const std::string& method = "GET") {
  Client client(server.port);
  client.send(request(method, "/metrics", fields));
  return answer(client);
}

TEST(MetricsPage, IsForABearerTokenOnly) {
  TestServer server;
  for (const std::string fields : {"", "Authorization: Bearer wrong\r\n", "Authorization: Basic YTpi\r\n",
                                   "Authorization: Bearer \xFF\r\n", "X-Banter: 1\r\n"}) {
    const Answer got = get(server, fields);
    EXPECT_EQ(got.status(), "401") << fields;
    EXPECT_EQ(got.field("WWW-Authenticate"), "Bearer");
  }
  EXPECT_EQ(get(server, "Authorization: Bearer T0KEN\r\nOrigin: http://evil.example\r\n").status(), "403");
  EXPECT_EQ(get(server, "Authorization: Bearer T0KEN\r\n", "POST").status(), "405");
}

TEST(MetricsPage, AsksTheCoreAndTellsPrometheus) {
  TestServer server;
  const Answer got = get(server, "Authorization: Bearer T0KEN\r\n");
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.field("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_THAT(got.body, HasSubstr("# TYPE banter_messages_total counter\n"));
  const auto seen = server.core.seen();
  ASSERT_EQ(seen.requests.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<protocol::ResumeRequest>(seen.requests[0].request));
  EXPECT_TRUE(std::holds_alternative<protocol::AdminStatsRequest>(seen.requests[1].request));
  server.core.wait_until([](const auto& now) { return now.disconnected.size() == 1; });
}

}  // namespace
}  // namespace banter::transports
